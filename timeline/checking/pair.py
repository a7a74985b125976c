"""What a check is given, and what it says: a Pair of texts, and the Doubts it raises."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from timeline.model.errors import Severity

if TYPE_CHECKING:
    from timeline.language.quantities import Quantity
    from timeline.model.event import Mention
    from timeline.translations.glossary import Glossary


class Check(StrEnum):
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
}
ERRORS = frozenset({Check.DATE, Check.WEEKDAY, Check.NUMBER})


@dataclass(frozen=True, slots=True)
class Pair:
    """A French text and its English, with the dates and the numbers found in each."""

    source: str
    target: str
    french: tuple[Mention, ...]
    english: tuple[Mention, ...]
    french_numbers: tuple[Quantity, ...]
    english_numbers: tuple[Quantity, ...]
    glossary: Glossary


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that may be wrong with a translation: its kind, and the fact in a reader's words."""

    kind: Check
    fact: str

    @property
    def code(self) -> str:
        """The stable code, as an acceptance names it."""
        return CODES[self.kind]

    @property
    def severity(self) -> Severity:
        """Dates and numbers are errors, the rest is for the editor to judge."""
        return Severity.ERROR if self.kind in ERRORS else Severity.WARNING
