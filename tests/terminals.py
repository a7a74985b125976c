"""A command run as at a terminal: a pseudo-terminal of a given size takes what it prints.

The command runs in a copy of this process, which has loaded all it needs; one whose end is looked at runs in its own.
"""

from __future__ import annotations

import contextlib
import fcntl
import io
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import traceback
import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from projects import EDITIONS

from timeline.cli import main

if TYPE_CHECKING:
    from collections.abc import Sequence

UNSET = {"NO_COLOR", "PAGER", "LESS", "COLUMNS", "LINES", "FORCE_COLOR"}


def surroundings(**variables: str) -> dict[str, str]:
    """The variables of a terminal that can show colours, nothing of the developer's own."""
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    return {**kept, "TERM": "xterm-256color", **variables}


def at_terminal(folder: Path, *words: str, size: tuple[int, int] = (24, 80), **variables: str) -> tuple[int, str]:
    """Exit code and all that a terminal of so many lines and columns is sent."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    run = _started(folder, words, (theirs, theirs, theirs), surroundings(**variables))
    os.close(theirs)
    shown = bytearray()
    # A terminal whose programs have ended is read to an error, not to an end.
    try:
        while some := os.read(ours, 65536):
            shown += some
    except OSError:
        pass
    os.close(ours)
    return _ended(run), shown.decode().replace("\r\n", "\n")


def piped(folder: Path, *words: str, **variables: str) -> tuple[int, str, str]:
    """Exit code, output and complaints of a command whose output goes somewhere else than to a terminal."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, Path(os.devnull).open("rb") as nothing:
        run = _started(folder, words, (nothing.fileno(), out.fileno(), err.fileno()), surroundings(**variables))
        code = _ended(run)
        for file in (out, err):
            file.seek(0)
        return code, out.read().decode(), err.read().decode()


def unread(folder: Path, *words: str, lines: int = 0) -> tuple[int, str]:
    """Exit code and complaints of a command, a process of its own, whose output nobody reads after so many lines."""
    command = [sys.executable, "-m", "timeline", *words]
    run = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=surroundings(PYTHONUNBUFFERED="1")
    )
    assert run.stdout
    assert run.stderr
    for _ in range(lines):
        run.stdout.readline()
    run.stdout.close()
    complaints = run.stderr.read().decode()
    run.stderr.close()
    return run.wait(), complaints


def _started(folder: Path, words: Sequence[str], streams: Sequence[int], variables: dict[str, str]) -> int:
    """The number of a copy of this process that carries out a command, its streams these three."""
    _load()
    with warnings.catch_warnings():
        # Python 3.12 warns of threads; the copy uses none of them.
        warnings.simplefilter("ignore", DeprecationWarning)
        if number := os.fork():
            return number
    try:
        for place, stream in enumerate(streams):
            os.dup2(stream, place)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(variables)
        _carry_out(words)
    except BaseException:  # noqa: BLE001 nothing of the test may go on in the copy
        traceback.print_exc()
        os._exit(99)


@cache
def _load() -> None:
    """Read what every command reads, once for all copies."""
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
        for words in (["events"], ["check"]):
            main([*words, "--project", str(EDITIONS / "essai")])


def _carry_out(words: Sequence[str]) -> NoReturn:
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(place, mode) for place, mode in enumerate("rww"))
    sys.__stdout__ = sys.stdout
    try:
        code = main(words)
    except SystemExit as stop:
        code = int(stop.code or 0)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _ended(number: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
