"""What a pattern of symbols is made of: the kinds of words it may ask for, and what it is once it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.kept_expressions import compile_or_find
from timeline.language.spelling import APOSTROPHES, BREAK, SPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline.language.words import Lexicon

PIECE = re.compile(
    rf"<(?:(?P<label>[\w-]+)=)?(?P<slot>[\w-]+)>|(?P<times>\{{\d+,\d+\}})|(?P<endless>\{{[^}}]*\}}|[*+])"
    rf"|(?P<operator>[()|?\[\]^$])|(?P<gap>\s+)|(?P<word>[^\W\d_]+[{APOSTROPHES}]?)|\\?(?P<sign>.)"
)
# What a date read in an earlier pass is called in a pattern, and its symbol.
DATES = {
    "day": "\U000f0001",
    "yearless-day": "\U000f0002",
    "month": "\U000f0003",
    "yearless-month": "\U000f0004",
    "year": "\U000f0005",
    "span": "\U000f0006",
}
DATE_SLOTS = {
    "date": "".join(DATES.values()),
    "day-date": DATES["day"] + DATES["yearless-day"],
    "whole-day": DATES["day"],
    "yearless-day": DATES["yearless-day"],
    "month-date": DATES["month"] + DATES["yearless-month"],
    "whole-month": DATES["month"],
    "yearless-month": DATES["yearless-month"],
    "year-date": DATES["year"],
    "span-date": DATES["span"],
}


@dataclass(frozen=True)
class Slot:
    """A named kind of words: the expression that finds one, and the value of each by its symbols.

    The ``groups`` are the words without and with a full stop that may follow.
    """

    name: str
    expression: str
    values: Mapping[str, int | str]
    groups: tuple[Mapping[str, int | str], Mapping[str, int | str]]


class Group(NamedTuple):
    """A group of an expression: its number, its label and, if it stands for words, their values."""

    number: int
    label: str
    values: Mapping[str, int | str] | None


@dataclass(frozen=True)
class Pattern:
    """A pattern read: its expression, what it needs, where a search starts, the group that is the date, 0 for all."""

    source: str
    body: str
    date: int
    groups: tuple[Group, ...]
    needs: tuple[frozenset[str], ...]
    starts: frozenset[str]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Compiled when a text first has what it needs."""
        return compile_or_find(self.body)


@dataclass(frozen=True)
class Company:
    """What must, or must not, stand beside a date."""

    body: str

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Compiled when a date is first found that it is asked of."""
        return compile_or_find(self.body)


def sequence(words: str, lexicon: Lexicon) -> tuple[str, str]:
    """The expression and the key of fixed words; a full stop at the end may be missing: « janv. »."""
    body, stop = (words[:-1], True) if len(words) > 1 and words.endswith(".") else (words, False)
    expression = key = ""
    for piece in PIECE.finditer(body):
        if piece["gap"]:
            expression += f"[{SPACE}{BREAK}]?"
        elif piece["slot"] or piece["times"] or piece["endless"]:
            raise ValueError(f"{words!r} is no word: {piece[0]} belongs into a pattern")
        else:
            symbol = lexicon.add(piece["word"] or piece["operator"] or piece["sign"])
            expression, key = expression + re.escape(symbol), key + symbol
    if not key:
        raise ValueError(f"{words!r} is no word")
    dot = lexicon.add(".")
    return expression + (f"{re.escape(dot)}?" if stop else ""), key


def make_slot(name: str, words: Mapping[str, int | str], lexicon: Lexicon) -> Slot:
    """A slot from a table of words and their values; ValueError tells the word that is none."""
    if not words:
        raise ValueError("there are no words")
    found = {words_: sequence(words_, lexicon) for words_ in words}
    expressions = _either(sorted({expression for expression, _ in found.values()}, key=len, reverse=True))
    values = {key: words[words_] for words_, (_, key) in found.items()}
    stopped = {key: words[words_] for words_, (_, key) in found.items() if words_.endswith(".")}
    groups = {key: value for key, value in values.items() if key not in stopped}, stopped
    return Slot(name, expressions, values, groups)


def _either(expressions: Iterable[str]) -> str:
    """One of some expressions; those that differ in their first symbol alone are one, which compiles far sooner."""
    firsts: dict[str, str] = {}
    for one in expressions:
        firsts[one[1:]] = firsts.get(one[1:], "") + one[0]
    whole = [f"[{first}]{rest}" if len(first) > 1 else first + rest for rest, first in firsts.items()]
    return f"(?:{'|'.join(whole)})" if len(whole) > 1 else whole[0]
