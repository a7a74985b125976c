"""What is wrong with a rules file by the schema: every key and value that cannot be is told, with what is right."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.language.expressions import Expression, compiled, named_groups, spelt_out
from timeline.language.shapes import Regex, Rows, Shape, Table, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Keys = tuple[str | int, ...]
    Lists = Mapping[str, Sequence[str]]

# A file of nothing but wrong keys is told by its first ones.
_MOST = 20
_LONGEST = 40
_CAPITAL = re.compile(r"(?<!\\)[A-ZÀ-Þ]")


class Fault(NamedTuple):
    """One thing that is wrong: where, under which code, the fact and the remedy."""

    keys: Keys
    code: str
    fact: str
    remedy: str


@dataclass
class Checked:
    """What was made of a table, and all that is wrong with it; expressions that are ``proven`` are compiled later."""

    lists: Lists
    proven: bool = False
    faults: list[Fault] = field(default_factory=list)
    made: Mapping[str, Any] = field(default_factory=dict)
    where: str = ""
    code: str = "R07"

    def fault(self, keys: Keys, fact: str, remedy: str, code: str = "") -> None:
        """Keep what is wrong."""
        self.faults.append(Fault(keys, code or self.code, f"{self.where}{fact}", remedy))

    def table(self, table: Mapping[str, Any], shape: Table, keys: Keys) -> dict[str, Any]:
        """What a table of that shape holds, without what is wrong."""
        made: dict[str, Any] = {}
        unknown = 0
        for key, value in table.items():
            one = shape.keys.get(key, shape.others)
            if one is not None and (key in shape.keys or not shape.form or re.fullmatch(shape.form, key)):
                self.put(made, (*keys, key), value, one)
            else:
                unknown += 1
                if unknown <= _MOST:
                    self.unknown((*keys, key), shape)
        if unknown > _MOST:
            self.fault(keys, f"{unknown - _MOST} keys more are none that are known", "take them out")
        if keys:
            for key in shape.needed:
                if key not in table:
                    self.fault(keys, f"there is no {key}, and it is needed", f"add {key} = ...")
        return made

    def unknown(self, keys: Keys, shape: Table) -> None:
        """A key that is none, with the one most like it."""
        key, known = str(keys[-1])[:_LONGEST], sorted(shape.keys)
        near = get_close_matches(key, known, 1)
        remedy = f"write {near[0]}" if near else f"the keys here are {', '.join(known)}"
        self.fault(keys, f"{key!r} is no key here", remedy)

    def put(self, made: dict[str, Any], keys: Keys, value: Any, shape: Shape) -> None:  # noqa: ANN401 any TOML
        """Put a value of that shape under its key, if it is one."""
        key = str(keys[-1])
        match shape:
            case Table() if isinstance(value, dict):
                made[key] = self.table(value, shape, keys)
            case Rows() if isinstance(value, list) and all(isinstance(row, dict) for row in value):
                made[key] = list(self.rows(value, shape, keys))
            case Regex() if shape.fits(value):
                self.expressions(made, keys, value, shape)
            case Value() if shape.fits(value):
                made[key] = value
            case Rows():
                self.fault(keys, f"{_short(key)} is no list of tables", f"write [[{key}]] above each", shape.code)
            case _:
                remedy = _nearest(value, shape.said) or f"write {shape.said}"
                self.fault(keys, f"{_short(key)} is {_told(value)}, and must be {shape.said}", remedy)

    def rows(self, rows: Sequence[Mapping[str, Any]], shape: Rows, keys: Keys) -> Iterator[dict[str, Any]]:
        """The rows of a list, each told by its name; two of one name are told."""
        seen: set[str] = set()
        for number, row in enumerate(rows):
            name = row.get("name")
            name = name if isinstance(name, str) else f"number {number + 1}"
            self.where, self.code = f"{shape.noun} {name!r}: ", shape.code
            if name in seen:
                fact, remedy = f"two are called {name!r}", "give one another name"
                self.faults.append(Fault((*keys, number), "R04", fact, remedy))
            seen.add(name)
            yield self.table(row, shape.of, (*keys, number))
            self.where, self.code = "", "R07"

    def expressions(self, made: dict[str, Any], keys: Keys, value: str | list[str], shape: Regex) -> None:
        """Put the expression compiled, or each of several as its source, if they work."""
        code = "" if self.where else "R08"
        name = f"{_short(str(keys[-1]))}: " if not self.where else ""
        found = []
        for source in [value] if isinstance(value, str) else value:
            try:
                found.append(_expression(source, shape, self.lists, proven=self.proven))
            except ValueError as problem:
                self.fault(keys, f"{name}{problem}", "correct the pattern", code)
                return
        key = str(keys[-1])
        made[key] = tuple(one.pattern for one in found) if shape.many else found[0]


def check_table(table: Mapping[str, Any], shape: Table, lists: Lists, *, proven: bool = False) -> Checked:
    """What a file's table holds, and all that is wrong with it; its expressions may name the lists.

    Of a table that is ``proven`` no expression is compiled before a text asks for it.
    """
    checked = Checked(lists, proven)
    checked.made = checked.table(table, shape, ())
    return checked


def _expression(source: str, shape: Regex, lists: Lists, *, proven: bool) -> Expression | re.Pattern[str]:
    """The expression; unless it is proven, ValueError says what is wrong with it."""
    if proven and not shape.many:
        return Expression(source, shape.flags, lists)
    if proven:
        return Expression(f"(?:{spelt_out(source, lists)})", shape.flags)
    if shape.small and (capital := _CAPITAL.search(re.sub(r"\\.|\(\?P<\w+>", "", source))):
        raise ValueError(f"the capital {capital[0]} finds nothing: texts are compared in small letters")
    text = spelt_out(source, lists)
    expression = compiled(f"(?:{text})" if shape.many else text, shape.flags)
    if shape.groups is not None and named_groups(text) != set(shape.groups):
        wanted = " and ".join(f"(?P<{name}>...)" for name in shape.groups) or "no name"
        raise ValueError(f"its groups must have the names {wanted}")
    return expression


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _told(value: object) -> str:
    """A value as a message shows it, never longer than a line."""
    if isinstance(value, str):
        return repr(_short(value))
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list) else _short(str(value) if not isinstance(value, int) else "a number")


def _nearest(value: object, said: str) -> str:
    """The word most like a value, of those that it may be."""
    if not isinstance(value, str) or not said.startswith("one of "):
        return ""
    near = get_close_matches(value[:_LONGEST], said.removeprefix("one of ").split(", "), 1)
    return f"write {near[0]}" if near else ""
