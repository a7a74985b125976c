"""Events as a list for people: by year, each with its date in words, its kind, its id and what happened.

All fits the width of the terminal, whatever the script; what a mark means stands below the list that has it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from timeline.chronology.told_before import find_places
from timeline.cli.colour import Style, styled
from timeline.events.telling_words import own_words, telling_words
from timeline.language.wording import write_when
from timeline.model.characters import seen
from timeline.model.event import BY_HAND, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from timeline.language import Language, Wording
    from timeline.model.edition import Entry
    from timeline.model.when import When

    Load = Callable[[str], Language | None]
    # What finds by its id from where to where the words of an entry tell it.
    Places = Callable[[Sequence[Entry]], Mapping[str, tuple[int, int]]]

MARKS = {
    "★": "key",
    "+": "told again, by other texts",
    "=": "printed with another event",
    "✎": "edited",
    "–": "left out",
}
PROPOSED = "~"
_PROPOSED = f"{PROPOSED} headline proposed, not the editor's"
_NO_YEAR = "9999"
# Words that have less than this part of the room behind their headline are not shown.
_LEAST = 4
_KIND = max(map(len, Kind))
# Where the words would have less room than this beside date, kind and id, they stand on a line of their own.
_WORDS = 60
# « 30 septembre 2008 »
_DATE = 17
# All letters before these have one column each, and most texts no others.
_BEYOND = re.compile("[\u0300-\U0010ffff]")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of a list in columns of the terminal: of all, the marks, the dates, the ids."""

    width: int
    marks: int
    dates: int
    ids: int

    @classmethod
    def of(cls, rows: Sequence[Row], width: int) -> Columns:
        """The widths that rows need; where that is too much, a long date may push its own id to the right."""
        marks = max(map(display_width, {row.marks for row in rows}), default=0)
        ids = max((len(row.entry.id) for row in rows), default=0)
        dates = max(map(display_width, {row.date for row in rows}), default=0)
        columns = cls(width, marks + 1 if marks else 0, dates, ids)
        if columns.with_kind:
            return columns
        return replace(columns, dates=min(dates, max(_DATE, width - columns.marks - 2 - ids)))

    @property
    def with_kind(self) -> bool:
        """Whether date, kind and id stand on one line."""
        return self.head - 2 <= self.width

    @property
    def head(self) -> int:
        """All that stands before the words: each of the columns, with two spaces behind it."""
        return self.marks + self.dates + 2 + _KIND + 2 + self.ids + 2

    @property
    def room(self) -> int:
        """What the words have for themselves, beside the head or below it."""
        beside = self.width - self.head
        return beside if beside >= _WORDS else self.width - 4


@dataclass(frozen=True, slots=True)
class Row:
    """An event as it is shown: its entry, its year, its marks, its date in words."""

    entry: Entry
    year: str
    marks: str
    date: str


class Told(NamedTuple):
    """The language in which an event is told, and from where to where its words tell it, where that is known."""

    language: Language | None
    place: tuple[int, int] | None = None


def event_lines(
    entries: Sequence[Entry],
    width: int,
    wording: Wording | None,
    of_texts: Load,
    places: Places | None = None,
) -> Iterator[str]:
    """The lines of a list of events, then those that say what its marks mean.

    Dates are in the language of ``wording``, as EDTF without one; ``of_texts`` gives the language of a communiqué.
    ``places`` gives by its id from where to where the words of an entry tell it, of all that may have to be cut.
    """
    said = cache(lambda when: write_when(when, wording) if wording else str(when))
    rows = [_row(entry, said) for entry in entries]
    columns = Columns.of(rows, width)
    cut = [entry for entry in entries if len(own_words(entry.event)) > columns.room // _LEAST]
    told = places(cut) if places else find_places(cut, of_texts)
    year = ""
    for row in rows:
        if row.year != year:
            yield from ([""] if year else [])
            yield styled("without a year" if row.year == _NO_YEAR else row.year.lstrip("0"), Style.STRONG)
            year = row.year
        yield from _event(row, columns, Told(of_texts(row.entry.communique.language), told.get(row.entry.id)))
    used = [f"{mark} {said}" for mark, said in MARKS.items() if any(mark in row.marks for row in rows)]
    if used := used + [_PROPOSED] * any(row.entry.proposed for row in rows):
        yield ""
        yield styled("   ".join(used), Style.FAINT)


def _row(entry: Entry, said: Callable[[When], str]) -> Row:
    when = entry.event.when
    year = f"{when.sort_key[0].year:04}"
    return Row(entry, year, marks_of(entry), said(when))


def marks_of(entry: Entry) -> str:
    """The marks of an entry, in the order of their table."""
    event = entry.event
    edited = bool(event.roles or event.subjects) or event.key or BY_HAND in (event.basis, event.rule)
    has = (event.key, bool(entry.others), bool(entry.within), edited, event.left_out)
    return "".join(mark for mark, one in zip(MARKS, has, strict=True) if one)


def _event(row: Row, columns: Columns, told: Told) -> Iterator[str]:
    """One line, or two where the words need their own; where that is narrow too, the kind goes with the words."""
    event, words_beside = row.entry.event, columns.width - columns.head >= _WORDS
    date = f"{padded(row.marks, columns.marks)}{padded(row.date, columns.dates)}"
    kind, name = f"{event.kind:{_KIND}}", styled(seen(row.entry.id), Style.NAME)
    if words_beside:
        gap = " " * (columns.ids - len(row.entry.id))
        yield f"{date}  {kind}  {name}{gap}  {_told(row.entry, columns.room, told)}"
    elif columns.with_kind:
        yield f"{date}  {kind}  {name}"
        yield f"    {_told(row.entry, columns.room, told)}"
    else:
        yield f"{date}  {name}"
        yield f"    {event.kind}: {_told(row.entry, columns.room - len(event.kind) - 2, told)}"


def _told(entry: Entry, room: int, told: Told) -> str:
    """What happened, and behind it the printed page of a text that has pages."""
    source = f" ({entry.event.sentence.cite()})" if entry.event.sentence.page else ""
    return happened(entry, room - len(source), *told) + (styled(source, Style.FAINT) if source else "")


def happened(entry: Entry, room: int, language: Language | None, place: tuple[int, int] | None = None) -> str:
    """What happened, in at most ``room`` columns: the headline that an event has, then the words that tell it.

    A headline that is only proposed has a mark before it. ``place`` is what ``telling_place`` gives, where it is known.
    """
    event = entry.event
    said = f"{PROPOSED} {entry.headline.source}" if entry.proposed and entry.headline else event.headline
    headline = shortened(_plain(said), room)
    left = room - display_width(headline) - 3
    if headline and left < room // _LEAST:
        return styled(headline, Style.STRONG)
    room = left if headline else room
    # What an editor says of an event in words of their own stands in no sentence.
    quoted = entry.text.source == event.sentence.text
    words = shortened(_plain(telling_words(event, language, room, place) if quoted else entry.text.source), room)
    return f"{styled(headline, Style.STRONG)} — {words}" if headline else words


def _plain(text: str) -> str:
    """The text on one line, without marks of emphasis, what follows in a list, and all that a terminal obeys."""
    plain = _EMPHASIS.sub(r"\1", text) if "*" in text else text
    return seen(" ".join(plain.split())).rstrip(" ;,")


def display_width(text: str) -> int:
    """The columns that a text takes; what has no width takes none."""
    if text.isprintable() and not _BEYOND.search(text):
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 most texts have no letter that it knows

    return max(0, wcswidth(text))


def _fitting(text: str, room: int) -> int:
    """How many of its first characters leave a column of the room."""
    if text.isprintable() and not _BEYOND.search(text):
        return max(0, room - 1)
    kept, used = 0, 1
    for character in text:
        used += display_width(character)
        if used > room:
            break
        kept += 1
    return kept


@lru_cache(maxsize=4096)
def padded(text: str, width: int) -> str:
    """The text with spaces behind it up to a width."""
    return text + " " * (width - display_width(text))


def shortened(text: str, room: int) -> str:
    """The text in at most ``room`` columns, cut behind a word with "…"; within a word that is longer than half."""
    if display_width(text) <= room:
        return text
    kept = _fitting(text, room)
    cut = text[:kept]
    at_word = cut if text[kept : kept + 1] == " " else cut.rpartition(" ")[0]
    return f"{(at_word if len(at_word) * 2 > len(cut) else cut).rstrip(' ,;:')}…"
