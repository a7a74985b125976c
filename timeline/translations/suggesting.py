"""Drafts for empty entries, made from all that was ever translated, with the dates and numbers of their own source.

The same sentence comes first, of whichever communiqué; then the likest, its dates and numbers set aside, which asks for
the rules of both languages. A translator looks at every draft: it is fuzzy.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from babel.numbers import format_decimal

from timeline.language.person_names import NamedPerson
from timeline.language.proper_names import NamedPlace
from timeline.language.wording import write_when
from timeline.model.translation import Direction, State
from timeline.translations.alignment import comparable
from timeline.translations.memory import KnownPair, Memory
from timeline.translations.po import FUZZY, Unit
from timeline.translations.states import DRAFT_NOTE, unit_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from timeline.translations.catalogue import Catalogue
    from timeline.translations.exchange.returned import ReturnedTranslation
    from timeline.translations.known_texts import KnownTexts, Value, Variable
    from timeline.translations.memory import Memories

_HOLE = "¤"
_OUTSIDE = "another memory"


class Suggestion(NamedTuple):
    """A draft for the entry ``id``: the entry it comes from, its source, and how alike the two are, 1 for the same."""

    id: str
    target: str
    origin: str
    likeness: float
    source: str = ""


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
