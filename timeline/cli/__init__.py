"""The command line: words typed become a call of one of the ``commands``, and what comes of it is printed.

    parser, values       the words that may be typed; words: how others are refused; examples: the end of each help
    nearest, project     the project they are about, found from a folder inside it, and read
    commands             the commands on a project
    events               the command that lists events; rows for machines, listing for people
    intake, taking       the commands by which texts come in, and what is said of it
    moving               the commands by which they move, or are taken away
    languages            the commands on a language alone: explain, check --rules
    watch                the build that goes on
    exchange             the command that trades with other tools
    completion           the command that serves a shell
    output               the one place that prints; findings, colour and paging: how

Exit 0: done. 1: findings. 2: asked for what there is not. 3: a program is missing. 130: stopped by hand.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from timeline.cli.output import Manner, finish, say_error, set_manner, show_findings
from timeline.cli.parser import make_parser
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

STOPPED = 130


def main(words: Sequence[str] | None = None) -> int:
    """The exit code of one command, carried out; ``words`` are those typed, by default those of this process."""
    for stream in (sys.stdout, sys.stderr):
        if stream:
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        code = _carry_out(words)
    finally:
        finish()
    return code


def _carry_out(words: Sequence[str] | None) -> int:
    try:
        arguments = make_parser().parse_words(words)
        set_manner(Manner(arguments.quiet, arguments.verbose, arguments.color, arguments.pager))
        return _call(arguments)
    except TimelineError as error:
        show_findings(error.findings)
        return error.exit_code
    except KeyboardInterrupt:
        say_error("stopped; every file is whole")
        return STOPPED


def _call(arguments: argparse.Namespace) -> int:
    # What a command uses is loaded when it is asked for: --help waits for nothing, explain for no publication.
    if getattr(arguments, "project", "") is None:
        from timeline.cli.nearest import find_project  # noqa: PLC0415 as above

        arguments.project = find_project()
    command: Callable[[argparse.Namespace], int] = getattr(
        import_module(f"timeline.cli.{arguments.module}"), arguments.command
    )
    return command(arguments)
