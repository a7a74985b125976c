"""Retellings across languages: what a French and an English text tell is one entry, each in its own words.

Words cannot be compared, so an event is known by its day, its place, the body that acts and what it does, each by a
sign that all languages share. What is not known for sure is not joined: of two bodies on one day none takes the place
of the other.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.senses import folded
from timeline.model.event import Kind
from timeline.model.period import Precision
from timeline.model.when import Reach, Shape
from timeline.translations.alignment import comparable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from timeline.chronology.occasions import Occasion
    from timeline.language import Language
    from timeline.model.when import When

    Group = Sequence[Occasion]


_CONTINENTS = frozenset(("Africa", "Asia"))


class Encounter(NamedTuple):
    """What an event is in every language: its date, its place, who acts and what is done, by their signs."""

    when: When
    place: str
    who: frozenset[str]
    act: str


def join_across(
    groups: Sequence[Group], languages: Mapping[str, Language], apart: AbstractSet[str]
) -> list[tuple[Occasion, ...]]:
    """The groups, those of different languages joined that tell one meeting; one of a language joins only one other.

    ``apart`` are the ids that the editor keeps apart.
    """
    known = [_encounters(group, languages, apart) for group in groups]
    by_encounter: dict[Encounter, list[int]] = defaultdict(list)
    for number, encounters in enumerate(known):
        for encounter in encounters:
            by_encounter[encounter].append(number)
    into = dict(enumerate(range(len(groups))))
    for numbers in by_encounter.values():
        spoken = [_languages(groups[number]) for number in numbers]
        if len(numbers) > 1 and sum(map(len, spoken)) == len(frozenset().union(*spoken)):
            first = min(into[number] for number in numbers)
            into.update(dict.fromkeys(numbers, first))
    joined: dict[int, list[Occasion]] = defaultdict(list)
    for number, group in enumerate(groups):
        joined[into[number]] += group
    return [tuple(group) for group in joined.values()]


def why_met(one: Occasion, other: Occasion, languages: Mapping[str, Language]) -> str:
    """Why two entries of different languages tell the same event; empty when they do not."""
    here, there = (encounters(entry, languages[entry.language]) for entry in (one, other))
    if one.language == other.language or not (shared := sorted(here & there, key=lambda both: both.act)):
        return ""
    return f"{', '.join(sorted(shared[0].who))}: {shared[0].act} in {shared[0].place}, {one.when}, in two languages"


def encounters(one: Occasion, language: Language) -> frozenset[Encounter]:
    """What an entry tells of, once for each act; none where its day, its place, who acted or what is not known."""
    when, text = one.when, one.entry.event.sentence.text
    exact = when.precision is Precision.DAY and when.shape in (Shape.ONE, Shape.RANGE)
    if not exact or when.reach is not Reach.ON or when.about or one.entry.event.kind is Kind.DEADLINE:
        return frozenset()
    place, who = _place(one, language), _who(one, language)
    acts = one.places.acts_near(text, *one.span) if place and who else ()
    return frozenset(Encounter(when, place, who, act) for act in acts)


def _encounters(group: Group, languages: Mapping[str, Language], apart: AbstractSet[str]) -> frozenset[Encounter]:
    if any(one.entry.id in apart for one in group):
        return frozenset()
    return frozenset().union(*(encounters(one, languages[one.language]) for one in group))


def _languages(group: Group) -> frozenset[str]:
    return frozenset(one.language for one in group)


def _place(one: Occasion, language: Language) -> str:
    """The sign of the place, or its name without accents; of what is of the text's own days that of its header."""
    name = one.entry.event.place or (one.entry.communique.place if one.is_of_its_text else "")
    return next(iter(_signs_of_places(name, language)), folded(comparable(name)))


def _who(one: Occasion, language: Language) -> frozenset[str]:
    """The signs of the bodies that the sentence names, or the title of the text; else offices with their countries."""
    communique, text = one.entry.communique, one.entry.event.sentence.text
    titles = (communique.headline, communique.title) if one.is_of_its_text else ()
    for said in (text, *titles):
        if bodies := one.places.bodies_named(said):
            return frozenset(bodies)
    countries = [sign for sign in _signs_of_places(text, language) if sign.isupper() or sign in _CONTINENTS]
    return frozenset((*one.places.roles_named(text), *countries))


def _signs_of_places(text: str, language: Language) -> list[str]:
    plain = comparable(text)
    return [found.sign for found in language.names.find_places(plain, folded(plain))]
