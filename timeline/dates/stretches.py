"""Where in a text a date may stand: stretches of known words around one that may start an expression.

Most of a text is passed over at the cost of one look-up for what stands between two spaces. A stretch is turned into a
shape, one symbol a word, from what is remembered of its parts; only where a shape holds a date is the text cut into words.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.words import BREAK, KNOWN, PARAGRAPH, SPACE, STARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.language.words import Lexicon

# So many known words before one that may start, and between two: enough for any rule, and the search stays linear.
_AROUND = 12
_FROM_ONE_THAT_STARTS = re.compile(f"{STARTS}(?:{KNOWN}{{0,{_AROUND}}}{STARTS})*{KNOWN}{{0,{_AROUND}}}")


class Stretch(NamedTuple):
    """A stretch of a text and its shape; ``parts`` is None where the words are still to be cut."""

    start: int
    end: int
    shape: str


class Words(NamedTuple):
    """The items of a shape: the words of each, and where in the text each begins."""

    texts: list[str]
    starts: list[int]


def stretches(text: str, lexicon: Lexicon) -> Iterator[Stretch]:
    """Every stretch that may hold a date, in order."""
    chunks = text.replace("\n", " ").split(" ")
    kinds = "".join(map(lexicon.chunk_kinds.__getitem__, chunks))
    at = start = 0
    for match in _FROM_ONE_THAT_STARTS.finditer(kinds):
        ahead = kinds[max(at, match.start() - _AROUND) : match.start()]
        # One unknown word on either side comes along: rules may ask what stands there.
        first = max(0, match.start() - len(ahead) + len(ahead.rstrip(KNOWN)) - 1)
        last = min(len(chunks), match.end() + 1)
        start += sum(map(len, chunks[at:first])) + first - at
        at = first
        parts = chunks[first:last]
        end = start + sum(map(len, parts)) + len(parts) - 1
        yield Stretch(start, end, _shape(text, start, end, parts, lexicon))


def _shape(text: str, start: int, end: int, parts: list[str], lexicon: Lexicon) -> str:
    """The shape of a stretch, from those of its parts where a single space parts them, else from its words."""
    opening = PARAGRAPH if start == 0 or text[start - 1] == "\n" else ""
    shapes = list(map(lexicon.chunk_shapes.__getitem__, parts))
    if "" in shapes or text.find("\n", start, end) >= 0:
        return opening + "".join(_details(text, start, end, lexicon)[0])
    shape = SPACE.join(shapes)
    if lexicon.has_number_words(shape):
        return opening + "".join(_details(text, start, end, lexicon)[0])
    return opening + shape + _closing(text, end)


def _closing(text: str, end: int) -> str:
    """The symbol of the gap after a stretch."""
    after = text[end : end + 4]
    if not after:
        return PARAGRAPH
    if "\n" not in after[: len(after) - len(after.lstrip())]:
        return SPACE
    return PARAGRAPH if after.count("\n") > 1 and not after[1:2].strip() else BREAK


def words_of(text: str, stretch: Stretch, lexicon: Lexicon) -> Words:
    """The words of a stretch, cut as its shape was."""
    _, texts = _details(text, stretch.start, stretch.end, lexicon)
    return Words(texts, list(accumulate(map(len, texts), initial=stretch.start)))


def _details(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[list[str], list[str]]:
    """The symbols and the words of a stretch, its numbers joined."""
    while text[end : end + 1].isspace():
        end += 1
    tokens = lexicon.split.findall(text, start, end)
    shape = list(map(lexicon.details.__getitem__, tokens))
    if end == len(text) and shape:
        shape[-1] = shape[-1][0] + PARAGRAPH
    if lexicon.has_number_words("".join(shape)):
        return lexicon.join_numbers(shape, tokens)
    return shape, tokens
