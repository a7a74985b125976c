"""The ids of a sentence's events: the sentence's own, with a letter that a catalogue remembers beside each date.

They stand in the comments for the translator, one line for each: ``date: 2008-01``, ``date: by end 2008 (b)``. The
event without a letter has the id of its sentence. ``date gone:`` keeps the letter of an event no longer found;
``date was:`` says for which dates the sentence was translated.

>>> dates = carry_letters((), ("2008-01", "by end 2008"))
>>> [line for line in write_dates(dates, None)]
['date: 2008-01', 'date: by end 2008 (b)']
>>> carry_letters(dates, ("2007", "2008-01", "by end 2008"))[0]
LetteredDate(notation='2007', letter='c', gone=False)
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LINE = re.compile(r"date(?P<gone> gone)?: (?P<notation>.+?)(?: \((?P<letter>[a-z]+)\))?")
_WAS = "date was: "
_NONE = "none"


class LetteredDate(NamedTuple):
    """The date of one event of a sentence, and its letter, empty for the event that has the sentence's own id."""

    notation: str
    letter: str
    gone: bool = False


def read_dates(notes: Iterable[str]) -> tuple[tuple[LetteredDate, ...], tuple[str, ...] | None]:
    """The dates that comments remember, and those the sentence was translated for when they are others."""
    dates: list[LetteredDate] = []
    was: tuple[str, ...] | None = None
    for note in notes:
        if note.startswith(_WAS):
            former = note.removeprefix(_WAS)
            was = () if former == _NONE else tuple(former.split("; "))
        elif match := _LINE.fullmatch(note):
            dates.append(LetteredDate(match["notation"], match["letter"] or "", bool(match["gone"])))
    return tuple(dates), was


def write_dates(dates: Iterable[LetteredDate], was: Sequence[str] | None) -> Iterator[str]:
    """The comments from which ``read_dates`` reads these dates again."""
    for date in dates:
        letter = f" ({date.letter})" if date.letter else ""
        yield f"date{' gone' if date.gone else ''}: {date.notation}{letter}"
    if was is not None:
        yield _WAS + ("; ".join(was) or _NONE)


def carry_letters(known: Sequence[LetteredDate], notations: Sequence[str]) -> tuple[LetteredDate, ...]:
    """Today's dates with the letters of the known ones, by notation, then by order; then the dates that are gone.

    A date that is new gets the next letter that the sentence never had.
    """
    same = _aligned([date.notation for date in known if not date.gone], notations)
    known_letters = [date.letter for date in known if not date.gone]
    letters = {i: known_letters[j] for i, j in same.items()}
    for i, notation in enumerate(notations):
        back = [date.letter for date in known if date.gone and date.notation == notation]
        if i not in letters and (free := [letter for letter in back if letter not in letters.values()]):
            letters[i] = free[0]
    used = {date.letter for date in known}
    for i in range(len(notations)):
        if i not in letters:
            letters[i] = _next(used)
            used.add(letters[i])
    here = tuple(LetteredDate(notation, letters[i]) for i, notation in enumerate(notations))
    return here + tuple(date._replace(gone=True) for date in known if date.letter not in letters.values())


def event_ids(sentence: str, dates: Iterable[LetteredDate]) -> tuple[str, ...]:
    """The lasting ids of a sentence's events, in the order of its dates."""
    return tuple(f"{sentence}-{date.letter}" if date.letter else sentence for date in dates if not date.gone)


def same_dates(known: Sequence[str], notations: Sequence[str]) -> bool:
    """Whether two lists hold the same dates, each as often, in any order."""
    return sorted(known) == sorted(notations)


def _aligned(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
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
