"""In which language a text is: that of which it has the largest share of small words, and how sure that is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.intake.extract import Clue, Sure
from timeline.language.names import english_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.language import Language

_WORD = re.compile(r"[^\W\d_]+")
_READ = 50_000
# So many words tell a language; of so large a share are small words; so many times as many as of the next language.
_FEWEST, _SHARE, _SURELY, _LIKELY = 12, 0.12, 2.0, 1.25


def guess_language(text: str, languages: Sequence[Language]) -> Clue | None:
    """The language of a text, of those given, the first where two are as likely; None where none is given.

    It is only a guess where the words are few, and where those of a language nobody gave are more.
    """
    words = [word.lower() for word in _WORD.findall(text[:_READ])]
    counted = sorted(((_count(words, one, "own"), one) for one in languages), key=lambda pair: -pair[0])
    if not counted:
        return None
    (own, language), (next_own, next_one) = counted[0], (*counted, counted[0])[1]
    share, likelier = own / max(1, len(words)), own / max(1, next_own)
    told = f"{share:.0%} of the words are small words of {english_name(language.code)}"
    if next_one is not language:
        told += f", {next_own / max(1, len(words)):.0%} of {english_name(next_one.code)}"
    foreign = _count(words, language, "foreign")
    if len(words) < _FEWEST or share < _SHARE or own <= foreign or (len(counted) > 1 and likelier < _LIKELY):
        return Clue("language", language.code, told, Sure.GUESS)
    alone = len(counted) == 1 or likelier >= _SURELY
    return Clue("language", language.code, told, Sure.STATED if alone else Sure.LIKELY)


def _count(words: Sequence[str], language: Language, which: str) -> int:
    """How many words are small words of the language, or of others."""
    small = frozenset(language.page.table.get(which, ()))
    return sum(word in small for word in words)
