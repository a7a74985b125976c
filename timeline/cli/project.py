"""The project that a command works on, as the command line names it."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from timeline.chronology.corpus import Corpus, read_corpus
from timeline.chronology.entries_by_text import Listed, list_by_text
from timeline.cli.nearest import project_asked
from timeline.cli.output import is_quiet, show_findings, tell, waiting_for
from timeline.cli.printed import printed_languages
from timeline.language.languages import Languages
from timeline.model.errors import MisuseError
from timeline.project.folders import Project

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from tqdm import tqdm

    from timeline.language import Language


# Bytes of a text that take about a second to read.
_LONG = 300_000


def read_asked(arguments: argparse.Namespace, *, show: bool = True) -> Corpus:
    """The corpus of the project asked for, its findings printed if ``show``; TimelineError when it cannot be read.

    The errors that forbid a final edition are told when it is refused.
    """
    project, loss = project_asked(arguments), getattr(arguments, "allow_loss", False)
    begun = perf_counter()
    with ExitStack() as after:
        watch = partial(_watched_then, after)
        corpus = read_corpus(project, allow_loss=loss, jobs=arguments.jobs, watch=watch)
    tell(f"all texts and catalogues: {perf_counter() - begun:.1f} s")
    final = arguments.command == "build" and not (arguments.draft or arguments.watch)
    refused = corpus.errors if final else ()
    if show:
        show_findings(finding for finding in corpus.findings if finding not in refused)
    return corpus


def read_by_text(arguments: argparse.Namespace) -> Listed | None:
    """The entries of the project asked for, its findings printed; None where only the whole corpus tells."""
    begun = perf_counter()
    listed = list_by_text(project_asked(arguments), arguments.jobs, watched)
    if listed:
        tell(f"all texts and catalogues: {perf_counter() - begun:.1f} s")
        show_findings(listed.findings)
    return listed


def _watched_then(after: ExitStack, files: list[Path]) -> Iterator[Path]:
    """Give the files one by one; then tell, until ``after`` is closed, that the catalogues are waited for."""
    yield from watched(files)
    after.enter_context(waiting_for("bringing the catalogues up to date"))


def language_asked(arguments: argparse.Namespace) -> Language:
    """The language by which texts are to be read; MisuseError R01 when it has no rules to do so.

    Where none is asked for, the first of the edition in which texts can be read.
    """
    project = Project(Path(arguments.project))
    languages = Languages(project.rules())
    codes = (arguments.language,) if arguments.language else printed_languages(project)
    if language := languages.first_of_texts(codes):
        return language
    raise MisuseError(*languages.lacking(codes[0]).findings)


def watched(files: list[Path]) -> Iterator[Path]:
    """Give the files one by one, with a bar when they take more than a second and a terminal is watching.

    A file that takes more than a second by itself is named before it is read.
    """
    bar = _bar(files)
    for path in bar or files:
        tell(f"reading {path.as_posix()}")
        if bar and (size := _size(path)) > _LONG:
            bar.delay = 0
            bar.set_postfix_str(f"{path.name}, {size / 1_000_000:.1f} MB")
        yield path


def _bar(files: list[Path]) -> tqdm[Path] | None:
    """A bar, where anybody sees it."""
    if is_quiet() or sys.stderr is None or not sys.stderr.isatty():
        return None
    from tqdm import tqdm  # noqa: PLC0415 it asks for its own version, and begins a thread

    return tqdm(files, "reading", unit=" texts", delay=1, leave=False)


def _size(path: Path) -> int:
    """The bytes of a file; none where it cannot be seen, which whoever reads it tells."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
