"""Of a long chronology a window is shown a stretch: the places around one, as many as a browser lays out at once.

The page of 5,000 entries takes ten seconds to make and most of a minute to lay out; of what one works on at the desk
the neighbours are enough.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model.edition import Chronology, Group

# So many places are shown at once; a chronology with hardly more is shown whole.
MOST, HARDLY_MORE = 400, 500


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which places of all are shown: from the first to before the last, counted from 0; the whole where it is all.

    ``before`` and ``after`` name entries around which the stretch before and the one after it lie.
    """

    first: int
    last: int
    of: int
    before: str = ""
    after: str = ""

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return self.last - self.first == self.of


def stretch_of(chronology: Chronology, near: str, former: Stretch | None = None) -> tuple[Chronology, Stretch]:
    """The chronology with the places around an entry alone, and which they are.

    Where no place has that entry, the places that were shown before, else the first.
    """
    groups = [group for _, several in chronology.grouped_years for group in several]
    if len(groups) <= HARDLY_MORE:
        return chronology, Stretch(0, len(groups), len(groups))
    at = next((number for number, group in enumerate(groups) if _holds(group, near)), None)
    first = at - MOST // 2 if at is not None else former.first if former else 0
    first = max(0, min(first, len(groups) - MOST))
    shown = groups[first : first + MOST]
    kept = {id(entry) for group in shown for entry in group.entries}
    entries = tuple(entry for entry in chronology.entries if id(entry) in kept)
    return replace(chronology, entries=entries), Stretch(
        first, first + len(shown), len(groups), *_beside(groups, first)
    )


def _holds(group: Group, near: str) -> bool:
    return any(telling.id == near for entry in group.entries for telling in entry.tellings)


def _beside(groups: Sequence[Group], first: int) -> tuple[str, str]:
    """The entries around which one goes back and on; empty at either end."""
    before = groups[max(0, first - MOST // 2)].first.id if first else ""
    end = first + MOST
    return before, groups[min(len(groups) - 1, end + MOST // 2)].first.id if end < len(groups) else ""
