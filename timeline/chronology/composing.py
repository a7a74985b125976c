"""Entries: each event with its id, its communiqué and its translations, in order of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import starmap
from typing import TYPE_CHECKING

from timeline.chronology.messages import events_by_sentence, header_roles, role_of, sentence_key
from timeline.dates import find_dates
from timeline.model.edition import Entry
from timeline.model.event import Kind
from timeline.model.translation import MessageKey, Translation
from timeline.model.when import Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from timeline.language import Language
    from timeline.model.communique import Communique
    from timeline.model.event import Event, Telling
    from timeline.model.when import When

    Translations = Mapping[MessageKey, Translation]
    EventIds = Mapping[MessageKey, tuple[str, ...]]
    Marks = tuple[tuple[int, int], ...]
    # Where dates begin and end in some words, and the notation of each.
    Stretches = tuple[tuple[int, int, str], ...]
    Dates = Mapping[tuple[str, str], Mapping[str, Stretches]]
    # What is asked of one text: some of its words, their language, its day.
    Find = Callable[[Iterable[tuple[tuple[str, ...], str, date | None]]], Iterable[tuple[Stretches, ...]]]

# As entries are sorted: what When sorts by, the number of the kind, text, place in it, id.
Order = tuple[date, int, bool, str, int, str, int, str]
_KINDS = {kind: number for number, kind in enumerate(Kind)}


def compose_entries(  # noqa: PLR0913 what is told, what is said of it and by which rules, what is asked and how
    tellings: Iterable[Telling],
    translations: Translations,
    ids: EventIds,
    languages: Mapping[str, Language],
    *,
    left_out: bool = False,
    find: Find | None = None,
) -> tuple[tuple[Entry, ...], dict[str, Translation]]:
    """The entries in order of time, and the titles of the communiqués by id.

    ``translations`` has every message of the tellings, ``ids`` those of the events of each sentence, in its order;
    ``languages`` those whose rules find the words of a date in a translation. ``left_out`` asks for the entries that
    the editor leaves out instead. ``find`` does for all texts, at once, what ``find_stretches`` does for one.
    """
    told = [
        (_TranslatedCommunique(telling.communique, translations, languages), _named(telling, ids, left_out=left_out))
        for telling in tellings
    ]
    dates = _dates(told, languages, find or partial(starmap, partial(find_stretches, load=languages.get)))
    entries = (text.entry(name, event, dates) for text, events in told for name, event in events)
    titled = (text.communique for text, _ in told if "title" in header_roles(text.communique))
    titles = {one.id: translations[MessageKey(one.id, "title")] for one in titled}
    return tuple(sorted(entries, key=entry_order)), titles


def _named(telling: Telling, ids: EventIds, *, left_out: bool) -> list[tuple[str, Event]]:
    """The events of a text that are asked for, each with its id."""
    groups = events_by_sentence(telling.events)
    keys = [sentence_key(telling.communique, group[0].sentence) for group in groups]
    named = (
        (name, event)
        for key, group in zip(keys, groups, strict=True)
        for name, event in zip(ids[key], group, strict=True)
    )
    return [(name, event) for name, event in named if event.left_out is left_out]


def find_stretches(
    texts: Sequence[str], code: str, published: date | None, load: Callable[[str], Language | None]
) -> tuple[Stretches, ...]:
    """The dates of each of some words of one text, in a language: where each begins and ends, and when it is."""
    language = load(code)
    found = (find_dates(text, language, published) if language else () for text in texts)
    return tuple(tuple((one.start, one.end, str(one.when)) for one in mentions) for mentions in found)


def _dates(
    told: Sequence[tuple[_TranslatedCommunique, Sequence[tuple[str, Event]]]], codes: Iterable[str], find: Find
) -> Dates:
    """The dates of all that is translated of events, by the id of the text and the language, then by the words."""
    codes = tuple(codes)
    asked = [
        (text.communique, code, words)
        for text, events in told
        for code in codes
        if code != text.communique.language and (words := text.words(events, code))
    ]
    found = find((words, code, communique.published) for communique, code, words in asked)
    return {
        (communique.id, code): dict(zip(words, stretches, strict=True))
        for (communique, code, words), stretches in zip(asked, found, strict=True)
    }


def entry_order(entry: Entry) -> Order:
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

    def words(self, events: Iterable[tuple[str, Event]], code: str) -> tuple[str, ...]:
        """What is said in a language of events that words of their own text date."""
        said = (self.text(name, event).said(code) for name, event in events if event.mentions)
        return tuple(dict.fromkeys(filter(None, said)))

    def entry(self, name: str, event: Event, dates: Dates) -> Entry:
        """The event as published; what is told of the meeting itself has its place, unless the editor says another."""
        text = self.text(name, event)
        marks = {code: self.marks(event, text.said(code), code, dates) for code in self.languages}
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

    def marks(self, event: Event, text: str, code: str, dates: Dates) -> Marks:
        """The stretches of a text that give the event's date: known in its own language, read again in another."""
        if not event.mentions or not text:
            return ()
        if code == self.communique.language:
            return _own_mark(event, text)
        found = dates[self.communique.id, code][text]
        spans = [(start, end) for start, end, when in found if when == str(event.when)]
        members = _members(event.when)
        return tuple(spans[:1] or [(start, end) for start, end, when in found if when in members])


def _own_mark(event: Event, text: str) -> Marks:
    """Where the text of an event gives its date, which may stand in words that the editor does not print."""
    start = text.find(event.expression) if event.text else event.mentions[0].start
    return ((start, start + len(event.expression)),) if start >= 0 else ()


def _members(when: When) -> set[str]:
    return {period.edtf for period in when.periods} if when.shape in (Shape.ALL, Shape.ANY) else set()
