"""Firefox and WebKit as Debian has them, asked for what any engine must do: open, run, press, look, print.

Firefox is spoken to by WebDriver BiDi over a socket, WebKitGTK by WebDriver through Selenium on a screen of its own.
"""

from __future__ import annotations

import base64
import http.server
import itertools
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
import time
import warnings
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

import pytest
from conftest import need
from outside import PATIENCE, library

if TYPE_CHECKING:
    from collections.abc import Iterator

class Engine(Protocol):
    """A browser with one window."""

    screen: Screen

    def open(self, address: str, width: int = 1000, height: int = 900) -> None:
        """Show a page in a window of this size, and wait until it is loaded."""

    def run(self, script: str) -> Any:  # noqa: ANN401
        """Give the value of an expression in the page; a promise is waited for."""

    def press(self, key: str) -> None:
        """Press a key where the focus is: a letter, Tab, Return, Right."""

    def picture(self) -> bytes:
        """Give what one sees, as PNG."""

    def quit(self) -> None:
        """End it."""


@dataclass(frozen=True)
class Screen:
    """A screen that nobody sees, with a window manager: without one no window has the focus, and no key arrives."""

    process: subprocess.Popen[bytes]
    surroundings: dict[str, str]
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @classmethod
    def open(cls) -> Screen:
        """A new one, beside those of others."""
        reading, writing = os.pipe()
        order = [need("Xvfb"), "-displayfd", str(writing), "-screen", "0", "1600x1200x24"]
        process = subprocess.Popen(order, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            drawn = {"DISPLAY": f":{told.readline().strip()}", "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1"}
        made = cls(process, {**os.environ, **drawn})
        made.start([need("openbox")])
        return made

    def start(self, order: list[str]) -> None:
        """Start a program that draws on it, says nothing and ends with it."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.started.append(subprocess.Popen(order, env=self.surroundings, **quiet))

    def search(self, words: str) -> None:
        """What a person does who looks for words: a click beside the text, Ctrl-F, the words, Enter, and back to the page."""
        beside = ["getactivewindow", "mousemove", "--window", "%1", "12", "600", "click", "1"]
        for order in (beside, ["key", "ctrl+f"], ["type", "--delay", "30", words], ["key", "Return"], ["key", "Escape"], beside):
            self.act(*order)
            time.sleep(0.8)

    def act(self, *order: str) -> None:
        """A key or a click, as a person's hand gives it to the window in front."""
        subprocess.run([need("xdotool"), *order], env=self.surroundings, check=True, timeout=PATIENCE / 1000)

    def close(self) -> None:
        """Take it away, and what draws on it ends."""
        for process in (*self.started, self.process):
            process.terminate()
            process.wait(PATIENCE / 1000)


@dataclass
class Firefox:
    """Debian's Firefox: every command is one line of JSON with a number, its answer has the same number."""

    process: subprocess.Popen[str]
    screen: Screen
    socket: Any
    profile: str
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    window: str = ""
    address: str = "about:blank"

    def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """The result of a command; events that come between are passed over."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (answer := json.loads(self.socket.recv())).get("id") != number:
            pass
        assert answer["type"] == "success", answer
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, address: str, width: int = 1000, height: int = 900) -> None:
        """Show a page."""
        self.ask("browsingContext.setViewport", context=self.window, viewport={"width": width, "height": height})
        self.ask("browsingContext.activate", context=self.window)
        self.address = address
        self.ask("browsingContext.navigate", context=self.window, url=address, wait="complete")
        self.run("new Promise((ready) => { const ask = () => document.readyState === 'complete' ? ready() : setTimeout(ask, 20); ask() })")

    def run(self, script: str) -> Any:  # noqa: ANN401
        """Evaluate; the value comes back as JSON.

        On a busy machine the empty page of a new tab may be told of as loaded in place of ours, or come once more after
        it: nothing is run in it, and ours is shown again.
        """
        asked = f"Promise.resolve({script}).then((value) => JSON.stringify(value ?? null))"
        whole = f"location.protocol === 'about:' ? 'empty' : {asked}"
        for _ in range(50):
            answer = self.ask("script.evaluate", expression=whole, target={"context": self.window}, awaitPromise=True)
            assert answer["type"] == "success", answer
            if answer["result"]["value"] != "empty":
                return json.loads(answer["result"]["value"])
            time.sleep(0.2)
            self.ask("browsingContext.navigate", context=self.window, url=self.address, wait="complete")
        return pytest.fail(f"Firefox does not show {self.address}")

    def press(self, key: str) -> None:
        """Press a key."""
        self.screen.act("key", key)

    def picture(self) -> bytes:
        """Look."""
        return base64.b64decode(self.ask("browsingContext.captureScreenshot", context=self.window)["data"])

    def printed(self) -> bytes:
        """The page printed, as PDF."""
        return base64.b64decode(self.ask("browsingContext.print", context=self.window)["data"])

    def quit(self) -> None:
        """End it and clear its profile away."""
        self.socket.close()
        self.process.terminate()
        self.process.wait(PATIENCE / 1000)
        self.screen.close()
        shutil.rmtree(self.profile, ignore_errors=True)


@dataclass
class WebKit:
    """Debian's WebKitGTK on a screen that nobody sees."""

    driver: Any
    screen: Screen

    def open(self, address: str, width: int = 1000, height: int = 900) -> None:
        """Show a page."""
        self.driver.set_window_size(width, height)
        self.driver.get(address)

    def run(self, script: str) -> Any:  # noqa: ANN401
        """Evaluate; the value comes back as JSON."""
        whole = "const done = arguments[0]; Promise.resolve({}).then((value) => done(JSON.stringify(value ?? null)))"
        return json.loads(self.driver.execute_async_script(whole.replace("{}", script, 1)))

    def press(self, key: str) -> None:
        """Press a key."""
        self.screen.act("key", key)

    def picture(self) -> bytes:
        """Look."""
        return bytes(self.driver.get_screenshot_as_png())

    def quit(self) -> None:
        """End it and its screen."""
        self.driver.quit()
        self.screen.close()


@dataclass
class Chromium:
    """Debian's Chromium in a window, for what it does around the page; the rest is in ``test_browser.py``."""

    driver: Any
    browser: Any
    screen: Screen
    page: Any

    def open(self, address: str, width: int = 1000, height: int = 900) -> None:
        """Show a page."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.goto(address)

    def run(self, script: str) -> Any:  # noqa: ANN401
        """Evaluate."""
        return self.page.evaluate(script)

    def press(self, key: str) -> None:
        """Press a key."""
        self.screen.act("key", key)

    def picture(self) -> bytes:
        """Look."""
        return bytes(self.page.screenshot())

    def quit(self) -> None:
        """End it and its screen."""
        self.browser.close()
        self.driver.stop()
        self.screen.close()


def start_chromium() -> Chromium:
    """Chromium as one sees it, waiting for commands."""
    playwright = library("playwright.sync_api")
    screen = Screen.open()
    driver = playwright.sync_playwright().start()
    quiet = ["--no-sandbox", "--disable-features=Translate"]  # what offers to translate lies on the words to look for
    options = {"executable_path": need("chromium"), "args": quiet, "headless": False, "env": screen.surroundings}
    browser = driver.chromium.launch(**options)
    return Chromium(driver, browser, screen, browser.new_page())


# A new profile greets its reader, asks to be the default browser and looks for news of itself: ours does not.
QUIET: dict[str, object] = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.sessionstore.resume_from_crash": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "startup.homepage_welcome_url": "about:blank",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


def _read_away(said: IO[str]) -> None:
    """What a process says is read to its end, and closed by the one who reads: closed under the reader's hands, it raises."""
    with said:
        for _ in said:
            pass


def start_firefox() -> Firefox:
    """Firefox, waiting for commands."""
    screen = Screen.open()
    websocket = library("websocket")
    profile = tempfile.mkdtemp(prefix="firefox-")
    wishes = "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in QUIET.items())
    (Path(profile) / "user.js").write_text(wishes, encoding="utf-8")
    order = [need("firefox-esr"), "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank"]
    process = subprocess.Popen(order, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=screen.surroundings)
    assert process.stderr
    told = next(found for line in process.stderr if (found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line)))
    # What it goes on saying is read away, or it would stop and wait.
    threading.Thread(target=_read_away, args=[process.stderr], daemon=True).start()
    made = Firefox(process, screen, websocket.create_connection(f"{told[1]}/session", timeout=PATIENCE / 1000, suppress_origin=True), profile)
    made.ask("session.new", capabilities={})
    # A tab of our own: the first one goes on loading what the browser greets with.
    made.window = made.ask("browsingContext.create", type="tab")["context"]
    screen.act("search", "--sync", "--onlyvisible", "--class", "firefox", "windowactivate", "mousemove", "--window", "%1", "400", "500", "click", "1")
    return made


def start_webkit() -> WebKit:
    """WebKitGTK's own small browser, waiting for commands."""
    selenium = library("selenium.webdriver")
    service = library("selenium.webdriver.webkitgtk.service")
    screen = Screen.open()
    options = selenium.WebKitGTKOptions()
    options.binary_location = str(next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser")))
    options.add_argument("--automation")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Selenium's own, of how it calls itself
        started = selenium.WebKitGTK(options=options, service=service.Service(need("WebKitWebDriver"), env=screen.surroundings))
    started.set_script_timeout(PATIENCE / 1000)
    return WebKit(started, screen)


ENGINES = {"firefox": start_firefox, "webkit": start_webkit}


@contextmanager
def site(files: dict[str, bytes]) -> Iterator[str]:
    """The address of a site on this machine that has these files by their paths."""

    class Files(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made = files.get(self.path.split("?")[0])
            self.send_response(404 if made is None else 200)
            kind = "text/javascript" if self.path.endswith(".js") else "text/html"
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.end_headers()
            self.wfile.write(made or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Files)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
