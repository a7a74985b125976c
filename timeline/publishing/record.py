"""The chronology as plain data: the base of the briefing's drawings and tables and of ``chronology.json``.

Every date is EDTF and every text is as read, without typography; the keys are English words and languages are codes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from timeline.model.communique import Communique
    from timeline.model.edition import Chronology, Entry
    from timeline.model.translation import Translation


def record(chronology: Chronology) -> dict[str, Any]:
    """The edition, its communiqués and its entries by id, ready for JSON, in the order of the chronology."""
    edition = chronology.edition
    return {
        "identifier": edition.identifier,
        "title": edition.title,
        "subtitle": edition.subtitle,
        "publisher": edition.publisher,
        "rights": edition.rights,
        "subjects": edition.subjects,
        "subject_names": {name: _in(said, edition.languages) for name, said in edition.subject_names.items()},
        "languages": edition.languages,
        "date": chronology.date.isoformat(),
        "as_of": _iso(edition.as_of),
        "draft": chronology.draft,
        "communiques": {communique.id: _communique(communique, chronology) for communique in chronology.communiques},
        "entries": {entry.id: _entry(entry, edition.languages) for entry in chronology.entries},
        "tellings": {
            other.id: _entry(other, edition.languages) | {"of": entry.id}
            for entry in chronology.entries
            for other in entry.others
        },
    }


def _communique(communique: Communique, chronology: Chronology) -> dict[str, Any]:
    title = chronology.titles.get(communique.id)
    return {
        "title": _said(title, chronology.edition.languages) or {communique.language: communique.title},
        "language": communique.language,
        "published": _iso(communique.published),
        "place": communique.place,
        "issuer": communique.issuer,
        "reference": communique.reference,
        "source": communique.source,
        "file": communique.path,
    }


def _entry(entry: Entry, languages: tuple[str, ...]) -> dict[str, Any]:
    event = entry.event
    return {
        "date": str(event.when),
        "earliest": _iso(event.when.earliest),
        "latest": _iso(event.when.latest),
        "about": event.when.about,
        "deadline": event.when.is_deadline,
        "kind": str(event.kind),
        "headline": _said(entry.headline, languages),
        "headline_proposed": entry.proposed,
        "place": _said(entry.place, languages),
        "text": _said(entry.text, languages),
        "note": _said(entry.note, languages),
        "key": event.key,
        "subjects": list(entry.subjects),
        "original": entry.text.language,
        "state": str(entry.text.worst(languages)),
        "expression": event.expression,
        "rule": event.rule,
        "basis": event.basis,
        "communique": entry.communique.id,
        "paragraph": event.sentence.paragraph,
        **({"page": event.sentence.page, "paragraph_on_page": event.sentence.on_page} if event.sentence.page else {}),
        "file": event.sentence.span.path,
        "line": event.sentence.span.line,
        **({"stated": _said(entry.stated, languages)} if entry.stated else {}),
    }


def _said(text: Translation | None, languages: tuple[str, ...]) -> dict[str, str] | None:
    """The text in each language that has it."""
    return {code: text.said(code) for code in languages if text.said(code)} if text else None


def _in(texts: dict[str, str], languages: tuple[str, ...]) -> dict[str, str]:
    return {code: texts[code] for code in languages if code in texts}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
