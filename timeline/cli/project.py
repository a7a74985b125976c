"""The project that a command works on, as the command line names it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline.chronology.corpus import Corpus, read_corpus
from timeline.cli.output import show_findings, show_progress
from timeline.project.folders import Project

if TYPE_CHECKING:
    import argparse


def read_asked(arguments: argparse.Namespace) -> Corpus:
    """The corpus of the project asked for, its findings printed; TimelineError when it cannot be read."""
    project, loss = Project(Path(arguments.project)), getattr(arguments, "allow_loss", False)
    corpus = read_corpus(project, allow_loss=loss, jobs=arguments.jobs, watch=show_progress)
    show_findings(corpus.findings)
    return corpus
