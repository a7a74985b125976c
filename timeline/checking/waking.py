"""What wakes a check: the words of which a text must have one for phrases of the rules to stand in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.translations.terms import unaccented

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=128)
def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The first words of phrases as the plain text has them, « directrice générale »; ``Side.tokens`` has them too."""
    return frozenset(word for phrase in phrases for word in _LETTERS.findall(unaccented(phrase))[:1])


@lru_cache(maxsize=128)
def last_words(phrases: Iterable[str]) -> frozenset[str]:
    """The last words of phrases, « avaient été », as above."""
    return frozenset(word for phrase in phrases for word in _LETTERS.findall(unaccented(phrase))[-1:])
