"""The programs that come with the toolkit, found, and the surroundings in which they run: nothing of the user's."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from timeline.model.errors import Finding, ToolMissingError

# typst-smart, --sandbox for filters and --split-level came with 3.x; a pandoc of the system can be older.
OLDEST_PANDOC = (3, 0)


def find_pandoc() -> tuple[str, str]:
    """The path and the version of pandoc; ToolMissingError P12 when there is none or it is too old."""
    install = "install it with: pip install pypandoc_binary"
    try:
        path, version = _that_comes_along() or _newest()
    except OSError as error:
        raise ToolMissingError(Finding("pandoc", 0, "P12", "pandoc was not found", install)) from error
    if tuple(map(int, version.split(".")[:2])) < OLDEST_PANDOC:
        raise ToolMissingError(Finding(path, 0, "P12", f"this is pandoc {version}; 3.0 or newer is needed", install))
    return str(Path(path).resolve()), version


def _that_comes_along() -> tuple[str, str] | None:
    """The pandoc within pypandoc and its version, where no other is named or found by name; pypandoc is not loaded."""
    within = find_spec("pypandoc")
    path = Path(within.origin).parent / "files" / "pandoc" if within and within.origin else None
    if not path or not path.is_file() or os.environ.get("PYPANDOC_PANDOC") or shutil.which("pandoc"):
        return None
    version = _version(str(path), path.stat().st_mtime_ns)
    return (str(path), version) if version else None


@cache
def _version(path: str, _changed: int) -> str:
    """What the program says of itself, « pandoc 3.9.1 »; empty where it says nothing of the kind."""
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603 our own
    found = re.match(r"pandoc ([\d.]+)\n", said)
    return found[1] if found else ""


def _newest() -> tuple[str, str]:
    """The newest there is, by pypandoc; OSError where there is none."""
    import pypandoc  # type: ignore[import-untyped]  # noqa: PLC0415 it ships no types, and loads all that downloads

    return pypandoc.get_pandoc_path(), pypandoc.get_pandoc_version()


def bare_surroundings(home: str) -> dict[str, str]:
    """The variables of a program that finds no settings of the user and no locale but that of the tool."""
    return {**os.environ, "HOME": home, "XDG_DATA_HOME": home, "LC_ALL": "C.UTF-8"}
