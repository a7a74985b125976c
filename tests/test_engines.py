"""The page and its element in Firefox and in WebKit: what Chromium does, they do."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from engines import ENGINES, Engine, Firefox, site, start_chromium
from outside import PATIENCE
from sample import chronology
from test_parted_browser import FAR, lay_out
from web import page, sample_embed, sample_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.browsers

ELEMENT = '<bilingual-timeline src="/timeline.html"><a href="/timeline.html">plain link</a></bilingual-timeline>'
FRAME = '<iframe class="bilingual-timeline" src="/timeline.html" title="t" height="300"></iframe>'
DRAFT = [entry.id for entry in chronology(draft=True).entries]

# What one sees of the timeline in the page, or in the element of another.
ROOT = "(document.querySelector('bilingual-timeline')?.shadowRoot ?? document)"
SHOWN = f"[...{ROOT}.querySelectorAll('.entry')].filter((one) => one.checkVisibility()).map((one) => one.id)"
SEEN = f"['fr', 'en'].filter((code) => {ROOT}.querySelector(`.entry > .text[lang=${{code}}]`).checkVisibility())"
READY = f"new Promise((ready) => {{ const ask = () => {ROOT}.querySelector('.live') ? ready(true) : setTimeout(ask, 50); ask() }})"


def host(body: str, direction: str = "ltr") -> bytes:
    """A page of somebody else."""
    head = f"<!DOCTYPE html><html lang=en dir={direction}><meta charset=utf-8><title>Host</title><script src=/embed.js defer></script>"
    return f"{head}<body><h1>Host</h1><p id=above>What the host says above.</p>{body}</body></html>".encode()


@pytest.fixture(scope="module")
def where() -> Iterator[str]:
    """A site with the page of the sample, and hosts that show it."""
    made = chronology(draft=True)
    years = [entry for entry in made.entries if "2009" not in entry.event.when.notation]
    files = {
        "/gap": page(replace(made, entries=tuple(years))),
        "/timeline.html": sample_page(draft=True),
        "/many": sample_page(copies=60),
        "/embed.js": sample_embed("element"),
        "/element": host(ELEMENT),
        "/right-to-left": host(ELEMENT, "rtl"),
        "/frame": host(FRAME),
        "/narrow": host(f'<style>#narrow {{ width: 380px }}</style><div id="narrow">{ELEMENT}</div>'),
    }
    with site(files) as address:
        yield address


@pytest.fixture(scope="module", params=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """One browser for all tests of an engine."""
    started = ENGINES[request.param]()
    yield started
    started.quit()


def show(engine: Engine, address: str, width: int = 1000) -> None:
    """Open a page and wait until its timeline lives; nothing is remembered from the test before."""
    engine.open(address, width)
    engine.run("localStorage.clear()")
    engine.open(address, width)
    engine.run(READY)


def until(engine: Engine, expression: str, wanted: object) -> None:
    """A key takes its time to arrive: ask until the page says this."""
    for _ in range(PATIENCE // 50):
        if engine.run(expression) == wanted:
            return
        time.sleep(0.05)
    assert engine.run(expression) == wanted


def press_until(engine: Engine, key: str, expression: str, wanted: object) -> None:
    """Press a key, once more where a busy window lost it and the page is as it was, until the page says this."""
    before = engine.run(expression)
    for _ in range(3):
        engine.press(key)
        for _ in range(40):
            if engine.run(expression) != before:
                return until(engine, expression, wanted)
            time.sleep(0.05)
    return until(engine, expression, wanted)


@pytest.mark.parametrize("place", ["/timeline.html", "/element"])
def test_language_switch(engine: Engine, where: str, place: str) -> None:
    """A click on a language shows that one alone, and what is chosen looks chosen."""
    show(engine, where + place)
    assert engine.run(SEEN) == ["fr", "en"]
    for code in ("fr", "en"):
        engine.run(f"{ROOT}.querySelector('[name=view][value={code}]').click()")
        assert engine.run(SEEN) == [code]
        chosen = f"getComputedStyle({ROOT}.querySelector('[name=view]:checked + *')).backgroundColor"
        assert engine.run(chosen) == "rgb(31, 63, 119)"


@pytest.mark.parametrize("place", ["/timeline.html", "/element"])
def test_search_and_filters(engine: Engine, where: str, place: str) -> None:
    """Words typed and a kind ticked leave the entries that match; "Show all" brings all back."""
    show(engine, where + place)
    engine.run(f"{ROOT}.querySelector('[name=q]').focus()")
    for letter in "Active":
        engine.press(letter)
    until(engine, SHOWN, ["essai-2007.a000"])
    engine.run(f"{ROOT}.querySelector('[type=reset]').click()")
    engine.run("new Promise((done) => setTimeout(done, 100))")
    engine.run(f"{ROOT}.querySelector('[name=kind][value=deadline]').click()")
    assert engine.run(SHOWN) == ["essai-2007.a002"]


def test_deep_link(engine: Engine, where: str) -> None:
    """An address with the id of an entry shows it, its source open."""
    show(engine, f"{where}/timeline.html#{DRAFT[2]}")
    place = f"document.getElementById('{DRAFT[2]}')"
    assert engine.run(f"{place}.querySelector('details').open")
    assert engine.run(f"(({{ top, bottom }}) => top < innerHeight && bottom > 0)({place}.getBoundingClientRect())")


FOUND = "[...document.querySelectorAll('details.source[open] .passage')].some((one) => one.textContent.includes('a.txt:4'))"


@pytest.mark.parametrize("place", ["/timeline.html", "/many"])
def test_the_browsers_own_search_opens_sources(engine: Engine, where: str, place: str) -> None:
    """Ctrl-F finds what stands in a closed source alone, and opens it."""
    search(engine, where + place)


@pytest.mark.parametrize("place", ["/timeline.html", "/many"])
def test_the_search_of_chromium_opens_sources(where: str, place: str) -> None:
    """In a window, as its search is around the page."""
    chromium = start_chromium()
    try:
        search(chromium, where + place)
    finally:
        chromium.quit()


def search(engine: Engine, address: str) -> None:
    """Look for the file of an entry, which no more than its source tells, with all sources closed."""
    show(engine, address)
    if address.endswith("/timeline.html"):
        until(engine, "document.querySelectorAll('.entry noscript').length", 0)
    assert engine.run("document.querySelectorAll('details.source[open]').length") == 0
    # On a busy machine a letter may come before the field that it is for, and what is found is opened later.
    for _ in range(6):
        # From a rare letter on: WebKitGTK counts what each letter finds, half a minute for an "a" in any page of this length.
        engine.screen.search("xt:4")
        for _ in range(40):
            if engine.run(FOUND):
                return
            time.sleep(0.05)
    pytest.fail("what the browser looks for stays closed")


def test_years_come_from_a_disk(engine: Engine, tmp_path: Path) -> None:
    """Of a page of very many entries: the year of a deep link, and what is searched for, where nothing can be fetched."""
    engine.open(f"{lay_out(tmp_path)}#{FAR}")
    until(engine, f"document.getElementById('{FAR}')?.matches(':target') ?? false", wanted=True)
    engine.run("(() => { const q = document.querySelector('[name=q]'); q.value = 'barge'; q.dispatchEvent(new Event('input', { bubbles: true })) })()")
    until(engine, "document.querySelectorAll('.found .entry').length > 0", wanted=True)


def test_keyboard(engine: Engine, where: str) -> None:
    """The first Tab shows the skip link, Enter goes to the entries; the arrows choose a language."""
    show(engine, f"{where}/timeline.html")
    engine.run("document.querySelector('[name=view]').focus()")
    press_until(engine, "Right", SEEN, ["fr"])
    engine.run("document.querySelector('.skip').focus()")
    box = engine.run("(({ width, height }) => [width, height])(document.querySelector('.skip').getBoundingClientRect())")
    assert min(box) > 20
    press_until(engine, "Return", "document.activeElement.id", "chronology")


@pytest.mark.parametrize("place", ["/element", "/right-to-left"])
def test_nothing_lies_on_the_host(engine: Engine, where: str, place: str) -> None:
    """Every point of the paragraph above the element belongs to that paragraph."""
    show(engine, where + place)
    engine.run("window.scrollTo(0, 0)")
    hit = """(() => {
        const { left, right, top, bottom } = document.getElementById('above').getBoundingClientRect();
        const across = [...Array(40).keys()].map((part) => left + 1 + (right - left - 40) * part / 39);
        return [...new Set(across.map((x) => document.elementFromPoint(x, (top + bottom) / 2).id))];
    })()"""
    assert engine.run(hit) == ["above"]


@pytest.mark.parametrize("place", ["/element", "/right-to-left"])
def test_source_stands_left_whatever_the_host_is(engine: Engine, where: str, place: str) -> None:
    """French is read from left to right on a page that is not: its column is the left one, the years go to the right."""
    show(engine, where + place)
    left = f"(selector) => {ROOT}.querySelector(selector).getBoundingClientRect().left"
    assert engine.run(f"(({left})('.entry > .text[lang=fr]') < ({left})('.entry > .text[lang=en]'))")
    assert engine.run(f"(({left})('.overview li') < ({left})('.overview li:last-child'))")
    assert engine.run(f"getComputedStyle({ROOT}.querySelector('.entry p')).textAlign") in {"start", "left"}


def test_overview_has_one_ground(engine: Engine, where: str) -> None:
    """The line of the years is level, also where a year is empty, and the switch stands in one line with its words."""
    show(engine, f"{where}/gap")
    tops = "[...document.querySelectorAll('.overview svg')].map((one) => Math.round(one.getBoundingClientRect().top))"
    assert engine.run("document.querySelectorAll('.overview .empty').length") > 0
    assert len(set(engine.run(tops))) == 1
    middles = """[...document.querySelectorAll('.switch .asked, .switch label')]
        .map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => Math.round((top + bottom) / 2))"""
    assert max(engine.run(middles)) - min(engine.run(middles)) <= 1


def test_a_narrow_place_has_its_languages_in_one_row(engine: Engine, where: str) -> None:
    """In 380 pixels of a wide window: the switch in one row, search, filters and arrows in another, nothing cut off."""
    show(engine, f"{where}/narrow")
    tops = f"(selector) => [...{ROOT}.querySelectorAll(selector)].map((one) => Math.round(one.getBoundingClientRect().top))"
    assert len(set(engine.run(f"({tops})('.switch label')"))) == 1
    middles = f"""['.search input', '.choices > summary', '.walk button'].map((one) => {ROOT}.querySelector(one).getBoundingClientRect())
        .map(({{ top, bottom }}) => (top + bottom) / 2)"""
    found = engine.run(middles)
    assert max(found) - min(found) < 8
    assert engine.run(f"(({{ scrollWidth, clientWidth }}) => scrollWidth <= clientWidth)({ROOT}.querySelector('.timeline'))")


def test_frame_is_as_high_as_its_content(engine: Engine, where: str) -> None:
    """The script of the host gives the frame its height."""
    engine.open(f"{where}/frame")
    until(engine, "[document.querySelector('iframe').offsetHeight > 1000]", [True])


def test_nothing_is_wider_than_a_phone(engine: Engine, where: str) -> None:
    """At 360 pixels one reads without moving sideways."""
    show(engine, f"{where}/timeline.html", 360)
    assert engine.run("document.documentElement.scrollWidth <= innerWidth")


def test_print(engine: Engine, where: str) -> None:
    """On paper there are all entries and no control; WebKit's driver cannot print, its rules are looked at."""
    show(engine, f"{where}/timeline.html")
    if isinstance(engine, Firefox):
        with pikepdf.open(io.BytesIO(engine.printed())) as pdf:
            assert len(pdf.pages) >= 1
    asked = "[...document.styleSheets].flatMap((one) => [...one.cssRules]).filter((one) => one.media?.mediaText === 'print').length"
    assert engine.run(asked) == 1
