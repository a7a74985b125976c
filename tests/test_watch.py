"""``timeline build --watch``: the page follows the files, and nobody but this machine's own browser sees it."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
from conftest import need
from outside import PATIENCE, library
from projects import copy, run, snapshot

from timeline.cli.watch import make_again
from timeline.model.errors import Finding, MisuseError
from timeline.project.folders import Project
from timeline.watching.changes import follow_changes, is_passing
from timeline.watching.following import SCRIPT, follow_builds
from timeline.watching.news import News
from timeline.watching.server import Server, open_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = b"<!DOCTYPE html><title>t</title><p>Le Conseil</p>\n"
PO = "translations/events/essai.en.po"


# --- what is served, and to whom ---


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of a folder that has a page, and beside it what must not be seen."""
    folder = tmp_path / "build"
    (folder / "sub").mkdir(parents=True)
    (folder / "timeline.html").write_bytes(PAGE)
    (folder / "chronology.pdf").write_bytes(b"%PDF-1.7 </body> \xff")
    (folder / "sub/a.txt").write_text("inside")
    for name in ("secret", "build/.secret", "builder.txt"):
        (tmp_path / name).write_text("SECRET")
    (folder / "out").symlink_to(tmp_path / "secret")
    (folder / "up").symlink_to(tmp_path)
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "in").symlink_to(folder / "sub/a.txt")
    os.mkfifo(folder / "pipe")
    made = open_server(folder, 0)
    threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield made
    made.news.end()
    made.shutdown()
    made.server_close()


def ask(server: Server, path: str, hosts: tuple[str, ...] = ("127.0.0.1:PORT",), method: str = "GET") -> tuple[int, bytes]:
    """Status and body of one request, its path and its Host lines just as given."""
    line = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE / 1000)
    line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for host in hosts:
        line.putheader("Host", host.replace("PORT", str(server.server_port)))
    line.endheaders()
    answer = line.getresponse()
    return answer.status, answer.read()


@pytest.mark.parametrize("path", ["/timeline.html", "/timeline.html?lang=en&q=..", "/sub/a.txt", "/sub%2Fa.txt", "/in", "/"])
def test_what_is_in_the_folder_is_served(server: Server, path: str) -> None:
    """Each file, by its name; a link that stays inside too."""
    assert ask(server, path)[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../secret", "/%2e%2e/secret", "/..%2fsecret", "/sub/../../secret", "/sub/%2E%2E/%2E%2E/secret", "/..%5csecret",
        "/%252e%252e/secret", "/../builder.txt", "//secret", "/./timeline.html", "/.secret", "/.git/config", "/out", "/up/secret",
        "/loop", "/pipe", "/sub", "/sub/", "/%00", "/timeline.html%00.txt", "/C:/secret", "/timeline.html::$DATA", "/" + "a" * 5000,
        "/%ff%fe", "/no.html", "http://127.0.0.1/secret", "http://[::1", "*",
    ],
)  # fmt: skip
def test_nothing_else_is(server: Server, path: str, capfd: pytest.CaptureFixture[str]) -> None:
    """No way leads out of the folder; no folder is listed, and no hidden or special file is there."""
    status, body = ask(server, path)
    assert status == 404
    assert b"SECRET" not in body
    assert not capfd.readouterr().err


def test_a_fault_of_our_own_is_one_line(server: Server, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """In the terminal, where builds and findings are told; never a trace."""
    monkeypatch.setattr("timeline.watching.server.contents_page", lambda _: 1 / 0)
    with pytest.raises(http.client.HTTPException):
        ask(server, "/")
    err = capfd.readouterr().err
    assert err.startswith("timeline: P90 ")
    assert "Traceback" not in err


def test_a_fault_of_our_own_does_not_end_it(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever mends the file that brought it about is shown that it is mended."""
    make_again(server, lambda: 1 // 0)  # type: ignore[arg-type, return-value]
    told = next(iter(server.news.follow()))
    assert "P90" in str(told)
    assert capsys.readouterr().err.startswith("timeline: P90 ")


@pytest.mark.parametrize("hosts", [("127.0.0.1:PORT",), ("localhost:PORT",), ("LOCALHOST:PORT",)])
def test_its_own_names(server: Server, hosts: tuple[str, ...]) -> None:
    """By number and by name."""
    assert ask(server, "/timeline.html", hosts)[0] == 200


@pytest.mark.parametrize(
    "hosts",
    [
        ("evil.example",), ("evil.example:PORT",), ("127.0.0.1",), ("127.0.0.1:1",), ("127.0.0.1:PORT.evil.example",),
        ("localhost:PORT@evil.example",), ("0.0.0.0:PORT",), ("127.0.0.2:PORT",), ("",), (), ("127.0.0.1:PORT", "evil.example"),
        ("127.0.0.1:PORT", "127.0.0.1:PORT"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/timeline.html", "/", "/.watch", "/no"])
def test_by_another_name_nothing_is_told(server: Server, path: str, hosts: tuple[str, ...]) -> None:
    """A page elsewhere whose name was led to this machine sees no word of the project."""
    status, body = ask(server, path, hosts)
    assert (status, body) == (421, b"This server answers only to its own address.\n")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT"])
def test_it_only_reads(server: Server, method: str) -> None:
    """Nothing can be sent to it."""
    assert ask(server, "/timeline.html", method=method)[0] == 501


def test_only_this_machine_reaches_it(server: Server) -> None:
    """It listens on the loopback address alone."""
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_the_script_is_in_what_is_served_alone(server: Server) -> None:
    """The file stays as it was built; what is no page is served byte for byte, and HEAD has no body."""
    status, body = ask(server, "/timeline.html")
    assert body.startswith(PAGE)
    assert SCRIPT.encode() in body
    assert (server.folder / "timeline.html").read_bytes() == PAGE
    assert ask(server, "/chronology.pdf") == (200, b"%PDF-1.7 </body> \xff")
    assert ask(server, "/timeline.html", method="HEAD") == (status, b"")


def test_the_contents_are_the_publications(server: Server) -> None:
    """The plain page lists what was made and can be published, and nothing that merely lies there."""
    links = re.findall(r'href="([^"]+)"', ask(server, "/")[1].decode())
    assert links == ["chronology.pdf", "timeline.html"]


def test_a_taken_port_gives_way_to_the_next(server: Server) -> None:
    """The next free one is taken; where none is left, P60."""
    other = open_server(server.folder, server.server_port)
    other.server_close()
    assert server.server_port < other.server_port < server.server_port + 20
    with socket.socket() as last:
        last.bind(("127.0.0.1", 65535))
        last.listen()
        with pytest.raises(MisuseError, match="P60"):
            open_server(server.folder, 65535)


HASH = "'sha256-[A-Za-z0-9+/]{43}='"


@pytest.mark.parametrize(
    ("policy", "served"),
    [
        ("default-src 'none'; script-src 'sha256-a'", f"default-src 'none'; script-src 'sha256-a' {HASH}; connect-src 'self'"),
        ("default-src 'none'", f"default-src 'none'; script-src {HASH}; connect-src 'self'"),
        ("default-src 'self'", f"default-src 'self'; script-src 'self' {HASH}; connect-src 'self' 'self'"),
        ("script-src 'unsafe-inline'; connect-src 'none'", "script-src 'unsafe-inline'; connect-src 'self'"),
        ("script-src 'self'; script-src-elem 'none'", f"script-src 'self'; script-src-elem {HASH}"),
        ("img-src data:", "img-src data:"),
        ("", ""),
    ],
)
def test_the_policy_lets_the_script_in(policy: str, served: str) -> None:
    """Its digest and our own address, nothing else; a policy that forbids neither is left as it is."""
    page = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><meta name="a" content="default-src \'none\'">'
    made = follow_builds(page.encode(), "timeline.html", "1").decode()
    found = re.match(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"><meta name="a" content="default-src \'none\'">', made)
    assert found
    assert re.fullmatch(served, found[1])


def test_news_is_heard_at_once_and_once() -> None:
    """Who comes later hears the last word; each finding once, in order; after the end nobody waits."""
    news = News()
    late = Finding("b", 0, "C01", "no header")
    news.tell([], made=True)
    news.tell([late, Finding("a", 0, "C01", "no header"), late], made=False)
    following = news.follow()
    assert next(following) == {"made": False, "findings": ["a: C01 no header", "b: C01 no header"]}
    news.tell([], made=True)
    assert next(following) == {"made": True, "findings": []}
    news.end()
    assert list(following) == []


# --- what counts as a change ---


@pytest.mark.parametrize(
    ("name", "passing"),
    [
        ("essai/2005-06-15-conseil.txt", False), ("chronology.toml", False), ("events/essai.en.po", False), ("html/entry.html.jinja", False),
        ("glossary.csv", False), ("pdf/fonts/a.otf", False), ("essai/part.txt", False), ("a b/été #1.txt", False), ("essai/49134.txt", False),
        ("essai/.2005.txt.swp", True), ("essai/4913", True), ("essai/a.txt~", True), ("essai/#a.txt#", True), ("essai/.#a.txt", True),
        ("~$lettre.docx", True), ("events/essai.en.po.tmp", True), ("html/.git/index", True), ("a.txt.BAK", True), (".DS_Store", True),
    ],
)  # fmt: skip
def test_what_an_editor_leaves_beside_is_no_change(name: str, passing: bool) -> None:  # noqa: FBT001 a case
    """Nor is anything hidden; what a person writes is."""
    assert is_passing(name) is passing


@pytest.mark.runs
def test_changes_are_told_by_name(tmp_path: Path) -> None:
    """First that it listens, then each pause once; own files and passing ones never; folders that come and go are found."""
    project = copy("essai", tmp_path / "essai")
    own = project / "corpus/timeline.html"
    told = follow_changes(Project(project), [own])
    assert next(told) == []
    (project / "corpus/essai/.a.txt.swp").write_text("")
    own.write_text("made")
    (project / "corpus/essai/b.txt").write_text("one")
    (project / "corpus/essai/a.txt").write_text("two")
    assert next(told) == ["corpus/essai/a.txt", "corpus/essai/b.txt"]
    (project / "rules").mkdir()
    assert next(told) == ["rules"]
    (project / "rules/dates.toml").write_text("")
    assert next(told) == ["rules/dates.toml"]
    (project / "corpus").rename(project / "kept")
    assert next(told) == ["corpus"]
    (project / "kept").rename(project / "corpus")
    assert next(told) == ["corpus"]
    (project / PO).write_text("three")
    assert next(told) == [PO]


# --- the command ---


class Watch:
    """A running ``timeline build --watch``: its address and what it says."""

    def __init__(self, project: Path, log: Path, *words: str) -> None:
        """Start it; ``say`` waits for what it is to say."""
        self.project, self.log = project, log
        command = [sys.executable, "-m", "timeline", "build", "--watch", *words, "--no-browser", "--port", "0"]
        with log.open("w") as out:
            self.process = subprocess.Popen([*command, "--project", project], stdout=out, stderr=out, start_new_session=True)
        self.page = self.says(r"http://\S+")

    def says(self, pattern: str) -> str:
        """What it said of this kind, once it has; fails when it ended or half a minute went by."""
        for _ in range(600):
            if found := re.search(pattern, self.log.read_text()):
                return found[0]
            assert self.process.poll() is None, self.log.read_text()
            threading.Event().wait(0.05)
        pytest.fail(f"never said {pattern}: {self.log.read_text()}", pytrace=False)

    def end(self, how: signal.Signals) -> int:
        """Its exit code after a signal."""
        self.process.send_signal(how)
        return self.process.wait(20)


@contextmanager
def watching(project: Path, log: Path, *words: str) -> Iterator[Watch]:
    """A watch that is ended whatever happens."""
    watch = Watch(project, log, *words)
    try:
        yield watch
    finally:
        if watch.process.poll() is None:
            watch.process.kill()
            watch.process.wait()


def translate(project: Path, old: str, new: str) -> None:
    """Change the English of the catalogue."""
    text = (project / PO).read_text()
    assert text.count(f'msgstr "{old}') == 1
    (project / PO).write_text(text.replace(f'msgstr "{old}', f'msgstr "{new}'))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "killed"])
@pytest.mark.runs
def test_watch_ends_and_leaves_nothing_behind(how: signal.Signals, tmp_path: Path) -> None:
    """Only the page is there that was not; it is what ``timeline build`` makes; the port is free and no process is left."""
    project = copy("essai", tmp_path / "essai")
    before = snapshot(project)
    with watching(project, tmp_path / "log") as watch:
        code = watch.end(how)
    assert code == (0 if how is signal.SIGINT else -signal.SIGKILL)
    said = watch.log.read_text()
    assert "Traceback" not in said
    assert said.endswith("ended\n") is (how is signal.SIGINT)
    made = snapshot(project)
    page = made.pop("build/timeline.html")
    assert made == before
    with pytest.raises(ProcessLookupError):
        os.killpg(watch.process.pid, 0)
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", int(watch.page.split(":")[2].split("/")[0])))
    subprocess.run([sys.executable, "-m", "timeline", "build", "html", "--project", project], check=True, capture_output=True)
    assert (project / "build/timeline.html").read_bytes() == page


def read(address: str) -> str:
    """What stands at an address of this machine."""
    with urlopen(address, timeout=PATIENCE / 1000) as answer:  # noqa: S310 our own server
        return str(answer.read().decode())


def news(address: str) -> dict[str, str]:
    """The makings of the pages, as a page that listens is told first."""
    with urlopen(address, timeout=PATIENCE / 1000) as line:  # noqa: S310 our own server
        return dict(json.loads(line.readline().decode().removeprefix("data: "))["files"])


@pytest.mark.runs
def test_the_years_beside_a_page_follow(tmp_path: Path) -> None:
    """Each is served as the page asks for it; of a change the page of its year hears, and of no other; one that goes is gone."""
    project = copy("essai", tmp_path / "essai")
    with watching(project, tmp_path / "log", "--no-one-file") as watch:
        years = watch.page.replace("timeline.html", "timeline-years/")
        names = sorted(path.name for path in (project / "build/timeline-years").glob("[0-9]*.html"))
        version = re.search(r'data-version="([0-9a-f]{12})"', (project / "build/timeline.html").read_text())
        assert len(names) > 1
        assert version

        def stamps() -> dict[str, str]:
            told = {name: news(f"{watch.page.rpartition('/')[0]}/.watch?timeline-years%2F{name}") for name in names}
            return {name: files[f"timeline-years/{name}"] for name, files in told.items()}

        before = stamps()
        assert all(f'data-stamp="{stamp}"' in read(years + name) for name, stamp in before.items())
        assert "timelinePart(" in read(f"{years}{names[0].replace('html', 'js')}?{version[1]}")
        french = max(re.findall(r'msgstr "([^"]+)"', (project / PO).read_text()), key=len)
        translate(project, french, f"Zebras everywhere, {french}")
        watch.says(r"changed: .*\n(?:.*\n)*?.*timeline\.html")
        for _ in range(200):
            if (after := stamps()) != before:
                break
            threading.Event().wait(0.05)
        changed = [name for name in names if after[name] != before[name]]
        assert len(changed) == 1
        assert "Zebras everywhere" in read(years + changed[0])
        assert f'data-version="{version[1]}"' not in read(watch.page)
        (project / "build/timeline-years" / names[-1]).unlink()
        assert stamps()[names[-1]] == ""
        assert watch.end(signal.SIGTERM) == 0


@pytest.mark.runs
def test_a_gap_is_shown_and_a_mistake_does_not_end_it(tmp_path: Path) -> None:
    """While something is not translated it is a draft; a wrong catalogue is told, and the last good page stays."""
    project = copy("essai", tmp_path / "essai")
    with watching(project, tmp_path / "log") as watch:
        whole = (project / "build/timeline.html").read_bytes()
        assert "a draft:" not in watch.log.read_text()
        catalogue = (project / PO).read_text()
        head, entries = catalogue.split("\n\n", 1)
        (project / PO).write_text(f"{head}\n\n" + re.sub(r'(?m)^msgstr "[^"].*"$', 'msgstr ""', entries, count=1))
        watch.says(r"a draft: .*\n.*timeline\.html")
        draft = (project / "build/timeline.html").read_bytes()
        assert draft != whole
        (project / PO).write_text('msgid "')
        assert "essai.en.po" in watch.says(r".*: T01 .*")
        assert (project / "build/timeline.html").read_bytes() == draft
        assert watch.end(signal.SIGTERM) == 0


def test_what_cannot_be_watched_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No project, no such publication, no such port: said at once, and nothing is listened to."""
    project = str(copy("essai", tmp_path / "essai"))
    assert "C20" in run(capsys, "build", "--watch", "--no-browser", "--project", str(tmp_path))[2]
    assert "P03" in run(capsys, "build", "docx", "--watch", "--no-browser", "--project", project)[2]
    for port in ("70000", "-1", "http"):
        assert run(capsys, "build", "--watch", "--port", port, "--project", project)[0] == 2


# --- in a browser ---


@pytest.mark.browsers
def test_the_page_follows(tmp_path: Path) -> None:
    """It is new after a translation changed, where the reader was; a broken template shows a panel, which goes when it is mended."""
    project = copy("essai", tmp_path / "essai")
    driver, path = library("playwright.sync_api"), need("chromium")
    with watching(project, tmp_path / "log") as watch, driver.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1000, "height": 500})
        page.set_default_timeout(PATIENCE)
        troubles: list[str] = []
        page.on("console", lambda said: said.type in {"error", "warning"} and troubles.append(said.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(f"{watch.page}?lang=en")
        last = page.locator(".entry").last
        last.locator("summary").click()
        last.evaluate("it => scrollTo(0, scrollY + it.getBoundingClientRect().top - 40)")
        place = last.bounding_box()
        above, down = page.locator(".entry").first.inner_text(), page.evaluate("scrollY")
        first = max((text for text in re.findall(r'msgstr "([^"]+)"', (project / PO).read_text()) if text in above), key=len)
        translate(project, first, f"Zebras everywhere, {'and many words more ' * 20}{first}")
        page.locator(".entry", has_text="Zebras everywhere").first.wait_for()
        page.wait_for_function("scrollY && history.scrollRestoration === 'auto'")
        assert page.evaluate("scrollY") > down
        moved = last.bounding_box()
        assert place
        assert moved
        assert abs(moved["y"] - place["y"]) < 3
        assert last.locator("details").evaluate("it => it.open")
        assert "lang=en" in page.url
        template = project / "templates/html/entry.html.jinja"
        template.parent.mkdir(parents=True)
        template.write_text("{% if <b>%}")
        panel = page.get_by_role("alert")
        panel.wait_for()
        assert "templates/html/entry.html.jinja:1: P02" in panel.inner_text()
        assert page.locator(".entry", has_text="Zebras everywhere").first.is_visible()
        template.unlink()
        panel.wait_for(state="detached")
        assert b"data-stamp" not in (project / "build/timeline.html").read_bytes()
        assert watch.end(signal.SIGTERM) == 0
        page.get_by_text("The watch has ended").wait_for()
        assert [said for said in troubles if "ERR_" not in said] == []
        browser.close()
