"""The one way in which the desk changes files: under the lock, on what stands there, proved before it is written."""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from timeline.desk.journal import made
from timeline.model.errors import TimelineError
from timeline.project.files import Source, read_source, take_away, write_all
from timeline.project.lock import locked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from timeline.desk.journal import Change, Made
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


def rewrite(project: Project, plan: Callable[[], Sequence[Change]], beside: Mapping[Path, bytes]) -> tuple[Made, ...]:
    """What came of each change, planned while nobody else writes; all are written, or none where one raises.

    What stands ``beside`` a file that is new comes and goes with it: the original that a text was taken from. Nothing
    is written where nothing changes; a file of which nothing is left goes.
    """
    with patiently_locked(project.root):
        planned = [_planned(project, change) for change in plan()]
        written = {one.change.path: one.after.encode() for one in planned if one.after and one.after != one.before}
        fresh = any(one.after and not one.before for one in planned)
        write_all({**(beside if fresh else {}), **written})
        for one in planned:
            if one.before and not one.after:
                _take_away(one.change.path, beside)
    return tuple(made(one.change, one.before, one.after) for one in planned)


class _Planned(NamedTuple):
    """The text of a file as it stands, and as it is to stand."""

    change: Change
    before: str
    after: str


def _planned(project: Project, change: Change) -> _Planned:
    """What a change makes of the text that stands there, proved."""
    name = project.name(change.path)
    before = read_source(change.path, name, "C30").text if change.path.exists() else ""
    after = change.make(before)
    if after != before:
        change.prove(Source(name, after))
    return _Planned(change, before, after)


def _take_away(path: Path, beside: Mapping[Path, bytes]) -> None:
    """The file is there no more, and of what came with it what is still as it came; an empty folder goes too."""
    take_away(path)
    for other, content in beside.items():
        if other.is_file() and other.read_bytes() == content:
            take_away(other)
    for folder in dict.fromkeys(other.parent for other in (*beside, path)):
        with suppress(OSError):
            folder.rmdir()
