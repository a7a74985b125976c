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
from timeline.translations.states import state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.translations.catalogue import Catalogue


class Foreign(NamedTuple):
    """A translation as another tool gives it, and from which language into which; the id is empty where it is lost."""

    id: str
    source: str
    target: str
    state: State
    direction: Direction


@dataclass(frozen=True, slots=True)
class Taken:
    """A catalogue with what came back, and the ids of what was filled, changed, stale now, and of no entry here."""

    catalogue: Catalogue
    filled: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def take_returned(catalogue: Catalogue, foreign: Iterable[Foreign]) -> Taken:
    """Bring translations back to the entries of their ids, or of their very source where a tool lost the ids.

    Only what is in the catalogue's languages is taken. Drafts fill what is empty and replace nothing. A target for
    another source than today's is stale.
    """
    mine = [returned for returned in foreign if returned.direction == catalogue.direction]
    by_id = {returned.id: returned for returned in reversed(mine) if returned.id}
    by_text = {comparable(returned.source): returned for returned in reversed(mine)}
    did: dict[str, list[str]] = defaultdict(list)
    units = []
    for unit in catalogue.units:
        returned = None if unit.obsolete else by_id.get(unit.id) or by_text.get(comparable(unit.source))
        units.append(_taken(unit, returned, did) if returned else unit)
    known = {unit.id for unit in catalogue.units}
    did["unknown"] = [identity for identity in by_id if identity not in known]
    return Taken(replace(catalogue, units=tuple(units)), **{name: tuple(ids) for name, ids in did.items()})


def same_direction(direction: Direction, other: Direction) -> bool:
    """Whether two directions go from the same language into the same."""
    return all(same_language(code, code_there) for code, code_there in zip(direction, other, strict=True))


def same_language(code: str, other: str) -> bool:
    """Whether two codes are of one language, wherever it is spoken: en-GB and en_US are."""
    return code.replace("_", "-").partition("-")[0].lower() == other.replace("_", "-").partition("-")[0].lower()


def other_languages(path: str, fact: str, directions: Iterable[Direction]) -> Finding:
    """The finding T28 about a file that goes in none of these directions."""
    ours = ", ".join(f"from {source} to {target}" for source, target in directions)
    return Finding(path, 0, "T28", fact, f"the catalogues go {ours}")


def _taken(unit: Unit, returned: Foreign, did: dict[str, list[str]]) -> Unit:
    empty, same = not unit.target.strip(), comparable(returned.source) == comparable(unit.source)
    rest = tuple(flag for flag in unit.flags if flag != FUZZY)
    if returned.state is State.TRANSLATED and same:
        taken = replace(unit, target=returned.target, flags=rest, previous=None)
    elif returned.state is State.TRANSLATED:
        taken = replace(unit, target=returned.target, flags=(FUZZY, *rest), previous=returned.source)
    elif empty:
        taken = replace(unit, target=returned.target, flags=(FUZZY, *rest), previous=None)
    elif unit.fuzzy and returned.state is state(unit):
        taken = replace(unit, target=returned.target)
    else:
        taken = unit
    if taken != unit:
        did["filled" if empty else "changed" if same else "stale"].append(unit.id)
    return taken
