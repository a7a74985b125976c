"""Stretches: a list cut into some about as long as one another, for volumes and large files; numbers in runs."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model.edition import Group


def runs(numbers: Sequence[int]) -> str:
    """Numbers in their order, those that follow one another as one.

    >>> runs([3, 5, 6, 7])
    '3, 5–7'
    """
    stretches: list[list[int]] = []
    for number in numbers:
        if stretches and number == stretches[-1][-1] + 1:
            stretches[-1].append(number)
        else:
            stretches.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in stretches)


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
