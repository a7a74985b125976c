"""Where in the two texts translations may meet: a corridor through sure pairs, so that time grows with the texts."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Sequence

    from timeline.translations.twins.likelihood import Likelihood

SURE = 4.0  # how likely a pair must be to lead the way
_CLEAR = 3.0  # and how much likelier than any other
_RARE = 12  # a mark in more sentences than this leads to none
_WIDE = 1
_WIDEST = 150
_SMALL = 9  # so many pairs need no further seeds


class Seed(NamedTuple):
    """A pair that is surely a translation, and how sure."""

    source: int
    target: int
    weight: float


def find_chain(likelihood: Likelihood) -> list[Seed]:
    """Sure pairs that stand in one order in both texts; between two of them surer ones of their own are looked for."""
    chain: list[Seed] = []
    waiting = [(range(len(likelihood.source)), range(len(likelihood.target)))]
    while waiting:
        here, there = waiting.pop()
        if len(here) * len(there) <= _SMALL:
            continue
        part = likelihood.part(here, there)
        found = [
            Seed(one.source + here.start, one.target + there.start, one.weight) for one in in_order(find_seeds(part))
        ]
        chain += found
        posts = [Seed(here.start - 1, there.start - 1, 0.0), *found, Seed(here.stop, there.stop, 0.0)]
        if found:
            waiting += [
                (range(one.source + 1, after.source), range(one.target + 1, after.target))
                for one, after in pairwise(posts)
            ]
    return sorted(chain)


def find_seeds(likelihood: Likelihood) -> list[Seed]:
    """The pairs of which each is by far the likeliest for the other, in the order of the source."""
    weights = find_candidates(likelihood, range(len(likelihood.source)), range(len(likelihood.target)))
    sources: dict[int, list[tuple[float, int]]] = defaultdict(list)
    targets: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (i, j), weight in weights.items():
        sources[i].append((weight, j))
        targets[j].append((weight, i))
    return [
        Seed(i, j, weight)
        for (i, j), weight in weights.items()
        if weight >= SURE and _leads(sources[i], weight) and _leads(targets[j], weight)
    ]


def find_candidates(
    likelihood: Likelihood, sources: Collection[int], targets: Container[int]
) -> dict[tuple[int, int], float]:
    """The pairs of some sentences that share a rare mark, weighed."""
    pairs: set[tuple[int, int]] = set()
    for i in sources:
        for mark in likelihood.source[i].marks:
            holders = likelihood.holders.get(mark, ())
            if len(holders) <= _RARE:
                pairs.update((i, j) for j in holders if j in targets)
    return {(i, j): likelihood.weigh(range(i, i + 1), range(j, j + 1)) for i, j in sorted(pairs)}


def _leads(found: Sequence[tuple[float, int]], weight: float) -> bool:
    """Whether no other comes near."""
    return sum(other > weight - _CLEAR for other, _ in found) == 1


def in_order(seeds: Sequence[Seed]) -> list[Seed]:
    """The heaviest of the seeds that stand in one order in both texts."""
    ends: list[int] = []  # targets, rising
    totals: list[float] = []
    heads: list[int] = []
    before: list[int] = []
    for at, seed in enumerate(seeds):
        place = bisect_left(ends, seed.target)
        total = seed.weight + (totals[place - 1] if place else 0.0)
        before.append(heads[place - 1] if place else -1)
        while place < len(ends) and totals[place] <= total:
            del ends[place], totals[place], heads[place]
        if not place or totals[place - 1] < total:
            ends.insert(place, seed.target)
            totals.insert(place, total)
            heads.insert(place, at)
    chain, at = [], heads[-1] if heads else -1
    while at >= 0:
        chain.append(seeds[at])
        at = before[at]
    return chain[::-1]


def corridor(chain: Sequence[Seed], sources: int, targets: int) -> list[range]:
    """For each place between sentences of the source, from 0 to ``sources``, the places of the target to look at."""
    posts = [(0, 0), *((seed.source, seed.target) for seed in chain), (sources, targets)]
    lows, highs = [targets] * (sources + 1), [0] * (sources + 1)
    for (i, j), (k, m) in pairwise(posts):
        for row in range(max(0, i - _WIDE), min(sources, k + _WIDE) + 1):
            low, high = j - _WIDE, m + 1 + _WIDE
            if m - j > _WIDEST:
                middle = j + (m - j) * (min(max(row, i), k) - i) // max(1, k - i)
                low, high = max(low, middle - _WIDEST), min(high, middle + _WIDEST)
            lows[row], highs[row] = min(lows[row], low), max(highs[row], high)
    rows = [range(max(0, low), min(targets, high) + 1) for low, high in zip(lows, highs, strict=True)]
    rows[0] = range(rows[0].stop)
    rows[-1] = range(rows[-1].start, targets + 1)
    return rows
