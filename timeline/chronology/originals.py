"""The original that a text was taken from, kept beside it byte for byte in ``originals/``."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from timeline.intake.corpus_file import ORIGINALS
from timeline.model.errors import Finding, TimelineError
from timeline.project.contents import kept_inside
from timeline.project.files import read_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from timeline.project.folders import Project


def read_original(project: Project, text: Path, fields: Mapping[str, str]) -> tuple[Path, bytes]:
    """Where the original of a text lies, and its bytes; TimelineError C28 when it is not there or is another file."""
    kept = fields.get("original", "")
    path, name = text.parent / kept, project.name(text)
    if not kept or path.parent != text.parent / ORIGINALS or not path.is_file():
        remedy = "only texts that came by timeline add have their original beside them, in originals/"
        raise TimelineError(Finding(name, 1, "C28", "the original is not there", remedy))
    raw = read_file(kept_inside(path, project.root), project.name(path))
    if hashlib.sha256(raw).hexdigest() != fields.get("original_sha256"):
        raise TimelineError(Finding(name, 1, "C28", f"{kept} is not the file that was added", "put that back"))
    return path, raw
