"""What the tests of the desk share: one asked without a network, one that runs, a browser that opens it."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from outside import PATIENCE

from timeline.desk.application import file_addresses, make_application
from timeline.desk.guard import Guard
from timeline.desk.workbench import Workbench
from timeline.project.folders import Project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PORT = 8100
HOST = f"127.0.0.1:{PORT}"
Headers = "Sequence[tuple[str, str]]"


class Told(NamedTuple):
    """An answer: its status, its headers, its body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def json(self) -> Any:  # noqa: ANN401 as sent
        """The body as data."""
        return json.loads(self.body)


class Desk:
    """A desk that is asked as a browser asks it, every header as given."""

    def __init__(self, project: Path) -> None:
        """Open the project and enter."""
        self.bench = Workbench(Project(project))
        self.guard = Guard(make_application(self.bench), PORT, file_addresses())
        entered = self.raw("GET", f"/enter?token={self.guard.token}", [("Host", HOST)])
        self.cookie = entered.headers["set-cookie"].partition(";")[0]

    def raw(self, method: str, path: str, headers: Headers, body: bytes = b"") -> Told:  # type: ignore[valid-type]
        """An answer to exactly this."""
        return asyncio.run(self._raw(method, path, headers, body))

    async def _raw(self, method: str, path: str, headers: Any, body: bytes) -> Told:  # noqa: ANN401 as above
        place, _, query = path.partition("?")
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": place, "raw_path": place.encode(), "query_string": query.encode(), "root_path": "",
            "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers],
            "client": ("127.0.0.1", 1), "server": ("127.0.0.1", PORT),
        }  # fmt: skip
        sent: list[dict[str, Any]] = []
        parts = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> dict[str, Any]:
            return parts.pop() if parts else {"type": "http.disconnect"}

        async def send(message: Any) -> None:  # noqa: ANN401 as ASGI asks for it
            sent.append(message)

        await self.guard(scope, receive, send)
        start = next(one for one in sent if one["type"] == "http.response.start")
        told = {name.decode().lower(): value.decode() for name, value in start["headers"]}
        return Told(start["status"], told, b"".join(one.get("body", b"") for one in sent if one is not start))

    def get(self, path: str, **headers: str) -> Told:
        """A page, asked for by the desk's own browser."""
        given = [(name.replace("_", "-"), value) for name, value in headers.items()]
        return self.raw("GET", path, [("Host", HOST), ("Cookie", self.cookie), *given])

    def post(self, path: str, body: object = None, content: bytes | None = None) -> Told:
        """A change, asked for by the desk's own page."""
        sent = json.dumps(body or {}).encode() if content is None else content
        return self.raw("POST", path, self.posting(sent, "json" if content is None else "octet-stream"), sent)

    def posting(self, sent: bytes, kind: str = "json") -> list[tuple[str, str]]:
        """The headers of a change."""
        return [
            ("Host", HOST), ("Cookie", self.cookie), ("Origin", f"http://{HOST}"), ("Sec-Fetch-Site", "same-origin"),
            ("Content-Type", f"application/{kind}"), ("Content-Length", str(len(sent))),
        ]  # fmt: skip


@contextmanager
def running(project: Path, port: int = 0) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A desk as a person starts it: the address it shows, and the process."""
    command = [sys.executable, "-m", "timeline", "desk", "--no-browser", "--port", str(port), "--project", str(project)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        process.stdout.readline()
        yield process.stdout.readline().strip(), process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE / 1000)


def live(told: Told, name: str) -> str:
    """The inside of a live part of a page, white space folded."""
    match = re.search(rf'<(\w+)[^>]* id="{name}".*?</\1>', told.text, re.DOTALL)
    assert match, name
    return re.sub(r"\s+", " ", match[0])
