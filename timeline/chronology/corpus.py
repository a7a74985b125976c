"""A project is read: its texts, what they tell, its catalogues brought up to date in memory."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from joblib import Parallel, delayed

from timeline.chronology.collections import Collection, bring_together, read_catalogues
from timeline.chronology.texts import gather, tell
from timeline.events.editing import Editing, quotations, read_editing
from timeline.language import load_language
from timeline.model.errors import Finding, Severity, TimelineError
from timeline.project.settings import read_edition
from timeline.translations.glossary import Glossary, read_glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from timeline.chronology.collections import Kept
    from timeline.language import Language
    from timeline.model.communique import Communique
    from timeline.model.edition import Edition
    from timeline.model.event import Telling
    from timeline.project.folders import Project

    Watch = Callable[[list[Path]], Iterable[Path]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A project read whole: its edition, its collections, its glossary, and what there is to say of its files."""

    project: Project
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


@cache
def known_language(code: str) -> Language | None:
    """The language of a code, or None when no rules are known for it."""
    try:
        return load_language(code)
    except TimelineError as error:
        if any(found.code == "R01" for found in error.findings):
            return None
        raise


def read(project: Project, *, allow_loss: bool = False, jobs: int = 1, watch: Watch = lambda files: files) -> Corpus:
    """The project read and extracted, each catalogue merged in memory; TimelineError with all that is in the way.

    Texts are read by ``jobs`` processes; ``watch`` is given the files and gives them back one by one, to show progress.
    """
    edition = read_edition(project.settings())
    _refuse_unknown(edition, project)
    paths = project.communique_paths()
    editings, unread = _editings(project, {path.parent.name for path in paths})
    texts = (
        delayed(tell)(*project.read_communique(path), known_language, quotations(editings[path.parent.name]))
        for path in watch(paths)
    )
    tellings, findings = gather(Parallel(n_jobs=jobs)(texts))
    findings += unread
    if not tellings and not findings:
        remedy = "put a text with its header into corpus/<collection>/; corpus/README.md tells how"
        findings = [Finding("corpus", 0, "C23", "there are no communiqués", remedy)]
    grouped: dict[str, list[Telling]] = {}
    for telling in tellings:
        grouped.setdefault(telling.communique.collection, []).append(telling)
    kept, unreadable = _catalogues(project, edition, grouped)
    if errors := [found for found in (*findings, *unreadable) if found.severity is Severity.ERROR]:
        raise TimelineError(*errors)
    named = project.glossary()
    glossary = read_glossary(named) if named else Glossary()
    collections = []
    for name, mine in grouped.items():
        made, unmet = bring_together(name, mine, editings[name], kept[name], glossary, allow_loss=allow_loss)
        collections.append(made)
        findings += unmet
    return Corpus(project, edition, tuple(collections), glossary, tuple(findings))


def _refuse_unknown(edition: Edition, project: Project) -> None:
    """TimelineError R01 for each language of the edition that nobody can write."""
    name = project.name(project.root / "corpus" / "chronology.toml")
    findings = [
        Finding(name, 0, "R01", f"no rules are known for the language {code!r}", "take it out of languages")
        for code in edition.languages
        if known_language(code) is None
    ]
    if findings:
        raise TimelineError(*findings)


def _editings(project: Project, names: Iterable[str]) -> tuple[dict[str, Editing], list[Finding]]:
    """What the editor says of each collection, and what is wrong with it."""
    editings = {name: Editing() for name in names}
    findings: list[Finding] = []
    for name in editings:
        try:
            if written := project.editing(name):
                editings[name] = read_editing(written)
        except TimelineError as error:
            findings += error.findings
    return editings, findings


def _catalogues(
    project: Project, edition: Edition, grouped: Mapping[str, Sequence[Telling]]
) -> tuple[dict[str, tuple[Kept, ...]], list[Finding]]:
    """The catalogues of each collection, and all that is wrong with any."""
    kept: dict[str, tuple[Kept, ...]] = {}
    findings: list[Finding] = []
    for name, mine in grouped.items():
        try:
            kept[name] = read_catalogues(project, name, edition.languages, mine[0].communique.language)
        except TimelineError as error:
            findings += error.findings
    return kept, findings
