"""Words: an empty translation, text left in French, a word twice, a length that cannot be right."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.language import load_language
from timeline.translations.alignment import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.pair import Pair

_ACCENT = re.compile(r"[à-ÿœæ]")
_WORD = re.compile(r"[^\W\d_]+(?:[-][^\W\d_]+)*")
_TWICE = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
_RIGHT_TWICE = frozenset({"that", "had", "is", "more"})
_LONG, _SHORTEST, _LONGEST = 40, 0.5, 1.7
_RUN = 2


def check_empty(pair: Pair) -> Iterator[Problem]:
    """There is English at all."""
    if not pair.target.strip(" \t\n\u00a0.…-–—*_"):
        yield Problem(Check.EMPTY, "there is no English")


def check_untranslated(pair: Pair) -> Iterator[Problem]:
    """No French was left: not the whole, no run of words with a French one among them, no accented word."""
    if not pair.target.strip():
        return
    french, english = comparable(pair.source), comparable(pair.target)
    if french == english:
        if len(words := _WORD.findall(english)) > 1 and any(word in _function_words() or _left(word) for word in words):
            yield Problem(Check.UNTRANSLATED, "the English is the French")
        return
    known = set(_WORD.findall(french))
    borrowed = pair.glossary.english_words
    left = [
        word for word in dict.fromkeys(_WORD.findall(english)) if word in known and word not in borrowed and _left(word)
    ]
    runs = [run for run in _runs(french, english) if run not in borrowed and not any(word in run for word in left)]
    for words in (*left, *runs):
        yield Problem(Check.UNTRANSLATED, f"« {words} » is left in French")


def check_doubled(pair: Pair) -> Iterator[Problem]:
    """No word stands twice in a row, unless the French has it so."""
    twice = {match[1].lower() for match in _TWICE.finditer(comparable(pair.source))}
    for match in _TWICE.finditer(" ".join(pair.target.split())):
        word = match[1]
        if word.lower() not in _RIGHT_TWICE | twice and not word.isdigit():
            yield Problem(Check.DOUBLED, f'"{match[0]}" stands twice')


def check_length(pair: Pair) -> Iterator[Problem]:
    """A long sentence does not become a short one, nor the other way round."""
    french, english = len(pair.source.strip()), len(pair.target.strip())
    if english and max(french, english) > _LONG and not _SHORTEST <= english / max(french, 1) <= _LONGEST:
        yield Problem(Check.LENGTH, f"{english} characters of English for {french} of French")


def _left(word: str) -> bool:
    """Whether a word can only be French: small letters with an accent."""
    return word[:1].islower() and _ACCENT.search(word) is not None


def _runs(french: str, english: str) -> Iterator[str]:
    """Runs of words that both texts have, all in one name's capitals excepted, with a French word among them."""
    words = _WORD.findall(english)
    padded = f" {' '.join(_WORD.findall(french))} "
    start = 0
    while start < len(words):
        run = words[start : start + _shared(words, start, padded)]
        small = [word for word in run if word[:1].islower()]
        if len(run) >= _RUN and len(small) * 2 > len(run) and not _function_words().isdisjoint(small):
            yield " ".join(run)
        start += max(len(run), 1)


def _shared(words: Sequence[str], start: int, padded: str) -> int:
    """How many words from there on stand in the other text one after the other, each between two spaces."""
    place, end = 0, 1
    for count, word in enumerate(words[start:]):
        # The words so far stand at the place already: only what follows them there is looked at.
        if not padded.startswith(f"{word} ", place + end):
            place = padded.find(f"{padded[place : place + end]}{word} ", place + 1)
        if place < 0:
            return count
        end += len(word) + 1
    return len(words) - start


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    """The small words of French that are none of English."""
    return load_language("fr").lexicon.common - load_language("en").lexicon.common
