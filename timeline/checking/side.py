"""One text of a pair: its language, and what the rules of the language find in it, each found once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from timeline.checking.once import once
from timeline.language.check_rules import CheckRules
from timeline.language.figures import find_codes
from timeline.language.names import english_name, weekday_names
from timeline.language.quantities import blank, find_quantities, months
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

_FIGURE = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")


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

    @once
    def comparable(self) -> str:
        """The text without its typography."""
        return comparable(self.text)

    @once
    def lowered(self) -> str:
        """The comparable text in small letters; « à » is no « a »."""
        return self.comparable.lower()

    @once
    def plain(self) -> str:
        """The comparable text in small letters and without accents."""
        return unaccented(self.text)

    @once
    def has_figures(self) -> bool:
        """Whether the text has a number in figures."""
        return _FIGURE.search(self.text) is not None

    @once
    def codes(self) -> frozenset[str]:
        """The numbers of several dots that the text has, « Linux 2.6.26 »."""
        return frozenset(find_codes(self.text))

    @once
    def tokens(self) -> frozenset[str]:
        """The words of the plain text, as letters alone make them: what has none of a check's words is not searched."""
        return frozenset(_LETTERS.findall(self.plain))

    @once
    def named(self) -> frozenset[str]:
        """The words of the text itself in small letters."""
        return frozenset(_LETTERS.findall(self.text.lower()))

    @once
    def undated(self) -> str:
        """The plain text with blanks in the place of its dates."""
        return unaccented(blank(self.text, self.dates)) if self.dates else self.plain

    @once
    def small(self) -> frozenset[str]:
        """The words that a translation need not say."""
        return _either(self.common, self.checks.light)

    @once
    def senses(self) -> tuple[Sense, ...]:
        """The words of the text that exclude others, each with its character in the plain text.

        « avant le 15 mars » is a date: what it says is compared with dates.
        """
        return tuple(self.language.senses.find(self.undated)) if self.language else ()

    @once
    def by_group(self) -> Mapping[str, Sequence[Sense]]:
        """The same words by their group, in the order of the text."""
        groups: dict[str, list[Sense]] = {}
        for one in self.senses:
            groups.setdefault(one.group, []).append(one)
        return groups

    @once
    def near(self) -> tuple[Sense, ...]:
        """The words that are compared where the other text would say them, those of dates too, « dès demain »."""
        return tuple(self.language.near.find(self.plain)) if self.language else ()

    @once
    def places(self) -> tuple[NamedPlace, ...]:
        """The countries, peoples and towns that the text names."""
        return tuple(self.language.names.find_places(self.comparable, self.plain)) if self.language else ()

    @once
    def bodies(self) -> tuple[NamedPlace, ...]:
        """The bodies that the text names, in full or by an acronym."""
        return tuple(self.language.names.find_bodies(self.comparable, self.plain)) if self.language else ()

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


@cache
def _day_names(code: str) -> dict[str, int]:
    return {name.lower(): number for number, name in weekday_names(code).items()}
