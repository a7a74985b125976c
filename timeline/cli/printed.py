"""The languages that a project prints, told without reading its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model.language_codes import PAIR
from timeline.project.settings import read_edition

if TYPE_CHECKING:
    from timeline.project.folders import Project


def printed_languages(project: Project) -> tuple[str, ...]:
    """The languages of the edition; those of any other where the folder is no project."""
    return read_edition(project.settings()).languages if project.settings_path.is_file() else PAIR
