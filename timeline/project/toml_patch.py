r"""A TOML file is changed line by line: one key said, said anew or taken away, every other byte as a person wrote it.

What is made is read again before anybody writes it: it says what it was to say, or it is refused.

>>> text = '# why\n["a.b2"]   # here\nkind = "past" # so\n\n[seen]\n"a" = "1"\n'
>>> print(patch(text, [Said(("a.b2",), "kind", "planned"), Said(("a.b3",), "key", True)]), end="")
# why
["a.b2"]   # here
kind = "planned" # so
<BLANKLINE>
["a.b3"]
key = true
<BLANKLINE>
[seen]
"a" = "1"
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from timeline.project.toml import parse_toml
from timeline.project.toml_inline import rewritten
from timeline.project.toml_lines import key_lines
from timeline.project.toml_value import last_line, said_anew, statement, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.project.toml_lines import Path
    from timeline.project.toml_value import Value

# The table that stands at the end of its file, its keys in order; whatever is new comes before it.
LAST = "seen"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_HEADER = re.compile(r"[ \t]*\[")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ONE_NAME = re.compile(r"""[ \t]*(?:"(?:\\.|[^"\\])*"|'[^']*'|[A-Za-z0-9_-]+)[ \t]*=""")


@dataclass(frozen=True, slots=True)
class Said:
    """What a key of a table is to say; None takes it away, and a table that says nothing more goes with it.

    The table is named by its path: ``("nrc-2008.k3f7",)``, ``("add", 2)`` for the third ``[[add]]``; one past the last
    is made.
    """

    table: Path
    key: str
    value: Value | None


class UnpatchableError(ValueError):
    """Raised when a file is written in a way that cannot be changed line by line; ``line`` is where, from 1."""

    def __init__(self, line: int) -> None:
        """Name the line."""
        super().__init__(f"line {line}")
        self.line = line


def patch(text: str, changes: Iterable[Said]) -> str:
    """The text in which each key says what it is to say; UnpatchableError where lines do not allow it."""
    wanted, patched, several = parse_toml(text), text, list(changes)
    try:
        for change in several:
            wanted = _wanted(wanted, change)
            patched = _patched(patched, change)
        done = parse_toml(patched) == wanted
    except (tomllib.TOMLDecodeError, TypeError, IndexError):
        done = False
    if not done:
        places = key_lines(text)
        raise UnpatchableError(max(_line_of(places, change) for change in several))
    return patched


def _wanted(table: dict[str, Any], change: Said) -> dict[str, Any]:
    """What the file is to say, as TOML reads it; TypeError or IndexError where there is no such table."""
    name, number = str(change.table[0]), change.table[1:]
    several = table.setdefault(name, []) if number else []
    if number and isinstance(several, list) and number[0] == len(several):
        several.append({})
    own = several[int(number[0])] if number else table.setdefault(name, {})
    if not isinstance(own, dict):
        raise TypeError(name)
    if change.value is not None:
        own[change.key] = change.value
        return table
    own.pop(change.key, None)
    if not own and number:
        several.remove(own)
    if not table[name]:
        del table[name]
    return table


def _patched(text: str, change: Said) -> str:
    lines, places = _LINE.findall(text), key_lines(text)
    said, header = places.get((*change.table, change.key)), places.get(change.table)
    if change.value is None and not said:
        return text
    if begun := _within_a_value(lines, places, change):
        return _in_place(lines, begun, change)
    if change.value is None:
        return "".join(_without(lines, places, change, said or 1))
    if said:
        if not (anew := said_anew(statement(lines, said), change.value)):
            raise UnpatchableError(said)
        lines[said - 1 : last_line(lines, said)] = [anew]
    elif header:
        _insert_key(lines, places, change, change.value, header)
    else:
        lines = _with_table(lines, places, change, change.value)
    return "".join(lines)


def _within_a_value(lines: Sequence[str], places: Mapping[Path, int], change: Said) -> int:
    """The line at which « "a.c3" = { key = true } » begins, or « add = [{ … }] »; 0 where the table is no value."""
    begun = places.get(change.table[:1], 0)
    return begun if begun and _ONE_NAME.match(lines[begun - 1]) else 0


def _in_place(lines: list[str], begun: int, change: Said) -> str:
    """The text with that value changed within its own lines; without them where nothing more is said."""
    own = statement(lines, begun)
    wanted = _wanted(parse_toml(own), change)
    said = None if change.value is None else f"{_key(change)} = {value_text(change.value)}"
    if (changed := rewritten(own, wanted, said)) is None:
        raise UnpatchableError(begun)
    lines[begun - 1 : last_line(lines, begun)] = [changed]
    return "".join(lines)


def _line_of(places: Mapping[Path, int], change: Said) -> int:
    """Where the trouble is: the key, else its table, else the beginning."""
    return places.get((*change.table, change.key)) or places.get(change.table) or places.get(change.table[:1]) or 1


def _end(lines: Sequence[str]) -> str:
    return "\r\n" if lines and lines[0].endswith("\r\n") else "\n"


def _written(change: Said, value: Value, end: str) -> str:
    """The line of a key; in the last table, whose keys are ids, always in quotes."""
    return f"{_key(change)} = {value_text(value)}{end}"


def _key(change: Said) -> str:
    bare = change.table != (LAST,) and _BARE.fullmatch(change.key)
    return change.key if bare else value_text(change.key)


def _keys(places: Mapping[Path, int], table: Path) -> list[tuple[str, int]]:
    """The keys of a table with their lines, in the order of the lines."""
    own = [(str(path[-1]), line) for path, line in places.items() if path[:-1] == table]
    return sorted(own, key=lambda one: one[1])


def _insert_key(lines: list[str], places: Mapping[Path, int], change: Said, value: Value, header: int) -> None:
    """A new line behind the last key of its table; in the last table, where it belongs by the alphabet."""
    keys = _keys(places, change.table)
    if change.table == (LAST,) and all(one < two for (one, _), (two, _) in pairwise(keys)):
        keys = keys[: bisect_right([key for key, _ in keys], change.key)]
    after = max((last_line(lines, line) for _, line in keys), default=header)
    _close(lines, after)
    # « "a.b2".kind = "past" » says its table in each line.
    dotted = "" if _HEADER.match(lines[header - 1]) else f"{value_text(str(change.table[0]))}."
    lines.insert(after, dotted + _written(change, value, _end(lines)))


def _close(lines: list[str], after: int) -> None:
    """The line before what is put in has its end."""
    if after and not lines[after - 1].endswith("\n"):
        lines[after - 1] += _end(lines)


def _with_table(lines: list[str], places: Mapping[Path, int], change: Said, value: Value) -> list[str]:
    """A new table with its first key at the end of the file, but before the one that stands last."""
    end = _end(lines)
    name = str(change.table[0])
    header = f"[[{name}]]" if len(change.table) > 1 else f"[{name if name == LAST else value_text(name)}]"
    at = len(lines)
    if (last := places.get((LAST,))) and change.table != (LAST,):
        at = last - 1
        while at and lines[at - 1].lstrip().startswith("#"):
            at -= 1
    _close(lines, at)
    above = [end] if at and lines[at - 1].strip() else []
    below = [end] if at < len(lines) else []
    return [*lines[:at], *above, f"{header}{end}", _written(change, value, end), *below, *lines[at:]]


def _without(lines: list[str], places: Mapping[Path, int], change: Said, said: int) -> list[str]:
    """The lines without a key; without its table where nothing more is said there, all comments kept."""
    last = last_line(lines, said)
    kept = [*lines[: said - 1], *lines[last:]]
    header = places[change.table]
    if len(_keys(places, change.table)) > 1:
        return kept
    if not _HEADER.match(lines[header - 1]):
        return kept
    return _closed_up([*kept[: header - 1], *kept[header:]], header - 1)


def _closed_up(lines: list[str], at: int) -> list[str]:
    """One blank line, not two, where a table was; none at the end of the file."""
    blank = [number for number in (at - 1, at) if 0 <= number < len(lines) and not lines[number].strip()]
    if len(blank) == 2 or (blank == [0] and at == 0) or (blank and blank[0] == len(lines) - 1):
        del lines[blank[-1]]
    return lines
