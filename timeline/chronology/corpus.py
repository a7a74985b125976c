"""A project is read: its communiqués, their events, their catalogues brought up to date in memory."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING

from joblib import Parallel, delayed

from timeline.checking.terms import hints
from timeline.chronology.composing import answered, messages
from timeline.events.dateline import Confidence, read_datelines
from timeline.events.editing import Editing, edit_events, extra_texts, quotations, read_editing, unfound
from timeline.events.extraction import extract
from timeline.language import load_language
from timeline.model.errors import Finding, Severity, TimelineError
from timeline.project.settings import read_edition
from timeline.reading.communique import decode, read_communique
from timeline.reading.header import read_header
from timeline.translations.catalogue import Catalogue, new_catalogue, read_catalogue
from timeline.translations.glossary import Glossary, read_glossary
from timeline.translations.merge import Merge, merge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from timeline.language import Language
    from timeline.model.communique import Communique, Sentence
    from timeline.model.edition import Edition
    from timeline.model.event import Event
    from timeline.project.folders import Project

    Watch = Callable[[list[Path]], Iterable[Path]]
    Told = tuple[tuple[Communique, tuple[Event, ...]], ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of the corpus with its events and its catalogue brought up to date with them."""

    name: str
    told: tuple[tuple[Communique, tuple[Event, ...]], ...]
    path: Path
    before: str
    merge: Merge
    editing: Editing


@dataclass(frozen=True, slots=True)
class Corpus:
    """A project read whole: its edition, its collections, and what there is to say of its files."""

    project: Project
    edition: Edition
    collections: tuple[Collection, ...]
    findings: tuple[Finding, ...]


@cache
def known_language(code: str, own: Path | None = None) -> Language | None:
    """The language of a code, or None when no rules are known for it; ``own``: the folder of a project's rules."""
    try:
        return load_language(code, own)
    except TimelineError as error:
        if any(found.code == "R01" for found in error.findings):
            return None
        raise


def read(project: Project, *, allow_loss: bool = False, jobs: int = 1, watch: Watch = lambda files: files) -> Corpus:
    """The project read and extracted, each catalogue merged in memory; TimelineError with all that is in the way.

    Texts are read by ``jobs`` processes; ``watch`` is given the files and gives them back one by one, to show progress.
    """
    edition = read_edition(*project.settings())
    paths = project.communiques()
    editings, unread = _editings(project, {path.parent.name for path in paths})
    texts = (
        delayed(tell)(*project.communique(path), quotations(editings[path.parent.name]), project.rules())
        for path in watch(paths)
    )
    told, findings = _gathered(Parallel(n_jobs=jobs)(texts))
    findings += unread
    if not told and not findings:
        remedy = "put a text with its header into corpus/<collection>/; corpus/README.md tells how"
        findings = [Finding("corpus", 0, "C23", "there are no communiqués", remedy)]
    catalogues, unreadable = _catalogues(project, edition, [one for one, _ in told])
    if errors := [one for one in (*findings, *unreadable) if one.severity is Severity.ERROR]:
        raise TimelineError(*errors)
    named = project.glossary()
    notes = partial(hints, glossary=read_glossary(named[1], named[0]) if named else Glossary(""))
    collections = []
    for name, (path, text, catalogue) in catalogues.items():
        mine = tuple((one, events) for one, events in told if one.collection == name)
        mine, merged, unmet = _merged(mine, catalogue, editings[name], notes, allow_loss=allow_loss)
        findings += unmet
        collections.append(Collection(name, mine, path, text, merged, editings[name]))
    return Corpus(project, edition, tuple(collections), tuple(findings))


def _editings(project: Project, names: Iterable[str]) -> tuple[dict[str, Editing], list[Finding]]:
    """What the editor says of each collection, and what is wrong with it."""
    editings = {name: Editing() for name in names}
    findings: list[Finding] = []
    for name in editings:
        try:
            if written := project.editing(name):
                editings[name] = read_editing(*written)
        except TimelineError as error:
            findings += error.findings
    return editings, findings


def tell(
    path: str, collection: str, raw: bytes, quotations: Sequence[str] = (), own: Path | None = None
) -> tuple[Communique | None, tuple[Event, ...], tuple[Finding, ...]]:
    """One file read and extracted, with all that is to be said of it.

    Of its sentences only those are kept that stand beside an event or hold a quotation: a corpus may be large.
    """
    communique, findings = read_communique(path, collection, raw, partial(known_language, own=own))
    if communique and communique.published is None:
        communique, undated = _dated(communique, raw, load_language(communique.language, own))
        findings += (undated,)
    events = extract(communique, load_language(communique.language, own)) if communique else ()
    return communique and _lightened(communique, events, quotations), tuple(map(_light, events)), findings


def _lightened(communique: Communique, events: Sequence[Event], quotations: Sequence[str]) -> Communique:
    """The communiqué with the paragraphs of its events, the sentence before each and those that hold a quotation."""
    paragraphs = {event.sentence.paragraph for event in events}
    paragraphs |= {one.paragraph for one in communique.sentences if any(words in one.text for words in quotations)}
    kept = [one.paragraph in paragraphs for one in communique.sentences]
    sentences = zip(communique.sentences, kept, [*kept[1:], False], strict=True)
    return replace(communique, sentences=tuple(_plain(one) for one, here, next_to in sentences if here or next_to))


def _light(event: Event) -> Event:
    return replace(event, sentence=_plain(event.sentence))


def _plain(sentence: Sentence) -> Sentence:
    """The sentence without the offsets of its letters, which nobody asks for once its events have their places."""
    return replace(sentence, offsets=())


def _gathered(
    texts: Iterable[tuple[Communique | None, tuple[Event, ...], tuple[Finding, ...]]],
) -> tuple[Told, list[Finding]]:
    told: list[tuple[Communique, tuple[Event, ...]]] = []
    findings: list[Finding] = []
    paths: dict[str, str] = {}
    for communique, events, found in texts:
        findings += found
        if communique is None:
            continue
        if twin := paths.get(communique.id):
            fact = f"the id {communique.id} is that of {twin} too"
            findings.append(Finding(communique.path, 2, "C11", fact, "give this text an id of its own"))
        paths[communique.id] = communique.path
        told.append((communique, events))
    return tuple(told), findings


def _merged(
    told: Told, catalogue: Catalogue, editing: Editing, notes: Callable[[str], Iterable[str]], *, allow_loss: bool
) -> tuple[Told, Merge, list[Finding]]:
    """The events as the editor wants them, the catalogue brought up to date with them, the edits that met no event.

    The rules' own events are merged first: they give the ids by which the editor speaks.
    """
    first = [text for one, events in told for text in messages(one, events, extra_texts(editing, one), notes)]
    merged = merge(catalogue, first, allow_loss=allow_loss)
    if not editing.edits and not editing.added:
        return told, merged, []
    plain = merge(merged.catalogue, [text for one, events in told for text in messages(one, events)], allow_loss=True)
    edited, found, known = [], set[str](), set[str]()
    for (one, events), (_, names) in zip(told, answered(told, plain.event_ids), strict=True):
        ids = [name for group in names for name in group]
        known |= set(ids)
        kept, met = edit_events(editing, one, events, ids)
        edited.append((one, kept))
        found |= met
    last = [text for one, events in edited for text in messages(one, events, (), notes)]
    final = merge(merged.catalogue, last, allow_loss=True)
    unmet = unfound(editing, found, known, [one for one, _ in told])
    return tuple(edited), replace(final, report=merged.report), list(unmet)


def _dated(communique: Communique, raw: bytes, language: Language) -> tuple[Communique, Finding]:
    """A communiqué without a date in its header, with the day its text tells; never in silence."""
    header, _ = read_header(communique.path, raw)
    text, _ = decode(communique.path, raw[header.length if header else 0 :])
    best = next(iter(read_datelines(text, language)), None)
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
