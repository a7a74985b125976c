"""Events of other texts that may be the same as one: the likeliest first, each with what speaks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.chronology.one_text import OneText
    from timeline.model.event import Event
    from timeline.model.when import When

_WORD = re.compile(r"[^\W\d_]{5,}")
_MOST = 8


@dataclass(frozen=True, slots=True)
class Twin:
    """An event of another text: its id, the event, the text's title, and how many of the longer words they share."""

    id: str
    event: Event
    title: str
    shared: int


def likely_twins(name: str, event: Event, texts: Iterable[OneText]) -> list[Twin]:
    """The events whose date has a day in common with one's own, those that share most words first."""
    words = _words(event)
    found = (twin for text in texts if name not in text.wanted for twin in _of_text(text, event, words))
    ordered = sorted(found, key=lambda twin: (-twin.shared, twin.event.when != event.when, twin.id))
    return [twin for twin in ordered if twin.shared or twin.event.when == event.when][:_MOST]


def _of_text(text: OneText, event: Event, words: frozenset[str]) -> Iterator[Twin]:
    title = text.communique.title if text.communique else ""
    for name, other in text.wanted.items():
        if not other.left_out and _meet(event.when, other.when):
            yield Twin(name, other, title, len(words & _words(other)))


def _words(event: Event) -> frozenset[str]:
    dull = frozenset(_WORD.findall(event.expression.lower()))
    return frozenset(_WORD.findall(f"{event.sentence.text} {event.place}".lower())) - dull


def _meet(one: When, other: When) -> bool:
    """Whether some day may be both."""
    begins = [day for day in (one.earliest, other.earliest) if day]
    ends = [day for day in (one.latest, other.latest) if day]
    return not begins or not ends or max(begins) <= min(ends)
