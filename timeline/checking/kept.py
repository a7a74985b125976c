"""What may neither be lost nor be added: a reservation, an exception, « à titre provisoire », "only"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.checking.denials import denials, is_negated
from timeline.checking.omissions import check_omissions
from timeline.checking.pair import Check, Problem
from timeline.language.senses import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side
    from timeline.language.senses import Sense

_IF, _WITHOUT = f"{KEPT}ifso", f"{KEPT}without"
_CLAUSE = re.compile(r"[,.;:!?]")
# Of these a word in doubt answers for one of the other text: « l'accord de retrait » is no agreement of a State.
_DOUBTED = frozenset(f"{KEPT}{name}" for name in ("agreement", "consulted", "proposal"))


def check_kept(pair: Pair) -> Iterator[Problem]:
    """A problem for each thing of the tables ``kept`` that one text says and of which the other has no word at all."""
    shared = pair.groups
    for side, other, verb in ((pair.source, pair.target, "lost"), (pair.target, pair.source, "new")):
        missing = {
            group
            for group in side.by_group
            if group.startswith(KEPT) and group in shared and not _is_said(group, side, other)
        }
        for one in side.senses if missing else ():
            if one.proof and one.group in missing:
                missing.remove(one.group)
                if (one.group == _IF and any(check_omissions(pair))) or _is_denied(side, one, other):
                    continue
                words = _words(side, one)
                fact = f"« {words} » is {verb}: the {side.name} says it, the {other.name} has nothing like it"
                here, added = ((words,) * (side is own) for own in pair.sides)
                yield Problem(Check.CONDITION, fact, here=here, there=added, group=one.group)


def _is_said(group: str, side: Side, other: Side) -> bool:
    """Whether the other text has a word of a group; where words in doubt answer for one another, more than those."""
    there = len(other.by_group.get(group, ()))
    doubtful = sum(not one.proof for one in side.by_group[group]) if group in _DOUBTED else 0
    return there > doubtful


def _is_denied(side: Side, sense: Sense, other: Side) -> bool:
    """Whether both say what is needed: « ne peut … sans avoir entendu » is "must hear", « pas sans risque » "risky"."""
    if sense.group != _WITHOUT or is_negated(other):
        return False
    before = [one.start for one in denials(side) if one.proof and one.start < sense.start]
    return bool(before) and not _CLAUSE.search(side.plain, before[-1], sense.start)


def _words(side: Side, sense: Sense) -> str:
    """The words that say it, the small ones with the first of their own weight."""
    words = re.findall(r"[\w'-]+", side.plain[sense.start :])
    end = next((place for place, word in enumerate(words) if len(word) > 4), 0)
    return " ".join(words[: min(end, 3) + 1])
