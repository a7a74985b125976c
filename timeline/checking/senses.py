"""Opposites: a translation says "lower" where its text says « relever », or "seller" where it says « acquéreur »."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from timeline.checking.negation import is_negated
from timeline.checking.pair import Check, Problem
from timeline.language.senses import ACTS, KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.pair import Pair, Side
    from timeline.language.senses import Sense


def check_senses(pair: Pair) -> Iterator[Problem]:
    """A problem for each sense of the source that the target has not, where it has more of another of the same group.

    Where one text alone denies, « ne pas accepter » may be "refuse": nothing is asked.
    """
    if is_negated(pair.source) != is_negated(pair.target):
        return
    source, target = pair.sides
    told = (sense.group for sense in source.senses if sense.proof and not sense.group.startswith((KEPT, ACTS)))
    groups = dict.fromkeys(told)
    for group in groups:
        here, there = (_of_group(side.senses, group) for side in pair.sides)
        lost = [one for one in here if one.proof and all(one.sense != other.sense for other in there)]
        counts = Counter(one.sense for one in here)
        gained = [
            one
            for one in there
            if one.proof and Counter(other.sense for other in there)[one.sense] > counts[one.sense] == 0
        ]
        if lost and gained:
            words = _word(source, lost[0]), _word(target, gained[0])
            fact = f'the {source.name} says « {words[0]} », the {target.name} "{words[1]}"'
            yield Problem(Check.OPPOSITE, fact, here=words[:1], there=words[1:])


def _of_group(senses: Sequence[Sense], group: str) -> list[Sense]:
    return [one for one in senses if one.group == group]


def _word(side: Side, sense: Sense) -> str:
    """The word of a sense as the text has it, with the one behind it where it is short."""
    words = side.plain[sense.start :].split()
    return " ".join(words[: 2 if len(words[0]) < 4 else 1]).strip(".,;:")
