"""What a killed run leaves on the disk is known by a name that tells the machine and the process, and is cleared."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
import tempfile
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUN = re.compile(r"run-(?P<machine>[0-9a-f]{8})-(?P<process>\d+)\b")
_FOLDER = "timeline-"


def this_run() -> str:
    """The name of this run on this machine, as part of a file's name."""
    return f"run-{_machine()}-{os.getpid()}"


def is_left_over(name: str) -> bool:
    """Whether a name is that of a file or folder of a run of this machine that goes on no more."""
    run = _RUN.search(name)
    return bool(run and run["machine"] == _machine() and not _goes_on(int(run["process"])))


@contextmanager
def workspace() -> Iterator[str]:
    """A folder of this run alone, gone afterwards; those that killed runs left are gone before."""
    for path in Path(tempfile.gettempdir()).glob(f"{_FOLDER}run-*"):
        if is_left_over(path.name) and _is_own(path):
            shutil.rmtree(path, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=f"{_FOLDER}{this_run()}-") as name:
        yield name


def _is_own(path: Path) -> bool:
    """Whether it is this user's; Windows gives each user a folder of his own."""
    return sys.platform == "win32" or path.lstat().st_uid == os.getuid()


def _machine() -> str:
    return f"{zlib.crc32(platform.node().encode()):08x}"


def _goes_on(process: int) -> bool:
    if sys.platform == "win32":
        # There os.kill ends a process, whatever the signal: nothing is taken for left over.
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
