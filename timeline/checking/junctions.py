"""Junctions: « les États ou les organisations » are not "the States and the organisations"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.checking.counterparts import find_counterparts, words_of_weight
from timeline.checking.negation import is_negated
from timeline.checking.pair import Check, Problem
from timeline.translations.alignment import comparable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from timeline.checking.pair import Pair, Side

_WORD = re.compile(r"[^\W_]+")
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
    """Whether what a text leaves to choose between is what the other adds up: the words right before and behind."""
    here, there = words_of_weight(side), words_of_weight(other)
    forth, _ = find_counterparts(here, there)
    text, said = comparable(side.text).lower(), comparable(other.text).lower()
    for match in _WORD.finditer(text):
        if match[0] not in side.checks.choices:
            continue
        before = max((place for place, word in enumerate(here) if word.end <= match.start()), default=-1)
        ends = [forth.own.get(place) for place in (before, before + 1)]
        if ends[0] is None or ends[1] is None:
            continue
        first, last = sorted((there[ends[0]], there[ends[1]]), key=lambda word: word.start)
        between = said[first.end : last.start]
        if not _END.search(between) and not other.checks.additions.isdisjoint(_WORD.findall(between)):
            return True
    return False


def _has(side: Side, words: Collection[str]) -> bool:
    """Whether a text tells of a dispute: on the meaning and the scope is on either, "as to the meaning or scope"."""
    return not set(words).isdisjoint(_WORD.findall(side.plain))


def _count(side: Side, words: Collection[str]) -> int:
    """How often a text has some words; « où » is none of « ou »."""
    return sum(word in words for word in _WORD.findall(comparable(side.text).lower()))
