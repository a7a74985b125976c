r"""A table of TOML that is a value, ``"a.c3" = { key = true }``, says one key anew, within its own lines.

Where its keys begin and end no line tells. So whatever may be cut, put in or said anew at a mark of the grammar is
tried, and the first that TOML's own reader finds to say what is wanted is right; a mark within quotes never is.

>>> text = '"a.c3" = { key = true } # « à côté »\n'
>>> print(rewritten(text, {"a.c3": {"key": True, "kind": "past"}}, 'kind = "past"'), end="")
"a.c3" = { key = true, kind = "past" } # « à côté »
>>> print(rewritten("add = [{ x = 1 }, { y = 2 }]\n", {"add": [{"y": 2}]}, None), end="")
add = [{ y = 2 }]
"""

from __future__ import annotations

import re
import tomllib
from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MARK = re.compile(r"[\[\]{},=]")
# Of a longer value nobody waits for all that may be tried.
_MOST_MARKS = 60


def rewritten(statement: str, wanted: Mapping[str, Any], said: str | None) -> str | None:
    """The statement that says what is wanted; empty where that is nothing, None where none could be found.

    ``said`` is the key that is put in or said anew, as ``key = value``; None where one is taken away.
    """
    if not wanted:
        return "" if "#" not in statement else None
    marks = [match.start() for match in _MARK.finditer(statement)]
    if len(marks) > _MOST_MARKS:
        return None
    tries = _without(statement, marks) if said is None else _with(statement, marks, said)
    return next((one for one in tries if _says(one) == wanted), None)


def _says(statement: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(statement)
    except tomllib.TOMLDecodeError:
        return None


def _with(text: str, marks: list[int], said: str) -> Iterator[str]:
    """Said anew between two marks; before a bracket that closes, as a key of a table or as a table of several."""
    value = said.partition(" = ")[2]
    for begin, end in combinations(marks, 2):
        if text[begin] == "=" and text[end] in ",}" and "\n" not in (old := text[begin + 1 : end]):
            yield f"{text[: begin + 1]} {value}{old[len(old.rstrip()) :]}{text[end:]}"
    for close in reversed(marks):
        before, gap = text[:close].rstrip(), text[len(text[:close].rstrip()) : close]
        if text[close] in "]}" and "#" not in gap:
            put = said if text[close] == "}" else f"{{ {said} }}"
            space = " " * (text[close] == "}")
            comma = {"{": " ", "[": "", ",": " "}.get(before[-1], ", ")
            yield f"{before}{comma}{put}{gap or space}{text[close:]}"


def _without(text: str, marks: list[int]) -> Iterator[str]:
    """Cut from a mark to another, with one comma; a comment is never cut."""
    for begin, end in combinations(marks, 2):
        if "#" in text[begin:end].partition("{")[0]:
            continue
        if text[begin] in "[{" and text[end] == ",":
            yield text[: begin + 1] + (" " if text[begin] == "{" else "") + text[end + 1 :].lstrip(" ")
        elif text[begin] == "," or (text[begin] in "[{" and text[end] in "]}"):
            yield text[: begin + (text[begin] != ",")] + (text[end:] if text[end] in "]," else f" {text[end:]}")
