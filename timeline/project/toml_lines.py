r"""Where in a TOML file each thing is said: the lines of its tables and keys, which a parser does not tell.

>>> dict(key_lines('# [no]\n[ "a.b" ] # a remark\nx = \'\'\'\n[c]\n\'\'\'\n[[add]]\n[[ add ]]\ny = 1\n'))
{('a.b',): 2, ('a.b', 'x'): 3, ('add',): 6, ('add', 0): 6, ('add', 1): 7, ('add', 1, 'y'): 8}
>>> dict(key_lines("add = [\n  { x = 1 },\n  { y = [1, 2] },\n]\n"))
{('add',): 1, ('add', 0): 2, ('add', 0, 'x'): 2, ('add', 1): 3, ('add', 1, 'y'): 3}
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from timeline.project.toml_parts import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.project.toml_parts import Part

# The names of a table or key from the outside in; a number for each of several tables of one name.
Path = tuple[str | int, ...]
Place = tuple[Path, int]

_QUOTED = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
_STRING = r'"""(?:\\.|(?!""").)*+"{3,5}' + r"|'''(?:(?!''').)*+'{3,5}" + rf"|{_QUOTED}|'[^'\n]*'"
_TOKEN = re.compile(
    rf"(?P<string>{_STRING})|\#[^\n]*|(?P<mark>[\[\]{{}}=,\n])|(?P<bare>[^\s\[\]{{}}=,\#\"']+)", re.DOTALL
)


class _Token(NamedTuple):
    """A word of TOML: its text, the same where it is a mark of the grammar, and its line."""

    text: str
    mark: str
    line: int


def key_lines(text: str) -> Mapping[Path, int]:
    """The line, counted from 1, where each table and key of a TOML text is first said; the text must be TOML."""
    return MappingProxyType(_key_lines(text))


@lru_cache(maxsize=4)
def _key_lines(text: str) -> dict[Path, int]:
    if (parts := parts_of(text)) is not None:
        return _lines_of(parts)
    lines: dict[Path, int] = {}
    for path, line in _places(list(_tokens(text))):
        for length in range(1, len(path) + 1):
            lines.setdefault(path[:length], line)
    return lines


def _lines_of(parts: Sequence[Part]) -> dict[Path, int]:
    """Every table and key of a file that was read part by part."""
    lines: dict[Path, int] = {}
    several: dict[str, int] = {}
    begun = 1
    for part in parts:
        table: Path = (part.name,)
        if part.name:
            lines.setdefault(table, begun)
        if part.several:
            several[part.name] = several.get(part.name, -1) + 1
            table = (part.name, several[part.name])
            lines[table] = begun
        for key, line in part.keys:
            lines[*table, key] = begun + line
        begun += part.lines
    return lines


def _tokens(text: str) -> Iterator[_Token]:
    line, counted = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        if match.lastgroup:
            yield _Token(match[0], match["mark"] or "", line)


def _places(tokens: Sequence[_Token]) -> Iterator[Place]:
    """Every table and key in order, by its whole path."""
    table: Path = ()
    several: dict[Path, int] = {}
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.mark == "[":
            end = _end_of_line(tokens, place)
            table = _header(tokens[place:end], several)
            yield table, token.line
        elif token.mark != "\n":
            equal = _next(tokens, place, "=")
            end = _end_of_line(tokens, equal)
            path = (*table, *_names(tokens[place:equal]))
            yield path, token.line
            yield from _inside(tokens[equal + 1 : end], path)
        else:
            end = place
        place = end + 1


def _header(tokens: Sequence[_Token], several: dict[Path, int]) -> Path:
    """The path of ``[table]``, or of the next of several ``[[table]]``."""
    doubled = tokens[1].mark == "["
    table = _names([token for token in tokens if not token.mark])
    # ["a"] below [[a]] belongs to the last of them.
    for length in range(1, len(table)):
        if (outer := table[:length]) in several:
            table = (*outer, several[outer], *table[length:])
    if not doubled:
        return table
    several[table] = several.get(table, -1) + 1
    return (*table, several[table])


def _next(tokens: Sequence[_Token], start: int, mark: str) -> int:
    return next(place for place in range(start, len(tokens)) if tokens[place].mark == mark)


def _end_of_line(tokens: Sequence[_Token], start: int) -> int:
    """The place of the line end that ends what begins here, outside all brackets."""
    depth = 0
    for place in range(start, len(tokens)):
        depth += _deeper(tokens[place])
        if tokens[place].mark == "\n" and not depth:
            return place
    return len(tokens)


def _deeper(token: _Token) -> int:
    return {"[": 1, "{": 1, "]": -1, "}": -1}.get(token.mark, 0)


def _names(tokens: Sequence[_Token]) -> Path:
    """The names of a dotted key, as TOML itself reads them."""
    found, names = tomllib.loads("".join(token.text for token in tokens) + " = 0"), []
    while isinstance(found, dict):
        ((name, found),) = found.items()
        names.append(name)
    return tuple(names)


def _inside(tokens: Sequence[_Token], path: Path) -> Iterator[Place]:
    """The tables and keys of a value: of ``{…}``, and of ``[{…}, {…}]``, each by its number."""
    several = bool(tokens) and tokens[0].mark == "["
    depth, number, begin = 0, -1, 0
    for place, token in enumerate(tokens):
        if token.mark == "{" and depth == several:
            number += 1
            yield (*path, number) if several else path, token.line
        elif token.mark == "=" and depth == several + 1:
            at = (*path, number) if several else path
            yield (*at, *_names(tokens[begin:place])), tokens[begin].line
        depth += _deeper(token)
        if token.mark in ("{", ","):
            begin = place + 1
