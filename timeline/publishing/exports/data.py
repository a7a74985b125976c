"""The whole chronology as JSON, for programs; its schema is ``chronology.schema.json`` beside this file."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from timeline.publishing.exports.entry_words import words
from timeline.publishing.record import record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology, Entry
    from timeline.publishing.exports.entry_words import EntryWords

SCHEMA = "chronology.schema.json"


def make(chronology: Chronology, templates: jinja2.Environment, _folders: Sequence[Path]) -> bytes:
    """The chronology as the schema says."""
    said, found = words(chronology, templates), record(chronology)
    facts, others = found.pop("entries"), found.pop("tellings")
    entries = [{"id": entry.id, **facts[entry.id], **_more(entry, said)} for entry in chronology.entries]
    told = [other for entry in chronology.entries for other in entry.others]
    tellings = [{"id": other.id, **others[other.id], **_more(other, said)} for other in told]
    communiques = [{"id": key, **value} for key, value in found.pop("communiques").items()]
    return dump({"$schema": SCHEMA, **found, "communiques": communiques, "entries": entries, "tellings": tellings})


def schema(_chronology: Chronology, _templates: jinja2.Environment, _folders: Sequence[Path]) -> bytes:
    """The JSON Schema of the above, the same for every chronology."""
    return (files(__package__) / SCHEMA).read_bytes()


def dump(value: object) -> bytes:
    """JSON as people like to read it."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _more(entry: Entry, said: EntryWords) -> dict[str, Any]:
    place = entry.event.sentence.span
    marks = {code: [list(mark) for mark in marks] for code, marks in entry.marks.items() if code in said.languages}
    return {"words": said.dates(entry), "marks": marks, "start": place.start, "end": place.end}
