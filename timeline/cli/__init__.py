"""Words typed become calls of the pipeline, and what comes back is printed.

Exit 0: nothing to say. 1: findings. 2: asked for what cannot be. 3: a tool is missing.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from timeline.cli import commands
from timeline.cli.output import show
from timeline.cli.parser import make_parser
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def main(words: Sequence[str] | None = None) -> int:
    """Carry out one command; give its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    asked = make_parser(vars(commands)).parse_args(words)
    command: Callable[..., int] = asked.command
    try:
        return command(asked)
    except TimelineError as error:
        show(error.findings)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
