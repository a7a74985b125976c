"""The project that one stands in, found as git finds its own: here, else in the folders above."""

from __future__ import annotations

from pathlib import Path

from timeline.cli.output import tell
from timeline.project.folders import Project


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
