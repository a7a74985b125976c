"""The chronology as a table for spreadsheets: RFC 4180, with the mark by which they know UTF-8."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from timeline.model.characters import safe_cell
from timeline.publishing.exports.entry_words import on_one_line, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology, Entry
    from timeline.publishing.exports.entry_words import EntryWords


def make(chronology: Chronology, templates: jinja2.Environment, _folders: Sequence[Path]) -> bytes:
    """A row for each entry, and for each other text that tells it; a column of texts and of dates for each language."""
    said = words(chronology, templates)
    rows = [_row(one, said) for entry in chronology.entries for one in (entry, *entry.others)]
    columns = list(rows[0]) if rows else ["id"]
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    writer.writerows([safe_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _row(entry: Entry, said: EntryWords) -> dict[str, str]:
    event, communique = entry.event, entry.communique
    first, last, place = event.when.earliest, event.when.latest, event.sentence.span
    return {
        "id": entry.id,
        "within": entry.within,
        "edtf": str(event.when),
        "earliest": first.isoformat() if first else "",
        "latest": last.isoformat() if last else "",
        "kind": str(event.kind),
        **_columns("date", said.dates(entry), said),
        **_columns(
            "headline", {code: entry.headline.said(code) for code in said.languages} if entry.headline else {}, said
        ),
        **_columns("place", {code: entry.place.said(code) for code in said.languages} if entry.place else {}, said),
        **_columns("text", said.texts(entry), said),
        **_columns("note", {code: entry.note.said(code) for code in said.languages} if entry.note else {}, said),
        "key": "yes" if event.key else "",
        "state": str(entry.text.worst(said.languages)),
        "communique": communique.id,
        "title": on_one_line(said.title(entry)),
        "published": communique.published.isoformat() if communique.published else "",
        "paragraph": str(event.sentence.paragraph),
        "source": communique.source,
        "file": place.path,
        "line": str(place.line),
    }


def _columns(name: str, texts: dict[str, str], said: EntryWords) -> dict[str, str]:
    return {f"{name}_{code}": texts.get(code, "") for code in said.languages}
