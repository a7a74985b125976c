"""What stands elsewhere in the other text: paragraphs moved, sentences in another order.

What the way in order leaves out, or joins only weakly, is looked for among what it leaves out of the other text.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from timeline.translations.twins.corridor import corridor, find_candidates, find_chain
from timeline.translations.twins.path import Step, find_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.translations.twins.likelihood import Likelihood

MOVED = 5.0  # how likely a moved block must be in all
_WEAK = 2.0  # a link in order below this may give way
_HINT = 2.0
_TWO = 2


class Block(NamedTuple):
    """Steps that stand together in both texts, and what they weigh beyond the links that give way to them."""

    total: float
    steps: tuple[Step, ...]


def with_moved(likelihood: Likelihood, steps: Sequence[Step]) -> list[tuple[Step, bool]]:
    """All steps, each with whether it is out of order, so that what is moved is joined."""
    kept, moved = _uncrossed(likelihood, steps)
    while block := _heaviest(likelihood, kept):
        moved += block.steps
        kept = _without(kept, block.steps)
    return [(step, False) for step in kept] + [(step, True) for step in moved]


def _uncrossed(likelihood: Likelihood, steps: Sequence[Step]) -> tuple[list[Step], list[Step]]:
    """The steps in order, and those that changed places with the one before as definitions do, put by the alphabet.

    Of two neighbours of either text the first is then surely the second of the other, and the second the first.
    """
    kept: list[Step] = []
    moved: list[Step] = []
    for step in steps:
        two = [kept[-1], step] if kept and _is_pair(kept[-1], 1) and _is_pair(step, 1) else [step]
        if len(two) == 1 and not _is_pair(step, _TWO):
            kept.append(step)
            continue
        i, j = two[0].source.start, two[0].target.start
        crossed = [_single(likelihood, i, j + 1, step.share), _single(likelihood, i + 1, j, step.share)]
        if min(one.weight for one in crossed) < MOVED or _weight(crossed) < _weight(two) + _HINT:
            kept.append(step)
            continue
        kept[len(kept) - len(two) + 1 :] = crossed[:1]
        moved += crossed[1:]
    return kept, moved


def _is_pair(step: Step, count: int) -> bool:
    return len(step.source) == len(step.target) == count


def _single(likelihood: Likelihood, i: int, j: int, share: float) -> Step:
    here, there = range(i, i + 1), range(j, j + 1)
    return Step(here, there, likelihood.weigh(here, there), share)


def _weight(steps: Iterable[Step]) -> float:
    return sum(step.weight for step in steps)


def _heaviest(likelihood: Likelihood, steps: Sequence[Step]) -> Block | None:
    """The heaviest block among what is free; None when none is heavy enough."""
    free = [step for step in steps if _is_free(step)]
    sources = _runs(i for step in free for i in step.source)
    targets = _runs(j for step in free for j in step.target)
    of_source = {i: run for run in sources for i in run}
    of_target = {j: run for run in targets for j in run}
    hints = find_candidates(likelihood, of_source, of_target)
    pairs = dict.fromkeys((of_source[i], of_target[j]) for (i, j), weight in hints.items() if weight >= _HINT)
    blocks = (_block(likelihood, here, there, free) for here, there in pairs)
    return max((block for block in blocks if block.total >= MOVED), key=lambda block: block.total, default=None)


def _is_free(step: Step) -> bool:
    return not step.source or not step.target or step.weight < _WEAK


def _runs(places: Iterable[int]) -> list[range]:
    """The places as ranges without a gap."""
    runs: list[range] = []
    for place in sorted(places):
        if runs and runs[-1].stop == place:
            runs[-1] = range(runs[-1].start, place + 1)
        else:
            runs.append(range(place, place + 1))
    return runs


def _block(likelihood: Likelihood, here: range, there: range, free: Sequence[Step]) -> Block:
    """The best block of two runs."""
    part = likelihood.part(here, there)
    path = find_path(part, corridor(find_chain(part), len(here), len(there)))
    found = tuple(
        _placed(step, here.start, there.start) for step in path if step.source and step.target and step.weight > 0
    )
    taken = {("source", i) for step in found for i in step.source} | {
        ("target", j) for step in found for j in step.target
    }
    loss = sum(
        step.weight
        for step in free
        if step.source
        and step.target
        and step.weight > 0
        and (any(("source", i) in taken for i in step.source) or any(("target", j) in taken for j in step.target))
    )
    total = sum(step.weight for step in found) - loss
    sure = 1 / (1 + math.exp(MOVED - min(total, 50.0)))
    return Block(total, tuple(step._replace(share=step.share * sure) for step in found))


def _placed(step: Step, i: int, j: int) -> Step:
    source, target = step.source, step.target
    return step._replace(
        source=range(source.start + i, source.stop + i), target=range(target.start + j, target.stop + j)
    )


def _without(steps: Sequence[Step], taken: Sequence[Step]) -> list[Step]:
    """The steps less what is taken: of a link that gives way, the rest is left out."""
    sources = {i for step in taken for i in step.source}
    targets = {j for step in taken for j in step.target}
    kept: list[Step] = []
    for step in steps:
        if sources.isdisjoint(step.source) and targets.isdisjoint(step.target):
            kept.append(step)
        else:
            kept += _left(step, sources, targets)
    return kept


def _left(step: Step, sources: set[int], targets: set[int]) -> Iterator[Step]:
    for i in step.source:
        if i not in sources:
            yield Step(range(i, i + 1), range(0), 0.0, step.share)
    for j in step.target:
        if j not in targets:
            yield Step(range(0), range(j, j + 1), 0.0, step.share)
