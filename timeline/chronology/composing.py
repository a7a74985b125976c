"""Entries: each event with its id, its communiqué and its translations, in order of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.chronology.messages import events_by_sentence, header_roles, role_of, sentence_key
from timeline.dates import find_dates
from timeline.model.edition import Entry
from timeline.model.event import Kind
from timeline.model.translation import MessageKey, Translation
from timeline.model.when import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from timeline.language import Language
    from timeline.model.communique import Communique
    from timeline.model.event import Event, Telling
    from timeline.model.when import When

    Translations = Mapping[MessageKey, Translation]
    EventIds = Mapping[MessageKey, tuple[str, ...]]
    Marks = tuple[tuple[int, int], ...]

_KINDS = {kind: number for number, kind in enumerate(Kind)}


def compose_entries(
    tellings: Iterable[Telling],
    translations: Translations,
    ids: EventIds,
    languages: Mapping[str, Language],
    *,
    left_out: bool = False,
) -> tuple[tuple[Entry, ...], dict[str, Translation]]:
    """The entries in order of time, and the titles of the communiqués by id.

    ``translations`` has every message of the tellings, ``ids`` those of the events of each sentence, in its order;
    ``languages`` those whose rules find the words of a date in a translation. ``left_out`` asks for the entries that
    the editor leaves out instead.
    """
    entries: list[Entry] = []
    titles: dict[str, Translation] = {}
    for telling in tellings:
        communique = telling.communique
        if "title" in header_roles(communique):
            titles[communique.id] = translations[MessageKey(communique.id, "title")]
        translated = _TranslatedCommunique(communique, translations, languages)
        for group in events_by_sentence(telling.events):
            named = zip(ids[sentence_key(communique, group[0].sentence)], group, strict=True)
            entries += (translated.entry(name, event) for name, event in named if event.left_out is left_out)
    return tuple(sorted(entries, key=entry_order)), titles


def entry_order(entry: Entry) -> tuple[object, ...]:
    """The key by which entries are sorted: time, then meetings before decisions, then communiqué and place in it."""
    event = entry.event
    place = abs(event.sentence.span.start)
    return (*event.when.sort_key, _KINDS[event.kind], entry.communique.id, place, entry.id)


@dataclass(frozen=True, slots=True)
class _TranslatedCommunique:
    """A communiqué with all translations, and the languages whose rules are known."""

    communique: Communique
    translations: Translations
    languages: Mapping[str, Language]

    def entry(self, name: str, event: Event) -> Entry:
        """The event as published; what is told of the meeting itself has its place, unless the editor says another."""
        text = self.text(name, event)
        marks = {code: self.marks(event, text.said(code), language) for code, language in self.languages.items()}
        return Entry(
            id=name,
            event=event,
            communique=self.communique,
            text=text,
            headline=self.of(event.roles.get("headline", "headline")) if event.headline else None,
            place=self.of(self.place_role(event)),
            body=self.of(role_of("body", event.body)) if event.body else None,
            note=self.of(event.roles.get("note", "")),
            stated=self.of(event.roles.get("stated", "")),
            marks={code: spans for code, spans in marks.items() if spans},
        )

    def text(self, name: str, event: Event) -> Translation:
        """The words that are printed, with their translations: the sentence, or what the editor takes out of it.

        What is left out has no translation that stands anywhere.
        """
        key = sentence_key(self.communique, event.sentence)
        if event.text:
            key = MessageKey(self.communique.id, event.roles["text"])
        said = event.text or event.sentence.text
        return self.translations.get(key) or Translation(name, said, self.communique.language)

    def place_role(self, event: Event) -> str:
        """The role of the place where the event is."""
        by_hand = any("place" in edit.said for edit in event.edits)
        at_meeting = str(event.when) == str(self.communique.published) and not by_hand
        if at_meeting or event.place == self.communique.place:
            return "place"
        return role_of("place", event.place) if event.place else ""

    def of(self, role: str) -> Translation | None:
        """The text of a role, if the communiqué has one."""
        return self.translations.get(MessageKey(self.communique.id, role)) if role else None

    def marks(self, event: Event, text: str, language: Language) -> Marks:
        """The stretches of a text that give the event's date: known in its own language, read again in another."""
        if not event.mentions or not text:
            return ()
        if language.code == self.communique.language:
            return _own_mark(event, text)
        mentions = find_dates(text, language, self.communique.published)
        spans = [(mention.start, mention.end) for mention in mentions if str(mention.when) == str(event.when)]
        members = _members(event.when)
        return tuple(
            spans[:1] or [(mention.start, mention.end) for mention in mentions if str(mention.when) in members]
        )


def _own_mark(event: Event, text: str) -> Marks:
    """Where the text of an event gives its date, which may stand in words that the editor does not print."""
    start = text.find(event.expression) if event.text else event.mentions[0].start
    return ((start, start + len(event.expression)),) if start >= 0 else ()


def _members(when: When) -> set[str]:
    return {period.edtf for period in when.periods} if when.shape in (Shape.ALL, Shape.ANY) else set()
