"""What other tools give back, and how it comes into a catalogue.

What comes back never counts for more than it can: a target for another source is stale, what a tool guessed is a draft.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.model.errors import Finding
from timeline.model.translation import Direction, State
from timeline.translations.alignment import comparable
from timeline.translations.po import FUZZY, Unit
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.translations.catalogue import Catalogue


class ReturnedTranslation(NamedTuple):
    """A translation as another tool gives it back; the id is empty where the tool lost it."""

    id: str
    source: str
    target: str
    state: State
    direction: Direction


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A catalogue with what came back; the ids of entries filled, changed and stale now, and ids that no entry has."""

    catalogue: Catalogue
    filled: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def take_returned(catalogue: Catalogue, returned: Iterable[ReturnedTranslation]) -> TakenBack:
    """The catalogue with returned translations in the entries of their ids, or of their source where an id is lost.

    Only what is in the catalogue's languages is taken. Drafts fill what is empty and replace nothing. A target for
    another source than today's is stale.
    """
    ours = [translation for translation in returned if translation.direction == catalogue.direction]
    by_id = {translation.id: translation for translation in reversed(ours) if translation.id}
    by_text = {comparable(translation.source): translation for translation in reversed(ours)}
    outcomes: dict[str, list[str]] = defaultdict(list)
    units = []
    for unit in catalogue.units:
        translation = None if unit.obsolete else by_id.get(unit.id) or by_text.get(comparable(unit.source))
        units.append(_taken(unit, translation, outcomes) if translation else unit)
    known = {unit.id for unit in catalogue.units}
    outcomes["unknown"] = [identity for identity in by_id if identity not in known]
    return TakenBack(replace(catalogue, units=tuple(units)), **{name: tuple(ids) for name, ids in outcomes.items()})


def same_direction(direction: Direction, other: Direction) -> bool:
    """Whether two directions go from the same language into the same, whatever the country."""
    return all(same_language(code, code_there) for code, code_there in zip(direction, other, strict=True))


def same_language(code: str, other: str) -> bool:
    """Whether two codes are of the same language, whatever the country: en-GB and en_US are."""
    return code.replace("_", "-").partition("-")[0].lower() == other.replace("_", "-").partition("-")[0].lower()


def language_mismatch(path: str, fact: str, directions: Iterable[Direction]) -> Finding:
    """The finding T28: a file goes in none of these directions; ``fact`` says in which."""
    ours = ", ".join(f"from {source} to {target}" for source, target in directions)
    return Finding(path, 0, "T28", fact, f"the catalogues go {ours}")


def _taken(unit: Unit, returned: ReturnedTranslation, outcomes: dict[str, list[str]]) -> Unit:
    empty, same = not unit.target.strip(), comparable(returned.source) == comparable(unit.source)
    other_flags = tuple(flag for flag in unit.flags if flag != FUZZY)
    if returned.state is State.TRANSLATED and same:
        taken = replace(unit, target=returned.target, flags=other_flags, previous=None)
    elif returned.state is State.TRANSLATED:
        taken = replace(unit, target=returned.target, flags=(FUZZY, *other_flags), previous=returned.source)
    elif empty:
        taken = replace(unit, target=returned.target, flags=(FUZZY, *other_flags), previous=None)
    elif unit.fuzzy and returned.state is unit_state(unit):
        taken = replace(unit, target=returned.target)
    else:
        taken = unit
    if taken != unit:
        outcomes["filled" if empty else "changed" if same else "stale"].append(unit.id)
    return taken
