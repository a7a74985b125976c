"""Recognise and disentangle: the rules find their expressions in a shape, and the longest stand.

A shape is a stretch of text as symbols. What is found in it depends on the shape alone, so each shape is read once.
Rules read in passes: days and months first, then what is made of them, « du 2 au <date> », « avant le <date> ».
"""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates.finds import NOTHING, Found, Line
from timeline.language.spelling import NUMBER, WORD
from timeline.language.tokens import Remembered, by_shape

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from timeline.language import Language, Rule

_COMPANY = 60
_MOST_KINDS = 10_000


class Lost(NamedTuple):
    """What was found and did not stand, and why."""

    found: Found
    why: str


class Claim(NamedTuple):
    """A match of a rule, and the part of the line that it takes for a date."""

    rule: Rule
    match: re.Match[str]
    start: int
    end: int

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """The longest first; between equals the one that sees more; then the earlier rule."""
        return self.start - self.end, self.match.start() - self.match.end(), self.rule.order, self.start


class Reader:
    """Reads shapes for one language, and remembers what it found in each."""

    def __init__(self, language: Language) -> None:
        """Nothing is read yet."""
        self.language = language
        self.passes = Passes(language.rules)
        lexicon = language.lexicon
        self._digits = frozenset(lexicon.classes["digits"])
        self._touching = self._digits | {NUMBER, WORD}
        self._glued = self._touching | set(filter(lexicon.is_word, lexicon.spellings))
        self._signs = frozenset(lexicon.symbols[sign] for sign in "-/.,:'" if sign in lexicon.symbols)
        self.found = by_shape(self.read)

    def read(self, shape: str, lost: list[Lost] | None = None) -> tuple[Found, ...]:
        """What a shape holds; what did not stand is told to ``lost``."""
        line = Line.of(shape)
        met = self.passes.met(shape)
        for number in range(len(self.passes)):
            if claims := self.recognise(line.symbols, self.passes.fitting(number, met)):
                line = self._settled(line, claims, lost)
                met = self.passes.met(line.symbols)
        return tuple(cell for cell in line.cells if isinstance(cell, Found) and cell.rule.resolve != NOTHING)

    def recognise(self, symbols: str, rules: Sequence[Rule]) -> list[Claim]:
        """Every expression that a rule finds among the symbols, in the order of the rules."""
        return [
            Claim(rule, match, start, end)
            for rule in rules
            for match in rule.pattern.expression.finditer(symbols)
            for start, end in (_span(rule, match),)
            if self._stands_free(start, end, match.end(), symbols) and _keeps_company(rule, start, end, symbols)
        ]

    def _settled(self, line: Line, claims: list[Claim], lost: list[Lost] | None) -> Line:
        """The line with those that stand in place of their words."""
        kept, beaten = disentangle(claims)
        found = [(line.find(rule, match, start, end, self.language), start, end) for rule, match, start, end in kept]
        if lost is not None:
            lost += [Lost(line.find(*claim, self.language), why) for claim, why in beaten]
            lost += [Lost(part, f"part of « {one.rule.name} »") for one, _, _ in found for part in one.parts]
        return line.collapsed(found)

    def _stands_free(self, start: int, end: int, seen: int, symbols: str) -> bool:
        """Whether no letter or digit touches a number at either end: « 2007)131 », « 2015-32 » hold no year."""
        if symbols[start] in self._digits and start:
            before, further = symbols[start - 1], symbols[start - 2 : start - 1]
            if before in self._touching or (before in self._signs and further in self._touching):
                return False
        after = symbols[end : end + 2]
        if symbols[end - 1] not in self._digits or not after or seen > end:
            return True
        if after[0] in self._glued:
            return False
        return not (after[0] in self._signs and after[1:] in self._digits | {NUMBER})


class Passes:
    """The rules of a language by pass, told apart by the symbols that they need."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Each set of symbols of which a rule needs one has a bit."""
        bits: dict[frozenset[str], int] = {}
        needs = {
            rule.name: reduce(or_, [bits.setdefault(need, 1 << len(bits)) for need in rule.pattern.needs], 0)
            for rule in rules
        }
        self._met = Remembered(lambda symbol: sum(bit for need, bit in bits.items() if symbol in need))
        self._passes = [
            _Pass([(rule, needs[rule.name]) for rule in rules if number in rule.passes])
            for number in sorted({number for rule in rules for number in rule.passes})
        ]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._passes)

    def met(self, symbols: str) -> int:
        """The needs that the symbols meet."""
        return reduce(or_, map(self._met.__getitem__, symbols), 0)

    def fitting(self, number: int, met: int) -> list[Rule]:
        """The rules of a pass all of whose needs are met."""
        one = self._passes[number]
        return one.meeting(met & one.needs)


class _Pass:
    def __init__(self, rules: list[tuple[Rule, int]]) -> None:
        self.needs = reduce(or_, [needs for _, needs in rules], 0)
        self.meeting = lru_cache(_MOST_KINDS)(lambda met: [rule for rule, needs in rules if needs & met == needs])


def disentangle(claims: Sequence[Claim]) -> tuple[list[Claim], list[tuple[Claim, str]]]:
    """Those that stand where claims overlap, in order, and the others with what beats them."""
    if len(claims) == 1:
        return [*claims], []
    taken: dict[int, Claim] = {}
    kept, beaten = [], []
    for claim in sorted(claims, key=lambda claim: claim.rank):
        winner = next((taken[at] for at in range(claim.start, claim.end) if at in taken), None)
        if winner is None:
            kept.append(claim)
            taken.update(dict.fromkeys(range(claim.start, claim.end), claim))
        else:
            same = (winner.start, winner.end) == (claim.start, claim.end)
            why = "stands first" if same else "is longer"
            beaten.append((claim, f"« {winner.rule.name} » {why}"))
    return sorted(kept, key=lambda claim: claim.start), beaten


def _span(rule: Rule, match: re.Match[str]) -> tuple[int, int]:
    """The part of a match that is the date."""
    start, end = match.regs[rule.pattern.date]
    return (start, end) if start < end else match.span()


def _keeps_company(rule: Rule, start: int, end: int, symbols: str) -> bool:
    """Whether what must stand beside the date does, and what must not does not."""
    before, after = symbols[max(0, start - _COMPANY) : start], symbols[end : end + _COMPANY]
    return (
        (rule.after is None or rule.after.search(before) is not None)
        and (rule.not_after is None or rule.not_after.search(before) is None)
        and (rule.before is None or rule.before.match(after) is not None)
        and (rule.not_before is None or rule.not_before.match(after) is None)
    )
