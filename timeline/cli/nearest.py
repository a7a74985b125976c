"""The project that a command is about: the one that it names, or that one stands in, found as git finds its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli.output import tell
from timeline.project.cache import Cache, open_cache
from timeline.project.folders import Project

if TYPE_CHECKING:
    import argparse


def project_asked(arguments: argparse.Namespace) -> Project:
    """The project that is meant, with what earlier runs made of it unless nothing of that is wanted."""
    root = Path(arguments.project)
    return Project(root, open_cache(root) if arguments.cache else Cache())


def find_project() -> str:
    """The folder of the project that one stands in, "." where it is the very folder or there is none up to the root."""
    here = Path()
    while not Project(here).settings_path.is_file():
        above = here / ".."
        if not above.is_dir() or here.samefile(above):
            return "."
        here = above
    if here != Path():
        tell(f"the project is {here.resolve()}")
    return str(here)
