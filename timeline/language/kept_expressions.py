"""Expressions that an earlier run compiled, found again in the user's cache as the code that Python had made of them.

To compile them took a third of the time in which five texts are read. Python keeps none from run to run, but its engine
takes the code of one as it is. A Python that works otherwise within compiles each anew.
"""

from __future__ import annotations

import marshal
import re
from array import array
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from timeline.project.cache import open_users_cache
from timeline.project.latest import keep_last, made_last

Asked = tuple[str, int]
# The flags as they came out, the code in words of four bytes, and the groups: how many, by name, and their names.
Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
_KIND = "expressions"
# Rules have some thousand; a project's own lists come and go.
_MOST = 5000


class Shelf(NamedTuple):
    """What is kept, and what this run has made beside it."""

    kept: dict[Asked, Code]
    fresh: dict[Asked, Code]


def compile_or_find(expression: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` makes of it, found or made; whoever asks sees to its faults, which are those of ``re``."""
    if not is_known_within():
        return re.compile(expression, flags)
    shelf, asked = shelf_of_run(), (expression, int(flags))
    code = shelf.kept.get(asked) or shelf.fresh.get(asked)
    if code is None:
        code = shelf.fresh[asked] = code_of(expression, int(flags))
    return _from_code(expression, code)


def keep_expressions() -> None:
    """What this run has made is kept for the next; without a place for it, nothing is."""
    kept, fresh = shelf_of_run()
    if fresh:
        some = kept if len(kept) + len(fresh) <= _MOST else {}
        keep_last(open_users_cache(), _KIND, __file__, b"", marshal.dumps(some | fresh))
        kept.update(fresh)
        fresh.clear()


@cache
def shelf_of_run() -> Shelf:
    """What earlier runs kept for this one."""
    found = made_last(open_users_cache(), _KIND, __file__, b"") if is_known_within() else None
    return Shelf(marshal.loads(found) if found else {}, {})  # noqa: S302 sealed by this user's own runs


@cache
def is_known_within() -> bool:
    """Whether the engine makes of our code what it makes of its own."""
    sample = r"(?P<day>\d+)(?:er)?\s(?i:mai|août)|(?<=[a-z])x{2,3}\b"
    try:
        return _from_code(sample, code_of(sample, 0)) == re.compile(sample)
    except (AttributeError, ImportError, TypeError, ValueError, RuntimeError):
        return False


def code_of(expression: str, flags: int) -> Code:
    """The code of an expression, as ``re.compile`` makes it."""
    parsed = _within("re._parser").parse(expression, flags)
    code = _within("re._compiler")._code(parsed, flags)  # noqa: SLF001 what ``re.compile`` itself calls; proven first
    state = parsed.state
    by_name: dict[str, int] = dict(state.groupdict)
    names = {number: name for name, number in by_name.items()}
    listed = tuple(names.get(number) for number in range(state.groups))
    return flags | state.flags, array("I", code).tobytes(), state.groups - 1, by_name, listed


def _from_code(expression: str, code: Code) -> re.Pattern[str]:
    flags, words, groups, by_name, names = code
    made: re.Pattern[str] = _within("_sre").compile(
        expression, flags, array("I", words).tolist(), groups, by_name, names
    )
    return made


@cache
def _within(name: str) -> Any:  # noqa: ANN401 what the standard library keeps to itself has no types
    return import_module(name)
