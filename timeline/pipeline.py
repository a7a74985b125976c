"""The order of the stages: what is read from a project, what is made of it, where it goes.

corpus/**/*.txt ─read→ Communique ─extract→ Events ─pair (translations/)→ Chronology ─render, publish→ build/*
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from timeline import rendering
from timeline.catalogue import Catalogue, new_catalogue, read_catalogue, read_labels, write_catalogue
from timeline.composing import compose, messages
from timeline.coverage import Covered, Row, coverage
from timeline.dateline import Confidence, read_datelines
from timeline.edition import read_edition
from timeline.errors import Finding, MisuseError, Severity, TimelineError
from timeline.extraction import extract
from timeline.header import read_header
from timeline.language import load_language
from timeline.model import Chronology, State
from timeline.project import Project, write_all
from timeline.publishing import epub, html, pdf
from timeline.reading import decode, read_communique
from timeline.translations import Merge, merge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    import jinja2

    from timeline.language import Language
    from timeline.model import Communique, Edition, Event, Translation

    Maker = Callable[[Chronology, jinja2.Environment, Sequence[Path]], bytes]

PUBLICATIONS: Mapping[str, tuple[str, Maker]] = {
    "pdf": ("chronology.pdf", pdf.make),
    "epub": ("chronology.epub", epub.make),
    "html": ("timeline.html", html.make),
}
_WANTING = {
    State.MISSING: ("T40", "this sentence has no translation", "translate it"),
    State.STALE: (
        "T41",
        "the French has changed since it was translated",
        "review the translation, clear its fuzzy flag",
    ),
    State.DRAFT: ("T42", "the translation is a draft", "review the translation, clear its fuzzy flag"),
}


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of the corpus with its events and its catalogue brought up to date with them."""

    name: str
    told: tuple[tuple[Communique, tuple[Event, ...]], ...]
    path: Path
    before: str
    merge: Merge


@dataclass(frozen=True, slots=True)
class Corpus:
    """A project read whole: its edition, its collections, and what there is to say of its files."""

    project: Project
    edition: Edition
    collections: tuple[Collection, ...]
    findings: tuple[Finding, ...]


@cache
def known_language(code: str) -> Language | None:
    """The language of a code, or None when no rules are known for it."""
    try:
        return load_language(code)
    except TimelineError as error:
        if any(found.code == "R01" for found in error.findings):
            return None
        raise


def read(project: Project, *, allow_loss: bool = False) -> Corpus:
    """The project read and extracted, each catalogue merged in memory; TimelineError with all that is in the way."""
    edition = read_edition(*project.settings())
    communiques, findings = _communiques(project)
    if not communiques and not findings:
        remedy = "put a text with its header into corpus/<collection>/; corpus/README.md tells how"
        findings = [Finding("corpus", 0, "C23", "there are no communiqués", remedy)]
    catalogues, unreadable = _catalogues(project, edition, communiques)
    if errors := [one for one in (*findings, *unreadable) if one.severity is Severity.ERROR]:
        raise TimelineError(*errors)
    collections = []
    for name, (path, text, catalogue) in catalogues.items():
        told = tuple((one, extract(one, load_language(one.language))) for one in communiques if one.collection == name)
        wanted = [message for one, events in told for message in messages(one, events)]
        collections.append(Collection(name, told, path, text, merge(catalogue, wanted, allow_loss=allow_loss)))
    return Corpus(project, edition, tuple(collections), tuple(findings))


def _communiques(project: Project) -> tuple[list[Communique], list[Finding]]:
    communiques: list[Communique] = []
    findings: list[Finding] = []
    for path, collection, raw in project.communiques():
        communique, found = read_communique(path, collection, raw, known_language)
        findings += found
        if communique and communique.published is None:
            communique, told = _dated(communique, raw)
            findings.append(told)
        if communique:
            twin = next((one for one in communiques if one.id == communique.id), None)
            if twin:
                fact = f"the id {communique.id} is that of {twin.path} too"
                findings.append(Finding(path, 2, "C11", fact, "give this text an id of its own"))
            communiques.append(communique)
    return communiques, findings


def _dated(communique: Communique, raw: bytes) -> tuple[Communique, Finding]:
    """A communiqué without a date in its header, with the day its text tells; never in silence."""
    header, _ = read_header(communique.path, raw)
    text, _ = decode(communique.path, raw[header.length if header else 0 :])
    best = next(iter(read_datelines(text, load_language(communique.language))), None)
    if best is None or best.day is None:
        known = f"; its text tells only the year {best.year}, by {best.evidence}" if best else ""
        fact, remedy = f"the header has no date{known}", "add the lines  date: YYYY-MM-DD  and  basis: how it is known"
        return communique, Finding(communique.path, 1, "C12", fact, remedy)
    fact = f"the header has no date; the text was read as of {best.day} ({best.confidence}: « {best.evidence} »)"
    severity = Severity.ERROR if best.confidence is Confidence.UNSURE else Severity.WARNING
    told = Finding(communique.path, 1, "C12", fact, f"add the lines  date: {best.day}  and  basis: ...", severity)
    return replace(communique, published=best.day, basis=f"read from the text: « {best.evidence} »"), told


def _catalogues(
    project: Project, edition: Edition, communiques: Sequence[Communique]
) -> tuple[dict[str, tuple[Path, str, Catalogue]], list[Finding]]:
    catalogues: dict[str, tuple[Path, str, Catalogue]] = {}
    findings: list[Finding] = []
    for name in dict.fromkeys(one.collection for one in communiques):
        source = next(one.language for one in communiques if one.collection == name)
        target = next((code for code in edition.languages if code != source), "en")
        try:
            path, text = project.catalogue(name, target)
            catalogue = read_catalogue(text, path) if text.strip() else new_catalogue(path)
            catalogues[name] = (project.catalogue_path(name, target), text, catalogue)
        except TimelineError as error:
            findings += error.findings
    return catalogues, findings


def translate(corpus: Corpus, *, check: bool = False) -> list[tuple[Collection, bool]]:
    """Write every catalogue that the merge changed (none to ``check``); each collection, and whether it changed."""
    changed = {one.path: write_catalogue(one.merge.catalogue) for one in corpus.collections}
    changed = {path: text for path, text in changed.items() if not path.exists() or text != _before(corpus, path)}
    if changed and not check:
        write_all({path: text.encode() for path, text in changed.items()})
    return [(one, one.path in changed) for one in corpus.collections]


def _before(corpus: Corpus, path: Path) -> str:
    return next(one.before for one in corpus.collections if one.path == path)


def chronology(corpus: Corpus, *, draft: bool = False, languages: Sequence[str] = ()) -> Chronology:
    """The chronology of a corpus in order of time, in all its languages or in those named."""
    known = corpus.edition.languages
    if unknown := [code for code in languages if code not in known]:
        fact = f"the chronology has no language {', '.join(unknown)}"
        raise MisuseError(Finding("corpus/chronology.toml", 0, "C24", fact, f"its languages are {', '.join(known)}"))
    edition = replace(corpus.edition, languages=tuple(languages)) if languages else corpus.edition
    told = [(one, events) for collection in corpus.collections for one, events in collection.told]
    translations = [one for collection in corpus.collections for one in collection.merge.translations]
    ids = [one for collection in corpus.collections for one in collection.merge.event_ids]
    entries, titles = compose(told, translations, ids, _others(corpus.edition))
    newest = max((one.published for one, _ in told if one.published), default=date(1970, 1, 1))
    return Chronology(edition, tuple(one for one, _ in told), entries, titles, newest, draft=draft)


def _others(edition: Edition) -> dict[str, Language]:
    return {code: language for code in edition.languages if (language := known_language(code))}


def wanting(corpus: Corpus) -> list[Finding]:
    """A finding for each message that a final edition could not print in every language."""
    return [_wanted(one) for collection in corpus.collections for one in collection.merge.translations
            if one.state in _WANTING]  # fmt: skip


def _wanted(translation: Translation) -> Finding:
    code, fact, remedy = _WANTING[translation.state]
    return Finding(translation.place, translation.line, code, f"{translation.id}: {fact}", remedy)


def build(
    corpus: Corpus, formats: Iterable[str], out: Path, *, draft: bool = False, languages: Sequence[str] = ()
) -> list[Path]:
    """Make the publications named and write them; TimelineError when a final edition has gaps."""
    made = chronology(corpus, draft=draft, languages=languages)
    sources = {one.language for one in made.communiques}
    if not draft and set(made.edition.languages) != sources and (gaps := wanting(corpus)):
        raise TimelineError(*gaps)
    folders = corpus.project.templates()
    templates = rendering.environment(folders, labels(corpus.project, made.edition), _others(made.edition))
    files = {out / PUBLICATIONS[name][0]: PUBLICATIONS[name][1](made, templates, folders) for name in formats}
    write_all(files)
    return list(files)


def labels(project: Project, edition: Edition) -> dict[str, dict[str, str]]:
    """The fixed words of the templates, by language; a language without labels has the templates' own English."""
    found = {code: project.labels(code) for code in edition.languages}
    return {code: read_labels(text, path) for code, named in found.items() if named for path, text in [named]}


def status(corpus: Corpus) -> tuple[Row, ...]:
    """How complete the translation of a corpus is: of all, by collection, communiqué and year."""
    covered = []
    for collection in corpus.collections:
        years = {one.id: str(one.published.year) if one.published else "" for one, _ in collection.told}
        for translation in collection.merge.translations:
            communique = translation.id.split(".", 1)[0]
            covered.append(Covered(collection.name, communique, years.get(communique, ""), translation.state))
    return coverage(covered)
