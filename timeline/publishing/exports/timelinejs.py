"""The chronology as TimelineJS reads it: one story, both languages on each slide."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from timeline.publishing.exports.chronology_json import json_bytes
from timeline.publishing.exports.entry_words import calendar_days, on_one_line, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology, Entry
    from timeline.publishing.exports.entry_words import EntryWords


def make(chronology: Chronology, templates: jinja2.Environment, _folders: Sequence[Path]) -> bytes:
    """JSON with a slide for each entry whose days are known; all text is escaped, as TimelineJS takes it for HTML."""
    words = words_of(chronology, templates)
    edition = chronology.edition
    title = {
        "headline": escape(on_one_line(words.each(edition.title))),
        "text": _paragraphs(words.each(edition.subtitle)),
    }
    spans = [(entry, span) for entry in chronology.entries if (span := calendar_days(entry.event.when))]
    return json_bytes({"title": {"text": title}, "events": [_slide(entry, span, words) for entry, span in spans]})


def _slide(entry: Entry, span: tuple[date, date], words: EntryWords) -> dict[str, Any]:
    first, last = span
    kind = entry.event.kind.capitalize()
    return {
        "unique_id": entry.id,
        "start_date": _date(first),
        **({"end_date": _date(last)} if last != first else {}),
        "display_date": escape(on_one_line({code: words.heading(entry.event.when, code) for code in words.languages})),
        "group": escape(on_one_line({code: words.label(kind, code) for code in words.languages})),
        "text": {
            "headline": escape(on_one_line(words.names(entry))),
            "text": "".join(_telling(telling, words) for telling in entry.tellings),
        },
    }


def _telling(telling: Entry, words: EntryWords) -> str:
    return _paragraphs(words.texts(telling)) + _paragraphs(words.source(telling))


def _paragraphs(texts: dict[str, str]) -> str:
    return "".join(f'<p lang="{code}">{escape(text)}</p>' for code, text in texts.items())


def _date(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}
