"""Finds: what a rule found in a line, and the line itself, in which each find takes the place of its words.

A find counts its items from its own first, so that the same words make the same find wherever they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import count
from typing import TYPE_CHECKING, NamedTuple, cast

from timeline.language.patterns import DATES
from timeline.language.spelling import BREAK, PARAGRAPH, SPACE

if TYPE_CHECKING:
    import re
    from collections.abc import Hashable, Mapping, Sequence

    from timeline.language import Language, Rule

GAPS = SPACE + BREAK + PARAGRAPH
NOTHING = "nothing"
_NO_GAPS = str.maketrans("", "", GAPS)


class Placeholder(Enum):
    """In place of a number or of the name of a month: its value differs from text to text."""

    OF_THE_TEXT = 0


@dataclass(frozen=True, slots=True, eq=False)
class Find:
    """What a rule found in so many items: what its slots hold, and which items are numbers, in the order of the slots.

    The numbers of a date within stand among them where its slot does. What is said ``in_full`` depends on nothing else:
    « le 7 décembre 2007 », « 2010 ».
    """

    rule: Rule
    items: int
    slots: tuple[tuple[str, Content], ...]
    numbers: tuple[int, ...]
    gives: str
    in_full: bool


Content = int | str | Placeholder | Find
# What a slot holds, and its numbers.
Held = tuple[Content, tuple[int, ...]]


class PlacedFind(NamedTuple):
    """A find, and which item of the shape is its first."""

    first: int
    found: Find


class Claim(NamedTuple):
    """A match of a rule, and the part of the line that it takes for a date.

    Claims sort as they stand: the longest first; between equals the one that sees more; then the earlier rule. No two
    are alike up to there.
    """

    minus_length: int
    minus_seen: int
    order: int
    start: int
    end: int
    rule: Rule
    match: re.Match[str]

    @classmethod
    def of(cls, rule: Rule, match: re.Match[str]) -> Claim:
        """The claim of a match: on the date that the pattern marks, else on the whole."""
        first, last = match.span()
        start, end = match.span(rule.pattern.date)
        if start >= end:
            start, end = first, last
        return cls(start - end, first - last, rule.order, start, end, rule, match)


class Line(NamedTuple):
    """A shape while it is read: its symbols, and for each what it stands for: an item, a gap, a date found."""

    symbols: str
    cells: Sequence[int | PlacedFind | None]

    @classmethod
    def of(cls, shape: str) -> Line:
        """The line of a fresh shape."""
        items = count()
        return cls(shape, [None if symbol in GAPS else next(items) for symbol in shape])

    def collapsed(self, placed: Sequence[tuple[PlacedFind, Claim]]) -> Line:
        """The line with one symbol in place of each find."""
        symbols: list[str] = []
        cells: list[int | PlacedFind | None] = []
        at = 0
        for one, claim in placed:
            symbol = "o" if claim.rule.resolve == NOTHING else DATES[one.found.gives]
            symbols += self.symbols[at : claim.start], symbol
            cells += self.cells[at : claim.start]
            cells.append(one)
            at = claim.end
        return Line("".join(symbols) + self.symbols[at:], [*cells, *self.cells[at:]])

    def within(self, start: int, end: int) -> list[PlacedFind]:
        """The finds of earlier passes between two places."""
        return [cell for cell in self.cells[start:end] if isinstance(cell, PlacedFind)]

    def first(self, claim: Claim) -> int:
        """The first item of a claim."""
        cell = next(cell for cell in self.cells[claim.start : claim.end] if cell is not None)
        return cell.first if isinstance(cell, PlacedFind) else cell

    def says(self, claim: Claim) -> Hashable:
        """All that a find follows from: claims that say the same make the same find."""
        match, (start, end) = claim.match, claim.match.span()
        within = tuple([one.found for one in self.within(start, end)])
        return claim.order, claim.start - start, claim.end - start, match[0], match.groups(), within

    def find(self, claim: Claim, language: Language) -> Find:
        """What a claim finds."""
        return _Finding(self, claim, self.first(claim), language).find()


@dataclass(frozen=True)
class _Finding:
    """A claim while its find is made."""

    line: Line
    claim: Claim
    first: int
    language: Language

    def find(self) -> Find:
        rule = self.claim.rule
        held: dict[str, Held] = {label: (value, ()) for label, value in rule.fixed.items()}
        for number, label, values in rule.pattern.groups:
            start, end = self.claim.match.regs[number]
            if start >= 0:
                held[label] = self._content(start, end, values)
        if rule.resolve == "set":
            held |= self._members()
        slots = {label: value for label, (value, _) in held.items()}
        numbers = tuple(item for _, items in held.values() for item in items)
        items = self._last() - self.first + 1
        return Find(rule, items, tuple(slots.items()), numbers, _gives(rule, slots), _in_full(rule, slots))

    def _last(self) -> int:
        cell = next(cell for cell in reversed(self.line.cells[self.claim.start : self.claim.end]) if cell is not None)
        return cell.first + cell.found.items - 1 if isinstance(cell, PlacedFind) else cell

    def _content(self, start: int, end: int, values: Mapping[str, int | str] | None) -> Held:
        """What is held by a slot: a date found before, the value of a word, a number or a month."""
        if values is None or self.line.symbols[start] in self.language.lexicon.alike:
            return self._cell(start)
        key = self.line.symbols[start:end].translate(_NO_GAPS)
        return values[key] if key in values else values[key[:-1]], ()

    def _cell(self, at: int) -> Held:
        cell = self.line.cells[at]
        if isinstance(cell, PlacedFind):
            return cell.found, tuple(cell.first - self.first + item for item in cell.found.numbers)
        # No slot begins with a gap.
        return Placeholder.OF_THE_TEXT, (cast("int", cell) - self.first,)

    def _members(self) -> dict[str, Held]:
        """Every number or date of an enumeration: a group that repeats would keep the last only."""
        days = self.language.lexicon.classes["day"]
        months = self.language.slots["month-name"].values if "month-name" in self.language.slots else {}
        members: list[Held] = []
        for at in range(self.claim.start, self.claim.end):
            symbol = self.line.symbols[at]
            if symbol in months and symbol not in self.language.lexicon.alike:
                members.append((months[symbol], ()))
            elif symbol in months or symbol in days or isinstance(self.line.cells[at], PlacedFind):
                members.append(self._cell(at))
        # The last is the date, or the day or month of which the rule has the year.
        return {f"member{number}": member for number, member in enumerate(members[:-1])}


def _in_full(rule: Rule, slots: Mapping[str, Content]) -> bool:
    """Whether nothing but its own words tells what a find says."""
    dated = "known" not in slots and bool(slots.keys() & {"year", "decade", "century"})
    return rule.resolve == "stated" and dated and not any(isinstance(value, Find) for value in slots.values())


def _gives(rule: Rule, slots: Mapping[str, Content]) -> str:
    """The kind of date a find is for the passes that follow."""
    if rule.gives == "unit":
        unit = slots.get("unit")
        return unit if isinstance(unit, str) and unit in DATES else "span"
    if rule.gives:
        return rule.gives
    if rule.resolve != "stated" or slots.keys() & {"season", "unit", "decade", "century", "group"}:
        return "span"
    dated = bool(slots.keys() & {"year", "short-year"})
    if "day" in slots:
        return "day" if dated else "yearless-day"
    if slots.keys() & {"month", "month-number"}:
        return "month" if dated else "yearless-month"
    return "year" if dated else "span"
