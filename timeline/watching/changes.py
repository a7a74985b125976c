"""What changes in a project while somebody works on it: told once the work pauses, for as long as one listens."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import watch

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from watchfiles.main import FileChange

    from timeline.project.folders import Project

# What editors and offices leave beside a file while it is open; 4913 is what vim tries a folder with.
_PASSING = re.compile(r"\.|~\$|#.*#$|4913$|.*(~|\.(tmp|temp|bak|swp|swx|part|orig|rej))$", re.IGNORECASE)
# Milliseconds: changes that follow each other this closely are told together, after the patience at the latest.
_PAUSE, _PATIENCE, _LOOK_AROUND = 100, 1000, 300


def follow_changes(project: Project, own: Collection[Path]) -> Iterator[list[str]]:
    """The names of the files that changed, again and again; the first time, as soon as it listens, none.

    ``own`` are the files that a build writes: that they change is no news. A folder that comes, goes or takes the place
    of another is a change too. It has no end but an exception: KeyboardInterrupt.
    """
    project = replace(project, root=project.root.resolve())
    folders, begun, own = _folders(project), False, {path.resolve() for path in own}
    names: set[str] = set()
    while True:
        for changed in _listen(folders):
            names |= {project.name(path) for path in _worked_on(changed, folders) if path not in own}
            there = _folders(project)
            if others := there.items() ^ folders.items():
                # What changes while this is told must not be missed: first it listens anew.
                names |= {project.name(path) for path, _ in others}
                folders = there
                break
            if names or not begun:
                yield sorted(names)
                names, begun = set(), True


def is_passing(name: str) -> bool:
    """Whether a file is only there while another is open or written, by its name or that of a folder it lies in."""
    return any(map(_PASSING.match, name.split("/")))


def _folders(project: Project) -> dict[Path, tuple[int, int]]:
    """The folders to listen to, each with what it is on the disk: one put in its place is another."""
    found: dict[Path, tuple[int, int]] = {}
    for path in project.sources():
        # One may go between being seen and being looked at.
        with suppress(OSError):
            found[path] = path.stat().st_dev, path.stat().st_ino
    return found


def _listen(folders: Iterable[Path]) -> Iterator[set[FileChange]]:
    """What happens in the folders; an empty set three times a second, and at once when one is gone already."""
    try:
        yield from watch(
            *folders,
            watch_filter=None,
            step=_PAUSE,
            debounce=_PATIENCE,
            rust_timeout=_LOOK_AROUND,
            yield_on_timeout=True,
        )
    except FileNotFoundError:
        yield set()


def _worked_on(changed: Iterable[FileChange], folders: Mapping[Path, object]) -> Iterator[Path]:
    """The paths of what changed, but for what is only passing in its folder."""
    for path in {Path(path) for _, path in changed}:
        below = (path.relative_to(folder).as_posix() for folder in folders if path.is_relative_to(folder))
        if not any(map(is_passing, below)):
            yield path
