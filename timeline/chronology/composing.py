"""Events and translations are paired: messages to translate on the way out, entries to print on the way back."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby, pairwise
from textwrap import shorten
from typing import TYPE_CHECKING, TypeVar

from timeline.dates import find_dates
from timeline.model.edition import Entry
from timeline.model.event import Kind
from timeline.model.translation import Message
from timeline.model.when import Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from timeline.language import Language
    from timeline.model.communique import Communique, Sentence
    from timeline.model.event import Event
    from timeline.model.translation import Translation
    from timeline.model.when import When

    Told = Sequence[tuple[Communique, tuple[Event, ...]]]
    Spans = tuple[tuple[int, int], ...]

Answer = TypeVar("Answer")
HEADER_ROLES = ("title", "headline", "place")


def messages(
    communique: Communique,
    events: Sequence[Event],
    extra: Iterable[tuple[str, str]] = (),
    hints: Callable[[str], Iterable[str]] = lambda _: (),
) -> Iterator[Message]:
    """All of a communiqué that is to be translated: header, sentences in order, places, the editor's texts.

    ``extra`` are roles and texts that the events do not have yet; ``hints`` gives a translator's notes on a text.
    """
    notes = (f"communiqué of {communique.published}, {communique.issuer}",)
    for role in _header(communique):
        text = getattr(communique, role)
        yield Message(communique.id, role, text, (), (*notes, *hints(text)), communique.path)
    before = {after.span.start: one for one, after in pairwise(communique.sentences)}
    for group in _by_sentence(events):
        sentence = group[0].sentence
        dates = tuple(event.when.notation for event in group)
        where = f"paragraph {sentence.paragraph}, {communique.place}, {communique.published}"
        whole = (f"whole: {sentence.whole}",) if sentence.whole else ()
        said = (where, *whole, *_surroundings(before.get(sentence.span.start), sentence), *hints(sentence.text))
        yield Message(communique.id, "", sentence.text, dates, said, communique.path)
    for role, text in (_texts(communique, events) | dict(extra)).items():
        yield Message(communique.id, role, text, (), tuple(hints(text)), communique.path)


def _surroundings(before: Sentence | None, sentence: Sentence) -> Iterator[str]:
    """« il », « ceux-ci »: the sentence before, where this one opens with a word that leans on it."""
    first = sentence.text.split(" ", 1)[0].lower()
    if before and (len(first) < 5 or "-" in first) and not sentence.opening:
        yield f"before: {shorten(before.text, 120, placeholder=' …')}"


def _header(communique: Communique) -> list[str]:
    return [role for role in HEADER_ROLES if getattr(communique, role)]


def _by_sentence(events: Sequence[Event]) -> list[tuple[Event, ...]]:
    """The events of each sentence that has one to print; one left out beside it keeps its date in the catalogue."""
    groups = (tuple(group) for _, group in groupby(events, key=lambda event: event.sentence))
    return [group for group in groups if not all(event.left_out for event in group)]


def _texts(communique: Communique, events: Sequence[Event]) -> dict[str, str]:
    """By role: the places and bodies that a text gives to its events, the headlines and notes that the editor gives."""
    bodies = {_role("body", event.body): event.body for event in events if event.body}
    places = {_role("place", event.place): event.place for event in events if event.place not in ("", communique.place)}
    return places | bodies | {role: str(getattr(event, word)) for event in events for word, role in event.roles.items()}


def _role(what: str, name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join([what, *re.findall(r"[a-z0-9]+", plain)])


def answered(corpus: Told, answers: Sequence[Answer]) -> Iterator[tuple[dict[str, Answer], list[Answer]]]:
    """For each communiqué what answers its roles, by role, and its sentences, in order.

    ``answers`` has one for each of the messages of every communiqué, one after the other.
    """
    left = iter(answers)
    for communique, events in corpus:
        roles = {role: next(left) for role in _header(communique)}
        sentences = [next(left) for _ in _by_sentence(events)]
        yield roles | {role: next(left) for role in _texts(communique, events)}, sentences


def compose(
    corpus: Told,
    translations: Sequence[Translation],
    ids: Sequence[tuple[str, ...]],
    languages: Mapping[str, Language],
) -> tuple[tuple[Entry, ...], dict[str, Translation]]:
    """Entries in order of time and the titles of the communiqués by id.

    ``translations`` and ``ids`` answer the messages of every communiqué, one after the other.
    """
    entries: list[Entry] = []
    titles: dict[str, Translation] = {}
    answers = zip(corpus, answered(corpus, translations), answered(corpus, ids), strict=True)
    for (communique, events), (roles, texts), (_, names) in answers:
        titles[communique.id] = roles["title"]
        source = _Source(communique, roles, languages)
        for group, text, named in zip(_by_sentence(events), texts, names, strict=True):
            told = ((name, event) for name, event in zip(named, group, strict=True) if not event.left_out)
            entries += (source.entry(name, event, text) for name, event in told)
    return tuple(sorted(entries, key=entry_order)), titles


def entry_order(entry: Entry) -> tuple[object, ...]:
    """Where an entry stands: by time, then meetings before decisions, then by communiqué and place in it."""
    event = entry.event
    place = event.sentence.span
    return (*event.when.sort_key, list(Kind).index(event.kind), entry.communique.id, place.start, entry.id)


@dataclass(frozen=True, slots=True)
class _Source:
    """A communiqué with its header and places as translated, and the languages to print."""

    communique: Communique
    roles: Mapping[str, Translation]
    languages: Mapping[str, Language]

    def entry(self, name: str, event: Event, text: Translation) -> Entry:
        """The event as published; what is told of the meeting itself has the meeting's place."""
        at_meeting = str(event.when) == str(self.communique.published) or event.place == self.communique.place
        marks = {code: self.marks(event, text.said(code), language) for code, language in self.languages.items()}
        return Entry(
            id=name,
            event=event,
            communique=self.communique,
            text=text,
            headline=self.roles.get(event.roles.get("headline", "headline")) if event.headline else None,
            place=self.roles.get("place" if at_meeting else _role("place", event.place) if event.place else ""),
            body=self.roles.get(_role("body", event.body)) if event.body else None,
            note=self.roles.get(event.roles.get("note", "")),
            marks={code: spans for code, spans in marks.items() if spans},
        )

    def marks(self, event: Event, text: str, language: Language) -> Spans:
        """The stretches of a text that give the event's date: known in its own language, read again in another."""
        if not event.mentions or not text:
            return ()
        if language.code == self.communique.language:
            return ((event.mentions[0].start, event.mentions[-1].end),)
        if not language.has("dates"):
            return ()
        found = find_dates(text, language, self.communique.published)
        spans = [(one.start, one.end) for one in found if str(one.when) == str(event.when)]
        members = _members(event.when)
        return tuple(spans[:1] or [(one.start, one.end) for one in found if str(one.when) in members])


def _members(when: When) -> set[str]:
    return {period.edtf for period in when.periods} if when.shape in (Shape.ALL, Shape.ANY) else set()
