"""Whether a language has a word, by the list of its words that pyspellchecker brings; all words where it has none."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from functools import cache, lru_cache
from pkgutil import get_data
from typing import TYPE_CHECKING

from spellchecker import SpellChecker

if TYPE_CHECKING:
    from collections.abc import Mapping

# Its English is American: « programme », "organisation", "centre", "labour", "favour", "cheque", "catalogue".
_BRITISH = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"is(?=(?:e|es|ed|er|ers|ing|ation|ations|ational)$)", "iz"), (r"ys(?=(?:e|es|ed|ing)$)", "yz"),
        (r"mme(s?)$", r"m\1"), (r"re(s?)$", r"er\1"), ("our", "or"), (r"ogue(s?)$", r"og\1"),
        (r"ence(s?)$", r"ense\1"), (r"ll(?=(?:ed|ing|er|or)s?$)", "l"), ("ae|oe", "e"),
    )
)  # fmt: skip

_RARE = 1e-6  # of all words, the share of one that is no rare one
_OFTENER = 30  # « lois » is 44 times as often French, « visa » twice, « notation » as often English


@lru_cache(maxsize=1 << 16)
def has_word(code: str, word: str) -> bool:
    """Whether a word in small letters is one of the language; always, where no list of its words is known."""
    words = _words(code.partition("-")[0])
    if words is None or word.lower() in words:
        return True
    parts = [part for part in word.split("-") if part]
    if len(parts) > 1:
        return all(has_word(code, part) for part in parts)
    singular = word.removesuffix("s")
    forms = {word, singular, *(pattern.sub(other, word) for pattern, other in _BRITISH)}
    return not words.isdisjoint(form.lower() for form in forms)


def has_it_oftener(code: str, word: str, other: str) -> bool:
    """Whether a word, no rare one, is of one language far oftener than of another that has it too, « lois »."""
    own, others = code.partition("-")[0], other.partition("-")[0]
    often = _share(own, word)
    return bool(_counts(others)) and often > _RARE and often > _OFTENER * _share(others, word)


def has_bare_word(code: str, word: str) -> bool:
    """Whether a word written without its accents, "reponse", is one of the language; never, where no list is known."""
    bare = _bare_words(code.partition("-")[0])
    return word in bare or word.removesuffix("s") in bare


@cache
def _bare_words(code: str) -> frozenset[str]:
    accented = [word for word in _words(code) or () if not word.isascii()]
    bare = str.maketrans({sign: _bare(sign) for sign in {*"".join(accented)}})
    return frozenset(word.translate(bare) for word in accented)


def _bare(sign: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFD", sign) if not unicodedata.combining(part))


def _share(code: str, word: str) -> float:
    """What part of all words of the texts that a list was made of is one word; none where there is no list."""
    return _counts(code).get(word, 0) / _total(code) if _counts(code) else 0.0


@cache
def _total(code: str) -> int:
    return sum(_counts(code).values())


@cache
def _words(code: str) -> frozenset[str] | None:
    return frozenset(_counts(code)) or None


@cache
def _counts(code: str) -> Mapping[str, int]:
    """The list alone: a SpellChecker counts its letters too, which takes as long as to read it."""
    listed = get_data("spellchecker", f"resources/{code}.json.gz") if code in SpellChecker.languages() else None
    counts: dict[str, int] = json.loads(gzip.decompress(listed)) if listed else {}
    return counts
