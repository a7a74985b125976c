"""Sentences: none of several is gone."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checking.pair import Pair, Side

# « M. Dupont », "No. 5", « art. 3 » end no sentence.
_END = re.compile(
    r"(?<=[^\W\d_]{3}[.!?…])[»”\")]*\s+(?=[«“\"(]?\s?[A-ZÀ-Þ])|(?<=[\d%)»”\"][.!?…])\s+(?=[«“\"(]?\s?[A-ZÀ-Þ])"
)
_SHORTER = 0.74  # of the length of the source: English is as long as nine tenths of French
_GONE = 0.4
_LEAST = 40


def check_sentences(pair: Pair) -> Iterator[Problem]:
    """A problem where the target has fewer sentences and is as much shorter, or where one of its own is a stump."""
    here, there = map(_sentences, pair.sides)
    lengths = [sum(map(len, sentences)) for sentences in (here, there)]
    if len(here) > len(there) and lengths[1] < _SHORTER * lengths[0]:
        counts = f"{len(here)} sentences in the {pair.source.name}, {len(there)} in the {pair.target.name}"
        yield Problem(Check.SENTENCE, f"{counts}, and much shorter: is one gone?")
    elif 1 < len(here) == len(there):
        for one, other in zip_longest(here, there):
            if len(one) > _LEAST and len(other) < _GONE * len(one):
                fact = f"« {one[:40]}… » has {len(one)} characters, its {pair.target.name} {len(other)}"
                yield Problem(Check.SENTENCE, fact, here=(one,), there=(other,))


def _sentences(side: Side) -> list[str]:
    return [sentence for sentence in _END.split(" ".join(side.text.split())) if sentence.strip()]
