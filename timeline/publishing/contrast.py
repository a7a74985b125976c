"""How well the colours of a palette can be told apart, by the measure of WCAG 2.2.

>>> round(contrast("#000000", "#ffffff")), round(contrast("#767676", "#ffffff"), 2)
(21, 4.54)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.model.errors import Finding, Severity
from timeline.publishing.palette import NAME, PLACE, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from timeline.publishing.palette import Palette

# WCAG 2.2, 1.4.3 and 1.4.11: words at least 4.5 to 1 on what is behind them, and what only is seen 3 to 1.
_WORDS, _SEEN = 4.5, 3.0
_ON_PAGE = (
    ("ink", "paper", _WORDS),
    ("quiet", "paper", _WORDS),
    ("accent", "paper", _WORDS),
    ("warning", "paper", _WORDS),
    ("edge", "paper", _SEEN),
    ("quiet", "panel", _WORDS),
    ("accent", "panel", _WORDS),
    ("ink", "marked", _WORDS),
    ("on-accent", "accent", _WORDS),
)
_ON_COVER = (
    ("years", "ground", _WORDS),
    ("last-year", "ground", _SEEN),
    ("ink", "paper", _WORDS),
    ("bars", "paper", _SEEN),
)
_TOGETHER = {"light": _ON_PAGE, "dark": _ON_PAGE, "cover": _ON_COVER}
# What readers of e-books put behind a text: white, sepia, black.
_BOOK_PAPERS = ("#ffffff", "#f4ecd8", "#000000")


class _Pair(NamedTuple):
    """A colour of the palette, what is behind it, and the contrast that is needed."""

    section: str
    name: str
    colour: str
    behind: str
    least: float


def faint_colours(palette: Palette, folders: Sequence[Path]) -> Iterator[Finding]:
    """A warning P44 for each colour that some readers cannot tell from what is behind it, at the project's line."""
    own = folders[0] / NAME
    text = own.read_text(encoding="utf-8", errors="replace") if own.is_file() else ""
    for pair in _pairs(palette):
        if (found := contrast(pair.colour, pair.behind)) < pair.least:
            fact = f"[{pair.section}] {pair.name}, {pair.colour}, has a contrast of {found:.1f} to 1 on {pair.behind}"
            remedy = f"{pair.least:g} to 1 are needed: take a darker or a lighter colour"
            yield Finding(PLACE, line_of(text, pair.section, pair.name), "P44", fact, remedy, Severity.WARNING)


def _pairs(palette: Palette) -> Iterator[_Pair]:
    for section, together in _TOGETHER.items():
        colours = palette.colours(section)
        yield from (_Pair(section, name, colours[name], colours[behind], least) for name, behind, least in together)
    printed = palette.colours("print")
    yield from (_Pair("print", name, printed[name], "#ffffff", _WORDS) for name in ("accent", "quiet"))
    for name, colour in palette.colours("book").items():
        yield from (_Pair("book", name, colour, paper, _SEEN) for paper in _BOOK_PAPERS)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21: WCAG 2.2, relative luminance."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
