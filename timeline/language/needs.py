"""What a pattern needs: symbols of which every match has at least one; the rarest of them are where a search starts.

A search that starts at « décembre » and « lundi » passes over all that has no such word; a pattern of a day, a month
and a year is not looked for where one of the three is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

    from timeline.language.words import Lexicon

# Digits are everywhere: any word is a better start.
_DIGITS = 1000


@dataclass(frozen=True)
class Need:
    """Symbols of which one must be there, and how often a search would start at them: without end for common words."""

    symbols: frozenset[str]
    weight: float

    @classmethod
    def one_of(cls, needs: Iterable[Need]) -> Need:
        """The need of which each of these is enough."""
        needs = list(needs)
        return cls(frozenset().union(*(need.symbols for need in needs)), sum(need.weight for need in needs))


@dataclass
class Needs:
    """Reads the pieces of a pattern, as deep as its brackets go; the needs of slots are ``known`` once found."""

    pieces: list[re.Match[str]]
    slot_entries: Callable[[str], tuple[list[str], bool]]
    lexicon: Lexicon
    known: dict[str, Need]
    at: int = 0

    def found(self) -> tuple[Need, ...]:
        """All that the whole pattern needs."""
        return tuple(self._alternatives())

    def _alternatives(self) -> list[Need]:
        """Alternatives up to a closing parenthesis: the rarest of each taken together, then the next of each."""
        alternatives = [self._sequence()]
        while self._here("|"):
            self.at += 1
            alternatives.append(self._sequence())
        return [Need.one_of(needs) for needs in zip(*map(by_rarity, alternatives), strict=False)]

    def _sequence(self) -> list[Need]:
        """One alternative: the needs of its parts that must be there."""
        needs: list[Need] = []
        while self.at < len(self.pieces) and not self._here("|", ")", "]"):
            part = self._part()
            if self.at < len(self.pieces) and (self._here("?") or self.pieces[self.at]["times"]):
                self.at += 1
            else:
                needs += part
        return needs

    def _here(self, *operators: str) -> bool:
        return self.at < len(self.pieces) and self.pieces[self.at][0] in operators

    def _part(self) -> list[Need]:
        piece = self.pieces[self.at]
        self.at += 1
        if piece["operator"] in {"(", "["}:
            needs = self._alternatives()
            self.at += 1
            return needs
        if piece["slot"]:
            if piece["slot"] not in self.known:
                self.known[piece["slot"]] = self._slot(piece["slot"])
            return [self.known[piece["slot"]]]
        if word := piece["word"] or piece["sign"]:
            return [self._rarest([self.lexicon.add(word)])]
        return []

    def _slot(self, name: str) -> Need:
        entries, free = self.slot_entries(name)
        if free:
            return Need(frozenset(entries), 0)
        if name in self.lexicon.classes and any(map(self.lexicon.is_small_number, entries)):
            return Need(frozenset(entries), inf)
        return self._rarest(entries)

    def _rarest(self, entries: list[str]) -> Need:
        """One symbol of each entry that is not common; the first of an entry that has no other."""
        chosen = [next((symbol for symbol in entry if not self.lexicon.is_common(symbol)), "") for entry in entries]
        if not all(chosen):
            return Need(frozenset(one or entry[0] for one, entry in zip(chosen, entries, strict=True)), inf)
        digits = not set(chosen).isdisjoint(self.lexicon.classes["digits"])
        return Need(frozenset(chosen), len(chosen) + _DIGITS * digits)


def by_rarity(needs: Iterable[Need]) -> list[Need]:
    """The needs, those first at which a search starts least often."""
    return sorted(needs, key=lambda need: need.weight)


def starts(needs: Iterable[Need]) -> frozenset[str]:
    """The symbols at which a search starts; none when it would start at common words alone."""
    start = next(iter(by_rarity(needs)), None)
    return start.symbols if start is not None and start.weight < inf else frozenset()
