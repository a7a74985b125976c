"""A TOML file becomes a table; all that TOML itself forbids is a finding at its line."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from timeline.model.errors import Finding, TimelineError
from timeline.project.toml_parts import MOST_PARTS, PARTED, parts_of, said_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.project.files import Source


# Python itself reads no number of more than 4,300 digits.
_DIGITS = re.compile(r"\d[\d_]*")


def parse_toml(text: str) -> dict[str, Any]:
    """The table that a text holds, one's own to change; ValueError where it is no TOML.

    Whoever changes a line, proves it and reads the file again asks for the same text each time: it is read once.
    """
    return {name: _own(said) for name, said in _parsed(text).items()}


def said_in(text: str) -> Mapping[str, Any]:
    """The same for who changes nothing of it: in a large file the copy takes longer than the reading."""
    return MappingProxyType(_parsed(text))


@lru_cache(maxsize=4)
def _parsed(text: str) -> dict[str, Any]:
    if (parts := parts_of(text)) is not None:
        return said_by(parts)
    if parted := PARTED.search(text):
        line = text.count("\n", 0, parted.end()) + 1
        raise tomllib.TOMLDecodeError(f"a name has more than {MOST_PARTS} parts (at line {line})")
    return tomllib.loads(text)


def _own(said: object) -> object:
    """A copy as deep as anybody changes it: a table, or several."""
    if isinstance(said, dict):
        return {name: _own(one) for name, one in said.items()} if any(map(_holds, said.values())) else dict(said)
    return [_own(one) for one in said] if isinstance(said, list) else said


def _holds(said: object) -> bool:
    return isinstance(said, dict | list)


def read_toml(source: Source, code: str) -> dict[str, Any]:
    """The table that a file holds; TimelineError of this code where the file is no TOML."""
    try:
        return parse_toml(source.text)
    except RecursionError as error:
        fact, line = "lists or tables lie too deep within each other", _deepest_line(source.text)
        raise TimelineError(Finding(source.name, line, code, fact, "write what is meant without them")) from error
    except tomllib.TOMLDecodeError as error:
        told = re.search(r"line (\d+)", str(error))
        line = int(told[1]) if told else source.text.count("\n") + 1
        remedy = "correct that line"
        raise TimelineError(Finding(source.name, line, code, f"the file is not TOML: {error}", remedy)) from error
    except ValueError as error:
        longest = max(_DIGITS.finditer(source.text), key=lambda match: len(match[0]))
        line, fact = source.text.count("\n", 0, longest.start()) + 1, "a number has more digits than anybody reads"
        raise TimelineError(Finding(source.name, line, code, fact, "write it in quotes, or take it away")) from error


def _deepest_line(text: str) -> int:
    """The line with the most brackets."""
    lines = text.split("\n")
    return 1 + max(range(len(lines)), key=lambda number: lines[number].count("[") + lines[number].count("{"))
