"""The book as its templates see it: chapters of sensible size, an address for every entry, what librarians ask."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from timeline.model.characters import address
from timeline.publishing.epub.naming import names
from timeline.publishing.index_terms import IndexTerm, in_dictionary_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.model.communique import Communique
    from timeline.model.edition import Chronology, Entry

# Characters of text in one file. Readers lay out a whole file before they show a page; 300 kB is slow on older ones.
CHAPTER = 80_000
# Entries that a page of contents may list.
CONTENTS = 1_000
# What an entry costs beside its words: headings, facts, its note.
_AROUND = 600


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the book: a year, or one part of a year too long for a file."""

    year: str
    part: int
    parts: int
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """``year-2007.xhtml``; further parts ``year-2007-2.xhtml``."""
        return f"year-{self.year}{f'-{self.part}' if self.part > 1 else ''}.xhtml"

    @property
    def tellings(self) -> tuple[Entry, ...]:
        """The entries, each followed by what other texts tell of the same event."""
        return tuple(one for entry in self.entries for one in all_tellings(entry))

    @property
    def dated(self) -> bool:
        """Whether the year is known; entries such as « le 9 mai de chaque année » stand last, under no year."""
        return self.year != "9999"


@dataclass(frozen=True)
class Book:
    """All that a page of the e-book may say, beside the chronology itself."""

    chronology: Chronology
    chapters: tuple[Chapter, ...]
    found: tuple[IndexTerm, ...]
    pages: Mapping[str, int]
    names: Mapping[str, Mapping[str, str]]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of this book, the first of them its own."""
        return self.chronology.edition.languages

    @property
    def tellings(self) -> tuple[Entry, ...]:
        """Every telling of every event."""
        return tuple(one for chapter in self.chapters for one in chapter.tellings)

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Where each entry stands: ``year-2007.xhtml#id``."""
        return {entry.id: f"{chapter.name}#{entry.id}" for chapter in self.chapters for entry in chapter.tellings}

    @property
    def turns_to_contents(self) -> bool:
        """Whether the contents are a page to turn to; thousands of lines are for the reader's own menu."""
        return len(self.chronology.entries) <= CONTENTS

    @cached_property
    def called(self) -> dict[tuple[str, str], str]:
        """By entry and language, what the entry is called in a list."""
        return names(self.chronology.entries, self.languages)

    @cached_property
    def notes(self) -> dict[str, int]:
        """The number of each entry's source note, counted anew in every file."""
        return {entry.id: number for chapter in self.chapters for number, entry in enumerate(chapter.tellings, 1)}

    @cached_property
    def page_starts(self) -> dict[str, int]:
        """The printed page that begins with an entry; only the first entry on a page begins it."""
        numbered = [(entry.id, self.pages[entry.id]) for entry in self.chronology.entries if entry.id in self.pages]
        later = [second for first, second in pairwise(numbered) if second[1] > first[1]]
        return dict([*numbered[:1], *later])

    @cached_property
    def deadlines(self) -> tuple[Entry, ...]:
        """What was due, in the order of the day it was due."""
        due = [entry for entry in self.chronology.entries if entry.event.when.is_deadline]
        return tuple(sorted(due, key=lambda entry: (str(entry.event.when.latest), entry.id)))

    @cached_property
    def sources(self) -> tuple[tuple[Communique, IndexTerm], ...]:
        """Every communiqué, the oldest first, with what comes from it."""
        taken: dict[str, list[Entry]] = {}
        for entry in sorted(self.tellings, key=lambda one: (one.event.when, one.id)):
            taken.setdefault(entry.communique.id, []).append(entry)
        ordered = sorted(self.chronology.communiques, key=lambda text: (str(text.published or "9999"), text.id))
        return tuple((text, IndexTerm({}, tuple(taken.get(text.id, ())))) for text in ordered)

    @cached_property
    def gaps(self) -> int:
        """How many entries lack their text in a language of the book."""
        return sum(not all(map(entry.text.said, self.languages)) for entry in self.tellings)

    @property
    def span(self) -> tuple[str, str]:
        """The first and the last known year."""
        known = [chapter.year for chapter in self.chapters if chapter.dated] or [str(self.chronology.date.year)]
        return known[0], known[-1]

    @cached_property
    def tally(self) -> tuple[tuple[str, int], ...]:
        """How many entries each known year has, years without any included: what the cover draws."""
        first, last = self.span
        counted = {str(year): 0 for year in range(int(first), int(last) + 1)}
        for chapter in self.chapters:
            if chapter.dated:
                counted[chapter.year] = counted.get(chapter.year, 0) + len(chapter.entries)
        return tuple(counted.items())

    @property
    def identifier(self) -> str:
        """The edition's own identifier for the book in all its languages; one derived from it for any other choice."""
        return self.identified(self.languages)

    def identified(self, languages: Sequence[str]) -> str:
        """The identifier of the book in these languages, the same in every build."""
        edition = self.chronology.edition
        if set(languages) == set(edition.title):
            return edition.identifier
        return uuid5(NAMESPACE_URL, f"{edition.identifier}#{'+'.join(languages)}").urn

    @property
    def siblings(self) -> tuple[tuple[str, ...], ...]:
        """The languages of the other books of the set: each alone, and all together."""
        titled = tuple(self.chronology.edition.title)
        books = [titled, *((code,) for code in titled)] if len(titled) > 1 else []
        return tuple(book for book in books if set(book) != set(self.languages))

    @property
    def original(self) -> tuple[str, ...]:
        """The languages the communiqués were written in."""
        return tuple(dict.fromkeys(text.language for text in self.chronology.communiques))

    @property
    def abbreviations(self) -> tuple[IndexTerm, ...]:
        """The abbreviations whose long form is known, in alphabetical order."""
        return in_dictionary_order((found for found in self.found if found.meaning), self.languages[0])

    def index(self, code: str) -> tuple[IndexTerm, ...]:
        """What the index of one language lists."""
        return in_dictionary_order(self.found, code)

    def web(self, source: str) -> str:
        """The source when it is an address of the web that may stand in a link; else nothing."""
        return address(source)

    def named(self, name: str, code: str) -> str:
        """A place or an issuer in a language; empty when nobody has translated it."""
        return name if code in self.original[:1] else self.names.get(name, {}).get(code, "")

    @property
    def issuers(self) -> tuple[str, ...]:
        """Who issued the communiqués, each once, in order of time."""
        return tuple(dict.fromkeys(text.issuer for text, _ in self.sources if text.issuer))


def all_tellings(entry: Entry) -> tuple[Entry, ...]:
    """The entry, then what other texts tell of the same event, in the order of their publication."""
    return (entry, *(one for one in entry.tellings if one.id != entry.id))


def chapters(chronology: Chronology) -> tuple[Chapter, ...]:
    """The years as files; a long year is cut between entries into parts of like size."""
    return tuple(
        chapter for year, entries in chronology.years for chapter in _parts(year, entries, chronology.edition.languages)
    )


def _parts(year: str, entries: tuple[Entry, ...], languages: Sequence[str]) -> Iterator[Chapter]:
    sizes = [sum(_size(telling, languages) for telling in all_tellings(entry)) for entry in entries]
    parts = -(-sum(sizes) // CHAPTER)
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
    return sum(len(entry.text.said(code)) for code in languages) + _AROUND


def only(chronology: Chronology, *languages: str) -> Chronology:
    """The same chronology as a book in these languages."""
    return replace(chronology, edition=replace(chronology.edition, languages=languages))
