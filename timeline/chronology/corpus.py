"""The corpus of a project, read whole: its texts, what they tell, its catalogues brought up to date in memory."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from joblib import Parallel, delayed

from timeline.chronology.collections import Collection, make_collection, read_catalogues
from timeline.chronology.corpus_text import gather_tellings, read_telling
from timeline.chronology.edits import place_edits, read_editings, with_quoted
from timeline.chronology.whereabouts import Asked, find_whereabouts
from timeline.events.editing import quotations
from timeline.language.languages import Languages
from timeline.model.errors import Finding, Severity, TimelineError
from timeline.project.settings import read_edition
from timeline.translations.glossary import Glossary, read_glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from timeline.chronology.collections import CatalogueFile
    from timeline.chronology.whereabouts import Whereabouts
    from timeline.events.editing import Editing
    from timeline.events.moved_edits import Stray
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
    """A project read whole: its languages, edition, collections, glossary, and the findings about its files.

    ``whereabouts`` says which texts moved, ``strays`` which edits stand elsewhere than their texts.
    """

    project: Project
    languages: Languages
    edition: Edition
    collections: tuple[Collection, ...]
    glossary: Glossary
    findings: tuple[Finding, ...]
    whereabouts: Whereabouts
    strays: tuple[Stray, ...] = ()

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """What each text tells, collection by collection."""
        return tuple(telling for collection in self.collections for telling in collection.tellings)

    @property
    def communiques(self) -> dict[str, Communique]:
        """Each communiqué by its id."""
        return {telling.communique.id: telling.communique for telling in self.tellings}


def read_corpus(
    project: Project,
    asked: Asked | None = None,
    *,
    allow_loss: bool = False,
    jobs: int = 1,
    watch: Watch = lambda files: files,
) -> Corpus:
    """The corpus of a project, each catalogue merged in memory; TimelineError with every error of every file.

    Texts are read by ``jobs`` processes; ``watch`` is given the files and gives them back one by one, to show progress.
    """
    settings, languages = project.settings(), Languages(project.rules())
    edition = read_edition(settings)
    if unwritten := languages.unwritten(edition.languages, settings.name):
        raise TimelineError(*unwritten)
    editings, unread = read_editings(project, {path.parent.name for path in project.communique_paths()})
    tellings, findings = _read_texts(project, languages, editings, jobs, watch)
    findings += unread
    findings += [_not_read(project.name(path)) for path in project.unread_paths()]
    if not tellings and not findings and not (asked and asked.removed):
        findings = [_NO_TEXTS]
    files, unreadable = _catalogue_files(project, edition, _by_collection(tellings))
    if errors := [finding for finding in (*findings, *unreadable) if finding.severity is Severity.ERROR]:
        raise TimelineError(*errors)
    whereabouts = find_whereabouts(project, files, tellings, asked or Asked())
    edits = place_edits(editings, whereabouts.today)
    told = _by_collection(with_quoted(project, languages.of_texts, tellings, edits))
    glossary = read_glossary(source) if (source := project.glossary()) else Glossary()
    terms = _terms(glossary, languages)
    made = [
        make_collection(name, members, edits.of(name), whereabouts.files[name], terms, allow_loss=allow_loss)
        for name, members in told.items()
    ]
    collections = tuple(collection for collection, _ in made)
    communiques = (telling.communique for collection in collections for telling in collection.tellings)
    findings += [*whereabouts.findings, *edits.findings({name for _, ids in made for name in ids}, communiques)]
    return Corpus(project, languages, edition, collections, glossary, tuple(findings), whereabouts, edits.strays)


def _read_texts(
    project: Project, languages: Languages, editings: Mapping[str, Editing], jobs: int, watch: Watch
) -> tuple[tuple[Telling, ...], list[Finding]]:
    """What each text tells, and all that is wrong with any."""
    texts = (
        delayed(read_telling)(
            *project.read_communique(path), languages.of_texts, quotations(editings[path.parent.name])
        )
        for path in watch(project.communique_paths())
    )
    return gather_tellings(Parallel(n_jobs=jobs)(texts))


def _not_read(name: str) -> Finding:
    remedy = f"timeline add {shlex.quote(name)} makes a text of it and takes it from here"
    if "\\" in name:
        remedy = "its name holds signs that no command and no header can: give it another name"
    return Finding(name, 0, "C14", "this file of the corpus is not read", remedy, Severity.WARNING)


def _terms(glossary: Glossary, languages: Languages) -> Callable[[Direction], TermList]:
    """What gives the terms of a direction, in the singular and the plural of its languages."""
    return cache(lambda direction: glossary.terms(direction, languages.plurals(direction)))


def _by_collection(tellings: Iterable[Telling]) -> dict[str, list[Telling]]:
    groups: dict[str, list[Telling]] = {}
    for telling in tellings:
        groups.setdefault(telling.communique.collection, []).append(telling)
    return groups


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
