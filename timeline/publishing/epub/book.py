"""The book as its templates see it: its chapters, an address for every entry, what its pages list, its metadata.

The names here are those of ``templates/epub/README.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar
from uuid import NAMESPACE_URL, uuid5

from timeline.model.characters import web_address
from timeline.publishing.epub.entry_names import entry_names
from timeline.publishing.index_terms import IndexTerm, in_dictionary_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.model.communique import Communique
    from timeline.model.edition import Chronology, Entry
    from timeline.publishing.epub.chapters import Chapter
    from timeline.publishing.index_sections import IndexSection

# Entries that a page of contents may list.
CONTENTS_ENTRIES = 1_000


@dataclass(frozen=True)
class Book:
    """All that a page of the e-book may use beside the chronology.

    ``found`` are the terms that the texts have, ``sections`` the index by language,
    ``pages`` the page of the printed briefing by entry id.
    """

    chronology: Chronology
    chapters: tuple[Chapter, ...]
    found: tuple[IndexTerm, ...]
    pages: Mapping[str, int]
    sections: Mapping[str, tuple[IndexSection, ...]]

    # Whether it is the register of books in volumes, and no book of entries.
    leads_to_volumes: ClassVar[bool] = False

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of this book; the first is the one its own words are in."""
        return self.chronology.edition.languages

    @property
    def tellings(self) -> tuple[Entry, ...]:
        """Every telling of every event."""
        return tuple(telling for chapter in self.chapters for telling in chapter.tellings)

    @cached_property
    def addresses(self) -> dict[str, str]:
        """By entry id, where it stands: ``year-2007.xhtml#id``."""
        return {entry.id: f"{chapter.name}#{entry.id}" for chapter in self.chapters for entry in chapter.tellings}

    @property
    def turns_to_contents(self) -> bool:
        """Whether the contents are a page of the book; thousands of lines are left to the reader's own menu."""
        return sum(1 + len(chapter.meetings) for chapter in self.chapters) <= CONTENTS_ENTRIES

    @cached_property
    def called(self) -> dict[tuple[str, str], str]:
        """By entry id and language, what the entry is called in a list."""
        return entry_names(self.chronology.entries, self.languages)

    @cached_property
    def notes(self) -> dict[str, int]:
        """By entry id, the number of its source note, counted anew in every file."""
        return {entry.id: number for chapter in self.chapters for number, entry in enumerate(chapter.tellings, 1)}

    @cached_property
    def page_starts(self) -> dict[str, int]:
        """By entry id, the printed page that begins with the entry; only the first entry on a page has one."""
        numbered = [(entry.id, self.pages[entry.id]) for entry in self.chronology.entries if entry.id in self.pages]
        later = [second for first, second in pairwise(numbered) if second[1] > first[1]]
        return dict([*numbered[:1], *later])

    @cached_property
    def deadlines(self) -> tuple[Entry, ...]:
        """The entries that are deadlines, in the order of the day on which they fall due."""
        due = [entry for entry in self.chronology.entries if entry.event.when.is_deadline]
        return tuple(sorted(due, key=lambda entry: (str(entry.event.when.latest), entry.id)))

    @cached_property
    def sources(self) -> tuple[tuple[Communique, IndexTerm], ...]:
        """Every communiqué, the oldest first, with the entries that come from it."""
        by_communique: dict[str, list[Entry]] = {}
        for entry in sorted(self.tellings, key=lambda entry: (entry.event.when, entry.id)):
            by_communique.setdefault(entry.communique.id, []).append(entry)
        ordered = sorted(
            self.chronology.communiques, key=lambda communique: (str(communique.published or "9999"), communique.id)
        )
        return tuple((communique, IndexTerm({}, tuple(by_communique.get(communique.id, ())))) for communique in ordered)

    @property
    def archived(self) -> tuple[Entry, ...]:
        """The tellings whose file and line an appendix gives, where the settings ask for one."""
        asked = self.chronology.edition.page.get("appendix", False)
        return tuple(entry for entry in self.tellings if asked and not entry.stated)

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
        """Each year from the first to the last known one, and how many entries it has: what the cover draws."""
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
        return in_dictionary_order((term for term in self.found if term.meaning), self.languages[0])

    def index(self, code: str) -> tuple[IndexSection, ...]:
        """The index of one language: its sections, each in alphabetical order."""
        return self.sections[code]

    def web(self, source: str) -> str:
        """The source itself when it is a web address that may stand in a link; else the empty text."""
        return web_address(source)

    def named(self, name: str, code: str) -> str:
        """A place or an issuer in a language; empty when nobody has translated it."""
        return name if code in self.original[:1] else self.chronology.names.get(name, {}).get(code, "")

    @property
    def issuers(self) -> tuple[str, ...]:
        """Who issued the communiqués, each once, in order of time."""
        return tuple(dict.fromkeys(text.issuer for text, _ in self.sources if text.issuer))
