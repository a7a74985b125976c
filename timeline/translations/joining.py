"""Sentences that a change of the source joined or parted keep their translations.

Where two sentences have become one, the one has the translations of both, in their order. Where one has become two, the
part that keeps its id keeps the translation, and the other is offered it as a draft. What no likeness can tell, the
editor says by moving an id.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, TimelineError
from timeline.model.ids import communique_of, is_sentence_id, renamed_id
from timeline.translations.alignment import comparable, is_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model.translation import Message
    from timeline.translations.catalogue import Catalogue
    from timeline.translations.po import Unit


def joined_units(
    paired: Sequence[Unit | None], messages: Sequence[Message], gone: Sequence[Unit], order: Sequence[Unit]
) -> dict[int, Unit]:
    """By the index of its message, each changed unit that now holds sentences which are gone, joined with them."""
    rank = {unit.id: place for place, unit in enumerate(order)}
    lost: dict[str, list[Unit]] = defaultdict(list)
    for unit in gone:
        if not unit.obsolete and unit.target.strip() and is_sentence_id(unit.id):
            lost[communique_of(unit.id)].append(unit)
    grown: dict[int, Unit] = {}
    for place, (known, message) in enumerate(zip(paired, messages, strict=True)):
        if known is None or message.role or not known.target.strip():
            continue
        if parts := _added_parts(known, message, lost.get(message.communique, [])):
            grown[place] = _joined_unit(known, sorted([known, *parts], key=lambda part: rank[part.id]))
    return grown


def _added_parts(known: Unit, message: Message, lost: Sequence[Unit]) -> list[Unit]:
    """Those of the lost units that stand in the sentence of today and did not stand in that of before."""
    today, before = comparable(message.text), comparable(known.source)
    parts = [part for part in lost if is_part(comparable(part.source), today)]
    return [part for part in parts if today != before and not is_part(comparable(part.source), before)]


def parted_origins(paired: Sequence[Unit | None], messages: Sequence[Message]) -> dict[int, Unit]:
    """By the index of its message, the changed unit of which a new sentence was a part."""
    changed: dict[str, list[Unit]] = defaultdict(list)
    for unit, message in zip(paired, messages, strict=True):
        if unit and not message.role and unit.target.strip() and comparable(unit.source) != comparable(message.text):
            changed[message.communique].append(unit)
    origins: dict[int, Unit] = {}
    for place, (known, message) in enumerate(zip(paired, messages, strict=True)):
        if known is None and not message.role and message.communique in changed:
            text = comparable(message.text)
            wholes = [unit for unit in changed[message.communique] if is_part(text, comparable(unit.source))]
            if wholes:
                origins[place] = wholes[0]
    return origins


def move(catalogue: Catalogue, old: str, new: str) -> Catalogue:
    """The catalogue with an id, or all ids of a communiqué, under another name, as the editor says.

    TimelineError T29 when there is no such id, or the other name is taken.
    """
    whole = "." not in old
    moved = [unit.id for unit in catalogue.units if (communique_of(unit.id) if whole else unit.id) == old]
    names = {name: renamed_id(new, name) if whole else new for name in moved}
    others = {unit.id for unit in catalogue.units} - names.keys()
    if not moved:
        raise TimelineError(_refusal(catalogue, f"there is no {old} to move", "see the ids in the catalogue"))
    if taken := sorted(others & set(names.values())):
        raise TimelineError(_refusal(catalogue, f"{', '.join(taken)} stands here already", "choose another name"))
    units = (replace(unit, id=names.get(unit.id, unit.id), previous_id=None) for unit in catalogue.units)
    return replace(catalogue, units=tuple(units))


def _refusal(catalogue: Catalogue, fact: str, remedy: str) -> Finding:
    return Finding(catalogue.path, 0, "T29", fact, remedy)


def _joined_unit(unit: Unit, parts: Sequence[Unit]) -> Unit:
    """The unit with the targets of all parts, for the sources of all; a draft among them makes the whole a draft."""
    translated = [part.source if part.previous is None else part.previous for part in parts]
    draft = any(part.fuzzy and part.previous is None for part in parts)
    return replace(
        unit,
        source=unit.source if draft else " ".join(translated),
        target=" ".join(part.target.strip() for part in parts),
        previous=None,
        flags=tuple(dict.fromkeys(("fuzzy", *unit.flags))) if draft else tuple(f for f in unit.flags if f != "fuzzy"),
        comments=tuple(dict.fromkeys(comment for part in parts for comment in part.comments)),
    )
