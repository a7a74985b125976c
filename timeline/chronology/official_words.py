"""What the official twins say of each entry of the catalogues, beside what it has now; taken by choice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.project.files import write_all
from timeline.translations.catalogue import write_catalogue
from timeline.translations.states import unit_state
from timeline.translations.twins.official import is_official, taken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from timeline.chronology.corpus import Corpus
    from timeline.model.translation import State
    from timeline.translations.po import Unit
    from timeline.translations.twins.official import OfficialWords


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
    sayings = []
    for collection in corpus.collections:
        for updated in collection.catalogues:
            code = updated.merge.catalogue.direction.target
            for key, message in collection.messages.items():
                words, unit = corpus.twins.words(message, code), updated.merge.units.get(key)
                if words and words.text and unit:
                    sayings.append(
                        Saying(unit.id, message.language, message.text, code, unit.target, unit_state(unit),
                               is_official(unit), words, updated.path)
                    )  # fmt: skip
    return sayings


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
