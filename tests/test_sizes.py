"""Editions of the sizes that people have: every entry in every publication, no page half empty, whatever the shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from opened import Opened
from projects import words
from sizes import SIZES, edition
from web import TEMPLATES, templates

from timeline.model.event import Kind
from timeline.publishing.formats import MAKERS
from timeline.publishing.pdf.page_numbers import pages_of

if TYPE_CHECKING:
    from conftest import Once

# In points: the margins of style.typ, and a line.
TOP, BOTTOM, LINE = 32 * 72 / 25.4, 31 * 72 / 25.4, 13


@pytest.mark.parametrize("size", SIZES)
def test_an_edition_is_of_its_size_and_of_all_shapes(size: int) -> None:
    """So many entries; with a hundred or more, days of twelve, long lists, long words, lines, what is told twice or shortened."""
    made = edition(size)
    ids = [telling.id for entry in made.entries for telling in entry.tellings]
    assert (len(made.entries), len(ids)) == (size, len(set(ids)))
    if size > 100:
        groups = [group for _, year in made.grouped_years for group in year]
        days = [str(entry.event.when) for entry in made.entries if entry.event.kind is Kind.PAST]
        assert max(map(days.count, days)) >= 12
        assert max(len(group.entries) for group in groups) >= 14
        lengths = [len(entry.text.source) for entry in made.entries]
        assert (min(lengths) < 60, max(lengths) > 1500) == (True, True)
        assert any(entry.others for entry in made.entries)
        assert any(entry.main for entry in made.entries)
        assert 0.3 < sum(entry.headline is None for entry in made.entries) / size < 0.7


@pytest.fixture(scope="module")
def briefing(once: Once) -> bytes:
    """The briefing of 120 entries."""
    return once("120.pdf", lambda path: path.write_bytes(publication("pdf", 120))).read_bytes()


def publication(name: str, size: int) -> bytes:
    """A publication of an edition."""
    return MAKERS[name](edition(size), templates(), [TEMPLATES])


@pytest.mark.books
def test_no_page_of_years_is_half_empty(briefing: bytes) -> None:
    """Entries break over pages where they are long, and what is kept together is short; only the last page may be."""
    pages = set(pages_of(briefing).values())
    depths = {number: depth(briefing, number) for number in range(min(pages), max(pages))}
    assert len(depths) > 12
    assert {number: depth for number, depth in depths.items() if depth < 0.6} == {}


def depth(pdf: bytes, number: int) -> float:
    """How far down its text a page is full: 1 to the last line."""
    page = pypdfium2.PdfDocument(pdf)[number - 1]
    text, height = page.get_textpage(), page.get_height()
    feet = [text.get_charbox(index)[1] for index in range(text.count_chars())]
    lowest = min(foot for foot in feet if foot > BOTTOM - LINE / 3)
    return float((height - TOP - lowest) / (height - TOP - BOTTOM))


@pytest.mark.books
def test_every_entry_is_in_all_three(briefing: bytes) -> None:
    """Under its id, those that are told again too."""
    ids = {telling.id for entry in edition(120).entries for telling in entry.tellings}
    page = words(publication("html", 120).decode())
    book = Opened(publication("epub", 120))
    assert ids <= pages_of(briefing).keys()
    assert ids <= page.ids
    assert all(book.entry(name) is not None for name in ids)
