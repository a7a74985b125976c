"""The corpus of a project, read whole: its texts, what they tell, its catalogues brought up to date in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING

from timeline.chronology.catalogue_files import read_catalogues
from timeline.chronology.collections import Collection, make_collection
from timeline.chronology.corpus_text import HOLD_BACK, TELLINGS, gather_tellings
from timeline.chronology.edits import place_edits, read_dates_in_words, with_quoted
from timeline.chronology.frame import read_frame
from timeline.chronology.made_before import make_all
from timeline.chronology.twins import Twins, join_twins, part_twins
from timeline.chronology.whereabouts import Asked, find_whereabouts
from timeline.events.editors_hand import quotations
from timeline.model.errors import Finding, Severity, TimelineError
from timeline.model.ids import communique_of
from timeline.translations.glossary import Glossary, read_glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from timeline.chronology.catalogue_files import CatalogueFile
    from timeline.chronology.whereabouts import Whereabouts
    from timeline.events.editing import Editing
    from timeline.events.moved_edits import Stray
    from timeline.language.languages import Languages
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

    ``whereabouts`` says which texts moved, ``strays`` which edits stand elsewhere than their texts, ``twins`` has the
    official texts in other languages. It was read by ``jobs`` processes, and so may be worked on.
    """

    project: Project
    languages: Languages
    edition: Edition
    collections: tuple[Collection, ...]
    glossary: Glossary
    findings: tuple[Finding, ...]
    whereabouts: Whereabouts
    strays: tuple[Stray, ...] = ()
    twins: Twins = field(default_factory=Twins)
    jobs: int = 1

    @property
    def errors(self) -> list[Finding]:
        """The findings for which no final edition may be made: a text held back, an edit that met no event."""
        return [finding for finding in self.findings if finding.severity is Severity.ERROR]

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
    frame = read_frame(project)
    languages, edition = frame.languages, frame.edition
    read, twin_texts, findings = _read_texts(project, languages, frame.editings, jobs, watch)
    editings, misread = read_dates_in_words(frame.editings, read, languages.of_texts)
    findings += frame.findings
    if not read and not findings and not (asked and asked.removed):
        findings = [_NO_TEXTS]
    files, unreadable = _catalogue_files(project, edition, _by_collection(read))
    if any(map(_stops, [*findings, *misread, *unreadable])):
        raise TimelineError(*(one for one in (*findings, *misread, *unreadable) if one.severity is Severity.ERROR))
    whereabouts = find_whereabouts(project, files, read, asked or Asked())
    edits = place_edits(editings, whereabouts.today)
    told = _by_collection(with_quoted(project, languages.of_texts, [one for one in read if not one.held], edits))
    edits, misread = edits.with_read_dates(read, languages.of_texts)
    held = _held(read, files, findings)
    glossary = own_glossary(project)
    twins, unjoined = join_twins(project, languages, glossary, read, twin_texts)
    make = partial(make_collection, terms=terms_of(glossary, languages), allow_loss=allow_loss, held=held, twins=twins)
    made = [make(name, members, edits.of(name), whereabouts.files[name]) for name, members in told.items()]
    collections = tuple(collection for collection, _ in made)
    communiques = (telling.communique for collection in collections for telling in collection.tellings)
    events = {name: event for _, of_collection in made for name, event in of_collection.items()}
    unmet = edits.findings(events, communiques, held, edition.subject_names)
    told_of = (*findings, *misread, *unjoined, *whereabouts.findings, *unmet)
    return Corpus(project, languages, edition, collections, glossary, told_of, whereabouts, edits.strays, twins, jobs)


def _read_texts(
    project: Project, languages: Languages, editings: Mapping[str, Editing], jobs: int, watch: Watch
) -> tuple[tuple[Telling, ...], list[Communique], list[Finding]]:
    """What each text tells, the official twins among them, and all that is wrong with any."""
    unreadable: list[Finding] = []
    paths = project.communique_paths()
    texts = (
        (*raw, languages.of_texts, quotations(editings[raw[1]]))
        for raw in _raw_texts(project, watch(paths), unreadable)
    )
    tellings, findings = gather_tellings(make_all(project, TELLINGS, texts, jobs))
    return *part_twins(tellings), [*unreadable, *findings]


def _raw_texts(project: Project, paths: Iterable[Path], unreadable: list[Finding]) -> Iterator[tuple[str, str, bytes]]:
    """Name, collection and bytes of each text; those that cannot be read are told, all of them."""
    for path in paths:
        try:
            yield project.read_communique(path)
        except TimelineError as error:
            unreadable += error.findings


def _stops(finding: Finding) -> bool:
    """Whether nothing can be made of the corpus: a text with a fault of its own holds back itself alone."""
    return finding.severity is Severity.ERROR and finding.code not in HOLD_BACK


def _held(
    read: Sequence[Telling], files: Mapping[str, Sequence[CatalogueFile]], findings: Sequence[Finding]
) -> frozenset[str]:
    """The ids of the texts that are held back: their entries stay as they are.

    Where the id of one cannot be read it may be any that no other text has.
    """
    held = {telling.communique.id for telling in read if telling.held}
    read_paths = {telling.communique.path for telling in read}
    nameless = {one.path.split("/")[1] for one in findings if one.code in HOLD_BACK and one.path not in read_paths}
    units = (unit for name in nameless for file in files.get(name, ()) for unit in file.catalogue.units)
    return frozenset(held | ({communique_of(unit.id) for unit in units} - {one.communique.id for one in read}))


def own_glossary(project: Project) -> Glossary:
    """The terms that a project has itself; TimelineError where they cannot be read."""
    source = project.glossary()
    return read_glossary(source) if source else Glossary()


def terms_of(glossary: Glossary, languages: Languages) -> Callable[[Direction], TermList]:
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
            spoken = dict.fromkeys(telling.communique.language for telling in members)
            files[name] = read_catalogues(project, name, edition.languages, tuple(spoken))
        except TimelineError as error:
            findings += error.findings
    return files, findings
