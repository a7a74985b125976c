"""What the entries of all texts add up to: made of each text once, and again only where that changed.

Whoever saves one entry waits for the other texts no longer than it takes to ask each for a number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from timeline.desk.translate.entries import entries_of
from timeline.model.translation import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from timeline.chronology.one_text import OneText
    from timeline.desk.shelved import Shelved
    from timeline.desk.translate.entries import Open
    from timeline.desk.workbench import Workbench

    # The file of an entry, its source, and its target where it is translated.
    Said = tuple[Path, str, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """The entries of a text in a language: those that wait, how many are in each state, how many are reviewed.

    ``places`` has the index of each by its id; ``said`` those without a target and those that are done by what they
    say.
    """

    entries: tuple[Open, ...]
    waiting: tuple[Open, ...]
    states: Mapping[State, int]
    reviewed: int
    places: Mapping[str, int]
    said: Mapping[Said, tuple[Open, ...]]


def tallies_of(bench: Workbench, shelved: Shelved, code: str) -> tuple[Tally, ...]:
    """That of each text, in the order of the texts."""
    return tuple(
        bench.keep(("tally", text.path, code), text.collection, partial(_tally, text, code))
        for text in shelved.texts
        if text.collection
    )


def _tally(text: OneText, code: str) -> Tally:
    entries = entries_of(text, code)
    said: dict[Said, list[Open]] = defaultdict(list)
    for entry in entries:
        if not entry.unit.target or entry.state is State.TRANSLATED:
            said[_said(entry)].append(entry)
    return Tally(
        entries,
        tuple(entry for entry in entries if entry.waits),
        Counter(entry.state for entry in entries),
        sum(entry.reviewed for entry in entries),
        {entry.id: place for place, entry in enumerate(entries)},
        {one: tuple(several) for one, several in said.items()},
    )


def _said(entry: Open, target: str | None = None) -> Said:
    return entry.path, entry.unit.source, entry.unit.target if target is None else target


def counted(tallies: Iterable[Tally]) -> Mapping[State, int]:
    """How many entries are in each state."""
    counts: Counter[State] = Counter()
    for tally in tallies:
        counts.update(tally.states)
    return counts


def same_words(tallies: Iterable[Tally], entry: Open) -> tuple[Open, ...]:
    """The other entries of the same file with the very same source that are not translated."""
    return _others(tallies, entry, _said(entry, ""))


def alike(tallies: Iterable[Tally], entry: Open) -> tuple[Open, ...]:
    """The other entries of the same file that are done and say the same of the same source."""
    return _others(tallies, entry, _said(entry)) if entry.unit.target else ()


def _others(tallies: Iterable[Tally], entry: Open, said: Said) -> tuple[Open, ...]:
    return tuple(one for tally in tallies for one in tally.said.get(said, ()) if one.id != entry.id)


def next_waiting(tallies: Sequence[Tally], after: str = "") -> Open | None:
    """The next entry that waits, behind the one named, else from the beginning; None when nothing waits."""
    here = next((number for number, tally in enumerate(tallies) if after in tally.places), -1)
    if here < 0:
        return next((tally.waiting[0] for tally in tallies if tally.waiting), None)
    places = tallies[here].places
    own = [entry for entry in tallies[here].waiting if entry.id != after]
    behind = [entry for entry in own if places[entry.id] > places[after]]
    others = (tally.waiting[0] for tally in (*tallies[here + 1 :], *tallies[:here]) if tally.waiting)
    return next(chain(behind, others, own), None)
