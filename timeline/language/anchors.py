"""Anchors: the words at which a search for a pattern starts, the rarest of which every match has at least one.

A search that starts at « décembre » and « lundi » passes over all that has no such word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from timeline.language.words import Lexicon

# Digits are everywhere: any word is a better start.
_DIGITS = 1000


@dataclass(frozen=True)
class Anchor:
    """Symbols of which one must be there, and how often a search would start at them."""

    symbols: frozenset[str]
    weight: int


@dataclass
class Anchors:
    """Reads the pieces of a pattern, as deep as its parentheses go."""

    pieces: list[re.Match[str]]
    slot_entries: Callable[[str], tuple[list[str], bool]]
    lexicon: Lexicon
    at: int = 0

    def found(self) -> frozenset[str] | None:
        """The anchors of the whole pattern; None when it can match with common words alone."""
        anchor = self._alternatives()
        return None if anchor is None else anchor.symbols

    def _alternatives(self) -> Anchor | None:
        """Alternatives up to a closing parenthesis: one anchor of each is needed."""
        anchors = [self._sequence()]
        while self._here("|"):
            self.at += 1
            anchors.append(self._sequence())
        known = [anchor for anchor in anchors if anchor is not None]
        if len(known) < len(anchors):
            return None
        return Anchor(frozenset().union(*(anchor.symbols for anchor in known)), sum(anchor.weight for anchor in known))

    def _sequence(self) -> Anchor | None:
        """One alternative: the best anchor among its parts that must be there."""
        best: Anchor | None = None
        while self.at < len(self.pieces) and not self._here("|", ")"):
            anchor = self._part()
            if self.at < len(self.pieces) and (self._here("?") or self.pieces[self.at]["times"]):
                self.at += 1
                continue
            if anchor is not None and (best is None or anchor.weight < best.weight):
                best = anchor
        return best

    def _here(self, *operators: str) -> bool:
        return self.at < len(self.pieces) and self.pieces[self.at][0] in operators

    def _part(self) -> Anchor | None:
        piece = self.pieces[self.at]
        self.at += 1
        if piece[0] == "(":
            anchor = self._alternatives()
            self.at += 1
            return anchor
        if piece["slot"]:
            return self._slot(piece["slot"])
        if piece["word"]:
            return self._rarest([self.lexicon.add(piece["word"])])
        return None

    def _slot(self, name: str) -> Anchor | None:
        entries, free = self.slot_entries(name)
        if free:
            return Anchor(frozenset(entries), 0)
        if name in self.lexicon.classes and any(map(self.lexicon.is_small_number, entries)):
            return None
        return self._rarest(entries)

    def _rarest(self, entries: list[str]) -> Anchor | None:
        """One symbol of each entry that is not common; None when an entry has no other."""
        chosen = [next((symbol for symbol in entry if not self.lexicon.is_common(symbol)), "") for entry in entries]
        if not all(chosen):
            return None
        digits = not set(chosen).isdisjoint(self.lexicon.classes["digits"])
        return Anchor(frozenset(chosen), len(chosen) + _DIGITS * digits)
