"""Opposites: a translation says "lower" where its text says « relever », or "seller" where it says « acquéreur »."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from timeline.checking.denials import is_negated
from timeline.checking.negation import check_negation
from timeline.checking.pair import Check, Problem
from timeline.language.senses import ACTS, FIRM, KEPT, PEOPLE, QUALITY, THINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side
    from timeline.language.senses import Sense


_OTHER = (KEPT, QUALITY, ACTS, PEOPLE, THINGS)
_DENYING = "ever"
_FREE = frozenset(("duty",))  # « peut » may stand at the other end of a sentence
_SLACK = 2
_LIMITS = frozenset(("bound", "latest", "inclusion"))  # « n'excédant pas » is a most whatever else is denied


def check_senses(pair: Pair) -> Iterator[Problem]:
    """A problem for each sense that the source has oftener than the target, which has another of its group oftener.

    Where one text alone denies, « ne pas accepter » may be "refuse": nothing is asked.
    """
    source, target = pair.sides
    denied = is_negated(source) != is_negated(target)
    told = [
        one.group
        for one in source.senses
        if one.proof and one.group in target.by_group and not one.group.startswith(_OTHER)
    ]
    for group in dict.fromkeys(told):
        # « en aucun cas » and "in all cases" are opposites because one denies.
        if denied and not _is_firm(group) and (group != _DENYING or is_negated(target) or any(check_negation(pair))):
            continue
        here, there = source.by_group[group], target.by_group[group]
        lost = _more(here, there)
        gained = _more(there, here) if lost else []
        # « qu'il peut désigner … qu'il peut prescrire »: "the person and the manner that he may direct"
        said = group in _FREE and any(one.sense == other.sense for one in lost for other in there)
        if lost and gained and not said and (group in _FREE or group.startswith(FIRM) or _face(pair, lost, gained)):
            words = _word(source, lost[0]), _word(target, gained[0])
            fact = f'the {source.name} says « {words[0]} », the {target.name} "{words[1]}"'
            yield Problem(Check.OPPOSITE, fact, here=words[:1], there=words[1:], group=group)


def _is_firm(group: str) -> bool:
    """Whether the senses of a group exclude each other whatever else is denied."""
    return group in _LIMITS or group.startswith(FIRM)


def _face(pair: Pair, lost: Sequence[Sense], gained: Sequence[Sense]) -> bool:
    """Whether one word that the target has instead stands where it would say one that it has not."""
    here, there = pair.words
    forth, _ = pair.counterparts
    starts, others = ([word.start for word in words] for words in (here, there))
    places = [bisect_left(others, one.start) for one in gained]
    facing = (forth.facing(bisect_left(starts, one.start), len(there), _SLACK) for one in lost)
    return any(at in near for near in facing for at in places)


def _more(senses: Sequence[Sense], others: Sequence[Sense]) -> list[Sense]:
    """The words that prove a sense which these prove oftener than the others may have it."""
    return [one for one in senses if one.proof and _is_more(one.sense, senses, others)]


def _is_more(sense: str, senses: Sequence[Sense], others: Sequence[Sense]) -> bool:
    """Whether words prove a sense oftener than others may have it."""
    own = [one.proof for one in senses if one.sense == sense]
    theirs = [one.proof for one in others if one.sense == sense]
    proven, there = sum(own), sum(theirs)
    # Words in doubt answer for one another first: « renforcer » is "strengthen", and says nothing of « augmentation ».
    return proven > there + max(len(theirs) - there - (len(own) - proven), 0)


def _word(side: Side, sense: Sense) -> str:
    """The word of a sense as the text has it, with the one behind it where it is short."""
    words = side.plain[sense.start :].split()
    return " ".join(words[: 2 if len(words[0]) < 4 else 1]).strip(".,;:")
