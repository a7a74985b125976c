"""The command line: words typed become a call of one of the ``commands``, and what comes of it is printed.

Exit 0: done. 1: findings. 2: asked for what there is not. 3: a program is missing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from timeline.cli.commands import COMMANDS
from timeline.cli.output import show_findings
from timeline.cli.parser import make_parser
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def main(words: Sequence[str] | None = None) -> int:
    """The exit code of one command, carried out; ``words`` are those typed, by default those of this process."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    arguments = make_parser(COMMANDS).parse_args(words)
    command: Callable[..., int] = arguments.command
    try:
        return command(arguments)
    except TimelineError as error:
        show_findings(error.findings)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
