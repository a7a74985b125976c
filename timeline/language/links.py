"""Addresses of pages and persons in a text, of which no word is one of the text."""

from __future__ import annotations

import re

_LINKS = re.compile(r"https?://\S+|www\.\S+|(?<!\S)\S{1,64}@\S+")


def may_link(text: str) -> bool:
    """Whether a text may have an address."""
    return "@" in text or "www." in text or "://" in text


def without_links(text: str) -> str:
    """The text with a sign for each character of its addresses."""
    return _LINKS.sub(lambda match: "¤" * len(match[0]), text) if may_link(text) else text
