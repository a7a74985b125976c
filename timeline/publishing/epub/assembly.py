"""The chronology as an e-book: EPUB 3, a file for each year, from the templates in ``templates/epub``.

The years go through pandoc, as the manuscript of the briefing does; the book is then packed here, because pandoc
declares one language only, splits nothing but top headings and holds the whole book in memory.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, TimelineError
from timeline.publishing.epub.book import Book
from timeline.publishing.epub.chapters import split_into_chapters
from timeline.publishing.epub.checks import check_files
from timeline.publishing.epub.container import File, pack
from timeline.publishing.epub.pages import (
    ABOUT,
    COVER,
    GLANCE,
    NAV,
    TITLE,
    BookPrinter,
    back_pages,
    print_cover,
    print_ncx,
    print_package,
    print_page,
    print_years,
)
from timeline.publishing.index_sections import index_sections
from timeline.publishing.index_terms import find_index_terms
from timeline.publishing.logo import find_logo
from timeline.publishing.palette import read_palette
from timeline.publishing.pandoc import gathered_templates
from timeline.translations.glossary import Glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology


def make(
    chronology: Chronology,
    templates: jinja2.Environment,
    folders: Sequence[Path],
    *,
    glossary: Glossary | None = None,
    pages: Mapping[str, int] | None = None,
) -> bytes:
    """The EPUB; the same chronology and templates give the same bytes.

    ``pages`` has, by entry id, the page of the printed briefing it stands on. TimelineError P30 to P36.
    """
    return make_with(chronology, templates, folders, lambda: pages or {}, glossary=glossary)


def make_with(
    chronology: Chronology,
    templates: jinja2.Environment,
    folders: Sequence[Path],
    find_pages: Callable[[], Mapping[str, int]],
    *,
    glossary: Glossary | None = None,
) -> bytes:
    """The same; the pages of the briefing are asked for as late as can be, for it may be at the printer's yet."""
    book = make_book(chronology, glossary or Glossary())
    with printed_with(book, templates, folders) as (unpaged, folder, colours, extras):
        pictures = print_cover(unpaged, folder, colours)
        book = replace(book, pages=find_pages())
        printer = replace(unpaged, book=book)
        chronicle = print_years(printer, folder)
    nav = print_page(printer, NAV)
    opening, title, about = (print_page(printer, page) for page in (COVER, TITLE, ABOUT))
    front = tuple(print_page(printer, GLANCE) for _ in chronology.glance[:1])
    closing = tuple(print_page(printer, page) for page in back_pages(book))
    contents = (nav,) if book.turns_to_contents else ()
    spine = (opening, title, *front, *contents, about, *chronicle, *closing)
    files = (*spine, *(() if contents else (nav,)), print_ncx(printer), *pictures, *extras)
    described = print_package(printer, files, spine)
    check_files((*files, File("package.opf", described)), (telling.id for telling in book.tellings))
    return pack(files, described)


@contextmanager
def printed_with(
    book: Book, templates: jinja2.Environment, folders: Sequence[Path]
) -> Iterator[tuple[BookPrinter, Path, Mapping[str, str], tuple[File, ...]]]:
    """What prints a book, its templates in a folder while it is open, the cover's colours, the files that go along."""
    with gathered_templates(folders, "epub") as folder:
        palette = read_palette(folders)
        extras = tuple(_coloured(file, palette.colours("book")) for file in _extras(folder / "book"))
        logo = find_logo(folders, book.chronology.edition)
        extras += (File(logo.name, logo.content),) if logo else ()
        styles = tuple(file.name for file in extras if file.name.endswith(".css"))
        yield BookPrinter(book, templates, styles, logo), folder, palette.colours("cover"), extras


def make_book(chronology: Chronology, glossary: Glossary) -> Book:
    """The chronology as a book without the pages of a briefing.

    TimelineError P35 when there is nothing to print or a language has no title.
    """
    if findings := [*_unprintable(chronology)]:
        raise TimelineError(*findings)
    edition = chronology.edition
    terms = find_index_terms(chronology.entries, glossary, edition.languages)
    sections = index_sections(chronology, glossary, terms)
    return Book(chronology, split_into_chapters(chronology), terms, {}, sections)


def _unprintable(chronology: Chronology) -> Iterator[Finding]:
    """The findings P35: languages without a title, and a chronology without entries or languages."""
    edition, path = chronology.edition, "corpus/chronology.toml"
    for code in edition.languages:
        if not edition.title.get(code):
            fact = f"the title has no text in the language {code!r}"
            yield Finding(path, 0, "P35", fact, f"add a title in {code!r}, or take {code!r} out of the languages")
    if not chronology.entries or not edition.languages:
        remedy = "add communiqués with dated statements, and name a language"
        yield Finding("corpus/", 0, "P35", "there is nothing to make a book of", remedy)


def _coloured(file: File, colours: Mapping[str, str]) -> File:
    """A style with the colours themselves for ``var(--original)`` and the like; any other file as it is."""
    if not file.name.endswith(".css"):
        return file
    named = re.compile(rb"var\(--(%s)\)" % b"|".join(name.encode() for name in colours))
    return replace(file, data=named.sub(lambda found: colours[found[1].decode()].encode(), file.data))


def _extras(folder: Path) -> tuple[File, ...]:
    """Everything in ``templates/epub/book`` as it is; TimelineError P36 for a file of a type no reader knows."""
    # A file whose name begins with a dot is the designer's machine's, not the book's.
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    files = tuple(File(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)
    unknown = [
        Finding(
            f"templates/epub/book/{file.name}",
            0,
            "P36",
            "readers know no file of this type",
            "take it out of the folder book/, which goes into the e-book as it is",
        )
        for file in files
        if not file.media_type
    ]
    if unknown:
        raise TimelineError(*unknown)
    return files
