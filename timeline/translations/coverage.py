"""How complete a translation is: counts by state, of all, of each communiqué and of each year.

>>> states = {"nrc-2007": State.TRANSLATED, "nrc-2008": State.STALE}
>>> titles = [CountedTranslation("en", "nrc", communique, "", state) for communique, state in states.items()]
>>> print(coverage_table(coverage_rows(titles)[:1]))
                        translated  stale  draft  missing  done
all                              1      1      0        0   50%
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from timeline.model.translation import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class CountedTranslation(NamedTuple):
    """One translation that is counted: the groups it is in, and its state; ``year`` is empty where none is known."""

    language: str
    collection: str
    communique: str
    year: str
    state: State


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """The counts of one group: ``by`` is all, language, collection, communique or year; ``name`` says which."""

    by: str
    name: str
    counts: tuple[tuple[State, int], ...]

    @property
    def total(self) -> int:
        """How many translations the group has."""
        return sum(count for _, count in self.counts)

    @property
    def percent(self) -> float:
        """How many in a hundred are translated; 100 for a group without any."""
        return 100 * self.count(State.TRANSLATED) / self.total if self.total else 100.0

    def count(self, state: State) -> int:
        """How many translations of the group are in this state."""
        return dict(self.counts).get(state, 0)

    @property
    def record(self) -> dict[str, str | int | float]:
        """The row as plain data for JSON."""
        counts = {str(state): count for state, count in self.counts}
        return {"by": self.by, "name": self.name, **counts, "total": self.total, "percent": round(self.percent, 2)}


def coverage_rows(translations: Iterable[CountedTranslation]) -> tuple[CoverageRow, ...]:
    """The counts of all, of each language where there are several, then of each collection, communiqué and year."""
    translations = tuple(translations)
    counted: dict[tuple[str, str], Counter[State]] = {("all", ""): Counter()}
    several = len({translation.language for translation in translations}) > 1
    for translation in translations:
        groups = (
            ("language", translation.language if several else ""),
            ("collection", translation.collection),
            ("communique", translation.communique),
            ("year", translation.year),
        )
        for group in (("all", ""), *(group for group in groups if group[1])):
            counted.setdefault(group, Counter())[translation.state] += 1
    order = ("all", "language", "collection", "communique", "year")
    return tuple(
        CoverageRow(by, name, tuple((state, counts[state]) for state in State))
        for (by, name), counts in sorted(counted.items(), key=lambda item: (order.index(item[0][0]), item[0][1]))
    )


def coverage_table(rows: Sequence[CoverageRow]) -> str:
    """The rows as a table for people, a blank line between groups; 100% only where nothing is left to do."""
    width = max((len(row.name or row.by) for row in rows), default=0)
    width = max(width, 22)
    lines = [" ".join([" " * width, *(f"{state:>{len(state) + 1}}" for state in State), " done"])]
    for before, row in zip((None, *rows), rows, strict=False):
        if before and before.by != row.by:
            lines.append("")
        counts = (f"{row.count(state):>{len(state) + 1}}" for state in State)
        lines.append(" ".join([f"{row.name or row.by:{width}}", *counts, f"{int(row.percent):>4}%"]))
    return "\n".join(lines)


def shortcomings(rows: Sequence[CoverageRow], fail_under: float = 0.0, max_stale: int | None = None) -> tuple[str, ...]:
    """A sentence for each limit not kept: under ``fail_under`` per cent translated, more than ``max_stale`` stale."""
    everything = rows[0]
    facts = []
    if everything.percent < fail_under:
        facts.append(f"{everything.percent:.1f} % is translated, {fail_under:g} % is asked for")
    if max_stale is not None and everything.count(State.STALE) > max_stale:
        facts.append(f"{everything.count(State.STALE)} translations are stale, at most {max_stale} may be")
    return tuple(facts)
