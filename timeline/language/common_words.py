"""The commonest words of several languages beside one another: which of them may be translations of one another."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.language.inflection import are_kin, inflected

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_RULES = Path(__file__).parent.parent / "rules"
_COMMON, _MORE = "common_words.csv", "word_pairs*.csv"
_BEGINNING = 6  # letters by which the forms of a word are known: « adopté », « adoptent »
_PLURAL = 4


@lru_cache(maxsize=8)
def load_common_words(code: str) -> Mapping[str, tuple[str, ...]]:
    """The rows in which a word of a language stands, by the word as ``fold`` has it; none in a language not there."""
    return {word: tuple(rows) for word, rows in _rows(code, _COMMON, fold).items()}


@lru_cache(maxsize=8)
def has_word_pairs(code: str) -> bool:
    """Whether any list has words of a language."""
    return bool(_by_form(code))


@lru_cache(maxsize=1 << 16)
def rows_of(word: str, code: str) -> frozenset[str]:
    """The rows of all lists in which a word stands, in any of its forms; of most of them only checks ask."""
    plain = _singular(word)
    kin = (rows for other, rows in _by_beginning(code).get(fold(word), ()) if are_kin(plain, other, code))
    return _by_form(code).get(inflected(word, code), frozenset()).union(*kin)


@lru_cache(maxsize=1 << 12)
def rows_beside(rows: frozenset[str], code: str) -> frozenset[str]:
    """All rows that have a word of a language which stands in one of these: "deal" is in those of "contract"."""
    known = _by_form(code)
    return rows.union(*(known[word] for word in forms_beside(rows, code)))


@lru_cache(maxsize=1 << 12)
def forms_beside(rows: frozenset[str], code: str) -> frozenset[str]:
    """What the forms of each word have in common that some rows have of a language."""
    words = _by_row(code)
    return frozenset(word for row in rows for word in words.get(row, ()))


@lru_cache(maxsize=8)
def _by_row(code: str) -> Mapping[str, Sequence[str]]:
    """Of each row the words of a language by what their forms have in common, as ``_by_form`` has them."""
    found: dict[str, list[str]] = defaultdict(list)
    for word, rows in _by_form(code).items():
        for row in rows:
            found[row].append(word)
    return found


@lru_cache(maxsize=8)
def _by_form(code: str) -> Mapping[str, frozenset[str]]:
    """The rows of all lists by what the forms of their words have in common."""
    found: dict[str, set[str]] = defaultdict(set)
    for word, rows in _by_word(code).items():
        found[inflected(word, code)].update(rows)
    return {word: frozenset(rows) for word, rows in found.items()}


@lru_cache(maxsize=8)
def _by_beginning(code: str) -> Mapping[str, Sequence[tuple[str, frozenset[str]]]]:
    """The words of all lists in the singular, each with its rows, by the letters that their forms share."""
    found: dict[str, set[str]] = defaultdict(set)
    for word, rows in _by_word(code).items():
        found[_singular(word)].update(rows)
    beginnings: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for word, its in found.items():
        beginnings[word[:_BEGINNING]].append((word, frozenset(its)))
    return beginnings


@lru_cache(maxsize=8)
def _by_word(code: str) -> Mapping[str, Sequence[str]]:
    """The rows of all lists by their words."""
    found = defaultdict(list, _rows(code, _COMMON, str))
    for word, rows in _rows(code, _MORE, str).items():
        found[word] += rows
    return found


def _rows(code: str, name: str, key: Callable[[str], str]) -> dict[str, list[str]]:
    """The rows of some lists by what their words have in common."""
    rows: dict[str, list[str]] = defaultdict(list)
    for path in sorted(_RULES.glob(name)):
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file)):
                words = map(key, filter(None, row.get(code, "").split("|")))
                for word in dict.fromkeys(words):
                    rows[word].append(f"{path.stem}{number}")
    return rows


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word without accents, capitals and the ending of a plural, cut to the letters that its forms share."""
    return _singular(word)[:_BEGINNING]


@lru_cache(maxsize=1 << 16)
def _singular(word: str) -> str:
    """A word without accents, capitals and the ending of a plural."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))
    if len(plain) >= _PLURAL and plain[-1] in "sx":
        plain = plain[:-1]
    return plain
