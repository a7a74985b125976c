r"""Changes of tables that stand on lines of their own become edits of these lines, all on one reading of the file.

Edits are made from the last line to the first: where one is put in or taken away, no line above it moves. So any number
of changes costs the file once.

>>> from timeline.project.toml_lines import key_lines
>>> text = '["a.b2"]\nkey = true\n\n["a.c3"]\nkey = true\n'
>>> several = [Said(("a.b2",), "kind", "past"), Said(("a.c3",), "key", None), Said(("a.d4",), "key", True)]
>>> print(edited(split_lines(text), key_lines(text), several), end="")
["a.b2"]
key = true
kind = "past"
<BLANKLINE>
["a.d4"]
key = true
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from timeline.project.toml_value import last_line, said_anew, statement, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.project.toml_lines import Path
    from timeline.project.toml_value import Value

# The table that stands at the end of its file, its keys in order; whatever is new comes before it.
LAST = "seen"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_HEADER = re.compile(r"[ \t]*\[")
_BARE = re.compile(r"[A-Za-z0-9_-]+")


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


class _Edit(NamedTuple):
    """Lines from ``first`` to ``last``, from 1, give way to others; ``last`` is the line before where none does.

    ``rank`` puts in order what is put in behind one line; ``closes`` leaves one blank line where a table was.
    """

    first: int
    last: int
    rank: int
    lines: Sequence[str]
    closes: bool = False


def split_lines(text: str) -> list[str]:
    """The lines of a text, each with its end."""
    return _LINE.findall(text)


def edited(lines: list[str], places: Mapping[Path, int], changes: Sequence[Said]) -> str:
    """The text of these lines with all changes; UnpatchableError where a value cannot be said anew on its lines."""
    tables: dict[Path, dict[str, Value | None]] = defaultdict(dict)
    for change in changes:
        tables[change.table][change.key] = change.value
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    for edit in sorted(_edits(lines, places, tables, end), key=lambda one: (one.last, one.rank), reverse=True):
        if edit.first > edit.last:
            _close(lines, edit.last, end)
        lines[edit.first - 1 : edit.last] = edit.lines
        if edit.closes:
            _close_up(lines, edit.first - 1)
    return "".join(lines)


def _edits(
    lines: Sequence[str], places: Mapping[Path, int], tables: Mapping[Path, Mapping[str, Value | None]], end: str
) -> Iterator[_Edit]:
    keys: dict[Path, list[tuple[str, int]]] = defaultdict(list)
    own = ((path, line) for path, line in places.items() if path[:-1] in tables)
    for path, line in sorted(own, key=lambda place: place[1]):
        keys[path[:-1]].append((str(path[-1]), line))
    fresh = {}
    for table, said in tables.items():
        if header := places.get(table):
            yield from _of_table(lines, (table, header), keys[table], said, end)
        elif given := {key: value for key, value in said.items() if value is not None}:
            fresh[table] = given
    yield from _of_new_tables(lines, places, fresh, end)


def _of_table(
    lines: Sequence[str],
    at: tuple[Path, int],
    keys: Sequence[tuple[str, int]],
    said: Mapping[str, Value | None],
    end: str,
) -> Iterator[_Edit]:
    """What is said anew, taken away and put in; the header goes where nothing more is said."""
    header, there = at[1], dict(keys)
    gone = [key for key, value in said.items() if value is None and key in there]
    new = {key: value for key, value in said.items() if value is not None and key not in there}
    for key, value in said.items():
        if line := there.get(key):
            yield _Edit(line, last_line(lines, line), 0, () if value is None else (_anew(lines, line, value),))
    yield from _new_keys(lines, at, keys, new, end)
    if gone and not new and len(gone) == len(keys) and _HEADER.match(lines[header - 1]):
        yield _Edit(header, header, 0, (), closes=True)


def _anew(lines: Sequence[str], line: int, value: Value) -> str:
    if not (anew := said_anew(statement(lines, line), value)):
        raise UnpatchableError(line)
    return anew


def _new_keys(
    lines: Sequence[str], at: tuple[Path, int], keys: Sequence[tuple[str, int]], new: Mapping[str, Value], end: str
) -> Iterator[_Edit]:
    """New lines behind the last key of their table; in the last table, where they belong by the alphabet."""
    (table, header), behind = at, defaultdict[int, list[str]](list)
    names, in_order = (
        [key for key, _ in keys],
        table == (LAST,) and all(one < two for (one, _), (two, _) in pairwise(keys)),
    )
    # « "a.b2".kind = "past" » says its table in each line.
    dotted = "" if _HEADER.match(lines[header - 1]) else f"{value_text(str(table[0]))}."
    for key in sorted(new) if in_order else new:
        above = bisect_right(names, key) if in_order else len(keys)
        after = last_line(lines, keys[above - 1][1]) if above else header
        behind[after].append(f"{dotted}{key_text(table, key)} = {value_text(new[key])}{end}")
    for after, several in behind.items():
        yield _Edit(after + 1, after, 1, several)


def _of_new_tables(
    lines: Sequence[str], places: Mapping[Path, int], fresh: Mapping[Path, Mapping[str, Value]], end: str
) -> Iterator[_Edit]:
    """New tables at the end of the file, but before the one that stands last."""
    at = len(lines)
    if last := places.get((LAST,)):
        at = last - 1
        while at and lines[at - 1].lstrip().startswith("#"):
            at -= 1
    own = [table for table in fresh if table != (LAST,)]
    written = [line for table in own for line in (end, *_table(table, fresh[table], end))]
    blank = not at or not lines[at - 1].strip()
    if written:
        yield _Edit(at + 1, at, 2, [*written[blank:], *([end] if at < len(lines) else [])])
    if (LAST,) in fresh:
        above = [end] if written or (lines and lines[-1].strip()) else []
        yield _Edit(len(lines) + 1, len(lines), 3, [*above, *_table((LAST,), fresh[(LAST,)], end)])


def _table(table: Path, said: Mapping[str, Value], end: str) -> Iterator[str]:
    name = str(table[0])
    yield f"[[{name}]]{end}" if len(table) > 1 else f"[{name if name == LAST else value_text(name)}]{end}"
    for key in sorted(said) if table == (LAST,) else said:
        yield f"{key_text(table, key)} = {value_text(said[key])}{end}"


def key_text(table: Path, key: str) -> str:
    """A key as TOML writes it; in the last table, whose keys are ids, always in quotes."""
    return key if table != (LAST,) and _BARE.fullmatch(key) else value_text(key)


def _close(lines: list[str], after: int, end: str) -> None:
    """The line before what is put in has its end."""
    if after and not lines[after - 1].endswith("\n"):
        lines[after - 1] += end


def _close_up(lines: list[str], at: int) -> None:
    """One blank line, not two, where a table was; none at the end of the file."""
    blank = [number for number in (at - 1, at) if 0 <= number < len(lines) and not lines[number].strip()]
    if len(blank) == 2 or (blank == [0] and at == 0) or (blank and blank[0] == len(lines) - 1):
        del lines[blank[-1]]
