"""Templates become the files of the book: its pages, its contents, its package document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from markupsafe import Markup

from timeline.model.characters import shown
from timeline.publishing.epub.container import File
from timeline.publishing.epub.cover import cover_text, draw_cover
from timeline.publishing.epub.xhtml import mend, part, parts
from timeline.publishing.manuscript import short_titles
from timeline.publishing.pandoc import convert_all
from timeline.publishing.rendering import render

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import jinja2

    from timeline.model.translation import Translation
    from timeline.publishing.epub.book import Book, Chapter

# Characters of HTML in one call of pandoc, which needs 0.1 s to start and then memory by the length of its text.
LETTERS_A_CALL = 200_000


@dataclass(frozen=True, slots=True)
class BookPage:
    """A page that is no year: its template, its heading in English, and its name among the landmarks."""

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
FRONT = (BookPage("cover", "Cover"), BookPage("title", "Title page"), BookPage("about", "About this book"))


@dataclass(frozen=True, slots=True)
class BookPrinter:
    """A book, the templates it is printed with and its styles."""

    book: Book
    templates: jinja2.Environment
    styles: tuple[str, ...]


def back(book: Book) -> tuple[BookPage, ...]:
    """The pages after the last year, those that have something to say."""
    pages = (
        (BookPage("deadlines", "Deadlines"), book.deadlines),
        (BookPage("communiques", "Communiqués", "bibliography"), book.sources),
        (BookPage("abbreviations", "Abbreviations", "glossary"), book.abbreviations),
        (BookPage("index", "Index", "index"), book.found),
    )
    return tuple(page for page, content in pages if content)


def word(press: BookPrinter, text: str) -> str:
    """A fixed word in the language of the book."""
    label = cast("Callable[[str, str], str]", press.templates.globals["label"])
    return label(text, press.book.languages[0])


def years(press: BookPrinter, folder: Path) -> tuple[File, ...]:
    """The chapters by way of pandoc, several in one call, each with the notes of its entries."""
    book = press.book
    written = [_fill(press, "year.html.jinja", chapter=chapter) for chapter in book.chapters]
    batches = _batches(written)
    read = convert_all(["".join(map(part, batch)) for batch in batches], folder, book.chronology.date)
    bodies = (
        body
        for html, batch in zip(read, batches, strict=True)
        for body in parts(html.decode(), len(batch), "year.html.jinja")
    )
    short = short_titles(book.chronology)
    return tuple(_year(press, chapter, body, short) for chapter, body in zip(book.chapters, bodies, strict=True))


def _batches(written: list[str]) -> list[list[str]]:
    batches: list[list[str]] = [[]]
    for html in written:
        if batches[-1] and sum(map(len, batches[-1])) + len(html) > LETTERS_A_CALL:
            batches.append([])
        batches[-1].append(html)
    return batches


def _year(press: BookPrinter, chapter: Chapter, body: str, short: Mapping[str, Translation]) -> File:
    notes = _fill(press, "notes.xhtml.jinja", chapter=chapter, short=short)
    return _file(press, chapter.name, _title(press, chapter), body + mend(notes, "notes.xhtml.jinja"))


def page(press: BookPrinter, leaf: BookPage) -> File:
    """A page that is no year."""
    body = _fill(press, leaf.template, back=back(press.book))
    return _file(press, leaf.name, word(press, leaf.title), mend(body, leaf.template))


def cover(press: BookPrinter, folder: Path) -> tuple[File, File]:
    """The cover's two pictures."""
    plain = cast("Callable[[str, str], str]", press.templates.globals["plain"])
    return draw_cover(
        cover_text(press.book, plain, word(press, "Draft") if press.book.chronology.draft else ""), folder
    )


def ncx(press: BookPrinter) -> File:
    """The contents for older readers."""
    return File("toc.ncx", _fill(press, "toc.ncx.jinja", back=back(press.book)).encode())


def package(press: BookPrinter, files: Sequence[File], spine: Sequence[File]) -> bytes:
    """The package document."""
    return _fill(press, "package.opf.jinja", files=files, spine=spine).encode()


def _title(press: BookPrinter, chapter: Chapter) -> str:
    """« Année 2007 (1/2) »."""
    name = f"{word(press, 'Year')} {chapter.year}" if chapter.dated else word(press, "Without a year")
    return f"{name} ({chapter.part}/{chapter.parts})" if chapter.parts > 1 else name


def _file(press: BookPrinter, name: str, title: str, body: str) -> File:
    # Markup: mend wrote the body, every text in it is escaped.
    text = _fill(press, "page.xhtml.jinja", title=title, body=Markup(body), styles=press.styles)  # noqa: S704
    return File(name, text.encode(), "nav" if name == NAV.name else "")


def _fill(press: BookPrinter, template: str, **more: object) -> str:
    # A header may hold "\\x07", which no XML document may: it is shown as what cannot be shown, as in every text.
    return shown(render(press.templates, f"epub/{template}", press.book.chronology, book=press.book, **more))
