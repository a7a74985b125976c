"""Events of other texts that may be the same as one: the likeliest first, those of another language before all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.chronology.one_text import OneText
    from timeline.desk.review.across import Elsewhere
    from timeline.model.event import Event
    from timeline.model.when import When

_WORD = re.compile(r"[^\W\d_]{5,}")
_MOST = 8


@dataclass(frozen=True, slots=True)
class Twin:
    """An event of another text: its id, the event, the text's title and language, how many longer words they share.

    ``elsewhere`` are those that perhaps tell the same in another language: words that share a meaning, no letters.
    """

    id: str
    event: Event
    title: str
    language: str
    shared: int = 0
    elsewhere: bool = False


def likely_twins(name: str, event: Event, texts: Iterable[OneText], elsewhere: Sequence[Elsewhere] = ()) -> list[Twin]:
    """First what perhaps tells the same ``elsewhere``, then the events with a day in common that share most words."""
    words, first = _words(event), [_told(one) for one in elsewhere]
    known = {name, *(one.id for one in first)}
    found = (twin for text in texts if name not in text.wanted for twin in _of_text(text, event, words))
    ordered = sorted(found, key=lambda twin: (-twin.shared, twin.event.when != event.when, twin.id))
    likely = (twin for twin in ordered if twin.id not in known and (twin.shared or twin.event.when == event.when))
    return [*first, *likely][:_MOST]


def _told(one: Elsewhere) -> Twin:
    entry = one.entry
    text = entry.communique
    return Twin(entry.id, entry.event, text.title, text.language, elsewhere=True)


def _of_text(text: OneText, event: Event, words: frozenset[str]) -> Iterator[Twin]:
    title, language = (text.communique.title, text.communique.language) if text.communique else ("", "")
    for name, other in text.wanted.items():
        if not other.left_out and _meet(event.when, other.when):
            yield Twin(name, other, title, language, len(words & _words(other)))


def _words(event: Event) -> frozenset[str]:
    dull = frozenset(_WORD.findall(event.expression.lower()))
    return frozenset(_WORD.findall(f"{event.sentence.text} {event.place}".lower())) - dull


def _meet(one: When, other: When) -> bool:
    """Whether some day may be both."""
    begins = [day for day in (one.earliest, other.earliest) if day]
    ends = [day for day in (one.latest, other.latest) if day]
    return not begins or not ends or max(begins) <= min(ends)
