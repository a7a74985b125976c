"""What a check is given, and what it says: a Pair of texts, and the Doubts it raises."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from timeline.errors import Severity

if TYPE_CHECKING:
    from timeline.checking.glossary import Glossary
    from timeline.checking.quantities import Number
    from timeline.model import Mention


class Kind(StrEnum):
    """What a doubt is about; an acceptance may name it instead of the code."""

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
    ACCEPTANCE = "acceptance"


CODES = {
    Kind.DATE: "T03",
    Kind.WEEKDAY: "T04",
    Kind.ORDER: "T05",
    Kind.NUMBER: "T06",
    Kind.TERM: "T07",
    Kind.ACRONYM: "T08",
    Kind.EMPHASIS: "T09",
    Kind.LINK: "T10",
    Kind.BRACKETS: "T11",
    Kind.ENDING: "T12",
    Kind.DOUBLED: "T13",
    Kind.UNTRANSLATED: "T14",
    Kind.EMPTY: "T15",
    Kind.LENGTH: "T16",
    Kind.SPELLING: "T17",
    Kind.ACCEPTANCE: "T18",
}
ERRORS = frozenset({Kind.DATE, Kind.WEEKDAY, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Pair:
    """A French text and its English, with the dates and the numbers found in each."""

    source: str
    target: str
    french: tuple[Mention, ...]
    english: tuple[Mention, ...]
    french_numbers: tuple[Number, ...]
    english_numbers: tuple[Number, ...]
    glossary: Glossary


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that may be wrong with a translation: its kind, and the fact in a reader's words."""

    kind: Kind
    fact: str

    @property
    def code(self) -> str:
        """The stable code, as an acceptance names it."""
        return CODES[self.kind]

    @property
    def severity(self) -> Severity:
        """Dates and numbers are errors, the rest is for the editor to judge."""
        return Severity.ERROR if self.kind in ERRORS else Severity.WARNING
