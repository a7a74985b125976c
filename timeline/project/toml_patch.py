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
from typing import TYPE_CHECKING, Any

from timeline.project.toml import parse_toml, said_in
from timeline.project.toml_edits import Said, UnpatchableError, edited, key_text, split_lines
from timeline.project.toml_inline import rewritten
from timeline.project.toml_lines import key_lines
from timeline.project.toml_value import last_line, statement, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.project.toml_lines import Path

_ONE_NAME = re.compile(r"""[ \t]*(?:"(?:\\.|[^"\\])*"|'[^']*'|[A-Za-z0-9_-]+)[ \t]*=""")


def patch(text: str, changes: Iterable[Said]) -> str:
    """The text in which each key says what it is to say; UnpatchableError where lines do not allow it.

    Many changes cost hardly more than one: the file is read, changed and proved once.
    """
    wanted, several = dict(said_in(text)), list(changes)
    try:
        for change in several:
            wanted = _wanted(wanted, change)
        patched = _patched(text, several)
        done = said_in(patched) == wanted
    except (tomllib.TOMLDecodeError, TypeError, IndexError):
        done = False
    if not done:
        places = key_lines(text)
        raise UnpatchableError(max(_line_of(places, change) for change in several))
    return patched


def _patched(text: str, changes: Sequence[Said]) -> str:
    """Changes on lines of their own all at once; those within a value, or that number tables anew, one by one."""
    lines, places = split_lines(text), key_lines(text)
    renumbers = any(len(change.table) > 1 and change.value is None for change in changes)
    together = []
    for change in changes:
        if (renumbers and len(change.table) > 1) or _within_a_value(lines, places, change):
            text = _patched_alone(text, change)
        else:
            together.append(change)
    return edited(split_lines(text), key_lines(text), together)


def _patched_alone(text: str, change: Said) -> str:
    lines, places = split_lines(text), key_lines(text)
    if change.value is None and (*change.table, change.key) not in places:
        return text
    if begun := _within_a_value(lines, places, change):
        return _in_place(lines, begun, change)
    return edited(lines, places, [change])


def _wanted(table: dict[str, Any], change: Said) -> dict[str, Any]:
    """What the file is to say, as TOML reads it; TypeError or IndexError where there is no such table.

    What was said is left as it is: only what the change touches is made anew.
    """
    name, number = str(change.table[0]), change.table[1:]
    said = table.get(name, [] if number else {})
    several = list(said) if number and isinstance(said, list) else said
    if number and isinstance(several, list) and number[0] == len(several):
        several.append({})
    own = several[int(number[0])] if number else said
    if not isinstance(own, dict):
        raise TypeError(name)
    kept = {key: value for key, value in own.items() if key != change.key or change.value is not None}
    if change.value is not None:
        kept[change.key] = change.value
    if number:
        several[int(number[0])] = kept
    if number and not kept:
        several.remove(kept)
    now = several if number else kept
    return {**table, name: now} if now else {one: told for one, told in table.items() if one != name}


def _within_a_value(lines: Sequence[str], places: Mapping[Path, int], change: Said) -> int:
    """The line at which « "a.c3" = { key = true } » begins, or « add = [{ … }] »; 0 where the table is no value."""
    begun = places.get(change.table[:1], 0)
    return begun if begun and _ONE_NAME.match(lines[begun - 1]) else 0


def _in_place(lines: list[str], begun: int, change: Said) -> str:
    """The text with that value changed within its own lines; without them where nothing more is said."""
    own = statement(lines, begun)
    wanted = _wanted(parse_toml(own), change)
    said = None if change.value is None else f"{key_text(change.table, change.key)} = {value_text(change.value)}"
    if (changed := rewritten(own, wanted, said)) is None:
        raise UnpatchableError(begun)
    lines[begun - 1 : last_line(lines, begun)] = [changed]
    return "".join(lines)


def _line_of(places: Mapping[Path, int], change: Said) -> int:
    """Where the trouble is: the key, else its table, else the beginning."""
    return places.get((*change.table, change.key)) or places.get(change.table) or places.get(change.table[:1]) or 1
