"""What stands in a segment of XLIFF or TMX beside its words: codes of a document's format, marks, emphasis, spaces.

A code that starts or ends emphasis becomes stars again. What a code holds of a format (``bpt``, ``ept``, ``it``,
``ph``, ``x``) is no text; what it stands around (``g``, ``pc``, ``mrk``, ``hi``) is. Sources: XLIFF 2.1, 4.2.3 and 4.3;
XLIFF 1.2, 2.4 and 3.2; TMX 1.4b, "Content markup".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.translations.exchange.markup import local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

_EMPHASIS = {
    "xlf:i": "*", "italic": "*", "i": "*", "x-italic": "*", "em": "*",
    "xlf:b": "**", "bold": "**", "b": "**", "x-bold": "**", "strong": "**",
}  # fmt: skip
# What these hold is a format's, and no words.
_OF_A_FORMAT = frozenset(("it", "ph", "x", "sm", "em", "ut", "sub"))
_STARTS, _ENDS = frozenset(("bpt", "bx", "sc")), frozenset(("ept", "ex", "ec"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WHITE = re.compile(r"[ \t\n]+")
_SET_IN = re.compile(r"\A[ \t]*\n\s*|\n[ \t\n]*\Z")
_LAST = 0x10FFFF


def segment_text(element: ET.Element | None, *, preserved: bool) -> str:
    """The words of a source, target or seg; where spaces are not ``preserved``, each run of them is one space."""
    if element is None:
        return ""
    space = element.get(_SPACE)
    text = "".join(_pieces(element, _Opened()))
    if space == "preserve" or (preserved and space != "default"):
        # A program that sets XML out in lines puts its own before and behind the words.
        return _SET_IN.sub("", text)
    return _WHITE.sub(" ", text)


def is_preserved(element: ET.Element, inherited: bool) -> bool:  # noqa: FBT001 what the element around it says
    """Whether the spaces in an element count, as it says itself, else as what is around it says."""
    said = element.get(_SPACE)
    return said == "preserve" if said else inherited


class _Opened(dict[str, str]):
    """The stars of codes that were opened, by their number."""


def _pieces(element: ET.Element, opened: _Opened) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _of_code(child, opened)
        yield child.tail or ""


def _of_code(code: ET.Element, opened: _Opened) -> Iterator[str]:
    name = local(code)
    if name in _STARTS:
        stars = opened[_number(code)] = _stars(code)
        yield stars
    elif name in _ENDS:
        yield opened.pop(_number(code), "")
    elif name == "cp":
        yield _character(code.get("hex", ""))
    elif name not in _OF_A_FORMAT:
        # ``g``, ``pc``, ``mrk``, ``hi``, and what a tool puts there of its own: words are never lost with it.
        stars = _stars(code) if name != "mrk" else ""
        yield stars
        yield from _pieces(code, opened)
        yield stars


def _stars(code: ET.Element) -> str:
    kinds = (code.get(name, "") for name in ("subType", "ctype", "type"))
    return next((_EMPHASIS[kind.lower()] for kind in kinds if kind.lower() in _EMPHASIS), "")


def _number(code: ET.Element) -> str:
    """What the two codes of a pair have in common."""
    return next((code.get(name, "") for name in ("startRef", "rid", "i", "id") if code.get(name)), "")


def _character(number: str) -> str:
    """The character that XML cannot hold, as XLIFF 2 writes it; nothing for one that no text can hold either."""
    value = int(number, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,6}", number) else 0
    return chr(value) if 31 < value <= _LAST and not 0xD800 <= value <= 0xDFFF and value & 0xFFFE != 0xFFFE else ""
