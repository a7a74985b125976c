"""Values that may stand either way round: in a list that each language has in its own order, or one saying where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.checking.pair import Pair
    from timeline.checking.placed import Placed
    from timeline.checking.side import Side

_WORDS = re.compile(r"[\w%]+|[^\w\s]")
_SIGNS = frozenset(",;:()-–—'.")
_MOST = 3  # words between two commas of a list of names, « République de Moldova »
_TWO = 2
_NEAR = 40  # characters before a name in which a word stands that says where


def may_stand_either_way(pair: Pair, placed: Sequence[Placed], one: Placed, other: Placed) -> bool:
    """Whether two values may stand either way round."""
    return _is_listed(pair, placed, one, other) or _is_where(pair, one, other)


def _is_listed(pair: Pair, placed: Sequence[Placed], one: Placed, other: Placed) -> bool:
    """Whether both texts list the two among three, each in its own alphabet, « anglais, chinois, espagnol »."""
    here = sorted(name.here for name in placed)
    there = sorted(name.there for name in placed)
    return all(
        any(first in around and last in around for around in _listed(side, places))
        for side, places, first, last in (
            (pair.source, here, one.here, other.here),
            (pair.target, there, other.there, one.there),
        )
    )


def _listed(side: Side, places: Sequence[int]) -> list[list[int]]:
    """The places of each three values or more with nothing but a comma between each and the next."""
    lists: list[list[int]] = [[]]
    for place in places:
        if lists[-1] and not _is_in_list(side, lists[-1][-1], place):
            lists.append([])
        lists[-1].append(place)
    return [one for one in lists if len(one) > _TWO]


def _is_in_list(side: Side, first: int, last: int) -> bool:
    """Whether nothing stands between two names but commas, joins, articles and names of one word or two."""
    between = side.comparable[first:last].lower()
    words = set(_WORDS.findall(between)) & (_SIGNS | side.common)
    listing = {",", "-", "'", *side.checks.joins, *side.checks.small_joined, *side.checks.articles}
    joins = {",", *side.checks.joins}
    return (
        not joins.isdisjoint(_WORDS.findall(between))
        and words <= listing
        and between.count(" ") <= _MOST * (between.count(",") + 1)
    )


def _is_where(pair: Pair, one: Placed, other: Placed) -> bool:
    """Whether one of the two alone, the same in both texts, says where, « à Berne avec son homologue autrichien »."""
    here = [_is_behind(pair.source, name.here, pair.source.checks.locatives) for name in (one, other)]
    there = [_is_behind(pair.target, name.there, pair.target.checks.locatives) for name in (one, other)]
    return here == there and here[0] != here[1]


def _is_behind(side: Side, place: int, words: frozenset[str]) -> bool:
    before = side.plain[max(place - _NEAR, 0) : place].split()
    return bool(before) and before[-1] in words
