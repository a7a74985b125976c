r"""The regular expressions of the rules, as a linguist writes them.

A letter with an accent stands for itself and for the bare one, as old texts have it; within square brackets or behind a
backslash it stands for itself alone. ``<name>`` is one of the words of a list. Where a line ends the next goes on.

>>> spelt_out("réun(?:is|ies) d[è]s", {})
'r[ée]un(?:is|ies) d[è]s'
>>> spelt_out(r"\ba <done>", {"done": ["adopté", "signé"]})
'\\ba (?:adopt[ée]|sign[ée])'
"""

from __future__ import annotations

import re
import warnings
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from timeline.language.kept_expressions import compile_or_find

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# « où » and « ou » are two words, so « ù » has no bare letter.
BARE = dict(zip("éèêëàâûîïôçÉÈÊËÀÂÛÎÏÔÇ", "eeeeaauiiocEEEEAAUIIOC", strict=True)) | {"œ": "oe", "Œ": "Oe"}
PIECE = re.compile(
    r"(?P<escape>\\(?:x[0-9a-fA-F]{2}|.))|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<group>\((?:\?(?:P<\w+>|P=\w+\)|<[=!]|[aiLmsux-]+[:)]|#[^)]*\)|\(\w+\)|[:=!>]))?)"
    rf"|<(?P<list>[\w-]+)>|(?P<accent>[{''.join(BARE)}])|(?P<times>[*+?]|\{{\d*,?\d*\}})|(?P<other>.)",
    re.DOTALL,
)
# What of an expression is spelt out, and what stands for itself alone; all else is as it is.
_SPELT = re.compile(
    rf"(?:\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<\w+>)|<(?P<list>[\w-]+)>|(?P<accent>[{''.join(BARE)}])", re.DOTALL
)
# Line ends and the blanks that set a line in.
_LAYOUT = re.compile(r"\A\s{2,}|\s*\n\s*")
_NAME = re.compile(r"\(\?P<(\w+)>")
NEVER = re.compile("(?!)")


class Expression:
    """An expression that is spelt out and compiled when a text first asks for it; it has all that a compiled one has.

    With ``lists`` it is as a linguist wrote it; without, it is spelt out already.
    """

    def __init__(self, source: str, flags: int = 0, lists: Mapping[str, Sequence[str]] | None = None) -> None:
        """Nothing is compiled yet."""
        self.source, self.flags, self.lists = source, flags | re.UNICODE, lists

    @cached_property
    def pattern(self) -> str:
        """The expression spelt out."""
        return self.source if self.lists is None else spelt_out(self.source, self.lists)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return compiled(self.pattern, self.flags)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 search, finditer, groups: of as many types
        """What the compiled one has under that name, from then on at hand."""
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def named_groups(source: str) -> frozenset[str]:
    """The names of the groups of an expression."""
    groups = (_NAME.fullmatch(piece["group"] or "") for piece in PIECE.finditer(source))
    return frozenset(name[1] for name in groups if name)


def spelt_out(source: str, lists: Mapping[str, Sequence[str]]) -> str:
    """The expression that is meant; ValueError when it names a list that there is not."""
    return _SPELT.sub(lambda piece: _spelt(piece, lists), in_one_line(source))


def in_one_line(source: str) -> str:
    """The expression without the line ends and blanks that only lay it out."""
    return _LAYOUT.sub("", source)


def _spelt(piece: re.Match[str], lists: Mapping[str, Sequence[str]]) -> str:
    if letter := piece["accent"]:
        bare = BARE[letter]
        return f"[{letter}{bare}]" if len(bare) == 1 else f"(?:{letter}|{bare})"
    if (name := piece["list"]) is None:
        return piece[0]
    if name not in lists:
        raise ValueError(f"there is no list <{name}>; there are {', '.join(lists) or 'none'}")
    return _spelt_list(tuple(lists[name]))


@lru_cache(maxsize=1024)
def _spelt_list(words: tuple[str, ...]) -> str:
    # A list may hold patterns, but no other list: nothing goes round in a circle.
    return f"(?:{'|'.join(spelt_out(one, {}) for one in words)})"


def compiled(expression: str, flags: int = 0) -> re.Pattern[str]:
    """The expression compiled; ValueError says why it cannot be."""
    try:
        with warnings.catch_warnings():
            # A nested set is only warned of, and means another thing one day.
            warnings.simplefilter("error")
            return compile_or_find(expression, flags)
    except (re.error, RecursionError, OverflowError, MemoryError, Warning) as problem:
        raise ValueError(f"the pattern does not work: {str(problem) or type(problem).__name__}") from problem
