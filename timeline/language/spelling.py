"""Spelling, settled once: capitals, accents (composed, decomposed, missing), apostrophes, kinds of space, emphasis."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LETTERS = "A-Za-zªµºÀ-ÖØ-öø-\u02b8\u0300-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff"
APOSTROPHES = "'’ʼ‘′`´＇"
HYPHENS = "-‐‑‒–—―−"
SIGNS = "-.,;:/()%'"
# Spaces, marks of emphasis and what is not seen; then the tags and entities that stand for them.
BLANKS = r"\s*_\\^~\u00ad\u200b-\u200f\u2060\ufeff"
_TAGS = "</?[A-Za-z]{1,6} ?/?>|&nbsp;|&#160;"
GAP = rf"[{BLANKS}]*(?:(?:{_TAGS})[{BLANKS}]*)*"
# « 1^er^ », « 1<sup>er</sup> » and, of LaTeX, « $1^{er}$ », « 1$^{er}$ », « $1^{\mathrm{er}}$ »,
# « 1\textsuperscript{er} », « 1\up{er} », « 1\ier{} ».
TIGHT_GAP = rf"(?:[*_\^{{$]|\\(?:textsuperscript|up|fup|math(?:rm|it)|text(?:rm|it)?|rm|i(?=er))|{_TAGS}){{0,6}}"
AFTER_ENDING = r"(?:\{\}|\}{1,2})?\$?"

# The symbols of what is no known word, and of the gaps between words.
WORD, SIGN, NUMBER = "x", "o", "9"
SPACE, BREAK, PARAGRAPH = " ", "\n", "¶"

UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
_UNSEEN = re.compile(f"[{UNSEEN}]")
_TO_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_CORE = re.compile(rf"(.*?){GAP}", re.DOTALL)


@lru_cache(maxsize=65536)
def one_spelling(word: str) -> str:
    """One spelling for all: composed, lower case, a plain apostrophe, nothing unseen."""
    return (word if word.isascii() else composed(word)).translate(_TO_APOSTROPHE).lower()


def composed(word: str) -> str:
    """The word in composed letters, with a plain apostrophe and nothing unseen."""
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", word.translate(_TO_APOSTROPHE))).translate(_TO_APOSTROPHE)


def bare(word: str) -> str:
    """The word without its accents."""
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


def core(token: str) -> str:
    """A token without the gap after it.

    >>> core("décembre** ")
    'décembre'
    """
    found = _CORE.fullmatch(token)
    return found[1] if found else token


def gap_symbol(gap: str) -> str:
    """The symbol of a gap: nothing, a space, a line break, the end of a paragraph."""
    if "\n" in gap:
        return PARAGRAPH if gap.count("\n") > 1 else BREAK
    return SPACE if gap else ""
