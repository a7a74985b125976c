"""Finds: what a rule found in a line, and the line itself, in which each find takes the place of its words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.patterns import DATES
from timeline.language.spelling import BREAK, PARAGRAPH, SPACE

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.language import Language, Rule

GAPS = SPACE + BREAK + PARAGRAPH
NOTHING = "nothing"
_NO_GAPS = str.maketrans("", "", GAPS)


class Number(NamedTuple):
    """A number of the text, by its place in the shape; its value differs from text to text."""

    item: int


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What a rule found: the items of the shape from ``first`` to ``last``, what its slots hold, which are numbers."""

    rule: Rule
    first: int
    last: int
    slots: tuple[tuple[str, int | str | Number | Found], ...]
    numbers: tuple[int, ...]
    gives: str

    @property
    def parts(self) -> Iterator[Found]:
        """The finds of earlier passes that it is made of."""
        return (value for _, value in self.slots if isinstance(value, Found))


Slots = dict[str, int | str | Number | Found]


class Line(NamedTuple):
    """A shape while it is read: its symbols, and for each what it stands for: an item, a gap, a date found."""

    symbols: str
    cells: Sequence[int | Found | None]

    @classmethod
    def of(cls, shape: str) -> Line:
        """The line of a fresh shape."""
        items = count()
        return cls(shape, [None if symbol in GAPS else next(items) for symbol in shape])

    def collapsed(self, found: Sequence[tuple[Found, int, int]]) -> Line:
        """The line with one symbol in place of each find, given with its span."""
        symbols: list[str] = []
        cells: list[int | Found | None] = []
        at = 0
        for one, start, end in found:
            symbols += self.symbols[at:start], DATES[one.gives] if one.rule.resolve != NOTHING else "o"
            cells += self.cells[at:start]
            cells.append(one)
            at = end
        return Line("".join(symbols) + self.symbols[at:], [*cells, *self.cells[at:]])

    def find(self, rule: Rule, match: re.Match[str], start: int, end: int, language: Language) -> Found:
        """What a rule's match of the line holds."""
        slots: Slots = dict(rule.fixed)
        for group, label, values in rule.pattern.groups:
            first, last = match.regs[group]
            if first >= 0:
                slots[label] = self._content(first, last, values)
        if rule.resolve == "set":
            slots |= self._members(slots, start, end, language)
        items = [cell for cell in self.cells[start:end] if cell is not None]
        first_item, last_item = items[0], items[-1]
        return Found(
            rule,
            first_item.first if isinstance(first_item, Found) else first_item,
            last_item.last if isinstance(last_item, Found) else last_item,
            tuple(slots.items()),
            tuple(_numbers(slots)),
            _gives(rule, slots),
        )

    def _content(self, start: int, end: int, values: Mapping[str, int | str] | None) -> int | str | Number | Found:
        """What a slot holds: a date found before, the value of a word, a number."""
        cell = self.cells[start]
        if isinstance(cell, Found):
            return cell
        if values is None:
            return Number(cell or 0)
        key = self.symbols[start:end].translate(_NO_GAPS)
        return values[key] if key in values else values[key[:-1]]

    def _members(self, slots: Slots, start: int, end: int, language: Language) -> Slots:
        """Every number or date of an enumeration: a group that repeats would keep the last only."""
        days = language.lexicon.classes["day"]
        months = language.slots["month-name"].values if "month-name" in language.slots else {}
        members: list[int | str | Number | Found] = []
        for symbol, cell in zip(self.symbols[start:end], self.cells[start:end], strict=True):
            if isinstance(cell, Found):
                members += [cell] if cell is not slots.get("date") else []
            elif cell is not None and symbol in months:
                members.append(months[symbol])
            elif cell is not None and symbol in days:
                members.append(Number(cell))
        if "date" not in slots:
            members.pop()
        return {f"member{at}": member for at, member in enumerate(members)}


def _numbers(slots: Slots) -> Iterator[int]:
    """The items that are numbers, those of the dates within included."""
    for value in slots.values():
        if isinstance(value, Number):
            yield value.item
        elif isinstance(value, Found):
            yield from value.numbers


def _gives(rule: Rule, slots: Slots) -> str:
    """The kind of date a find is for the passes that follow."""
    if rule.gives == "unit":
        return str(slots["unit"]) if slots["unit"] in DATES else "span"
    if rule.gives:
        return rule.gives
    if rule.resolve != "stated" or slots.keys() & {"season", "unit", "decade", "century"}:
        return "span"
    dated = bool(slots.keys() & {"year", "short-year"})
    if "day" in slots:
        return "day" if dated else "yearless-day"
    if slots.keys() & {"month", "month-number"}:
        return "month" if dated else "yearless-month"
    return "year" if dated else "span"
