"""Several files of a project change together: written, moved, taken away, in the order given.

All that is to be written stands beside its place before the first file changes. An error or an interruption on the way
puts every file back. Of a run that is killed the changes made so far stand, each whole: so what is needed last is taken
away last.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.project.files import keep_beside, put_back, unwritable, write_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    # What puts a file back.
    Undo = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a file: it has this content, or stands at another path; neither means that it is taken away."""

    path: Path
    content: bytes | None = None
    to: Path | None = None


def change_all(changes: Sequence[Change]) -> None:
    """Make all changes, in their order; TimelineError P50 when one cannot be made, then every file is as it was."""
    beside: dict[int, Path] = {}
    kept: list[Path] = []
    undone: list[Undo] = []
    try:
        for number, change in enumerate(changes):
            (change.to or change.path).parent.mkdir(parents=True, exist_ok=True)
            if change.content is not None:
                beside[number] = write_beside(change.path, change.content)
        for number, change in enumerate(changes):
            undone.append(_undo(change, kept))
            _make(change, beside.get(number))
    except BaseException as error:
        for undo in reversed(undone):
            undo()
        if isinstance(error, OSError):
            raise unwritable(error, change.path) from error
        raise
    finally:
        for temporary in (*beside.values(), *kept):
            temporary.unlink(missing_ok=True)
        _take_empty_folders(changes)


def _make(change: Change, temporary: Path | None) -> None:
    if temporary:
        temporary.replace(change.path)
    elif change.to:
        change.path.rename(change.to)
    else:
        change.path.unlink()


def _undo(change: Change, kept: list[Path]) -> Undo:
    """What puts the file back as it is now, whether or not its change is made; it takes no room on the disk."""
    path, to = change.path, change.to
    if to:
        return lambda: to.rename(path) if to.exists() and not path.exists() else None
    former = keep_beside(path)
    kept += filter(None, (former,))
    return lambda: put_back(path, former)


def _take_empty_folders(changes: Sequence[Change]) -> None:
    """Take away the folders that a file was to come into or has left, where nothing is in them any more."""
    places = (path.parent for change in changes for path in (change.path, change.to) if path)
    for folder in dict.fromkeys(places):
        with suppress(OSError):
            folder.rmdir()
            if folder.name == "originals":
                folder.parent.rmdir()
