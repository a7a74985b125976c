"""``card.png``, the picture that others show with a link to the page: title, figures, a bar for each year.

Open Graph wants the address of a PNG or JPEG: those who show it fetch it, and take neither SVG nor an address that
holds the picture itself. So it is a file beside the page, which the page names and never loads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from timeline.publishing.drawing import draw
from timeline.publishing.palette import read_palette
from timeline.publishing.pandoc import gathered_templates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology

# The page of card.typ is 600 x 315 points; 1200 x 630 dots are what every house shows whole.
DOTS_PER_INCH = 144
WIDTH, HEIGHT = 1200, 630
_NO_YEAR = "9999"


def make(chronology: Chronology, templates: jinja2.Environment, folders: Sequence[Path]) -> bytes:
    """The picture as PNG; TimelineError P34 when ``card.typ`` cannot be drawn."""
    with gathered_templates(folders, "html") as folder:
        given = card_words(chronology, templates) | {"palette": read_palette(folders).colours("cover")}
        return draw(folder / "card.typ", folder / "fonts", "templates/html/card.typ", given, DOTS_PER_INCH)[1]


def card_words(chronology: Chronology, templates: jinja2.Environment) -> dict[str, object]:
    """What the template is given: by language title and figures, the house, and how many entries each year has."""
    edition, words = chronology.edition, cast("dict[str, Any]", templates.globals)
    plain, count = words["plain"], len(chronology.entries)
    houses = (plain(edition.publisher[code], code) for code in edition.languages if edition.publisher.get(code))
    years = {int(year): len(entries) for year, entries in chronology.years if year != _NO_YEAR}
    ends = dict.fromkeys((min(years), max(years))) if years else {}
    named = "entry" if count == 1 else "entries"
    return {
        "titles": [
            {
                "language": code,
                "title": plain(edition.title[code], code),
                "figures": f"{words['number'](count, code)}\u00a0{words['label'](named, code)}",
            }
            for code in edition.languages
        ],
        "span": "–".join(map(str, ends)),
        "publishers": list(dict.fromkeys(houses)),
        "tally": [years.get(year, 0) for year in range(min(ends), max(ends) + 1)] if ends else [],
    }
