"""The commonest words of several languages beside one another: which of them may be translations of one another."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = Path(__file__).parent.parent / "rules" / "common_words.csv"
_BEGINNING = 6  # letters by which the forms of a word are known: « adopté », « adoptent »
_PLURAL = 4


@lru_cache(maxsize=8)
def load_common_words(code: str) -> Mapping[str, tuple[str, ...]]:
    """The rows in which a word of a language stands, by the word as ``fold`` has it; none in a language not there."""
    rows: dict[str, list[str]] = defaultdict(list)
    with _FILE.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            for word in dict.fromkeys(fold(form) for form in row.get(code, "").split("|") if form):
                rows[word].append(str(number))
    return {word: tuple(numbers) for word, numbers in rows.items()}


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word without accents, capitals and the ending of a plural, cut to the letters that its forms share."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))
    if len(plain) >= _PLURAL and plain[-1] in "sx":
        plain = plain[:-1]
    return plain[:_BEGINNING]
