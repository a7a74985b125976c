"""Words that a line's end or a sign not seen cuts in two, « sep-/tembre », joined again while a text is read."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.spelling import LETTERS, UNSEEN
from timeline.language.words import FIRST_SYMBOL

if TYPE_CHECKING:
    from timeline.language import Language

_GAP = f"[{UNSEEN}]{{1,3}}\\s*|[-‐‑] ?\n[ \t]*"
# Looked for one by one: that is far quicker than an expression, and most texts have none.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_MARKS = (*_INVISIBLE, *(f"{hyphen}{end}" for hyphen in "-‐‑" for end in ("\n", " \n")))
_CUT = re.compile(f"(?P<gap>{_GAP})(?P<last>[{LETTERS}]+)")
# No word that the rules know is longer.
_BEFORE, _LONGEST = re.compile(f"[{LETTERS}]+\\Z"), 40


class Joined(NamedTuple):
    """A text without the cuts in its words: where in it characters are left out, and how many so far."""

    text: str
    cuts: list[int]
    shifts: list[int]

    def start(self, at: int) -> int:
        """The place in the text as given of the character at a place of the joined text."""
        return at + self.shifts[bisect_right(self.cuts, at)]

    def end(self, at: int) -> int:
        """The place in the text as given after the character before a place of the joined text."""
        return self.start(at - 1) + 1


def join_words(text: str, language: Language) -> Joined:
    """The text with each cut undone that parts a word the rules know: « sep-/tembre », but not « avant-/veille »."""
    if not any(mark in text for mark in _MARKS):
        return Joined(text, [], [0])
    parts, cuts, shifts, at, length = [], [], [0], 0, 0
    for cut in _CUT.finditer(text):
        first, last = cut.span("gap")
        word = _BEFORE.search(text, max(0, first - _LONGEST), first)
        if word is None or language.tokens.symbols[word[0] + cut["last"]][0] < FIRST_SYMBOL:
            continue
        parts.append(text[at:first])
        length += first - at
        cuts.append(length)
        shifts.append(shifts[-1] + last - first)
        at = last
    return Joined("".join([*parts, text[at:]]), cuts, shifts)
