"""Tenses: « ont été alloués » is not "will be allocated"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.checking.counterparts import find_counterparts, words_of_weight
from timeline.checking.pair import Check, Problem
from timeline.translations.alignment import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checking.counterparts import Word
    from timeline.checking.pair import Pair, Side

_NEAR = 40  # characters before a verb among which the words stand that give its tense


def check_tenses(pair: Pair) -> Iterator[Problem]:
    """A problem for a verb that the source tells as done, and the target, with a word that says it, as to come."""
    source, target = pair.sides
    past, future = source.checks.past, target.checks.future
    if not past or not future or not any(word in target.plain for word in future):
        return
    here, there = map(words_of_weight, pair.sides)
    forth, _ = find_counterparts(here, there)
    for place in sorted(forth.own):
        done, coming = _tense(source, here[place], past), _tense(target, there[forth.own[place]], future)
        if done and coming:
            fact = f'the {source.name} says « {done} », the {target.name} "{coming}"'
            yield Problem(Check.OPPOSITE, fact, here=(done,), there=(coming,))
            return


def _tense(side: Side, word: Word, verbs: frozenset[str]) -> str:
    """A verb with what stands right before it, where that is one of some words."""
    # « à » is no « a ».
    before = comparable(side.text).lower()[max(0, word.start - _NEAR) : word.start]
    found = _verbs(verbs).search(before)
    return f"{found[0].strip()} {word.plain}" if found else ""


@lru_cache(maxsize=16)
def _verbs(words: frozenset[str]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{either})(?:\s+\w+ly)?\s*$", re.MULTILINE)
