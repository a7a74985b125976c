"""Sentences joined or parted by a change of the source take their translations along.

Where two sentences have become one, the one has the English of both, in their order. Where one has become two, the
part that keeps its id keeps the English, and the other is offered it as a draft. What no likeness can tell, the editor
says by moving an id.
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


def joined(
    found: Sequence[Unit | None], messages: Sequence[Message], gone: Sequence[Unit], order: Sequence[Unit]
) -> dict[int, Unit]:
    """By the place of its message, each changed unit that now holds sentences which are gone, with their English."""
    rank = {unit.id: place for place, unit in enumerate(order)}
    lost: dict[str, list[Unit]] = defaultdict(list)
    for one in gone:
        if not one.obsolete and one.target.strip() and is_sentence_id(one.id):
            lost[communique_of(one.id)].append(one)
    grown: dict[int, Unit] = {}
    for place, (unit, message) in enumerate(zip(found, messages, strict=True)):
        if unit is None or message.role or not unit.target.strip() or message.communique not in lost:
            continue
        text, before = comparable(message.text), comparable(unit.source)
        parts = [one for one in lost[message.communique] if is_part(comparable(one.source), text)]
        if parts := [one for one in parts if text != before and not is_part(comparable(one.source), before)]:
            grown[place] = _together(unit, sorted([unit, *parts], key=lambda one: rank[one.id]))
    return grown


def parted(found: Sequence[Unit | None], messages: Sequence[Message]) -> dict[int, Unit]:
    """By the place of its message, the changed unit that a new sentence was a part of."""
    changed: dict[str, list[Unit]] = defaultdict(list)
    for unit, message in zip(found, messages, strict=True):
        if unit and not message.role and unit.target.strip() and comparable(unit.source) != comparable(message.text):
            changed[message.communique].append(unit)
    origins: dict[int, Unit] = {}
    for place, (known, message) in enumerate(zip(found, messages, strict=True)):
        if known is None and not message.role and message.communique in changed:
            text = comparable(message.text)
            wholes = [unit for unit in changed[message.communique] if is_part(text, comparable(unit.source))]
            if wholes:
                origins[place] = wholes[0]
    return origins


def move(catalogue: Catalogue, old: str, new: str) -> Catalogue:
    """The catalogue with an id, or all ids of a communiqué, under another name, as the editor says."""
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


def _together(unit: Unit, units: Sequence[Unit]) -> Unit:
    """The unit with the English of all, for the French of all; a draft among them makes the whole one."""
    translated = [one.source if one.previous is None else one.previous for one in units]
    draft = any(one.fuzzy and one.previous is None for one in units)
    return replace(
        unit,
        source=unit.source if draft else " ".join(translated),
        target=" ".join(one.target.strip() for one in units),
        previous=None,
        flags=tuple(dict.fromkeys(("fuzzy", *unit.flags))) if draft else tuple(f for f in unit.flags if f != "fuzzy"),
        comments=tuple(dict.fromkeys(comment for one in units for comment in one.comments)),
    )
