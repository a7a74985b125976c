"""A command on a project that stands as it stood says what it said then: that is kept, with the publications it wrote.

What a command says and writes depends on the words typed, the width of the screen, the files of the project, the
toolkit, and the pandoc that is found. All of it is in the digest; a run during which a file changed is not kept.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from timeline.cli.nearest import project_asked
from timeline.cli.output import Said, heard, is_quiet, is_verbose, say_again, screen_width
from timeline.model.errors import TimelineError
from timeline.project.files import read_file, write_all
from timeline.project.standing import project_digest
from timeline.project.toolkit import digest

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from timeline.project.folders import Project

    Command = Callable[[argparse.Namespace], int]

_COMMANDS = ("build", "check", "events", "status", "translate")
# What is asked of these depends on more than the project, or is to be done each time.
_EACH_TIME = ("files", "rules", "html", "watch", "explain", "restore", "leave_empty", "debug")
_NOT_ASKED: tuple[object, ...] = (None, False, "", (), [])
# How a command works and prints, whatever it says.
_MANNER = {"module", "jobs", "cache", "color", "pager", "debug", "verbose", "quiet"}
# Of each command so many answers of late are kept, and none whose files are larger, in bytes.
_ANSWERS, _LARGEST = 4, 400_000_000


class Answer(NamedTuple):
    """The exit code of a command, all that it said, and the files that it wrote, each with what it is kept under."""

    code: int
    said: list[Said]
    files: list[tuple[str, bytes]]


def is_repeatable(arguments: argparse.Namespace) -> bool:
    """Whether a command does the same each time, as long as nothing changes."""
    each_time = is_verbose() or any(getattr(arguments, name, None) not in _NOT_ASKED for name in _EACH_TIME)
    return arguments.command in _COMMANDS and arguments.cache and not each_time


def answer(arguments: argparse.Namespace, command: Command) -> int:
    """The exit code of a command, which said again what it said before, or was carried out and is kept."""
    project = project_asked(arguments)
    name = _named(arguments, project)
    if name and (kept := _kept(project, name)):
        code, said, files = kept
        write_all(files)
        say_again(said)
        return code
    with heard() as listened:
        code = command(arguments)
    if name and name == _named(arguments, project):
        written = [(str(path), digest(name, os.fsencode(path))) for path in listened.written]
        _keep(project, arguments.command, name, Answer(code, listened.all, written))
    return code


def _keep(project: Project, command: str, name: bytes, made: Answer) -> None:
    """The answer is kept, and each of its files by itself: no more than one of them is held at once."""
    if sum(Path(path).stat().st_size for path, _ in made.files) >= _LARGEST:
        return
    for path, own in made.files:
        project.cache.keep(f"files of {command}", {own: read_file(Path(path))})
    project.cache.keep(f"answers to {command}", {name: msgspec.msgpack.encode(made)})
    project.cache.forget(f"files of {command}", [own for _, own in made.files], _ANSWERS)
    project.cache.forget(f"answers to {command}", [name], _ANSWERS)


def _kept(project: Project, name: bytes) -> tuple[int, list[Said], dict[Path, bytes]] | None:
    """Code, words and files of an answer; None where it was not kept, or not all of it is there."""
    found = project.cache.find([name]).get(name)
    try:
        made = msgspec.msgpack.decode(found, type=Answer) if found else None
    except (msgspec.DecodeError, ValueError):
        return None
    if made is None:
        return None
    contents = project.cache.find(own for _, own in made.files)
    if any(own not in contents for _, own in made.files):
        return None
    return made.code, made.said, {Path(path): contents[own] for path, own in made.files}


def _named(arguments: argparse.Namespace, project: Project) -> bytes:
    """The digest of all that the command depends on; empty where that cannot be told."""
    typed = sorted((name, str(value)) for name, value in vars(arguments).items() if name not in _MANNER)
    former = getattr(arguments, "since", None)
    try:
        stands = project.cache.file and project_digest(project)
        beside = read_file(former) if isinstance(former, Path) else b""
    except TimelineError:
        return b""
    seen = f"{typed} {is_quiet()} {screen_width()} {_pandoc_outside()}"
    return digest(b"answer", seen.encode("utf-8", "surrogateescape"), beside, stands) if stands else b""


def _pandoc_outside() -> str:
    """What tells a version of the system's pandoc, which is taken where it is newer than the one that comes along."""
    found = shutil.which("pandoc")
    there = Path(found).stat() if found else None
    return f"{found} {there.st_size} {there.st_mtime_ns}" if there else ""
