r"""A TOML file as its parts, a table and its keys in each: what was read of a part is read once, whatever file has it.

A file of thousands of tables differs from what it was by a word. Where each line by itself is TOML, and no two say the
same name, the file says what its lines say; of any other file nothing is told here, and it is read whole.

>>> [(part.name, part.said) for part in parts_of('# a\n["a.b2"]\nkey = true\n\n[[add]]\nkind = "past"\n') or ()]
[('', {}), ('a.b2', {'key': True}), ('add', {'kind': 'past'})]
>>> parts_of("x = [\n[1],\n]\n") is None
True
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

# Where a part begins: at a bracket, be it one within a value; then its lines are no TOML by themselves.
_BEGINS = re.compile(r"^(?=[ \t]*\[)", re.MULTILINE)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NAME = r'"[^"\\\n]*"|[A-Za-z0-9_-]+'
_HEADER = re.compile(
    rf"[ \t]*\[(?P<double>\[)?[ \t]*(?P<name>{_NAME})[ \t]*(?(double)\]\]|\])[ \t]*(?:\#[^\n]*)?(?:\n|\Z)"
)
# A name « a.b.c » takes the parser the square of its parts; none of ours has more than three.
MOST_PARTS = 50
_PART = r"""(?>[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')[ \t]*+\.[ \t]*+"""
PARTED = re.compile(rf"(?:^[ \t]*+\[{{0,2}}|[{{,])[ \t]*+(?:{_PART}){{{MOST_PARTS}}}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """A table, or one of ``several`` of its name: what it says, how many lines it has, on which of them each key is.

    The line of its name is the first, 0. What stands above all tables is a part without a name, which says nothing.
    """

    name: str
    several: bool
    said: dict[str, Any]
    lines: int
    keys: tuple[tuple[str, int], ...]


def parts_of(text: str) -> Sequence[Part] | None:
    """The parts of a file in their order; None where it cannot be told what it says by them alone."""
    parts = []
    known: dict[str, bool] = {}
    for piece in _BEGINS.split(text):
        part = _part(piece)
        if part is None or known.setdefault(part.name, part.several) is not part.several:
            return None
        parts.append(part)
    # One that is no one of several stands alone.
    return parts if sum(not part.several for part in parts) == len(known) - sum(known.values()) else None


@lru_cache(maxsize=16384)
def _part(piece: str) -> Part | None:
    header = _HEADER.match(piece)
    lines = _LINE.findall(piece)
    told = _read(lines[1:] if header else lines)
    if told is None or (told[0] and not header) or "\r" in piece or (header and _said(lines[0]) is None):
        return None
    name, several = (header["name"].strip('"'), bool(header["double"])) if header else ("", False)
    return Part(name, several, told[0], piece.count("\n"), told[1])


def _read(lines: Sequence[str]) -> tuple[dict[str, Any], tuple[tuple[str, int], ...]] | None:
    """What lines say, and which of them says a key; None where one is no TOML by itself, or names a table."""
    said: dict[str, Any] = {}
    keys = []
    for number, line in enumerate(lines, 1):
        one = _said(line)
        if one is None:
            return None
        for key, value in one.items():
            if key in said or _holds_tables(value):
                return None
            said[key] = value
            keys.append((key, number))
    return said, tuple(keys)


def _holds_tables(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(map(_holds_tables, value)))


@lru_cache(maxsize=32768)
def _said(line: str) -> dict[str, Any] | None:
    if PARTED.search(line):
        return None
    try:
        return tomllib.loads(line)
    except (ValueError, RecursionError):
        return None


def said_by(parts: Sequence[Part]) -> dict[str, Any]:
    """The table that a file of these parts holds; what each part says is nobody's to change."""
    table: dict[str, Any] = {}
    for part in parts:
        if part.several:
            table.setdefault(part.name, []).append(part.said)
        elif part.name:
            table[part.name] = part.said
    return table
