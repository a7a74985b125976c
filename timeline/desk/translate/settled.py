"""Whether each text can be brought up to date by itself: all stand where they stood, and nothing is wrong with any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.desk.shelved import rules_standing
from timeline.events.moved_edits import edit_communique
from timeline.model.errors import Severity
from timeline.model.ids import communique_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.desk.shelved import Shelved
    from timeline.desk.workbench import Workbench

# An edit that met no event stops no catalogue.
_STOPS_NOTHING = frozenset(("C32",))


def is_settled(bench: Workbench, shelved: Shelved) -> bool:
    """Whether no text is held back, moved or unreadable, no edit stands elsewhere, and the rules are those we read."""
    homes = {text.id: text.collection.name if text.collection else "" for text in shelved.texts}
    whole = all(text.collection or text.twin_of for text in shelved.texts) and len(homes) == len(shelved.texts)
    if shelved.findings or not whole or rules_standing(bench.project) != bench.rules:
        return False
    wrong = (one for text in shelved.texts for one in text.findings if one.severity is Severity.ERROR)
    return all(one.code in _STOPS_NOTHING for one in wrong) and _are_at_home(bench, homes)


def _are_at_home(bench: Workbench, homes: Mapping[str, str]) -> bool:
    """Whether all catalogues can be read, and the edits of every text stand in its own collection."""
    if any(bench.shelf.catalogues(name).findings for name in bench.project.collections_with_catalogue()):
        return False
    edited = bench.project.collections_with_editing()
    strays = (text for name in edited for text in _spoken_of(bench, name) if homes.get(text, name) != name)
    return {*homes.values()}.issuperset(edited) and not any(strays)


def _spoken_of(bench: Workbench, collection: str) -> frozenset[str]:
    """The ids of the texts of which the edits of a collection speak."""
    editing = bench.shelf.editing(collection)

    def spoken() -> frozenset[str]:
        seen = (communique_of(name) or name for name in editing.seen)
        return frozenset((*map(edit_communique, (*editing.edits, *editing.added)), *seen))

    return bench.keep(("spoken of", collection), editing, spoken)
