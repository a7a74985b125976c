"""The report of a merge: what became of every entry, as ``timeline translate`` prints it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from timeline.model.translation import State
from timeline.translations.alignment import comparable
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from timeline.translations.po import Unit


@dataclass(frozen=True, slots=True)
class MergeReport:
    """The ids of what a merge kept and changed.

    Each message is in one of kept, touched, stale, cleared, restored and new; each unit that is gone in one of obsolete
    (it waits in the catalogue, translated or known to the editor) and dropped. Communiqués that ``arrived`` came from
    another collection's catalogue, those that ``left`` went into one. ``official`` have words of a twin
    now.
    """

    kept: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    cleared: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    obsolete: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    arrived: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    parted: tuple[str, ...] = ()
    official: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The report for people: a line of numbers, then a line for each id that was not simply kept."""
        counts = {field.name: getattr(self, field.name) for field in fields(self)}
        numbers = ", ".join(f"{len(names)} {name}" for name, names in counts.items() if names or name == "kept")
        named = (f"  {name} {line}" for name, names in counts.items() if name != "kept" for line in names)
        return (numbers, *named)


def report_merge(  # noqa: PLR0913, PLR0917 what was, what is, and what became of each
    paired: Sequence[Unit | None],
    live: Sequence[Unit],
    units: Sequence[Unit],
    gone: Sequence[Unit],
    renamed: Mapping[str, str],
    waiting: AbstractSet[str] = frozenset(),
) -> MergeReport:
    """The report of a merge.

    ``paired`` has for each message its unit of before or None, ``live`` its unit of today, ``units`` all of before in
    their order, ``gone`` those that no message has, ``renamed`` the communiqués with another name, old to new,
    ``waiting`` the ids that wait for the editor, translated or not.
    """
    names: dict[str, list[str]] = {field.name: [] for field in fields(MergeReport)}
    for before, now in zip(paired, live, strict=True):
        names[_report_name(before, now)].append(now.id)
    lost = [unit for unit in gone if not unit.obsolete]
    names["moved"] = _moved([unit.id for unit in units], [unit.id for unit in paired if unit and not unit.obsolete])
    names["obsolete"] = [unit.id for unit in lost if unit.target.strip() or unit.id in waiting]
    names["dropped"] = [unit.id for unit in lost if not unit.target.strip() and unit.id not in waiting]
    names["renamed"] = [f"{old} to {new}" for old, new in renamed.items()]
    return MergeReport(**{name: tuple(ids) for name, ids in names.items()})


def _report_name(before: Unit | None, now: Unit) -> str:
    """Which line of the report a message stands in."""
    if before is None:
        return "new"
    if before.obsolete:
        return "restored"
    was, changed = unit_state(before), before.source != now.source
    if unit_state(now) is State.STALE and (
        was is not State.STALE or comparable(before.source) != comparable(now.source)
    ):
        return "stale"
    if was is State.STALE and unit_state(now) is State.TRANSLATED:
        return "cleared"
    return "touched" if changed and comparable(before.source) == comparable(now.source) else "kept"


def _moved(before: Sequence[str], now: Sequence[str]) -> list[str]:
    """The fewest ids that must move to turn one order into the other."""
    place = {identity: n for n, identity in enumerate(before)}
    order = [place[identity] for identity in now]
    staying = _longest_rising(order)
    return [identity for identity, n in zip(now, order, strict=True) if n not in staying]


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
