"""XML written as text and read back: what TMX, XLIFF and TBX have in common."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from timeline.model.characters import drop_forbidden
from timeline.model.errors import Finding, TimelineError

PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,2})(?=\S)([^*]+?)(?<=\S)\1(?![\w*])")
_STARS = {"xlf:i": "*", "xlf:b": "**"}


def escaped(text: str) -> str:
    """The text escaped to stand between tags; characters that XML cannot hold are left out."""
    return escape(drop_forbidden(text))


def quoted_attribute(text: str) -> str:
    """The text as the value of an attribute, in its quotation marks."""
    return quoteattr(drop_forbidden(text))


def emphasis_as_codes(text: str) -> str:
    """The text with its emphasis as paired codes, which a translation tool moves and does not lose."""
    pieces, end = [], 0
    for number, match in enumerate(_EMPHASIS.finditer(text), 1):
        kind = "xlf:i" if match[1] == "*" else "xlf:b"
        pieces.append(escaped(text[end : match.start()]))
        pieces.append(f'<pc id="{number}" type="fmt" subType="{kind}">{escaped(match[2])}</pc>')
        end = match.end()
    return "".join([*pieces, escaped(text[end:])])


def element_text(element: ET.Element | None) -> str:
    """All text of an element, codes of emphasis as stars again."""
    if element is None:
        return ""
    pieces = [element.text or ""]
    for child in element:
        stars = _STARS.get(child.get("subType", ""), "")
        pieces += [stars, element_text(child), stars, child.tail or ""]
    return "".join(pieces)


def parse_xml(text: str, path: str, root: str) -> ET.Element:
    """The root element of an XML text, which must have the tag ``root``.

    TimelineError T26 when the text is not XML or declares entities (a document type may be named, as TMX does), T27
    when the root is another.
    """
    remedy = "export the file again, as TMX 1.4 or XLIFF 2.0"
    if "<!ENTITY" in text:
        raise TimelineError(Finding(path, 0, "T26", "the file declares entities of its own", remedy))
    try:
        # The text is decoded: what it says of its own encoding, UTF-16 for many a TMX, is no longer so.
        element = ET.fromstring(_DECLARATION.sub("", text))  # noqa: S314 - no entities get here
    except (ET.ParseError, ValueError) as wrong:
        line = wrong.position[0] if isinstance(wrong, ET.ParseError) else 0
        raise TimelineError(Finding(path, line, "T26", f"the file is not XML: {wrong}", remedy)) from wrong
    if element.tag != root:
        name = element.tag.rpartition("}")[2]
        raise TimelineError(Finding(path, 1, "T27", f"the file is {name}, not {root.rpartition('}')[2]}", remedy))
    return element
