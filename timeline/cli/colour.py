"""Colour on a terminal: styles stand in a line as characters that no text has, until the line is printed.

What is printed is made safe first, so that no file can order the terminal about; only then do styles become sequences.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from timeline.model.characters import seen

if TYPE_CHECKING:
    from collections.abc import Mapping

WHEN = ("auto", "always", "never")


class Style(StrEnum):
    """A way to set words off; the value is a noncharacter, which Unicode keeps for use inside a program."""

    STRONG = "\ufdd0"
    FAINT = "\ufdd1"
    NAME = "\ufdd2"
    ERROR = "\ufdd3"
    WARNING = "\ufdd4"


_END = "\ufddf"
# ECMA-48, 8.3.117: bold, faint, cyan, red, yellow.
_SEQUENCES = {Style.STRONG: "1", Style.FAINT: "2", Style.NAME: "36", Style.ERROR: "1;31", Style.WARNING: "33"}
_ON = {ord(style): f"\x1b[{code}m" for style, code in _SEQUENCES.items()} | {ord(_END): "\x1b[0m"}
_STYLED = re.compile(f"[{''.join(map(chr, _ON))}]")


def styled(text: str, style: Style) -> str:
    """The text in a style; the empty text stays empty."""
    return f"{style}{text}{_END}" if text else ""


def printable(text: str, *, colour: bool) -> str:
    """A line as it may be printed: nothing in it that a terminal would obey, but its styles where colour is wanted."""
    return _STYLED.sub((lambda found: _ON[ord(found[0])]) if colour else "", seen(text))


def wants_colour(asked: str, environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether to print in colour: as asked, else on a terminal that can, unless NO_COLOR says no (no-color.org)."""
    if asked != "auto":
        return asked == "always"
    return is_terminal and not environment.get("NO_COLOR") and environment.get("TERM") not in (None, "dumb")
