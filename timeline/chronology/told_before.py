"""Where sentences tell their events, found again while the text and the rules are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.chronology.made_before import Making
from timeline.chronology.proposals import events_of
from timeline.events.telling_words import telling_place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.chronology.corpus_text import Load
    from timeline.model.event import Event


def telling_places(events: Iterable[Event], code: str, load: Load) -> tuple[tuple[int, int], ...]:
    """For each event of one text in a language, from where to where its own words tell it."""
    language = load(code)
    return tuple(telling_place(event, language) for event in events)


PLACES = Making("telling", telling_places, tuple[tuple[int, int], ...], events_of)
