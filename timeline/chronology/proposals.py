"""Headlines that no editor gave: proposed, each cut out of its own entry's words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.headlines import propose_headline
from timeline.model.translation import Translation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.language import Language
    from timeline.model.edition import Entry


def with_proposals(entries: Iterable[Entry], languages: Mapping[str, Language]) -> Iterator[Entry]:
    """The entries, those without a headline with one that is proposed, where their words make one.

    It has no translation: a message is made for it when an editor takes it. Where the editor took a headline away there
    is none.
    """
    for entry in entries:
        language = languages.get(entry.communique.language)
        wanted = entry.headline is None and not any("headline" in edit.said for edit in entry.event.edits)
        line = propose_headline(entry.event, language) if wanted and language else ""
        proposal = Translation(f"{entry.id}-headline", line, entry.communique.language) if line else None
        yield replace(entry, headline=proposal, proposed=True) if proposal else entry
