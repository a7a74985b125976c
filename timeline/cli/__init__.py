"""The command line: words typed become a call of one of the ``commands``, and what comes of it is printed.

    parser        the words that may be typed
    commands      the commands on a project
    languages     the commands on a language alone: explain, check --rules
    exchange      the command that trades with other tools
    rows, output  how results are shown, and the one place that prints

Exit 0: done. 1: findings. 2: asked for what there is not. 3: a program is missing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from timeline.cli.output import show_findings
from timeline.cli.parser import make_parser
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def main(words: Sequence[str] | None = None) -> int:
    """The exit code of one command, carried out; ``words`` are those typed, by default those of this process."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    arguments = make_parser().parse_args(words)
    # What a command uses is loaded when it is asked for: --help waits for nothing, explain for no publication.
    command: Callable[..., int] = getattr(import_module(f"timeline.cli.{arguments.module}"), arguments.command)
    try:
        return command(arguments)
    except TimelineError as error:
        show_findings(error.findings)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
