"""The years of a chronology as the files of an e-book; a year too long for one file is cut into parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model.edition import Chronology, Entry

# Characters of text in one file. Readers lay out a whole file before they show a page; 300 kB is slow on older ones.
CHAPTER_LETTERS = 80_000
# What an entry costs beside its words: headings, facts, its note.
_LETTERS_AROUND = 600


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the book: a year, or one part of a year too long for a file."""

    year: str
    part: int
    parts: int
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """The file in the book: ``year-2007.xhtml``; of further parts ``year-2007-2.xhtml``."""
        return f"year-{self.year}{f'-{self.part}' if self.part > 1 else ''}.xhtml"

    @property
    def tellings(self) -> tuple[Entry, ...]:
        """The entries, each followed by what other texts tell of the same event."""
        return tuple(telling for entry in self.entries for telling in entry_and_others(entry))

    @property
    def dated(self) -> bool:
        """Whether the year is known; entries such as « le 9 mai de chaque année » stand last, under no year."""
        return self.year != "9999"


def entry_and_others(entry: Entry) -> tuple[Entry, ...]:
    """The entry, then those of other texts that tell the same event, in the order of their publication."""
    return (entry, *(telling for telling in entry.tellings if telling.id != entry.id))


def split_into_chapters(chronology: Chronology) -> tuple[Chapter, ...]:
    """The chapters of a chronology; a long year is cut between entries into parts of like size."""
    return tuple(
        chapter for year, entries in chronology.years for chapter in _parts(year, entries, chronology.edition.languages)
    )


def _parts(year: str, entries: tuple[Entry, ...], languages: Sequence[str]) -> Iterator[Chapter]:
    sizes = [sum(_size(telling, languages) for telling in entry_and_others(entry)) for entry in entries]
    parts = -(-sum(sizes) // CHAPTER_LETTERS)
    filled: list[list[Entry]] = [[]]
    so_far = 0
    for entry, size in zip(entries, sizes, strict=True):
        if so_far * parts >= len(filled) * sum(sizes):
            filled.append([])
        filled[-1].append(entry)
        so_far += size
    for number, part in enumerate(filled, 1):
        yield Chapter(year, number, len(filled), tuple(part))


def _size(entry: Entry, languages: Sequence[str]) -> int:
    """The letters of an entry in all languages of the book, and what stands around them."""
    return sum(len(entry.text.said(code)) for code in languages) + _LETTERS_AROUND
