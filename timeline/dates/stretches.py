"""Where in a text a date may stand: stretches of known words around one that may start an expression.

Most of a text is passed over at the cost of one look-up for what stands between two spaces. A stretch becomes a shape,
one symbol a word, from what is remembered of its parts; its words are asked for only where the shape holds a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.spelling import BREAK, PARAGRAPH, SPACE, UNSEEN, gap_symbol
from timeline.language.tokens import KNOWN, STARTS, UNSURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.language.tokens import Tokens

# So many known words before one that may start, and between two: enough for any rule, and the search stays linear.
_AROUND = 12
_FROM_A_START = re.compile(f"{STARTS}(?:{KNOWN}{{0,{_AROUND}}}{STARTS})*{KNOWN}{{0,{_AROUND}}}")
_SPACES = re.compile(f"{SPACE}+")
_LINE_ENDS = re.compile(f"(?:{SPACE}?{BREAK})+{SPACE}?")
# Before the first word of a paragraph: spaces, then marks of emphasis and what is not seen, right at the word.
_LEAD = re.compile(rf"\s*(?:[*_{UNSEEN}]+(?=\w))?")
_LONGEST_GAP = 200
_PORTION = 4096


class Stretch(NamedTuple):
    """A stretch of a text: what stands between its spaces, its shape, and its words where they had to be looked at."""

    start: int
    end: int
    parts: list[str]
    shape: str
    words: list[str] | None


class Items(NamedTuple):
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
        # The end of a line goes with the word after it.
        portion = self.text[start:end].replace("\n", " \n")
        chunks = portion.split(" ")
        kinds = "".join(map(self.tokens.chunk_kinds.__getitem__, chunks))
        places = list(accumulate(map(len, chunks), initial=0))
        at = seen = lines = 0
        for match in _FROM_A_START.finditer(kinds):
            first, last = match.span()
            ahead = kinds[max(at, first - _AROUND) : first]
            # One unknown word on either side comes along: rules may ask what stands there.
            at = first = max(0, first - len(ahead) + len(ahead.rstrip(KNOWN)) - 1)
            last = min(last + 1, len(chunks))
            here, there = places[first] + first, places[last] + last - 1
            lines += portion.count("\n", seen, here)
            seen = here
            end = start + there - lines - portion.count("\n", here, there)
            yield self._stretch(start + here - lines, end, chunks[first:last])

    def _stretch(self, start: int, end: int, parts: list[str]) -> Stretch:
        """The shape is put together from those of its parts, unless one depends on what stands beside it."""
        while self.text[start] == "\n":
            start += 1
        opens = start == 0 or self.text[start - 1] == "\n"
        # « **2008** » at the head of a text is what it is in any other paragraph.
        if opens and (lead := _LEAD.match(self.text, start)) and lead[0]:
            start, shape = lead.end(), UNSURE
        else:
            shape = self._shape(parts)
        words = None
        if UNSURE in shape:
            words = self._cut(start, end)
            shape = "".join(self._symbols(words, end))
        else:
            shape += self._closing(end)
        if self.tokens.long_numbers[shape]:
            words = words or self._cut(start, end)
            symbols, words = self.tokens.join_numbers(self._symbols(words, end), words)
            shape = "".join(symbols)
        if opens:
            shape = PARAGRAPH + shape
        return Stretch(start, end, parts, shape, words)

    def _shape(self, parts: list[str]) -> str:
        shape = SPACE.join(map(self.tokens.chunk_shapes.__getitem__, parts))
        if "" in parts:
            shape = _SPACES.sub(SPACE, shape) if parts[0].strip() and parts[-1] else UNSURE
        return _LINE_ENDS.sub(_gap, shape).lstrip(PARAGRAPH + BREAK) if BREAK in shape else shape

    def words(self, stretch: Stretch) -> Items:
        """The words of a stretch, cut as its shape was."""
        words = stretch.words
        if words is None and ("" in stretch.parts or "\n" in stretch.parts):
            words = self._cut(stretch.start, stretch.end)
        if words is None:
            words = list(chain.from_iterable(map(self.tokens.chunk_words.__getitem__, stretch.parts)))
        return Items(words, list(accumulate(map(len, words), initial=stretch.start)))

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


def _gap(line_ends: re.Match[str]) -> str:
    return gap_symbol(line_ends[0])
