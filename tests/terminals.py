"""A command run as at a terminal: a pseudo-terminal of a given size takes what it prints."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

UNSET = {"NO_COLOR", "PAGER", "LESS", "COLUMNS", "LINES", "FORCE_COLOR"}


def surroundings(**variables: str) -> dict[str, str]:
    """The variables of a terminal that can show colours, nothing of the developer's own."""
    kept = {name: value for name, value in os.environ.items() if name not in UNSET}
    return {**kept, "TERM": "xterm-256color", **variables}


def at_terminal(folder: Path, *words: str, size: tuple[int, int] = (24, 80), **variables: str) -> tuple[int, str]:
    """Exit code and all that a terminal of so many lines and columns is sent."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    command = [sys.executable, "-m", "timeline", *words]
    run = subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=surroundings(**variables))
    os.close(theirs)
    shown = bytearray()
    # A terminal whose programs have ended is read to an error, not to an end.
    try:
        while some := os.read(ours, 65536):
            shown += some
    except OSError:
        pass
    os.close(ours)
    return run.wait(), shown.decode().replace("\r\n", "\n")


def piped(folder: Path, *words: str, **variables: str) -> tuple[int, str, str]:
    """Exit code, output and complaints of a command whose output goes into a pipe that is read to its end."""
    command = [sys.executable, "-m", "timeline", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=surroundings(**variables))
    return done.returncode, done.stdout, done.stderr


def unread(folder: Path, *words: str, lines: int = 0) -> tuple[int, str]:
    """Exit code and complaints of a command whose output nobody reads after so many lines."""
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
