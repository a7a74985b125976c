"""The cover, drawn by ``cover.typ`` from the book's own figures: once as SVG for the page, once as PNG for shelves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.publishing.drawing import draw
from timeline.publishing.epub.container import File

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from timeline.publishing.epub.book import Book

# The page of cover.typ is 400 × 640 points; shops ask for 1,600 × 2,560 dots.
DOTS_PER_INCH = 288


def draw_cover(cover_text: Mapping[str, object], folder: Path) -> tuple[File, File]:
    """``cover.svg`` and ``cover.png``; TimelineError P34 with Typst's own words when the template cannot be drawn."""
    place = "templates/epub/cover.typ"
    svg, png = draw(folder / "cover.typ", folder / "book", place, cover_text, DOTS_PER_INCH)
    return File("cover.svg", svg), File("cover.png", png, "cover-image")


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
