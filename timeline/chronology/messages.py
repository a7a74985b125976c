"""The messages of a communiqué, all that is to be translated: header, sentences of events, places, editor's texts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from textwrap import shorten
from typing import TYPE_CHECKING, Any

from timeline.model.event import BY_HAND
from timeline.model.translation import Message, MessageKey
from timeline.translations.event_ids import INSTEAD

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from timeline.model.communique import Communique, Sentence
    from timeline.model.event import Event, Telling

HEADER_ROLES = ("title", "headline", "place")
_SHOWN = 120


def messages_of(telling: Telling) -> Iterator[Message]:
    """The messages of a text in document order: what of it is printed, in words of its own or of the editor's."""
    communique, events = telling.communique, [event for event in telling.events if not event.left_out]
    blank = Message(communique.id, "", "", reference=communique.path, language=communique.language)
    notes = (f"communiqué of {communique.published}, {communique.issuer}",)
    for role in header_roles(communique):
        yield replace(blank, role=role, text=getattr(communique, role), notes=notes)
    beside = _neighbours(communique.sentences)
    for group in events_by_sentence(telling.events):
        sentence = group[0].sentence
        sentence_notes = tuple(_notes(communique, group[0], *beside.get(sentence.span.start, (None, None))))
        whole = _of_sentence(communique, group, sentence_notes, communique.path)
        if any(not event.left_out and not event.text for event in group):
            yield whole
        for event in group:
            if event.text and not event.left_out:
                yield _of_words(blank, event, sentence_notes, whole.key)
    for role, text in event_texts(communique, events).items():
        yield replace(blank, role=role, text=text)


def sentences_of(telling: Telling, but: Container[MessageKey] = ()) -> Iterator[Message]:
    """The message of each sentence that has events, whatever words of it are printed, except those of some keys."""
    for group in events_by_sentence(telling.events):
        if sentence_key(telling.communique, group[0].sentence) not in but:
            yield _of_sentence(telling.communique, group)


def _of_sentence(
    communique: Communique, group: Sequence[Event], notes: tuple[str, ...] = (), path: str = ""
) -> Message:
    """The message of a sentence; the editor's own words stand in no line of the text, only in its file."""
    sentence, span = group[0].sentence, group[0].sentence.span
    reference = str(span) if span.start >= 0 else path
    said = {"text": sentence.text, "reference": reference, "start": span.start, "end": span.end, **_dates(group)}
    return Message(communique.id, "", notes=notes, language=communique.language, **said)


def _neighbours(sentences: Sequence[Sentence]) -> dict[int, tuple[Sentence | None, Sentence | None]]:
    """By where each sentence begins, the one before it and the one after it."""
    return {
        here.span.start: (before, after)
        for before, here, after in zip((None, *sentences), sentences, (*sentences[1:], None), strict=False)
    }


def _of_words(blank: Message, event: Event, notes: Sequence[str], whole: MessageKey) -> Message:
    """The message of the words that the editor takes out of a sentence; the translator is told all of it."""
    told = (*notes, f"whole: {event.sentence.text}")
    place = str(event.sentence.span)
    return replace(
        blank, role=event.roles["text"], text=event.text, **_dates([event]), notes=told, whole=whole, reference=place
    )


def _dates(events: Sequence[Event]) -> dict[str, Any]:
    return {
        "dates": tuple(event.when.notation for event in events),
        "hands": tuple(map(_hand, events)) if any(map(_hand, events)) else (),
    }


def _hand(event: Event) -> str:
    """What the editor has to do with the date of an event."""
    if event.added:
        return BY_HAND
    return f"{INSTEAD}{event.read.notation}" if event.read else ""


def sentence_key(communique: Communique, sentence: Sentence) -> MessageKey:
    """The key of the message that a sentence becomes; the editor's own words have negative places."""
    return MessageKey(communique.id, "", sentence.span.start, sentence.span.end)


def events_by_sentence(events: Sequence[Event]) -> list[tuple[Event, ...]]:
    """The events grouped by sentence.

    An event left out beside one that is printed stays in the group: the catalogue keeps its date.
    """
    groups: dict[tuple[int, int], list[Event]] = {}
    for event in events:
        groups.setdefault((event.sentence.span.start, event.sentence.span.end), []).append(event)
    return [tuple(group) for group in groups.values()]


def header_roles(communique: Communique) -> list[str]:
    """The fields of the header that are to be translated and have a text."""
    return [role for role in HEADER_ROLES if getattr(communique, role)]


def event_texts(communique: Communique, events: Sequence[Event]) -> dict[str, str]:
    """By role: the places and bodies that a text gives to its events, the headlines and notes that the editor gives."""
    bodies = {role_of("body", event.body): event.body for event in events if event.body}
    places = {
        role_of("place", event.place): event.place for event in events if event.place not in ("", communique.place)
    }
    own = {role: str(getattr(event, word)) for event in events for word, role in event.roles.items() if word != "text"}
    return places | bodies | own


def role_of(kind: str, name: str) -> str:
    """The role of a place or body by its name: « Île-de-France » is ``place-ile-de-france``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join([kind, *re.findall(r"[a-z0-9]+", plain)])


def _notes(communique: Communique, event: Event, before: Sentence | None, after: Sentence | None) -> Iterator[str]:
    """Where a sentence stands, all of it where a clause is quoted, and its neighbours where one leans on the other."""
    sentence = event.sentence
    if event.stated:
        yield f"of the editors, from: {event.stated}"
        return
    yield f"{sentence.cite()}, {communique.place}, {communique.published}"
    if sentence.whole:
        yield f"whole: {sentence.whole}"
    if before and _leans(sentence):
        yield f"before: {_shortened(before.text)}"
    if after and not sentence.opens_list and _leans(after):
        yield f"after: {_shortened(after.text)}"


def _shortened(text: str) -> str:
    """As much of a neighbour as shows which it is; most are no longer, and need no search where to cut."""
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else shorten(plain, _SHOWN, placeholder=" …")


def _leans(sentence: Sentence) -> bool:
    """Whether a sentence may begin with a word that stands for one of the sentence before, « il », « ceux-ci »."""
    first = sentence.text.split(" ", 1)[0].lower()
    return (len(first) < 5 or "-" in first) and not sentence.opening
