"""Characters that a format cannot hold, or takes for something else than text.

>>> harmless("=1+1"), address("javascript:alert(1)")
("'=1+1", '')
"""

from __future__ import annotations

import re

# XML 1.0, 2.2: what no document may hold, as the inside of a character class; no other format is better for it.
FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_FORBIDDEN = re.compile(f"[{FORBIDDEN}]")
# What a spreadsheet takes for a formula, also in its wide forms, when a cell begins with it (OWASP, CSV injection).
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
# RFC 3986 without what HTML checkers refuse; anything else, javascript: first of all, is shown as no link.
_ADDRESS = re.compile(r"https?://(?:[A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})+")


def shown(text: str) -> str:
    """The text with a sign for each character that no document may hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def allowed(text: str) -> str:
    """The text without the characters that no document may hold."""
    return _FORBIDDEN.sub("", text)


def harmless(cell: str) -> str:
    """The text as a spreadsheet shows it, and never as a formula it runs."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def address(text: str) -> str:
    """The text when it is an address of the web that may become a link, else nothing."""
    return text if _ADDRESS.fullmatch(text) else ""
