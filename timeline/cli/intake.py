"""The commands by which texts come in: new begins a project."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from timeline.cli.output import say
from timeline.language.languages import Languages
from timeline.model.errors import MisuseError
from timeline.project.beginning import begin_project

if TYPE_CHECKING:
    import argparse


def new(arguments: argparse.Namespace) -> int:
    """Begin a project in a folder: one communiqué, its translation, settings and guides; overwrites nothing."""
    if unwritten := Languages().unwritten(arguments.languages, "--languages"):
        raise MisuseError(*unwritten)
    for path in begin_project(arguments.folder, uuid4().urn, arguments.title, arguments.languages):
        say(path.as_posix())
    here = arguments.folder.as_posix()
    say(f"next: timeline build --project {here}, then timeline add FILE --project {here}")
    return 0
