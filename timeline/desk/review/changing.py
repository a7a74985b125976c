"""An act becomes the change of a file: that of the editor's hand in one collection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.desk.journal import Change
from timeline.desk.review.hand import Turns

if TYPE_CHECKING:
    from timeline.desk.review.acts import Act
    from timeline.desk.workbench import Workbench


def change_of(bench: Workbench, collection: str, act: Act) -> Change:
    """The change of a collection's ``editing.toml`` by which an act is carried out, and its way back."""
    path = bench.project.editing_path(collection)
    turns = Turns(bench.project.name(path), act.turns)
    return Change(path, turns.make, turns.back, bench.shelf.prove_editing)
