"""What the official twins say of each entry of the catalogues, beside what it has now; taken by choice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from timeline.checking.asked import GRAVE_CHECKS
from timeline.checking.checks import check_translation
from timeline.checking.official import differences
from timeline.model.errors import Finding, Severity
from timeline.model.translation import Direction
from timeline.project.files import write_all
from timeline.translations.catalogue import new_catalogue, write_catalogue
from timeline.translations.po import Unit
from timeline.translations.states import unit_state
from timeline.translations.twins.official import is_official, taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from timeline.checking.checks import Load
    from timeline.chronology.collections import Collection
    from timeline.chronology.corpus import Corpus
    from timeline.chronology.twins import Twin, Twins
    from timeline.model.translation import State
    from timeline.translations.catalogue import Catalogue
    from timeline.translations.twins.official import OfficialWords

_LOOK = "look at both texts: which of them is right, the institution alone can say"


@dataclass(frozen=True, slots=True)
class Saying:
    """An entry that a twin says too: its id, language and source, what it has in language ``code``, the words there."""

    id: str
    language: str
    source: str
    code: str
    target: str
    state: State
    is_official: bool
    words: OfficialWords
    path: Path


def find_sayings(corpus: Corpus) -> list[Saying]:
    """Every entry of which a twin says something, in the order of the catalogues."""
    return [one for collection in corpus.collections for one in sayings_of(collection, corpus.twins)]


def sayings_of(collection: Collection, twins: Twins) -> Iterator[Saying]:
    """The same in one collection."""
    for updated in collection.catalogues:
        code = updated.merge.catalogue.direction.target
        for key, message in collection.messages.items():
            words, unit = twins.words(message, code), updated.merge.units.get(key)
            if words and words.text and unit:
                yield Saying(
                    unit.id, message.language, message.text, code, unit.target, unit_state(unit),
                    is_official(unit), words, updated.path,
                )  # fmt: skip


def official_pairs(twins: Twins) -> list[Catalogue]:
    """The sure pairs of all twins, whole texts and not only what is told of, each twin as a catalogue: a memory."""
    return [_as_catalogue(twin) for twin in twins.of.values()]


def _as_catalogue(twin: Twin) -> Catalogue:
    pairs = ((twin.said_by_source(link), twin.said_by_twin(link)) for link in twin.links if link.sure)
    units = tuple(Unit(f"{twin.source.id}.twin-{n}", source, target) for n, (source, target) in enumerate(pairs, 1))
    catalogue = new_catalogue(twin.twin.path, Direction(twin.source.language, twin.twin.language))
    return replace(catalogue, units=units)


def differing_twins(corpus: Corpus) -> list[Finding]:
    """A remark T50 for each sure pair of sentences that differ in a date, a weekday or a number.

    Those of entries are told with their catalogue.
    """
    collections = corpus.collections
    told = {message.text for collection in collections for message in collection.messages.values()}
    load = cache(corpus.languages.of_words)
    return [finding for twin in corpus.twins.of.values() for finding in _differing(twin, load, told)]


def _differing(twin: Twin, load: Load, told: AbstractSet[str]) -> Iterator[Finding]:
    direction = Direction(twin.source.language, twin.twin.language)
    for link in twin.links:
        source, target = twin.said_by_source(link), twin.said_by_twin(link)
        if not link.sure or source in told:
            continue
        day = twin.source.published
        problems = check_translation(source, target, direction, load, published=day, checks=GRAVE_CHECKS)
        first, there = twin.source.sentences[link.source[0]], twin.twin.sentences[link.target[0]]
        for one in differences(problems):
            fact = f"{one.fact} ({first.span})"
            yield Finding(twin.twin.path, there.span.line, one.code, fact, _LOOK, Severity.INFO)


def take_sayings(corpus: Corpus, sayings: Iterable[Saying]) -> None:
    """Write the words of the twins into the catalogues, whatever stands there: a person chose them, none is a draft."""
    chosen = {(one.path, one.id): replace(one.words, sure=True) for one in sayings}
    files = {}
    for collection in corpus.collections:
        for updated in collection.catalogues:
            units = tuple(_taken(unit, chosen.get((updated.path, unit.id))) for unit in updated.merge.catalogue.units)
            if units != updated.merge.catalogue.units:
                catalogue = replace(updated.merge.catalogue, units=units)
                files[updated.path] = write_catalogue(catalogue).encode()
    write_all(files)


def _taken(unit: Unit, words: OfficialWords | None) -> Unit:
    return taken(unit, words) if words and not unit.obsolete else unit
