"""The command line: words typed become a call of one of the ``commands``, and what comes of it is printed.

    parser, values       the words that may be typed, some in files of options; words: how others are refused;
                         examples: the end of each help
    nearest, project     the project they are about, found from a folder inside it, and read
    commands             the commands on a project
    events               the command that lists events; rows for machines, listing for people
    intake, taking       the commands by which texts come in, and what is said of it
    moving               the commands by which they move, or are taken away; changes: what is said of files then
    languages            the commands on a language alone: explain, check --rules
    watch                the build that goes on
    desk                 the workbench in the browser
    extract              the command that makes tables of an archive
    extras               what is said where an extra that a command needs is not installed
    twins                the command on official texts in other languages
    terms                the command on candidates for the glossary
    exchange             the command that trades with other tools
    completion           the command that serves a shell
    ending               what is said of a command that did not come to its own end
    said_before          what a command said of a project that stands as it stood
    output               the one place that prints; findings, colour, paging and waiting: how

Exit 0: done. 1: findings. 2: asked for what there is not. 3: a program is missing. 4: a fault of our own. 130: stopped
by hand; 143: by the system.
"""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

from timeline.cli.ending import carried_out, end_politely, keep_streams
from timeline.cli.output import Manner, finish, set_manner
from timeline.cli.parser import make_parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence


def main(words: Sequence[str] | None = None) -> int:
    """The exit code of one command, carried out; ``words`` are those typed, by default those of this process."""
    keep_streams()
    for stream in (sys.stdout, sys.stderr):
        if stream:
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        code = carried_out(lambda: _carry_out(words))
    except SystemExit as told:
        # The parser ends so, with help or with what cannot be; help that found no room is no success.
        raise SystemExit(carried_out(finish) or told.code) from None
    return carried_out(finish) or code


def _carry_out(words: Sequence[str] | None) -> int:
    end_politely()
    arguments = make_parser().parse_words(words)
    set_manner(Manner(arguments.quiet, arguments.verbose, arguments.color, arguments.pager, arguments.debug))
    return _call(arguments, is_last=words is None)


def _call(arguments: argparse.Namespace, *, is_last: bool) -> int:
    if getattr(arguments, "project", "") is None:
        from timeline.cli.nearest import find_project  # noqa: PLC0415 as below

        arguments.project = find_project()
    if "cache" not in arguments:
        return _carry_out_loaded(arguments)
    from timeline.cli import said_before  # noqa: PLC0415 as below

    with _no_search_for_circles(arguments, is_last=is_last):
        if said_before.is_repeatable(arguments):
            return said_before.answer(arguments, _carry_out_loaded)
        return _carry_out_loaded(arguments)


def _carry_out_loaded(arguments: argparse.Namespace) -> int:
    # What a command uses is loaded when it is asked for: --help waits for nothing, explain for no publication, and what
    # was said before for nothing that made it.
    command: Callable[[argparse.Namespace], int] = getattr(
        import_module(f"timeline.cli.{arguments.module}"), arguments.command
    )
    try:
        return command(arguments)
    finally:
        # Where no language was asked for, nothing of it is loaded for this.
        if compiled := sys.modules.get("timeline.language.kept_expressions"):
            compiled.keep_expressions()


@contextmanager
def _no_search_for_circles(arguments: argparse.Namespace, *, is_last: bool) -> Iterator[None]:
    """Nothing looks for objects that hold each other: what is made of a corpus stays until its command ends.

    Of a thousand texts that search took more than a fourth of the time, and found nothing. Where the process ends after
    its last command, nothing looks then either.
    """
    looks = gc.isenabled() and not getattr(arguments, "watch", False)
    if looks:
        gc.disable()
    try:
        yield
    finally:
        if looks and is_last:
            gc.freeze()
        elif looks:
            gc.enable()
