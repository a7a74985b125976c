"""The pattern of a rule, « (le )?<day> <month> <year> », becomes a regular expression over symbols.

A space means that a gap may stand there, no space that none may. ``<day>`` asks for a word or number of that kind,
``<last=day>`` keeps it under another name. ``( )``, ``|``, ``?``, ``{0,3}`` mean what they always mean; ``[ ]`` marks
the part that is the date when the pattern names its company too; ``^`` and ``$`` are the ends of a line. Repetition
without an upper bound is refused: a rule can never take longer than its text is long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.language.needs import Needs, starts
from timeline.language.spelling import APOSTROPHES, BREAK, LETTERS, PARAGRAPH, SPACE

if TYPE_CHECKING:
    from collections.abc import Mapping

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


@dataclass(frozen=True)
class Slot:
    """A named kind of words: the expression that finds one, and the value of each by its symbols.

    The ``groups`` are the words without and with a full stop that may follow.
    """

    name: str
    expression: str
    values: Mapping[str, int | str]
    groups: tuple[Mapping[str, int | str], Mapping[str, int | str]]


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern: what it needs, where a search starts, the group that is the date, 0 for all of it.

    Each of the other groups has a label and, if it stands for words, their values.
    """

    source: str
    expression: re.Pattern[str]
    date: int
    groups: tuple[tuple[int, str, Mapping[str, int | str] | None], ...]
    needs: tuple[frozenset[str], ...]
    starts: frozenset[str]


def sequence(words: str, lexicon: Lexicon) -> tuple[str, str]:
    """The expression and the key of fixed words; a full stop at the end may be missing: « janv. »."""
    body, stop = (words[:-1], True) if len(words) > 1 and words.endswith(".") else (words, False)
    expression = key = ""
    for piece in _PIECE.finditer(body):
        if piece["gap"]:
            expression += f"[{SPACE}{BREAK}]?"
        else:
            symbol = lexicon.add(piece[0])
            expression, key = expression + re.escape(symbol), key + symbol
    dot = lexicon.add(".")
    return expression + (f"{re.escape(dot)}?" if stop else ""), key


def make_slot(name: str, words: Mapping[str, int | str], lexicon: Lexicon) -> Slot:
    """A slot from a table of words and their values."""
    found = {words_: sequence(words_, lexicon) for words_ in words}
    expressions = sorted({expression for expression, _ in found.values()}, key=len, reverse=True)
    values = {key: words[words_] for words_, (_, key) in found.items()}
    stopped = {key: words[words_] for words_, (_, key) in found.items() if words_.endswith(".")}
    groups = {key: value for key, value in values.items() if key not in stopped}, stopped
    return Slot(name, f"(?:{'|'.join(expressions)})", values, groups)


@dataclass(frozen=True)
class Compiler:
    """Compiles the patterns of one language, with its lexicon, slots and phrases."""

    lexicon: Lexicon
    slots: Mapping[str, Slot]
    phrases: Mapping[str, str]

    def compile(self, source: str, *, before: str = "", after: str = "") -> Pattern:
        """The pattern; ValueError says in a person's words what is wrong with it."""
        groups: dict[str, tuple[str, str]] = {}
        pieces = list(_PIECE.finditer(self._spelt_out(source)))
        body = "".join(
            self._translate(piece, following, source, groups)
            for piece, following in zip(pieces, [*pieces[1:], None], strict=True)
        )
        try:
            expression = re.compile(before + body + after)
        except re.error as problem:
            raise ValueError(f"the pattern is not well formed ({problem.msg}): {source}") from problem
        needs = Needs(pieces, self.slot_entries, self.lexicon).found()
        places = expression.groupindex
        return Pattern(
            source,
            expression,
            places.get("date", 0),
            tuple((places[group], label, self._values(slot)) for group, (label, slot) in groups.items()),
            tuple(need.symbols for need in needs),
            starts(needs),
        )

    def _values(self, slot: str) -> Mapping[str, int | str] | None:
        return self.slots[slot].values if slot in self.slots and slot not in DATE_SLOTS else None

    def _spelt_out(self, source: str, depth: int = 0) -> str:
        """The pattern with its phrases in place of their names."""
        if depth > len(self.phrases):
            raise ValueError(f"phrases go round in a circle: {source}")

        def replace(match: re.Match[str]) -> str:
            phrase = self.phrases.get(match["slot"]) if match["slot"] and not match["label"] else None
            return match[0] if phrase is None else f"({self._spelt_out(phrase, depth + 1)})"

        return _PIECE.sub(replace, source)

    def _translate(
        self, piece: re.Match[str], following: re.Match[str] | None, source: str, groups: dict[str, tuple[str, str]]
    ) -> str:
        if piece["endless"]:
            raise ValueError(f"repetition needs an upper bound, such as {{0,9}}: {source}")
        if piece["slot"]:
            group = f"g{len(groups)}"
            groups[group] = (piece["label"] or piece["slot"], piece["slot"])
            return f"(?P<{group}>{self.slot_expression(piece['slot'])})"
        if piece["gap"]:
            # « 2008⏎- 3 mars 2009 » is a list, no range.
            return f"{SPACE}?" if following is not None and following["sign"] == "-" else f"[{SPACE}{BREAK}]?"
        if piece["operator"] or piece["times"]:
            return _OPERATORS.get(piece[0], piece[0])
        if piece[0] in "<>":
            raise ValueError(f"a {piece[0]} belongs to no slot: {source}")
        symbol = self.lexicon.add(piece["word"] or piece["sign"])
        self.lexicon.named.add(symbol)
        return re.escape(symbol)

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


_OPERATORS = {
    "(": "(?:",
    "[": "(?P<date>",
    "]": ")",
    "^": f"(?<=[{BREAK}{PARAGRAPH}])",
    "$": f"(?=[{BREAK}{PARAGRAPH}])",
}
