"""Recognise and disentangle: the rules find their expressions in a shape, and the longest stand.

A shape is a stretch of text as symbols. What is found in it depends on the shape alone, so each shape is read once.
Rules read in passes: days and months first, then what is made of them, « du 2 au <date> », « avant le <date> ».
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.patterns import DATE_SLOTS, DATES
from timeline.language.spelling import BREAK, NUMBER, PARAGRAPH, SPACE, WORD

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from timeline.language import Language, Rule

GAPS = SPACE + BREAK + PARAGRAPH
_COMPANY = 60
_MOST_SHAPES, _LONGEST_SHAPE = 50_000, 200
NOTHING = "nothing"


class Number(NamedTuple):
    """A number of the text, by its place in the shape; its value differs from text to text."""

    item: int


class Found(NamedTuple):
    """What a rule found: the items of the shape from ``first`` to ``last``, and what its slots hold."""

    rule: Rule
    first: int
    last: int
    slots: tuple[tuple[str, int | str | Number | Found], ...]
    gives: str


Slots = dict[str, int | str | Number | Found]


class Lost(NamedTuple):
    """A candidate that did not stand, and why."""

    found: Found
    why: str


class Reading(NamedTuple):
    """All that one shape holds."""

    found: tuple[Found, ...]
    lost: tuple[Lost, ...]


@dataclass
class Line:
    """A shape while it is read: its symbols, and for each what it stands for: an item, a gap, a date found."""

    symbols: str
    cells: list[int | Found | None]

    @classmethod
    def of(cls, shape: str) -> Line:
        """The line of a fresh shape."""
        cells: list[int | Found | None] = []
        item = 0
        for symbol in shape:
            cells.append(None if symbol in GAPS else item)
            item += symbol not in GAPS
        return cls(shape, cells)


class Reader:
    """Reads shapes for one language, and remembers what it read."""

    def __init__(self, language: Language) -> None:
        """Nothing is read yet."""
        self.language = language
        self.passes = [
            [rule for rule in language.rules if number in rule.passes]
            for number in sorted({number for rule in language.rules for number in rule.passes})
        ]
        lexicon = language.lexicon
        self._digits = frozenset(lexicon.classes["digits"])
        self._touching = self._digits | {NUMBER, WORD}
        self._signs = frozenset(lexicon.symbols[sign] for sign in "-/.,:'" if sign in lexicon.symbols)
        self._known: dict[str, Reading] = {}

    def read(self, shape: str) -> Reading:
        """What the shape holds."""
        if (known := self._known.get(shape)) is not None:
            return known
        reading = self._read(shape)
        if len(shape) < _LONGEST_SHAPE:
            if len(self._known) >= _MOST_SHAPES:
                self._known.clear()
            self._known[shape] = reading
        return reading

    def _read(self, shape: str) -> Reading:
        line = Line.of(shape)
        lost: list[Lost] = []
        for rules in self.passes:
            kept, beaten = disentangle(self.recognise(line, rules))
            lost += beaten
            lost += [Lost(part, f"part of « {of.found.rule.name} »") for of in kept for part in _parts(of.found)]
            line = _collapse(line, kept)
        found = tuple(cell for cell in line.cells if isinstance(cell, Found) and cell.rule.resolve != NOTHING)
        return Reading(found, tuple(lost))

    def recognise(self, line: Line, rules: Iterable[Rule]) -> list[Stretch]:
        """Every expression that a rule finds in the line, in the order of the rules."""
        symbols = frozenset(line.symbols)
        return [
            _stretch(rule, match, line, self.language)
            for rule in rules
            if rule.pattern.anchors is None or not rule.pattern.anchors.isdisjoint(symbols)
            for match in rule.pattern.expression.finditer(line.symbols)
            if self._stands_free(*_span(match), match.end(), line.symbols)
            and _keeps_company(rule, *_span(match), line.symbols)
        ]

    def _stands_free(self, start: int, end: int, seen: int, symbols: str) -> bool:
        """Whether no letter or digit touches a number at either end: « 2007)131 », « 2015-32 » hold no year."""
        if symbols[start] in self._digits and start:
            before, further = symbols[start - 1], symbols[start - 2 : start - 1]
            if before in self._touching or (before in self._signs and further in self._touching):
                return False
        after = symbols[end : end + 2]
        if symbols[end - 1] not in self._digits or not after or seen > end:
            return True
        if after[0] in self._touching or self.language.lexicon.is_word(after[0]):
            return False
        return not (after[0] in self._signs and after[1:] in self._digits | {NUMBER})


def _parts(found: Found) -> list[Found]:
    return [part for _, part in found.slots if isinstance(part, Found)]


class Stretch(NamedTuple):
    """A find and the stretch of the line it takes; ``seen`` counts its company too."""

    found: Found
    start: int
    end: int
    seen: int


def disentangle(candidates: list[Stretch]) -> tuple[list[Stretch], list[Lost]]:
    """Keep, where finds overlap, the longest; between equals the one that sees more; then the earlier rule."""
    taken: dict[int, Stretch] = {}
    kept, lost = [], []
    for candidate in sorted(candidates, key=lambda c: (c.start - c.end, -c.seen, c.found.rule.order, c.start)):
        winner = next((taken[at] for at in range(candidate.start, candidate.end) if at in taken), None)
        if winner is None:
            kept.append(candidate)
            taken.update(dict.fromkeys(range(candidate.start, candidate.end), candidate))
        else:
            same = (winner.start, winner.end) == (candidate.start, candidate.end)
            why = "stands first" if same else "is longer"
            lost.append(Lost(candidate.found, f"« {winner.found.rule.name} » {why}"))
    return sorted(kept, key=lambda c: c.start), lost


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("date") if "date" in match.re.groupindex and match["date"] else match.span()


def _keeps_company(rule: Rule, start: int, end: int, symbols: str) -> bool:
    """Whether what must stand beside the date does, and what must not does not."""
    before, after = symbols[max(0, start - _COMPANY) : start], symbols[end : end + _COMPANY]
    return (
        (rule.after is None or rule.after.search(before) is not None)
        and (rule.not_after is None or rule.not_after.search(before) is None)
        and (rule.before is None or rule.before.match(after) is not None)
        and (rule.not_before is None or rule.not_before.match(after) is None)
    )


def _stretch(rule: Rule, match: re.Match[str], line: Line, language: Language) -> Stretch:
    start, end = _span(match)
    slots: Slots = dict(rule.fixed)
    for group, (label, slot) in rule.pattern.groups.items():
        if match[group] is not None:
            slots[label] = _content(match, group, slot, line, language)
    if rule.resolve == "set":
        slots |= _members(slots, line, start, end, language)
    cells = [cell for cell in line.cells[start:end] if cell is not None]
    first, last = cells[0], cells[-1]
    found = Found(
        rule,
        first.first if isinstance(first, Found) else first,
        last.last if isinstance(last, Found) else last,
        tuple(slots.items()),
        _gives(rule, slots),
    )
    return Stretch(found, start, end, match.end() - match.start())


def _members(slots: Slots, line: Line, start: int, end: int, language: Language) -> Slots:
    """Every number or date of an enumeration: a group that repeats would keep the last only."""
    days = language.lexicon.classes["day"]
    months = language.slots["month-name"].values if "month-name" in language.slots else {}
    members: list[int | str | Number | Found] = []
    for symbol, cell in zip(line.symbols[start:end], line.cells[start:end], strict=True):
        if isinstance(cell, Found):
            members += [cell] if cell is not slots.get("date") else []
        elif cell is not None and symbol in months:
            members.append(months[symbol])
        elif cell is not None and symbol in days:
            members.append(Number(cell))
    if "date" not in slots:
        members.pop()
    return {f"member{at}": member for at, member in enumerate(members)}


def _content(match: re.Match[str], group: str, slot: str, line: Line, language: Language) -> int | str | Number | Found:
    start, end = match.span(group)
    cell = line.cells[start]
    if isinstance(cell, Found):
        return cell
    if slot in language.slots and slot not in DATE_SLOTS:
        values = language.slots[slot].values
        key = "".join(symbol for symbol in line.symbols[start:end] if symbol not in GAPS)
        return values[key] if key in values else values[key[:-1]]
    return Number(cell or 0)


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


def _collapse(line: Line, kept: list[Stretch]) -> Line:
    """The line with one symbol in place of each date found."""
    symbols, cells, at = [], [], 0
    for found, start, end, _ in kept:
        symbols += [line.symbols[at:start], DATES[found.gives] if found.rule.resolve != NOTHING else "o"]
        cells += [*line.cells[at:start], found]
        at = end
    return Line("".join(symbols) + line.symbols[at:], [*cells, *line.cells[at:]])
