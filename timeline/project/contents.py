"""What stands in a project's folders: listed whole or told, never left out because it cannot be read."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, TimelineError
from timeline.project.files import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a name on a disk may hold and no line of text: control signs, bytes that are no letters, turns of direction,
# what nobody sees, what Unicode keeps for use inside a program.
_UNNAMED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)


def can_be_named(name: str) -> bool:
    """Whether a file of this name can be named in a line of text, of a catalogue for one."""
    return not _UNNAMED.search(name)


def typed_name(path: Path, root: Path) -> str:
    r"""The path as a person in the project would type it; « \x1b » stands for what cannot be typed."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    return _UNNAMED.sub(lambda sign: sign[0].encode("unicode_escape").decode(), name)


def is_there(path: Path, root: Path) -> bool:
    """Whether anything has this path, be it a link that leads nowhere; TimelineError C22 when that cannot be seen."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise unreadable(error, typed_name(path, root)) from error
    return True


def standing_in(folder: Path, root: Path) -> list[os.DirEntry[str]]:
    """What stands in a folder, by name, nothing where there is none; TimelineError C22 when it cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise unreadable(error, typed_name(folder, root), "folder") from error


def folders_in(folder: Path, root: Path) -> Iterator[Path]:
    """The folders in a folder, those that links lead to among them, in order."""
    return (Path(entry.path) for entry in standing_in(folder, root) if _is_folder(entry))


def files_in(folder: Path, root: Path, ending: str = "") -> Iterator[Path]:
    """What is no folder in a folder and whose name ends so, in order: files, pipes, links that lead nowhere."""
    entries = (entry for entry in standing_in(folder, root) if entry.name.endswith(ending))
    return (Path(entry.path) for entry in entries if not _is_folder(entry))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


_ITSELF = "put the file itself in its place: a project is read whole from its own folder"


def kept_inside(path: Path, root: Path, remedy: str = _ITSELF) -> Path:
    """The path itself; TimelineError C18 when it, or a folder on the way to it, is a link out of the project."""
    real, home = os.path.realpath(path), os.path.realpath(root)
    if os.path.commonpath((real, home)) != home:
        fact = f"this is a link out of the project, to {real}"
        raise TimelineError(Finding(typed_name(path, root), 0, "C18", fact, remedy))
    return path
