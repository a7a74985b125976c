"""What a pattern needs: symbols of which every match has at least one; the rarest of them are where a search starts.

A search that starts at « décembre » and « lundi » passes over all that has no such word; a pattern of a day, a month
and a year is not looked for where one of the three is missing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.language.words import Lexicon

# Digits are everywhere: any word is a better start.
_DIGITS = 1000


class Need(NamedTuple):
    """Symbols of which one must be there, and how often a search would start at them: without end for common words."""

    symbols: frozenset[str]
    weight: float


def one_of(alternatives: Sequence[Sequence[Need]]) -> list[Need]:
    """What all of a pattern's alternatives need: the rarest of each taken together, then the next of each."""
    if len(alternatives) == 1:
        return list(alternatives[0])
    return [_either(needs) for needs in zip(*map(by_rarity, alternatives), strict=False)]


def _either(needs: Sequence[Need]) -> Need:
    return Need(frozenset().union(*[need.symbols for need in needs]), sum(need.weight for need in needs))


@dataclass(frozen=True)
class Rarity:
    """How rare the words of a lexicon are, as far as it was asked."""

    lexicon: Lexicon
    known: dict[str, Need] = field(default_factory=dict)

    def word(self, symbol: str) -> Need:
        """The need of one word."""
        if symbol not in self.known:
            self.known[symbol] = self._rarest([symbol])
        return self.known[symbol]

    def slot(self, name: str, entries: Sequence[str], *, numbers: bool) -> Need:
        """The need of one of the entries, each its symbols in a row; ``numbers``: the entries are a class of those."""
        key = f"<{name}>"
        if key not in self.known:
            small = numbers and any(map(self.lexicon.is_small_number, entries))
            self.known[key] = Need(frozenset(entries), inf) if small else self._rarest(entries)
        return self.known[key]

    def _rarest(self, entries: Sequence[str]) -> Need:
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
