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
from typing import TYPE_CHECKING

from timeline.language.needs import Need, Rarity, one_of, starts
from timeline.language.patterns import DATE_SLOTS, PIECE, Company, Group, Pattern, Slot
from timeline.language.spelling import BREAK, PARAGRAPH, SPACE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.language.words import Lexicon

# The label of the part that is the date.
DATE = "["
DEEPEST, LONGEST, MOST_TIMES = 30, 200_000, 99
CLOSED_BY, CLOSING = {"(": ")", "[": "]"}, frozenset("|)]")
OPERATORS = {"(": "(?:", "[": "(", "^": f"(?<=[{BREAK}{PARAGRAPH}])", "$": f"(?=[{BREAK}{PARAGRAPH}])"}


@dataclass(frozen=True)
class Read:
    """What a pattern or a phrase reads as: its expression, the label and the values of its groups, what it needs."""

    body: str
    groups: tuple[tuple[str, Mapping[str, int | str] | None], ...]
    needs: tuple[Need, ...]


@dataclass(frozen=True)
class Compiler:
    """Reads the patterns of one language, with its lexicon, slots and phrases."""

    lexicon: Lexicon
    slots: Mapping[str, Slot]
    phrases: Mapping[str, str]
    rarity: Rarity
    _read: dict[str, Read] = field(default_factory=dict)

    def pattern(self, source: str) -> Pattern:
        """The pattern; ValueError says in a person's words what is wrong with it."""
        read = self.read(source)
        groups = [Group(number, *group) for number, group in enumerate(read.groups, 1)]
        dates = [group.number for group in groups if group.label == DATE]
        if len(dates) > 1:
            raise ValueError("not well formed: two parts are marked as the date")
        named = tuple(group for group in groups if group.label != DATE)
        needs = tuple(need.symbols for need in read.needs)
        return Pattern(source, read.body, dates[0] if dates else 0, named, needs, starts(read.needs))

    def company(self, sources: Sequence[str], before: str = "", after: str = "") -> Company:
        """What may stand beside a date, one of the sources; ValueError as above."""
        return Company(f"{before}(?:{'|'.join([self.read(source).body for source in sources])}){after}")

    def phrase(self, name: str, within: tuple[str, ...]) -> Read:
        """What a phrase reads as; ``within``: the phrases that name it."""
        if name in within or len(within) > DEEPEST:
            raise ValueError(f"the phrases go round in a circle: {' in '.join((name, *within)[:5])}")
        if name not in self._read:
            self._read[name] = self.read(self.phrases[name], (name, *within))
        return self._read[name]

    def read(self, source: str, within: tuple[str, ...] = ()) -> Read:
        """What a source reads as; ValueError when it is not well formed."""
        reading = _Reading(self, list(PIECE.finditer(source)), within)
        needs = reading.alternatives(0)
        if reading.at < len(reading.pieces):
            raise ValueError(f"not well formed: a {reading.pieces[reading.at][0]} closes nothing")
        body = "".join(reading.body)
        if len(body) > LONGEST:
            raise ValueError("it is too long")
        return Read(body, tuple(reading.groups), tuple(needs))

    def symbol(self, word: str) -> str:
        """The symbol of a word or sign that a pattern names."""
        symbol = self.lexicon.add(word)
        self.lexicon.named.add(symbol)
        return symbol

    def slot(self, name: str) -> tuple[str, Mapping[str, int | str] | None, Need]:
        """The expression of a slot, its values if it stands for words, what it needs; ValueError when it is none."""
        if name in DATE_SLOTS:
            # A search may start there for nothing: what is there was found before.
            return f"[{DATE_SLOTS[name]}]", None, Need(frozenset(DATE_SLOTS[name]), 0)
        if slot := self.slots.get(name):
            return slot.expression, slot.values, self.rarity.slot(name, list(slot.values), numbers=False)
        if entries := self.lexicon.classes.get(name):
            return f"[{re.escape(entries)}]", None, self.rarity.slot(name, entries, numbers=True)
        raise ValueError(f"<{name}> is no kind of word this language has")


@dataclass
class _Reading:
    """One source while it is read, as deep as its brackets go."""

    compiler: Compiler
    pieces: list[re.Match[str]]
    within: tuple[str, ...]
    at: int = 0
    body: list[str] = field(default_factory=list)
    groups: list[tuple[str, Mapping[str, int | str] | None]] = field(default_factory=list)

    def alternatives(self, depth: int) -> list[Need]:
        """Read alternatives up to what closes them; what all of them need."""
        if depth > DEEPEST:
            raise ValueError(f"not well formed: more than {DEEPEST} brackets within each other")
        alternatives = [self.sequence(depth)]
        while self.at < len(self.pieces) and self.pieces[self.at][0] == "|":
            self.at += 1
            self.body.append("|")
            alternatives.append(self.sequence(depth))
        return one_of(alternatives)

    def sequence(self, depth: int) -> list[Need]:
        """Read one alternative; the needs of its parts that must be there."""
        needs: list[Need] = []
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            kind = piece.lastgroup
            if kind == "operator" and piece[0] in CLOSING:
                break
            self.at += 1
            part = getattr(self, f"_{kind}")(piece, depth)
            if not self._repeated(kind, piece[0]):
                needs += part
        return needs

    def _repeated(self, kind: str | None, sign: str) -> bool:
        """Read how often the part just read may come, if it is said; whether it may be missing."""
        if self.at == len(self.pieces):
            return False
        piece = self.pieces[self.at]
        if not (piece[0] == "?" or piece.lastgroup == "times"):
            return False
        if sign in "^$" or (kind == "gap" and piece[0] != "?"):
            raise ValueError(f"not well formed: nothing stands before {piece[0]} that may come so often")
        if piece.lastgroup == "times":
            _check_times(piece[0])
        self.at += 1
        self.body.append(piece[0])
        return True

    def _operator(self, piece: re.Match[str], depth: int) -> list[Need]:
        sign = piece[0]
        if sign == "?":
            raise ValueError("not well formed: nothing stands before ? that may come so often")
        self.body.append(OPERATORS[sign])
        if sign in "^$":
            return []
        if sign == "[":
            self.groups.append((DATE, None))
        needs = self.alternatives(depth + 1)
        if self.at == len(self.pieces) or self.pieces[self.at][0] != CLOSED_BY[sign]:
            raise ValueError(f"not well formed: a {sign} is not closed")
        self.at += 1
        self.body.append(")")
        return needs

    def _slot(self, piece: re.Match[str], _depth: int) -> list[Need]:
        name, label = piece["slot"], piece["label"]
        if name in self.compiler.phrases and not label:
            read = self.compiler.phrase(name, self.within)
            self.groups += read.groups
            self.body.append(f"(?:{read.body})")
            return list(read.needs)
        expression, values, need = self.compiler.slot(name)
        self.groups.append((label or name, values))
        self.body.append(f"({expression})")
        return [need]

    def _gap(self, _piece: re.Match[str], _depth: int) -> list[Need]:
        # « 2008⏎- 3 mars 2009 » is a list, no range.
        dash = self.at < len(self.pieces) and self.pieces[self.at]["sign"] == "-"
        self.body.append(f"{SPACE}?" if dash else f"[{SPACE}{BREAK}]?")
        return []

    def _word(self, piece: re.Match[str], _depth: int) -> list[Need]:
        symbol = self.compiler.symbol(piece[0])
        self.body.append(re.escape(symbol))
        return [self.compiler.rarity.word(symbol)]

    def _sign(self, piece: re.Match[str], _depth: int) -> list[Need]:
        if piece[0] in "<>":
            raise ValueError(f"a {piece[0]} belongs to no slot")
        if piece[0].isdigit():
            raise ValueError(f"the number {piece[0]} is asked for by its kind, such as <day>")
        symbol = self.compiler.symbol(piece["sign"])
        self.body.append(re.escape(symbol))
        return [self.compiler.rarity.word(symbol)]

    def _times(self, piece: re.Match[str], _depth: int) -> list[Need]:
        raise ValueError(f"not well formed: nothing stands before {piece[0]} that may come so often")

    def _endless(self, _piece: re.Match[str], _depth: int) -> list[Need]:
        raise ValueError("repetition needs an upper bound, such as {0,9}")


def _check_times(times: str) -> None:
    least, most = map(int, times.strip("{}").split(","))
    if not least <= most <= MOST_TIMES:
        raise ValueError(f"not well formed: {times} is no number of times from 0 to {MOST_TIMES}")
