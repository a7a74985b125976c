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

from timeline.language.person_names import NamedPerson
from timeline.language.proper_names import NamedPlace
from timeline.language.wording import write_when
from timeline.model.translation import Direction, State
from timeline.translations.alignment import comparable, likeness
from timeline.translations.po import FUZZY, Unit
from timeline.translations.states import DRAFT_NOTE, unit_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from timeline.translations.catalogue import Catalogue
    from timeline.translations.exchange.returned import ReturnedTranslation
    from timeline.translations.known_texts import KnownTexts, Value, Variable

LIKE = 0.75
_COMMON = 200  # a word in more sentences than this points at none of them
_CANDIDATES = 8
_HOLE = "¤"
_OUTSIDE = "another memory"


class KnownPair(NamedTuple):
    """A source and its translation; ``shape`` is the comparable source with a sign for each date and number."""

    id: str
    source: str
    shape: str
    target: str
    direction: Direction
    published: date | None


class Suggestion(NamedTuple):
    """A draft for the entry ``id``: the entry it comes from, its source, and how alike the two are, 1 for the same."""

    id: str
    target: str
    origin: str
    likeness: float
    source: str = ""


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

    def same(self, direction: Direction, text: str) -> KnownPair | None:
        """The first pair with this comparable source; None when there is none."""
        return self.by_text.get((direction, text))

    def likest(self, shape: str, direction: Direction) -> tuple[KnownPair, float] | None:
        """The pair whose source is likest and how alike it is, from 0 to 1; None when none is like enough."""
        return Memories((self,)).likest(shape, direction)


@dataclass(frozen=True, eq=False)
class Memories:
    """Several memories that are asked as one, each kept as long as what it was made of does not change."""

    parts: tuple[Memory, ...]

    def same(self, direction: Direction, text: str) -> KnownPair | None:
        """The first pair with this comparable source; None when there is none."""
        return next(filter(None, (part.same(direction, text) for part in self.parts)), None)

    def likest(self, shape: str, direction: Direction) -> tuple[KnownPair, float] | None:
        """The pair whose source is likest and how alike it is, from 0 to 1; None when none is like enough."""
        votes: Counter[tuple[int, int]] = Counter()
        for word in set(_words(shape)):
            found = [(number, part.by_word.get((direction, word), ())) for number, part in enumerate(self.parts)]
            if sum(len(places) for _, places in found) <= _COMMON:
                votes.update((number, place) for number, places in found for place in places)
        scored = [(likeness(self._pair(at).shape, shape), at) for at, _ in votes.most_common(_CANDIDATES)]
        # Of two that are as like, the first.
        score, at = max(scored, key=lambda one: (one[0], -one[1][0], -one[1][1]), default=(0.0, (0, 0)))
        return (self._pair(at), score) if score >= LIKE else None

    def _pair(self, at: tuple[int, int]) -> KnownPair:
        return self.parts[at[0]].pairs[at[1]]


def build_memory(
    catalogues: Iterable[Catalogue], texts: KnownTexts, others: Iterable[ReturnedTranslation] = ()
) -> Memory:
    """The memory of catalogues: all that is translated in them, obsolete or not; a stale target with its own source.

    Behind it comes what the memories of ``others`` have.
    """
    pairs = []
    for catalogue in catalogues:
        for unit in catalogue.units:
            if unit_state(unit) in (State.TRANSLATED, State.STALE):
                source = unit.source if unit.previous is None else unit.previous
                day, direction = texts.published(unit.id), texts.direction(unit.id, catalogue)
                shape = _shape(source, texts.variables(source, direction.source, day))
                pairs.append(KnownPair(unit.id, source, shape, unit.target, direction, day))
    for one in others:
        shape = _shape(one.source, texts.variables(one.source, one.direction.source, None))
        pairs.append(KnownPair(one.id or _OUTSIDE, one.source, shape, one.target, one.direction, None))
    return Memory(tuple(pairs))


def suggest_drafts(
    catalogue: Catalogue, memory: Memory | Memories, texts: KnownTexts
) -> tuple[Catalogue, tuple[Suggestion, ...]]:
    """The catalogue with drafts in its empty entries, and the suggestions they come from."""
    suggestions: dict[str, Suggestion] = {}
    for unit in catalogue.units:
        if unit.obsolete or unit_state(unit) is not State.MISSING:
            continue
        if suggestion := _suggestion(unit, memory, texts, texts.direction(unit.id, catalogue)):
            suggestions[unit.id] = suggestion
    units = tuple(
        _drafted(unit, suggestions[unit.id]) if unit.id in suggestions and not unit.obsolete else unit
        for unit in catalogue.units
    )
    return replace(catalogue, units=units), tuple(suggestions.values())


def _drafted(unit: Unit, suggestion: Suggestion) -> Unit:
    """The unit with a draft; Poedit shows what the source it comes from has otherwise."""
    same = comparable(suggestion.source) == comparable(unit.source)
    note = f"{DRAFT_NOTE}{suggestion.likeness:.0%} like {suggestion.origin}"
    return replace(
        unit,
        target=suggestion.target,
        flags=(FUZZY, *unit.flags),
        previous=None if same else suggestion.source,
        notes=(*(other for other in unit.notes if not other.startswith(DRAFT_NOTE)), note),
    )


def _suggestion(unit: Unit, memory: Memory | Memories, texts: KnownTexts, direction: Direction) -> Suggestion | None:
    published = texts.published(unit.id)
    if pair := memory.same(direction, comparable(unit.source)):
        score = 1.0
    elif texts.ruled(direction):
        shape = _shape(unit.source, texts.variables(unit.source, direction.source, published))
        if (likest := memory.likest(shape, direction)) is None:
            return None
        pair, score = likest
    else:
        return None
    if (target := _renewed(pair, unit.source, published, texts)) is None:
        return None
    return Suggestion(unit.id, target, pair.id, score, pair.source)


def _renewed(pair: KnownPair, source: str, published: date | None, texts: KnownTexts) -> str | None:
    """The target of a pair with the dates, numbers and places of another source, each where the one it answers to was.

    None where a place or a person cannot be said as the other was: « en Italie » is not offered "in Germany", nor
    « Mme Roy » "Mr Roy".
    """
    old = texts.variables(pair.source, pair.direction.source, pair.published)
    new = texts.variables(source, pair.direction.source, published)
    if len(old) != len(new):
        return pair.target if _signs(old) == _signs(new) else None
    target, changes = pair.target, []
    free = texts.variables(target, pair.direction.target, pair.published)
    for before, after in zip(old, new, strict=True):
        if (there := next((variable for variable in free if _equal(variable.value, before.value)), None)) is not None:
            free.remove(there)
            # « aujourd'hui » stays "today", whatever the day.
            same_words = pair.source[before.start : before.end] == source[after.start : after.end]
            if not same_words and not _equal(before.value, after.value):
                if (text := _written(after.value, there, target, pair.direction.target, texts)) is None:
                    return None
                changes.append((there, text))
        elif isinstance(before.value, (NamedPlace, NamedPerson)) and not _equal(before.value, after.value):
            return None
        if _titles(before) != _titles(after):
            return None
    for variable, text in sorted(changes, key=lambda change: -change[0].start):
        target = target[: variable.start] + text + target[variable.end :]
    return target


def _titles(variable: Variable) -> str:
    """The title of a person, « Mme »; nothing of all else."""
    return variable.value.title if isinstance(variable.value, NamedPerson) else ""


def _signs(variables: Iterable[Variable]) -> list[str]:
    """The places and the persons of a text, in order."""
    places = (one.value.sign for one in variables if isinstance(one.value, NamedPlace))
    persons = (f"{one.value.title} {one.value.whole}" for one in variables if isinstance(one.value, NamedPerson))
    return sorted((*places, *persons))


def _shape(text: str, variables: Sequence[Variable]) -> str:
    for variable in reversed(variables):
        text = f"{text[: variable.start]}{_HOLE}{text[variable.end :]}"
    return comparable(text)


def _equal(value: Value, other: Value) -> bool:
    if isinstance(value, NamedPlace) and isinstance(other, NamedPlace):
        return value.sign == other.sign
    if isinstance(value, NamedPerson) and isinstance(other, NamedPerson):
        return value.whole == other.whole
    return type(value) is type(other) and value == other


def _written(value: Value, there: Variable, target: str, code: str, texts: KnownTexts) -> str | None:
    """A date in the words of a language, a number in its digits, a place as the one it replaces, a person by name."""
    if isinstance(value, NamedPerson):
        return value.whole
    if isinstance(value, NamedPlace):
        language = texts.languages.of_dates(code)
        former = there.value.sign if isinstance(there.value, NamedPlace) else ""
        return (language.names.like(value.sign, former, target[there.start : there.end]) or None) if language else None
    if isinstance(value, Decimal):
        return str(format_decimal(value, locale=code.replace("-", "_"), decimal_quantization=False))
    return write_when(value, texts.languages.wording(code))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
