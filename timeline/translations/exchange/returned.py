"""What other tools give back, and how it comes into a catalogue.

What comes back never counts for more than it can: English for other French is stale, what a tool guessed is a draft.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.model.translation import State
from timeline.translations.alignment import comparable
from timeline.translations.po import FUZZY, Unit
from timeline.translations.states import state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.translations.catalogue import Catalogue


class Foreign(NamedTuple):
    """A translation as another tool gives it; the id is empty where the tool lost it."""

    id: str
    source: str
    target: str
    state: State


@dataclass(frozen=True, slots=True)
class Taken:
    """A catalogue with what came back, and the ids of what was filled, changed, stale now, and of no entry here."""

    catalogue: Catalogue
    filled: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def take_returned(catalogue: Catalogue, foreign: Iterable[Foreign]) -> Taken:
    """Bring translations back to the entries of their ids, or of their very French where a tool lost the ids.

    Drafts fill what is empty and replace nothing. English for other French than today's is stale.
    """
    by_id = {one.id: one for one in reversed(tuple(foreign)) if one.id}
    by_text = {comparable(one.source): one for one in reversed(tuple(foreign))}
    did: dict[str, list[str]] = defaultdict(list)
    units = []
    for unit in catalogue.units:
        one = None if unit.obsolete else by_id.get(unit.id) or by_text.get(comparable(unit.source))
        units.append(_taken(unit, one, did) if one else unit)
    known = {unit.id for unit in catalogue.units}
    did["unknown"] = [identity for identity in by_id if identity not in known]
    return Taken(replace(catalogue, units=tuple(units)), **{name: tuple(ids) for name, ids in did.items()})


def _taken(unit: Unit, one: Foreign, did: dict[str, list[str]]) -> Unit:
    empty, same = not unit.target.strip(), comparable(one.source) == comparable(unit.source)
    rest = tuple(flag for flag in unit.flags if flag != FUZZY)
    if one.state is State.TRANSLATED and same:
        taken = replace(unit, target=one.target, flags=rest, previous=None)
    elif one.state is State.TRANSLATED:
        taken = replace(unit, target=one.target, flags=(FUZZY, *rest), previous=one.source)
    elif empty:
        taken = replace(unit, target=one.target, flags=(FUZZY, *rest), previous=None)
    elif unit.fuzzy and one.state is state(unit):
        taken = replace(unit, target=one.target)
    else:
        taken = unit
    if taken != unit:
        did["filled" if empty else "changed" if same else "stale"].append(unit.id)
    return taken
