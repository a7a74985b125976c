"""Whether a language has a word, by the list of its words that pyspellchecker brings; all words where it has none."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from spellchecker import SpellChecker

# Its English is American: « programme », "organisation", "centre", "labour", "favour", "cheque", "catalogue".
_BRITISH = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"is(?=(?:e|es|ed|er|ers|ing|ation|ations|ational)$)", "iz"), (r"ys(?=(?:e|es|ed|ing)$)", "yz"),
        (r"mme(s?)$", r"m\1"), (r"re(s?)$", r"er\1"), ("our", "or"), (r"ogue(s?)$", r"og\1"),
        (r"ence(s?)$", r"ense\1"), (r"ll(?=(?:ed|ing|er|or)s?$)", "l"), ("ae|oe", "e"),
    )
)  # fmt: skip


def has_word(code: str, word: str) -> bool:
    """Whether a word in small letters is one of the language; always, where no list of its words is known."""
    words = _words(code.partition("-")[0])
    if words is None or word in words:
        return True
    parts = [part for part in word.split("-") if part]
    if len(parts) > 1:
        return all(has_word(code, part) for part in parts)
    singular = word.removesuffix("s")
    forms = {word, singular, *(pattern.sub(other, word) for pattern, other in _BRITISH)}
    return any(form in words for form in forms)


def has_bare_word(code: str, word: str) -> bool:
    """Whether a word written without its accents, "reponse", is one of the language; never, where no list is known."""
    bare = _bare_words(code.partition("-")[0])
    return word in bare or word.removesuffix("s") in bare


@cache
def _bare_words(code: str) -> frozenset[str]:
    words = _words(code)
    accented = (word for word in words.word_frequency.words() if not word.isascii()) if words else ()
    return frozenset(map(_bare, accented))


def _bare(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


@cache
def _words(code: str) -> SpellChecker | None:
    return SpellChecker(language=code) if code in SpellChecker.languages() else None
