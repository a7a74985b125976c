"""Dates set without a space at the words beside them, « Miami1er au 8 mars22 mars 2020Croisières », « le 1erjanvier ».

So they stand where the cells of a table or the lines of a PDF were run together.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.language.kept_expressions import compile_or_find
from timeline.language.spelling import LETTERS
from timeline.language.words import FIRST_SYMBOL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.language import Language

_SMALL, _CAPITAL = "a-zß-öø-ÿœ", "A-ZÀ-ÖØ-Þ"
_WORD_BEFORE, _LONGEST = re.compile(rf"([{LETTERS}]+)\.?\s\Z"), 20


@lru_cache(maxsize=8)
def _glued(language: Language) -> re.Pattern[str]:
    """A digit behind a word or its mark with the words after it, the end of a year before one, « 1er » and its month.

    All in one pattern that opens with a digit: texts are passed over at the pace of their digits.
    """
    endings = "|".join(sorted(map(re.escape, language.lexicon.numerals.endings), key=len, reverse=True)) or "(?!)"
    day = rf"\d?(?:{endings})?\s"
    return compile_or_find(
        rf"\d(?:(?<=[{_SMALL}][{_SMALL},;:.)]\d){day}(?P<word>[{LETTERS}]+)(?:\s\d{day}(?P<month>[{LETTERS}]+))?"
        rf"|(?<=\s[12]\d{{3}})(?=[{_CAPITAL}][{_SMALL}])"
        rf"|(?:{endings})(?P<named>[{LETTERS}]{{3,}}))"
    )


def missing_spaces(text: str, language: Language) -> Iterator[int]:
    """Where a day begins or a year ends right at a word, in order; « Covid19 », « mp3 » of no month have none."""
    names = language.slots["month-name"].values if "month-name" in language.slots else ()

    def is_month(word: str | None) -> bool:
        return word is not None and language.tokens.symbols[word][0] in names

    for match in _glued(language).finditer(text):
        word, month = match["word"], match["month"]
        if word is not None:
            known = month is not None and language.tokens.symbols[word][0] >= FIRST_SYMBOL
            if is_month(word) or (known and is_month(month)):
                yield match.start()
        elif match["named"] is not None:
            if is_month(match["named"]):
                yield match.start("named")
        elif is_month(_word_before(text, match.end() - 4)):
            yield match.end()


def _word_before(text: str, end: int) -> str | None:
    found = _WORD_BEFORE.search(text, max(0, end - _LONGEST), end)
    return found[1] if found else None
