"""The command that opens the desk in the browser of this machine, until Ctrl-C."""

from __future__ import annotations

import os
import sys
import threading
from importlib import import_module
from typing import TYPE_CHECKING

from timeline.cli.extras import extra_needed
from timeline.cli.nearest import project_asked
from timeline.cli.output import say
from timeline.cli.watch import ended_by_a_signal, show_page

if TYPE_CHECKING:
    import argparse

# What the extra brings.
_EXTRA = ("starlette", "uvicorn", "anyio", "h11", "click")


def desk(arguments: argparse.Namespace) -> int:
    """Serve the desk of a project and open it; ToolMissingError P61 when the extra is not installed."""
    if sys.stdout:
        sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    project = project_asked(arguments)
    remedy = "pip install 'bilingual-timeline[desk]'; in a copy of the repository: make desk"
    with extra_needed("timeline desk", "P61", "the desk needs", remedy, _EXTRA):
        serving = import_module("timeline.desk.serving")

    def opened(address: str) -> None:
        say(f"the desk of {project.root.resolve()}; Ctrl-C ends it")
        say(address)
        show_page(address, wanted=arguments.browser)

    with ended_by_a_signal():
        serving.serve(project, arguments.port, opened, debug=arguments.debug)
    say("ended")
    _leave_what_goes_on()
    return 0


def _leave_what_goes_on() -> None:
    """End the process where a thread still reads or checks hundreds of texts, which cannot be asked to stop.

    Every file is written whole, so that nothing is lost at any moment.
    """
    busy = (one for one in threading.enumerate() if not one.daemon and one is not threading.main_thread())
    if any(busy):
        if sys.stdout:
            sys.stdout.flush()
        os._exit(0)
