"""The commonest words of several languages beside one another: which of them may be translations of one another."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.language.inflection import inflected

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_RULES = Path(__file__).parent.parent / "rules"
_COMMON, _MORE = "common_words.csv", "word_pairs*.csv"
_BEGINNING = 6  # letters by which the forms of a word are known: « adopté », « adoptent »
_PLURAL = 4


@lru_cache(maxsize=8)
def load_common_words(code: str) -> Mapping[str, tuple[str, ...]]:
    """The rows in which a word of a language stands, by the word as ``fold`` has it; none in a language not there."""
    return {word: tuple(rows) for word, rows in _rows(code, _COMMON).items()}


@lru_cache(maxsize=8)
def has_word_pairs(code: str) -> bool:
    """Whether any list has words of a language."""
    return bool(_by_form(code))


@lru_cache(maxsize=1 << 16)
def rows_of(word: str, code: str) -> frozenset[str]:
    """The rows of all lists in which a word stands, in any of its forms; of most of them only checks ask."""
    known = _by_form(code)
    return known.get(fold(word), frozenset()) | known.get(f"{inflected(word, code)}*", frozenset())


@lru_cache(maxsize=1 << 12)
def rows_beside(rows: frozenset[str], code: str) -> frozenset[str]:
    """All rows that have a word of a language which stands in one of these: "deal" is in those of "contract"."""
    known, words = _by_form(code), _by_row(code)
    return rows.union(*(known[word] for row in rows for word in words.get(row, ())))


@lru_cache(maxsize=8)
def _by_row(code: str) -> Mapping[str, Sequence[str]]:
    """Of each row the words of a language by what their forms have in common, as ``_by_form`` has them."""
    found: dict[str, list[str]] = defaultdict(list)
    for word, rows in _by_form(code).items():
        for row in rows if word.endswith("*") else ():
            found[row].append(word)
    return found


@lru_cache(maxsize=8)
def _by_form(code: str) -> Mapping[str, frozenset[str]]:
    """The rows by the words as ``fold`` has them, and with a star by what their forms have in common."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in (_COMMON, _MORE):
        for word, rows in _rows(code, name, forms=True).items():
            found[word].update(rows)
    return {word: frozenset(rows) for word, rows in found.items()}


def _rows(code: str, name: str, *, forms: bool = False) -> dict[str, list[str]]:
    rows: dict[str, list[str]] = defaultdict(list)
    for path in sorted(_RULES.glob(name)):
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file)):
                written = [form for form in row.get(code, "").split("|") if form]
                words = [*map(fold, written), *(f"{inflected(form, code)}*" for form in written if forms)]
                for word in dict.fromkeys(words):
                    rows[word].append(f"{path.stem}{number}")
    return rows


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word without accents, capitals and the ending of a plural, cut to the letters that its forms share."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))
    if len(plain) >= _PLURAL and plain[-1] in "sx":
        plain = plain[:-1]
    return plain[:_BEGINNING]
