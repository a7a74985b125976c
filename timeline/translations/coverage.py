"""How complete a translation is: counts by state, of all, of each communiqué and of each year; and words to do.

Words are those of the source, counted as word processors do, between spaces: « l'OTAN » is one, a sign alone is none.

>>> states = {"nrc-2007": State.TRANSLATED, "nrc-2008": State.STALE}
>>> titles = [CountedTranslation("en", "nrc", communique, "", state) for communique, state in states.items()]
>>> print(coverage_table(coverage_rows(titles)[:1]))
                        reviewed  translated  stale  draft  missing  done
all                            0           1      1      0        0   50%
>>> words_to_do("Le « plan » de l'OTAN : adopté.")
5
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from timeline.model.translation import State
from timeline.translations.alignment import comparable
from timeline.translations.review import REVIEWED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class CountedTranslation(NamedTuple):
    """One translation that is counted: the groups it is in, its state, whether it was reviewed, and its source.

    ``year`` is empty where none is known.
    """

    language: str
    collection: str
    communique: str
    year: str
    state: State
    reviewed: bool = False
    source: str = ""


class WordsToDo(NamedTuple):
    """Words of the source that wait: missing and said for the first time, said elsewhere too, drafts, stale."""

    new: int = 0
    repeated: int = 0
    draft: int = 0
    stale: int = 0


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """The counts of one group: ``by`` is all, language, collection, communique or year; ``name`` says which.

    ``reviewed`` are among the translated.
    """

    by: str
    name: str
    counts: tuple[tuple[State, int], ...]
    reviewed: int = 0
    words: WordsToDo = field(default_factory=WordsToDo)

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
    def record(self) -> dict[str, str | int | float | dict[str, int]]:
        """The row as plain data for JSON."""
        counts = {str(state): count for state, count in self.counts}
        sums = {"reviewed": self.reviewed, "total": self.total, "percent": round(self.percent, 2)}
        return {"by": self.by, "name": self.name, **counts, **sums, "words": self.words._asdict()}


def coverage_rows(translations: Iterable[CountedTranslation]) -> tuple[CoverageRow, ...]:
    """The counts of all, of each language where there are several, then of each collection, communiqué and year."""
    # Of two that say the same, the first in order is new.
    translations = sorted(translations)
    done = {(one.language, comparable(one.source)) for one in translations if one.state is State.TRANSLATED}
    counted: dict[tuple[str, str], Counter[str]] = {("all", ""): Counter()}
    several = len({translation.language for translation in translations}) > 1
    for translation in translations:
        waits, words = _waiting(translation, done), words_to_do(translation.source)
        groups = (
            ("language", translation.language if several else ""),
            ("collection", translation.collection),
            ("communique", translation.communique),
            ("year", translation.year),
        )
        for group in (("all", ""), *(group for group in groups if group[1])):
            counts = counted.setdefault(group, Counter())
            counts[translation.state] += 1
            counts[REVIEWED] += translation.reviewed
            counts[waits] += words
    order = ("all", "language", "collection", "communique", "year")
    return tuple(
        CoverageRow(
            by,
            name,
            tuple((state, counts[state]) for state in State),
            counts[REVIEWED],
            WordsToDo(*(counts[f"words {name}"] for name in WordsToDo._fields)),
        )
        for (by, name), counts in sorted(counted.items(), key=lambda item: (order.index(item[0][0]), item[0][1]))
    )


def words_to_do(text: str) -> int:
    """How many words a text has."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _waiting(translation: CountedTranslation, said: set[tuple[str, str]]) -> str:
    """As what the words of a translation wait; what is said for the first time is ``said`` from then on."""
    if translation.state is not State.MISSING:
        return f"words {translation.state}"
    text = translation.language, comparable(translation.source)
    new = text not in said
    said.add(text)
    return "words new" if new else "words repeated"


def coverage_table(rows: Sequence[CoverageRow]) -> str:
    """The rows as a table for people, a blank line between groups; 100% only where nothing is left to do."""
    width = max((len(row.name or row.by) for row in rows), default=0)
    width = max(width, 22)
    names = (REVIEWED, *State)
    lines = [" ".join([" " * width, *(f"{name:>{len(name) + 1}}" for name in names), " done"])]
    for before, row in zip((None, *rows), rows, strict=False):
        if before and before.by != row.by:
            lines.append("")
        numbers = (row.reviewed, *(row.count(state) for state in State))
        counts = (f"{number:>{len(name) + 1}}" for name, number in zip(names, numbers, strict=True))
        lines.append(" ".join([f"{row.name or row.by:{width}}", *counts, f"{int(row.percent):>4}%"]))
    return "\n".join(lines)


def words_table(rows: Sequence[CoverageRow]) -> str:
    """The words that wait, of all, of each language and of each collection; a sentence where none do."""
    if not any(rows[0].words):
        return "no words wait to be translated"
    told = [row for row in rows if row.by in {"all", "language", "collection"}]
    width = max(22, *(len(row.name) for row in told))
    heads = [f"{name:>{len(name) + 3}}" for name in WordsToDo._fields]
    lines = [f"{'words to translate':{width}} {' '.join(heads)}"]
    for row in told:
        counts = (f"{count:>{len(head)}}" for head, count in zip(heads, row.words, strict=True))
        lines.append(f"{row.name or row.by:{width}} {' '.join(counts)}")
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
