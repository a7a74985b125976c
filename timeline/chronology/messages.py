"""The messages of a communiqué, all that is to be translated: header, sentences of events, places, editor's texts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise
from textwrap import shorten
from typing import TYPE_CHECKING

from timeline.model.translation import Message, MessageKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.model.communique import Communique, Sentence
    from timeline.model.event import Event, Telling

HEADER_ROLES = ("title", "headline", "place")


def messages_of(telling: Telling, extra: Iterable[tuple[str, str]] = ()) -> Iterator[Message]:
    """The messages of a text in document order; ``extra`` are roles and texts that no event of it has yet."""
    communique, events = telling.communique, telling.events
    blank = Message(communique.id, "", "", reference=communique.path, language=communique.language)
    notes = (f"communiqué of {communique.published}, {communique.issuer}",)
    for role in header_roles(communique):
        yield replace(blank, role=role, text=getattr(communique, role), notes=notes)
    before = {after.span.start: sentence for sentence, after in pairwise(communique.sentences)}
    for group in events_by_sentence(events):
        sentence = group[0].sentence
        dates = tuple(event.when.notation for event in group)
        sentence_notes = tuple(_notes(communique, sentence, before.get(sentence.span.start)))
        start, end = sentence.span.start, sentence.span.end
        yield replace(blank, text=sentence.text, dates=dates, notes=sentence_notes, start=start, end=end)
    for role, text in (event_texts(communique, events) | dict(extra)).items():
        yield replace(blank, role=role, text=text)


def sentence_key(communique: Communique, sentence: Sentence) -> MessageKey:
    """The key of the message that a sentence becomes."""
    return MessageKey(communique.id, "", sentence.span.start, sentence.span.end)


def events_by_sentence(events: Sequence[Event]) -> list[tuple[Event, ...]]:
    """The events grouped by sentence, without sentences that have none to print.

    An event left out beside one that is printed stays: the catalogue keeps its date.
    """
    groups: dict[tuple[int, int], list[Event]] = {}
    for event in events:
        groups.setdefault((event.sentence.span.start, event.sentence.span.end), []).append(event)
    return [tuple(group) for group in groups.values() if not all(event.left_out for event in group)]


def header_roles(communique: Communique) -> list[str]:
    """The fields of the header that are to be translated and have a text."""
    return [role for role in HEADER_ROLES if getattr(communique, role)]


def event_texts(communique: Communique, events: Sequence[Event]) -> dict[str, str]:
    """By role: the places and bodies that a text gives to its events, the headlines and notes that the editor gives."""
    bodies = {role_of("body", event.body): event.body for event in events if event.body}
    places = {
        role_of("place", event.place): event.place for event in events if event.place not in ("", communique.place)
    }
    return places | bodies | {role: str(getattr(event, word)) for event in events for word, role in event.roles.items()}


def role_of(kind: str, name: str) -> str:
    """The role of a place or body by its name: « Île-de-France » is ``place-ile-de-france``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join([kind, *re.findall(r"[a-z0-9]+", plain)])


def _notes(communique: Communique, sentence: Sentence, before: Sentence | None) -> Iterator[str]:
    """Where a sentence stands, all of it where a clause is quoted, and the one before it where it leans on that."""
    yield f"{sentence.cite()}, {communique.place}, {communique.published}"
    if sentence.whole:
        yield f"whole: {sentence.whole}"
    # « il », « ceux-ci »
    first = sentence.text.split(" ", 1)[0].lower()
    if before and (len(first) < 5 or "-" in first) and not sentence.opening:
        yield f"before: {shorten(before.text, 120, placeholder=' …')}"
