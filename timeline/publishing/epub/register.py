"""The register of e-books in volumes: a small book with what each of them holds, the index and the concordance of all.

An e-book has no pages: an entry is found by the number of its volume and by its year, which is a chapter there.
"""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, cast

from timeline.publishing.epub.assembly import printed_with
from timeline.publishing.epub.book import Book
from timeline.publishing.epub.checks import check_files
from timeline.publishing.epub.container import File, pack
from timeline.publishing.epub.pages import (
    COVER,
    NAV,
    TITLE,
    back_pages,
    print_cover,
    print_ncx,
    print_package,
    print_page,
    print_parts,
)
from timeline.publishing.index_sections import index_sections
from timeline.publishing.stretches import runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology, Entry
    from timeline.model.when import When
    from timeline.translations.glossary import Glossary

_TITLE = "Index of all volumes"
# Lines of the concordance in one file: a reader lays out a whole file before it shows a page.
_LINES = 500


class Place(NamedTuple):
    """A volume by its number, and the years in it: « 1975, 1977–1979 »; ``yearless`` where some have none."""

    volume: int
    years: str
    yearless: bool = False


class Line(NamedTuple):
    """A line of the concordance: an entry, its volume and its date."""

    id: str
    volume: int
    when: When


@dataclass(frozen=True)
class Register(Book):
    """The register as its templates see it: a book without entries, of the ``whole`` that stands in the volumes.

    ``volumes`` are the years and the number of entries of each, ``numbers`` the volume of each entry by its id.
    """

    whole: Chronology
    volumes: Sequence[tuple[str, int]]
    numbers: Mapping[str, int]

    leads_to_volumes = True

    @property
    def span(self) -> tuple[str, str]:
        """The first and the last known year of all."""
        known = [year for year, _ in self.tally] or [str(self.whole.date.year)]
        return known[0], known[-1]

    @cached_property
    def tally(self) -> tuple[tuple[str, int], ...]:
        """Each year from the first to the last known one, and how many entries it has."""
        counted = Counter(entry.event.when.sort_key[0].year for entry in self.whole.entries)
        known = [year for year in counted if year != date.max.year]
        return tuple((str(year), counted[year]) for year in range(min(known), max(known) + 1)) if known else ()

    @property
    def original(self) -> tuple[str, ...]:
        """The languages the communiqués were written in."""
        return tuple(dict.fromkeys(text.language for text in self.whole.communiques))

    @property
    def issuers(self) -> tuple[str, ...]:
        """Who issued the communiqués, each once, in order of time."""
        ordered = sorted(self.whole.communiques, key=lambda text: (str(text.published or "9999"), text.id))
        return tuple(dict.fromkeys(text.issuer for text in ordered if text.issuer))

    @property
    def siblings(self) -> tuple[tuple[str, ...], ...]:
        """None: it goes with volumes, not with books in other languages."""
        return ()

    @cached_property
    def headings(self) -> dict[str, list[tuple[str, list[tuple[str, list[Place]]]]]]:
        """By language the sections of the index: the title of each, its words, and where they stand."""
        return {
            code: [
                (section.title, [(term.words[code], self._places(term.entries)) for term in section.terms])
                for section in sections
            ]
            for code, sections in self.sections.items()
        }

    def _places(self, entries: Iterable[Entry]) -> list[Place]:
        years: dict[int, set[int]] = defaultdict(set)
        for entry in entries:
            years[self.numbers[entry.id]].add(entry.event.when.sort_key[0].year)
        none = {date.max.year}
        return [Place(number, runs(sorted(own - none)), bool(own & none)) for number, own in sorted(years.items())]

    @cached_property
    def concordance(self) -> list[list[Line]]:
        """A line for each telling in the order of their ids, so many a file."""
        tellings = sorted(
            (telling for entry in self.whole.entries for telling in entry.tellings), key=lambda telling: telling.id
        )
        lines = [Line(one.id, self.numbers[one.id], one.event.when) for one in tellings]
        return [lines[start : start + _LINES] for start in range(0, len(lines), _LINES)]


def make(  # noqa: PLR0913 what a book is made of, and where all stands
    whole: Chronology,
    volumes: Sequence[tuple[str, int]],
    numbers: Mapping[str, int],
    templates: jinja2.Environment,
    folders: Sequence[Path],
    *,
    glossary: Glossary,
) -> bytes:
    """The register as EPUB; the same chronology and templates give the same bytes. TimelineError P30 to P36."""
    sections = index_sections(whole, glossary)
    register = Register(_bare(whole, templates), (), (), {}, sections, whole, volumes, numbers)
    with printed_with(register, templates, folders) as (printer, folder, colours, extras):
        pictures = print_cover(printer, folder, colours)
    front = tuple(print_page(printer, page) for page in (COVER, TITLE, NAV))
    *pages, concordance = back_pages(register)
    back = tuple(print_page(printer, page) for page in pages)
    spine = (*front, *back, *print_parts(printer, concordance, register.concordance))
    files = (*spine, print_ncx(printer), *pictures, *extras)
    described = print_package(printer, files, spine)
    check_files((*files, File("package.opf", described)), ())
    return pack(files, described)


def _bare(whole: Chronology, templates: jinja2.Environment) -> Chronology:
    """The chronology without what stands in the volumes, under a subtitle and an identifier of its own."""
    label = cast("Callable[[str, str], str]", templates.globals["label"])
    settings = whole.edition
    subtitle = {
        code: ", ".join(filter(None, (settings.subtitle.get(code), label(_TITLE, code)))) for code in settings.languages
    }
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.identifier} index").urn
    edition = replace(settings, identifier=identifier, subtitle=settings.subtitle | subtitle)
    return replace(whole, edition=edition, entries=(), communiques=(), glance=())
