"""How a project stands: a digest of every file that a command may read of it, and of the toolkit's own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.project.files import read_file
from timeline.project.folders import SHIPPED, Project
from timeline.project.toolkit import digest, toolkit_digest

if TYPE_CHECKING:
    from collections.abc import Iterator

# Documents that texts were made of: they go along with a text that moves, and nothing is read of them.
_UNREAD = "originals"


def project_digest(project: Project) -> bytes:
    """Another one after any change of a file of the project, its name or its place; empty where that cannot be told.

    TimelineError C22 when a file cannot be read.
    """
    parts = [toolkit_digest()]
    for path in _files(project):
        if path.is_symlink():
            return b""
        parts += [os.fsencode(path), b"" if path.is_dir() else read_file(path)]
    return digest(*parts)


def _files(project: Project) -> Iterator[Path]:
    """All files and folders that publications are made from, in order."""
    glossary = SHIPPED / "translations" / "glossary.csv"
    yield from [glossary] * glossary.is_file()
    for source in project.sources():
        for folder, folders, files in os.walk(source):
            folders[:] = sorted(name for name in folders if name not in (_UNREAD, "__pycache__"))
            yield from (Path(folder, name) for name in (*folders, *sorted(files)))
