"""Recognise and disentangle: the rules find their expressions in a shape, and the longest stand.

A shape is a stretch of text as symbols. What is found in it depends on the shape alone, so each shape is read once.
Rules read in passes: days and months first, then what is made of them, « du 2 au <date> », « avant le <date> ».
"""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import attrgetter, or_
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates.finds import NOTHING, Claim, Find, Line, PlacedFind
from timeline.language.spelling import NUMBER, WORD
from timeline.language.tokens import Remembered, by_shape, keep

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from timeline.language import Language, Rule

_COMPANY = 60
_MOST_KINDS, _MOST_FINDS = 10_000, 50_000


class Lost(NamedTuple):
    """What was found and did not stand, and why."""

    placed: PlacedFind
    why: str


class Reader:
    """Reads shapes for one language, and remembers what it found in each."""

    def __init__(self, language: Language) -> None:
        """Nothing is read yet."""
        self.language = language
        self.passes = Passes(language.rules)
        self.found = by_shape(self.read)
        self._finds: dict[Hashable, Find] = {}
        lexicon = language.lexicon
        numbered = language.slots["numbered"].values if "numbered" in language.slots else ()
        self._digits = frozenset(lexicon.classes["digits"])
        self._touching = self._digits | {NUMBER, WORD}
        # « le G7 d'août 2019 », « la RN7 »: a letter or what has a number takes it for its own.
        letters = {symbol for symbol, word in lexicon.spellings.items() if len(word) == 1 and word.isalpha()}
        self._owning = self._touching | letters | set(numbered)
        self._glued = self._touching | set(filter(lexicon.is_word, lexicon.spellings))
        self._signs = frozenset(lexicon.symbols[sign] for sign in "-/.,:'" if sign in lexicon.symbols)
        # « (2002)078 »
        self._ending = self._signs | {lexicon.symbols.get(")", "")}

    def read(self, shape: str, lost: list[Lost] | None = None) -> tuple[PlacedFind, ...]:
        """What a shape holds; what did not stand is told to ``lost``."""
        line = Line.of(shape)
        met = self.passes.met(shape)
        for number in range(len(self.passes)):
            if (rules := self.passes.fitting(number, met)) and (claims := _claims(line.symbols, rules)):
                kept = self.disentangle(claims, line.symbols)
                if lost is not None:
                    lost += self._lost(claims, kept, line)
                if kept:
                    line = line.collapsed([(self._place(line, claim), claim) for claim in kept])
                    met = self.passes.met(line.symbols)
        return tuple(cell for cell in line.cells if isinstance(cell, PlacedFind) and cell.found.rule.resolve != NOTHING)

    def disentangle(self, claims: list[Claim], symbols: str) -> list[Claim]:
        """The claims that stand, in order, where they overlap."""
        kept: list[Claim] = []
        taken: set[int] = set()
        for claim in sorted(claims):
            # The shorter of two that overlap begins or ends within the other.
            if claim.start not in taken and claim.end - 1 not in taken and self._stands(claim, symbols):
                kept.append(claim)
                taken.update(range(claim.start, claim.end))
        return sorted(kept, key=_start)

    def _lost(self, claims: list[Claim], kept: list[Claim], line: Line) -> Iterator[Lost]:
        """The claims that others beat, and the dates of earlier passes that became part of one."""
        winners = {at: claim for claim in kept for at in range(claim.start, claim.end)}
        for claim in sorted(claims):
            winner = winners.get(claim.start) or winners.get(claim.end - 1)
            if winner is not None and winner is not claim and self._stands(claim, line.symbols):
                yield Lost(self._place(line, claim), f"« {winner.rule.name} » {_beats(winner, claim)}")
        for claim in kept:
            for part in line.within(claim.start, claim.end):
                yield Lost(part, f"part of « {claim.rule.name} »")

    def _place(self, line: Line, claim: Claim) -> PlacedFind:
        """What a claim finds, in its place; the same words are looked into once."""
        says = line.says(claim)
        if (found := self._finds.get(says)) is None:
            found = line.find(claim, self.language)
            keep(self._finds, says, found, _MOST_FINDS)
        return PlacedFind(line.first(claim), found)

    def _stands(self, claim: Claim, symbols: str) -> bool:
        """Whether what stands around a claim leaves it alone."""
        return self._stands_free(claim, symbols) and _keeps_company(claim, symbols)

    def _stands_free(self, claim: Claim, symbols: str) -> bool:
        """Whether no letter or digit touches a number at either end: « 2007)131 », « 2015-32 » hold no year."""
        start, end = claim.start, claim.end
        if symbols[start] in self._digits and start:
            before, further = symbols[start - 1], symbols[start - 2 : start - 1]
            if before in self._owning or (before in self._signs and further in self._touching):
                return False
        after = symbols[end : end + 2]
        if symbols[end - 1] not in self._digits or not after or claim.match.end() > end:
            return True
        if after[0] in self._glued:
            return False
        return not (after[0] in self._ending and after[1:] in self._digits | {NUMBER})


_start = attrgetter("start")


def _beats(winner: Claim, claim: Claim) -> str:
    """Why one claim stands and not the other."""
    if winner.minus_length < claim.minus_length:
        return "is longer"
    return "sees more" if winner.minus_seen < claim.minus_seen else "stands first"


def _claims(symbols: str, rules: Sequence[Rule]) -> list[Claim]:
    """Every match of a rule among the symbols."""
    return [Claim.of(rule, match) for rule in rules for match in rule.pattern.expression.finditer(symbols)]


def _keeps_company(claim: Claim, symbols: str) -> bool:
    """Whether what must stand beside the date does, and what must not does not."""
    rule, (start, end) = claim.rule, (claim.start, claim.end)
    before, after = symbols[max(0, start - _COMPANY) : start], symbols[end : end + _COMPANY]
    return (
        (rule.before is None or rule.before.expression.match(after) is not None)
        and (rule.not_before is None or rule.not_before.expression.match(after) is None)
        and (rule.after is None or rule.after.expression.search(before) is not None)
        and (rule.not_after is None or rule.not_after.expression.search(before) is None)
    )


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
