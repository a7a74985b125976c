"""The chronology as a table for spreadsheets: RFC 4180, with the mark by which they know UTF-8."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from timeline.model.characters import safe_cell
from timeline.publishing.exports.entry_words import on_one_line, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import jinja2

    from timeline.model.communique import Sentence
    from timeline.model.edition import Chronology, Entry
    from timeline.publishing.exports.entry_words import EntryWords


def make(chronology: Chronology, templates: jinja2.Environment, _folders: Sequence[Path]) -> bytes:
    """The table as CSV: a row for each entry and for each other that tells its event, columns for each language."""
    words = words_of(chronology, templates)
    tellings = [telling for entry in chronology.entries for telling in (entry, *entry.others)]
    paged = any(telling.event.sentence.page for telling in tellings)
    rows = [_row(telling, words, paged=paged) for telling in tellings]
    columns = list(rows[0]) if rows else ["id"]
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    writer.writerows([safe_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _row(entry: Entry, words: EntryWords, *, paged: bool) -> dict[str, str]:
    """The cells of a telling; those of its page only in a table in which some text has pages."""
    event, communique = entry.event, entry.communique
    first, last = event.when.earliest, event.when.latest
    return {
        "id": entry.id,
        "within": entry.within,
        "edtf": str(event.when),
        "earliest": first.isoformat() if first else "",
        "latest": last.isoformat() if last else "",
        "kind": str(event.kind),
        **_columns("date", words.dates(entry), words),
        **_columns(
            "headline", {code: entry.headline.said(code) for code in words.languages} if entry.headline else {}, words
        ),
        **_columns("place", {code: entry.place.said(code) for code in words.languages} if entry.place else {}, words),
        **_columns("text", words.texts(entry), words),
        **_columns("note", {code: entry.note.said(code) for code in words.languages} if entry.note else {}, words),
        "key": "yes" if event.key else "",
        **_columns("subjects", _subjects(entry, words), words),
        "state": str(entry.text.worst(words.languages)),
        "communique": communique.id,
        **(_editors if entry.stated else _communique)(entry, words, paged=paged),
    }


def _subjects(entry: Entry, words: EntryWords) -> dict[str, str]:
    """The names of all subjects in one cell for each language."""
    names = words.subjects(entry).values()
    return {code: "; ".join(said[code] for said in names if code in said) for code in words.languages}


def _communique(entry: Entry, words: EntryWords, *, paged: bool) -> dict[str, str]:
    """Where the communiqué of an entry states it."""
    communique, place = entry.communique, entry.event.sentence
    return {
        "title": on_one_line(words.title(entry)),
        "published": communique.published.isoformat() if communique.published else "",
        "paragraph": str(place.paragraph),
        **(_page(place) if paged else {}),
        "source": communique.source,
        "file": place.span.path,
        "line": str(place.span.line),
    }


def _page(sentence: Sentence) -> dict[str, str]:
    known = (sentence.page, sentence.on_page) if sentence.page else ("", "")
    return dict(zip(("page", "paragraph_on_page"), map(str, known), strict=True))


def _editors(entry: Entry, words: EntryWords, *, paged: bool) -> dict[str, str]:
    """Where the editors have an entry from: no communiqué, paragraph or line states it."""
    nowhere = dict.fromkeys(_communique(entry, words, paged=paged), "")
    return nowhere | {"title": on_one_line(words.source(entry))}


def _columns(name: str, texts: dict[str, str], words: EntryWords) -> dict[str, str]:
    return {f"{name}_{code}": texts.get(code, "") for code in words.languages}
