"""The corpus of a project, read whole: its texts, what they tell, its catalogues brought up to date in memory."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from joblib import Parallel, delayed

from timeline.chronology.collections import Collection, make_collection, read_catalogues
from timeline.chronology.corpus_text import gather_tellings, read_telling
from timeline.events.editing import Editing, quotations, read_editing
from timeline.language.languages import Languages
from timeline.model.errors import Finding, Severity, TimelineError
from timeline.project.settings import read_edition
from timeline.translations.glossary import Glossary, read_glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from timeline.chronology.collections import CatalogueFile
    from timeline.model.communique import Communique
    from timeline.model.edition import Edition
    from timeline.model.event import Telling
    from timeline.model.translation import Direction
    from timeline.project.folders import Project
    from timeline.translations.terms import TermList

    Watch = Callable[[list[Path]], Iterable[Path]]

_NO_TEXTS = Finding(
    "corpus",
    0,
    "C23",
    "there are no communiqués",
    "put a text with its header into corpus/<collection>/; corpus/README.md tells how",
)


@dataclass(frozen=True, slots=True)
class Corpus:
    """A project read whole: its languages, edition, collections, glossary, and the findings about its files."""

    project: Project
    languages: Languages
    edition: Edition
    collections: tuple[Collection, ...]
    glossary: Glossary
    findings: tuple[Finding, ...]

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """What each text tells, collection by collection."""
        return tuple(telling for collection in self.collections for telling in collection.tellings)

    @property
    def communiques(self) -> dict[str, Communique]:
        """Each communiqué by its id."""
        return {telling.communique.id: telling.communique for telling in self.tellings}


def read_corpus(
    project: Project, *, allow_loss: bool = False, jobs: int = 1, watch: Watch = lambda files: files
) -> Corpus:
    """The corpus of a project, each catalogue merged in memory; TimelineError with every error of every file.

    Texts are read by ``jobs`` processes; ``watch`` is given the files and gives them back one by one, to show progress.
    """
    settings, languages = project.settings(), Languages(project.rules())
    edition = read_edition(settings)
    if unwritten := languages.unwritten(edition.languages, settings.name):
        raise TimelineError(*unwritten)
    paths = project.communique_paths()
    editings, unread = _editings(project, {path.parent.name for path in paths})
    texts = (
        delayed(read_telling)(
            *project.read_communique(path), languages.of_texts, quotations(editings[path.parent.name])
        )
        for path in watch(paths)
    )
    tellings, findings = gather_tellings(Parallel(n_jobs=jobs)(texts))
    findings += unread
    if not tellings and not findings:
        findings = [_NO_TEXTS]
    by_collection = _by_collection(tellings)
    files, unreadable = _catalogue_files(project, edition, by_collection)
    if errors := [finding for finding in (*findings, *unreadable) if finding.severity is Severity.ERROR]:
        raise TimelineError(*errors)
    source = project.glossary()
    glossary = read_glossary(source) if source else Glossary()
    terms = _terms(glossary, languages)
    collections = []
    for name, members in by_collection.items():
        collection, unmet = make_collection(name, members, editings[name], files[name], terms, allow_loss=allow_loss)
        collections.append(collection)
        findings += unmet
    return Corpus(project, languages, edition, tuple(collections), glossary, tuple(findings))


def _terms(glossary: Glossary, languages: Languages) -> Callable[[Direction], TermList]:
    """What gives the terms of a direction, in the singular and the plural of its languages."""
    return cache(lambda direction: glossary.terms(direction, languages.plurals(direction)))


def _by_collection(tellings: Iterable[Telling]) -> dict[str, list[Telling]]:
    groups: dict[str, list[Telling]] = {}
    for telling in tellings:
        groups.setdefault(telling.communique.collection, []).append(telling)
    return groups


def _editings(project: Project, names: Iterable[str]) -> tuple[dict[str, Editing], list[Finding]]:
    """The editing of each collection by name, and the findings about its file."""
    editings = {name: Editing() for name in names}
    findings: list[Finding] = []
    for name in editings:
        try:
            if written := project.editing(name):
                editings[name] = read_editing(written)
        except TimelineError as error:
            findings += error.findings
    return editings, findings


def _catalogue_files(
    project: Project, edition: Edition, by_collection: Mapping[str, Sequence[Telling]]
) -> tuple[dict[str, tuple[CatalogueFile, ...]], list[Finding]]:
    """The catalogue files of each collection by name, and all that is wrong with any."""
    files: dict[str, tuple[CatalogueFile, ...]] = {}
    findings: list[Finding] = []
    for name, members in by_collection.items():
        try:
            files[name] = read_catalogues(project, name, edition.languages, members[0].communique.language)
        except TimelineError as error:
            findings += error.findings
    return files, findings
