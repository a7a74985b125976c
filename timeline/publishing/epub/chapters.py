"""The years of a chronology as the files of an e-book; a year too long for one file is cut into parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.model.event import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model.edition import Chronology, Entry, Group

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
    groups: tuple[Group, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of all groups."""
        return tuple(entry for group in self.groups for entry in group.entries)

    @property
    def meetings(self) -> tuple[Entry, ...]:
        """The meetings that have a name: what the contents list below the year."""
        return tuple(one for one in self.entries if one.event.kind is Kind.MEETING and one.headline)

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
    codes = chronology.edition.languages
    return tuple(chapter for year, groups in chronology.grouped_years for chapter in _parts(year, groups, codes))


def _parts(year: str, groups: tuple[Group, ...], languages: Sequence[str]) -> Iterator[Chapter]:
    sized = [(piece, _group_size(piece, languages)) for group in groups for piece in _pieces(group, languages)]
    whole = sum(size for _, size in sized)
    parts = -(-whole // CHAPTER_LETTERS)
    filled: list[list[Group]] = [[]]
    so_far = 0
    for piece, size in sized:
        if so_far * parts >= len(filled) * whole:
            filled.append([])
        filled[-1].append(piece)
        so_far += size
    for number, part in enumerate(filled, 1):
        yield Chapter(year, number, len(filled), tuple(part))


def _pieces(group: Group, languages: Sequence[str]) -> Iterator[Group]:
    """The group, or what of it goes into a file at a time: its heading and openings then stand in each."""
    some = max(1, len(group.entries) * CHAPTER_LETTERS // max(1, _group_size(group, languages)))
    for start in range(0, len(group.entries), some):
        yield replace(group, entries=group.entries[start : start + some])


def _group_size(group: Group, languages: Sequence[str]) -> int:
    return sum(_size(telling, languages) for entry in group.entries for telling in entry_and_others(entry))


def _size(entry: Entry, languages: Sequence[str]) -> int:
    """The letters of an entry in all languages of the book, and what stands around them."""
    return sum(len(entry.text.said(code)) for code in languages) + _LETTERS_AROUND
