"""What of a text may stand otherwise in another that is like it: its dates, its numbers, its places and its persons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates import find_dates
from timeline.language.person_names import find_persons
from timeline.language.quantities import find_quantities
from timeline.model.ids import communique_of
from timeline.model.translation import Direction
from timeline.translations.terms import unaccented

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from timeline.language import Language
    from timeline.language.languages import Languages
    from timeline.language.person_names import NamedPerson
    from timeline.language.proper_names import NamedPlace
    from timeline.model.communique import Communique
    from timeline.model.when import When
    from timeline.translations.catalogue import Catalogue

    Value = When | Decimal | NamedPlace | NamedPerson


class Variable(NamedTuple):
    """A stretch of a text that gives a date, a number, a place or a person, and its value."""

    start: int
    end: int
    value: When | Decimal | NamedPlace | NamedPerson


@dataclass(frozen=True, slots=True)
class KnownTexts:
    """What must be known to read entries: the communiqués by id, and the languages that have rules."""

    communiques: Mapping[str, Communique]
    languages: Languages

    def published(self, identity: str) -> date | None:
        """The day on which the communiqué of an entry was published, None when it is not known."""
        communique = self.communiques.get(communique_of(identity))
        return communique.published if communique else None

    def direction(self, identity: str, catalogue: Catalogue) -> Direction:
        """From which language into which an entry goes: from its communiqué's into its catalogue's."""
        communique = self.communiques.get(communique_of(identity))
        return Direction(communique.language, catalogue.direction.target) if communique else catalogue.direction

    def ruled(self, direction: Direction) -> bool:
        """Whether both languages have rules."""
        return all(self.languages.of_dates(code) for code in direction)

    def variables(self, text: str, code: str, published: date | None) -> list[Variable]:
        """The dates, numbers, places and persons of a text, in order; none in a language without rules."""
        language = self.languages.of_dates(code)
        if language is None:
            return []
        dates = find_dates(text, language, published)
        numbers = [number for number in find_quantities(text, dates, language) if number.hard]
        variables = [Variable(mention.start, mention.end, mention.when) for mention in dates]
        variables += [Variable(number.start, number.start + len(number.text), min(number.values)) for number in numbers]
        places, persons = self._places(text, language), find_persons(text, language.checks.titles)
        # « le président Georgia Meloni » names no country.
        named = [Variable(one.begin, one.begin + len(one.whole), one) for one in persons]
        variables += [place for place in places if not any(one.start <= place.start < one.end for one in named)]
        variables += named
        return sorted(variables, key=lambda variable: variable.start)

    def _places(self, text: str, language: Language) -> list[Variable]:
        """The places of a text whose typography changes no character's place; of another none is set aside."""
        if len(unaccented(text)) != len(text):
            return []
        found = language.names.find_places(text, unaccented(text))
        return [Variable(one.start, one.start + len(language.names.whole(text, one)), one) for one in found]
