"""The bytes of a saved page become a tree; its charset is its mark, its own word, or what its bytes can be."""

from __future__ import annotations

import html
import re
from typing import Any

from timeline.intake.extract import Remark

# What lxml gives has no types: one name for it.
Element = Any

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE
)
_EMBEDDED = re.compile(rb"data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]+")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROLS = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
# « &amp;eacute; »: an entity that was written twice.
_TWICE = re.compile(r"&amp;((?:[a-zA-Z]{2,8}|#\d{2,5});)")


def read_charset(raw: bytes) -> tuple[str, tuple[Remark, ...]]:
    """The text of a page's bytes, without the images in it, and what is odd about its charset."""
    raw = _EMBEDDED.sub(b"data:", raw)
    mark = next((name for sign, name in _MARKS if raw.startswith(sign)), "")
    declared = _DECLARED.search(raw[:4096])
    named = mark or (declared[1].decode("ascii") if declared else "utf-8")
    for name in (named, "utf-8", "cp1252"):
        try:
            # What calls itself ISO-8859-1 is Windows-1252 to every browser.
            text = raw.decode("cp1252" if re.fullmatch(r"(?i)(?:iso-?8859-1|latin-?1|us-ascii)", name) else name)
        except (UnicodeDecodeError, LookupError):
            continue
        return text, _odd(named, name, stated=bool(mark or declared))
    return raw.decode("cp1252", errors="replace"), _odd(named, "cp1252", stated=True)


def _odd(named: str, name: str, *, stated: bool) -> tuple[Remark, ...]:
    if name == named or not stated:
        return ()
    return (
        Remark("C63", f"the page calls itself {named} and was read as {name}", "look whether its accents are right"),
    )


def parse(text: str) -> Element | None:
    """The tree of a page; None when there is none in it."""
    from lxml import etree  # noqa: PLC0415 needed for a page only
    from lxml import html as lxml_html  # noqa: PLC0415

    text = _TWICE.sub(lambda match: html.unescape(f"&{match[1]}"), _PROLOGUE.sub("", text))
    text = _CONTROLS.sub("", text)
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
