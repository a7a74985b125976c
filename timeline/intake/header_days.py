"""The days that a text may be of, each with where it stands, the likeliest first.

A dateline of the text comes before what a site or a mail says of it, for sites publish later. But « Mercredi 31 juillet
2023 » was a Monday: a day whose weekday is another's, or that has only another year than the page's own, is a slip, and
the other is taken. A day in an address, in a file's name, or only told, is shown and never taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from timeline.dates import find_dates
from timeline.events.dateline import Confidence
from timeline.intake.extract import Clue, Sure
from timeline.intake.head_lines import Said, what_it_says
from timeline.intake.head_words import head_words
from timeline.language.expressions import NEVER
from timeline.language.names import weekday_names
from timeline.model.when import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.events.dateline import Dateline
    from timeline.intake.extract import Extract
    from timeline.intake.head_lines import HeadLine
    from timeline.language import Language

_ADDRESS_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_.]?(0[1-9]|1[0-2])[-/_.]?([0-2]\d|3[01])(?!\d)")
ROLES = {
    "signed": "signed, line {line} of the text", "dateline": "the dateline on line {line} of the text",
    "published": "published, as line {line} of the text says", "heading": "the heading on line {line} of the text",
    "today": "the text speaks of its own day, line {line}", "held": "the meeting told on line {line} of the text",
    "told": "only told, line {line} of the text",
}  # fmt: skip
_OWN_DAY = ("signed", "dateline", "published")
# « - 4 mai 2020 ; un pont ouvre. », « 4 mai 2020 : Un pont ouvre. »: an item, or a row of a table.
_ROW = re.compile(r"^\s*[-•]\s|\s;\s|^(?:\w{2,9}\s){0,3}\d.{2,40}\d{4}\s:\s.*\.$|\s:\s[^:]{2,40}\d{4}\.$")
_DIGIT = re.compile(r"(?=\d)")
_SHORT = 120


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text may be of: the clue to it, its role, and the line that gives it with its weekday, if any."""

    clue: Clue
    role: str = ""
    words: str = ""

    @property
    def day(self) -> date:
        """The day itself."""
        return date.fromisoformat(self.clue.value)

    def fits(self, day: date, language: Language) -> bool | None:
        """Whether a day is of the weekday that the line names; None when it names none, or several."""
        names = weekday_names(language.code)
        named = {number for number, name in names.items() if re.search(rf"\b{name}\b", self.words, re.IGNORECASE)}
        return day.weekday() in named if len(named) == 1 else None


def days_of(
    extract: Extract, datelines: Sequence[Dateline], head: Sequence[HeadLine], language: Language, name: str
) -> list[Day]:
    """Every day that may be the text's, the likeliest first; no day twice.

    ``datelines`` and ``head`` are those of the text, ``name`` the name of its file.
    """
    said = [day for day in (as_day(one, language) for one in extract.clues if one.field == "date") if day]
    own, likely, told = _in_text(extract.text, datelines, language)
    called = [*_titled(extract, head, language), *_at_head(head, language)]
    stated = [one for one in said if one.clue.sure is Sure.STATED]
    meant = [one for one in said if one.clue.sure is Sure.LIKELY]
    ranked = [
        *(one for one in said if _is_header(one)), *_settled([*own, *called, *likely], [*stated, *meant], language),
        *own, *stated, *called, *(one for one in likely if one.role != "held"), *meant, *likely,
        *(one for one in said if one.clue.sure is Sure.GUESS), *_of_names(extract, name), *told,
    ]  # fmt: skip
    best: dict[str, Day] = {}
    for one in sorted(ranked, key=lambda one: one.clue.sure is Sure.GUESS):
        best.setdefault(one.clue.value, one)
    return list(best.values())


def _settled(own: Sequence[Day], said: Sequence[Day], language: Language) -> Iterator[Day]:
    """The day that a slip of the text's own is put right by, when there is a slip; else nothing."""
    if not own:
        return
    first, rest = own[0], [*own[1:], *said]
    for other in rest:
        if other.day == first.day:
            continue
        here, there = first.fits(first.day, language), first.fits(other.day, language)
        slipped = other in said and (first.day.month, first.day.day) == (other.day.month, other.day.day)
        if (here is False and there) or (slipped and not here):
            yield other
            return


def slip(first: Day, language: Language) -> str:
    """What is odd about a day: « Mercredi 31 juillet 2023 » was a Monday; empty when nothing is."""
    if first.fits(first.day, language) is not False:
        return ""
    return f"{first.day} was a {first.day:%A}, and the line names another weekday"


def _in_text(text: str, given: Sequence[Dateline], language: Language) -> tuple[list[Day], list[Day], list[Day]]:
    """The days of a text: its own, « Rennes, le 15 mai 2019 » before others; those that are likely; those told."""
    datelines = [one for one in given if one.day and one.role != "updated"]
    datelines.sort(key=lambda one: not one.place or f"{one.place},".lower() not in one.evidence.lower())
    lines = text.split("\n")
    days = [_of_dateline(one, lines[one.line - 1] if one.line else "", language) for one in datelines]
    sorts = {sure: [one for one in days if one.clue.sure is sure] for sure in Sure}
    return sorts[Sure.STATED], sorts[Sure.LIKELY], sorts[Sure.GUESS]


def _of_dateline(one: Dateline, line: str, language: Language) -> Day:
    """A day of the text with where it stands; sure only where a line gives it as the text's own."""
    role = one.role
    of = head_words(language)
    # « l'Accord, signé à Bruxelles le 5 décembre 1947 » signs another paper.
    signs_other = role == "signed" and not of.signs.match(line) and what_it_says(line.strip(), language) is not Said.DAY
    if role == "held" and not _is_of_one_sentence(line, one.day, language):
        role = "told"
    if role == "dateline" and _ROW.search(line):
        role = "told"
    # « Audience du 3 mars 2020 » is not the day on which the court decided.
    if signs_other or of.hearing.match(line) or one.confidence is Confidence.UNSURE or role == "told":
        sure, role = Sure.GUESS, "told" if signs_other else role
    else:
        sure = Sure.STATED if role in _OWN_DAY and one.confidence is Confidence.SURE else Sure.LIKELY
    if role == "dateline" and (
        line.lstrip().startswith("#") or what_it_says(line.strip(" #*_"), language) is not Said.DAY
    ):
        role = "heading" if len(line) < _SHORT else role
    return Day(Clue("date", str(one.day), where(role, one.line, one.evidence), sure), role, line)


def _is_of_one_sentence(line: str, day: date | None, language: Language) -> bool:
    """Whether the day of a meeting stands in its sentence: « Il s'est réuni hier. Il ouvrira le 1er juin » has none."""
    held = language.page.table.get("dateline", {}).get("held", NEVER)
    sentences = re.split(r"(?<=[.!?])\s+", line)
    with_day = [one for one in sentences if any(when.when.earliest == day for when in find_dates(one, language, None))]
    return not with_day or any(held.search(f"{re.split(_DIGIT, one)[0]}") for one in with_day) or len(sentences) == 1


def where(role: str, line: int, words: str) -> str:
    """Where a day stands, as a person finds it again: « the dateline on line 3 of the text: « Dakar, le 3 mai » »."""
    return f"{ROLES.get(role, role).format(line=line)}: « {words} »"


def _titled(extract: Extract, head: Sequence[HeadLine], language: Language) -> Iterator[Day]:
    """The day in the title of a text that is called by it: « Communiqué du Conseil des ministres du 3 mai 2019 »."""
    titles = [(one.value, f"its title, {one.basis}") for one in extract.clues if one.field == "title"]
    titles += [
        (one.words, ROLES["heading"].format(line=one.line)) for one in head if one.said in (Said.OWN, Said.GENRE)
    ]
    for words, basis in titles:
        # « Communiqué du 3 mai 2019 », no « Bilan des élections du 3 mai 2019 ».
        if head_words(language).called.match(words) and (day := _day_in(words, language)):
            yield Day(Clue("date", str(day), f"{basis}: « {words[:90]} »", Sure.LIKELY), "heading", words)


def _at_head(head: Iterable[HeadLine], language: Language) -> Iterator[Day]:
    """« 12 septembre 2019 – Pour diffusion immédiate » at the head."""
    for one in head:
        if one.said is Said.DAY and (day := _day_in(one.words, language)):
            yield Day(
                Clue("date", str(day), where("dateline", one.line, one.words), Sure.LIKELY), "dateline", one.words
            )


def _is_header(one: Day) -> bool:
    return one.clue.basis.startswith("the header of a corpus file")


def as_day(clue: Clue, language: Language) -> Day | None:
    """A clue whose words are a day, in ISO form; None when they are none."""
    try:
        day: date | None = date.fromisoformat(clue.value.strip()[:10])
    except ValueError:
        day = _day_in(clue.value, language)
    return Day(Clue("date", str(day), f"{clue.basis}: « {clue.value[:60]} »", clue.sure)) if day else None


def _day_in(words: str, language: Language) -> date | None:
    """The first day that words name in full."""
    found = (one.when for one in find_dates(words, language, None))
    return next((one.earliest for one in found if one.shape is Shape.ONE and one.earliest == one.latest), None)


def _of_names(extract: Extract, name: str) -> Iterator[Day]:
    """The day in an address or a file's name, which is only ever shown."""
    addresses = [(clue.value, "the address") for clue in extract.clues if clue.field == "source"]
    for words, where_it_is in (*addresses, (name, "the name of the file")):
        if match := _ADDRESS_DAY.search(words):
            try:
                day = date(*map(int, match.groups()))
            except ValueError:
                continue
            yield Day(Clue("date", str(day), f"{where_it_is}: « {words[-60:]} »", Sure.GUESS))


def as_guess(clue: Clue) -> Clue:
    """The clue as one that is only shown."""
    return replace(clue, sure=Sure.GUESS)
