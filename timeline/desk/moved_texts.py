"""Texts that were moved or renamed by hand, whose entries and edits stand yet where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.chronology.corpus import read_corpus
from timeline.model.errors import Finding, TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from timeline.model.event import Telling
    from timeline.project.folders import Project
    from timeline.translations.in_place import StandingCatalogue

    # A collection and the id of a text.
    Place = tuple[str, str]


def moved_texts(project: Project) -> AbstractSet[str]:
    """The ids of these texts; of a corpus that cannot be read whole, none."""
    try:
        return {move.communique for move in read_corpus(project, allow_loss=True).whereabouts.moves}
    except TimelineError:
        return set()


def unmatched(
    tellings: Iterable[Telling], files: Mapping[str, Iterable[StandingCatalogue]]
) -> tuple[frozenset[Place], frozenset[Place]]:
    """The texts of which their collection has no entry, and those of which a catalogue has entries and nothing else.

    Where there are both, one may have been the other.
    """
    texts = (telling.communique for telling in tellings)
    at_home = {(one.collection, one.id) for one in texts if not one.translation_of}
    known = {(name, text) for name, own in files.items() for one in own for text in one.by_text}
    return frozenset(at_home - known), frozenset(known - at_home)


def to_be_settled(name: str) -> Finding:
    """Before its entries and edits came after it, the events of a text have no ids that last."""
    remedy = "timeline translate brings them after it"
    return Finding(name, 0, "C70", "this text was moved, and its entries and edits stand where it was", remedy)
