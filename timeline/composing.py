"""Events and translations are paired: messages to translate on the way out, entries to print on the way back."""

from __future__ import annotations

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


def messages(communique: Communique, events: Sequence[Event]) -> Iterator[Message]:
    """All of a communiqué that is to be translated, in the order of the document: header first, then its sentences."""
    header = {"title": communique.title, "headline": communique.headline, "place": communique.place}
    notes = (f"communiqué of {communique.published}, {communique.issuer}",)
    for role, text in header.items():
        if text:
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
        header = {role: next(answers)[0] for role in ("title", "headline", "place") if getattr(communique, role)}
        titles[communique.id] = header["title"]
        for _, group in groupby(events, key=lambda event: event.sentence):
            text, names = next(answers)
            entries += (_entry(name, event, communique, text, header, languages)
                        for name, event in zip(names, group, strict=True))  # fmt: skip
    return tuple(sorted(entries, key=_order)), titles


def _order(entry: Entry) -> tuple[object, ...]:
    event = entry.event
    place = event.sentence.place
    return (*event.when.sort_key, list(Kind).index(event.kind), entry.communique.id, place.start, entry.id)


def _entry(
    name: str,
    event: Event,
    communique: Communique,
    text: Translation,
    header: Mapping[str, Translation],
    languages: Mapping[str, Language],
) -> Entry:
    at_meeting = communique.published is not None and str(event.when) == communique.published.isoformat()
    return Entry(
        id=name, event=event, communique=communique, text=text,
        headline=header.get("headline") if event.headline else None,
        place=header.get("place") if at_meeting else None,
        marks={code: spans for code, language in languages.items()
               if (spans := _marks(event, communique, text.said(code), language))},
    )  # fmt: skip


def _marks(event: Event, communique: Communique, text: str, language: Language) -> Spans:
    """The stretches of a text that give the event's date: known in its own language, read again in another."""
    if not event.mentions or not text:
        return ()
    if language.code == communique.language:
        return ((event.mentions[0].start, event.mentions[-1].end),)
    found = find_dates(text, language, communique.published)
    wanted = _values(event.when)
    spans = [(one.start, one.end) for one in found if str(one.when) == str(event.when)]
    return tuple(spans[:1] or [(one.start, one.end) for one in found if str(one.when) in wanted])


def _values(when: When) -> set[str]:
    return {period.edtf for period in when.periods} if when.shape in (Shape.ALL, Shape.ANY) else set()
