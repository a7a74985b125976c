"""The publications on an address of this machine, for its own browser and nobody else.

It answers to its own name alone (a page elsewhere that lets its name lead here is refused), it only reads, and only
files of the one folder. https://developer.mozilla.org/docs/Web/API/Server-sent_events is how a page hears of a build.
"""

from __future__ import annotations

import html
import json
import mimetypes
import os
import re
import sys
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import unquote

from timeline.model.errors import Finding, MisuseError, TimelineError
from timeline.project.files import read_file
from timeline.project.unforeseen import unforeseen
from timeline.publishing.file_names import FILE_NAMES
from timeline.watching.following import follow_builds, stamp_of
from timeline.watching.news import News

if TYPE_CHECKING:
    from pathlib import Path

LOOPBACK = "127.0.0.1"
NEWS = "/.watch"
_NEAR = 20
# Nothing is kept, guessed, handed on to another site, or shown in a frame of one.
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'self'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Server(ThreadingHTTPServer):
    """Serves one folder until it is closed; what it has to tell is ``news``."""

    daemon_threads = True
    # On Windows it would let two servers have one port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, folder: Path, port: int) -> None:
        """Listen on a port of this machine; OSError when it is taken."""
        super().__init__((LOOPBACK, port), _Answer)
        self.folder, self.news = folder, News()

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{LOOPBACK}:{self.server_port}/"

    @property
    def names(self) -> set[str]:
        """What a browser may call it; a port 80 goes without saying."""
        hosts = (LOOPBACK, "localhost")
        return {f"{host}:{self.server_port}" for host in hosts} | set(hosts if self.server_port == 80 else ())

    def handle_error(self, *_: object) -> None:
        """Say nothing of a browser that went away, nor of a file that did; of a fault of our own one line."""
        if isinstance(error := sys.exception(), Exception) and not isinstance(error, (OSError, TimelineError)):
            sys.stderr.write(f"{unforeseen(error)}\n")


def open_server(folder: Path, port: int) -> Server:
    """A server of the folder on this port, or on the first free one after it; MisuseError P60 when none is."""
    for near in (port,) if port == 0 else range(port, min(port + _NEAR, 1 << 16)):
        with suppress(OSError):
            return Server(folder, near)
    remedy = "end what holds them, or give another port with --port"
    raise MisuseError(Finding(f"{LOOPBACK}:{port}", 0, "P60", "neither this port nor one after it is free", remedy))


def find_file(folder: Path, asked: str) -> Path | None:
    """The file of the folder that an address names; None for anything outside it, hidden, or that is no plain file."""
    parts = unquote(asked).removeprefix("/").split("/")
    if any(not part or part.startswith(".") or set(part) & set("\\:\0") for part in parts):
        return None
    with suppress(OSError, RuntimeError, ValueError):
        path = folder.joinpath(*parts).resolve()
        if path.is_relative_to(folder.resolve()) and path.is_file():
            return path
    return None


def contents_page(folder: Path) -> bytes:
    """A plain page with a link to each publication that is there."""
    there = [name for name in FILE_NAMES.values() if find_file(folder, name)]
    items = "".join(f'<li><a href="{html.escape(name)}">{html.escape(name)}</a>\n' for name in there)
    body = f"<ul>\n{items}</ul>" if there else "<p>Nothing is made yet."
    head = '<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Publications</title>\n'
    style = "<style>body { font: 1.1rem/1.8 system-ui, sans-serif; margin: 10vh auto; max-width: 30rem }</style>\n"
    return f"{head}{style}<h1>Publications</h1>\n{body}\n".encode()


class _Answer(BaseHTTPRequestHandler):
    """The answer to one request."""

    server: Server
    timeout = 60

    def do_GET(self) -> None:
        """Give a file, the contents or the news; refuse whoever calls this machine by another name."""
        asked = re.split("[?#]", self.path, maxsplit=1)[0]
        if [host.lower() for host in self.headers.get_all("Host", ())] not in [[name] for name in self.server.names]:
            self._send(HTTPStatus.MISDIRECTED_REQUEST, b"This server answers only to its own address.\n", "text/plain")
        elif asked == NEWS:
            self._tell()
        elif asked == "/":
            self._send_page(HTTPStatus.OK, contents_page(self.server.folder), "")
        elif path := find_file(self.server.folder, asked):
            self._send_file(path)
        else:
            self._send_page(HTTPStatus.NOT_FOUND, contents_page(self.server.folder), asked.removeprefix("/"))

    do_HEAD = do_GET  # noqa: N815 the library asks for this name

    def _send_file(self, path: Path) -> None:
        content = read_file(path)
        if path.suffix == ".html":
            name = path.relative_to(self.server.folder.resolve()).as_posix()
            self._send_page(HTTPStatus.OK, content, name)
        else:
            self._send(HTTPStatus.OK, content, mimetypes.guess_type(path.name)[0] or "application/octet-stream")

    def _send_page(self, status: HTTPStatus, content: bytes, name: str) -> None:
        """A page that follows; of one that is not there, the contents until it is."""
        stamp = stamp_of(content) if status is HTTPStatus.OK else ""
        self._send(status, follow_builds(content, name, stamp), "text/html")

    def _send(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        self._begin(status, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _tell(self) -> None:
        """One message for each build, the last one at once, until the browser goes or the server closes.

        Which file the page is that listens stands behind the question mark: it may be that of a year.
        """
        listening = unquote(self.path.partition("?")[2])
        self._begin(HTTPStatus.OK, "text/event-stream")
        self.end_headers()
        for told in self.server.news.follow() if self.command != "HEAD" else ():
            files = self._stamps(listening) if told else {}
            message = f"data: {json.dumps(told | {'files': files})}\n\n" if told else ": still here\n\n"
            self.wfile.write(message.encode())

    def _stamps(self, listening: str) -> dict[str, str]:
        """Which making of each publication is there now, and of the page that listens, empty where that is gone."""
        paths = {name: find_file(self.server.folder, name) for name in (*FILE_NAMES.values(), listening)}
        pages = {name: read_file(path) for name, path in paths.items() if path and path.suffix == ".html"}
        there = {"": contents_page(self.server.folder), **pages}
        return {listening: "", **{name: stamp_of(content) for name, content in there.items()}}

    def _begin(self, status: HTTPStatus, kind: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, **_HEADERS}.items():
            self.send_header(name, value)

    def version_string(self) -> str:
        """What the server calls itself."""
        return "timeline"

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for builds and findings."""
