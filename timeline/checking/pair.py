"""What a check is given and what it gives: a Pair of a text and its translation, and the Problems it finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from timeline.language.check_rules import CheckRules
from timeline.language.names import english_name, weekday_names
from timeline.language.quantities import blank, find_quantities, months
from timeline.model.errors import Severity
from timeline.translations.alignment import comparable
from timeline.translations.terms import unaccented

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from timeline.language import Language
    from timeline.language.proper_names import NamedPlace
    from timeline.language.quantity import Quantity
    from timeline.language.senses import Sense
    from timeline.model.event import Mention
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


@dataclass(frozen=True, eq=False)
class Side:
    """One text of a pair: its language, and the dates and quantities that the rules of the language find in it.

    Where there are no rules to read dates by ``language`` is None; nothing is found then, and nothing that needs them
    is asked. ``checks`` has the words that are no mistake, ``published`` is the day of the text.
    """

    text: str
    code: str
    language: Language | None = None
    dates: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    checks: CheckRules = field(default_factory=CheckRules)
    published: date | None = None

    @property
    def name(self) -> str:
        """The English name of the language, as in "the French has 7 mars 2008, the English 8 March 2008"."""
        return english_name(self.code)

    @property
    def common(self) -> frozenset[str]:
        """The small words of the language."""
        return self.language.lexicon.common if self.language else frozenset()

    @cached_property
    def plain(self) -> str:
        """The comparable text in small letters and without accents."""
        return unaccented(self.text)

    @cached_property
    def undated(self) -> str:
        """The plain text with blanks in the place of its dates."""
        return unaccented(blank(self.text, self.dates))

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that a translation need not say."""
        return _either(self.common, self.checks.light)

    @cached_property
    def senses(self) -> tuple[Sense, ...]:
        """The words of the text that exclude others, each with its character in the plain text.

        « avant le 15 mars » is a date: what it says is compared with dates.
        """
        return tuple(self.language.senses.find(self.undated)) if self.language else ()

    @cached_property
    def near(self) -> tuple[Sense, ...]:
        """The words that are compared where the other text would say them, those of dates too, « dès demain »."""
        return tuple(self.language.near.find(self.plain)) if self.language else ()

    @cached_property
    def places(self) -> tuple[NamedPlace, ...]:
        """The countries, peoples and towns that the text names."""
        return tuple(self.language.names.find_places(comparable(self.text), self.plain)) if self.language else ()

    @cached_property
    def bodies(self) -> tuple[NamedPlace, ...]:
        """The bodies that the text names, in full or by an acronym."""
        return tuple(self.language.names.find_bodies(comparable(self.text), self.plain)) if self.language else ()

    @property
    def day_names(self) -> Mapping[str, int]:
        """The days of the week by their names in small letters, Monday being 0."""
        return _day_names(self.code)

    @property
    def months(self) -> Mapping[str, int]:
        """The months and seasons of the language by their names in small letters."""
        return months(self.language) if self.language else {}

    def quantities_of(self, text: str, dates: Sequence[Mention] = ()) -> tuple[Quantity, ...]:
        """The quantities of a text in this language, outside its dates."""
        return find_quantities(text, dates, self.language) if self.language else ()


@lru_cache(maxsize=16)
def _either(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """The words of two lists; they are long, and the same for all texts of a language."""
    return words | others


@lru_cache(maxsize=16)
def _in_both(groups: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """What both sets have, as above."""
    return groups & others


@cache
def _day_names(code: str) -> dict[str, int]:
    return {name.lower(): number for number, name in weekday_names(code).items()}


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its translation, and the terms of the glossary in that direction."""

    source: Side
    target: Side
    terms: TermList

    @property
    def sides(self) -> tuple[Side, Side]:
        """The source, then the target."""
        return self.source, self.target

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
