"""The last door: what no code foresaw becomes one finding, in a command and on the desk."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

from timeline import __version__
from timeline.model.errors import Finding

OWN_FAULT = "P90"
_PACKAGE = Path(__file__).parent.parent


def unforeseen(error: Exception) -> Finding:
    """P52 where the system would not have it, else P90: what went wrong, and where in our own files."""
    return _refused(error) or _fault(error)


def _refused(error: Exception) -> Finding | None:
    if isinstance(error, MemoryError):
        return Finding("memory", 0, "P52", "the memory does not suffice", "work on fewer texts at once")
    if not isinstance(error, OSError):
        return None
    name = error.filename
    place = os.fsdecode(name) if isinstance(name, (str, bytes, os.PathLike)) else "timeline"
    remedy = "see that it may be read or written, and that there is room"
    return Finding(place, 0, "P52", f"the system refuses: {error.strerror or error}", remedy)


def _fault(error: Exception) -> Finding:
    frames = [one for one in traceback.extract_tb(error.__traceback__) if Path(one.filename).is_relative_to(_PACKAGE)]
    where = f" ({Path(frames[-1].filename).relative_to(_PACKAGE).as_posix()}:{frames[-1].lineno})" if frames else ""
    said = " ".join(str(error).split())[:200]
    fact = f"a fault of the toolkit itself ({__version__}), not of yours: {type(error).__name__}: {said}{where}"
    remedy = "add --debug, and send what it prints to those who keep the toolkit, with the file it fails at"
    return Finding("timeline", 0, OWN_FAULT, fact, remedy)
