"""Series: « 0,00 %, 0,25 % et 0,40 % » are not "0.25%, 0.00% and 0.40%": what is told of each stands before them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

_FIGURES = re.compile(r"\d+(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 3  # figures of a series
_SIGNS = re.compile(r"[.;:()/]")


def check_series(pair: Pair) -> Iterator[Problem]:
    """A problem for the one series of figures of both texts, where two of them changed places in it."""
    here, there = map(_series, pair.sides)
    if len(here) != 1 or len(there) != 1 or sorted(here[0]) != sorted(there[0]):
        return
    said = [one for one, other in zip(here[0], there[0], strict=True) if one != other]
    if said:
        fact = f"two numbers have changed places: {said[0]} and {said[1]}"
        yield Problem(Check.ORDER, fact, here=tuple(said[:2]))


def _series(side: Side) -> list[list[str]]:
    """The figures that stand one behind the other, three or more, with commas and « et » alone between."""
    text = side.comparable
    found = list(_FIGURES.finditer(text)) if side.has_figures else []
    if len(found) < _LEAST:
        return []
    runs = [found[:1]]
    for one, other in pairwise(found):
        if not _go_on(side, text[one.end() : other.start()]):
            runs.append([])
        runs[-1].append(other)
    return [[one[0].replace(",", ".") for one in run] for run in runs if len(run) >= _LEAST]


def _go_on(side: Side, between: str) -> bool:
    """Whether nothing stands between two figures but what joins the items of a list."""
    words = _WORD.findall(between.lower())
    return not _SIGNS.search(between) and (side.checks.list_joins | side.checks.small_joined).issuperset(words)
