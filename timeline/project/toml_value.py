"""A value of TOML and its lines: how it is written, where it ends, and how it is said anew where it stands."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Value = str | bool | list[str]


def value_text(value: Value) -> str:
    """A value as TOML writes it, on one line."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", r"\u007f")


def last_line(lines: Sequence[str], said: int) -> int:
    """The last line, from 1, of what is said from a line on: that of a value over several lines."""
    ends = (last for last in range(said, len(lines) + 1) if _is_toml("".join(lines[said - 1 : last])))
    return next(ends, said)


def statement(lines: Sequence[str], said: int) -> str:
    """All lines of what is said from a line on."""
    return "".join(lines[said - 1 : last_line(lines, said)])


def said_anew(line: str, value: Value) -> str:
    """A key with its lines, with another value; the indentation and the comment behind it stay.

    Empty where that cannot be: a list over several lines may have a comment behind each.
    """
    body = line.rstrip("\r\n")
    for equal in (place for place, sign in enumerate(body) if sign == "="):
        for stop in [place for place, sign in enumerate(body) if sign == "#" and place > equal] + [len(body)]:
            if _is_toml(body[:stop]) and _is_toml(f"x ={body[equal + 1 : stop]}"):
                kept = body[equal + 1 : stop]
                gap = kept[len(kept.rstrip()) :]
                told = "\n" in kept and "#" in kept and kept.lstrip().startswith("[")
                return "" if told else f"{body[: equal + 1]} {value_text(value)}{gap}{body[stop:]}{line[len(body) :]}"
    return ""


def _is_toml(text: str) -> bool:
    try:
        return bool(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        return False
