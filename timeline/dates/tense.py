"""The tense around a date: « tenue à Rome en février » is past, « se tiendra en février » future."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from timeline.language.spelling import PARAGRAPH, core, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.language import Language

PAST, FUTURE, NEITHER, STOP = "past", "future", "", "stop"
_REACH = 240
_STOPS = frozenset(".;!?:")
# « sera tenue », « devra encore être tenue »: how far before a participle its auxiliary may stand.
_AUXILIARY = 4
_INITIALS = 2


def tense_around(text: str, start: int, end: int, language: Language) -> str:
    """« past », « future » or nothing: the verb before the date within its clause, else the verb after it."""
    split = language.tokens.split.findall
    before = _told_by(split(text, max(0, start - _REACH), start), language)
    ahead = list(takewhile(STOP.__ne__, reversed(before)))
    for at, tense in enumerate(ahead):
        if tense:
            return _with_auxiliary(tense, ahead[at + 1 : at + 1 + _AUXILIARY])
    after = list(takewhile(STOP.__ne__, _told_by(split(text, end, end + _REACH), language)))
    for at, tense in enumerate(after):
        if tense:
            return _with_auxiliary(tense, after[max(0, at - _AUXILIARY) : at])
    return NEITHER


def _with_auxiliary(tense: str, company: Sequence[str]) -> str:
    """« sera tenue », « devrait être organisée »: a participle after a future auxiliary is future."""
    return FUTURE if tense == PAST and FUTURE in company else tense


def _told_by(tokens: Sequence[str], language: Language) -> list[str]:
    """What each word says of the tense, and where clauses end; the stop of « M. Lavrov » ends none."""
    told = [_told(token, language) for token in tokens]
    for at, (before, token) in enumerate(pairwise(tokens), 1):
        if token[0] == "." and len(before) <= _INITIALS:
            told[at] = NEITHER
    return told


@lru_cache(maxsize=65536)
def _told(token: str, language: Language) -> str:
    """What one word says of the tense, or that the clause ends with it."""
    tense, word = language.tense, fold(core(token))
    if word in _STOPS or language.tokens.symbols[token].endswith(PARAGRAPH):
        return STOP
    if word in tense.neither:
        return NEITHER
    if word in tense.future or tense.future_endings.fullmatch(word):
        return FUTURE
    return PAST if word in tense.past or tense.past_endings.fullmatch(word) else NEITHER
