"""The manuscript of the briefing: the text of the chronology as HTML, which pandoc and Typst turn into pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.publishing.rendering import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    import jinja2

    from timeline.model.edition import Chronology, Entry
    from timeline.model.translation import Translation

    Years = Sequence[tuple[str, Sequence[Entry]]]


def manuscript(chronology: Chronology, templates: jinja2.Environment, years: Years | None = None) -> str:
    """The HTML of these years, or of all, by ``manuscript.html.jinja``; each year with its entries."""
    shown = chronology.years if years is None else years
    return render(templates, "manuscript.html.jinja", chronology, years=shown, short=short_titles(chronology))


def short_titles(chronology: Chronology) -> dict[str, Translation]:
    """By communiqué id, what it is called in a note: its headline where an entry has it translated, else its title."""
    headlines = {
        entry.communique.id: entry.headline
        for entry in chronology.entries
        if entry.headline and entry.headline.source == entry.communique.headline
    }
    return chronology.titles | headlines
