"""Raised letters of a page become text: « n° 4 », « 1er », « 30 km2 » plain, and « 2020 [1] » where a note is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.intake.tidy import MARK
from timeline.intake.web.blocks import text_of

if TYPE_CHECKING:
    from timeline.intake.web.parsing import Element

_NOTE = re.compile(r"[(\[]?(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,2}|\*{1,3}|†|[a-z](?=\)))[)\]]?,?")
# « 30 km² », « 5 W/m² »: a power, as long as no word ends so.
_UNIT = re.compile(r"(?:^|[\d\s/(.])[kcdmhµ]?m$")
_SUPER = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)


def write_raised(tree: Element) -> None:
    """Every raised element of the tree is now the text that a reader of plain text expects in its place."""
    for one in list(tree.iter("sup", "span")):
        is_raised = one.tag == "sup" or _SUPER.search(one.get("style") or "")
        if is_raised and one.getparent() is not None:
            put_text(one, _read(text_of(one), before(one)))


def _read(words: str, said: str) -> str:
    if words == "o":
        return "°"
    note = _NOTE.fullmatch(words)
    return MARK.format(note[1].replace(" ", "")) if note and not _UNIT.search(said.rstrip()) else words


def before(one: Element) -> str:
    """The words right before an element within its parent."""
    sibling = one.getprevious()
    if sibling is None:
        return one.getparent().text or ""
    return sibling.tail or (text_of(sibling) if sibling.tag != "br" else "")


def put_text(one: Element, text: str) -> None:
    """Text stands in the place of an element; what follows it stays."""
    sibling, parent = one.getprevious(), one.getparent()
    text += one.tail or ""
    if sibling is not None:
        sibling.tail = (sibling.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    one.tail = None
    parent.remove(one)
