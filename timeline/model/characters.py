r"""Text made safe for what shows it: characters it cannot hold, formulas, links that are none, orders to a terminal.

>>> safe_cell("=1+1"), web_address("javascript:alert(1)"), seen("\x1b[2J")
("'=1+1", '', '␛[2J')
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
# What a terminal obeys: the control characters of ISO 6429, but line feed and tab; what turns a line around (UAX 9).
_ORDERS: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)},
    0x7F: 0x2421,
    **{code: f"\\x{code:02x}" for code in range(0x80, 0xA0)},
    **{code: f"\\u{code:04x}" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))},
    **dict.fromkeys((0x2028, 0x2029), " "),
}
_ORDER = re.compile(f"[{re.escape(''.join(map(chr, _ORDERS)))}]")


def seen(text: str) -> str:
    """The text as a terminal may show it: what a terminal would obey stands there as a sign of its own."""
    # Most lines have none, which is seen in a tenth of the time.
    return text.translate(_ORDERS) if not text.isprintable() and _ORDER.search(text) else text


def mark_forbidden(text: str) -> str:
    """The text with U+FFFD in the place of each character that no XML document may hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def drop_forbidden(text: str) -> str:
    """The text without the characters that no XML document may hold."""
    return _FORBIDDEN.sub("", text)


def safe_cell(cell: str) -> str:
    """The text as a cell that no spreadsheet runs: an apostrophe stands before what would be a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def web_address(text: str) -> str:
    """The text itself when it is an http or https address that may become a link, else the empty text."""
    return text if _ADDRESS.fullmatch(text) else ""
