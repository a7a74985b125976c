"""Negation: « n'a pas été saisi » is not "was seised"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checking.pair import Pair, Side
    from timeline.language.senses import Sense

_GROUP = "denial"
_BARE = 2
_PERHAPS = "perhaps"


def check_negation(pair: Pair) -> Iterator[Problem]:
    """A problem where one text denies, and the other has no word that may deny the same.

    A word that both have denies nothing more: « ne s'est pas opposé » is not "opposed"; and two that one text alone has
    may cancel each other, « pas rare » "often".
    """
    source, target = pair.sides
    for side, other, verb in ((source, target, "lost"), (target, source, "new")):
        words, others = _denials(side), _denials(other)
        sure = [one for one in words if one.proof]
        own = sum(1 for one in words if not one.proof and one.sense != _PERHAPS and not _is_bare(side, one))
        alike = sum(1 for one in others if one.sense != _PERHAPS) if own else len(others)
        if sure and not any(one.proof for one in others) and alike == own:
            word = _word(side, sure[0])
            fact = f"a negation is {verb}: the {side.name} has « {word} », the {other.name} nothing like it"
            here, there = ((word,) * (side is one) for one in pair.sides)
            yield Problem(Check.NEGATION, fact, here=here, there=there)
            return


def _denials(side: Side) -> list[Sense]:
    return [one for one in side.senses if one.group == _GROUP]


def _is_bare(side: Side, sense: Sense) -> bool:
    """Whether it is the « ne » that goes with « pas », and says nothing by itself."""
    return len(_word(side, sense)) <= _BARE


def _word(side: Side, sense: Sense) -> str:
    return str(re.findall(r"\w+", side.plain[sense.start :])[0])


def is_negated(side: Side) -> bool:
    """Whether a text denies."""
    return any(one.proof for one in _denials(side))
