"""What a check is given and what it gives: a Pair of a text and its translation, and the Problems it finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.checking.counterparts import find_counterparts, words_of_weight
from timeline.checking.once import once
from timeline.model.errors import Severity

if TYPE_CHECKING:
    from timeline.checking.counterparts import Counterparts, Word
    from timeline.checking.side import Side
    from timeline.translations.terms import TermList


class Check(StrEnum):
    """What a problem is about; an acceptance may name it instead of the code."""

    DATE = "date"
    WEEKDAY = "weekday"
    ORDER = "order"
    NUMBER = "number"
    TERM = "term"
    ACRONYM = "acronym"
    EMPHASIS = "emphasis"
    LINK = "link"
    BRACKETS = "brackets"
    ENDING = "ending"
    DOUBLED = "doubled"
    UNTRANSLATED = "untranslated"
    EMPTY = "empty"
    LENGTH = "length"
    SPELLING = "spelling"
    UNIT = "unit"
    DEADLINE = "deadline"
    SENTENCE = "sentence"
    NAME = "name"
    CHOICE = "choice"
    OPPOSITE = "opposite"
    NEGATION = "negation"
    CONDITION = "condition"
    OMISSION = "omission"
    ADDITION = "addition"
    ACCEPTANCE = "acceptance"
    OFFICIAL = "official"


CODES = {
    Check.DATE: "T03",
    Check.WEEKDAY: "T04",
    Check.ORDER: "T05",
    Check.NUMBER: "T06",
    Check.TERM: "T07",
    Check.ACRONYM: "T08",
    Check.EMPHASIS: "T09",
    Check.LINK: "T10",
    Check.BRACKETS: "T11",
    Check.ENDING: "T12",
    Check.DOUBLED: "T13",
    Check.UNTRANSLATED: "T14",
    Check.EMPTY: "T15",
    Check.LENGTH: "T16",
    Check.SPELLING: "T17",
    Check.ACCEPTANCE: "T18",
    Check.OFFICIAL: "T50",
    Check.UNIT: "T19",
    Check.DEADLINE: "T39",
    Check.OPPOSITE: "T34",
    Check.NEGATION: "T35",
    Check.CONDITION: "T44",
    Check.OMISSION: "T45",
    Check.ADDITION: "T47",
    Check.SENTENCE: "T36",
    Check.NAME: "T37",
    Check.CHOICE: "T38",
}
ERRORS = frozenset({Check.DATE, Check.WEEKDAY, Check.NUMBER})


@lru_cache(maxsize=16)
def _in_both(groups: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """What both sets have, as above."""
    return groups & others


@dataclass(frozen=True, eq=False)
class Pair:
    """A text and its translation, and the terms of the glossary in that direction."""

    source: Side
    target: Side
    terms: TermList

    @once
    def sides(self) -> tuple[Side, Side]:
        """The source, then the target."""
        return self.source, self.target

    @once
    def words(self) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
        """The words of weight of the source, then those of the target."""
        return words_of_weight(self.source), words_of_weight(self.target)

    @once
    def counterparts(self) -> tuple[Counterparts, Counterparts]:
        """Which words of weight of the target say those of the source, and the other way round."""
        return find_counterparts(*self.words)

    @property
    def groups(self) -> frozenset[str]:
        """The groups of senses of which both languages have words: of another none says that it is lost."""
        return _in_both(*(side.language.senses.groups if side.language else frozenset() for side in self.sides))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that may be wrong with a translation: its kind, and the fact in a reader's words.

    ``here`` and ``there`` are the words of the source and of the target that it is about, where it is about any, and
    ``group`` the group of the rules that has them.
    """

    kind: Check
    fact: str
    level: Severity | None = None
    here: tuple[str, ...] = field(default=(), compare=False)
    there: tuple[str, ...] = field(default=(), compare=False)
    group: str = field(default="", compare=False)

    @property
    def code(self) -> str:
        """The stable code, as an acceptance names it."""
        return CODES[self.kind]

    @property
    def severity(self) -> Severity:
        """Error for a wrong date, weekday or number; warning for all else, which is for the editor to judge.

        ``level`` says otherwise where it is given.
        """
        if self.level:
            return self.level
        return Severity.ERROR if self.kind in ERRORS else Severity.WARNING
