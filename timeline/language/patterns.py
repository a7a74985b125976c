"""The pattern of a rule, « (le )?<day> <month> <year> », becomes a regular expression over symbols.

A space means that a gap may stand there, no space that none may. ``<day>`` asks for a word or number of that kind,
``<last=day>`` keeps it under another name, ``( )``, ``|``, ``?`` and ``{0,3}`` mean what they always mean, ``[ ]`` marks the
part that is the date when the pattern names its company too, ``^`` and ``$`` are the ends of a line. Repetition without
an upper bound is refused: a rule can never take longer than its text is long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.language.words import APOSTROPHES, BREAK, LETTERS, PARAGRAPH, SPACE

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
    """A named kind of words: the expression that finds one, and the value of each by its symbols."""

    name: str
    expression: str
    values: Mapping[str, int | str]


@dataclass(frozen=True)
class Pattern:
    """A compiled pattern: the expression, and the label and slot of each of its groups."""

    source: str
    expression: re.Pattern[str]
    groups: Mapping[str, tuple[str, str]]


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
    return Slot(name, f"(?:{'|'.join(expressions)})", {key: words[words_] for words_, (_, key) in found.items()})


@dataclass(frozen=True)
class Compiler:
    """Compiles the patterns of one language, with its lexicon, slots and phrases."""

    lexicon: Lexicon
    slots: Mapping[str, Slot]
    phrases: Mapping[str, str]

    def compile(self, source: str, *, before: str = "", after: str = "", starts: bool = True) -> Pattern:
        """The pattern; ValueError says in a person's words what is wrong with it."""
        groups: dict[str, tuple[str, str]] = {}
        text = before + self._translate(self._spelt_out(source), groups, starts=starts) + after
        try:
            return Pattern(source, re.compile(text), groups)
        except re.error as problem:
            raise ValueError(f"the pattern is not well formed ({problem.msg}): {source}") from problem

    def _spelt_out(self, source: str, depth: int = 0) -> str:
        """The pattern with its phrases in place of their names."""
        if depth > len(self.phrases):
            raise ValueError(f"phrases go round in a circle: {source}")

        def replace(match: re.Match[str]) -> str:
            phrase = self.phrases.get(match["slot"]) if match["slot"] and not match["label"] else None
            return match[0] if phrase is None else f"({self._spelt_out(phrase, depth + 1)})"

        return _PIECE.sub(replace, source)

    def _translate(self, source: str, groups: dict[str, tuple[str, str]], *, starts: bool) -> str:
        parts = []
        pieces = list(_PIECE.finditer(source))
        for piece, after in zip(pieces, [*pieces[1:], None], strict=True):
            if piece["endless"]:
                raise ValueError(f"repetition needs an upper bound, such as {{0,9}}: {source}")
            if piece["slot"]:
                parts.append(self._slot(piece, groups))
                if starts and piece["slot"] in self.slots:
                    self.lexicon.start("".join(self.slots[piece["slot"]].values))
            elif piece["gap"]:
                # « 2008⏎- 3 mars 2009 » is a list, no range.
                parts.append(f"{SPACE}?" if after is not None and after["sign"] == "-" else f"[{SPACE}{BREAK}]?")
            elif piece["operator"] or piece["times"]:
                parts.append(_OPERATORS.get(piece[0], piece[0]))
            else:
                symbol = self.lexicon.add(piece["word"] or piece["sign"])
                parts.append(re.escape(symbol))
                if starts:
                    self.lexicon.start(symbol)
        return "".join(parts)

    def _slot(self, piece: re.Match[str], groups: dict[str, tuple[str, str]]) -> str:
        name, label = piece["slot"], piece["label"] or piece["slot"]
        if name in DATE_SLOTS:
            expression = f"[{DATE_SLOTS[name]}]"
        elif name in self.slots:
            expression = self.slots[name].expression
        elif name in self.lexicon.classes:
            expression = f"[{re.escape(self.lexicon.classes[name])}]"
        else:
            raise ValueError(f"<{name}> is no kind of word this language has")
        group = f"g{len(groups)}"
        groups[group] = (label, name)
        return f"(?P<{group}>{expression})"


_OPERATORS = {
    "(": "(?:",
    "[": "(?P<date>",
    "]": ")",
    "^": f"(?<=[{BREAK}{PARAGRAPH}])",
    "$": f"(?=[{BREAK}{PARAGRAPH}])",
}
