"""The texts that the editor gives to events, their headlines, notes and words to print, and their entries.

Their ids are made of their event's: ``nrc-2008-04-04.q8q8-headline``. An event may get another id, as when the editor
quotes another sentence for it: its texts keep their translations, for they are the same.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.model.ids import code_of, communique_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from timeline.model.translation import Message, MessageKey
    from timeline.translations.po import Unit

_ROLE = re.compile(r"(?!(?:place|body)-)(?P<event>.*)-(?P<word>headline|note|stated|text)")


def editors_word(identity: str) -> str:
    """Which text of the editor's an id is of: headline, note, stated or text; empty when it is none."""
    role = _ROLE.fullmatch(code_of(identity))
    return role["word"] if role else ""


def pair_editors_texts(
    units: Sequence[Unit], messages: Iterable[Message], known: AbstractSet[str]
) -> dict[MessageKey, Unit]:
    """The unit of each text that has one: the same words under its id, or under another; else the unit of its id.

    ``known`` are the ids of units that have their message already.
    """
    by_id = {unit.id: unit for unit in units}
    texts = [message for message in messages if editors_word(_id(message))]
    paired: dict[MessageKey, Unit] = {}
    taken = set(known)
    for find in (_at_its_id, _same, _changed):
        for message in texts:
            unit = None if message.key in paired else find(message, by_id, taken)
            if unit and unit.id not in taken:
                paired[message.key] = unit
                taken.add(unit.id)
    return paired


def _at_its_id(message: Message, units: Mapping[str, Unit], _taken: AbstractSet[str]) -> Unit | None:
    unit = units.get(_id(message))
    return unit if unit and unit.source == message.text else None


def _changed(message: Message, units: Mapping[str, Unit], _taken: AbstractSet[str]) -> Unit | None:
    unit = units.get(_id(message))
    return unit if unit and not unit.obsolete else None


def _same(message: Message, units: Mapping[str, Unit], taken: AbstractSet[str]) -> Unit | None:
    word = editors_word(_id(message))
    return next(
        (
            unit
            for unit in units.values()
            if unit.id not in taken
            and unit.source == message.text
            and editors_word(unit.id) == word
            and communique_of(unit.id) == message.communique
        ),
        None,
    )


def under_own_id(unit: Unit, live: AbstractSet[str]) -> Unit:
    """An editor's text that is gone, under an id of its own words where another has its id now."""
    word = editors_word(unit.id)
    if unit.id not in live or not word:
        return unit
    words = "-".join(re.findall(r"[a-z0-9]+", unit.source.lower())[:4]) or "text"
    return replace(unit, id=f"{communique_of(unit.id)}.{words}-{word}")


def _id(message: Message) -> str:
    return f"{message.communique}.{message.role}"


def whole_units(messages: Iterable[Message], found: Mapping[MessageKey, Unit]) -> dict[MessageKey, Unit]:
    """By the key of words taken out of a sentence, the unit of that sentence: its translation is the words' first."""
    wholes = ((message, found.get(message.whole)) for message in messages if message.whole)
    return {message.key: unit for message, unit in wholes if unit and unit.target.strip() and message.key not in found}
