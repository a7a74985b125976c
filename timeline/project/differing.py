"""Where two texts differ that are nearly the same."""

from __future__ import annotations


def differing(one: str, other: str) -> tuple[int, int, int]:
    """Where a stretch begins in both, where it ends in one and in the other; before and behind it they are the same.

    >>> differing("a red cat", "a black cat")
    (2, 5, 7)
    >>> differing("aa", "aaa")
    (2, 2, 3)
    """
    start = _alike(one, other, min(len(one), len(other)), 1)
    end = _alike(one, other, min(len(one), len(other)) - start, -1)
    return start, len(one) - end, len(other) - end


def _alike(one: str, other: str, most: int, step: int) -> int:
    """How many characters are the same from the beginning, or from the end; found by halves, never letter by letter."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if _cut(one, low, middle, step) == _cut(other, low, middle, step):
            low = middle
        else:
            high = middle - 1
    return low


def _cut(text: str, low: int, high: int, step: int) -> str:
    return text[low:high] if step > 0 else text[len(text) - high : len(text) - low]
