"""XML written as text and read back: what TMX, XLIFF and TBX have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from timeline.model.characters import drop_forbidden
from timeline.model.errors import Finding, TimelineError

PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n'
# Levels: XLIFF with notes, groups and codes in codes has a dozen.
_DEEPEST = 100
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,2})(?=\S)([^*]+?)(?<=\S)\1(?![\w*])")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    EmphasisCode = Callable[[int, bool, str], str]


def escaped(text: str) -> str:
    """The text escaped to stand between tags; characters that XML cannot hold are left out."""
    return escape(drop_forbidden(text))


def quoted_attribute(text: str) -> str:
    """The text as the value of an attribute, in its quotation marks."""
    return quoteattr(drop_forbidden(text))


def emphasis_as_codes(text: str, code: EmphasisCode) -> str:
    """The text with its emphasis as paired codes, which a translation tool moves and does not lose.

    ``code`` makes one of its number, of whether it is strong, and of the escaped words in it.
    """
    pieces, end = [], 0
    for number, match in enumerate(_EMPHASIS.finditer(text), 1):
        pieces += [escaped(text[end : match.start()]), code(number, match[1] == "**", escaped(match[2]))]
        end = match.end()
    return "".join([*pieces, escaped(text[end:])])


def parse_xml(text: str, path: str, root: str) -> ET.Element:
    """The root element of an XML text, which must have the tag ``root``, in whatever namespace.

    TimelineError T26 when the text is not XML or declares entities (a document type may be named, as TMX does), T27
    when the root is another.
    """
    remedy = "export the file again, as TMX 1.4, XLIFF 1.2 or XLIFF 2"
    if "<!ENTITY" in text:
        raise TimelineError(Finding(path, 0, "T26", "the file declares entities of its own", remedy))
    try:
        # The text is decoded: what it says of its own encoding, UTF-16 for many a TMX, is no longer so.
        element = ET.fromstring(_DECLARATION.sub("", text))  # noqa: S314 - no entities get here
    except (ET.ParseError, ValueError) as wrong:
        line = wrong.position[0] if isinstance(wrong, ET.ParseError) else 0
        raise TimelineError(Finding(path, line, "T26", f"the file is not XML: {wrong}", remedy)) from wrong
    if _is_deep(element):
        fact = "elements lie deeper within each other than any tool writes them"
        raise TimelineError(Finding(path, 0, "T26", fact, remedy))
    if (name := local(element)) != root:
        raise TimelineError(Finding(path, 1, "T27", f"the file is {name}, not {root}", remedy))
    return element


def _is_deep(root: ET.Element) -> bool:
    """Whether elements lie deeper than they can be read, level by level."""
    level, depth = [root], 0
    while level and depth <= _DEEPEST:
        level, depth = [child for element in level for child in element], depth + 1
    return bool(level)


def local(element: ET.Element) -> str:
    """The tag of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: ET.Element, *names: str) -> list[ET.Element]:
    """The elements that stand right in an element and have one of these tags, in whatever namespace."""
    return [child for child in element if local(child) in names]


def below(element: ET.Element, name: str) -> Iterator[ET.Element]:
    """The elements with this tag anywhere in an element, in whatever namespace."""
    return (one for one in element.iter() if isinstance(one.tag, str) and local(one) == name)
