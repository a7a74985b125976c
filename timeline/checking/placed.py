"""Values that both texts of a pair have, each with its place in either: dates, numbers, names, parties."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from timeline.checking.names import shared_names
from timeline.language.senses import PEOPLE
from timeline.translations.alignment import comparable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side
    from timeline.language.senses import Sense

# Of these two may stand in one sentence, and what one does is not what the other does.
_PARTIES = frozenset(
    (
        "trade",
        "loan",
        "debt",
        "lease",
        "work",
        "suit",
        "cover",
        "official",
        "gift",
        "supplychain",
        "family",
        PEOPLE,
        "budget",
        "borders",
        "casualties",
        "hoststate",
        "balance",
        "sexes",
    )
)
_MOST = 8  # values of a text that are compared
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


class Placed(NamedTuple):
    """A value that both texts have, and the character of the comparable text where each has it."""

    said: str
    here: int
    there: int


# Several checks ask of the same pair.
@lru_cache(maxsize=4)
def placed_dates(pair: Pair) -> list[Placed]:
    """The dates of both texts, and the years that are part of a name there, "the 2007 will"."""
    here, there = (
        sorted(
            [
                *((date.when.notation, date.text.strip(), date.start) for date in side.dates[:_MOST]),
                *((one.text, one.text, one.start) for one in side.quantities[:_MOST] if _YEAR.fullmatch(one.text)),
            ],
            key=lambda said: said[2],
        )
        for side in pair.sides
    )
    return _matched(pair, here, there)


@lru_cache(maxsize=4)
def placed_numbers(pair: Pair) -> list[Placed]:
    """The numbers that each text has once, by whatever of their values they share, « 22 heures » "10 p.m."."""
    here, there = ([one for one in side.quantities if one.hard or one.text[0].isdigit()][:_MOST] for side in pair.sides)
    if not here or not there:
        return []
    pairs = [(one, [other for other in there if not one.values.isdisjoint(other.values)]) for one in here]
    used = Counter(id(others[0]) for _, others in pairs if len(others) == 1)
    return [
        Placed(one.text, *_compared(pair, one.start, others[0].start))
        for one, others in pairs
        if len(others) == 1 and used[id(others[0])] == 1
    ]


@lru_cache(maxsize=4)
def placed_names(pair: Pair) -> list[Placed]:
    """The places and surnames that each text has once."""
    here, there = shared_names(pair)
    return _matched(pair, here, there)


def placed_parties(pair: Pair) -> list[Placed]:
    """Lender and borrower, landlord and tenant: who exclude each other, where both texts name both."""
    if any(_PARTIES.isdisjoint(side.by_group) for side in pair.sides):
        return []
    here, there = (
        [
            (f"{one.group} {one.sense}", _word(side, one), one.start)
            for one in side.senses
            if one.group in _PARTIES and one.proof
        ]
        for side in pair.sides
    )
    return _matched(pair, here, there)


def _word(side: Side, sense: Sense) -> str:
    word = _WORD.search(side.plain, sense.start)
    return word[0] if word else ""


def _matched(pair: Pair, here: Sequence[tuple[str, str, int]], there: Sequence[tuple[str, str, int]]) -> list[Placed]:
    """The values that both texts have once, in the order of the source."""
    if not here or not there:
        return []
    once = [Counter(value for value, *_ in side) for side in (here, there)]
    places = {value: start for value, _, start in there if once[1][value] == 1}
    return [
        Placed(said, *_compared(pair, start, places[value]))
        for value, said, start in here
        if once[0][value] == 1 and value in places
    ]


def _compared(pair: Pair, here: int, there: int) -> tuple[int, int]:
    """Places of the texts in the comparable texts."""
    return len(comparable(pair.source.text[:here])), len(comparable(pair.target.text[:there]))
