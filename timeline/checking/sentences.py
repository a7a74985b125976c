"""Sentences: none of several is gone."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest
from math import log
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.checking.said import may_say, shares_a_mark, vocabulary, weighty
from timeline.language.expressions import NEVER
from timeline.reading.sentences import load_stops
from timeline.translations.terms import unaccented

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side
    from timeline.language import Language

# « M. Dupont », "No. 5", « art. 3 » end no sentence.
_END = re.compile(
    r"(?<=[^\W\d_]{3}[.!?…])[»”\")]*\s+(?=[«“\"(]?\s?[A-ZÀ-Þ])|(?<=[\d%)»”\"][.!?…])\s+(?=[«“\"(]?\s?[A-ZÀ-Þ])"
)
_STOP = re.compile(r"[.!?…][»”\")]*\s")
_COUNT = re.compile(r"^\d+[.)]\s")
_RANK = re.compile(r"(?<!\d)\d{1,2}\.$")
_SHORTER = 0.74  # of the length of the source: English is as long as nine tenths of French
_GONE = 0.4
_LEAST = 40
_EVEN, _UNEVEN = 0.3, 0.4  # logarithms of lengths: a third more, half as much again


def check_sentences(pair: Pair) -> Iterator[Problem]:
    """A problem where the target has fewer sentences and is as much shorter, or where one of its own is a stump."""
    here, there = map(_sentences, pair.sides)
    lengths = [sum(map(len, sentences)) for sentences in (here, there)]
    gone = _gone(here, there) or _unsaid(pair, here, there)
    if gone or (len(here) > len(there) and lengths[1] < _SHORTER * lengths[0]):
        counts = f"{len(here)} sentences in the {pair.source.name}, {len(there)} in the {pair.target.name}"
        yield Problem(Check.SENTENCE, f"{counts}, and much shorter: is one gone?", here=gone)
    elif 1 < len(here) == len(there):
        for one, other in zip_longest(here, there):
            if len(one) > _LEAST and len(other) < _GONE * len(one):
                fact = f"« {one[:40]}… » has {len(one)} characters, its {pair.target.name} {len(other)}"
                yield Problem(Check.SENTENCE, fact, here=(one,), there=(other,))


def _gone(here: Sequence[str], there: Sequence[str]) -> tuple[str, ...]:
    """The sentence without which the others are as long as those of the target, where no two of them joined are."""
    if len(here) != len(there) + 1 or not there:
        return ()
    without = [(_apart([*here[:n], *here[n + 1 :]], there), n) for n in range(len(here))]
    joined = [[*here[:n], f"{here[n]} {here[n + 1]}", *here[n + 2 :]] for n in range(len(there))]
    best, place = min(without)
    return (here[place],) if best < _EVEN and min(_apart(one, there) for one in joined) > _UNEVEN else ()


def _unsaid(pair: Pair, here: Sequence[str], there: Sequence[str]) -> tuple[str, ...]:
    """The one sentence of which the target, which has fewer, has no word, while it has some of each other."""
    if len(here) <= max(len(there), 1):
        return ()
    words, source, left = vocabulary(pair.target), pair.source, []
    for sentence in here:
        start = source.plain.find(unaccented(sentence))
        own = weighty(source, start, start + len(sentence)) if start >= 0 else []
        if not own or not (
            any(may_say(words, word, source) for word in own) or shares_a_mark(pair, start, start + len(sentence))
        ):
            left.append(sentence if len(own) > 1 else "")
    return (left[0],) if len(left) == 1 and left[0] else ()


def _apart(here: Sequence[str], there: Sequence[str]) -> float:
    """How far the lengths of sentences side by side are from each other at most, as a logarithm."""
    return max(abs(log(len(other) / len(one))) for one, other in zip(here, there, strict=True))


@lru_cache(maxsize=16)
def _ranked(language: Language | None) -> re.Pattern[str]:
    return load_stops(language).ranked if language and language.has("page") else NEVER


def _sentences(side: Side) -> list[str]:
    # « 5. » counts a paragraph.
    text = _COUNT.sub("", " ".join(side.text.split()))
    if not _STOP.search(text):
        return [text] if text.strip() else []
    ranked = _ranked(side.language)
    ends = [
        # "am 3. Mai" ends no sentence.
        end
        for end in _END.finditer(text)
        if not (_RANK.search(text, 0, end.start()) and ranked.match(text, end.end()))
    ]
    starts = [0, *(end.end() for end in ends)]
    sentences = map(slice, starts, [*(end.start() for end in ends), len(text)])
    return [text[sentence] for sentence in sentences if text[sentence].strip()]
