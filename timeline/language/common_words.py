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

_RULES = Path(__file__).parent.parent / "rules"
_COMMON, _MORE = "common_words.csv", "word_pairs.csv"
_BEGINNING = 6  # letters by which the forms of a word are known: « adopté », « adoptent »
_PLURAL = 4


@lru_cache(maxsize=8)
def load_common_words(code: str) -> Mapping[str, tuple[str, ...]]:
    """The rows in which a word of a language stands, by the word as ``fold`` has it; none in a language not there."""
    return {word: tuple(rows) for word, rows in _rows(code, _COMMON).items()}


@lru_cache(maxsize=8)
def load_word_pairs(code: str) -> Mapping[str, frozenset[str]]:
    """The same with the many words beside them of which only checks ask whether they may translate one another."""
    found = _rows(code, _COMMON)
    for word, rows in _rows(code, _MORE).items():
        found.setdefault(word, []).extend(rows)
    return {word: frozenset(rows) for word, rows in found.items()}


def _rows(code: str, name: str) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = defaultdict(list)
    with (_RULES / name).open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            key = f"{name[0]}{number}"
            for word in dict.fromkeys(fold(form) for form in row.get(code, "").split("|") if form):
                rows[word].append(key)
    return rows


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word without accents, capitals and the ending of a plural, cut to the letters that its forms share."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))
    if len(plain) >= _PLURAL and plain[-1] in "sx":
        plain = plain[:-1]
    return plain[:_BEGINNING]
