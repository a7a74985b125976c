"""Periods of one: « un délai d'un mois » is not "one week's notice"."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checking.pair import Pair, Side
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
    lost = [(unit, said) for unit, said in here if counts[0][unit] > counts[1][unit]]
    new = [(unit, said) for unit, said in there if unit not in counts[0]]
    if lost and new:
        fact = f'the {source.name} says « {lost[0][1]} », the {target.name} "{new[0][1]}"'
        yield Problem(Check.OPPOSITE, fact, here=(lost[0][1],), there=(new[0][1],))


def _ones(side: Side) -> list[tuple[str, str]]:
    """The units of which a text has one, each with its words."""
    found = _one(side.checks.ones, side.checks.periods).finditer(side.undated)
    return [(unit, match[0]) for match in found for unit, words in side.checks.periods if match["unit"] in words]


def _counts(side: Side) -> Counter[str]:
    """How often a text names each unit."""
    words = re.findall(r"\w+", side.undated)
    return Counter(unit for word in words for unit, said in side.checks.periods if any(_is(word, one) for one in said))


def _is(word: str, said: str) -> bool:
    """Whether a word is what the rules write for it; a star is any ending."""
    return word.startswith(said[:-1]) if said.endswith("*") else word == said


@lru_cache(maxsize=16)
def _one(ones: frozenset[str], periods: Periods) -> re.Pattern[str]:
    units = "|".join(re.escape(word) for _, words in periods for word in words if not word.endswith("*")) or "(?!)"
    return re.compile(rf"\b(?:{'|'.join(sorted(ones))})\s(?:\w+\s)?(?P<unit>{units})\b")
