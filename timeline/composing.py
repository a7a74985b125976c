"""Events and translations are paired: messages to translate on the way out, entries to print on the way back."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from timeline.dates import find_dates
from timeline.model import Entry, Kind, Message
from timeline.when import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.language import Language
    from timeline.model import Communique, Event, Translation
    from timeline.when import When

    Told = Sequence[tuple[Communique, tuple[Event, ...]]]
    Spans = tuple[tuple[int, int], ...]

HEADER = ("title", "headline", "place")


def messages(communique: Communique, events: Sequence[Event]) -> Iterator[Message]:
    """All of a communiqué that is to be translated, in the order of the document: header first, then its sentences."""
    notes = (f"communiqué of {communique.published}, {communique.issuer}",)
    for role in HEADER:
        if text := getattr(communique, role):
            yield Message(communique.id, role, text, (), notes, communique.path)
    for sentence, group in groupby(events, key=lambda event: event.sentence):
        dates = tuple(event.when.notation for event in group)
        notes = (f"paragraph {sentence.paragraph}, {communique.place}, {communique.published}",)
        yield Message(communique.id, "", sentence.text, dates, notes, communique.path)


def compose(
    told: Told,
    translations: Sequence[Translation],
    ids: Sequence[tuple[str, ...]],
    languages: Mapping[str, Language],
) -> tuple[tuple[Entry, ...], dict[str, Translation]]:
    """Entries in order of time and the titles of the communiqués by id.

    ``translations`` and ``ids`` answer the messages of every communiqué, one after the other.
    """
    answers = iter(zip(translations, ids, strict=True))
    entries: list[Entry] = []
    titles: dict[str, Translation] = {}
    for communique, events in told:
        header = {role: next(answers)[0] for role in HEADER if getattr(communique, role)}
        titles[communique.id] = header["title"]
        source = _Source(communique, header, languages)
        for _, group in groupby(events, key=lambda event: event.sentence):
            text, names = next(answers)
            entries += (source.entry(name, event, text) for name, event in zip(names, group, strict=True))
    return tuple(sorted(entries, key=_order)), titles


def _order(entry: Entry) -> tuple[object, ...]:
    event = entry.event
    place = event.sentence.place
    return (*event.when.sort_key, list(Kind).index(event.kind), entry.communique.id, place.start, entry.id)


@dataclass(frozen=True, slots=True)
class _Source:
    """A communiqué with its header as translated, and the languages to print."""

    communique: Communique
    header: Mapping[str, Translation]
    languages: Mapping[str, Language]

    def entry(self, name: str, event: Event, text: Translation) -> Entry:
        """The event as published; what is told of the meeting itself has the meeting's place."""
        at_meeting = str(event.when) == str(self.communique.published)
        marks = {code: self.marks(event, text.said(code), language) for code, language in self.languages.items()}
        return Entry(
            id=name,
            event=event,
            communique=self.communique,
            text=text,
            headline=self.header.get("headline") if event.headline else None,
            place=self.header.get("place") if at_meeting else None,
            marks={code: spans for code, spans in marks.items() if spans},
        )

    def marks(self, event: Event, text: str, language: Language) -> Spans:
        """The stretches of a text that give the event's date: known in its own language, read again in another."""
        if not event.mentions or not text:
            return ()
        if language.code == self.communique.language:
            return ((event.mentions[0].start, event.mentions[-1].end),)
        found = find_dates(text, language, self.communique.published)
        spans = [(one.start, one.end) for one in found if str(one.when) == str(event.when)]
        members = _members(event.when)
        return tuple(spans[:1] or [(one.start, one.end) for one in found if str(one.when) in members])


def _members(when: When) -> set[str]:
    return {period.edtf for period in when.periods} if when.shape in (Shape.ALL, Shape.ANY) else set()
