"""The reading and writing of files: read whole, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, TimelineError
from timeline.project.leftovers import is_left_over, this_run

if TYPE_CHECKING:
    from collections.abc import Mapping


# To open a pipe waits for somebody who writes into it, for ever; Windows has none in its folders, but ends of lines.
_TO_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
# Bytes of one file: it is held whole, as bytes, as text and as what is read of it, up to twenty times its size.
LARGEST = 128 << 20
# How the name of a file ends that is not whole yet.
_UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file, and its name as a person in the project would type it."""

    name: str
    text: str


def read_file(path: Path, name: str = "") -> bytes:
    """The bytes of a file anywhere.

    TimelineError C22 when it cannot be read, or is a pipe, a folder, a device, or larger than any that is read.
    """
    try:
        return _read_regular(path)
    except OSError as error:
        raise unreadable(error, name or path.as_posix()) from error


def unreadable(error: OSError, name: str, what: str = "file") -> TimelineError:
    """C22: what kept a file or a folder from being read."""
    fact = f"the {what} cannot be read: {error.strerror}"
    return TimelineError(Finding(name, 0, "C22", fact, f"see that it is a {what} you may read"))


def _read_regular(path: Path) -> bytes:
    number = os.open(path, _TO_READ)
    if why := _why_not(os.fstat(number)):
        os.close(number)
        raise OSError(errno.EINVAL, why)
    with os.fdopen(number, "rb") as file:
        return file.read()


def _why_not(told: os.stat_result) -> str:
    """Why a file is not read, by what the system tells of it; empty when it is."""
    if stat.S_ISDIR(told.st_mode):
        return "it is a folder"
    if not stat.S_ISREG(told.st_mode):
        return "it is a pipe or a device, no file"
    if told.st_size > LARGEST:
        return f"it has {told.st_size / 1_000_000:,.0f} MB, and no more than {LARGEST // 1_000_000} are read"
    return ""


def read_source(path: Path, name: str, code: str) -> Source:
    """The text of a file; TimelineError C22 when it cannot be read, ``code`` at the first line that is not UTF-8.

    A mark of byte order before it, which the editor of Windows writes, is no part of it.
    """
    raw = read_file(path, name)
    try:
        return Source(name, raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        remedy = "save the file again with the encoding UTF-8"
        raise TimelineError(Finding(name, line, code, "the file is not UTF-8", remedy)) from error


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write every file whole: all stand beside their places before the first takes its place.

    TimelineError P50 when a folder cannot be written; then every file is as it was.
    """
    beside: dict[Path, Path] = {}
    kept: dict[Path, Path | None] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            _sweep_dead(path.parent)
            beside[path] = write_beside(path, content)
        for path, temporary in beside.items():
            kept[path] = keep_beside(path)
            temporary.replace(path)
    except BaseException as error:
        for path, former in reversed(kept.items()):
            put_back(path, former)
        if isinstance(error, OSError):
            raise unwritable(error, path) from error
        raise
    finally:
        for temporary in (*beside.values(), *filter(None, kept.values())):
            temporary.unlink(missing_ok=True)


def keep_beside(path: Path) -> Path | None:
    """Another hidden name of the file at a path, which takes no room on the disk; None where there is no file.

    Where a disk knows no second names it is a copy.
    """
    if not path.exists():
        return None
    number, name = _hidden(path)
    os.close(number)
    kept = Path(name)
    kept.unlink()
    try:
        kept.hardlink_to(path.resolve())
    except OSError:
        return write_beside(path, path.read_bytes())
    return kept


def put_back(path: Path, kept: Path | None) -> None:
    """The file at a path is what was kept of it; none where none was."""
    if kept:
        kept.replace(path)
    else:
        path.unlink(missing_ok=True)


def unwritable(error: OSError, path: Path) -> TimelineError:
    """P50: what kept the file at a path from being written."""
    fact = f"the file cannot be written: {error.strerror}"
    remedy = "see that the folder can be written and the disk has room"
    # Nobody knows the hidden name that stands in for a file while it is written.
    name = str(error.filename or path)
    return TimelineError(Finding(str(path) if name.endswith(_UNFINISHED) else name, 0, "P50", fact, remedy))


def take_away(path: Path) -> None:
    """The file is there no more; TimelineError P50 when it cannot be taken away."""
    try:
        path.unlink()
    except OSError as error:
        fact = f"the file cannot be taken away: {error.strerror}"
        raise TimelineError(Finding(path.as_posix(), 0, "P50", fact, "take it away by hand")) from error


def sweep(folder: Path) -> None:
    """No file stands below a folder any more that a killed run left unfinished; nobody else may be writing there."""
    for path in folder.rglob(f".*{_UNFINISHED}"):
        with suppress(OSError):
            path.unlink()


def _sweep_dead(folder: Path) -> None:
    """The same in one folder where others may be writing: what belongs to no run that still goes on is gone."""
    for path in folder.glob(f".*{_UNFINISHED}"):
        if is_left_over(path.name):
            with suppress(OSError):
                path.unlink()


def _hidden(path: Path) -> tuple[int, str]:
    # A name may take 255 bytes, and this one is longer than its file's.
    return tempfile.mkstemp(prefix=f".{path.name[:24]}.{this_run()}.", suffix=_UNFINISHED, dir=path.parent)


def write_beside(path: Path, content: bytes) -> Path:
    """The path of a hidden file beside a path, whole on the disk, which takes its place when renamed."""
    number, name = _hidden(path)
    temporary = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
