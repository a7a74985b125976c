"""A file of the corpus as it is read: a Communique of Sentences, each with its Span in the file."""

from __future__ import annotations

from collections.abc import Sequence  # noqa: TC003 what is kept in the cache is held to these types
from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 as above
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file: lines counted from 1, characters of the decoded file counted from 0, end exclusive."""

    path: str
    line: int
    start: int
    end: int

    def __str__(self) -> str:
        """``path:line``, as terminals and editors make it clickable."""
        return f"{self.path}:{self.line}"


class Block(StrEnum):
    """What kind of text a stretch of a file is; only headings, paragraphs and items are the communiqué's own words."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CAPTION = "caption"
    FURNITURE = "furniture"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a reader sees it: wraps joined, hyphens undone, apostrophes and spaces folded, ``*emphasis*`` kept.

    ``offsets`` has one file offset for each character of ``text`` after ``opening``: the words that open the list an
    item stands in, repeated in front of the item's own; they end a sentence that ``opens_list``. Where only a clause is
    quoted, ``whole`` is all of the sentence. ``page`` is the printed page it begins on, 0 when that is not known, and
    ``on_page`` the number of its paragraph there. ``is_last``: nothing follows in its paragraph.
    """

    text: str
    span: Span
    block: Block
    paragraph: int
    offsets: Sequence[int] = field(repr=False, compare=False)
    opening: str = ""
    opens_list: bool = False
    whole: str = ""
    page: int = 0
    on_page: int = 0
    is_last: bool = False

    @property
    def cited(self) -> int:
        """The number by which a source names the paragraph: that on its page where the page is known."""
        return self.on_page or self.paragraph

    def cite(self, page: str = "page ", paragraph: str = "paragraph ") -> str:
        """« page 3, paragraph 2 », or the paragraph alone where the text has no pages, with these words."""
        return f"{page}{self.page}, {paragraph}{self.cited}" if self.page else f"{paragraph}{self.cited}"


@dataclass(frozen=True, slots=True)
class Communique:
    """One text of the corpus: the fields of its header and its sentences; ``basis`` says how its date is known.

    ``translation_of`` is the id of the text of which it is the official twin, in another language.
    """

    id: str
    collection: str
    path: str
    title: str
    headline: str
    published: date | None
    basis: str
    place: str
    issuer: str
    language: str
    reference: str
    source: str
    sentences: tuple[Sentence, ...] = field(repr=False)
    translation_of: str = ""
