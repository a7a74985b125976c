"""What there is to translate: the entries of every text in a language, in their order, and how far each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.model.translation import State
from timeline.translations.review import is_reviewed
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from timeline.chronology.one_text import OneText
    from timeline.desk.shelved import Shelved
    from timeline.model.communique import Communique
    from timeline.model.translation import Direction
    from timeline.translations.po import Unit

# What waits for a translator, in the order in which it is gone through.
WAITING = (State.STALE, State.DRAFT, State.MISSING)


@dataclass(frozen=True, slots=True)
class Open:
    """An entry of a catalogue that lies open: the text it is of, the file it stands in, its languages, its state."""

    unit: Unit
    communique: Communique
    path: Path
    direction: Direction

    @property
    def id(self) -> str:
        """The lasting id of the entry."""
        return self.unit.id

    @property
    def state(self) -> State:
        """How far it is translated."""
        return unit_state(self.unit)

    @property
    def reviewed(self) -> bool:
        """Whether a second person stands for it as it is."""
        return is_reviewed(self.unit)

    @property
    def waits(self) -> bool:
        """Whether a translator has something to do."""
        return self.state in WAITING


def target_languages(shelved: Shelved) -> list[str]:
    """The languages into which anything of this edition is translated; official twins are not."""
    spoken = {text.communique.language for text in shelved.texts if text.communique and not text.twin_of}
    return [code for code in shelved.edition.languages if spoken - {code}]


def entries_of(text: OneText, code: str) -> tuple[Open, ...]:
    """The entries of a text in a language, in the order of the text; none where it is in that language itself."""
    if text.collection is None or text.communique is None or text.communique.language == code:
        return ()
    return tuple(
        Open(unit, text.communique, updated.path, updated.merge.catalogue.direction)
        for updated in text.collection.catalogues
        if updated.merge.catalogue.direction.target == code
        for unit in updated.merge.catalogue.units
        if not unit.obsolete
    )


def called(entries: Sequence[Open]) -> dict[str, str]:
    """The words by which a list tells entries apart, by id: of the items of one list what is their own, « … »."""
    names: dict[str, str] = {}
    opening = ""
    for entry in entries:
        source = entry.unit.source
        own = source.removeprefix(opening) if opening else source
        names[entry.id] = source if own == source else f"… {own}"
        opening = source[: source.find(" : ") + 3] if " : " in source else ""
    return names


def all_entries(shelved: Shelved, code: str) -> Iterator[Open]:
    """The entries of every text in a language, in the order of the texts."""
    return (entry for text in shelved.texts for entry in entries_of(text, code))
