"""The chronology as linked data (schema.org), for search engines: in the page, and as a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.model.characters import web_address
from timeline.publishing.exports.chronology_json import json_bytes
from timeline.publishing.exports.entry_words import calendar_days, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import jinja2

    from timeline.model.communique import Communique
    from timeline.model.edition import Chronology, Entry
    from timeline.publishing.exports.entry_words import EntryWords

_CONTEXT = ["https://schema.org", {"dcterms": "http://purl.org/dc/terms/", "edtf": "http://id.loc.gov/datatypes/edtf/"}]


def make(chronology: Chronology, templates: jinja2.Environment, _folders: Sequence[Path]) -> bytes:
    """The linked data as a file of UTF-8 JSON."""
    return json_bytes(linked_data(chronology, templates))


def linked_data(chronology: Chronology, templates: jinja2.Environment) -> dict[str, Any]:
    """The linked data: the edition with its sources, and an event for each entry with its EDTF and its ISO dates."""
    words = words_of(chronology, templates)
    edition = chronology.edition
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "@id": edition.identifier,
        "name": _tagged(words.each(edition.title)),
        "description": _tagged(words.each(edition.subtitle) or words.each(edition.title)),
        "inLanguage": list(words.languages),
        "publisher": {"@type": "Organization", "name": _tagged(words.each(edition.publisher))},
        "dateModified": chronology.date.isoformat(),
        "isBasedOn": [_source(communique, words) for communique in chronology.communiques],
        "hasPart": [_event(entry, words) for entry in chronology.entries],
    }


def _source(communique: Communique, words: EntryWords) -> dict[str, Any]:
    title = words.chronology.titles.get(communique.id)
    names = {code: title.said(code) for code in words.languages if title.said(code)} if title else {}
    properties = {
        "@type": "CreativeWork",
        "@id": f"#{communique.id}",
        "name": _tagged(names or {communique.language: communique.title}),
        "inLanguage": communique.language,
        "publisher": {"@type": "Organization", "name": _tagged(words.issuer(communique))} if communique.issuer else "",
        "datePublished": communique.published.isoformat() if communique.published else "",
        "url": web_address(communique.source),
    }
    return {key: value for key, value in properties.items() if value}


def _event(entry: Entry, words: EntryWords) -> dict[str, Any]:
    when = entry.event.when
    span = calendar_days(when)
    properties = {
        "@type": "Event",
        "@id": f"#{entry.id}",
        "name": _tagged(words.names(entry)),
        "startDate": span[0].isoformat() if span else "",
        "endDate": span[1].isoformat() if span else "",
        "dcterms:date": {"@type": "edtf:EDTF", "@value": str(when)},
        "location": _place(entry, words),
        "keywords": [name for said in words.subjects(entry).values() for name in _tagged(said)],
        "subjectOf": [_told_by(telling, words) for telling in entry.tellings],
    }
    return {key: value for key, value in properties.items() if value}


def _told_by(telling: Entry, words: EntryWords) -> dict[str, Any]:
    """The communiqué that tells an event, or what the editors have it from."""
    if telling.stated is None:
        return {"@id": f"#{telling.communique.id}"}
    names = {code: telling.stated.said(code) for code in words.languages if telling.stated.said(code)}
    return {"@type": "CreativeWork", "name": _tagged(names)}


def _place(entry: Entry, words: EntryWords) -> dict[str, Any] | None:
    if entry.place is None:
        return None
    names = {code: entry.place.said(code) for code in words.languages if entry.place.said(code)}
    return {"@type": "Place", "name": _tagged(names)}


def _tagged(texts: dict[str, str]) -> list[dict[str, str]]:
    return [{"@language": code, "@value": text} for code, text in texts.items()]
