"""The tree of a page becomes blocks in the text form: « - » and « 1. » before items, « ## » before headings."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.intake.table_rows import Cell, with_merged
from timeline.intake.tidy import without_addresses
from timeline.intake.web.lists import read_items
from timeline.intake.web.tables import data_rows, items_of, span
from timeline.reading.wrapped import begins_block, ended

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.intake.web.parsing import Element

_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "canvas", "iframe", "object", "embed", "video", "audio",
    "map", "select", "option", "textarea", "input", "button", "head", "title", "meta", "link", "img", "picture",
    "source",
))  # fmt: skip
_BLOCK = frozenset((
    "html", "body", "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "address",
    "blockquote", "center", "form", "fieldset", "details", "summary", "figure", "figcaption", "h1", "h2", "h3", "h4",
    "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption",
    "pre", "hr",
))  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACE = re.compile(r"[ \t\r\f\v\u00a0\u202f\u2000-\u200a\u3000]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
# A list that a word processor, or an agency, writes with signs of its own.
_BULLET = re.compile(r"[·•▪‣◦●○■□➢➤✓–—-]\s+(?=\S)")
_PHOTO = re.compile(r"(?:photos?|l[ée]gende|cr[ée]dits?|©)\b|©", re.IGNORECASE)
_SHORT, _DEEPEST = 60, 200


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of a page: its mark (« - », « ## ») and its words, the share of them that are links, its element."""

    text: str
    element: Element
    mark: str = ""
    links: float = 0.0
    indent: int = 0
    is_row: bool = False

    def written(self) -> str:
        """The block as a corpus file has it."""
        return " " * self.indent + (f"{self.mark} " if self.mark else "") + self.text


def text_of(element: Element) -> str:
    """All words of an element, white space as a reader sees it."""
    return " ".join(clean("".join(_words(element))).split())


def _words(element: Element, depth: int = 0) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SKIPPED and depth < _DEEPEST:
            parts = " " if child.tag in _BLOCK or child.tag == "br" else ""
            yield parts
            yield from _words(child, depth + 1)
            yield parts
        yield child.tail or ""


def clean(text: str) -> str:
    """The text without signs that are not seen, ligatures and addresses."""
    text = _UNSEEN.sub("", text)
    text = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return without_addresses(text)


def read_page_blocks(tree: Element) -> list[PageBlock]:
    """The blocks of a tree in order, whatever they are worth."""
    return list(_Walk().blocks(tree, 0))


@dataclass(slots=True)
class _Walk:
    """A tree while it is walked: words that are not yet a block, and how many of their letters are links."""

    held: str = ""
    linked: int = 0
    depth: int = 0

    def blocks(self, element: Element, indent: int) -> Iterator[PageBlock]:
        """The blocks within an element, as deep as a page is ever nested."""
        self.depth += 1
        if self.depth < _DEEPEST:
            yield from self._within(element, indent)
        self.depth -= 1

    def _within(self, element: Element, indent: int) -> Iterator[PageBlock]:
        tag = element.tag
        if tag == "table" and (rows := data_rows(element, *_cells(element))):
            before = element.getprevious()
            if before is not None and (items := items_of(text_of(before), *_cells(element))):
                yield from (PageBlock(item[2:], element, "-", indent=indent) for item in items)
            else:
                yield from (PageBlock(row, element, indent=indent, is_row=True) for row in rows)
            return
        if tag in ("ul", "ol"):
            yield from self._list(element, indent)
            return
        self.held += _spaced(element.text, element)
        for child in element:
            yield from self._child(child, element, indent)
        yield from self.flush(element, indent)

    def _child(self, child: Element, parent: Element, indent: int) -> Iterator[PageBlock]:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "br":
            self.held += "\n"
        elif tag in _BLOCK:
            yield from self.flush(parent, indent)
            yield from self._block(child, tag, indent)
        elif tag and tag not in _SKIPPED:
            yield from self._inline(child, tag, indent)
        self.held += _spaced(child.tail, parent)

    def _block(self, child: Element, tag: str, indent: int) -> Iterator[PageBlock]:
        if tag == "dt":
            self.held = text_of(child) + " : "
            return
        if tag in _HEADINGS:
            if text := text_of(child):
                yield PageBlock(text, child, "#" * _HEADINGS[tag], _link_share(child))
            return
        if tag == "figcaption":
            if text := text_of(child):
                yield PageBlock(text if _PHOTO.match(text) else f"Photo : {text}", child)
            return
        yield from self.blocks(child, indent)

    def _inline(self, child: Element, tag: str, indent: int) -> Iterator[PageBlock]:
        before = len(self.held)
        if tag == "q":
            self.held += "« "
        self.held += _spaced(child.text, child)
        for inner in child:
            yield from self._child(inner, child, indent)
        if tag == "q":
            self.held = self.held.rstrip() + " »"
        if tag == "a":
            self.linked += len(clean(self.held[before:]).strip())

    def _list(self, element: Element, indent: int) -> Iterator[PageBlock]:
        self.held += _spaced(element.text, element)
        for one, mark in read_items(element):
            yield from self.flush(element, indent)
            if mark:
                yield from self._item(one, mark, indent)
            elif isinstance(one.tag, str) and one.tag not in _SKIPPED:
                yield from self.blocks(one, indent + 2 if one.tag in ("ul", "ol") else indent)
            self.held += _spaced(one.tail, element)
        yield from self.flush(element, indent)

    def _item(self, item: Element, mark: str, indent: int) -> Iterator[PageBlock]:
        for at, block in enumerate(self.blocks(item, indent + 2)):
            first = at == 0 and block.mark in ("", *("#" * level for level in range(1, 7)))
            own = "" if begins_block(block.text) else mark
            yield replace(block, mark=own, indent=indent) if first else block

    def flush(self, element: Element, indent: int) -> Iterator[PageBlock]:
        """The words held so far as paragraphs: an empty line, or a line that ends a sentence, parts them."""
        text, linked = clean(self.held), self.linked
        self.held, self.linked = "", 0
        share = linked / max(1, len(text.strip()))
        for paragraph in _paragraphs(text):
            bullet = _BULLET.match(paragraph)
            text = paragraph[bullet.end() :] if bullet else paragraph
            yield PageBlock(text, element, "-" if bullet else "", min(1, share), indent)


def _spaced(text: str | None, parent: Element) -> str:
    """Text with its source's line breaks as spaces; those of ``pre`` stay."""
    if not text:
        return ""
    return text if parent.tag == "pre" else text.replace("\n", " ")


def _paragraphs(text: str) -> Iterator[str]:
    lines = [_SPACE.sub(" ", line).strip() for line in text.split("\n")]
    held = ""
    for line in lines:
        if not line:
            if held:
                yield held
            held = ""
        elif not held:
            held = line
        elif ended(held) or begins_block(line) or (len(held) < _SHORT and not line[:1].islower()):
            yield held
            held = line
        else:
            held = f"{held} {line}"
    if held:
        yield held


def _link_share(element: Element) -> float:
    linked = sum(len(text_of(link)) for link in element.iter("a"))
    return min(1, linked / max(1, len(text_of(element))))


def _cells(table: Element) -> tuple[list[list[Element]], list[list[str]]]:
    """The cells of each row as the page has them, and their words, merged ones in each of their rows."""
    rows = [[one for one in row if one.tag in ("td", "th")] for row in table.iter("tr")]
    given = [[Cell((text_of(cell),), span(cell, "rowspan"), span(cell, "colspan")) for cell in row] for row in rows]
    return rows, [[text for (text,) in row] for row in with_merged(given)]
