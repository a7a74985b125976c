"""What lies on the shelf: the texts, what is said of them by the editor, their catalogues, each as its file has it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING

from timeline.chronology.one_text import all_said
from timeline.events.editing import Editing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.chronology.catalogue_files import CatalogueFile
    from timeline.chronology.one_text import OneText
    from timeline.model.edition import Edition
    from timeline.model.errors import Finding
    from timeline.model.translation import Direction
    from timeline.project.folders import Project
    from timeline.translations.in_place import StandingCatalogue
    from timeline.translations.po import Unit

    # What tells a version of a file: its size, its time, its place on the disk; None when it is not there.
    Stamp = tuple[int, int, int] | None


def stamp(path: Path) -> Stamp:
    """What differs when a file was written again, without reading it."""
    try:
        there = path.stat()
    except OSError:
        return None
    return there.st_size, there.st_mtime_ns, there.st_ino


def rules_standing(project: Project) -> list[tuple[Path, Stamp]]:
    """The files of the project's own rules, each with what tells its version."""
    folder = project.rules()
    return [(path, stamp(path)) for path in sorted(folder.rglob("*.toml"))] if folder else []


def stamps(project: Project) -> list[tuple[str, Stamp]]:
    """The stamp of every file from which texts are read; nothing where a folder cannot be listed."""
    corpus, translations = project.settings_path.parent, project.glossary_path.parent
    try:
        there = list(_standing(corpus, translations, translations / "events"))
        within = [Path(path) for path, one in there if one is None and Path(path).parent == corpus]
        return [*there, *_standing(*within)]
    except OSError:
        return []


def _standing(*folders: Path) -> Iterator[tuple[str, Stamp]]:
    """Whatever stands in folders and is not hidden, with its stamp; a folder has none."""
    for folder in folders:
        with os.scandir(folder) as entries:
            yield from ((one.path, _stamp_of(one)) for one in entries if not one.name.startswith("."))


def _stamp_of(entry: os.DirEntry[str]) -> Stamp:
    try:
        there = entry.stat()
    except OSError:
        return 0, 0, 0
    return None if S_ISDIR(there.st_mode) else (there.st_size, there.st_mtime_ns, there.st_ino)


@dataclass(frozen=True, slots=True)
class Catalogues:
    """The catalogues of a collection, each as its file stands; the findings where one cannot be read."""

    files: tuple[CatalogueFile, ...] = ()
    standing: tuple[StandingCatalogue, ...] = ()
    findings: tuple[Finding, ...] = ()

    def units(self, communique: str) -> tuple[tuple[str, Direction, Unit, tuple[Unit, ...]], ...]:
        """Of each, what it is, and the entries of one text: the very same as before where none of them changed."""
        return tuple(
            (one.catalogue.path, one.catalogue.direction, one.catalogue.header, one.by_text.get(communique, ()))
            for one in self.standing
        )

    def of(self, communique: str) -> tuple[CatalogueFile, ...]:
        """The catalogues with the entries of one text alone."""
        return tuple(
            replace(file, catalogue=replace(file.catalogue, units=one.by_text.get(communique, ())))
            for file, one in zip(self.files, self.standing, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Hand:
    """What the editor says of a collection, also by text; the findings where that cannot be read."""

    editing: Editing = field(default_factory=Editing)
    by_text: Mapping[str, Editing] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


class Said:
    """What an editor says of a text: the same wherever in the file it stands."""

    def __init__(self, editing: Editing) -> None:
        """Hold what is said."""
        self.editing = editing

    def __eq__(self, other: object) -> bool:
        """Whether the same is said."""
        if not isinstance(other, Said):
            return False
        return self.editing is other.editing or all_said(self.editing) == all_said(other.editing)

    def __hash__(self) -> int:
        """That of the file."""
        return hash(self.editing.path)


@dataclass(frozen=True, slots=True)
class Shelved:
    """All texts in the order of their files, the edition, and the findings about files of many texts."""

    edition: Edition
    texts: tuple[OneText, ...]
    findings: tuple[Finding, ...] = ()

    def text(self, communique: str) -> OneText | None:
        """The text with an id, if there is one."""
        return next((text for text in self.texts if text.id == communique), None) if communique else None
