"""A single file that belongs to no project, with or without a header: the events it tells."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from timeline.chronology.composing import compose_entries
from timeline.chronology.messages import messages_of
from timeline.chronology.proposals import with_proposals
from timeline.events.dateline import Confidence, read_datelines
from timeline.events.extraction import extract
from timeline.intake.any_file import read_any
from timeline.intake.encodings import as_it_is
from timeline.intake.header_guess import guess_header
from timeline.intake.kinds import find_kind
from timeline.intake.names import slug
from timeline.intake.places import placed_in
from timeline.model.communique import Communique
from timeline.model.errors import Finding, Severity
from timeline.model.event import Telling
from timeline.model.translation import Direction, Translation
from timeline.reading.communique import decode, read_sentences, text_start
from timeline.reading.header import read_header
from timeline.reading.pages import parse_pages, place_pages
from timeline.translations.catalogue import new_catalogue
from timeline.translations.merge import pair_catalogue

if TYPE_CHECKING:
    from timeline.language import Language
    from timeline.model.communique import Sentence
    from timeline.model.edition import Entry
    from timeline.reading.pages import PageStart

    EntriesAndFindings = tuple[tuple[Entry, ...], tuple[Finding, ...]]

# Documents that a person reads in an editor too, so that places in them are of use.
_WITH_LINES = ("markdown", "html")


def read_single_text(name: str, raw: bytes, language: Language, published: date | None = None) -> EntriesAndFindings:
    """The entries of one file in order of time, and the findings about it.

    Its day is ``published``, else that of its header, else the one its text tells; C13 where the text does not tell it.
    """
    if _is_document(name, raw):
        return _read_document(name, raw, language, published)
    header, _ = read_header(name, raw) if raw.removeprefix(b"\xef\xbb\xbf").startswith(b"---") else (None, ())
    fields = dict(header.fields) if header else {}
    start = text_start(raw, header.length) if header else 0
    text, findings = decode(name, raw)
    if published is None and (stated := _day(fields.get("date", ""))):
        published = stated
    if published is None:
        published, undated = _dated(name, text[start:], language)
        findings += undated
    pages = place_pages(_pages(fields.get("pages", "")), text, start)
    sentences = read_sentences(name, text, language, start, pages)
    communique = _communique(name, fields | {"language": language.code}, published, sentences)
    return _entries(Telling(communique, extract(communique, language)), language), findings


def _is_document(name: str, raw: bytes) -> bool:
    """Whether the file is none whose lines are its text; a damaged one is told by the reader of documents."""
    try:
        return find_kind(name, raw).name != "text"
    except ValueError:
        return True


def _read_document(name: str, raw: bytes, language: Language, published: date | None) -> EntriesAndFindings:
    """The entries of a document, page or mail; a finding's line is that of the text taken from it."""
    taken = read_any(name, raw, language)
    known = guess_header(taken, language, name)
    findings = tuple(remark.finding(name) for remark in taken.remarks)
    day = published or _day(known.filled.get("date", ""))
    if day is None:
        day, undated = _dated(name, taken.text, language)
        findings += undated
    sentences = read_sentences(name, taken.text, language, pages=place_pages(taken.pages, taken.text))
    if find_kind(name, raw).name in _WITH_LINES:
        sentences = placed_in(as_it_is(raw), taken.text, sentences)
    communique = _communique(name, {**known.filled, "language": language.code}, day, sentences)
    return _entries(Telling(communique, extract(communique, language)), language), findings


def _entries(telling: Telling, language: Language) -> tuple[Entry, ...]:
    """The events of a text that has no catalogue, under the ids that they would have in a fresh one."""
    messages = list(messages_of(telling))
    pairing = pair_catalogue(new_catalogue(telling.communique.path, Direction(language.code, language.code)), messages)
    translations = {
        message.key: Translation(pairing.ids[message.key], message.text, message.language) for message in messages
    }
    ids = {message.key: pairing.event_ids(message) for message in messages if not message.role}
    languages = {language.code: language}
    return tuple(with_proposals(compose_entries([telling], translations, ids, languages)[0], languages.get))


def _communique(
    name: str, fields: dict[str, str], published: date | None, sentences: tuple[Sentence, ...]
) -> Communique:
    return Communique(
        id=fields.get("id") or slug(PurePosixPath(name).stem), collection="", path=name,
        title=fields.get("title") or name, headline=fields.get("headline", ""), published=published,
        basis=fields.get("basis", ""), place=fields.get("place", ""), issuer=fields.get("issuer", ""),
        language=fields["language"], reference=fields.get("reference", ""),
        source=fields.get("source", name), sentences=sentences,
    )  # fmt: skip


def _pages(field: str) -> tuple[PageStart, ...]:
    try:
        return parse_pages(field)
    except ValueError:
        return ()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _dated(name: str, text: str, language: Language) -> tuple[date | None, tuple[Finding, ...]]:
    best = next(iter(read_datelines(text, language)), None)
    if best is None or best.day is None:
        known = f"; it tells only the year {best.year} ({best.evidence})" if best else ""
        remedy = "give the day with --published YYYY-MM-DD"
        return None, (Finding(name, 1, "C13", f"the text does not tell its own day{known}", remedy, Severity.WARNING),)
    if best.confidence is Confidence.SURE:
        return best.day, ()
    fact = f"read as of {best.day} ({best.confidence}: « {best.evidence} »)"
    return best.day, (Finding(name, best.line, "C13", fact, "if not, give --published YYYY-MM-DD", Severity.WARNING),)
