"""The one way in which the desk changes a file: under the lock, on what stands there, proved before it is written."""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from timeline.model.errors import TimelineError
from timeline.project.files import Source, read_source, take_away, write_all
from timeline.project.lock import locked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from timeline.desk.journal import Prove, Rewrite
    from timeline.project.folders import Project

# Seconds: how long another run of timeline is waited for, and how often it is asked.
_PATIENCE, _PAUSE = 2.0, 0.05


class ConflictError(Exception):
    """Raised when what is to be changed is no longer what the page has seen: ``theirs`` is what stands there now."""

    def __init__(self, theirs: Mapping[str, object]) -> None:
        """Hold what stands there now, in the words of the page."""
        super().__init__("changed by another")
        self.theirs = dict(theirs)


@contextmanager
def patiently_locked(root: Path) -> Iterator[None]:
    """The project is this run's alone; TimelineError P51 when another holds it for longer than two seconds."""
    until = time.monotonic() + _PATIENCE
    with ExitStack() as held:
        while True:
            try:
                held.enter_context(locked(root))
                break
            except TimelineError:
                if time.monotonic() > until:
                    raise
            time.sleep(_PAUSE)
        yield


def rewrite(
    project: Project, path: Path, change: Rewrite, prove: Prove, beside: Mapping[Path, bytes] | None = None
) -> tuple[str, str]:
    """The text of a file before and after the change, which is written when ``prove`` does not raise.

    What stands ``beside`` it comes and goes with it: the original that a text was taken from.

    Nothing is written where nothing changes; a file of which nothing is left goes. What ``change`` and ``prove`` raise
    leaves the file as it is.
    """
    with patiently_locked(project.root):
        name = project.name(path)
        before = read_source(path, name, "C30").text if path.exists() else ""
        after = change(before)
        if after != before:
            prove(Source(name, after))
            if after:
                write_all({**({} if before else beside or {}), path: after.encode()})
            else:
                _take_away(path, beside or {})
    return before, after


def _take_away(path: Path, beside: Mapping[Path, bytes]) -> None:
    """The file is there no more, and of what came with it what is still as it came; an empty folder goes too."""
    take_away(path)
    for other, content in beside.items():
        if other.is_file() and other.read_bytes() == content:
            take_away(other)
    for folder in dict.fromkeys(other.parent for other in (*beside, path)):
        with suppress(OSError):
            folder.rmdir()
