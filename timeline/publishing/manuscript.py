"""The manuscript of the briefing: the text of the chronology as HTML, which pandoc and Typst turn into pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.publishing.rendering import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    import jinja2

    from timeline.model.edition import Chronology, Group

    Years = Sequence[tuple[str, Sequence[Group]]]


def manuscript(chronology: Chronology, templates: jinja2.Environment, years: Years | None = None) -> str:
    """The HTML of these years, or of all, by ``manuscript.html.jinja``; each year with its entries in groups."""
    shown = chronology.grouped_years if years is None else years
    return render(templates, "manuscript.html.jinja", chronology, years=shown)
