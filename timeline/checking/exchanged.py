"""Exchanged names: two persons or places of which each stands in the other's sentence, while all else stayed."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.checking.pair import Pair
    from timeline.checking.placed import Placed
    from timeline.checking.side import Side

_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[A-ZÀ-Þ])|(?<=\d{4}[.!?])\s+(?=[A-ZÀ-Þ])|;\s")
_OWN = 4  # characters of a name in which it begins
_CLOSE = 16  # characters around a name in which other words of it stand
_LEAST = 2  # words of either sentence that stayed in it
_MOST = 4  # words that stayed for one that went with the name


def find_exchanged(pair: Pair, names: Sequence[Placed]) -> tuple[Placed, Placed] | None:
    """The first two names of which each stands in the sentence, else in the clause, of the other."""
    if all(one.there < other.there for one, other in pairwise(names)):
        return None
    for cuts in (tuple(map(_sentences, pair.sides)), tuple(map(_clauses, pair.sides))):
        if len(cuts[0]) != len(cuts[1]) or not cuts[0]:
            continue
        at = {name: (bisect_right(cuts[0], name.here), bisect_right(cuts[1], name.there)) for name in names}
        moved = [name for name in names if at[name][0] != at[name][1]]
        if two := next((two for two in combinations(moved, 2) if at[two[0]] == at[two[1]][::-1]), None):
            return two if _stayed(pair, names, cuts, at[two[0]]) else None
    return None


def _sentences(side: Side) -> list[int]:
    """Where each sentence behind the first begins."""
    return [match.end() for match in _SENTENCE.finditer(side.comparable)]


def _clauses(side: Side) -> list[int]:
    """Where each clause behind a comma begins."""
    return [match.end() for match in _opening(side.checks.clauses).finditer(side.plain)]


@lru_cache(maxsize=16)
def _opening(words: frozenset[str]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
    return re.compile(rf",\s(?=(?:{either})\s)")


def _stayed(pair: Pair, names: Sequence[Placed], cuts: Sequence[Sequence[int]], parts: tuple[int, int]) -> bool:
    """Whether enough words of two parts of a text say one another in the same part, and few in the other."""
    here, there = pair.words
    forth, _ = pair.counterparts
    said = [(here[at].start, there[forth.own[at]].start) for at in forth.sure]
    stayed = [_places(said, names, cuts, _OWN).count((part, part)) for part in parts]
    around = _places(said, names, cuts, _CLOSE)
    gone = around.count(parts) + around.count(parts[::-1])
    return min(stayed) >= _LEAST and sum(stayed) >= _MOST * gone


def _places(
    said: Sequence[tuple[int, int]], names: Sequence[Placed], cuts: Sequence[Sequence[int]], close: int
) -> list[tuple[int, int]]:
    """The parts of both texts in which words that say one another stand, but for those so close to a name."""
    return [
        (bisect_right(cuts[0], word), bisect_right(cuts[1], other))
        for word, other in said
        if not any(abs(word - name.here) < close or abs(other - name.there) < close for name in names)
    ]
