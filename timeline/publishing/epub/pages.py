"""Templates become the files of the book: its pages, its contents, its package document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from markupsafe import Markup

from timeline.publishing.epub.book import file_as
from timeline.publishing.epub.container import File
from timeline.publishing.epub.cover import draw, told
from timeline.publishing.epub.xhtml import mend
from timeline.publishing.manuscript import short_titles
from timeline.publishing.pandoc import convert_all
from timeline.rendering import render

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import jinja2

    from timeline.publishing.epub.book import Book, Chapter


@dataclass(frozen=True, slots=True)
class Page:
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


COVER = Page("cover", "Cover", "cover")
TITLE = Page("title", "Title page", "titlepage")
NAV = Page("nav", "Contents", "toc")
ABOUT = Page("about", "About this book", "preface")


@dataclass(frozen=True, slots=True)
class Press:
    """A book, the templates it is printed with and its styles."""

    book: Book
    templates: jinja2.Environment
    styles: tuple[str, ...]


def back(book: Book) -> tuple[Page, ...]:
    """The pages after the last year, those that have something to say."""
    pages = (
        (Page("deadlines", "Deadlines"), book.deadlines),
        (Page("communiques", "Communiqués", "bibliography"), book.sources),
        (Page("abbreviations", "Abbreviations", "glossary"), book.abbreviations),
        (Page("index", "Index", "index"), book.found),
    )
    return tuple(page for page, content in pages if content)


def word(press: Press, text: str) -> str:
    """A fixed word in the language of the book."""
    label = cast("Callable[[str, str], str]", press.templates.globals["label"])
    return label(text, press.book.languages[0])


def years(press: Press, folder: Path) -> tuple[File, ...]:
    """The chapters, by way of pandoc."""
    book, short = press.book, short_titles(press.book.chronology)
    written = [_fill(press, "year.html.jinja", chapter=chapter, short=short) for chapter in book.chapters]
    read = convert_all(written, folder, book.chronology.date)
    return tuple(
        _file(press, chapter.name, _title(press, chapter), mend(html.decode(), "year.html.jinja"))
        for chapter, html in zip(book.chapters, read, strict=True)
    )


def page(press: Press, leaf: Page) -> File:
    """A page that is no year."""
    body = _fill(press, leaf.template, back=back(press.book), front=(TITLE, ABOUT))
    return _file(press, leaf.name, word(press, leaf.title), mend(body, leaf.template))


def cover(press: Press, folder: Path) -> tuple[File, File]:
    """The cover's two pictures."""
    plain = cast("Callable[[str, str], str]", press.templates.globals["plain"])
    return draw(told(press.book, plain, word(press, "Draft") if press.book.chronology.draft else ""), folder)


def ncx(press: Press) -> File:
    """The contents for older readers."""
    return File("toc.ncx", _fill(press, "toc.ncx.jinja", back=back(press.book)).encode())


def package(press: Press, files: Sequence[File], spine: Sequence[File]) -> bytes:
    """The package document."""
    return _fill(press, "package.opf.jinja", files=files, spine=spine, file_as=file_as).encode()


def _title(press: Press, chapter: Chapter) -> str:
    """« Année 2007 (1/2) »."""
    name = f"{word(press, 'Year')} {chapter.year}" if chapter.dated else word(press, "Without a year")
    return f"{name} ({chapter.part}/{chapter.parts})" if chapter.parts > 1 else name


def _file(press: Press, name: str, title: str, body: str) -> File:
    # Markup: mend wrote the body, every text in it is escaped.
    text = _fill(press, "page.xhtml.jinja", title=title, body=Markup(body), styles=press.styles)  # noqa: S704
    return File(name, text.encode(), "nav" if name == NAV.name else "")


def _fill(press: Press, template: str, **more: object) -> str:
    return render(press.templates, f"epub/{template}", press.book.chronology, book=press.book, **more)
