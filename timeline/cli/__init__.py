"""Words typed become calls of the pipeline, and what comes back is printed.

    parser        the words that may be typed
    commands      the commands on a project
    languages     the commands on a language alone: explain, check --rules
    rows, output  how results are shown, and the one place that prints

Exit 0: nothing to say. 1: findings. 2: asked for what cannot be. 3: a tool is missing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from timeline.cli.output import show
from timeline.cli.parser import make_parser
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def main(words: Sequence[str] | None = None) -> int:
    """Carry out one command; give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    asked = make_parser().parse_args(words)
    # What a command uses is loaded when it is asked for: --help waits for nothing, explain for no publication.
    command: Callable[..., int] = getattr(import_module(f"timeline.cli.{asked.module}"), asked.command)
    try:
        return command(asked)
    except TimelineError as error:
        show(error.findings)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
