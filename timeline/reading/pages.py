r"""The printed page on which each sentence stands: « page 3, paragraphe 2 ».

A header that ``timeline add`` wrote tells where pages begin, ``pages: 1=1 2=14 3=39:212``; so does a form feed in the
text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.model.communique import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.model.communique import Sentence

_FIELD = re.compile(r"\d{1,6}=\d{1,7}(?::\d{1,7})?(?: \d{1,6}=\d{1,7}(?::\d{1,7})?)*")
_START = re.compile(r"(\d+)=(\d+)(?::(\d+))?")


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a printed page begins in the text: its number, the line counted from 1, the character in that line.

    Notes stand behind the text: there a page begins that began before.
    """

    page: int
    line: int
    character: int = 0


@dataclass(frozen=True, slots=True)
class Pages:
    """The offsets in the file at which pages begin, rising, and the number of each page; none for a text without."""

    offsets: Sequence[int] = ()
    numbers: Sequence[int] = ()

    def at(self, offset: int) -> int:
        """The page on which a character stands; 0 when that is not known."""
        before = bisect_right(self.offsets, offset)
        return self.numbers[before - 1] if before else 0

    def of(self, start: int, end: int) -> Iterator[int]:
        """The pages of a stretch of the file, in order."""
        first, last = (bisect_right(self.offsets, offset) for offset in (start, end - 1))
        yield from self.numbers[max(0, first - 1) : last]


def write_pages(starts: Iterable[PageStart]) -> str:
    """The field of the header: page=line of the text below it, and behind a colon the character of that line."""
    return " ".join(f"{one.page}={one.line}{f':{one.character}' if one.character else ''}" for one in starts)


def parse_pages(field: str) -> tuple[PageStart, ...]:
    """The starts that a field of the header tells; ValueError when it is none, or the starts do not rise."""
    if not _FIELD.fullmatch(field):
        raise ValueError(field)
    starts = tuple(PageStart(int(page), int(line), int(at or 0)) for page, line, at in _START.findall(field))
    places = [(one.line, one.character) for one in starts]
    if places[0][0] < 1 or any(after <= before for before, after in pairwise(places)):
        raise ValueError(field)
    return starts


def place_pages(starts: Sequence[PageStart], text: str, start: int = 0) -> Pages:
    """Where in a file these pages begin whose text begins at character ``start``."""
    ends = [start, *(start + match.end() for match in re.finditer("\n", text[start:]))]
    known = [one for one in starts if one.line <= len(ends)]
    return Pages([ends[one.line - 1] + one.character for one in known], [one.page for one in known])


def find_pages(text: str, start: int = 0) -> Pages:
    """The pages of a text that a form feed ends, as pdftotext writes it; none when there is no form feed."""
    feeds = [match.end() for match in re.finditer("\f", text[start:])]
    return Pages([start, *(start + feed for feed in feeds)], range(1, len(feeds) + 2)) if feeds else Pages()


def with_pages(sentences: Iterable[Sentence], pages: Pages, starts: Sequence[int]) -> Iterator[Sentence]:
    """The sentences, each with its page and its paragraph there; ``starts`` are the offsets at which paragraphs begin.

    A paragraph counts on every page that has some of it, as a reader of the page counts. Without ``starts`` the text
    numbers its paragraphs itself, and they keep their numbers.
    """
    seen: dict[int, dict[int, int]] = {}
    for sentence in sentences:
        page, own = pages.at(sentence.span.start), bisect_right(starts, sentence.span.start)
        if sentence.block is not Block.HEADING:
            for one in pages.of(sentence.span.start, sentence.span.end):
                here = seen.setdefault(one, {})
                here.setdefault(own, len(here) + 1)
        counted = seen.get(page, {})
        there = counted.get(own, max(1, len(counted))) if starts else sentence.paragraph
        yield replace(sentence, page=page, on_page=there) if page else sentence
