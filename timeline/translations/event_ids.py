"""The ids of a sentence's events: the sentence's own, with a letter that a catalogue remembers beside each date.

They stand in the comments for the translator, one line for each: ``date: 2008-01``, ``date: by end 2008 (b)``. The
event without a letter has the id of its sentence. ``date gone:`` keeps the letter of an event no longer found;
``date was:`` says for which dates the sentence was translated. A date that the editor corrects is still known by the
one that the text gives, ``date: 2008-02 instead of 2008-01``; an event that the editor adds is ``by the editor``.

>>> dates = carry_letters((), ("2008-01", "by end 2008"))
>>> [line for line in write_dates(dates, None)]
['date: 2008-01', 'date: by end 2008 (b)']
>>> carry_letters(dates, ("2007", "2008-01", "by end 2008"))[0]
LetteredDate(notation='2007', letter='c', gone=False, hand='')
>>> list(write_dates(carry_letters(dates, ("2008-02", "2008-02"), ("instead of 2008-01", BY_HAND)), None))[:2]
['date: 2008-02 instead of 2008-01', 'date: 2008-02 (c) by the editor']
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from timeline.model.event import BY_HAND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

INSTEAD = "instead of "
_LINE = re.compile(
    r"date(?P<gone> gone)?: (?P<notation>.+?)(?: \((?P<letter>[a-z]+)\))?"
    rf"(?: (?P<hand>{INSTEAD}.+|{BY_HAND}))?"
)
_WAS = "date was: "
_NONE = "none"


class LetteredDate(NamedTuple):
    """The date of one event of a sentence, and its letter, empty for the event that has the sentence's own id.

    ``hand`` is what the editor has to do with it: empty, ``by the editor``, ``instead of`` the date that was read.
    """

    notation: str
    letter: str
    gone: bool = False
    hand: str = ""

    @property
    def known_by(self) -> str:
        """What is the same of a date however the editor corrects it."""
        return known_by(self.notation, self.hand)

    @property
    def added(self) -> bool:
        """Whether the editor added the event: no word of the sentence gives its date."""
        return self.hand == BY_HAND


def known_by(notation: str, hand: str) -> str:
    """The date that was read, whatever the editor writes instead; one that the editor adds is like no other."""
    return hand.removeprefix(INSTEAD) if hand.startswith(INSTEAD) else f"{notation} {hand}".strip()


def read_dates(notes: Iterable[str]) -> tuple[tuple[LetteredDate, ...], tuple[str, ...] | None]:
    """The dates that comments remember, and those the sentence was translated for when they are others."""
    dates: list[LetteredDate] = []
    was: tuple[str, ...] | None = None
    for note in notes:
        if note.startswith(_WAS):
            former = note.removeprefix(_WAS)
            was = () if former == _NONE else tuple(former.split("; "))
        elif note.startswith("date") and (match := _LINE.fullmatch(note)):
            dates.append(
                LetteredDate(match["notation"], match["letter"] or "", bool(match["gone"]), match["hand"] or "")
            )
    return tuple(dates), was


def write_dates(dates: Iterable[LetteredDate], was: Sequence[str] | None) -> Iterator[str]:
    """The comments from which ``read_dates`` reads these dates again."""
    for date in dates:
        letter = f" ({date.letter})" if date.letter else ""
        yield f"date{' gone' if date.gone else ''}: {date.notation}{letter} {date.hand}".rstrip()
    if was is not None:
        yield _WAS + ("; ".join(was) or _NONE)


def carry_letters(
    known: Sequence[LetteredDate], notations: Sequence[str], hands: Sequence[str] = ()
) -> tuple[LetteredDate, ...]:
    """Today's dates with the letters of the known ones, by what was read, then by order; then those that are gone.

    A date that is new gets the next letter that the sentence never had.
    """
    if not hands and len(known) == len(notations) and all(map(_is_as_read, known, notations)):
        return tuple(known)
    today = [LetteredDate(date, "", hand=hand) for date, hand in zip_longest(notations, hands, fillvalue="")]
    letters = _known_letters(known, today)
    used = {date.letter for date in known}
    for i in range(len(today)):
        if i not in letters:
            letters[i] = _next(used)
            used.add(letters[i])
    here = tuple(date._replace(letter=letters[i]) for i, date in enumerate(today))
    return here + tuple(date._replace(gone=True) for date in known if date.letter not in letters.values())


def _is_as_read(known: LetteredDate, notation: str) -> bool:
    """Whether a known date is one of today's, as the rules read it: nearly every one is."""
    return known.notation == notation and not known.gone and not known.hand


def _known_letters(known: Sequence[LetteredDate], today: Sequence[LetteredDate]) -> dict[int, str]:
    """By the index of today's date, the letter that it had; those of the editor's events are found among their like."""
    letters: dict[int, str] = {}
    for added in (False, True):
        old = [date for date in known if date.added is added and not date.gone]
        new = [i for i, date in enumerate(today) if date.added is added]
        same = _aligned([date.known_by for date in old], [today[i].known_by for i in new])
        letters |= {new[i]: old[j].letter for i, j in same.items()}
    for i, date in enumerate(today):
        names = (date.known_by, date.notation) if date.added else (date.known_by,)
        back = [other.letter for other in known if other.known_by in names]
        if i not in letters and (free := [letter for letter in back if letter not in letters.values()]):
            letters[i] = free[0]
    return letters


def event_ids(sentence: str, dates: Iterable[LetteredDate]) -> tuple[str, ...]:
    """The lasting ids of a sentence's events, in the order of its dates."""
    return tuple(f"{sentence}-{date.letter}" if date.letter else sentence for date in dates if not date.gone)


def same_dates(known: Sequence[str], notations: Sequence[str]) -> bool:
    """Whether two lists hold the same dates, each as often, in any order."""
    return sorted(known) == sorted(notations)


def _aligned(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    if not old or old == new:
        # Nearly every sentence: nothing was known of it, or it says what it said.
        return dict(enumerate(range(len(old))))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    aligned = {
        j: i
        for tag, i1, i2, j1, j2 in blocks
        if tag == "equal"
        for i, j in zip(range(i1, i2), range(j1, j2), strict=True)
    }
    for j, notation in enumerate(new):
        moved = [i for i, known in enumerate(old) if known == notation and i not in aligned.values()]
        if j not in aligned and moved:
            aligned[j] = moved[0]
    for tag, i1, i2, j1, j2 in blocks:
        if tag == "replace":
            olds = [i for i in range(i1, i2) if i not in aligned.values()]
            aligned.update(zip([j for j in range(j1, j2) if j not in aligned], olds, strict=False))
    return aligned


def _next(used: set[str]) -> str:
    """The first letter never used in this sentence: none, then b to z, then ba."""
    count = 0
    while (letter := _letters(count)) in used:
        count += 1
    return letter


def _letters(count: int) -> str:
    if count == 0:
        return ""
    tens, ones = divmod(count, 26)
    return (_letters(tens) if tens else "") + chr(ord("a") + ones)
