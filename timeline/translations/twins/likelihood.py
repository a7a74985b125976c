"""How much likelier it is that two groups of sentences say the same than that they met by chance, as a logarithm.

Lengths are weighed as in Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora" (1993): the letters
of a translation spread around those of its source with a variance of 6.8 a letter. Marks are weighed by how rare they
are in the two texts and by how often a translation keeps a mark of their kind.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from timeline.translations.twins.marks import ACRONYM, COMMON, DATE, NUMBER, TERM, WORD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.translations.twins.marks import Mark, Segment

# How often a translation keeps a mark of each kind.
KEPT = {DATE: 0.8, NUMBER: 0.8, TERM: 0.5, ACRONYM: 0.6, COMMON: 0.6, WORD: 0.4}
VARIANCE = 6.8
_SHARPEST, _BLUNTEST = 4.0, -12.0  # how much lengths may say
_HOPELESS = -5.0  # no sentences are joined whose lengths say this
_RATIOS = (0.7, 1.4)
_ROUNDING = 9  # square letters by which even the shortest may differ
# Marks of one sentence hang together: several of them say less than each alone.
_TEMPER = 0.9
_LOSING = 0.45  # nor does a mark that is missing speak for each of the others
# What a text does not show of its language: as if it had so many sentences more, of which this share has any mark.
_UNKNOWN, _CHANCE = 20, 0.01
_SAME_LABEL, _OTHER_LABEL = 1.0, -0.3
_BOTH_BEGIN, _ONE_BEGINS, _WITHIN = 0.4, -1.0, -1.5


@dataclass(frozen=True, eq=False)
class Chances:
    """With which chance marks and lengths meet in two texts.

    ``gains``: what a mark adds that both sentences have, beyond what either loses by having it alone; ``losses``: what
    a sentence loses by a mark that the other has not, never above 0. ``ratio``: letters of the target for one of the
    source. ``mean`` and ``spread`` are those of the logarithm of a target sentence's length.
    """

    gains: Mapping[Mark, float]
    losses: Mapping[Mark, float]
    ratio: float
    mean: float
    spread: float


def read_chances(source: Sequence[Segment], target: Sequence[Segment]) -> Chances:
    """The chances of two whole texts."""
    # The share of sentences that have a mark, in the text that has more of them.
    shares: dict[Mark, float] = {}
    for text in (source, target):
        for mark, count in Counter(mark for segment in text for mark in segment.marks).items():
            shares[mark] = max(shares.get(mark, 0.0), (count + _CHANCE * _UNKNOWN) / (len(text) + _UNKNOWN))
    losses = {mark: _LOSING * _lost(KEPT[mark.kind], share) for mark, share in shares.items()}
    gains = {
        mark: max(0.0, _TEMPER * math.log(KEPT[mark.kind] / share) - 2 * losses[mark]) for mark, share in shares.items()
    }
    totals = [sum(segment.length for segment in text) for text in (source, target)]
    logs = [math.log(segment.length) for segment in target] or [4.0]
    mean = sum(logs) / len(logs)
    spread = max(0.5, math.sqrt(sum((log - mean) ** 2 for log in logs) / len(logs)))
    return Chances(gains, losses, min(max(totals[1] / max(1, totals[0]), _RATIOS[0]), _RATIOS[1]), mean, spread)


def _lost(kept: float, share: float) -> float:
    return min(0.0, math.log((1 - kept) / (1 - min(share, 0.9))))


@dataclass(frozen=True, eq=False)
class Likelihood:
    """Weighs sentences of two texts, or of parts of them, by the chances of the whole texts."""

    source: Sequence[Segment]
    target: Sequence[Segment]
    chances: Chances

    def part(self, sources: range, targets: range) -> Likelihood:
        """The same of some sentences of either."""
        here, there = self.source[sources.start : sources.stop], self.target[targets.start : targets.stop]
        return Likelihood(here, there, self.chances)

    @cached_property
    def losses(self) -> tuple[list[float], list[float]]:
        """For each sentence of either text, what it loses if the other has none of its marks."""
        return self._losses(self.source), self._losses(self.target)

    def _losses(self, text: Sequence[Segment]) -> list[float]:
        losses = self.chances.losses
        return [sum(map(losses.__getitem__, segment.marks)) for segment in text]

    @cached_property
    def holders(self) -> Mapping[Mark, Sequence[int]]:
        """The sentences of the target that have each mark."""
        places: dict[Mark, list[int]] = defaultdict(list)
        for index, segment in enumerate(self.target):
            for mark in segment.marks:
                places[mark].append(index)
        return places

    @cached_property
    def groups(self) -> tuple[Groups, Groups]:
        """The groups of sentences of either text."""
        return Groups(self.source), Groups(self.target)

    @cached_property
    def by_chance(self) -> list[float]:
        """For each sentence of the target, the logarithm of the chance of its length."""
        mean, spread = self.chances.mean, self.chances.spread
        return [
            -(((math.log(one.length) - mean) / spread) ** 2) / 2 - math.log(spread * one.length) for one in self.target
        ]

    def shared(self, here: range, there: range) -> float:
        """What the marks add that both groups have, each once."""
        source, target = self.groups
        return sum(map(self.chances.gains.__getitem__, source.marks(here) & target.marks(there)))

    def lengths(self, here: range, there: range) -> float:
        """What the lengths of two groups say."""
        source, target = self.groups
        letters, parts = target.length(there), len(there)
        expected = source.length(here) * self.chances.ratio
        variance = VARIANCE * (expected + letters) / 2 + _ROUNDING
        said = -((letters - expected) ** 2) / (2 * variance) - math.log(variance) / 2
        if parts == 1:
            return min(_SHARPEST, max(_BLUNTEST, said - self.by_chance[there.start]))
        # Where the target is cut within its length is anyone's guess.
        said -= (parts - 1) * math.log(letters) + sum(self.by_chance[there.start : there.stop])
        return min(_SHARPEST * parts, max(_BLUNTEST, said))

    def layout(self, here: range, there: range) -> float:
        """What numbers, bullets and the beginnings of paragraphs say."""
        first, other = self.source[here.start], self.target[there.start]
        said = 0.0
        if first.label or other.label:
            said += _SAME_LABEL if first.label == other.label else _OTHER_LABEL
        if first.paragraph < 0 or other.paragraph < 0:
            return said
        source, target = self.begins
        said += _BOTH_BEGIN if source[here.start] and target[there.start] else 0.0
        said += _ONE_BEGINS if source[here.start] != target[there.start] else 0.0
        return said + _WITHIN * (sum(source[here.start + 1 : here.stop]) + sum(target[there.start + 1 : there.stop]))

    @cached_property
    def begins(self) -> tuple[list[bool], list[bool]]:
        """Whether each sentence of either text begins its paragraph."""
        return _begins(self.source), _begins(self.target)

    def weigh(self, here: range, there: range) -> float:
        """What all says of two groups of sentences."""
        said = self.lengths(here, there)
        if said < _HOPELESS and len(here) + len(there) > 2:
            return _HOPELESS * 4
        return said + self.shared(here, there) + self.lost(here, there) + self.layout(here, there)

    def lost(self, here: range, there: range) -> float:
        """What two groups lose if they share no mark."""
        source, target = self.losses
        return sum(source[here.start : here.stop]) + sum(target[there.start : there.stop])


class Groups:
    """The marks and the length of groups of neighbouring sentences."""

    def __init__(self, text: Sequence[Segment]) -> None:
        """None is put together yet."""
        self._text = text
        self._single = [frozenset(segment.marks) for segment in text]
        self._joined: dict[range, frozenset[Mark]] = {}
        self._ends = [0, *accumulate(segment.length for segment in text)]

    def marks(self, group: range) -> frozenset[Mark]:
        """The marks that some sentence of a group has."""
        if len(group) == 1:
            return self._single[group.start]
        if (joined := self._joined.get(group)) is None:
            joined = self._joined[group] = frozenset().union(*self._single[group.start : group.stop])
        return joined

    def length(self, group: range) -> int:
        """The letters of a group."""
        return self._ends[group.stop] - self._ends[group.start]


def _begins(text: Sequence[Segment]) -> list[bool]:
    return [i == 0 or segment.paragraph != text[i - 1].paragraph for i, segment in enumerate(text)]
