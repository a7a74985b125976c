"""The chronology as linked data (schema.org), for search engines: in the page, and as a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.model.characters import web_address
from timeline.publishing.exports.data import dump
from timeline.publishing.exports.entry_words import calendar_days, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import jinja2

    from timeline.model.communique import Communique
    from timeline.model.edition import Chronology, Entry
    from timeline.publishing.exports.entry_words import EntryWords

_CONTEXT = ["https://schema.org", {"dcterms": "http://purl.org/dc/terms/", "edtf": "http://id.loc.gov/datatypes/edtf/"}]


def make(chronology: Chronology, templates: jinja2.Environment, _folders: Sequence[Path]) -> bytes:
    """The data below as a file."""
    return dump(describe(chronology, templates))


def describe(chronology: Chronology, templates: jinja2.Environment) -> dict[str, Any]:
    """The edition with its sources, and an event for each entry with its EDTF and its ISO dates."""
    said = words(chronology, templates)
    edition = chronology.edition
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "@id": edition.identifier,
        "name": _tagged(said.each(edition.title)),
        "description": _tagged(said.each(edition.subtitle) or said.each(edition.title)),
        "inLanguage": list(said.languages),
        "publisher": {"@type": "Organization", "name": _tagged(said.each(edition.publisher))},
        "dateModified": chronology.date.isoformat(),
        "isBasedOn": [_source(one, said) for one in chronology.communiques],
        "hasPart": [_event(entry, said) for entry in chronology.entries],
    }


def _source(one: Communique, said: EntryWords) -> dict[str, Any]:
    title = said.chronology.titles.get(one.id)
    names = {code: title.said(code) for code in said.languages if title.said(code)} if title else {}
    found = {
        "@type": "CreativeWork",
        "@id": f"#{one.id}",
        "name": _tagged(names or {one.language: one.title}),
        "inLanguage": one.language,
        "datePublished": one.published.isoformat() if one.published else "",
        "url": web_address(one.source),
    }
    return {key: value for key, value in found.items() if value}


def _event(entry: Entry, said: EntryWords) -> dict[str, Any]:
    when = entry.event.when
    span = calendar_days(when)
    found = {
        "@type": "Event",
        "@id": f"#{entry.id}",
        "name": _tagged(said.names(entry)),
        "startDate": span[0].isoformat() if span else "",
        "endDate": span[1].isoformat() if span else "",
        "dcterms:date": {"@type": "edtf:EDTF", "@value": str(when)},
        "location": _place(entry, said),
        "subjectOf": [{"@id": f"#{one.communique.id}"} for one in entry.tellings],
    }
    return {key: value for key, value in found.items() if value}


def _place(entry: Entry, said: EntryWords) -> dict[str, Any] | None:
    if entry.place is None:
        return None
    names = {code: entry.place.said(code) for code in said.languages if entry.place.said(code)}
    return {"@type": "Place", "name": _tagged(names)}


def _tagged(texts: dict[str, str]) -> list[dict[str, str]]:
    return [{"@language": code, "@value": text} for code, text in texts.items()]
