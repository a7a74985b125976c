"""The likeliest way through two texts in order, and how sure each of its steps is.

A step takes some sentences of the source and some of the target, or leaves one out. Every way within the corridor is
weighed forwards and backwards, so that the share of a step among all ways says how sure it is.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.translations.twins.likelihood import Likelihood

# How often so many sentences become so many: Gale and Church 1993, table 5; one into three by our own count of
# communiqués, and gaps more often than theirs: twins are shortened.
STEPS = {
    (1, 1): 0.87,
    (1, 2): 0.03,
    (2, 1): 0.03,
    (2, 2): 0.001,
    (1, 3): 0.003,
    (3, 1): 0.003,
    (1, 0): 0.03,
    (0, 1): 0.03,
}
_LOGS = {step: math.log(share) for step, share in STEPS.items()}
_NEVER = -1e30


class Step(NamedTuple):
    """Sentences ``source`` of the one text and ``target`` of the other, how likely together, how sure from 0 to 1."""

    source: range
    target: range
    weight: float
    share: float


def find_path(likelihood: Likelihood, rows: Sequence[range]) -> list[Step]:
    """The steps of the likeliest way, those that leave a sentence out among them."""
    return _Ways(likelihood, rows).best()


class _Weighed(NamedTuple):
    """A step by how many sentences it takes of either text; what it weighs with its own likelihood and without."""

    source: int
    target: int
    weighed: float
    weight: float


class _Ways:
    """All ways within a corridor: for each cell its steps, and the weight of all ways to it."""

    def __init__(self, likelihood: Likelihood, rows: Sequence[range]) -> None:
        self.likelihood, self.rows = likelihood, rows
        self.steps: list[list[list[_Weighed]]] = []
        self.ahead: list[list[float]] = []
        self.top: list[list[float]] = []
        for i in range(len(rows)):
            self._reach(i)

    def _reach(self, i: int) -> None:
        """Weigh all ways to the cells of row ``i``."""
        row = self.rows[i]
        steps_of_row: list[list[_Weighed]] = []
        ahead: list[float] = []
        top: list[float] = []
        self.steps.append(steps_of_row)
        self.ahead.append(ahead)
        self.top.append(top)
        for j in row:
            steps = list(self._steps(i, j))
            steps_of_row.append(steps)
            if i == j == 0:
                ahead.append(0.0)
                top.append(0.0)
                continue
            before = [(i - step.source, j - step.target - self.rows[i - step.source].start) for step in steps]
            ahead.append(
                _log_sum([self.ahead[k][m] + step.weighed for (k, m), step in zip(before, steps, strict=True)])
            )
            ways = (self.top[k][m] + step.weighed for (k, m), step in zip(before, steps, strict=True))
            top.append(max(ways, default=_NEVER))

    def _steps(self, i: int, j: int) -> Iterator[_Weighed]:
        """The steps that end in a cell and begin in one that can be reached."""
        weigh = self.likelihood.weigh
        for (a, b), prior in _LOGS.items():
            k, m = i - a, j - b
            if k < 0 or m not in self.rows[k] or self.ahead[k][m - self.rows[k].start] <= _NEVER:
                continue
            weight = weigh(range(k, i), range(m, j)) if a and b else 0.0
            yield _Weighed(a, b, prior + weight, weight)

    def best(self) -> list[Step]:
        """The likeliest way, with the share of each step among all ways."""
        behind = self._behind()
        i, j = len(self.rows) - 1, self.rows[-1].stop - 1
        total = self.ahead[i][j - self.rows[i].start]
        path: list[Step] = []
        while i or j:
            at = j - self.rows[i].start
            ways = [(self._top(i - step.source, j - step.target) + step.weighed, step) for step in self.steps[i][at]]
            a, b, weighed, weight = max(ways)[1]
            k, m = i - a, j - b
            way = self.ahead[k][m - self.rows[k].start] + weighed + behind[i][at] - total
            path.append(Step(range(k, i), range(m, j), weight, math.exp(min(0.0, way))))
            i, j = k, m
        return path[::-1]

    def _top(self, i: int, j: int) -> float:
        return self.top[i][j - self.rows[i].start]

    def _behind(self) -> list[list[float]]:
        """The weight of all ways from each cell to the end."""
        behind: list[list[list[float]]] = [[[] for _ in row] for row in self.rows]
        sums: list[list[float]] = [[_NEVER] * len(row) for row in self.rows]
        behind[-1][-1].append(0.0)
        for i in range(len(self.rows) - 1, -1, -1):
            row = self.rows[i]
            for at in range(len(row) - 1, -1, -1):
                sums[i][at] = here = _log_sum(behind[i][at])
                behind[i][at] = []
                if here <= _NEVER:
                    continue
                for a, b, weighed, _ in self.steps[i][at]:
                    behind[i - a][row.start + at - b - self.rows[i - a].start].append(here + weighed)
        return sums


def _log_sum(logs: Sequence[float]) -> float:
    if not logs:
        return _NEVER
    top = max(logs)
    return top + math.log(sum(math.exp(log - top) for log in logs)) if len(logs) > 1 else top
