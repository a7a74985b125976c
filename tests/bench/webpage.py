"""The web page beside TimelineJS and vis-timeline, in one run of one browser: ``python tests/bench/webpage.py [50 500 5000] [--ours]``.

Same events, served from this machine without compression. Readable is when the first entry's heading stands in the window;
main-thread time is Chromium's own counter, then (asked every 50 ms, so at most) and once the page is at rest, as heap. A
keystroke is typed into our search; the others have none. With ``--ours`` alone ours is measured; of very many events its years
stand in files of their own.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import sys
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from conftest import need  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from sample import LONG, LONG_EN, chronology, said  # noqa: E402
from web import TEMPLATES, npm, page, templates  # noqa: E402

from timeline.model.when import When  # noqa: E402
from timeline.publishing.exports import EXPORTS  # noqa: E402
from timeline.publishing.html import parting  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, CDPSession, Page, Response

    from timeline.model.edition import Chronology

OURS = "--ours"
TEXT = "Le {}, les ministres ont examiné le point {} du programme et salué les progrès accomplis dans sa mise en œuvre."
TEXT_EN = "On {}, Ministers reviewed item {} of the work programme and welcomed the progress made in carrying it out."
STORY = """<!DOCTYPE html><html lang="fr"><title>TimelineJS</title><link rel="stylesheet" href="tl/css/timeline.css">
<div id="t" style="width: 100%; height: 700px"></div><script src="tl/js/timeline.js"></script><script>
fetch("story.json").then((answer) => answer.json()).then((story) => {
  new TL.Timeline("t", story, { script_path: location.origin + "/tl/js/", font: null });
});</script></html>"""
VIS = """<!DOCTYPE html><html lang="fr"><title>vis-timeline</title><link rel="stylesheet" href="vis/styles/vis-timeline-graph2d.min.css">
<div id="t"></div><script src="vis/standalone/umd/vis-timeline-graph2d.min.js"></script><script>
fetch("items.json").then((answer) => answer.json()).then((items) => {
  new vis.Timeline(document.getElementById("t"), items, { height: 700 });
});</script></html>"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one page cost."""

    requests: int
    kilobytes: float
    zipped: float
    readable: float
    main_readable: float
    main: float
    heap: float
    nodes: int


def events(count: int) -> Chronology:
    """Invented events over 35 years, one in 120 of them long."""
    made = chronology(copies=1)
    entry, first = made.entries[0], date(1980, 1, 1)
    entries = []
    for number in range(count):
        day = first + timedelta(days=number * 35 * 365 // count)
        long = number % 120 == 119
        texts = [(LONG, LONG_EN)[code] if long else (TEXT, TEXT_EN)[code].format(day, number) for code in (0, 1)]
        both = said(entry.text, *texts)
        event = replace(entry.event, when=When.day(day))
        entries.append(replace(entry, id=f"e{number}", event=event, text=both, marks={}, headline=None))
    return replace(made, entries=tuple(entries))


def lay_out(folder: Path, count: int) -> None:
    """The three pages and their data, ready to be served."""
    made = events(count)
    lay_out_ours(folder, made)
    if OURS in sys.argv:
        return
    (folder / "timelinejs.html").write_text(STORY)
    (folder / "vis.html").write_text(VIS)
    (folder / "story.json").write_bytes(EXPORTS["timelinejs"](made, templates(), [TEMPLATES]))
    items = [
        {"id": entry.id, "start": str(entry.event.when), "content": f"{entry.text.source} — {entry.text.said('en')}"}
        for entry in made.entries
    ]
    (folder / "items.json").write_text(json.dumps(items, ensure_ascii=False))
    for name, target in (("tl", "@knight-lab/timelinejs/dist"), ("vis", "vis-timeline")):
        if not (folder / name).exists():
            (folder / name).symlink_to(npm(target))


def lay_out_ours(folder: Path, made: Chronology) -> None:
    """Our page, with the files of its years where it has such."""
    if not parting.is_parted(made, one_file=None):
        (folder / "ours.html").write_bytes(page(made))
        return
    for name, content in parting.make(made, templates(), [TEMPLATES]).items():
        path = folder / name.replace("timeline.html", "ours.html")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A web server over a folder, quiet."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_words: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


# At the first frame in which the text stands inside the window; the clock is that of the navigation.
WATCH = """(function look() {
  const text = document.querySelector("SEEN"), box = text?.checkVisibility() && text.getBoundingClientRect();
  if (box && box.height && box.top < innerHeight) window.readable = performance.now(); else requestAnimationFrame(look);
})()"""
SEEN = {"ours": ".entry h3", "timelinejs": ".tl-slide .tl-headline", "vis": ".vis-item .vis-item-content"}


def measure(browser: Browser, site: str, name: str, folder: Path) -> tuple[Figures, dict[str, float] | None]:
    """Open one page; its figures, and for ours the main-thread time of some keystrokes, in milliseconds."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab = context.new_page()
    answers: list[Response] = []
    tab.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 playwright marks what it is given
    tab.add_init_script(WATCH.replace("SEEN", SEEN[name]))
    devtools = context.new_cdp_session(tab)
    devtools.send("Performance.enable")
    tab.goto(f"{site}/{name}.html", wait_until="commit")
    while not (readable := tab.evaluate("window.readable || 0")):
        tab.wait_for_timeout(50)
    till_readable = counter(devtools, "TaskDuration") * 1000
    tab.wait_for_load_state("load")
    tab.wait_for_timeout(1500)
    main = counter(devtools, "TaskDuration") * 1000
    devtools.send("HeapProfiler.collectGarbage")
    heap = counter(devtools, "JSHeapUsedSize")
    stroke = keystroke(tab, devtools) if name == "ours" else None
    nodes = tab.evaluate("document.querySelectorAll('*').length")
    bodies = [file.read_bytes() for answer in answers if (file := folder / urlsplit(answer.url).path[1:]).is_file()]
    context.close()
    sizes = sum(map(len, bodies)) / 1000, sum(len(gzip.compress(body)) for body in bodies) / 1000
    return Figures(len(answers), *sizes, readable, till_readable, main, heap / 1e6, nodes), stroke


def counter(devtools: CDPSession, name: str) -> float:
    """One of Chromium's counters of a page."""
    return next(item["value"] for item in devtools.send("Performance.getMetrics")["metrics"] if item["name"] == name)


def keystroke(tab: Page, devtools: CDPSession) -> dict[str, float]:
    """Main-thread time of letters typed and taken back, each at rest again, in milliseconds."""

    def spent() -> float:
        return counter(devtools, "TaskDuration") * 1000

    tab.get_by_role("searchbox").focus()
    found = {}
    for key in ("p", "r", "o", "3", "Backspace", "Backspace", "Backspace", "Backspace"):
        tab.wait_for_timeout(600)
        before = spent()
        tab.keyboard.press(key)
        tab.wait_for_timeout(900)
        found[f"{len(found) + 1} {key}"] = round(spent() - before)
    return found


def main(counts: list[int]) -> None:
    """Print a table for each number of events."""
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=need("chromium"), args=["--no-sandbox"])
        for count in counts:
            lay_out(Path(folder), count)
            print(f"\n{count} events | requests | kB | kB gzipped | readable ms | main thread ms till then | main thread ms | heap MB | nodes")
            with serving(Path(folder)) as site:
                for name in ["ours"] if OURS in sys.argv else SEEN:
                    spent, stroke = measure(browser, site, name, Path(folder))
                    print(
                        f"{name:>12} | {spent.requests} | {spent.kilobytes:,.0f} | {spent.zipped:,.0f} | {spent.readable:,.0f} | "
                        f"{spent.main_readable:,.0f} | {spent.main:,.0f} | {spent.heap:.1f} | {spent.nodes:,}"
                    )
                    if stroke:
                        print(f"{'':>12}   keystrokes, main thread ms: {stroke}")
        browser.close()


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:] if word != OURS] or [50, 500, 5000])
