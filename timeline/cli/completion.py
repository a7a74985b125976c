"""The command completion: what a shell needs to complete commands, options and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shtab

from timeline.cli.output import say_data
from timeline.cli.parser import make_parser
from timeline.cli.words import every_action

if TYPE_CHECKING:
    import argparse

# By what the help calls their value.
_KINDS = {"FILE": shtab.FILE, "DIR": shtab.DIRECTORY}


def completion(arguments: argparse.Namespace) -> int:
    """Print what the shell named needs to complete the commands of timeline."""
    parser = make_parser()
    for action in every_action(parser):
        if kind := _KINDS.get(str(action.metavar)):
            action.complete = kind  # type: ignore[attr-defined]  # so shtab asks for it
    say_data(shtab.complete(parser, arguments.shell))
    return 0
