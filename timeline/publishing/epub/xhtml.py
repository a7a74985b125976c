"""What pandoc and the templates wrote becomes XHTML that voice readers and strict readers understand.

pandoc keeps no ``aside``, no ``epub:type``, no ``role`` of a footnote: templates write ``data-as``, ``data-epub-type``
and ``data-role`` on a ``div``, ``section``, ``span`` or link, and here they become what they stand for. Every ``lang``
gets its ``xml:lang``: older readers look at that one alone.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from xml.parsers.expat import ErrorString

from timeline.errors import Finding, TimelineError

_BECOMES = {"data-epub-type": "epub:type", "data-role": "role"}
_VOID = ("br", "hr", "img", "wbr")


def mend(body: str, template: str) -> str:
    """The fragment as well-formed XHTML; TimelineError P30 with the template's name when it is not well-formed."""
    try:
        root = ET.fromstring(f"<body>{body}</body>")  # noqa: S314 our own templates' output; expat expands no entity here
    except ET.ParseError as error:
        raise TimelineError(_broken(template, error, body)) from error
    for element in root.iter():
        _mend(element)
    text = ET.tostring(root, encoding="unicode", short_empty_elements=False)
    for name in _VOID:
        text = text.replace(f"></{name}>", " />")
    return text.removeprefix("<body>").removesuffix("</body>")


def _mend(element: ET.Element) -> None:
    """Give the element its name, its attributes of the EPUB namespace and both attributes for its language."""
    held = element.attrib
    element.tag = held.pop("data-as", element.tag)
    if element.tag == "span" and "date" in held.get("class", "").split():
        # Readers that ignore our style still show these words in bold.
        element.tag = "b"
    for ours, theirs in _BECOMES.items():
        if ours in held:
            held[theirs] = held.pop(ours)
    if "lang" in held:
        held["xml:lang"] = held["lang"]


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
