"""What is wrong with a picture of the house, before an engine meets it: told of the picture, not of the look.

An SVG stands within pages that load nothing and run nothing: it may draw, and no more.
"""

from __future__ import annotations

import math
import re
import zlib
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Pixels along a side: what a print of 60 cm has at 400 to an inch.
_LONGEST = 10_000
_ACTS = {"script", "foreignObject", "iframe", "audio", "video", "handler"}
_LINKS = ("href", "src")
_LOADS = re.compile(r"@import|url\(\s*['\"]?(?!#|data:image/)", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?[\d.]+(?:[eE][+-]?\d+)?")


def png_fault(content: bytes) -> str:
    """Why this is no PNG that every engine shows; empty when it is one. PNG (third edition), 5.2 to 5.6."""
    if not content.startswith(_SIGNATURE):
        return "this is no PNG"
    chunks, at = [], len(_SIGNATURE)
    while at + 12 <= len(content):
        end = at + 8 + int.from_bytes(content[at : at + 4])
        named = content[at + 4 : end]
        if zlib.crc32(named).to_bytes(4) != content[end : end + 4]:
            return "this PNG is damaged, or not all of it is there"
        chunks.append(named)
        at = end + 4
    if not chunks or not chunks[0].startswith(b"IHDR") or not chunks[-1].startswith(b"IEND"):
        return "this PNG is damaged, or not all of it is there"
    sides = (int.from_bytes(chunks[0][place : place + 4]) for place in (4, 8))
    return "" if all(0 < side <= _LONGEST for side in sides) else f"a side of this PNG is not 1 to {_LONGEST:,} pixels"


def svg_fault(content: bytes) -> tuple[int, str]:
    """The line, 0 where it is the whole, and why this is no SVG that only draws; no words when it is one."""
    from lxml import etree  # noqa: PLC0415 slow to load, and few projects have a logo

    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        return error.lineno or 0, "this is no SVG: it is not well formed, or nested too deep"
    if etree.QName(root).localname != "svg":
        return 0, "this is no SVG"
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(declared.iterentities()):
        return 0, "it declares entities of its own"
    elements = (element for element in root.iter() if isinstance(element.tag, str))
    return next(chain(_size_faults(root), *map(_faults, elements)), (0, ""))


def _size_faults(root: Any) -> Iterator[tuple[int, str]]:  # noqa: ANN401 lxml has no types
    box = root.get("viewBox", "").replace(",", " ").split()
    numbers = [*box[2:], *(root.get(side, "1").rstrip("%ptxcmnie ") for side in ("width", "height"))]
    if len(box) not in (0, 4) or not all(_NUMBER.fullmatch(one) and 0 < float(one) < math.inf for one in numbers):
        yield root.sourceline, "its width, height or viewBox is no size"


def _faults(element: Any) -> Iterator[tuple[int, str]]:  # noqa: ANN401 as above
    name = element.tag.rpartition("}")[2]
    if name in _ACTS:
        yield element.sourceline, f"it holds <{name}>, and a logo only draws"
    if name == "style" and _LOADS.search(element.text or ""):
        yield element.sourceline, "its style loads something"
    for attribute, value in element.attrib.items():
        plain = attribute.rpartition("}")[2]
        if plain.lower().startswith("on"):
            yield element.sourceline, f"it holds {plain}, and a logo only draws"
        elif plain in _LINKS and not value.strip().startswith(("#", "data:image/")):
            yield element.sourceline, f"{plain} leads out of it: {value[:80]}"
        elif _LOADS.search(value):
            yield element.sourceline, f"{plain} loads something: {value[:80]}"
