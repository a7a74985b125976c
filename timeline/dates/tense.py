"""The tense around a date: « tenue à Rome en février » is past, « se tiendra en février » future."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.language.words import PARAGRAPH, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.language import Language, Tense

PAST, FUTURE, AUXILIARY = "past", "future", "auxiliary"
_REACH = 240
_STOPS = frozenset(".;!?:")


def tense_around(text: str, start: int, end: int, language: Language) -> str:
    """« past », « future » or nothing: the verb before the date within its clause, else the verb after it."""
    split = language.lexicon.split.findall
    ahead = _clause(reversed(split(text, max(0, start - _REACH), start)), language)
    for at, word in enumerate(ahead):
        if found := _tense(word, language.tense):
            return _with_auxiliary(found, ahead[at + 1 : at + 5], language.tense)
    after = _clause(split(text, end, end + _REACH), language)
    for at, word in enumerate(after):
        if found := _tense(word, language.tense):
            return _with_auxiliary(found, after[max(0, at - 4) : at], language.tense)
    return ""


def _with_auxiliary(found: str, company: Sequence[str], tense: Tense) -> str:
    """« sera tenue », « devrait être organisée »: a participle after a future auxiliary is future."""
    return FUTURE if found == PAST and any(_tense(word, tense) == FUTURE for word in company) else found


def _clause(tokens: Iterable[str], language: Language) -> list[str]:
    """The words up to the end of the clause."""
    words = []
    for token in tokens:
        core = language.lexicon.core(token)
        if core in _STOPS or language.lexicon.details[token].endswith(PARAGRAPH):
            break
        words.append(fold(core))
    return words


@lru_cache(maxsize=65536)
def _tense(word: str, tense: Tense) -> str:
    """What one word says of the tense."""
    if word in tense.neither:
        return ""
    if word in tense.future or tense.future_endings.fullmatch(word):
        return FUTURE
    if word in tense.past or tense.past_endings.fullmatch(word):
        return PAST
    return ""
