"""Drafts for empty entries, made from all that was ever translated, with the dates and numbers of their own source.

The same sentence comes first, of whichever communiqué; then the likest, its dates and numbers set aside, which asks for
the rules of both languages. A translator looks at every draft: it is fuzzy.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from babel.numbers import format_decimal

from timeline.dates import find_dates
from timeline.language.quantities import find_quantities
from timeline.language.wording import write_when
from timeline.model.ids import communique_of
from timeline.model.translation import Direction, State
from timeline.translations.alignment import comparable, likeness
from timeline.translations.po import FUZZY, Unit
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from timeline.language.languages import Languages
    from timeline.model.communique import Communique
    from timeline.model.when import When
    from timeline.translations.catalogue import Catalogue

LIKE = 0.75
_COMMON = 200  # a word in more sentences than this points at none of them
_CANDIDATES = 8
_HOLE = "¤"


class Variable(NamedTuple):
    """A stretch of a text that gives a date or a number, and its value."""

    start: int
    end: int
    value: When | Decimal


class KnownPair(NamedTuple):
    """A source and its translation; ``shape`` is the comparable source with a sign for each date and number."""

    id: str
    source: str
    shape: str
    target: str
    direction: Direction
    published: date | None


class Suggestion(NamedTuple):
    """A draft for the entry ``id``: the entry it comes from, and how alike their sources are, 1 for the very same."""

    id: str
    target: str
    origin: str
    likeness: float


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
        """The dates and numbers of a text, in order; none in a language without rules."""
        language = self.languages.of_dates(code)
        if language is None:
            return []
        dates = find_dates(text, language, published)
        numbers = [number for number in find_quantities(text, dates, language) if number.hard]
        variables = [Variable(mention.start, mention.end, mention.when) for mention in dates]
        variables += [Variable(number.start, number.start + len(number.text), min(number.values)) for number in numbers]
        return sorted(variables, key=lambda variable: variable.start)


@dataclass(frozen=True, eq=False)
class Memory:
    """All that was ever translated, found again by its text or by the words that few others have."""

    pairs: tuple[KnownPair, ...]

    @cached_property
    def by_text(self) -> dict[tuple[Direction, str], KnownPair]:
        """The pairs by their languages and their comparable source; of twins, the first."""
        return {(pair.direction, comparable(pair.source)): pair for pair in reversed(self.pairs)}

    @cached_property
    def by_word(self) -> dict[tuple[Direction, str], list[int]]:
        """The indices of the pairs whose source has a word, by their languages and that word."""
        index: dict[tuple[Direction, str], list[int]] = defaultdict(list)
        for place, pair in enumerate(self.pairs):
            for word in set(_words(pair.shape)):
                index[pair.direction, word].append(place)
        return index

    def likest(self, shape: str, direction: Direction) -> tuple[KnownPair, float] | None:
        """The pair whose source is likest and how alike it is, from 0 to 1; None when none is like enough."""
        votes: Counter[int] = Counter()
        for word in set(_words(shape)):
            if len(places := self.by_word.get((direction, word), ())) <= _COMMON:
                votes.update(places)
        scored = [(likeness(self.pairs[place].shape, shape), -place) for place, _ in votes.most_common(_CANDIDATES)]
        score, place = max(scored, default=(0.0, 0))
        return (self.pairs[-place], score) if score >= LIKE else None


def build_memory(catalogues: Iterable[Catalogue], texts: KnownTexts) -> Memory:
    """The memory of catalogues: all that is translated in them, obsolete or not; a stale target with its own source."""
    pairs = []
    for catalogue in catalogues:
        for unit in catalogue.units:
            if unit_state(unit) in (State.TRANSLATED, State.STALE):
                source = unit.source if unit.previous is None else unit.previous
                day, direction = texts.published(unit.id), texts.direction(unit.id, catalogue)
                shape = _shape(source, texts.variables(source, direction.source, day))
                pairs.append(KnownPair(unit.id, source, shape, unit.target, direction, day))
    return Memory(tuple(pairs))


def suggest_drafts(catalogue: Catalogue, memory: Memory, texts: KnownTexts) -> tuple[Catalogue, tuple[Suggestion, ...]]:
    """The catalogue with drafts in its empty entries, and the suggestions they come from."""
    suggestions: dict[str, Suggestion] = {}
    for unit in catalogue.units:
        if unit.obsolete or unit_state(unit) is not State.MISSING:
            continue
        if suggestion := _suggestion(unit, memory, texts, texts.direction(unit.id, catalogue)):
            suggestions[unit.id] = suggestion
    units = tuple(
        replace(unit, target=suggestions[unit.id].target, flags=(FUZZY, *unit.flags), previous=None)
        if unit.id in suggestions and not unit.obsolete
        else unit
        for unit in catalogue.units
    )
    return replace(catalogue, units=units), tuple(suggestions.values())


def _suggestion(unit: Unit, memory: Memory, texts: KnownTexts, direction: Direction) -> Suggestion | None:
    published = texts.published(unit.id)
    if pair := memory.by_text.get((direction, comparable(unit.source))):
        score = 1.0
    elif texts.ruled(direction):
        shape = _shape(unit.source, texts.variables(unit.source, direction.source, published))
        if (likest := memory.likest(shape, direction)) is None:
            return None
        pair, score = likest
    else:
        return None
    return Suggestion(unit.id, _renewed(pair, unit.source, published, texts), pair.id, score)


def _renewed(pair: KnownPair, source: str, published: date | None, texts: KnownTexts) -> str:
    """The target of a pair with the dates and numbers of another source, each in the place of the one it answers to."""
    old = texts.variables(pair.source, pair.direction.source, pair.published)
    new = texts.variables(source, pair.direction.source, published)
    if len(old) != len(new):
        return pair.target
    target, changes = pair.target, []
    free = texts.variables(target, pair.direction.target, pair.published)
    for before, after in zip(old, new, strict=True):
        if (there := next((variable for variable in free if _equal(variable.value, before.value)), None)) is not None:
            free.remove(there)
            # « aujourd'hui » stays "today", whatever the day.
            same_words = pair.source[before.start : before.end] == source[after.start : after.end]
            if not same_words and not _equal(before.value, after.value):
                changes.append((there, _written(after.value, pair.direction.target, texts)))
    for variable, text in sorted(changes, key=lambda change: -change[0].start):
        target = target[: variable.start] + text + target[variable.end :]
    return target


def _shape(text: str, variables: Sequence[Variable]) -> str:
    for variable in reversed(variables):
        text = f"{text[: variable.start]}{_HOLE}{text[variable.end :]}"
    return comparable(text)


def _equal(value: When | Decimal, other: When | Decimal) -> bool:
    return type(value) is type(other) and value == other


def _written(value: When | Decimal, code: str, texts: KnownTexts) -> str:
    """A date in the words of a language, a number in its digits."""
    if isinstance(value, Decimal):
        return str(format_decimal(value, locale=code.replace("-", "_"), decimal_quantization=False))
    return write_when(value, texts.languages.wording(code))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
