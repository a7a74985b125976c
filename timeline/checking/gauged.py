"""Gauged numbers: « en hausse de 1,73 $ » is not "up from $1.73", nor « à partir de 10 heures » "until 10 a.m."."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.checking.denials import is_negated
from timeline.checking.pair import Check, Problem
from timeline.checking.periods import placed_ones
from timeline.checking.placed import placed_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

_NEAR = 48  # characters before a number in which the words stand that gauge it
_TO = re.compile(r"[\d.,\s]+(?:%|[^\W\d]+|[$€£]){0,3}\s*(?:à|to)\s+[$€£]?\d")
# Of one number one text says the first, and the other does not say the second.
_CONTRARY = frozenset(
    (
        ("from", "until"), ("from", "before"), ("until", "to"), ("until", "after"), ("before", "after"),
        ("level", "from"), ("level", "by"), ("change", "level"), ("change", "from"), ("after", "within"),
        ("more", "less"), ("about", "more"), ("about", "less"), ("each", "total"),
    )
)  # fmt: skip


def check_gauged(pair: Pair) -> Iterator[Problem]:
    """A problem for the first number that both texts have, of which the target says another thing: up to, not from."""
    if not all(side.checks.gauges for side in pair.sides):
        return
    # « ne peut être de plus de 30 jours » "may be no more than 30 days"
    contrary = _CONTRARY - {("more", "less")} if is_negated(pair.source) else _CONTRARY
    for one in (*placed_numbers(pair), *placed_ones(pair)):
        (said, words), (other, as_words) = _gauge(pair.source, one.here), _gauge(pair.target, one.there)
        if {(said, other), (other, said)} & contrary:
            words, as_words = f"{words} {one.said}", f"{as_words} {one.said}"
            fact = f'the {pair.source.name} says « {words} », the {pair.target.name} "{as_words}"'
            yield Problem(Check.OPPOSITE, fact, here=(words,), there=(as_words,))
            return


def _gauge(side: Side, place: int) -> tuple[str, str]:
    """What the longest words right before a number say of it, and those words; both empty where none do."""
    text, checks = side.lowered, side.checks
    before = text[max(place - _NEAR, 0) : place]
    small = checks.articles | (checks.within_names - checks.determiners)
    found = [
        (gauge, match["words"])
        for gauge, marks in side.checks.gauges.items()
        if (match := _ends(marks, small).search(before))
    ]
    said = max(found, key=lambda one: len(one[1]), default=("", ""))
    # « abaissé de 4,5 % à 4,25 % » is "from 4.5%"
    return ("", "") if said[0] == "change" and _TO.match(text, place) else said


@lru_cache(maxsize=128)
def _ends(marks: frozenset[str], small: frozenset[str]) -> re.Pattern[str]:
    """Some words at the end of a text, articles and the sign of a currency behind them; « pas plus de » are none."""
    words = "|".join(map(re.escape, sorted(marks, key=len, reverse=True)))
    articles = "|".join(map(re.escape, sorted(small)))
    return re.compile(
        rf"(?<!\w)(?<!no )(?<!not )(?<!pas )(?P<words>{words})"
        rf"(?:[\s']+(?:{articles})(?!\w)'?)*'?\s*(?:[$€£¥]|[a-z]{{0,2}}\$|eur|usd|cad|chf)?\s?-?$"
    )
