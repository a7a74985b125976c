"""Where in a text a date may stand: stretches of known words around one that may start an expression.

Most of a text is passed over at the cost of one look-up for what stands between two spaces. A stretch becomes a shape,
one symbol a word, from what is remembered of its parts; only where a shape holds a date is the text cut into words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.spelling import PARAGRAPH, SPACE, gap_symbol
from timeline.language.tokens import KNOWN, STARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.language.tokens import Tokens

# So many known words before one that may start, and between two: enough for any rule, and the search stays linear.
_AROUND = 12
_FROM_A_START = re.compile(f"{STARTS}(?:{KNOWN}{{0,{_AROUND}}}{STARTS})*{KNOWN}{{0,{_AROUND}}}")
_LONGEST_GAP = 200
_PORTION = 4096


class Stretch(NamedTuple):
    """A stretch of a text, its shape, and whether words of it were joined to one number."""

    start: int
    end: int
    shape: str
    joined: bool


class Words(NamedTuple):
    """The items of a shape: the words of each, and where in the text each begins."""

    texts: list[str]
    starts: list[int]


@dataclass(frozen=True)
class Text:
    """A text as the words of a language see it."""

    text: str
    tokens: Tokens

    @cached_property
    def last(self) -> int:
        """Where the text ends, but for blanks."""
        return len(self.text.rstrip())

    def stretches(self) -> Iterator[Stretch]:
        """Every stretch that may hold a date, in order."""
        start = 0
        while start < len(self.text):
            # A few paragraphs at a time: what is looked up stays near at hand, which doubles the speed of long texts.
            end = self.text.find("\n\n", start + _PORTION)
            end = len(self.text) if end < 0 else end
            yield from self._stretches(start, end)
            start = end

    def _stretches(self, start: int, end: int) -> Iterator[Stretch]:
        chunks = self.text[start:end].replace("\n", " ").split(" ")
        kinds = "".join(map(self.tokens.chunk_kinds.__getitem__, chunks))
        at = 0
        for match in _FROM_A_START.finditer(kinds):
            ahead = kinds[max(at, match.start() - _AROUND) : match.start()]
            # One unknown word on either side comes along: rules may ask what stands there.
            first = max(0, match.start() - len(ahead) + len(ahead.rstrip(KNOWN)) - 1)
            parts = chunks[first : match.end() + 1]
            start += sum(map(len, chunks[at:first])) + first - at
            at = first
            yield self._stretch(start, start + sum(map(len, parts)) + len(parts) - 1, parts)

    def words(self, stretch: Stretch) -> Words:
        """The words of a stretch, cut as its shape was."""
        texts = self._cut(stretch.start, stretch.end)
        if stretch.joined:
            texts = self.tokens.join_numbers(self._symbols(texts, stretch.end), texts)[1]
        return Words(texts, list(accumulate(map(len, texts), initial=stretch.start)))

    def _stretch(self, start: int, end: int, parts: list[str]) -> Stretch:
        """The shape is put together from those of its parts where one space parts them, else from its words."""
        known = self.tokens
        opening = PARAGRAPH if start == 0 or self.text[start - 1] == "\n" else ""
        shapes = list(map(known.chunk_shapes.__getitem__, parts))
        if "" not in shapes and self.text.find("\n", start, end) < 0:
            shape = opening + SPACE.join(shapes) + self._closing(end)
        else:
            shape = opening + "".join(self._symbols(self._cut(start, end), end))
        if not known.has_long_numbers(shape):
            return Stretch(start, end, shape, joined=False)
        tokens = self._cut(start, end)
        joined, _ = known.join_numbers(self._symbols(tokens, end), tokens)
        return Stretch(start, end, opening + "".join(joined), joined=True)

    def _closing(self, end: int) -> str:
        """The symbol of the gap after a stretch."""
        if end >= self.last:
            return PARAGRAPH
        after = self.text[end : end + 2]
        if after[0] == SPACE and not after[1].isspace():
            return SPACE
        after = self.text[end : end + _LONGEST_GAP]
        return gap_symbol(after[: len(after) - len(after.lstrip())])

    def _cut(self, start: int, end: int) -> list[str]:
        """The words, numbers and signs of a stretch, the last with the gap after it."""
        text, limit = self.text, end + _LONGEST_GAP
        while end < limit and text[end : end + 1].isspace():
            end += 1
        return self.tokens.split.findall(text, start, end)

    def _symbols(self, tokens: list[str], end: int) -> list[str]:
        shape = list(map(self.tokens.symbols.__getitem__, tokens))
        if shape and end >= self.last:
            shape[-1] = shape[-1][0] + PARAGRAPH
        return shape
