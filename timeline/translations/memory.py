"""What was ever translated, found again: by the very sentence, or by the words that few others have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from timeline.translations.alignment import comparable, likeness

if TYPE_CHECKING:
    from datetime import date

    from timeline.model.translation import Direction

LIKE = 0.75
_COMMON = 200  # a word in more sentences than this points at none of them
_CANDIDATES = 8


class KnownPair(NamedTuple):
    """A source and its translation; ``shape`` is the comparable source with a sign for each date and number."""

    id: str
    source: str
    shape: str
    target: str
    direction: Direction
    published: date | None


@dataclass(frozen=True, eq=False)
class Memory:
    """All that was ever translated, found again by its text or by the words that few others have."""

    pairs: tuple[KnownPair, ...]

    @cached_property
    def by_text(self) -> dict[tuple[Direction, str], KnownPair]:
        """The pairs by their languages and their comparable source; of twins, the first."""
        return {(pair.direction, comparable(pair.source)): pair for pair in reversed(self.pairs)}

    @cached_property
    def by_word(self) -> dict[tuple[Direction, str], list[int]]:
        """The indices of the pairs whose source has a word, by their languages and that word."""
        index: dict[tuple[Direction, str], list[int]] = defaultdict(list)
        for place, pair in enumerate(self.pairs):
            for word in set(_words(pair.shape)):
                index[pair.direction, word].append(place)
        return index

    def same(self, direction: Direction, text: str) -> KnownPair | None:
        """The first pair with this comparable source; None when there is none."""
        return self.by_text.get((direction, text))

    def likest(self, shape: str, direction: Direction) -> tuple[KnownPair, float] | None:
        """The pair whose source is likest and how alike it is, from 0 to 1; None when none is like enough."""
        return Memories((self,)).likest(shape, direction)


@dataclass(frozen=True, eq=False)
class Memories:
    """Several memories that are asked as one, each kept as long as what it was made of does not change."""

    parts: tuple[Memory, ...]

    def same(self, direction: Direction, text: str) -> KnownPair | None:
        """The first pair with this comparable source; None when there is none."""
        return next(filter(None, (part.same(direction, text) for part in self.parts)), None)

    def likest(self, shape: str, direction: Direction) -> tuple[KnownPair, float] | None:
        """The pair whose source is likest and how alike it is, from 0 to 1; None when none is like enough."""
        votes: Counter[tuple[int, int]] = Counter()
        for word in set(_words(shape)):
            found = [(number, part.by_word.get((direction, word), ())) for number, part in enumerate(self.parts)]
            if sum(len(places) for _, places in found) <= _COMMON:
                votes.update((number, place) for number, places in found for place in places)
        scored = [(likeness(self._pair(at).shape, shape), at) for at, _ in votes.most_common(_CANDIDATES)]
        # Of two that are as like, the first.
        score, at = max(scored, key=lambda one: (one[0], -one[1][0], -one[1][1]), default=(0.0, (0, 0)))
        return (self._pair(at), score) if score >= LIKE else None

    def _pair(self, at: tuple[int, int]) -> KnownPair:
        return self.parts[at[0]].pairs[at[1]]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
