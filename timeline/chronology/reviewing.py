"""What was reviewed of a text, and what is new or changed since: each event, as the rules and the editor have it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.chronology.one_text import OneText
    from timeline.model.event import Event

# Of the digest of a text so many characters are written; as much tells two versions apart.
_DIGEST = 8


class Reviewed(StrEnum):
    """How far the editor is with an event."""

    NEW = "new"
    CHANGED = "changed"
    SEEN = "seen"
    CORRECTED = "corrected"
    LEFT_OUT = "left out"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class ReviewedEvent:
    """An event by its id: as the rules have it, as the editor wants it, and what was seen of it."""

    id: str
    bare: Event
    wanted: Event
    seen: str
    state: Reviewed

    @property
    def waits(self) -> bool:
        """Whether nobody has looked at it as it is today."""
        return self.state in (Reviewed.NEW, Reviewed.CHANGED)


def rules_say(event: Event) -> str:
    """What the rules say of an event, before the editor: its kind and date, as ``[seen]`` keeps it."""
    return f"{event.kind} {event.when.notation}"


def digest_seen(text: OneText) -> str:
    """What ``[seen]`` keeps of a text that was read to its end."""
    return text.digest[:_DIGEST]


def reviewed_events(text: OneText) -> tuple[ReviewedEvent, ...]:
    """The events of a text in its order, those left out among them."""
    return tuple(_reviewed(text))


def _reviewed(text: OneText) -> Iterator[ReviewedEvent]:
    edited = {edit.id for edit in text.editing.edits}
    for name, bare in zip(text.ids, text.bare, strict=True):
        wanted, seen = text.wanted[name], text.editing.seen.get(name, "")
        yield ReviewedEvent(name, bare, wanted, seen, _state(bare, wanted, seen, edited=name in edited))


def _state(bare: Event, wanted: Event, seen: str, *, edited: bool) -> Reviewed:
    if not bare.added and seen and seen != rules_say(bare):
        return Reviewed.CHANGED
    if wanted.left_out:
        return Reviewed.LEFT_OUT
    if bare.added:
        return Reviewed.ADDED
    if edited:
        return Reviewed.CORRECTED
    return Reviewed.SEEN if seen else Reviewed.NEW


def forgotten(text: OneText) -> tuple[str, ...]:
    """The ids under ``[seen]`` of events that the text has no more."""
    return tuple(name for name in text.editing.seen if name != text.id and name not in text.wanted)


def is_read(text: OneText) -> bool:
    """Whether the text as it stands was read to its end, and nothing in it waits."""
    read = text.editing.seen.get(text.id) == digest_seen(text)
    return read and not any(event.waits for event in reviewed_events(text))
