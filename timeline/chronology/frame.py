"""What a project says of all its texts at once: languages, edition, the editor's words, files that nothing reads."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.chronology.edits import read_editings
from timeline.language.languages import Languages
from timeline.language.unread import unread_rules
from timeline.model.errors import Finding, Severity, TimelineError
from timeline.project.settings import read_edition

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.events.editing import Editing
    from timeline.model.edition import Edition
    from timeline.project.folders import Project


@dataclass(frozen=True, slots=True)
class Frame:
    """The languages of a project, its edition, the editing of each collection, and the findings of all these."""

    languages: Languages
    edition: Edition
    editings: Mapping[str, Editing]
    findings: tuple[Finding, ...]


def read_frame(project: Project) -> Frame:
    """The frame of a project; TimelineError where its settings cannot be read, R01 for a language without wording."""
    languages = Languages(project.rules())
    edition = _edition(project, languages)
    editings, unread = read_editings(project, {path.parent.name for path in project.communique_paths()})
    return Frame(languages, edition, editings, (*unread, *_unused(project), *unread_rules(project.rules())))


def _edition(project: Project, languages: Languages) -> Edition:
    """The edition that the settings describe; TimelineError R01 when a language of it cannot be printed."""
    settings = project.settings()
    edition = read_edition(settings)
    if unwritten := languages.unwritten(edition.languages, settings.name):
        raise TimelineError(*unwritten)
    return edition


def _unused(project: Project) -> Iterator[Finding]:
    """A finding C14 or T33 for each file that stands among texts or catalogues and is read as neither."""
    yield from (_not_read(project.name(path)) for path in project.unread_paths())
    yield from (_misnamed(project.name(path)) for path in project.misnamed_catalogues())


def _not_read(name: str) -> Finding:
    remedy = f"timeline add {shlex.quote(name)} makes a text of it and takes it from here"
    if "\\" in name:
        remedy = "its name holds signs that no command and no header can: give it another name"
    return Finding(name, 0, "C14", "this file of the corpus is not read", remedy, Severity.WARNING)


def _misnamed(name: str) -> Finding:
    fact, remedy = "this file is read as no catalogue: its name has no language", "name it <collection>.<code>.po"
    return Finding(name, 0, "T33", fact, remedy, Severity.WARNING)
