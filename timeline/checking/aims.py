"""Aims: « de A à l'encontre de B » is not "of B against A", in whatever order the two stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.checking.placed import Placed, placed_names

if TYPE_CHECKING:
    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

_WORDS = re.compile(r"\w+")
_NEAR = 40  # characters before a name in which the word stands that aims at it


def find_turned(pair: Pair) -> tuple[Placed, Placed] | None:
    """Two names of which each text has another as the one against whom something is, « de A à l'encontre de B »."""
    marks = [side.checks.against for side in pair.sides]
    if not all(any(mark in side.plain for mark in found) for side, found in zip(pair.sides, marks, strict=True)):
        return None
    placed = placed_names(pair)
    here = [name for name in placed if _is_target(pair.source, name.here)]
    there = [name for name in placed if _is_target(pair.target, name.there)]
    if len(here) == 1 == len(there) and here != there:
        return there[0], here[0]
    return None


def _is_target(side: Side, place: int) -> bool:
    """Whether a name stands behind "against" or "towards", an article or nothing between."""
    before = side.plain[max(place - _NEAR, 0) : place].rstrip()
    words = [word for word in _WORDS.findall(before) if word != "'"]
    while words and words[-1] in side.checks.articles | side.checks.determiners:
        words.pop()
    said = " ".join(words)
    return any(said == mark or said.endswith(f" {mark}") for mark in side.checks.against)
