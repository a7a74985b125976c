"""The cover, drawn by ``cover.typ`` from the book's own figures: once as SVG for the page, once as PNG for shelves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typst

from timeline.model.errors import Finding, TimelineError
from timeline.publishing.epub.container import File

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from timeline.publishing.epub.book import Book

# The page of cover.typ is 400 × 640 points; shops ask for 1,600 × 2,560 dots.
DOTS_PER_INCH = 288


def draw_cover(cover_text: Mapping[str, object], folder: Path) -> tuple[File, File]:
    """``cover.svg`` and ``cover.png``; TimelineError P34 with Typst's own words when the template cannot be drawn."""
    template = folder / "cover.typ"
    try:
        compiler = typst.Compiler(
            input=str(template),
            root=str(folder),
            font_paths=_fonts(folder),
            sys_inputs={"book": json.dumps(cover_text, ensure_ascii=False)},
        )
        svg, png = compiler.compile(format="svg"), compiler.compile(format="png", ppi=DOTS_PER_INCH)
    except (typst.TypstError, OSError) as error:
        remedy = "correct the template; the README beside it says what it is given"
        raise TimelineError(_fault(f"the cover cannot be drawn: {error}", remedy)) from error
    if not isinstance(svg, bytes) or not isinstance(png, bytes):
        remedy = "make the template's page large enough for what stands on it"
        raise TimelineError(_fault("the cover has more than one page", remedy))
    return File("cover.svg", svg), File("cover.png", png, "cover-image")


def _fault(fact: str, remedy: str) -> Finding:
    return Finding("templates/epub/cover.typ", 0, "P34", fact, remedy)


def cover_text(book: Book, plain: Callable[[str, str], str], draft: str) -> dict[str, object]:
    """What the template is given: texts in their typography and figures; ``draft`` is empty in a final edition."""
    edition, (first, last) = book.chronology.edition, book.span
    publishers = [plain(edition.publisher[code], code) for code in book.languages if edition.publisher.get(code)]
    return {
        "titles": [
            {
                "language": code,
                "title": plain(edition.title[code], code),
                "subtitle": plain(edition.subtitle.get(code, ""), code),
            }
            for code in book.languages
        ],
        "publishers": list(dict.fromkeys(publishers)),
        "first": first,
        "last": last,
        "tally": [{"year": year, "entries": entries} for year, entries in book.tally],
        "draft": draft,
    }


def _fonts(folder: Path) -> typst.Fonts:
    """Typst's own fonts and the designer's in ``book/``; never the machine's, so that every machine draws the same."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder / "book")])
