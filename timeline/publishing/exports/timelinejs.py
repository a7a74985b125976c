"""The chronology as TimelineJS reads it: one story, both languages on each slide."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from timeline.publishing.exports.data import dump
from timeline.publishing.exports.entry_words import calendar_days, on_one_line, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology, Entry
    from timeline.publishing.exports.entry_words import EntryWords


def make(chronology: Chronology, templates: jinja2.Environment, _folders: Sequence[Path]) -> bytes:
    """A slide for each entry whose days are known; TimelineJS takes text for HTML, so all of it is escaped."""
    said = words(chronology, templates)
    edition = chronology.edition
    title = {
        "headline": escape(on_one_line(said.each(edition.title))),
        "text": _paragraphs(said.each(edition.subtitle)),
    }
    spans = [(entry, span) for entry in chronology.entries if (span := calendar_days(entry.event.when))]
    return dump({"title": {"text": title}, "events": [_slide(entry, span, said) for entry, span in spans]})


def _slide(entry: Entry, span: tuple[date, date], said: EntryWords) -> dict[str, Any]:
    first, last = span
    kind = entry.event.kind.capitalize()
    return {
        "unique_id": entry.id,
        "start_date": _date(first),
        **({"end_date": _date(last)} if last != first else {}),
        "display_date": escape(on_one_line({code: said.heading(entry.event.when, code) for code in said.languages})),
        "group": escape(on_one_line({code: said.label(kind, code) for code in said.languages})),
        "text": {
            "headline": escape(on_one_line(said.names(entry))),
            "text": "".join(_telling(one, said) for one in entry.tellings),
        },
    }


def _telling(one: Entry, said: EntryWords) -> str:
    source = {code: f"{title}, § {one.event.sentence.paragraph}" for code, title in said.title(one).items()}
    return _paragraphs(said.texts(one)) + _paragraphs(source)


def _paragraphs(texts: dict[str, str]) -> str:
    return "".join(f'<p lang="{code}">{escape(text)}</p>' for code, text in texts.items())


def _date(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}
