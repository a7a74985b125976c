"""Words that a line's end or a sign not seen cuts in two, « sep-/tembre », joined again while a text is read.

So are the digits of a day that stand in frames, « le 3️⃣ mai »; dates glued to words are parted from them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates.digits import FRAMES, frame_of_day, plain_digits
from timeline.dates.glued import missing_spaces
from timeline.language.spelling import LETTERS, UNSEEN
from timeline.language.words import FIRST_SYMBOL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.language import Language

_GAP = f"[{UNSEEN}]{{1,3}}\\s*|[-‐‑] ?\n[ \t]*"
# Looked for one by one: that is far quicker than an expression, and most texts have none.
_MARKS = (*"\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff‐‑", "-\n", "- \n", *FRAMES)
# No word that the rules know is longer.
_LONGEST = 40


class Joined(NamedTuple):
    """A text without the cuts in its words: where in it characters are left out, and how many so far.

    A space that was put in counts as one less.
    """

    text: str
    cuts: list[int]
    shifts: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as given of a stretch of the joined text."""
        if not self.cuts:
            return start, end
        return self._place(start), self._place(end - 1) + 1

    def _place(self, at: int) -> int:
        return at + self.shifts[bisect_right(self.cuts, at)]


@cache
def _expressions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A cut with the rest of its word after it, and a word before one; compiled when a text has a mark."""
    return re.compile(f"(?P<gap>{_GAP})(?P<last>[{LETTERS}]+)"), re.compile(f"[{LETTERS}]+\\Z")


def _places(text: str) -> list[int]:
    """Where in a text there is a mark, in order."""
    places = []
    for mark in _MARKS:
        at = text.find(mark)
        while at >= 0:
            places.append(at)
            at = text.find(mark, at + 1)
    return sorted(places)


def join_words(text: str, language: Language) -> Joined:
    """The text with each cut undone that parts a word the rules know: « sep-/tembre », but not « avant-/veille ».

    Its digits are our own, whatever their script; a space stands between a date and the word to which it is glued.
    """
    parts: list[str] = []
    cuts: list[int] = []
    shifts, at, length = [0], 0, 0
    text = plain_digits(text)
    for first, last in _edits(text, language):
        put = "" if first < last else " "
        parts += text[at:first], put
        length += first - at + len(put)
        cuts.append(length)
        shifts.append(shifts[-1] + last - first - len(put))
        at = last
    return Joined("".join([*parts, text[at:]]), cuts, shifts)


def _edits(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """What is to be left out, in order; where nothing is, a space is to be put in."""
    marks = ((place, False) for place in _places(text))
    glued = ((place, True) for place in missing_spaces(text, language))
    at = 0
    for place, is_glued in sorted((*marks, *glued)):
        if place >= at and (edit := (place, place) if is_glued else _cut(text, place, language)):
            yield edit
            at = edit[1]


def _cut(text: str, place: int, language: Language) -> tuple[int, int] | None:
    """What is to be left out at a mark; None when it parts no word that the rules know and frames no day."""
    if text[place] in FRAMES:
        return frame_of_day(text, place, language)
    cut_here, word_before = _expressions()
    if (cut := cut_here.match(text, place)) is None:
        return None
    first, last = cut.span("gap")
    word = word_before.search(text, max(0, first - _LONGEST), first)
    known = word is not None and language.tokens.symbols[word[0] + cut["last"]][0] >= FIRST_SYMBOL
    return (first, last) if known else None
