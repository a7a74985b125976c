"""Texts that say the same words over and over: to compare two of them in order takes the square of their length.

Of every sentence that anyone writes the words are compared; of « vote vote vote … » only its two ends are.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Pairs of equal words: a sentence of 4,000 letters and its like have so many, spaces among them.
_MOST = 400_000


def are_tangled(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two rows of words have more pairs of equal words than are compared."""
    if len(first) * len(second) <= _MOST:
        return False
    there = Counter(second)
    return sum(count * there[word] for word, count in Counter(first).items()) > _MOST


def edges(first: Sequence[str], second: Sequence[str]) -> tuple[int, int]:
    """How many words two rows have alike from the beginning, and how many of the rest from the end."""
    most = min(len(first), len(second))
    head = next((at for at in range(most) if first[at] != second[at]), most)
    most -= head
    return head, next((at for at in range(most) if first[-1 - at] != second[-1 - at]), most)
