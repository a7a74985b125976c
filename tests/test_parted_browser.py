"""The page of very many entries in a real browser: from a disk, from a site, without scripts, inside the page of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from outside import PATIENCE
from sizes import edition
from test_browser import SITE, Open, browser, until, visit  # noqa: F401 fixtures
from test_embed import STRICT
from test_parted_page import ENTRIES, handed, parted
from web import page as html_page
from web import sample_embed

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browsers

FILES = {f"/{name}": made for name, made in parted().items()}
# An entry of the last year, far below what is loaded at first.
FAR = edition(ENTRIES).entries[-20].id


def counts(page: Page) -> tuple[int, str]:
    """How many entries are there, and what the page says of how many match."""
    return page.locator(".entry").count(), page.locator(".shown").first.inner_text()


@pytest.fixture
def whole(visit: Open) -> Page:  # noqa: F811
    """The same entries in one file."""
    return visit("/whole.html?lang=both", {"/whole.html": html_page(edition(ENTRIES))})


@pytest.fixture
def apart(visit: Open) -> Page:  # noqa: F811
    """With the years beside."""
    page = visit("/timeline.html?lang=both", FILES)
    page.locator(".controls").wait_for()
    return page


@pytest.mark.parametrize("words", ["barge", "ecluse 1995", "juillet", "l'autre", "« le fleuve", "session", "decided 1996", "zzz", "vèbre 03"])
def test_search_finds_what_it_finds_in_one_file(whole: Page, apart: Page, words: str) -> None:
    """The same entries in the same order, in each view; the drawing and the counts say so too."""
    told = """[document.querySelector(".shown").textContent, [...document.querySelectorAll(".found .entry")].map((one) => one.id),
      [...document.querySelectorAll(".overview data")].map((one) => one.value)]"""
    for view in ("Both", "English"):
        for page in (whole, apart):
            page.get_by_role("radio", name=view).check()
            page.get_by_role("searchbox").fill(words)
        # Files come in their time; what has come to rest is the same.
        for _ in range(PATIENCE // 100):
            apart.wait_for_timeout(100)
            if apart.evaluate(told) == whole.evaluate(told):
                break
        assert apart.evaluate(told) == whole.evaluate(told)


def test_all_of_it_is_what_one_file_has(whole: Page, apart: Page) -> None:
    """« Tout imprimer » loads every year first: list and sources are then those of one file; before, only what is near is there."""
    assert counts(apart)[0] < ENTRIES / 2
    apart.evaluate("void (window.print = () => { window.printed = true })")
    apart.get_by_role("button", name="Print all of it").click()
    until(apart, "window.printed === true")
    # Only the height that a year out of sight is guessed to have is said here and there.
    tree = "document.querySelector('.every').innerHTML.replace(/ style=\"[^\"]*\"/g, '').replace(/>\\s+</g, '><').trim()"
    assert apart.evaluate(tree) == whole.evaluate(tree)
    sources = "[...document.querySelectorAll('.sources li')].map((one) => one.id + one.value + one.textContent)"
    numbered = "[...document.querySelectorAll('.sources li')].map((one, at) => one.id + (at + 1) + one.textContent)"
    assert apart.evaluate(sources) == whole.evaluate(numbered)


def test_print_tells_what_is_not_there(apart: Page) -> None:
    """Entries that are printed and those that the lines of the others count are all of them."""
    apart.emulate_media(media="print")
    apart.evaluate("dispatchEvent(new Event('beforeprint'))")
    there, _ = counts(apart)
    lines = [int(line.split(":")[1].split()[0]) for line in apart.locator(".apart").all_inner_texts()]
    assert lines
    assert there + sum(lines) == ENTRIES


@pytest.mark.parametrize("query", ["", "?kind=deadline&lang=en"])
def test_a_deep_link_opens_its_year(visit: Open, query: str) -> None:  # noqa: F811
    """The entry is loaded, in sight, opened and the target, whatever the filters of the address say."""
    page = visit(f"/timeline.html{query}#{FAR}", FILES)
    page.locator(f"[id='{FAR}'] details[open]").first.wait_for()
    there = "(id) => { const one = document.getElementById(id), { top } = one.getBoundingClientRect(); return one.matches(':target') && -1 <= top && top < 200 }"
    until(page, there, FAR)


def test_links_and_years_lead_where_one_is(apart: Page) -> None:
    """The front page, a year of the overview, next and previous: each loads what it leads to."""
    apart.locator(".glance summary").click()
    link = apart.locator(".glance a").last
    name = link.get_attribute("href").removeprefix("#")
    link.click()
    apart.locator(f"[id='{name}']").wait_for()
    last = apart.locator(".overview a").last
    year = last.get_attribute("href")
    last.click()
    apart.locator(f"{year} .entry").first.wait_for()
    top = f"document.querySelector('{year}').getBoundingClientRect().top"
    until(apart, f"-1 <= {top} && {top} < 200")
    apart.get_by_role("button", name="Next entry").click()
    until(apart, "document.activeElement.closest('.entry') !== null")


def test_filters_by_communique_come_when_they_are_opened(apart: Page) -> None:
    """All of them, and a view that is shared by address has them at once."""
    assert apart.locator("[name=source]").count() == 0
    apart.locator(".choices > summary").click()
    apart.locator("[name=source]").nth(3).check()
    listed = "document.querySelectorAll('.found .entry').length"
    until(apart, f"{listed} > 0 && {listed} === Math.min(12, +document.querySelector('.shown').textContent)")
    found = counts(apart)[1]
    assert apart.locator("[name=source]").count() == len(edition(ENTRIES).communiques)
    until(apart, "location.search.includes('source=')")
    apart.reload()
    until(apart, f"document.querySelector('.controls') && document.querySelector('.shown').textContent === '{found}'")


def test_without_scripts_years_are_links(visit: Open) -> None:  # noqa: F811
    """Every year is one line and leads to a page that has its entries, their passages, and the way on and back."""
    page = visit("/timeline.html", FILES, java_script_enabled=False)
    assert page.locator(".entry").count() == 0
    assert page.locator("main").bounding_box()["height"] < 150 * page.locator(".year").count()
    page.locator(".apart a").nth(1).click()
    page.wait_for_url("**/timeline-years/1995.html")
    assert page.locator(".entry").count() == sum(handed("index")["parts"][1][2])
    page.locator("details.source").first.click()
    assert page.locator(".passage").first.is_visible()
    page.get_by_role("link", name="The whole chronology").first.click()
    page.wait_for_url(f"{SITE}/timeline.html#year-1995")


def lay_out(folder: Path, **broken: bytes) -> str:
    """The address of the page on a disk; ``broken`` are parts whose file is another."""
    for name, made in parted().items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(broken.get(path.stem.replace("1995", "second"), made) if path.suffix == ".js" else made)
    return (folder / "timeline.html").as_uri()


def test_from_a_disk(browser: Browser, tmp_path: Path) -> None:  # noqa: F811
    """Where nothing can be fetched the files are scripts: years, search and deep links work."""
    page, said = browser.new_page(), []
    page.on("console", lambda one: said.append(one.text))
    page.on("pageerror", lambda one: said.append(str(one)))
    page.goto(f"{lay_out(tmp_path)}#{FAR}")
    page.locator(f"[id='{FAR}'] details[open]").first.wait_for(timeout=PATIENCE)
    page.get_by_role("searchbox").fill("barge")
    page.locator(".found .entry").first.wait_for(timeout=PATIENCE)
    page.close()
    assert said == []


def test_a_file_that_is_gone_leaves_its_link(browser: Browser, tmp_path: Path) -> None:  # noqa: F811
    """A year that cannot be had stays the link that it is; what can be had is found, and the rest is told."""
    page = browser.new_page()
    page.goto(lay_out(tmp_path, second=b"") + "?lang=en")
    page.locator(".controls").wait_for()
    page.locator(".overview a").nth(1).click()
    page.wait_for_timeout(500)
    assert page.locator("#year-1995 .apart a").count() == 1
    page.get_by_role("searchbox").fill("kerval 1995")
    page.locator(".rest").wait_for()
    told = "(name) => +document.querySelectorAll(name)[name === '.shown' ? 1 : 0].textContent"
    until(page, f"document.querySelectorAll('.found .entry').length + ({told})('.left') === ({told})('.shown')")
    page.close()


def test_in_the_page_of_another(visit: Open) -> None:  # noqa: F811
    """The element fetches what it shows, under a strict policy, and runs nothing of it; search and links are the same."""
    body = '<bilingual-timeline src="/timeline.html" lang="en"></bilingual-timeline>'
    site = f"<!DOCTYPE html><html lang=en><title>Host</title><script src=/embed.js defer></script><body>{body}</body></html>"
    page = visit("/host", FILES | {"/host": site.encode(), "/embed.js": sample_embed("element")}, headers=STRICT)
    page.locator("bilingual-timeline .controls").wait_for()
    page.get_by_role("searchbox").fill("barge")
    page.locator(".found .entry").first.wait_for()
    page.get_by_role("searchbox").fill("")
    page.locator(".glance summary").click()
    page.locator(".glance a").last.click()
    until(page, "document.querySelector('bilingual-timeline').shadowRoot.activeElement?.closest('.entry')")
    assert page.evaluate("'timelinePart' in window") is False
    assert page.locator("bilingual-timeline .apart a").first.get_attribute("href").startswith(f"{SITE}/timeline-years/")
