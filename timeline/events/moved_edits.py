"""Edits of a text that moved: they hold wherever it stands today, under the id it has today.

An editing.toml may speak of a text that now lies in another collection, or has another id. What it says is taken as
said where the text stands; ``editing_text`` writes it there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from timeline.events.editing import Editing
from timeline.model.ids import communique_of, renamed_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from timeline.model.event import Edit


@dataclass(frozen=True, slots=True)
class Today:
    """Where each communiqué stands today, its collection by id; those with another id, old to new; those removed."""

    places: Mapping[str, str]
    renamed: Mapping[str, str]
    removed: AbstractSet[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stray:
    """An edit that stands in the editing.toml at ``path`` and belongs to a text of another collection or id."""

    path: str
    edit: Edit
    former: str
    communique: str
    collection: str


def edit_communique(edit: Edit) -> str:
    """The communiqué of which an edit speaks; empty when it names none."""
    return str(edit.said.get("communique", "")) if not edit.id else communique_of(edit.id)


def renamed_words(said: Mapping[str, Any], renamed: Mapping[str, str]) -> dict[str, Any]:
    """What an edit says, of communiqués by their names of today."""
    today = dict(said)
    if isinstance(communique := today.get("communique"), str):
        today["communique"] = renamed.get(communique, communique)
    if isinstance(join := today.get("join"), str):
        today["join"] = renamed_event(join, renamed)
    return today


def renamed_event(identity: str, renamed: Mapping[str, str]) -> str:
    """The id of an event under its communiqué's name of today."""
    name = renamed.get(communique_of(identity))
    return renamed_id(name, identity) if name else identity


def under_todays_names(editing: Editing, today: Today) -> Editing:
    """The edits of a file with the ids of today, without those of communiqués that are removed."""
    return replace(editing, edits=tuple(_told(editing.edits, today)), added=tuple(_told(editing.added, today)))


def _told(edits: tuple[Edit, ...], today: Today) -> Iterator[Edit]:
    for edit in edits:
        if edit_communique(edit) not in today.removed:
            said = renamed_words(edit.said, today.renamed)
            yield replace(edit, id=renamed_event(edit.id, today.renamed), said=said)


def find_strays(name: str, editing: Editing, today: Today) -> Iterator[Stray]:
    """The edits of a collection's file whose text is now in another collection, or has another id."""
    for edit in (*editing.edits, *editing.added):
        former = edit_communique(edit)
        communique = today.renamed.get(former, former)
        collection = today.places.get(communique, name)
        if (former, name) != (communique, collection):
            yield Stray(editing.path, edit, former, communique, collection)


def at_home(name: str, editings: Mapping[str, Editing], places: Mapping[str, str]) -> Editing:
    """What all files say of the texts of a collection, each thing once; where two differ its own file wins."""
    own = editings.get(name, Editing())
    edits, added = {edit.id: edit for edit in own.edits}, list(own.added)
    for other, editing in editings.items():
        if other == name:
            continue
        for edit in (*editing.edits, *editing.added):
            if places.get(edit_communique(edit)) != name:
                continue
            if edit.id:
                edits.setdefault(edit.id, edit)
            elif all(edit.said != one.said for one in added):
                added.append(edit)
    return replace(own, edits=tuple(edits.values()), added=tuple(added))
