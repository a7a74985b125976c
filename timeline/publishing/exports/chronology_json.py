"""The whole chronology as JSON, for programs; its schema is ``chronology.schema.json`` beside this file."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from timeline.publishing.exports.entry_words import words_of
from timeline.publishing.record import record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology, Entry
    from timeline.publishing.exports.entry_words import EntryWords

SCHEMA = "chronology.schema.json"


def make(chronology: Chronology, templates: jinja2.Environment, _folders: Sequence[Path]) -> bytes:
    """The chronology as UTF-8 JSON, in the form that the schema gives."""
    words, data = words_of(chronology, templates), record(chronology)
    facts, joined_facts = data.pop("entries"), data.pop("tellings")
    entries = [{"id": entry.id, **facts[entry.id], **_more(entry, words)} for entry in chronology.entries]
    joined = [other for entry in chronology.entries for other in entry.others]
    tellings = [{"id": other.id, **joined_facts[other.id], **_more(other, words)} for other in joined]
    communiques = [{"id": key, **value} for key, value in data.pop("communiques").items()]
    return json_bytes({"$schema": SCHEMA, **data, "communiques": communiques, "entries": entries, "tellings": tellings})


def schema(_chronology: Chronology, _templates: jinja2.Environment, _folders: Sequence[Path]) -> bytes:
    """The JSON Schema of ``chronology.json``, the same for every chronology."""
    return (files(__package__) / SCHEMA).read_bytes()


def json_bytes(value: object) -> bytes:
    """A value as indented UTF-8 JSON with a line end at its end."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _more(entry: Entry, words: EntryWords) -> dict[str, Any]:
    place = entry.event.sentence.span
    marks = {code: [list(mark) for mark in marks] for code, marks in entry.marks.items() if code in words.languages}
    return {"words": words.dates(entry), "marks": marks, "start": max(place.start, 0), "end": max(place.end, 0)}
