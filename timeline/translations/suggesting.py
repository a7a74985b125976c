"""Suggestions: drafts for empty entries from all that was ever translated, their dates and numbers made today's.

First the very sentence, of whichever communiqué; then the likest, when its dates and numbers are set aside. A draft is
a draft: a translator looks at it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates import find_dates
from timeline.language import load_language, load_wording
from timeline.language.quantities import find_quantities
from timeline.language.wording import write_when
from timeline.model.translation import State
from timeline.translations.alignment import comparable, likeness
from timeline.translations.identity import communique_of
from timeline.translations.po import FUZZY, Unit
from timeline.translations.states import state

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from timeline.model.when import When
    from timeline.translations.catalogue import Catalogue

    Published = Mapping[str, date | None]

LIKE = 0.75
_COMMON = 200  # a word in more sentences than this points at none of them
_CANDIDATES = 8
_HOLE = "¤"


class Variable(NamedTuple):
    """A stretch of a text that gives a date or a number."""

    start: int
    end: int
    value: When | Decimal


class KnownPair(NamedTuple):
    """A pair of the memory, its French with a sign for each date and number."""

    unit: Unit
    french: str
    shape: str
    published: date | None


class Suggestion(NamedTuple):
    """A draft for an entry: from which entry, and how alike their French is, 1 for the very same."""

    id: str
    english: str
    origin: str
    likeness: float


@dataclass(frozen=True, eq=False)
class Memory:
    """All pairs that are worth something, found by their text or by the words few others have."""

    pairs: tuple[KnownPair, ...]

    @cached_property
    def by_text(self) -> dict[str, KnownPair]:
        """The pairs by their folded French; of twins, the first."""
        return {comparable(pair.french): pair for pair in reversed(self.pairs)}

    @cached_property
    def by_word(self) -> dict[str, list[int]]:
        """The places of the pairs that have a word."""
        index: dict[str, list[int]] = defaultdict(list)
        for place, pair in enumerate(self.pairs):
            for word in set(_words(pair.shape)):
                index[word].append(place)
        return index

    def likest(self, shape: str) -> tuple[KnownPair, float] | None:
        """The pair whose French is likest, if any is like enough."""
        votes: Counter[int] = Counter()
        for word in set(_words(shape)):
            if len(places := self.by_word.get(word, ())) <= _COMMON:
                votes.update(places)
        scored = [(likeness(self.pairs[place].shape, shape), -place) for place, _ in votes.most_common(_CANDIDATES)]
        score, place = max(scored, default=(0.0, 0))
        return (self.pairs[-place], score) if score >= LIKE else None


def remember(catalogues: Iterable[Catalogue], published: Published) -> Memory:
    """The memory of catalogues: what is translated, what is obsolete, and stale English with its own French."""
    pairs = []
    for catalogue in catalogues:
        for unit in catalogue.units:
            if state(unit) in (State.TRANSLATED, State.STALE):
                french = unit.source if unit.previous is None else unit.previous
                day = published.get(communique_of(unit.id))
                pairs.append(KnownPair(unit, french, _shape(french, _slots(french, "fr", day)), day))
    return Memory(tuple(pairs))


def suggest_drafts(
    catalogue: Catalogue, memory: Memory, published: Published
) -> tuple[Catalogue, tuple[Suggestion, ...]]:
    """The catalogue with drafts in its empty entries, and what they are made from."""
    suggestions: dict[str, Suggestion] = {}
    for unit in catalogue.units:
        if unit.obsolete or state(unit) is not State.MISSING:
            continue
        if suggestion := _suggestion(unit, memory, published.get(communique_of(unit.id))):
            suggestions[unit.id] = suggestion
    units = tuple(
        replace(unit, target=suggestions[unit.id].english, flags=(FUZZY, *unit.flags), previous=None)
        if unit.id in suggestions and not unit.obsolete
        else unit
        for unit in catalogue.units
    )
    return replace(catalogue, units=units), tuple(suggestions.values())


def _suggestion(unit: Unit, memory: Memory, published: date | None) -> Suggestion | None:
    if pair := memory.by_text.get(comparable(unit.source)):
        score = 1.0
    else:
        found = memory.likest(_shape(unit.source, _slots(unit.source, "fr", published)))
        if found is None:
            return None
        pair, score = found
    english = _renewed(pair, unit.source, published)
    return Suggestion(unit.id, english, pair.unit.id, score)


def _renewed(pair: KnownPair, french: str, published: date | None) -> str:
    """The English of a pair with the dates and numbers of other French, each in the place of the one it answers to."""
    old, new = _slots(pair.french, "fr", pair.published), _slots(french, "fr", published)
    if len(old) != len(new):
        return pair.unit.target
    english, changes = pair.unit.target, []
    free = _slots(english, "en", pair.published)
    for before, after in zip(old, new, strict=True):
        if (slot := next((slot for slot in free if _equal(slot.value, before.value)), None)) is not None:
            free.remove(slot)
            # « aujourd'hui » stays "today", whatever the day.
            same_words = pair.french[before.start : before.end] == french[after.start : after.end]
            if not same_words and not _equal(before.value, after.value):
                changes.append((slot, _written(after.value)))
    for slot, text in sorted(changes, key=lambda change: -change[0].start):
        english = english[: slot.start] + text + english[slot.end :]
    return english


def _slots(text: str, code: str, published: date | None) -> list[Variable]:
    dates = find_dates(text, load_language(code), published)
    numbers = [number for number in find_quantities(text, dates, load_language(code)) if number.hard]
    found = [Variable(one.start, one.end, one.when) for one in dates]
    found += [Variable(one.start, one.start + len(one.text), min(one.values)) for one in numbers]
    return sorted(found, key=lambda slot: slot.start)


def _shape(text: str, slots: Sequence[Variable]) -> str:
    for slot in reversed(slots):
        text = f"{text[: slot.start]}{_HOLE}{text[slot.end :]}"
    return comparable(text)


def _equal(one: When | Decimal, other: When | Decimal) -> bool:
    return type(one) is type(other) and one == other


def _written(value: When | Decimal) -> str:
    """A date in English words, a number in English digits."""
    if isinstance(value, Decimal):
        return f"{value:,f}" if abs(value) >= 1000 else f"{value:f}"
    return write_when(value, load_wording("en"))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
