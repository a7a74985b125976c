"""The pages of the e-book and its other files, made from their templates; a new page is added to ``back_pages``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from markupsafe import Markup

from timeline.model.characters import mark_forbidden
from timeline.publishing.epub.container import File
from timeline.publishing.epub.cover import cover_text, draw_cover
from timeline.publishing.epub.xhtml import mark_part, mend, split_parts
from timeline.publishing.pandoc import convert_all
from timeline.publishing.rendering import fill, told_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    import jinja2

    from timeline.publishing.epub.book import Book
    from timeline.publishing.epub.chapters import Chapter
    from timeline.publishing.logo import Logo

# Characters of HTML in one call of pandoc, which needs 0.1 s to start and then memory by the length of its text.
LETTERS_A_CALL = 200_000


@dataclass(frozen=True, slots=True)
class BookPage:
    """A page that is no year: the stem of its template, its heading in English, its name among the landmarks."""

    stem: str
    title: str
    landmark: str = ""

    @property
    def name(self) -> str:
        """The file in the book."""
        return f"{self.stem}.xhtml"

    @property
    def template(self) -> str:
        """The file in ``templates/epub``."""
        return f"{self.name}.jinja"


NAV = BookPage("nav", "Contents")
COVER, TITLE, ABOUT = BookPage("cover", "Cover"), BookPage("title", "Title page"), BookPage("about", "About this book")
GLANCE = BookPage("glance", "At a glance")


@dataclass(frozen=True)
class BookPrinter:
    """A book, the templates it is printed with, the names of its style files, and the logo of the house."""

    book: Book
    templates: jinja2.Environment
    styles: tuple[str, ...]
    logo: Logo | None = None

    @cached_property
    def told(self) -> dict[str, object]:
        """What every page may tell: of its sources, too, which are looked for once for all pages."""
        return told_of(self.book.chronology, self.templates) | {"book": self.book, "logo": self.logo}


def back_pages(book: Book) -> tuple[BookPage, ...]:
    """The pages after the last year, those that have something to say."""
    indexed, leads = any(book.sections.values()), book.leads_to_volumes
    pages = (
        (BookPage("deadlines", "Deadlines"), book.deadlines),
        (BookPage("communiques", "Communiqués", "bibliography"), book.sources),
        (BookPage("abbreviations", "Abbreviations", "glossary"), book.abbreviations),
        (BookPage("index", "Index", "index"), indexed and not leads),
        (BookPage("archivists", "Sources for archivists"), book.archived),
        (BookPage("volumes", "Volumes"), leads),
        (BookPage("places", "Index", "index"), indexed and leads),
        (BookPage("concordance", "Concordance"), leads),
    )
    return tuple(page for page, content in pages if content)


def fixed_word(printer: BookPrinter, text: str) -> str:
    """A fixed word in the language of the book."""
    label = cast("Callable[[str, str], str]", printer.templates.globals["label"])
    return label(text, printer.book.languages[0])


def print_years(printer: BookPrinter, folder: Path) -> tuple[File, ...]:
    """The chapters as files, converted by pandoc, several in one call, each with the notes of its entries."""
    book = printer.book
    pages = [_fill(printer, "year.html.jinja", chapter=chapter) for chapter in book.chapters]
    batches = _batches(pages)
    converted = convert_all(["".join(map(mark_part, batch)) for batch in batches], folder, book.chronology.date)
    bodies = (
        body
        for html, batch in zip(converted, batches, strict=True)
        for body in split_parts(html.decode(), len(batch), "year.html.jinja")
    )
    return tuple(_year(printer, chapter, body) for chapter, body in zip(book.chapters, bodies, strict=True))


def _batches(pages: list[str]) -> list[list[str]]:
    batches: list[list[str]] = [[]]
    for html in pages:
        if batches[-1] and sum(map(len, batches[-1])) + len(html) > LETTERS_A_CALL:
            batches.append([])
        batches[-1].append(html)
    return batches


def _year(printer: BookPrinter, chapter: Chapter, body: str) -> File:
    notes = _fill(printer, "notes.xhtml.jinja", chapter=chapter)
    return _file(printer, chapter.name, _title(printer, chapter), body + mend(notes, "notes.xhtml.jinja"))


def print_page(printer: BookPrinter, page: BookPage) -> File:
    """The file of a page that is no year."""
    body = _fill(printer, page.template, back=back_pages(printer.book))
    return _file(printer, page.name, fixed_word(printer, page.title), mend(body, page.template))


def print_parts(printer: BookPrinter, page: BookPage, parts: Sequence[object]) -> Iterator[File]:
    """A page in as many files as it has parts, of which the contents name the first."""
    for number, part in enumerate(parts, 1):
        body = mend(_fill(printer, page.template, part=part), page.template)
        name = page.name if number == 1 else f"{page.stem}-{number}.xhtml"
        yield _file(printer, name, fixed_word(printer, page.title), body)


def print_cover(printer: BookPrinter, folder: Path, colours: Mapping[str, str]) -> tuple[File, File]:
    """The cover's two pictures, SVG and PNG, in these colours by name."""
    plain = cast("Callable[[str, str], str]", printer.templates.globals["plain"])
    draft = fixed_word(printer, "Draft") if printer.book.chronology.draft else ""
    return draw_cover(cover_text(printer.book, plain, draft) | {"palette": colours}, folder)


def print_ncx(printer: BookPrinter) -> File:
    """The contents for older readers, ``toc.ncx``."""
    return File("toc.ncx", _fill(printer, "toc.ncx.jinja", back=back_pages(printer.book)).encode())


def print_package(printer: BookPrinter, files: Sequence[File], spine: Sequence[File]) -> bytes:
    """The package document: metadata, every file, and the order of reading (``spine``)."""
    return _fill(printer, "package.opf.jinja", files=files, spine=spine).encode()


def _title(printer: BookPrinter, chapter: Chapter) -> str:
    """« Année 2007 (1/2) »."""
    name = f"{fixed_word(printer, 'Year')} {chapter.year}" if chapter.dated else fixed_word(printer, "Without a year")
    return f"{name} ({chapter.part}/{chapter.parts})" if chapter.parts > 1 else name


def _file(printer: BookPrinter, name: str, title: str, body: str) -> File:
    # Markup: mend wrote the body, every text in it is escaped.
    text = _fill(printer, "page.xhtml.jinja", title=title, body=Markup(body), styles=printer.styles)  # noqa: S704
    return File(name, text.encode(), "nav" if name == NAV.name else "")


def _fill(printer: BookPrinter, template: str, **more: object) -> str:
    # A header may hold "\\x07", which no XML document may: it is shown as what cannot be shown, as in every text.
    return mark_forbidden(fill(printer.templates, f"epub/{template}", **printer.told, **more))
