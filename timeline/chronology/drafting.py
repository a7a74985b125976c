"""Drafts for what is empty in the catalogues of a corpus, from all that was ever translated, here and elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.chronology.keeping import catalogues_of
from timeline.chronology.official_words import official_pairs
from timeline.chronology.pipeline import write_filled
from timeline.translations.known_texts import KnownTexts
from timeline.translations.machine import draft_by_machine
from timeline.translations.suggesting import build_memory, suggest_drafts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.chronology.collections import UpdatedCatalogue
    from timeline.chronology.corpus import Corpus
    from timeline.translations.exchange.returned import ReturnedTranslation
    from timeline.translations.machine import Machine
    from timeline.translations.suggesting import Suggestion


def write_suggestions(
    corpus: Corpus, others: Sequence[ReturnedTranslation] = (), machine: Machine | None = None
) -> list[tuple[UpdatedCatalogue, tuple[Suggestion, ...]]]:
    """Write drafts into the empty entries of every catalogue, from the memory of all; each with its suggestions.

    ``others`` are translations of memories from outside. What no memory can fill the ``machine`` drafts.
    """
    texts = KnownTexts(corpus.communiques, corpus.languages)
    catalogues = [one.merge.catalogue for one in catalogues_of(corpus)]
    memory = build_memory([*catalogues, *official_pairs(corpus.twins)], texts, others)
    filled = []
    for updated in catalogues_of(corpus):
        catalogue, suggestions = suggest_drafts(updated.merge.catalogue, memory, texts)
        if machine:
            catalogue, more = draft_by_machine(catalogue, machine, texts)
            suggestions += more
        filled.append((updated, catalogue, suggestions))
    write_filled(corpus, {updated.path: catalogue for updated, catalogue, suggestions in filled if suggestions})
    return [(updated, suggestions) for updated, _, suggestions in filled]
