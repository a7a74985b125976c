"""The pattern of a rule, « (le )?<day> <month> <year> », becomes a regular expression over symbols.

A space means that a gap may stand there, no space that none may. ``<day>`` asks for a word or number of that kind,
``<last=day>`` keeps it under another name. ``( )``, ``|``, ``?``, ``{0,3}`` mean what they always mean; ``[ ]`` marks
the part that is the date when the pattern names its company too; ``^`` and ``$`` are the ends of a line. Repetition
without an upper bound is refused: a rule can never take longer than its text is long.

What is accepted here compiles, so that an expression can wait until a text asks for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.needs import Need, Needs, starts
from timeline.language.spelling import APOSTROPHES, BREAK, LETTERS, PARAGRAPH, SPACE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.language.words import Lexicon

_PIECE = re.compile(
    rf"<(?:(?P<label>[\w-]+)=)?(?P<slot>[\w-]+)>|(?P<times>\{{\d+,\d+\}})|(?P<endless>\{{[^}}]*\}}|[*+])"
    rf"|(?P<operator>[()|?\[\]^$])|(?P<gap>\s+)|(?P<word>[{LETTERS}]+[{APOSTROPHES}]?)|\\?(?P<sign>.)"
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
_DEEPEST, _LONGEST, _MOST_TIMES, _CLOSES = 30, 10_000, 99, {")": "(", "]": "["}


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
        return re.compile(self.body)


@dataclass(frozen=True)
class Company:
    """What must, or must not, stand beside a date."""

    body: str

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Compiled when a date is first found that it is asked of."""
        return re.compile(self.body)


def sequence(words: str, lexicon: Lexicon) -> tuple[str, str]:
    """The expression and the key of fixed words; a full stop at the end may be missing: « janv. »."""
    body, stop = (words[:-1], True) if len(words) > 1 and words.endswith(".") else (words, False)
    expression = key = ""
    for piece in _PIECE.finditer(body):
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
    expressions = sorted({expression for expression, _ in found.values()}, key=len, reverse=True)
    values = {key: words[words_] for words_, (_, key) in found.items()}
    stopped = {key: words[words_] for words_, (_, key) in found.items() if words_.endswith(".")}
    groups = {key: value for key, value in values.items() if key not in stopped}, stopped
    return Slot(name, f"(?:{'|'.join(expressions)})", values, groups)


@dataclass(frozen=True)
class Compiler:
    """Reads the patterns of one language, with its lexicon, slots and phrases."""

    lexicon: Lexicon
    slots: Mapping[str, Slot]
    phrases: Mapping[str, str]
    _spelt: dict[str, list[re.Match[str]]] = field(default_factory=dict)
    _needs: dict[str, Need] = field(default_factory=dict)

    def pattern(self, source: str) -> Pattern:
        """The pattern; ValueError says in a person's words what is wrong with it."""
        pieces = self._pieces(source)
        _check_form(pieces)
        groups: list[Group] = []
        body = "".join(self._translate(pieces, groups))
        needs = Needs(pieces, self.slot_entries, self.lexicon, self._needs).found()
        date = next((group.number for group in groups if group.label == "["), 0)
        named = tuple(group for group in groups if group.label != "[")
        return Pattern(source, body, date, named, tuple(need.symbols for need in needs), starts(needs))

    def company(self, sources: Sequence[str], before: str = "", after: str = "") -> Company:
        """What may stand beside a date, one of the sources; ValueError as above."""
        bodies = []
        for source in sources:
            pieces = self._pieces(source)
            _check_form(pieces)
            bodies.append("".join(self._translate(pieces, [])))
        return Company(f"{before}(?:{'|'.join(f'(?:{body})' for body in bodies)}){after}")

    def _pieces(self, source: str, within: tuple[str, ...] = ()) -> list[re.Match[str]]:
        """The pieces of a pattern, those of its phrases in place of their names."""
        found: list[re.Match[str]] = []
        for piece in _PIECE.finditer(source):
            name = piece["slot"] if piece["slot"] in self.phrases and not piece["label"] else None
            if name is None:
                found.append(piece)
            elif name in within or len(within) > _DEEPEST:
                raise ValueError(f"the phrases go round in a circle: {' in '.join((name, *within)[:5])}")
            else:
                if name not in self._spelt:
                    self._spelt[name] = self._pieces(f"({self.phrases[name]})", (name, *within))
                found += self._spelt[name]
            if len(found) > _LONGEST:
                raise ValueError("it is too long")
        return found

    def _translate(self, pieces: Sequence[re.Match[str]], groups: list[Group]) -> list[str]:
        """The expression of each piece; its groups that have names are put to the groups."""
        body = []
        for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
            if slot := piece["slot"]:
                body.append(f"({self.slot_expression(slot)})")
                groups.append(Group(len(groups) + 1, piece["label"] or slot, self._values(slot)))
            elif piece["gap"]:
                # « 2008⏎- 3 mars 2009 » is a list, no range.
                dash = following is not None and following["sign"] == "-"
                body.append(f"{SPACE}?" if dash else f"[{SPACE}{BREAK}]?")
            elif piece["operator"] or piece["times"]:
                body.append(_OPERATORS.get(piece[0], piece[0]))
                if piece[0] == "[":
                    groups.append(Group(len(groups) + 1, "[", None))
            else:
                symbol = self.lexicon.add(piece["word"] or piece["sign"])
                self.lexicon.named.add(symbol)
                body.append(re.escape(symbol))
        return body

    def _values(self, slot: str) -> Mapping[str, int | str] | None:
        return self.slots[slot].values if slot in self.slots and slot not in DATE_SLOTS else None

    def slot_expression(self, name: str) -> str:
        """The expression of a slot; ValueError when there is none of that name."""
        if name in DATE_SLOTS:
            return f"[{DATE_SLOTS[name]}]"
        if name in self.slots:
            return self.slots[name].expression
        if name in self.lexicon.classes:
            return f"[{re.escape(self.lexicon.classes[name])}]"
        raise ValueError(f"<{name}> is no kind of word this language has")

    def slot_entries(self, name: str) -> tuple[list[str], bool]:
        """What a slot may stand for, each as its symbols in a row; and whether a search may start there for nothing."""
        if name in DATE_SLOTS:
            return list(DATE_SLOTS[name]), True
        return list(self.slots[name].values if name in self.slots else self.lexicon.classes[name]), False


def _check_form(pieces: Sequence[re.Match[str]]) -> None:
    """ValueError says what is wrong with the form of a pattern: brackets that do not pair, nothing to repeat."""
    opened: list[str] = []
    before = ""
    for piece in pieces:
        sign = piece["operator"] or ""
        if problem := _misplaced(piece, before):
            raise ValueError(problem)
        if sign and sign in "([":
            opened.append(sign)
        elif sign in _CLOSES and (not opened or opened.pop() != _CLOSES[sign]):
            raise ValueError(f"not well formed: a {sign} closes nothing")
        if len(opened) > _DEEPEST:
            raise ValueError(f"not well formed: more than {_DEEPEST} brackets within each other")
        before = sign or ("{" if piece["times"] else " " if piece["gap"] else "x")
    if opened:
        raise ValueError(f"not well formed: a {opened[-1]} is not closed")
    if sum(piece["operator"] == "[" for piece in pieces) > 1:
        raise ValueError("not well formed: two parts are marked as the date")


def _misplaced(piece: re.Match[str], before: str) -> str:
    """Why a piece cannot stand where it does; ``before``: the sign before it, a space for a gap, « x » for a word."""
    if piece["endless"]:
        return "repetition needs an upper bound, such as {0,9}"
    if piece["sign"] and piece[0] in "<>":
        return f"a {piece[0]} belongs to no slot"
    if piece["sign"] and piece[0].isdigit():
        return f"the number {piece[0]} is asked for by its kind, such as <day>"
    if (piece["operator"] == "?" and before not in {"x", " ", ")", "]"}) or (
        piece["times"] and before not in {"x", ")", "]"}
    ):
        return f"not well formed: nothing stands before {piece[0]} that may come so often"
    return _wrong_times(piece["times"]) if piece["times"] else ""


def _wrong_times(times: str) -> str:
    least, most = map(int, times.strip("{}").split(","))
    right = least <= most <= _MOST_TIMES
    return "" if right else f"not well formed: {times} is no number of times from 0 to {_MOST_TIMES}"


_OPERATORS = {
    "(": "(?:",
    "[": "(",
    "^": f"(?<=[{BREAK}{PARAGRAPH}])",
    "]": ")",
    "$": f"(?=[{BREAK}{PARAGRAPH}])",
}
