"""Periods of one: « un délai d'un mois » is not "one week's notice"."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.checking.placed import Placed
from timeline.checking.waking import first_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side
    from timeline.language.check_rules import Periods


def check_periods(pair: Pair) -> Iterator[Problem]:
    """A problem for a period of one that the source tells oftener, where the target has one that the source never has.

    What two or more are is asked with the numbers.
    """
    source, target = pair.sides
    if not source.checks.periods or not target.checks.periods:
        return
    here, there = _ones(source), _ones(target)
    if not here or not there:
        return
    counts = _counts(source), _counts(target)
    alone = len(here) == len(there) == 1
    lost = [(unit, said) for unit, said, _ in here if alone or counts[0][unit] > counts[1][unit]]
    # « trois fois en douze mois » has months too
    more = {unit for unit, _, _ in there} - {unit for unit, _, _ in here}
    new = [(unit, said) for unit, said, _ in there if unit in more and counts[1][unit] > counts[0][unit]]
    if lost and new:
        fact = f'the {source.name} says « {lost[0][1]} », the {target.name} "{new[0][1]}"'
        yield Problem(Check.OPPOSITE, fact, here=(lost[0][1],), there=(new[0][1],))


def placed_ones(pair: Pair) -> list[Placed]:
    """The periods of one that each text has once, with their places in both, « ramenée à un mois »."""
    here, there = (
        [one for one in ones if [one[0] for one in ones].count(one[0]) == 1] for ones in map(_ones, pair.sides)
    )
    return [Placed(said, start, place) for unit, said, start in here for other, _, place in there if unit == other]


# Two checks ask of the same texts.
@lru_cache(maxsize=8)
def _ones(side: Side) -> list[tuple[str, str, int]]:
    """The units of which a text has one, each with its words and their place."""
    if _units(side.checks.periods).isdisjoint(side.tokens):
        return []
    found = _one(side.checks.ones, side.checks.periods).finditer(side.undated)
    return [
        (unit, match[0], match.start())
        for match in found
        for unit, words in side.checks.periods
        if match["unit"] in words
    ]


def _counts(side: Side) -> Counter[str]:
    """How often a text names each unit."""
    words = re.findall(r"\w+", side.undated)
    return Counter(unit for word in words for unit, said in side.checks.periods if any(_is(word, one) for one in said))


def _is(word: str, said: str) -> bool:
    """Whether a word is what the rules write for it; a star is any ending."""
    return word.startswith(said[:-1]) if said.endswith("*") else word == said


@lru_cache(maxsize=16)
def _units(periods: Periods) -> frozenset[str]:
    """The words of which a text must have one to name a unit."""
    return first_words(tuple(word for _, words in periods for word in words if not word.endswith("*")))


@lru_cache(maxsize=16)
def _one(ones: frozenset[str], periods: Periods) -> re.Pattern[str]:
    units = "|".join(re.escape(word) for _, words in periods for word in words if not word.endswith("*")) or "(?!)"
    return re.compile(rf"\b(?:{'|'.join(sorted(ones))})\s(?:\w+\s)?(?P<unit>{units})\b")
