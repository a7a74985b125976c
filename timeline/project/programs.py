"""The programs that come with the toolkit, found, and the surroundings in which they run: nothing of the user's."""

from __future__ import annotations

import os
from pathlib import Path

from timeline.model.errors import Finding, ToolMissingError

# typst-smart, --sandbox for filters and --split-level came with 3.x; a pandoc of the system can be older.
OLDEST_PANDOC = (3, 0)


def find_pandoc() -> tuple[str, str]:
    """The path and the version of pandoc; ToolMissingError P12 when there is none or it is too old."""
    import pypandoc  # type: ignore[import-untyped]  # noqa: PLC0415 it ships no types, and loads all that downloads

    install = "install it with: pip install pypandoc_binary"
    try:
        path, version = pypandoc.get_pandoc_path(), pypandoc.get_pandoc_version()
    except OSError as error:
        raise ToolMissingError(Finding("pandoc", 0, "P12", "pandoc was not found", install)) from error
    if tuple(map(int, version.split(".")[:2])) < OLDEST_PANDOC:
        raise ToolMissingError(Finding(path, 0, "P12", f"this is pandoc {version}; 3.0 or newer is needed", install))
    return str(Path(path).resolve()), version


def bare_surroundings(home: str) -> dict[str, str]:
    """The variables of a program that finds no settings of the user and no locale but that of the tool."""
    return {**os.environ, "HOME": home, "XDG_DATA_HOME": home, "LC_ALL": "C.UTF-8"}
