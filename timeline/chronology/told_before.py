"""Where sentences tell their events, found again while the text and the rules are the same."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import starmap
from typing import TYPE_CHECKING

from timeline.chronology.made_before import Making
from timeline.chronology.proposals import events_of
from timeline.events.telling_words import telling_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from timeline.chronology.corpus_text import Load
    from timeline.model.edition import Entry
    from timeline.model.event import Event

    # What finds, for the events of each text in a language, from where to where their words tell them.
    Find = Callable[[Iterable[tuple[tuple[Event, ...], str, Load]]], Iterable[tuple[tuple[int, int], ...]]]


def telling_places(events: Iterable[Event], code: str, load: Load) -> tuple[tuple[int, int], ...]:
    """For each event of one text in a language, from where to where its own words tell it."""
    language = load(code)
    return tuple(telling_place(event, language) for event in events)


def find_places(entries: Iterable[Entry], load: Load, find: Find | None = None) -> dict[str, tuple[int, int]]:
    """By the id of each entry, from where to where its own words tell it.

    ``find`` does for all texts, at once, what ``telling_places`` does for one.
    """
    texts: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        texts[entry.communique.id].append(entry)
    asked = ((tuple(entry.event for entry in own), own[0].communique.language, load) for own in texts.values())
    found = (find or partial(starmap, telling_places))(asked)
    pairs = zip(texts.values(), found, strict=True)
    return {entry.id: place for own, places in pairs for entry, place in zip(own, places, strict=True)}


PLACES = Making("telling", telling_places, tuple[tuple[int, int], ...], events_of)
