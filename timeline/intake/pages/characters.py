"""Each page's characters with their places, as PDFium reads them in a process that is ended when it takes too long."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

TIME_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Character:
    """A character: its origin on the baseline, its box, its size (all in points), its weight; upright, y going up.

    The box is as wide as the character moves the pen, and as high as its ink.
    """

    text: str
    x: float
    y: float
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool
    hyphen: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """A page: its number, width and height in points, its characters in the file's order, and what it is made of.

        ``turned`` counts characters left out since they run another way; ``picture`` is the share of the page that its
    largest image covers; ``hidden`` says that most text is not drawn or lies under that image; ``unmapped`` counts the
    characters whose font does not tell which letters they are; ``bullets`` are the middles of small shapes that a
    browser draws before the items of a list; ``cut`` says that not all of the page was read.
    """

    number: int
    width: float
    height: float
    characters: tuple[Character, ...]
    turned: int = 0
    picture: float = 0
    hidden: bool = False
    unmapped: int = 0
    bullets: tuple[tuple[float, float], ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A whole file: its pages as far as they were read, how many there are, its metadata; or why it was refused.

    ``refused`` is empty or one of: password, damaged, slow.
    """

    pages: tuple[Printed, ...] = ()
    count: int = 0
    metadata: Mapping[str, str] | None = None
    refused: str = ""


def read_characters(raw: bytes, time_limit: int = TIME_LIMIT) -> PrintedFile:
    """The characters of a PDF; what PDFium cannot open, cannot bear or takes too long for is refused, never raised."""
    try:
        done = subprocess.run(  # noqa: S603 our own module, and none of the words come from a file
            [sys.executable, "-P", str(Path(__file__).with_name("pdfium.py"))],
            input=raw,
            capture_output=True,
            timeout=time_limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return PrintedFile(refused="slow")
    told = [json.loads(line) for line in done.stdout.splitlines() if line.endswith(b"}")]
    if not told or told[0].get("refused"):
        return PrintedFile(refused=told[0]["refused"] if told else "damaged")
    pages = tuple(_page(one) for one in told[1:])
    return PrintedFile(pages, told[0]["count"], told[0]["metadata"], "" if pages else "damaged")


def _page(told: dict[str, Any]) -> Printed:
    styles, places = told.pop("styles"), told.pop("places")
    characters = tuple(
        _character(code, [value / 100 for value in places[7 * at : 7 * at + 7]], styles[at])
        for at, code in enumerate(told.pop("codes"))
    )
    return Printed(characters=characters, **told | {"bullets": tuple(map(tuple, told["bullets"]))})


def _character(code: int, places: list[float], style: int) -> Character:
    x, y, left, bottom, right, top, size = places
    text = "\ufffd" if 0xD800 <= code < 0xE000 or code > sys.maxunicode else chr(code)
    return Character(text, x, y, left, bottom, right, top, size, bool(style & 1), bool(style & 2))
