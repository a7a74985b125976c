"""What pandoc and the templates wrote becomes XHTML that voice readers and strict readers understand.

pandoc keeps no ``aside``, no ``epub:type``, no ``role`` of a footnote: templates write ``data-as``, ``data-epub-type``
and ``data-role`` on a ``div``, ``section``, ``span`` or link, and here they become what they stand for. Every ``lang``
gets its ``xml:lang``: older readers look at that one alone.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from html import unescape
from xml.parsers.expat import ErrorString

from timeline.model.errors import Finding, TimelineError

_BECOMES = {"data-epub-type": "epub:type", "data-role": "role"}
# The names of characters that HTML has and XML has not; a communiqué's own "&nbsp;" is "&amp;nbsp;" here.
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z]+\d*;")
_PART = "timeline-part"
_VOID = ("br", "hr", "img", "wbr")


def mend(body: str, template: str) -> str:
    """The fragment as well-formed XHTML; TimelineError P30 with the template's name when it is not well-formed."""
    return _written(_mended(body, template))


def mark_part(html: str) -> str:
    """A page marked as one of several that pandoc reads in one call."""
    return f'<div class="{_PART}">{html}</div>'


def split_parts(body: str, count: int, template: str) -> list[str]:
    """The pages that were marked, mended; TimelineError P30 when one leaves an element open or closes it twice."""
    pages = list(_mended(body, template))
    if len(pages) != count or any(page.get("class") != _PART for page in pages):
        raise TimelineError(
            Finding(
                f"templates/epub/{template}",
                0,
                "P30",
                "this template closes an element that is not open, or leaves one open",
                "give every element its closing tag, here and in the templates this one includes",
            )
        )
    return [_written(page) for page in pages]


def _mended(body: str, template: str) -> ET.Element:
    body = _NAMED.sub(lambda name: unescape(name[0]), body)
    try:
        root = ET.fromstring(f"<body>{body}</body>")  # noqa: S314 our own templates' output; expat expands no entity here
    except ET.ParseError as error:
        raise TimelineError(_broken(template, error, body)) from error
    for element in root.iter():
        _mend(element)
    return root


def _written(element: ET.Element) -> str:
    """What stands inside the element."""
    text = ET.tostring(element, encoding="unicode", short_empty_elements=False)
    for name in _VOID:
        text = text.replace(f"></{name}>", " />")
    return text[text.index(">") + 1 : text.rindex("<")]


def _mend(element: ET.Element) -> None:
    """Give the element its name, its attributes of the EPUB namespace and both attributes for its language."""
    attributes = element.attrib
    element.tag = attributes.pop("data-as", element.tag)
    if element.tag == "span" and "date" in attributes.get("class", "").split():
        # Readers that ignore our style still show these words in bold.
        element.tag = "b"
    for ours, theirs in _BECOMES.items():
        if ours in attributes:
            attributes[theirs] = attributes.pop(ours)
    if "lang" in attributes:
        attributes["xml:lang"] = attributes["lang"]


def _broken(template: str, error: ET.ParseError, text: str) -> Finding:
    line, column = error.position
    near = (text.splitlines()[line - 1 : line] or [""])[0][max(0, column - 40) : column + 40]
    return Finding(
        f"templates/epub/{template}",
        0,
        "P30",
        f"what this template wrote is not well-formed XML: {ErrorString(error.code)}, near {near!r}",
        "close every element in the template and write & as &amp;",
    )
