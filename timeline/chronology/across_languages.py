"""Retellings across languages: what a French and an English text tell is one entry, each in its own words.

Words cannot be compared, so an event is known by its day, its place, the body that acts and what it does, each by a
sign that all languages share. What is not known for sure is not joined: of two bodies on one day none takes the place
of the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from timeline.chronology.subject_words import say_the_same, subject_words
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


_NOBODY: frozenset[str] = frozenset()
# What those who come together do: who they are says which of many meetings it is.
_TOGETHER = frozenset(("met", "received", "visited"))
_CONTINENTS = frozenset(("Africa", "Asia"))
# What a body does of many things on one day: « adopté le message sur l'agriculture », « adopté la loi sur l'asile ».
_DECIDING = frozenset(
    ("received", "adopted", "presented", "rejected", "signed", "ratified", "ruled", "appointed", "elected", "imposed")
) | frozenset(
    ("lifted", "extended", "opened", "condemned", "admitted", "summoned", "voted", "debated", "announced", "banned")
)
# « la résolution 1973 », and no year of a date.
_NUMBERED = re.compile(r"(?<![\w.,])\d{2,}(?![\w%])")


class About(NamedTuple):
    """What a telling is about, by signs: countries, numbers as written in figures, subjects; whether it decides."""

    countries: frozenset[str]
    numbers: frozenset[str]
    subjects: frozenset[str]
    offices: frozenset[str]
    words: tuple[frozenset[str], ...]
    decided: bool

    @property
    def known(self) -> tuple[frozenset[str], ...]:
        """All that two tellings of one event may not contradict."""
        return self.countries, self.numbers, self.subjects


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
        apart_from = any(not _agree(groups[n], groups[m], languages) for n, m in combinations(numbers, 2))
        if len(numbers) > 1 and sum(map(len, spoken)) == len(frozenset().union(*spoken)) and not apart_from:
            first = min(into[number] for number in numbers)
            into.update(dict.fromkeys(numbers, first))
    joined: dict[int, list[Occasion]] = defaultdict(list)
    for number, group in enumerate(groups):
        joined[into[number]] += group
    return [tuple(group) for group in joined.values()]


def why_met(one: Occasion, other: Occasion, languages: Mapping[str, Language]) -> str:
    """Why two entries of different languages tell the same event; empty when they do not."""
    here, there = (encounters(entry, languages[entry.language]) for entry in (one, other))
    if (
        one.language == other.language
        or not _agree([one], [other], languages)
        or not (shared := sorted(here & there, key=lambda both: both.act))
    ):
        return ""
    return f"{', '.join(sorted(shared[0].who))}: {shared[0].act} in {shared[0].place}, {one.when}, in two languages"


def encounters(one: Occasion, language: Language) -> frozenset[Encounter]:
    """What an entry tells of, once for each act; none where its day, its place, who acted or what is not known."""
    when, text = one.when, one.entry.event.sentence.text
    exact = when.precision is Precision.DAY and when.shape in (Shape.ONE, Shape.RANGE)
    if not exact or when.reach is not Reach.ON or when.about or one.entry.event.kind is Kind.DEADLINE:
        return frozenset()
    place, (who, offices) = place_of(one, language), _who(one, language)
    acts = one.places.acts_near(text, *one.span) if place and who else ()
    return frozenset(Encounter(when, place, who | (offices if act in _TOGETHER else _NOBODY), act) for act in acts)


def _encounters(group: Group, languages: Mapping[str, Language], apart: AbstractSet[str]) -> frozenset[Encounter]:
    if any(one.entry.id in apart for one in group):
        return frozenset()
    return frozenset().union(*(encounters(one, languages[one.language]) for one in group))


def _languages(group: Group) -> frozenset[str]:
    return frozenset(one.language for one in group)


def place_of(one: Occasion, language: Language) -> str:
    """The sign of the place, or its name without accents; of what is of the text's own days that of its header."""
    name = one.entry.event.place or (one.entry.communique.place if one.is_of_its_text else "")
    return next(iter(_signs_of_places(name, language)), folded(comparable(name)))


def _who(one: Occasion, language: Language) -> tuple[frozenset[str], frozenset[str]]:
    """The signs of the bodies that the sentence names, or the title of the text; else offices with their countries.

    Of an organisation with many bodies it is one of them, by its office beside it: « les ministres de la Défense de
    l'OTAN » met, and not NATO. Of « le Comité consultatif de l'OTAN », which has no sign, nobody knows.
    """
    communique, text = one.entry.communique, one.entry.event.sentence.text
    titles = (communique.headline, communique.title) if one.is_of_its_text else ()
    wide: frozenset[str] = frozenset()
    for said in (text, *titles):
        actors = one.places.actors_named(said)
        if actors.unknown:
            return _NOBODY, _NOBODY
        if actors.bodies:
            return actors.bodies, _NOBODY
        wide = wide or actors.wide
    offices = frozenset(one.places.roles_named(text))
    if wide:
        return wide, offices
    # « Le Premier ministre a rencontré le président afghan »: of which country the first is, is not said.
    countries = frozenset(_countries(text, language))
    return (offices | countries if len(offices) <= len(countries) else _NOBODY), _NOBODY


def _agree(here: Group, there: Group, languages: Mapping[str, Language]) -> bool:
    """Whether no two tellings contradict each other: in countries, numbers, subjects."""
    pairs = [(one, other) for one in here for other in there if one.language != other.language]
    return all(_are_alike(_about(one, languages), _about(other, languages)) for one, other in pairs)


def contradict(one: Occasion, other: Occasion, languages: Mapping[str, Language]) -> bool:
    """Whether two tellings name other countries, numbers, subjects or offices."""
    return _differ(_about(one, languages), _about(other, languages))


def _differ(here: About, there: About) -> bool:
    pairs = zip(here.known, there.known, strict=True)
    alike = all(not one or not other or one & other for one, other in pairs)
    return not alike or bool(here.offices and there.offices and here.offices != there.offices)


def _are_alike(here: About, there: About) -> bool:
    return not _differ(here, there) and (_are_of_one_thing(here, there) or not (here.decided or there.decided))


def _are_of_one_thing(here: About, there: About) -> bool:
    """Whether what two tellings decide is known to be the same: by a number, a country, or the words for it."""
    if here.numbers & there.numbers:
        return True
    if bool(here.subjects) != bool(there.subjects):
        return False
    # « L'Union et le Japon ont signé un accord sur les sciences »: with Japan many are signed.
    both = here.countries & there.countries
    one, other = ([word for word in side.words if both.isdisjoint(word)] for side in (here, there))
    return bool(both and not (one and other)) or say_the_same(one, other)


def _about(one: Occasion, languages: Mapping[str, Language]) -> About:
    """What the sentence of an entry is about, apart from its day and its place."""
    text, (start, end) = one.entry.event.sentence.text, one.span
    place = place_of(one, languages[one.language])
    dates = [(mention.start, mention.end) for mention in one.entry.event.mentions]
    numbers = frozenset(
        match[0] for match in _NUMBERED.finditer(text) if not any(a <= match.start() < b for a, b in dates)
    )
    return About(
        frozenset(_countries(text, languages[one.language])) - {place},
        numbers,
        frozenset(one.places.subjects_named(text)),
        _who(one, languages[one.language])[1],
        subject_words(one, languages[one.language]),
        decided=bool(_DECIDING.intersection(one.places.acts_near(text, start, end))),
    )


def _countries(text: str, language: Language) -> list[str]:
    return [sign for sign in _signs_of_places(text, language) if sign.isupper() or sign in _CONTINENTS]


def _signs_of_places(text: str, language: Language) -> list[str]:
    plain = comparable(text)
    return [found.sign for found in language.names.find_places(plain, folded(plain))]
