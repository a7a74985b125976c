"""The web page in a real browser: what a reader does with it, with script and without."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pikepdf
import pypdfium2
import pytest
from conftest import need
from outside import PATIENCE, library
from projects import copy
from sample import chronology, glanced
from sizes import edition
from test_saying_once import OPENED, OPENING, entry, listed
from web import TEMPLATES, npm, retold, sample_page, templates
from web import page as html_page

from timeline.chronology.saying_once import say_once
from timeline.cli import main
from timeline.model.event import Kind
from timeline.model.when import When
from timeline.publishing.exports import EXPORTS

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

    from timeline.model.edition import Chronology

pytestmark = pytest.mark.browsers

SITE = "https://chronology.test"
Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    playwright = library("playwright.sync_api")
    path = need("chromium")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Opens the page of the sample, or other files by path, on a site of its own; anything else is an error."""
    contexts, troubles = [], []

    def go(
        query: str = "",
        files: dict[str, bytes] | None = None,
        headers: dict[str, str] | None = None,
        **options: Any,  # noqa: ANN401
    ) -> Page:
        files = {"/": sample_page(draft=True)} | (files or {})

        def serve(route: Route) -> None:
            address = urlsplit(route.request.url)
            made = files.get(address.path) if f"{address.scheme}://{address.netloc}" == SITE else None
            if made is None:
                troubles.append(f"asked for {route.request.url}")
                route.abort()
            else:
                kind = "text/javascript" if address.path.endswith(".js") else "text/html"
                sent = headers if headers and address.path == "/host" else {}
                route.fulfill(body=made, headers={"Content-Type": f"{kind}; charset=utf-8"} | sent)

        context = browser.new_context(**({"reduced_motion": "reduce"} | options))
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.route("**/*", serve)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: (troubles.append(f"a script said {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda said: said.type in {"error", "warning"} and troubles.append(said.text))
        page.goto(SITE + (query if query.startswith("/") else f"/{query}"))
        return page

    yield go
    for context in contexts:
        context.close()
    assert troubles == []


def until(page: Page, script: str, asked: object = None) -> None:
    """Wait until this is true; a host's policy forbids the browser to ask again by itself."""
    for _ in range(PATIENCE // 100):
        if page.evaluate(script, asked):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"never true: {script}")


def shown(page: Page) -> list[str]:
    """The ids of the entries one can see."""
    found: list[str] = page.eval_on_selector_all(
        ".entry", "all => all.filter(one => one.checkVisibility()).map(one => one.id)"
    )
    return found


def seen(page: Page, code: str) -> bool:
    """Whether the texts of a language can be seen."""
    return page.locator(f".entry > .text[lang={code}]").first.is_visible()


def ids(*kinds: str) -> list[str]:
    """The ids of the draft's entries of some kinds, in order."""
    return [entry.id for entry in chronology(draft=True).entries if not kinds or entry.event.kind in kinds]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_language_switch(visit: Open, *, script: bool) -> None:
    """Both, French alone, English alone, by keyboard and without a script; the switch itself always stays."""
    page = visit(java_script_enabled=script)
    both = page.get_by_role("radio", name="Les deux Both")
    assert both.is_checked()
    both.focus()
    assert (seen(page, "fr"), seen(page, "en")) == (True, True)
    page.keyboard.press("ArrowRight")
    assert (seen(page, "fr"), seen(page, "en")) == (True, False)
    page.keyboard.press("ArrowRight")
    assert (seen(page, "fr"), seen(page, "en")) == (False, True)
    assert page.get_by_role("radio", name="Français").is_visible()


def test_without_script_everything_is_there(visit: Open) -> None:
    """Every entry is shown, every source opens, and nothing offers what only a script can do."""
    page = visit(java_script_enabled=False)
    assert len(page.locator(".entry").all()) == len(ids())
    page.locator(".entry summary").first.click()
    # By its element: Playwright looks for no words in a noscript.
    assert page.locator(".entry code").first.is_visible()
    assert page.locator(".entry code").first.inner_text() == "corpus/essai/a.txt:1"
    assert not page.get_by_role("searchbox").is_visible()
    assert not page.get_by_role("checkbox").first.is_visible()


def test_passages_come_when_they_are_opened(visit: Open) -> None:
    """Where scripts run an entry has few elements: what stands round its source is put there by who opens it."""
    page = visit("?lang=en", {"/": sample_page(copies=50)})
    assert page.evaluate("document.querySelectorAll('.entry, .entry *').length / document.querySelectorAll('.entry').length") < 17
    assert page.locator(".entry .passage").count() == 0
    page.locator(".entry summary").first.click()
    page.locator(".entry .passage").wait_for()
    assert page.locator(".entry code").inner_text() == "corpus/essai/a.txt:1"
    assert page.locator(".entry noscript").count() == len(chronology(copies=50).entries) - 1


def test_years_out_of_sight_are_not_laid_out(visit: Open) -> None:
    """Of many entries; a link to the last one leads to it all the same, and on paper all are there."""
    last = chronology(copies=50).entries[-1].id
    page = visit(f"?lang=en#{last}", {"/": sample_page(copies=50)}, viewport={"width": 1280, "height": 700})
    hidden = "getComputedStyle(document.querySelector('.year')).contentVisibility"
    assert page.evaluate(hidden) == "auto"
    assert 0 <= page.locator(f"[id='{last}']").bounding_box()["y"] < 700  # type: ignore[index]
    page.emulate_media(media="print")
    assert page.evaluate(hidden) == "visible"


def test_language_is_remembered_and_set_by_the_address(visit: Open) -> None:
    """``?lang=en`` shows English; the reader's own choice is kept for the next visit, in the address and in the title."""
    page = visit("?lang=en")
    assert (seen(page, "fr"), seen(page, "en")) == (False, True)
    assert (page.evaluate("document.documentElement.lang"), page.title()) == ("en", "Sample chronology")
    page.get_by_role("radio", name="Français").check()
    page.wait_for_url(f"{SITE}/?lang=fr")
    page.goto(f"{SITE}/")
    assert (seen(page, "fr"), seen(page, "en")) == (True, False)
    assert page.evaluate("document.documentElement.lang") == "fr"
    page.get_by_role("radio", name="Les deux").check()
    page.wait_for_url(f"{SITE}/")


def test_filters(visit: Open) -> None:
    """By kind and by year together; the count is said; what was chosen stands in the address; one button shows all."""
    page = visit("?lang=en")
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Planned").check()
    assert shown(page) == ids("planned")
    assert page.get_by_role("status").first.inner_text() == "4 of 8 entries"
    page.get_by_label("Only 2010").check()
    assert len(shown(page)) == 1
    page.wait_for_url(f"{SITE}/?lang=en&year=2010&kind=planned")
    page.reload()
    assert len(shown(page)) == 1
    page.get_by_role("button", name="Show all").click()
    page.locator("[name=q]:focus").wait_for()
    assert shown(page) == ids()


def test_subjects_filter(visit: Open) -> None:
    """An entry is shown when it has one of the subjects ticked; those that no entry has are not offered."""
    files = {"/": html_page(glanced(chronology(draft=True)))}
    page = visit("?lang=fr", files)
    page.get_by_text("Filtres", exact=True).click()
    page.get_by_label("Lutte contre le terrorisme").check()
    assert len(shown(page)) == 1
    page.get_by_label("Défense <antimissile>").check()
    assert len(shown(page)) == 2
    page.wait_for_url(f"{SITE}/?lang=fr&subject=terrorism&subject=missile-defence")
    page.reload()
    assert len(shown(page)) == 2
    assert page.get_by_label("Aucune entrée").count() == 0


def test_the_front_page_leads_to_what_is_filtered_out(visit: Open) -> None:
    """A line of it shows its entry, whatever the filters say."""
    files = {"/": html_page(glanced(chronology(draft=True)))}
    page = visit("?lang=en&kind=deadline", files)
    assert shown(page) == ["essai-2007.a002"]
    page.locator(".glance summary").click()
    page.locator(".glance").get_by_role("link", name="Meeting of Foreign Ministers").click()
    page.locator("[id='essai-2007.a000']").wait_for(state="visible")
    assert len(shown(page)) == 8


def test_search(visit: Open) -> None:
    """All words, in the language shown, whatever the accents; years without a find disappear; none found is said."""
    page = visit("?lang=fr")
    box = page.get_by_role("searchbox")
    box.fill("reunis OPERATION")
    assert shown(page) == ["essai-2007.a000"]
    assert page.locator("section[data-year]:visible").count() == 1
    box.fill("<script> {{ 7*7 }}")
    assert shown(page) == ["essai-2007.a003"]
    box.fill("attended")
    assert shown(page) == []
    assert page.get_by_text("Aucune entrée ne correspond.").is_visible()
    page.get_by_role("radio", name="English").check()
    assert shown(page) == ["essai-2007.a004"]


def test_many_finds_come_as_one_reads(visit: Open) -> None:
    """Of many entries found the first are there at once, the rest by scrolling or by a button; on paper all of them."""
    many = {"/many.html": sample_page(copies=20)}
    page = visit("/many.html?lang=en&kind=planned", many)
    assert page.get_by_role("status").first.inner_text() == "40 of 120 entries"
    assert len(shown(page)) == 12
    more = page.get_by_role("button", name="More entries")
    # By the keyboard: scrolling to a button brings more entries too, and it moves from under the pointer.
    more.press("Enter")
    assert len(shown(page)) >= 24
    for _ in range(PATIENCE // 50):
        page.mouse.wheel(0, 3000)
        page.wait_for_timeout(50)
        if not more.is_visible():
            break
    assert len(set(shown(page))) == 40
    page.get_by_role("searchbox").fill("second phase")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(shown(page)) == 20
    page.get_by_role("button", name="Show all").click()
    page.locator("[name=q]:focus").wait_for()
    page.get_by_role("searchbox").blur()
    page.locator(".every .entry").nth(119).wait_for()
    assert page.eval_on_selector_all(".entry", "all => all.map(one => one.id)") == [
        entry.id for entry in chronology(copies=20).entries
    ]
    assert page.eval_on_selector_all("section[data-year]", "all => all.map(one => one.id)") == [
        f"year-{year}" for year, _ in chronology(copies=20).years
    ]


def test_overview_goes_to_the_year(visit: Open) -> None:
    """Its links are reached by keyboard and lead to the year; the drawing follows the filters."""
    page = visit("?lang=en", viewport={"width": 1000, "height": 700})
    link = page.get_by_role("navigation").get_by_role("link", name="2010 1 entry")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#year-2010")
    assert page.locator("#year-2010 h2").bounding_box()["y"] < 350  # type: ignore[index]
    page.get_by_role("searchbox").fill("Active Endeavour")
    assert page.locator(".overview .now[data-column='12']").first.get_attribute("height") == "6"
    assert page.locator(".overview .now[data-column='3']").get_attribute("height") == "0"


def test_counts_are_written_as_each_language_does(visit: Open) -> None:
    """« 1 200 sur 1 200 entrées », before and after a search."""
    page = visit("?lang=fr", {"/": sample_page(copies=200)})
    said = page.get_by_role("status").first
    assert said.inner_text() == "1\u202f200 sur 1\u202f200 entrées"
    page.get_by_role("radio", name="English").check()
    page.get_by_role("searchbox").fill("i")
    assert said.inner_text() == "1,200 of 1,200 entries"
    assert "1,200" in page.locator(".masthead .upto").inner_text()


def test_deep_link(visit: Open) -> None:
    """``#id`` brings an entry into sight, opened, even when a filter of the address would hide it."""
    page = visit("?kind=meeting#essai-2007.a002")
    entry = page.locator("[id='essai-2007.a002']")
    assert entry.is_visible()
    assert entry.locator("details").evaluate("it => it.open")
    assert 0 <= entry.bounding_box()["y"] < 720  # type: ignore[index]


def test_deep_link_to_another_telling(visit: Open) -> None:
    """Its own id leads to it, opened, inside the entry it stands with."""
    page = visit("/retold.html#essai-2007.a001", {"/retold.html": html_page(retold())})
    telling = page.locator("[id='essai-2007.a001']")
    assert 0 <= telling.bounding_box()["y"] < 720  # type: ignore[index]
    assert telling.locator("details").evaluate("it => it.open")
    assert axe(page) == []


def test_copy_link(visit: Open) -> None:
    """The address of an entry goes to the clipboard, and that is said."""
    page = visit("?lang=en", permissions=["clipboard-read", "clipboard-write"])
    page.locator("summary", has_text="§ 1").click()
    page.get_by_role("link", name="Link to this entry").first.click()
    page.get_by_text("Link copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{SITE}/?lang=en#essai-2007.a000"


def test_previous_and_next(visit: Open) -> None:
    """They go through the entries shown, and the heading gone to has the focus."""
    page = visit("?lang=en&kind=meeting")
    page.get_by_role("button", name="Next entry").click()
    at = "document.activeElement.closest('.entry').id"
    assert page.evaluate(at) == "essai-2007.a000"
    page.get_by_role("button", name="Next entry").click()
    assert page.evaluate(at) == "essai-2007.a004"
    page.wait_for_url("**#essai-2007.a004")
    page.get_by_role("button", name="Previous entry").click()
    assert page.evaluate(at) == "essai-2007.a000"


def grouped() -> Chronology:
    """A meeting, three items of a list of its decisions, and the sentence of the last again at another date."""
    items = [listed(name, f"{OPENED} {name}.") for name in ("audit", "ballot", "census")]
    later = entry("x-b", Kind.PLANNED, "2009", "de census, puis d'un bilan à dresser à la fin, en 2009 ;",
                  f"{OPENED} census.", opening=OPENING, dated="2009", sentence="census")  # fmt: skip
    items[-1] = replace(items[-1], text=later.text, event=replace(items[-1].event, sentence=later.event.sentence))
    first = entry("m", Kind.MEETING, french="Ils se sont réunis.", english="They met.")
    return replace(chronology(draft=True), entries=say_once([first, *items, later], ("fr", "en")))


def test_a_group_goes_with_its_items(visit: Open) -> None:
    """Its date and the words that open the list stand over what is found of it, once; they go when nothing is."""
    page = visit("/grouped.html", {"/grouped.html": html_page(grouped())})
    assert axe(page) == []
    group, opening = page.locator(".group:visible"), page.locator(".opening:visible")
    assert (group.count(), opening.count()) == (1, 1)
    page.get_by_role("searchbox").fill("ballot")
    assert shown(page) == ["ballot"]
    assert (group.count(), opening.count()) == (1, 1)
    assert group.locator("h3").inner_text().startswith("7\u00a0décembre 2007")
    page.get_by_role("searchbox").fill("chargé décembre audit")
    assert shown(page) == ["audit"]
    page.get_by_role("searchbox").fill("réunis")
    assert (shown(page), group.count()) == (["m"], 0)
    page.get_by_role("searchbox").fill("")
    page.get_by_role("searchbox").blur()
    assert shown(page) == ["m", "audit", "ballot", "census", "x-b"]
    assert (group.count(), opening.count(), page.locator(".found *").count()) == (1, 1, 0)
    page.get_by_role("button", name="Next entry").click()
    page.get_by_role("button", name="Next entry").click()
    assert page.evaluate("document.activeElement.tagName") == "H4"


def test_an_item_has_its_address(visit: Open) -> None:
    """Filters that hide it give way, and its source is opened; a clause alone leads to the sentence, and has it whole."""
    page = visit("/grouped.html?kind=planned#ballot", {"/grouped.html": html_page(grouped())})
    assert page.locator("[id='ballot'] details").evaluate("it => it.open")
    page = visit("/grouped.html?kind=planned", {"/grouped.html": html_page(grouped())})
    assert shown(page) == ["x-b"]
    page.locator("[id='x-b'] summary").click()
    assert OPENING in page.locator("[id='x-b'] .whole").inner_text().replace("\u202f", " ").replace("\xa0", " ")
    page.locator("[id='x-b'] .see a").first.click()
    page.locator("[id='census']").wait_for(state="visible")


def test_works_without_a_network(visit: Open) -> None:
    """Once it is there nothing more is wanted: search and languages work in a train."""
    page = visit("?lang=fr")
    page.context.set_offline(offline=True)
    page.get_by_role("searchbox").fill("Active")
    assert shown(page) == ["essai-2007.a000"]
    page.get_by_role("radio", name="English").check()
    assert page.locator("h3", has_text="Meeting of Foreign Ministers").is_visible()


def test_timelinejs_reads_our_file(visit: Open) -> None:
    """TimelineJS itself shows a slide for each entry, and takes no text for a script."""
    dist = "@knight-lab/timelinejs/dist"
    host = (
        "<!DOCTYPE html><html lang=fr><title>t</title><link rel=stylesheet href=/tl.css><div id=t style='height: 600px'></div>"
        "<script src=/tl.js></script><script>fetch('/story.js').then(it => it.json()).then(it => {"
        " window.story = new TL.Timeline('t', it, { script_path: location.origin + '/js/', font: null }); });</script>"
    )
    files = {
        "/tl.html": host.encode(),
        "/story.js": EXPORTS["timelinejs"](chronology(), templates(), [TEMPLATES]),
        "/tl.js": npm(f"{dist}/js/timeline.js").read_bytes(),
        "/tl.css": b"",
        "/js/locale/en.json": b"{}",
    }
    page = visit("/tl.html", files)
    page.locator(".tl-slide .tl-headline").nth(6).wait_for(state="attached")
    heads = page.locator(".tl-slide .tl-headline").all_inner_texts()
    assert "Sommet — Summit" in heads
    assert "<script>alert(1)</script>" in page.locator(".tl-storyslider").inner_text()
    assert page.evaluate("story.config.events.map(one => one.unique_id)") == [one.id for one in chronology().entries]


def test_hostile_text_runs_nothing(visit: Open) -> None:
    """What looks like a script in a communiqué is read; had it run, its dialog would be among the troubles of the visit."""
    page = visit("?lang=fr")
    assert "<script>alert(1)</script> {{ 7*7 }} #import $x$" in page.locator("main").inner_text()


SIGN = """(selector) => { const drawn = getComputedStyle(document.querySelector(selector), "::before");
    return ["borderRadius", "backgroundColor", "borderTopWidth", "transform", "clipPath"].map((name) => drawn[name]).join(" ") }"""


@pytest.mark.parametrize("colours", ["none", "active"])
def test_kinds_have_signs_that_differ_in_form(visit: Open, colours: str) -> None:
    """At the entry and at its filter the same one, also where the reader's machine chooses the colours."""
    page = visit(forced_colors=colours)
    kinds = page.eval_on_selector_all("[name=kind]", "all => all.map(one => one.value)")
    filters = [page.evaluate(SIGN, f'[value="{kind}"] + .words') for kind in kinds]
    assert len(set(filters)) == len(kinds) > 3
    seen = {kind: page.locator(f'[data-kind="{kind}"] > .facts, [data-kind="{kind}"] > .plain > [lang]').count() for kind in kinds}
    drawn = [page.evaluate(SIGN, f':is([data-kind="{kind}"] > .facts, [data-kind="{kind}"] > .plain > [lang])') for kind in kinds if seen[kind]]
    assert drawn == [filters[kinds.index(kind)] for kind in kinds if seen[kind]]
    assert page.evaluate(SIGN, ".entry > .text") not in filters


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 2000])
def test_nothing_is_wider_than_the_window(visit: Open, width: int) -> None:
    """No sideways scrolling, down to 320 pixels, which is also 1280 pixels at 400 %."""
    page = visit(viewport={"width": width, "height": 256})
    page.locator(".choices summary").click()
    for summary in page.locator(".entry summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_prints_everything(visit: Open) -> None:
    """On paper each sentence stands once, whatever was opened, with the number of its source; no control is left."""
    page = visit()
    page.locator(".entry summary").first.click()
    assert page.get_by_text("corpus/essai/a.txt:1", exact=True).is_visible()
    page.emulate_media(media="print")
    said = page.evaluate("document.body.innerText").replace("\xa0", " ")
    texts = [words for entry in chronology(draft=True).entries for code in ("fr", "en") if len(words := entry.words(code).text) > 40]
    assert len(texts) > 10
    assert [text for text in texts if page.get_by_text(text[5:35]).locator("visible=true").count() > 1] == []
    note = page.locator(".source summary").first.evaluate("it => getComputedStyle(it, '::after').content")
    assert note.replace("\xa0", " ") == '"[1], § 1"'
    assert "corpus/essai" not in said
    assert not page.get_by_role("radio").first.is_visible()
    assert not page.get_by_role("searchbox").is_visible()
    with pikepdf.open(io.BytesIO(page.pdf(tagged=True, outline=True))) as paper, paper.open_outline() as outline:
        (title,) = outline.root
        assert [year.title for year in title.children if year.title.isdigit()] == [year for year, _ in chronology(draft=True).years]


def test_printed_pages_break_between_entries(visit: Open) -> None:
    """None ends with a year or a date, which go over with what they are of, and none begins with the source of what stands before."""
    page = visit("/", {"/": sample_page(copies=8)})
    heads = {head.strip() for head in page.locator(".year > h2, .entry h3 > [lang], .entry h3 time").all_inner_texts()}
    paper = pypdfium2.PdfDocument(page.pdf())
    pages = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in paper]
    assert len(pages) > 5
    assert [text[-60:] for text in pages[:-1] if text.endswith(tuple(" ".join(head.split()) for head in heads))] == []
    assert [text[:60] for text in pages if re.match(r"\[\d+\], §", text)] == []


@pytest.mark.parametrize("lines", [0, 3, 6, 9, 12, 15])
def test_a_year_goes_over_with_its_first_entry(visit: Open, lines: int) -> None:
    """Wherever on the page it falls: no printed page ends with the year, with a group's head or before « La phrase entière »."""
    made = sample_page().decode().replace("</header>", f"{'<p>Un mot de plus.</p>' * lines}</header>")
    page = visit("/", {"/": made.encode()})
    paper = pypdfium2.PdfDocument(page.pdf())
    pages = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in paper]
    assert [text[-60:] for text in pages[:-1] if re.search(r"(?:^| )\d{4}$", text)] == []
    assert [text[:60] for text in pages if text.startswith("La phrase entière")] == []


@pytest.mark.parametrize(("locale", "code"), [("fr-CA", "fr"), ("en-US", "en"), ("de-DE", "fr")])
def test_phone_shows_the_first_entry_at_once(visit: Open, locale: str, code: str) -> None:
    """At 360 by 640 an entry begins on the first screen, in the reader's own language, or the first of the edition."""
    page = visit(viewport={"width": 360, "height": 640}, locale=locale)
    assert page.locator(".entry").first.bounding_box()["y"] < 600  # type: ignore[index]
    assert [seen(page, one) for one in ("fr", "en")] == [code == "fr", code == "en"]
    assert page.get_by_role("searchbox").get_attribute("placeholder") == {"fr": "Rechercher", "en": "Search"}[code]
    assert not page.locator(".overview ol").is_visible()
    page.locator(".overview summary").click()
    assert page.locator(".overview ol").is_visible()
    page.locator("[name=view][value=both]").check()
    assert seen(page, "fr")
    assert seen(page, "en")


@pytest.mark.parametrize("width", [768, 1280])
@pytest.mark.parametrize("count", [48, 311])
def test_the_first_screen_has_an_entry(visit: Open, width: int, count: int) -> None:
    """What this is and whose, span and number, the whole period drawn, search; then the first entry: 900 pixels."""
    page = visit("/", {"/": html_page(edition(count))}, viewport={"width": width, "height": 900})
    assert page.locator(".overview ol").is_visible()
    assert not page.locator(".glance ol").first.is_visible()
    assert "To come as of" in page.locator(".glance summary").inner_text()
    assert page.locator(".entry h3, .group h3").first.bounding_box()["y"] < 880  # type: ignore[index]


def test_a_century_does_not_push_the_entries_down(visit: Open) -> None:
    """Its cells have a bar of their own on the screen, and are all there on paper."""
    made = chronology(draft=True)
    first = made.entries[0]
    entries = [replace(first, id=f"e{year}", event=replace(first.event, when=When.read(f"{year}-06-01"))) for year in range(1900, 2000)]
    page = visit("/", {"/": html_page(replace(made, entries=tuple(entries)))}, viewport={"width": 1280, "height": 900})
    assert page.locator(".entry h3").first.bounding_box()["y"] < 880  # type: ignore[index]
    page.locator(".overview a").last.focus()
    assert page.locator(".overview a").last.evaluate("(one) => one.getBoundingClientRect().bottom <= one.closest('ol').getBoundingClientRect().bottom")
    page.emulate_media(media="print")
    assert page.locator(".overview ol").evaluate("(list) => list.scrollHeight === list.clientHeight")


NAMED = """[...document.querySelectorAll('.names > a')].filter((one) => one.checkVisibility()).map((one) => one.innerText)"""


def test_the_overview_names_what_tells_most(visit: Open) -> None:
    """In one language, the reader's own or the one that is shown; only what the filters leave; the name is a link."""
    files = {"/": html_page(glanced(chronology(draft=True)))}
    page = visit("/", files, locale="en-GB", viewport={"width": 1280, "height": 900})
    both = page.evaluate(NAMED)
    assert "Meeting of Foreign Ministers" in both
    page.locator("[name=view][value=fr]").check()
    french = page.evaluate(NAMED)
    assert len(french) == len(both)
    assert not set(french) & set(both)
    page.get_by_role("searchbox").fill("zzz")
    assert page.evaluate(NAMED) == []
    page.get_by_role("button", name="Tout afficher").click()
    page.get_by_role("link", name=french[0], exact=True).first.click()
    page.locator(":target").wait_for()
    page.set_viewport_size({"width": 900, "height": 900})
    page.wait_for_function(f"!({NAMED}).length")


@pytest.mark.parametrize("count", [48, 311])
def test_names_do_not_overprint(visit: Open, count: int) -> None:
    """No name lies on another, none stands out of the window, and each is as high as a finger needs."""
    page = visit("/", {"/": html_page(edition(count))}, viewport={"width": 1280, "height": 900})
    boxes = page.evaluate("[...document.querySelectorAll('.names > a')].map((one) => one.getBoundingClientRect().toJSON())")
    assert len(boxes) > 3
    assert all(box["left"] >= 0 and box["right"] <= 1280 and box["height"] >= 24 for box in boxes)
    apart = (a["right"] <= b["left"] or b["right"] <= a["left"] or abs(a["top"] - b["top"]) >= 24 for a, b in combinations(boxes, 2))
    assert all(apart)


def test_words_searched_for_are_marked(visit: Open) -> None:
    """Every place of every word, accents or not, in the languages shown; taken back with the search."""
    page = visit("?lang=en&q=ministers reu")
    marked = "[...(CSS.highlights.get('timeline-hit') ?? [])].map((range) => range.toString())"
    assert page.evaluate(marked) == []
    page.get_by_role("searchbox").fill("ministers")
    assert set(page.evaluate(marked)) == {"Ministers"}
    page.get_by_role("radio", name="Français").check()
    page.get_by_role("searchbox").fill("reunis decembre")
    assert set(page.evaluate(marked)) == {"Réunis", "décembre"}
    page.get_by_role("searchbox").fill("")
    assert page.evaluate(marked) == []


def test_view_is_shared(visit: Open) -> None:
    """The address that is copied shows the same entries in the same language; no other button offers it."""
    page = visit("?lang=en", permissions=["clipboard-read", "clipboard-write"])
    assert not page.get_by_role("button", name="Share this view").is_visible()
    page.get_by_role("searchbox").fill("Active")
    page.get_by_role("button", name="Share this view").click()
    page.get_by_text("Link copied").wait_for()
    address = page.evaluate("navigator.clipboard.readText()")
    assert address == f"{SITE}/?lang=en&q=Active"
    page.goto(address)
    assert shown(page) == ["essai-2007.a000"]


@pytest.mark.parametrize(("now", "said"), [("2026-12-07", "7 December 2007 – Meeting of Foreign Ministers"), ("2026-12-08", ""), ("2026-01-20", "")])
def test_what_happened_on_this_day(visit: Open, now: str, said: str) -> None:
    """An entry of the same day of the year, by the reader's own calendar; a month alone is no day."""
    page = visit("?lang=en")
    page.clock.set_fixed_time(f"{now}T12:00:00")
    page.reload()
    today = page.locator(".today")
    assert today.is_visible() is bool(said)
    if said:
        assert today.get_by_role("link").inner_text().replace("\u00a0", " ") == said


MODES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "French": {"query": "?lang=fr"},
    "English": {"query": "?lang=en"},
}


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(251, 246, 234)"), ("dark", "rgb(29, 24, 19)")])
def test_example_theme_can_be_read(visit: Open, scheme: str, paper: str) -> None:
    """The look that the designer's guide offers to copy has enough contrast in light and dark, and shows its logo."""
    made = html_page(chronology(draft=True), TEMPLATES / "example")
    page = visit("/themed.html", {"/themed.html": made}, color_scheme=scheme)
    assert page.get_by_role("img", name="House").evaluate("it => it.naturalWidth") > 0
    assert page.evaluate("getComputedStyle(document.querySelector('.timeline')).backgroundColor") == paper
    assert page.evaluate("getComputedStyle(document.querySelector('.masthead')).borderTopStyle") == "double"
    assert axe(page) == []


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(visit: Open, mode: str) -> None:
    """No violation of any rule, best practices too, with filters and sources open."""
    page = visit(**MODES[mode], files={"/": html_page(glanced(chronology(draft=True)))})
    for summary in page.locator("summary").all():
        if summary.is_visible():
            summary.click()
    assert axe(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_report_of_the_checks(visit: Open, scheme: str, tmp_path: Path) -> None:
    """Marks, what changed and findings can be read by everyone; nothing of it needs the script that is forbidden."""
    project = copy("edited-and-retold", tmp_path / "fleuve")
    main(["check", "--quiet", "--all", "--project", str(project), "--html", str(tmp_path / "report.html")])
    made = (tmp_path / "report.html").read_bytes()
    assert axe(visit("/report.html", {"/report.html": made}, color_scheme=scheme, bypass_csp=True)) == []


def axe(page: Page) -> list[str]:
    """The rules of WCAG 2.2 AA and of good practice that axe finds broken, and where; target size is off by its default."""
    page.evaluate(npm("axe-core/axe.min.js").read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(
        "axe.run({ rules: { 'target-size': { enabled: true } } }).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))"
    )
    return found


def test_walk_with_a_screen_reader(visit: Open) -> None:
    """Landmarks, headings and controls have roles and names; nothing that only looks is read out."""
    page = visit("?lang=en")
    heard = page.locator("body").aria_snapshot()
    for line in (
        '- link "Skip to the chronology"',
        '- region "Languages shown"',
        '- radio "English" [checked]',
        "- banner",
        '- heading "Sample chronology" [level=1]',
        '- navigation "The whole period"',
        '- link "2007 1 entry"',
        '- checkbox "Only 2008"',
        '- search "Search and filters"',
        '- searchbox "Search"',
        '- button "Previous entry"',
        "- status: 8 of 8 entries",
        "- main",
        '- region "2007"',
        '- heading "2007" [level=2]',
        '- heading "7 December 2007 Meeting of Foreign Ministers" [level=3]',
        '- heading "By the end of 2008 Deadline, set on 7 December 2007" [level=3]',
        '- region "Sources"',
        "- contentinfo",
    ):  # fmt: skip
        assert line in heard, line
    assert "Réunis à Bruxelles" not in heard
    assert not re.search(r"[▸▾+]|↑|↓", heard)
    assert "·" not in heard
    assert not page.evaluate(
        "[...document.querySelectorAll(':not(.skip) > .words > [lang=en]')].some(it => getComputedStyle(it, '::before').content != 'none')"
    )
    assert heard.index("- main") < heard.index('- region "2007"') < heard.index('- region "Sources"')


@pytest.mark.parametrize("view", ["both", "fr", "en"])
def test_every_word_is_read_in_its_language(visit: Open, view: str) -> None:
    """Each text that can be seen stands under the mark of its language; the languages not asked for are silent."""
    page = visit(f"?lang={view}")
    for summary in page.locator(".entry summary").all():
        summary.click()
    unmarked = """() => {
      const walk = document.createTreeWalker(document.querySelector(".timeline"), NodeFilter.SHOW_TEXT), found = [];
      while (walk.nextNode()) {
        const { parentElement: at, data } = walk.currentNode;
        if (!/\\p{L}/u.test(data) || !at.checkVisibility() || at.closest("code")) continue;
        found.push([at.closest("[lang]").lang, !at.closest(".timeline [lang]"), data.trim()]);
      }
      return found;
    }"""
    texts = page.evaluate(unmarked)
    assert [text for _, outside, text in texts if outside] == []
    languages = {code for code, _, text in texts if text not in {"Français", "English"}}
    assert languages == ({view} if view in {"fr", "en"} else {"fr", "en"})
    said = [text for code, _, text in texts if view in {"fr", "en"} and code != view]
    assert [text for text in said if text not in {"Français", "English"}] == []


def test_keyboard_alone(visit: Open) -> None:
    """Tab goes through everything that can be used, always in sight, and comes out at the end."""
    page = visit("?lang=en", viewport={"width": 1280, "height": 800})
    stops = []
    for _ in range(80):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            "() => { const it = document.activeElement, box = it.getBoundingClientRect(); return it === document.body ? null"
            " : [it.matches(':focus-visible'), box.bottom > 0 && box.top < innerHeight, it.name || it.tagName] }"
        )
        if stop is None:
            break
        stops.append(stop)
    else:
        pytest.fail("Tab never came out")
    assert [stop for stop in stops if not (stop[0] and stop[1])] == []
    names = [name for _, _, name in stops]
    assert names[:3] == ["A", "view", "SUMMARY"]
    assert {"q", "previous", "next", "year", "SUMMARY"} <= set(names)


def test_focus_is_never_covered(visit: Open) -> None:
    """Going back by keyboard, what has the focus is never under the bar that stays in sight."""
    page = visit("?lang=en", viewport={"width": 1280, "height": 700})
    page.locator("footer").scroll_into_view_if_needed()
    page.locator(".entry summary").last.focus()
    for _ in range(len(ids()) - 1):
        page.keyboard.press("Shift+Tab")
        top, bar = page.evaluate(
            "[document.activeElement, document.querySelector('.controls')].map(it => it.getBoundingClientRect())"
            ".map((box, bar) => bar ? (box.top < 1 ? box.bottom : 0) : box.top)"
        )
        assert top >= bar - 1


def test_edition_of_one_language(visit: Open) -> None:
    """Without a switch, search and filters work all the same."""
    page = visit("/fr.html?lang=en", {"/fr.html": sample_page(languages=("fr",))})
    page.get_by_role("searchbox").fill("phase")
    assert shown(page) == ["essai-2007.a001"]
    assert page.get_by_role("status").first.inner_text() == "1 sur 6 entrées"
    assert page.title() == "Chronologie d’essai"
