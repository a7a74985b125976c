"""Places of a list cut into stretches that are about as long as one another, for volumes and files of many entries."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model.edition import Group


def cut(groups: Sequence[Group], most: int) -> list[list[Group]]:
    """The places in stretches of about so many entries: the last place of each may have some more."""
    stretches: list[list[Group]] = []
    room = 0
    for group in groups:
        if room <= 0:
            stretches.append([])
            room = most
        stretches[-1].append(group)
        room -= len(group.entries)
    return stretches


def cut_evenly(groups: Sequence[Group], most: int) -> list[list[Group]]:
    """The same, no stretch much shorter than the others."""
    count = sum(len(group.entries) for group in groups)
    return cut(groups, ceil(count / ceil(count / most)))
