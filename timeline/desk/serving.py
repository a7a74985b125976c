"""The server of one project: on this machine alone, until Ctrl-C."""

from __future__ import annotations

import os
import socket
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import uvicorn

from timeline.chronology.in_parallel import end_processes
from timeline.desk.application import file_addresses, make_application
from timeline.desk.guard import LOOPBACK, Guard
from timeline.desk.texts.doubts import NAME as DOUBTS
from timeline.desk.texts.doubts import find_doubts
from timeline.desk.warming import make_ready
from timeline.desk.workbench import Workbench
from timeline.model.errors import Finding, MisuseError
from timeline.watching.changes import follow_changes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import FrameType

    from timeline.project.folders import Project

_NEAR = 20


class _Server(uvicorn.Server):
    """Ends the news before it ends, so that no open page keeps it."""

    bench: Workbench

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.bench.news.end()
        super().handle_exit(sig, frame)


def serve(project: Project, port: int, opened: Callable[[str], None], *, debug: bool = False) -> None:
    """Serve the desk until a signal ends it; ``opened`` is given the address once it answers.

    With ``debug`` the trace of a fault of our own is printed too.
    A folder without anything in it becomes a project there, if one wants. MisuseError C20 when it is no project and
    holds something else, P60 when no port is free.
    """
    if not is_empty(project.root):
        project.settings()
    line = _listening(port)
    bench = Workbench(project, debug=debug)
    guard = Guard(make_application(bench), line.getsockname()[1], file_addresses())
    config = uvicorn.Config(
        guard,
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=1,
        lifespan="off",
        ws="none",
    )
    server = _Server(config)
    server.bench = bench
    threading.Thread(target=_follow, args=(bench,), daemon=True).start()
    bench.behind.ask("reading", partial(make_ready, bench))
    bench.behind.ask(DOUBTS, partial(find_doubts, bench))
    opened(guard.address)
    with suppress(KeyboardInterrupt):
        server.run(sockets=[line])
    end_processes()


def is_empty(folder: Path) -> bool:
    """Whether nothing stands in a folder but what is hidden, or there is no such folder yet."""
    return not folder.exists() or (folder.is_dir() and all(path.name.startswith(".") for path in folder.iterdir()))


def _listening(port: int) -> socket.socket:
    """A socket on this port, or on the first free one after it."""
    for near in (port,) if port == 0 else range(port, min(port + _NEAR, 1 << 16)):
        line = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":
            line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with suppress(OSError):
            line.bind((LOOPBACK, near))
            line.listen(128)
            return line
        line.close()
    remedy = "end what holds them, or give another port with --port"
    raise MisuseError(Finding(f"{LOOPBACK}:{port}", 0, "P60", "neither this port nor one after it is free", remedy))


def _follow(bench: Workbench) -> None:
    """Tell what changes on the disk for as long as the desk is open."""
    for names in follow_changes(bench.project, ()):
        bench.tell_of_disk(names)
