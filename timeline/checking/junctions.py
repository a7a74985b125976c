"""Junctions: « les États ou les organisations » are not "the States and the organisations"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.checking.counterparts import find_counterparts, words_of_weight
from timeline.checking.denials import is_negated
from timeline.checking.pair import Check, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

_WORD = re.compile(r"[^\W_]+")
_NEAR = 2  # words of weight on either side by which it is known what is joined
_SAMPLES = 12  # words before a junction among which stands what says that examples follow
_END = re.compile(r"[.;:!?]\s")


def check_junctions(pair: Pair) -> Iterator[Problem]:
    """A problem where one text leaves a choice, and the other leaves none and adds up oftener.

    Of what is denied one thing or another is both: nothing is asked there of a choice that is new. Nor is anything of
    words that the other text says in two sentences.
    """
    source, target = pair.sides
    for side, other in ((source, target), (target, source)):
        chosen, added = side.checks.choices, other.checks.additions
        if not chosen or not added or (side is target and is_negated(source)):
            continue
        if (
            _count(side, chosen)
            and not _count(other, other.checks.choices | other.checks.choices_too)
            and _count(other, added) > _count(side, side.checks.additions)
            and not all(_has(one, one.checks.disputes) for one in pair.sides)
            and _joins_the_same(side, other)
        ):
            words = (min(chosen, key=len), min(added, key=len))[:: 1 if side is source else -1]
            fact = f'the {source.name} says « {words[0]} », the {target.name} "{words[1]}"'
            yield Problem(Check.OPPOSITE, fact, here=words[:1], there=words[1:])
            return


def _joins_the_same(side: Side, other: Side) -> bool:
    """Whether what a text leaves to choose between is what the other adds up: the nearest words before and behind.

    « les débats et d'autres travaux » are well said "debates or other proceedings", « l'énergie ou encore les ports »
    "energy and ports": they lead to the same.
    """
    here, there = words_of_weight(side), words_of_weight(other)
    forth, _ = find_counterparts(here, there)
    text, said = side.lowered, other.lowered
    for match in _WORD.finditer(text):
        behind = _WORD.search(text, match.end())
        if match[0] not in side.checks.choices or (behind and behind[0] in side.checks.others):
            continue
        if _opens_samples(side, text[: match.start()]):
            continue
        place = sum(word.start < match.start() for word in here)
        ends = [
            next((forth.own[at] for at in near if at in forth.own), None)
            for near in (range(place - 1, place - 1 - _NEAR, -1), range(place, place + _NEAR))
        ]
        if ends[0] is None or ends[1] is None:
            continue
        first, last = sorted((there[ends[0]], there[ends[1]]), key=lambda word: word.start)
        between = said[first.end : last.start]
        added = [one for one in _WORD.finditer(between) if one[0] in other.checks.additions]
        if _opens_samples(other, said[: first.start]):
            continue
        if not _END.search(between) and any(not _is_open(between, one, other) for one in added):
            return True
    return False


def _opens_samples(side: Side, before: str) -> bool:
    """Whether examples follow in the same clause: « par exemple un port ou une gare » "say a port and a station"."""
    clause = _END.split(before)[-1]
    return not side.checks.samples.isdisjoint(_WORD.findall(clause)[-_SAMPLES:])


def _is_open(text: str, junction: re.Match[str], side: Side) -> bool:
    """Whether what is joined is all the rest, « et d'autres »."""
    behind = _WORD.findall(text, junction.end())[:_NEAR]
    return not side.checks.others.isdisjoint(behind)


def _has(side: Side, words: Collection[str]) -> bool:
    """Whether a text tells of a dispute: on the meaning and the scope is on either, "as to the meaning or scope"."""
    return not set(words).isdisjoint(_WORD.findall(side.plain))


def _count(side: Side, words: Collection[str]) -> int:
    """How often a text has some words; « où » is none of « ou »."""
    return sum(word in words for word in _WORD.findall(side.lowered))
