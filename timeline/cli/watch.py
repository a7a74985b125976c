"""The build that goes on: made again at each change, shown in the browser, ended by Ctrl-C."""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
import webbrowser
from contextlib import contextmanager
from typing import TYPE_CHECKING

from timeline.cli.output import is_debugging, say, show_findings
from timeline.model.errors import TimelineError
from timeline.project.unforeseen import unforeseen
from timeline.publishing.file_names import FILE_NAMES
from timeline.watching.changes import follow_changes
from timeline.watching.server import open_server

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from timeline.model.errors import Finding
    from timeline.project.folders import Project
    from timeline.watching.server import Server

    Make = Callable[[], Sequence[Finding]]

_SHOWN = 3


def watch(arguments: argparse.Namespace, project: Project, out: Path, wanted: Sequence[str], make: Make) -> int:
    """Make the publications at each change and show them on this machine until Ctrl-C; exit 0.

    ``make`` writes them and gives the findings about the project; what it raises is told, and the last good ones stay.
    """
    if sys.stdout:
        sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    server = open_server(out, arguments.port)
    with ended_by_a_signal(), _serving(server):
        page = server.address + (FILE_NAMES["html"] if "html" in wanted else "")
        say(f"watching {project.root.resolve()}; Ctrl-C ends it")
        for number, names in enumerate(follow_changes(project, [out / name for name in FILE_NAMES.values()])):
            if names:
                more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
                say(f"changed: {', '.join(names[:_SHOWN])}{more}")
            make_again(server, make)
            if not number:
                say(page)
                show_page(page, wanted=arguments.browser)
    say("ended")
    return 0


def make_again(server: Server, make: Make) -> None:
    """The publications are made, or why they are not is told in the terminal and at the foot of the page."""
    try:
        server.news.tell(make(), made=True)
    except Exception as error:  # noqa: BLE001 the last door: whoever mends the file is to be shown that it is mended
        if is_debugging():
            traceback.print_exception(error, file=sys.stderr)
        findings = error.findings if isinstance(error, TimelineError) else (unforeseen(error),)
        show_findings(findings)
        server.news.tell(findings, made=False)


@contextmanager
def _serving(server: Server) -> Iterator[None]:
    """The server answers, in a thread of its own, for as long as this is open."""
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    try:
        yield
    finally:
        server.news.end()
        server.shutdown()
        server.server_close()


@contextmanager
def ended_by_a_signal() -> Iterator[None]:
    """Ctrl-C and a polite kill end what is done inside, and nothing else."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)


def show_page(page: str, *, wanted: bool) -> None:
    """Open the page in the reader's browser, where there is a screen for one."""
    screen = sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if wanted and screen:
        webbrowser.open(page)
