"""The chronology as a calendar: whole days, a deadline on the day it falls due."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event

from timeline.model.characters import web_address
from timeline.model.event import Kind
from timeline.publishing.exports.entry_words import calendar_days, on_one_line, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology, Entry
    from timeline.publishing.exports.entry_words import EntryWords


def make(chronology: Chronology, templates: jinja2.Environment, _folders: Sequence[Path]) -> bytes:
    """An event for each entry whose days are known; RFC 5545 has one summary, so both languages share it."""
    said = words(chronology, templates)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//bilingual-timeline//chronology//FR")
    calendar.add("x-wr-calname", on_one_line(said.each(chronology.edition.title)))
    for entry in chronology.entries:
        if span := calendar_days(entry.event.when):
            calendar.add_component(_event(entry, span, said))
    return bytes(calendar.to_ical())


def _event(entry: Entry, span: tuple[date, date], said: EntryWords) -> Event:
    first, last = span
    event = Event()
    event.add("uid", f"{entry.id}@{said.chronology.edition.identifier.rsplit(':', 1)[-1].rsplit('/', 1)[-1]}")
    event.add("dtstamp", datetime.combine(said.chronology.date, time(), UTC))
    event.add("dtstart", first)
    # RFC 5545, 3.6.1: the end of an event of whole days is the day after.
    if last.year < 9999:
        event.add("dtend", last + timedelta(days=1))
    event.add("summary", on_one_line(said.names(entry)))
    event.add("description", _description(entry, said))
    event.add("categories", [str(entry.event.kind)])
    event.add("transp", "TRANSPARENT")
    event.add("x-edtf", str(entry.event.when))
    if entry.place:
        event.add("location", on_one_line({code: entry.place.said(code) for code in said.languages}))
    if link := web_address(entry.communique.source):
        event.add("url", link)
    return event


def _description(entry: Entry, said: EntryWords) -> str:
    return "\n\n".join(_telling(one, said) for one in entry.tellings)


def _telling(one: Entry, said: EntryWords) -> str:
    kind = Kind(one.event.kind).capitalize()
    texts, dates = said.texts(one), said.dates(one)
    parts = [f"{said.label(kind, code)} ({dates[code]})\n{texts[code]}" for code in said.languages if code in texts]
    return "\n\n".join([*parts, f"{on_one_line(said.title(one))}, § {one.event.sentence.paragraph}"])
