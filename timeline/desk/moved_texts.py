"""Texts that were moved or renamed by hand, whose entries and edits stand yet where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.chronology.corpus import read_corpus
from timeline.model.errors import Finding, TimelineError

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from timeline.project.folders import Project


def moved_texts(project: Project) -> AbstractSet[str]:
    """The ids of these texts; of a corpus that cannot be read whole, none."""
    try:
        return {move.communique for move in read_corpus(project, allow_loss=True).whereabouts.moves}
    except TimelineError:
        return set()


def to_be_settled(name: str) -> Finding:
    """Before its entries and edits came after it, the events of a text have no ids that last."""
    remedy = "timeline translate brings them after it"
    return Finding(name, 0, "C70", "this text was moved, and its entries and edits stand where it was", remedy)
