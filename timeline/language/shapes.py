"""What one value of a rule file may be, in a reader's words: a text, a number, a list of words, a pattern, a table.

``schema`` puts them together: which file may hold what.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_FIELD = re.compile(r"\{([a-z_]+)\}")


class Value(NamedTuple):
    """What one value may be, in a reader's words; ``adds``: a project's own goes beside ours, not in its place."""

    said: str
    fits: Callable[[Any], bool]
    adds: bool = False


class Regex(NamedTuple):
    """A regular expression: the groups it must name, whether capitals count, whether it is met in small letters.

    ``groups`` None: whatever it names.
    """

    groups: tuple[str, ...] | None = ()
    flags: int = 0
    small: bool = True
    many: bool = False

    @property
    def adds(self) -> bool:
        """Whether a project's own goes beside ours."""
        return self.many

    @property
    def said(self) -> str:
        """What it is, in a reader's words."""
        return "a list of patterns" if self.many else "a pattern in quotes"

    def fits(self, value: object) -> bool:
        """Whether a value may be one."""
        return _is_texts(value) if self.many else isinstance(value, str)


class Table(NamedTuple):
    """A table: what its keys hold, which of them it needs, what any other key may hold and the form it must have."""

    keys: Mapping[str, Shape] = MappingProxyType({})
    needed: tuple[str, ...] = ()
    others: Shape | None = None
    form: str = ""

    @property
    def said(self) -> str:
        """What it is, in a reader's words."""
        return "a table"


class Rows(NamedTuple):
    """A list of tables that have names, under one heading; what is wrong with one has the code."""

    of: Table
    noun: str
    code: str

    @property
    def said(self) -> str:
        """What it is, in a reader's words."""
        return "a list of tables"


Shape = Value | Regex | Table | Rows


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**15


def _is_numbers(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_number, value))


def _is_passes(value: object) -> bool:
    passes = value if isinstance(value, list) else [value]
    return bool(passes) and all(one in range(1, 10) for one in passes if _is_number(one)) and _is_numbers(passes)


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_among(names: tuple[str, ...]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and value in names


def one_of(*names: str) -> Value:
    """One of these words."""
    return Value(f"one of {', '.join(names)}", _is_among(names))


def template(*names: str) -> Value:
    """A text in which a name in braces stands for what is put there."""
    said = f"a text in which {', '.join(f'{{{name}}}' for name in names)} may stand"
    return Value(
        said, lambda value: isinstance(value, str) and (found := fields(value)) is not None and found <= {*names}
    )


def fields(text: str) -> set[str] | None:
    """The names in the braces of a template; None when a brace holds anything else."""
    return None if {"{", "}"} & set(_FIELD.sub("", text)) else set(_FIELD.findall(text))


TEXT = Value("a text in quotes", lambda value: isinstance(value, str))
SIGN = Value("one sign in quotes", lambda value: isinstance(value, str) and len(value) == 1)
MARKS = Value("one sign or more in quotes", lambda value: isinstance(value, str) and value != "")
TRUTH = Value("true or false", lambda value: isinstance(value, bool))
NUMBER = Value("a whole number", _is_number)
NUMBERS = Value("a list of whole numbers", _is_numbers)
DAY = Value("a day, 2008-04-04, without quotes", _is_day)
WORDS = Value("a list of words in quotes", _is_texts, adds=True)
SERIES = Value("a list of texts in quotes, in order", _is_texts)
TEXTS = Value("a text or a list of texts in quotes", lambda value: isinstance(value, str) or _is_texts(value))
PASSES = Value("a number from 1 to 9, or several in a list", _is_passes)
WORDS_BY_VALUE = Table(others=WORDS)
WORDS_BY_NUMBER = Table(others=WORDS, form=r"-?\d{1,15}")
PATTERN, LINES = Regex(), Regex(many=True)
NAMED = Regex(None)
ANY_CASE = Regex(flags=re.IGNORECASE, small=False)
