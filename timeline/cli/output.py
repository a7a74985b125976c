"""The one place that prints: results to standard output, findings to standard error.

When nobody reads any more (``timeline add … | head -1``) what is printed goes nowhere and the work goes on: no file is
left half done because a pipe was closed.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import perf_counter
from typing import IO, TYPE_CHECKING, NamedTuple, TextIO, cast

from timeline.cli.colour import printable, wants_colour
from timeline.cli.waiting import told_while
from timeline.model.errors import Finding, Severity, TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Manner:
    """How a command is to speak: only errors, or all that it does; in colour; with a pager."""

    quiet: bool = False
    verbose: bool = False
    color: str = "auto"
    pager: bool = True
    debug: bool = False


_USUAL = Manner()
_manner: ContextVar[Manner] = ContextVar("manner", default=_USUAL)


def set_manner(manner: Manner) -> None:
    """Let everything that is printed from now on be printed in this manner."""
    _manner.set(manner)


def is_quiet() -> bool:
    """Whether only results and errors are to be printed."""
    return _manner.get().quiet


def is_verbose() -> bool:
    """Whether all is to be told: what is done, and each thing of many."""
    return _manner.get().verbose


def is_debugging() -> bool:
    """Whether the whole trace of a fault of our own is wanted."""
    return _manner.get().debug


class Said(NamedTuple):
    """Something that a command said: by which function of this module, and what it was given."""

    how: str
    lines: list[str]
    findings: list[Finding]


@dataclass
class Heard:
    """All that a command said, and the files that it wrote for a reader."""

    all: list[Said] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)


_heard: ContextVar[Heard | None] = ContextVar("heard", default=None)


@contextmanager
def heard() -> Iterator[Heard]:
    """While it is open all that is said is kept beside."""
    before = _heard.set(Heard())
    try:
        yield cast("Heard", _heard.get())
    finally:
        _heard.reset(before)


def _hear(how: str, *lines: str) -> None:
    if listening := _heard.get():
        listening.all.append(Said(how, [*lines], []))


def wrote(path: Path) -> None:
    """Let who listens know of a file that was written."""
    if listening := _heard.get():
        listening.written.append(path)


def say_again(said: Iterable[Said]) -> None:
    """Print what was said before, as it would be printed now."""
    by_line = {"say": say, "note": note, "say_data": say_data, "say_error": say_error}
    for one in said:
        if one.how == "show":
            show(one.lines)
        elif one.how == "show_findings":
            show_findings(one.findings)
        else:
            by_line[one.how](one.lines[0])


def say(text: str) -> None:
    """Print a line of the result to standard output; TimelineError P50 when it is closed."""
    _hear("say", text)
    _print(text, _result())


def note(text: str) -> None:
    """Print to standard output what was done, unless only errors are wanted."""
    _hear("note", text)
    if not is_quiet():
        _print(text, sys.stdout)


def say_data(line: str) -> None:
    """Print a line for machines: as it is, but on a terminal, which would obey it, made safe."""
    _hear("say_data", line)
    stream = _result()
    _write(printable(line, colour=False) if _is_terminal(stream) else line, stream)


def say_json(rows: Iterable[object]) -> None:
    """Print each row as a line of JSON."""
    for row in rows:
        say_data(json.dumps(row, ensure_ascii=False))


def say_error(text: str) -> None:
    """Print a line to standard error."""
    _hear("say_error", text)
    _print(text, sys.stderr)


def tell(text: str) -> None:
    """Print to standard error what is being done, where all is to be told."""
    if is_verbose():
        say_error(text)


@contextmanager
def step(what: str) -> Iterator[None]:
    """Tell how long a step of the work took, where all is to be told; that it goes on, where a terminal is watching."""
    begun = perf_counter()
    with waiting_for(what):
        yield
    tell(f"{what}: {perf_counter() - begun:.1f} s")


def waiting_for(what: str) -> AbstractContextManager[None]:
    """While it is open, what takes more than a second is told on a terminal."""
    stream = sys.stderr
    return told_while(what, stream) if stream and _is_terminal(stream) and not is_quiet() else nullcontext()


def show(lines: Iterable[str]) -> None:
    """Print lines of a result, all at once; through the pager where they are longer than the screen."""
    lines = list(lines)
    _hear("show", *lines)
    if _is_terminal(sys.stdout) and _manner.get().pager and len(lines) >= shutil.get_terminal_size().lines:
        from timeline.cli import paging  # noqa: PLC0415 a terminal alone needs it

        text = "".join(f"{printable(line, colour=_in_colour(sys.stdout))}\n" for line in lines)
        sys.stdout.flush()
        if (pager := paging.find_pager(os.environ)) and paging.page(text, pager, os.environ):
            return
    if lines:
        _print("\n".join(lines), _result())


def screen_width() -> int:
    """The columns of the terminal, or 80 where there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def show_findings(findings: Iterable[Finding]) -> None:
    """Print findings, what weighs most first, what is said often as one; no warnings where only errors are wanted."""
    from timeline.cli.findings import arranged, finding_text  # noqa: PLC0415 most runs have none

    findings = list(findings)
    if listening := _heard.get():
        listening.all.append(Said("show_findings", [], findings))
    said = [finding for finding in findings if finding.severity is Severity.ERROR or not is_quiet()]
    width = shutil.get_terminal_size().columns if _is_terminal(sys.stderr) else None
    for finding in arranged(said, each=is_verbose()):
        _print(finding_text(finding, width), sys.stderr)


def finish() -> int:
    """Give away what is still held back, nobody may be there to take it; 0."""
    for stream in (sys.stdout, sys.stderr):
        if stream:
            _write(None, stream)
    return 0


def pour(text: str, stream: IO[str] | None) -> None:
    """Write a text as it is; TimelineError P50 when it finds no room."""
    if stream:
        _write(text, stream, end="")


def _result() -> TextIO:
    """Standard output, for what was asked for; TimelineError P50 when it was closed from the beginning."""
    if sys.stdout is None:
        raise TimelineError(
            Finding("stdout", 0, "P50", "it is closed", "let the result go to a file, or to a terminal")
        )
    return sys.stdout


def _print(text: str, stream: TextIO | None) -> None:
    if stream:
        _write(printable(text, colour=_in_colour(stream)), stream)


def _write(line: str | None, stream: IO[str], end: str = "\n") -> None:
    """Write a line, or all that is held back; TimelineError P50 when it finds no room."""
    try:
        if line is None:
            stream.flush()
        else:
            print(line, file=stream, end=end)
    except OSError as error:
        # As Python's own guide on SIGPIPE has it: what is still held back must have a place to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not isinstance(error, BrokenPipeError):
            name = stream.name.strip("<>")
            fact = f"nothing more can be written to it: {error.strerror}"
            raise TimelineError(Finding(name, 0, "P50", fact, "see that there is room where it goes")) from error


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _in_colour(stream: TextIO) -> bool:
    return wants_colour(_manner.get().color, os.environ, is_terminal=stream.isatty())
