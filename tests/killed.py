"""A run killed at every moment of its writing: ``python tests/killed.py FILE WORDS...`` is ``timeline WORDS...``.

Where it begins to write, one copy of the process after the other goes on from there, each killed a call later than the
one before, until one has written all. A line of JSON tells of each whether it was killed and the SHA-256 of FILE.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import signal
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.cli import main
from timeline.project.changing import change_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    Watch = Callable[[FrameType, str, object], None]

SYSTEM = {"posix", "io", "_io"}


def copies(path: Path) -> None:
    """Lets copies go on one by one, and tells what became of each."""
    before = path.read_bytes()
    for moment in count(1):
        if not (child := os.fork()):
            sys.setprofile(killed_at(moment))
            return
        killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        told = {"killed": killed, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        sys.stderr.write(f"{json.dumps(told)}\n")
        path.write_bytes(before)
        if not killed:
            os._exit(0)


def killed_at(moment: int) -> Watch:
    """Kills this process before or after that call of the system, or of a file; ends it when all is written."""
    left = moment

    def seen(frame: FrameType, event: str, called: object) -> None:
        nonlocal left
        left -= event.startswith("c_") and reaches_the_disk(called)
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        if event == "return" and frame.f_code is change_all.__code__:
            os._exit(0)

    return seen


def reaches_the_disk(called: object) -> bool:
    """Whether a function of C is one of the system or of a file."""
    return getattr(called, "__module__", "") in SYSTEM or isinstance(getattr(called, "__self__", None), io.IOBase)


def run(path: Path, words: list[str]) -> None:
    """The run, cut where it makes its first file."""
    begun = False

    def begins(event: str, _: object) -> None:
        nonlocal begun
        if event == "tempfile.mkstemp" and not begun:
            begun = True
            copies(path)

    sys.addaudithook(begins)
    main(words)


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2:])
