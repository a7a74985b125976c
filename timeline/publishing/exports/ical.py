"""The chronology as a calendar: whole days, a deadline on the day it falls due."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from timeline.model.characters import web_address
from timeline.model.event import Kind
from timeline.publishing.exports.entry_words import calendar_days, on_one_line, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    import jinja2
    from icalendar import Event

    from timeline.model.edition import Chronology, Entry
    from timeline.publishing.exports.entry_words import EntryWords


def make(chronology: Chronology, templates: jinja2.Environment, _folders: Sequence[Path]) -> bytes:
    """The calendar, an event for each entry whose days are known; all languages share the one summary of RFC 5545."""
    from icalendar import Calendar  # noqa: PLC0415 slow to load, and no other publication needs it

    words = words_of(chronology, templates)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//bilingual-timeline//chronology//FR")
    calendar.add("x-wr-calname", on_one_line(words.each(chronology.edition.title)))
    for entry in chronology.entries:
        if span := calendar_days(entry.event.when):
            calendar.add_component(_event(entry, span, words))
    return bytes(calendar.to_ical())


def _event(entry: Entry, span: tuple[date, date], words: EntryWords) -> Event:
    from icalendar import Event  # noqa: PLC0415 as above

    first, last = span
    event = Event()
    event.add("uid", f"{entry.id}@{words.chronology.edition.identifier.rsplit(':', 1)[-1].rsplit('/', 1)[-1]}")
    event.add("dtstamp", datetime.combine(words.chronology.date, time(), UTC))
    event.add("dtstart", first)
    # RFC 5545, 3.6.1: the end of an event of whole days is the day after.
    if last.year < 9999:
        event.add("dtend", last + timedelta(days=1))
    event.add("summary", on_one_line(words.names(entry)))
    event.add("description", _description(entry, words))
    event.add("categories", [str(entry.event.kind), *map(on_one_line, words.subjects(entry).values())])
    event.add("transp", "TRANSPARENT")
    event.add("x-edtf", str(entry.event.when))
    if entry.place:
        event.add("location", on_one_line({code: entry.place.said(code) for code in words.languages}))
    if not entry.stated and (link := web_address(entry.communique.source)):
        event.add("url", link)
    return event


def _description(entry: Entry, words: EntryWords) -> str:
    return "\n\n".join(_telling(telling, words) for telling in entry.tellings)


def _telling(telling: Entry, words: EntryWords) -> str:
    kind = Kind(telling.event.kind).capitalize()
    texts, dates = words.texts(telling), words.dates(telling)
    parts = [f"{words.label(kind, code)} ({dates[code]})\n{texts[code]}" for code in words.languages if code in texts]
    return "\n\n".join([*parts, on_one_line(words.source(telling))])
