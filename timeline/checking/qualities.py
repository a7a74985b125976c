"""Qualities that may neither be lost nor be added: « disproportionné », "neighbouring", « non commercial »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.checking.said import may_be_said
from timeline.language.senses import QUALITY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side
    from timeline.language.senses import Sense


def check_qualities(pair: Pair) -> Iterator[Problem]:
    """A problem for the first quality that one text names and of which the other has no word, where nothing tells it.

    A word in doubt says it too, "neighbouring" may be « limitrophe », and one that the lists of words know.
    """
    shared = pair.groups
    for side, other, verb in ((pair.source, pair.target, "lost"), (pair.target, pair.source, "new")):
        named = _named(side)
        if not named:
            continue
        there = {one.group for one in _named(other)}
        missing = (one for one in named if one.proof and one.group in shared - there)
        alone = next((one for one in missing if not may_be_said(side, one.start, other)), None)
        if alone:
            word = _word(side, alone)
            fact = f"« {word} » is {verb}: the {side.name} says it, the {other.name} has nothing like it"
            here, added = ((word,) * (side is own) for own in pair.sides)
            yield Problem(Check.CONDITION, fact, here=here, there=added, group=alone.group)
            return


def _named(side: Side) -> list[Sense]:
    groups = {group for group in side.by_group if group.startswith(QUALITY)}
    return [one for one in side.senses if one.group in groups] if groups else []


def _word(side: Side, sense: Sense) -> str:
    return str(re.findall(r"[\w-]+", side.plain[sense.start :])[0])
