"""What lies on the shelf: the texts, what is said of them by the editor, their catalogues, each as its file has it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from timeline.events.editing import Editing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from timeline.chronology.collections import CatalogueFile
    from timeline.chronology.one_text import OneText
    from timeline.model.edition import Edition
    from timeline.model.errors import Finding
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


@dataclass(frozen=True, slots=True)
class Catalogues:
    """The catalogues of a collection, each with its entries by text; the findings where one cannot be read."""

    files: tuple[CatalogueFile, ...] = ()
    by_text: tuple[Mapping[str, tuple[Unit, ...]], ...] = ()
    findings: tuple[Finding, ...] = ()

    def of(self, communique: str) -> tuple[CatalogueFile, ...]:
        """The catalogues with the entries of one text alone."""
        return tuple(
            replace(file, catalogue=replace(file.catalogue, units=units.get(communique, ())))
            for file, units in zip(self.files, self.by_text, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Hand:
    """What the editor says of a collection, also by text; the findings where that cannot be read."""

    editing: Editing = field(default_factory=Editing)
    by_text: Mapping[str, Editing] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelved:
    """All texts in the order of their files, the edition, and the findings about files of many texts."""

    edition: Edition
    texts: tuple[OneText, ...]
    findings: tuple[Finding, ...] = ()

    def text(self, communique: str) -> OneText | None:
        """The text with an id, if there is one."""
        return next((text for text in self.texts if text.id == communique), None) if communique else None
