"""The lock of a project: one run at a time writes its corpus and its catalogues.

The part for Windows has never been run there.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, TimelineError
from timeline.project.files import sweep, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WRITTEN = ("corpus", "translations")


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """While it is open no other run writes the corpus or the catalogues; TimelineError P51 when one does already.

    The system takes the lock away when the process ends, however it ends. What a run that was killed left unfinished
    is gone.
    """
    if not root.is_dir():
        yield
        return
    try:
        number = _open(root)
    except OSError as error:
        raise unreadable(error, root.as_posix(), "folder") from error
    try:
        _lock(number)
        for folder in _WRITTEN:
            sweep(root / folder)
        yield
    finally:
        os.close(number)


def _lock(number: int) -> None:
    try:
        _take(number)
    except (BlockingIOError, PermissionError) as error:  # as flock says that another holds it, and as Windows does
        fact, remedy = "another run is writing the catalogues of this project", "wait until it has ended"
        raise TimelineError(Finding("translations", 0, "P51", fact, remedy)) from error


if sys.platform == "win32":
    import msvcrt

    def _open(root: Path) -> int:
        """A file of the project: Windows locks no folders. The last run to close it takes it away."""
        return os.open(root / ".timeline.lock", os.O_RDWR | os.O_CREAT | os.O_TEMPORARY | os.O_NOINHERIT)

    def _take(number: int) -> None:
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _open(root: Path) -> int:
        """The folder itself: no file that could be left behind, replaced, or be elsewhere for another user."""
        return os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)

    def _take(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
