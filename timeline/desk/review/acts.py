"""What can be done to the events of a text: each act is the words it changes, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from timeline.chronology.reviewing import digest_seen, rules_say
from timeline.desk.review.hand import ADD, Table, Turn, seen_turn, turn_of
from timeline.events.editing import SEEN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from timeline.chronology.one_text import OneText
    from timeline.chronology.reviewing import ReviewedEvent
    from timeline.model.event import Event, Kind
    from timeline.project.toml_value import Value

# Fields of an event, and what its own text says of each before the editor.
FIELDS: Mapping[str, Callable[[Event], str]] = {
    "date": lambda event: event.when.notation,
    "kind": lambda event: str(event.kind),
    "place": lambda event: event.place,
    "headline": lambda event: event.headline,
    "note": lambda event: event.note,
    "text": lambda event: event.text,
}
# Where nothing is written, what the rules give is printed; to have nothing printed, the word is said to be empty.
_MAY_BE_EMPTY = ("headline", "note")


@dataclass(frozen=True, slots=True)
class Act:
    """Words that change together, and what was done, in the English of the labels."""

    said: str
    turns: tuple[Turn, ...]


def accept(event: ReviewedEvent) -> Act:
    """The event is right as it is."""
    return Act("accepted", tuple(seen_turn(event, rules_say(event.bare))))


def accept_all(events: Sequence[ReviewedEvent]) -> Act:
    """All these events are right as they are: one step."""
    return Act("all accepted", tuple(turn for event in events if event.waits for turn in accept(event).turns))


def leave_out(event: ReviewedEvent) -> Act:
    """The event is not printed."""
    return _seen(event, "left out", turn_of(event, "leave-out", value=True))


def leave_out_all(events: Sequence[ReviewedEvent]) -> Act:
    """None of these events is printed: one step."""
    return Act("left out: {n}", tuple(turn for event in events for turn in leave_out(event).turns))


def restore(event: ReviewedEvent) -> Act:
    """The event is printed again."""
    return _seen(event, "brought back", turn_of(event, "leave-out", None))


def mark_key(event: ReviewedEvent) -> Act:
    """The event is a key event, or is one no more."""
    key = None if event.wanted.key else True
    return _seen(event, "key event" if key else "no key event", turn_of(event, "key", key))


def join(event: ReviewedEvent, other: str) -> Act:
    """The event is the same as another."""
    return _seen(event, "joined", [*turn_of(event, "part", None), *turn_of(event, "join", other or None)])


def part(event: ReviewedEvent) -> Act:
    """The event is never joined to another, or may be again."""
    apart = any(edit.said.get("part") for edit in event.wanted.edits)
    turns = [*turn_of(event, "join", None), *turn_of(event, "part", None if apart else True)]
    return _seen(event, "may be joined" if apart else "kept apart", turns)


def set_subjects(event: ReviewedEvent, subjects: Sequence[str]) -> Act:
    """The event has these subjects, in this order."""
    return _seen(event, "corrected", turn_of(event, "subjects", list(subjects) or None))


def set_field(event: ReviewedEvent, field: str, value: str) -> Act:
    """A field says what the editor writes; what the rules give already needs no line."""
    given, value = FIELDS[field](event.bare), value.strip()
    wanted: Value | None = value
    if not event.bare.added and value == given:
        wanted = None
    elif not value:
        wanted = "" if field in _MAY_BE_EMPTY and given and not event.bare.added else None
    return _seen(event, "corrected", turn_of(event, field, wanted))


def add_event(communique: str, quotation: str, date: str, kind: Kind) -> Act:
    """An event stands on these words of the text."""
    said = {"communique": communique, "quotation": quotation, "date": date, "kind": str(kind)}
    return Act("added", tuple(Turn(Table(ADD, {}), word, None, value) for word, value in said.items()))


def read_to_its_end(text: OneText) -> Act:
    """The text was read to its end."""
    before = text.editing.seen.get(text.id)
    after = digest_seen(text)
    return Act("read to its end", () if before == after else (Turn(Table(SEEN), text.id, before, after),))


def forget(text: OneText, names: Sequence[str]) -> Act:
    """What was seen of events that are there no more is forgotten."""
    return Act("forgotten", tuple(Turn(Table(SEEN), name, text.editing.seen[name], None) for name in names))


def _seen(event: ReviewedEvent, said: str, turns: Sequence[Turn]) -> Act:
    """An act on an event: who does something to it has seen it."""
    return Act(said, (*turns, *seen_turn(event, rules_say(event.bare))) if turns else ())


def field_values(event: ReviewedEvent) -> dict[str, Any]:
    """What each field shows: what the editor says, else what the rules give."""
    words = {word: said for edit in event.wanted.edits for word, said in edit.said.items()}
    return {name: words.get(name, given(event.bare)) for name, given in FIELDS.items()}
