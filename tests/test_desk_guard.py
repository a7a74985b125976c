"""Nobody but this machine's own browser, on the desk's own pages, speaks to the desk: every way in that was ever found, tried."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from desks import HOST, PORT, Desk, running
from outside import PATIENCE
from projects import copy

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk of the trial edition."""
    return Desk(copy("essai", tmp_path_factory.mktemp("guard") / "essai"))


@pytest.mark.parametrize("hosts", [(HOST,), (f"localhost:{PORT}",), (f"LOCALHOST:{PORT}",)])
def test_its_own_names(desk: Desk, hosts: tuple[str, ...]) -> None:
    """By number and by name."""
    assert desk.raw("GET", "/texts", [*(("Host", host) for host in hosts), ("Cookie", desk.cookie)]).status == 200


@pytest.mark.parametrize(
    "hosts",
    [
        ("evil.example",), (f"evil.example:{PORT}",), ("127.0.0.1",), ("localhost",), ("127.0.0.1:1",), (f"0.0.0.0:{PORT}",),
        (f"{HOST}/enter",), (f"{HOST}?x",), (f"{HOST}.evil.example",), (f"localhost:{PORT}@evil.example",), ("",), (),
        (HOST, "evil.example"), (HOST, HOST), (f"[::1]:{PORT}",),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/texts", "/enter", "/news", "/nothing"])
def test_by_another_name_nothing_is_told(desk: Desk, path: str, hosts: tuple[str, ...]) -> None:
    """A page elsewhere whose name was led to this machine sees no word, cookie or not."""
    told = desk.raw("GET", path, [*(("Host", host) for host in hosts), ("Cookie", desk.cookie)])
    assert (told.status, told.text) == (421, "The desk answers only to its own address.\n")


@pytest.mark.parametrize("cookie", [None, "", "desk-8100=", "desk-8100=x", "desk-8101=SESSION", "other=SESSION", "desk-8100=TOKEN", '"\x00'])
def test_without_the_cookie_of_this_start_nobody_enters(desk: Desk, cookie: str | None) -> None:
    """Neither with that of another port, nor with the token in its place."""
    session = desk.cookie.partition("=")[2]
    given = [] if cookie is None else [("Cookie", cookie.replace("SESSION", session).replace("TOKEN", desk.guard.token))]
    for path in ("/texts", "/static/desk.js", "/news"):
        assert desk.raw("GET", path, [("Host", HOST), *given]).status == 401


@pytest.mark.parametrize("query", ["", "?token=", "?token=x", "?token=TOKENx", "?token=TOKEN&token=TOKEN", "?tokens=TOKEN"])
def test_only_the_token_gives_the_cookie(desk: Desk, query: str) -> None:
    """None, a wrong one, or two of them do not."""
    told = desk.raw("GET", f"/enter{query.replace('TOKEN', desk.guard.token)}", [("Host", HOST)])
    assert told.status == 401
    assert "set-cookie" not in told.headers


def test_the_cookie_is_strict_and_no_redirection_gives_it(desk: Desk) -> None:
    """From a web mail a redirection would not carry it on; a page that goes on by itself does."""
    coming = [("Host", HOST), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")]
    told = desk.raw("GET", f"/enter?token={desk.guard.token}", coming)
    assert told.status == 200
    assert 'http-equiv="refresh"' in told.text
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(told.headers["set-cookie"].split("; "))


def test_each_start_has_secrets_of_its_own(desk: Desk) -> None:
    """The token is long, and no cookie of another start is good."""
    other = Desk(desk.bench.project.root)
    assert len(desk.guard.token) >= 43
    assert desk.guard.token != other.guard.token
    assert desk.raw("GET", "/texts", [("Host", HOST), ("Cookie", other.cookie)]).status == 401


def change(desk: Desk, wrong: dict[str, list[str] | None], method: str = "POST", body: bytes = b"{}") -> int:
    """The status of a change whose headers are right but for these."""
    right = desk.posting(body)
    kept = [(name, value) for name, value in right if name not in wrong]
    put = [(name, value) for name, values in wrong.items() for value in values or ()]
    return desk.raw(method, "/undo", [*kept, *put], body).status


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": ["none"]}, 200), ({"Sec-Fetch-Site": None}, 200), ({"Content-Type": ["application/json; charset=utf-8"]}, 200),
        ({"Origin": [f"http://localhost:{PORT}"]}, 200),
        ({"Origin": ["http://evil.example"]}, 403), ({"Origin": ["null"]}, 403), ({"Origin": ["http://127.0.0.1:3000"]}, 403),
        ({"Origin": None}, 403), ({"Origin": [f"https://{HOST}"]}, 403), ({"Origin": [f"http://{HOST}", "http://evil.example"]}, 403),
        ({"Origin": [f"http://{HOST}/"]}, 403), ({"Origin": ["http://127.0.0.1"]}, 403),
        ({"Sec-Fetch-Site": ["same-site"]}, 403), ({"Sec-Fetch-Site": ["cross-site"]}, 403), ({"Sec-Fetch-Site": ["same-origin", "cross-site"]}, 403),
        ({"Content-Type": ["text/plain"]}, 415), ({"Content-Type": ["application/x-www-form-urlencoded"]}, 415), ({"Content-Type": None}, 415),
        ({"Content-Type": ["multipart/form-data; boundary=x"]}, 415), ({"Content-Type": ["application/octet-stream"]}, 415),
        ({"Content-Type": ["application/json", "text/plain"]}, 415),
        ({"Content-Length": [str((1 << 20) + 1)]}, 413), ({"Content-Length": ["9" * 40]}, 413),
        ({"Content-Length": None}, 411), ({"Content-Length": ["-1"]}, 411), ({"Content-Length": ["2", "2"]}, 411),
        ({"Cookie": None}, 401),
    ],
)  # fmt: skip
def test_who_may_ask_for_a_change(desk: Desk, wrong: dict[str, list[str] | None], status: int) -> None:
    """Only the desk's own page, in JSON, not too much of it."""
    assert change(desk, wrong) == status


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"])
def test_no_other_method(desk: Desk, method: str) -> None:
    """A browser that asks beforehand is refused too, and told nothing that would let it."""
    told = desk.raw(method, "/undo", desk.posting(b""))
    assert told.status == 403
    assert not [name for name in told.headers if name.startswith("access-control")]


@pytest.mark.parametrize("site", ["same-site", "cross-site"])
@pytest.mark.parametrize(("mode", "dest"), [("no-cors", "script"), ("cors", "empty"), ("navigate", "iframe"), ("navigate", "object"), ("no-cors", "image")])
def test_another_page_reads_nothing(desk: Desk, site: str, mode: str, dest: str) -> None:
    """Neither as a script, nor in a frame: a server on another port of this machine is another page."""
    foreign = {"Sec_Fetch_Site": site, "Sec_Fetch_Mode": mode, "Sec_Fetch_Dest": dest}
    assert desk.get("/static/desk.js", **foreign).status == 403
    assert desk.get("/texts", **foreign).status == 403


def test_one_may_come_from_elsewhere(desk: Desk) -> None:
    """By a link, as a page of its own."""
    assert desk.get("/texts", Sec_Fetch_Site="same-site", Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="document").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/static/../guard.py", "/static/%2e%2e/layout.html.jinja", "/static/..%2flayout.html.jinja", "/static/", "/static", "/static/desk.css/x",
        "/static/layout.html.jinja", "/static/\x00", "/static/C:/desk.js", "/static//etc/passwd", "/corpus/chronology.toml", "/etc/passwd",
        "/texts/../static/desk.js", "/static/.desk.js", "/language",
    ],
)  # fmt: skip
def test_no_path_of_the_request_leads_to_a_file(desk: Desk, path: str) -> None:
    """What is served has a name in a list."""
    assert desk.get(path).status == 404


@pytest.mark.parametrize("path", ["/texts", "/static/desk.js", "/static/desk.css", "/nothing", "/", "/language/fr"])
def test_every_answer_is_strict(desk: Desk, path: str) -> None:
    """No script but the desk's own, no frame elsewhere, nothing kept or guessed."""
    told = desk.get(path)
    policy = told.headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"} <= set(policy)
    assert "unsafe" not in told.headers["content-security-policy"]
    assert (told.headers["x-content-type-options"], told.headers["cache-control"]) == ("nosniff", "no-store")
    assert told.headers["referrer-policy"] == "no-referrer"
    assert told.headers["cross-origin-opener-policy"] == told.headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/texts@evil.example"])
def test_no_address_leads_elsewhere(desk: Desk, back: str) -> None:
    """After the language was chosen one is where one was, on the desk."""
    assert desk.get(f"/language/fr?back={back}").headers["location"] == "/"


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b'"x"', b"{", b"[" * 100_000, b"\xff", b'{"a":1}x'])
def test_what_is_no_json_object_is_refused(desk: Desk, body: bytes) -> None:
    """In words, without a trace of the desk's inside."""
    told = desk.raw("POST", "/undo", desk.posting(body), body)
    assert told.status == 400
    assert b"Traceback" not in told.body


def test_more_than_was_said_is_not_read(desk: Desk) -> None:
    """A request that goes on past its limit is as one whose browser went."""
    body = b" " * ((1 << 20) + 10)
    assert desk.raw("POST", "/undo", desk.posting(b"{}"), body).status == 400


@pytest.mark.runs
def test_a_desk_that_runs(tmp_path: Path) -> None:
    """It listens on this machine alone, tells two Hosts off, gives its token to no log, and ends cleanly on Ctrl-C."""
    with running(copy("essai", tmp_path / "essai")) as (address, process):
        host = address.removeprefix("http://").partition("/")[0]
        port = int(host.partition(":")[2])
        assert host.startswith("127.0.0.1:")
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.sendall(f"GET /texts HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n".encode())
            assert b" 400 " in line.recv(100)
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.sendall(f"GET /{address.partition('/enter')[2].join(('enter', ''))} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            assert b" 200 " in line.recv(100)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE / 1000)
        assert (process.returncode, out, err) == (0, "ended\n", "")


SLOW = """
import sys, time
from timeline.cli import main
from timeline.desk.workbench import Workbench
def look(self, *_, **__):
    print("looking", file=sys.stderr, flush=True)
    time.sleep(600)
Workbench.look = look
sys.exit(main(["desk", "--no-browser", "--port", "0", "--project", sys.argv[1]]))
"""


@pytest.mark.runs
def test_long_work_does_not_hold_the_end(tmp_path: Path) -> None:
    """While the first list of a large project is made Ctrl-C ends the desk, and says so once."""
    project = copy("essai", tmp_path / "project")
    command = [sys.executable, "-c", SLOW, str(project)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    address = process.stdout.readline().strip()
    host = address.removeprefix("http://").partition("/")[0]
    with socket.create_connection(("127.0.0.1", int(host.partition(":")[2]))) as line:
        line.sendall(f"GET /{address.partition('/enter')[2].join(('enter', ''))} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        cookie = re.search(r"(?i)set-cookie: ([^;]+)", line.recv(4000).decode())[1]  # type: ignore[index]
        with socket.create_connection(line.getpeername()) as other:
            other.sendall(f"GET /texts HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n".encode())
            # The reading at the start and that of the list.
            assert [process.stderr.readline(), process.stderr.readline()] == ["looking\n"] * 2
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=PATIENCE / 1000)
    assert (process.returncode, out, err) == (0, "ended\n", "")
