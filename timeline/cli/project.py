"""The project that a command works on, as the command line names it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from timeline.chronology.corpus import Corpus, read_corpus
from timeline.cli.output import show_findings
from timeline.project.folders import Project

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator


def read_asked(arguments: argparse.Namespace) -> Corpus:
    """The corpus of the project asked for, its findings printed; TimelineError when it cannot be read."""
    project, loss = Project(Path(arguments.project)), getattr(arguments, "allow_loss", False)
    corpus = read_corpus(project, allow_loss=loss, jobs=arguments.jobs, watch=_progress)
    show_findings(corpus.findings)
    return corpus


def _progress(files: list[Path]) -> Iterator[Path]:
    """Give the files one by one, with a bar when they take more than a second and a terminal is watching."""
    yield from tqdm(files, "reading", unit=" texts", delay=1, leave=False, disable=None)
