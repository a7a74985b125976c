"""The lock of a project: one run at a time writes its corpus and its catalogues."""

from __future__ import annotations

import fcntl
import os
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

    The folder itself is locked: there is no file that could be left behind, replaced, or be somewhere else for another
    user; the system takes the lock away when the process ends, however it ends. What a run that was killed left
    unfinished is gone.
    """
    if not root.is_dir():
        yield
        return
    try:
        number = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
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
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        fact, remedy = "another run is writing the catalogues of this project", "wait until it has ended"
        raise TimelineError(Finding("translations", 0, "P51", fact, remedy)) from error
