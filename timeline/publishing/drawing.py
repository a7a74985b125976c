"""A template of Typst with a page of its own becomes a picture: the cover of the e-book, the card of the web page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typst

from timeline.model.errors import Finding, TimelineError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def draw(
    template: Path, fonts: Path, place: str, given: Mapping[str, object], dots_per_inch: float
) -> tuple[bytes, bytes]:
    """The picture as SVG and as PNG; ``given`` is what the template finds as JSON in ``sys.inputs.book``.

    Typst's own fonts and the designer's in ``fonts``, never the machine's, so that every machine draws the same.
    TimelineError P34 at ``place`` with Typst's own words when it cannot be drawn.
    """
    kept = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(fonts)])
    inputs = {"book": json.dumps(given, ensure_ascii=False)}
    try:
        compiler = typst.Compiler(input=str(template), root=str(template.parent), font_paths=kept, sys_inputs=inputs)
        svg, png = compiler.compile(format="svg"), compiler.compile(format="png", ppi=dots_per_inch)
    except (typst.TypstError, OSError) as error:
        remedy = "correct the template; the README beside it says what it is given"
        raise TimelineError(Finding(place, 0, "P34", f"the picture cannot be drawn: {error}", remedy)) from error
    if not isinstance(svg, bytes) or not isinstance(png, bytes):
        remedy = "make the template's page large enough for what stands on it"
        raise TimelineError(Finding(place, 0, "P34", "the picture has more than one page", remedy))
    return svg, png
