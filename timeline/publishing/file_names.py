"""What can be published, by name, and the file of each: known without loading what makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FILE_NAMES: Mapping[str, str] = {
    "pdf": "chronology.pdf",
    "epub": "chronology.epub",
    "html": "timeline.html",
    "card": "card.png",
    "embed": "embed.html",
    "element": "embed.js",
    "fragment": "fragment.html",
    "json": "chronology.json",
    "schema": "chronology.schema.json",
    "jsonld": "chronology.jsonld",
    "csv": "chronology.csv",
    "ical": "chronology.ics",
    "atom": "chronology.atom",
    "timelinejs": "timelinejs.json",
}
# Beside a page of very many entries, the files of its years.
YEARS_FOLDER = "timeline-years"
# What a build makes when nothing is named; all else is made by its name, or by « all ».
PUBLICATIONS = ("pdf", "epub", "html")


def with_companions(formats: Sequence[str], address: str) -> list[str]:
    """The formats, and with a page that has an address the picture that links to it are shown with."""
    return [*formats, *["card"] * ("html" in formats and bool(address) and "card" not in formats)]
