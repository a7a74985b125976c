"""A manuscript as the tree that pandoc makes of it, read here in a tenth of the time that pandoc takes for its HTML.

To read HTML was half of what pandoc did for a briefing, and to hand each word to its filter half of the rest. The
templates that come with the tool write few elements, closed as XML wants them; where a template of one's own writes
others, pandoc reads all of it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    Node = dict[str, Any]
    Words = list[Node]

# The defaults file says so where pandoc may be given the tree: with other extensions it would read more in the HTML.
READ_AS = re.compile(rb"^from: html-auto_identifiers$", re.MULTILINE)
_VERSION = [1, 23, 1]
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = {"em": "Emph", "strong": "Strong", "sup": "Superscript", "sub": "Subscript"}
_ALIKE = {"Str", *_INLINE.values()}
_ATTRIBUTES = {"lang": "lang", "data-role": "data-role", "data-epub-type": "epub-type"}
# The title of a link is no attribute to pandoc.
_OF_SPANS = {**_ATTRIBUTES, "title": "title"}
# What pandoc would not take as it is written: classes that it knows, and the control signs of an old encoding.
_KNOWN_CLASS = re.compile(r"smallcaps|section|math|line-block")
_OLD_SIGN = re.compile(r"[\x80-\x9f]")
_PLACE = re.compile(r"(?:[\w-]+\.xhtml)?#[\w.-]+", re.ASCII)
# No-break and other spaces are signs of the text.
_BLANK = re.compile(r"[ \t\n\r]+")


class _OtherError(Exception):
    """There is something that is left to pandoc to read."""


def pandoc_tree(html: str) -> bytes | None:
    """As JSON what pandoc makes of HTML without ``auto_identifiers``; None where only pandoc can tell.

    Words that follow one another are one ``Str`` with the spaces between them.
    """
    from lxml import etree  # noqa: PLC0415 slow to load, and needed for books only

    text = html.replace("&nbsp;", "\u00a0")
    if _OLD_SIGN.search(text):
        return None
    try:
        root = etree.fromstring(f"<div>{text}</div>", etree.XMLParser(resolve_entities=False, no_network=True))
        blocks = _blocks(root)
    except (etree.XMLSyntaxError, ValueError, RecursionError, _OtherError):
        return None
    return msgspec.json.encode({"pandoc-api-version": _VERSION, "meta": {}, "blocks": blocks})


def _blocks(parent: Element) -> list[Node]:
    """The blocks of a div; words between them are ``Plain``, unless beside a paragraph: pandoc has a rule for that."""
    blocks: list[Node] = []
    words = _said(parent.text)
    for child in parent:
        if (block := _block(child)) is None:
            words = _joined(words, _inline(child))
        else:
            blocks += [*_plain(words), *block]
            words = []
        words = _joined(words, _said(child.tail))
    blocks += _plain(words)
    if {"Plain", "Para"} <= {block["t"] for block in blocks}:
        raise _OtherError
    return blocks


def _plain(words: Words) -> Iterator[Node]:
    if trimmed := _trimmed(words):
        yield {"t": "Plain", "c": trimmed}


def _block(element: Element) -> list[Node] | None:
    """The block that an element is, none for a paragraph without words; None for what stands in a line."""
    name = element.tag
    if name in {"div", "section"}:
        return [{"t": "Div", "c": [_attributes(element), _blocks(element)]}]
    if name == "p" and not element.attrib:
        words = _trimmed(_inlines(element))
        return [{"t": "Para", "c": words}] if words else []
    if level := _HEADINGS.get(name):
        return [{"t": "Header", "c": [level, _attributes(element), _trimmed(_inlines(element))]}]
    return None


def _inlines(element: Element) -> Words:
    words = _said(element.text)
    for child in element:
        words = _joined(_joined(words, _inline(child)), _said(child.tail))
    return words


def _inline(element: Element) -> Words:
    """What an element in a line is, spaces at its ends outside it, unless it is a span."""
    words = _inlines(element)
    if element.tag == "br" and not element.attrib and not words:
        return [{"t": "LineBreak"}]
    if element.tag == "span":
        return [{"t": "Span", "c": [_attributes(element), words]}]
    if not (inner := _trimmed(words)):
        raise _OtherError
    before, after = (_said(" ") if words[end] != inner[end] else [] for end in (0, -1))
    return [*before, _around(element, inner), *after]


def _around(element: Element, inner: Words) -> Node:
    """Emphasis and the like, or a link to a place of the manuscript or of another page, with what it holds."""
    name, target = element.tag, element.get("href", "")
    if name in _INLINE and not element.attrib:
        return {"t": _INLINE[name], "c": inner}
    if name == "a" and _PLACE.fullmatch(target) and element.find(".//a") is None:
        return {"t": "Link", "c": [_attributes(element), inner, [target, ""]]}
    raise _OtherError


def _attributes(element: Element) -> list[Any]:
    return _read_attributes(element.tag, tuple(element.attrib.items()))


@lru_cache(maxsize=1024)
def _read_attributes(tag: str, pairs: tuple[tuple[str, str], ...]) -> list[Any]:
    """Id, classes, and by name and value the language and what is data; a section is a div of that class."""
    found = {name: value for name, value in pairs if (tag, name) != ("a", "href")}
    name, classes = found.pop("id", ""), found.pop("class", "")
    known = _OF_SPANS if tag == "span" else _ATTRIBUTES
    if not found.keys() <= known.keys() or _KNOWN_CLASS.search(classes):
        raise _OtherError
    section = ["section"] if tag == "section" else []
    return [name, section + classes.split(), [[known[name], value] for name, value in found.items()]]


def _said(text: str | None) -> Words:
    return [{"t": "Str", "c": _BLANK.sub(" ", text)}] if text else []


def _trimmed(words: Words) -> Words:
    """The words without a space before the first and after the last."""
    if words and words[0]["t"] == "Str":
        words = [*_said(words[0]["c"].lstrip(" ")), *words[1:]]
    if words and words[-1]["t"] == "Str":
        words = [*words[:-1], *_said(words[-1]["c"].rstrip(" "))]
    return words


def _joined(words: Words, more: Words) -> Words:
    """The words and more of them; where they meet, what is alike becomes one, and a line that ends has no space."""
    if not words or not more:
        return words + more
    last, first = words[-1]["t"], more[0]["t"]
    if last == first and first in _ALIKE:
        both = words[-1]["c"] + more[0]["c"]
        return [*words[:-1], {"t": first, "c": _BLANK.sub(" ", both) if first == "Str" else both}, *more[1:]]
    if first == "LineBreak" and last == "Str":
        return [*words[:-1], *_said(words[-1]["c"].rstrip(" ")), *more]
    if last == "LineBreak" and first == "Str":
        return [*words, *_said(more[0]["c"].lstrip(" ")), *more[1:]]
    return words + more
