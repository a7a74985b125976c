"""The chronology in the pages of others: as a frame, as an element, as plain HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sample import chronology, glanced
from test_browser import Open, axe, browser, until, visit  # noqa: F401 fixtures
from web import page as html_page
from web import sample_embed, sample_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browsers

ELEMENT = '<bilingual-timeline src="/timeline.html" {}><a href="/timeline.html">plain link</a></bilingual-timeline>'
STRICT = {"Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'"}
HOSTILE_STYLE = """html { font-size: 40%; color: red; text-transform: uppercase; letter-spacing: 1em; line-height: 9 }
* { display: inline !important; font: 3px fantasy !important; background: lime !important; color: lime !important }
.entry, .pair, h3, p { visibility: hidden !important }"""


def host(body: str, head: str = "") -> dict[str, bytes]:
    """A site with a page of its own beside the timeline and its script."""
    page = f"<!DOCTYPE html><html lang=en><title>Host</title><script src=/embed.js defer></script>{head}<body>{body}</body></html>"
    return {"/host": page.encode(), "/embed.js": sample_embed("element"), "/timeline.html": sample_page(draft=True)}


def entries(page: Page, element: str = "bilingual-timeline") -> list[str]:
    """The ids of the entries that an element shows."""
    page.locator(f"{element} .entry").first.wait_for(state="attached")
    found: list[str] = page.locator(f"{element} .entry").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.id)"
    )
    return found


def test_element_shows_language_and_filter(visit: Open) -> None:  # noqa: F811
    """``lang`` and ``filter`` say what it shows, also when they change; its author's link is gone from sight."""
    page = visit("/host", host(ELEMENT.format('lang="en" filter="kind=meeting"')), headers=STRICT)
    assert entries(page) == ["essai-2007.a000", "essai-2007.a004"]
    assert page.locator("h3 > [lang=en]", has_text="Meeting of Foreign Ministers").is_visible()
    assert not page.locator("h3 > [lang=fr]", has_text="Réunion des ministres").is_visible()
    assert not page.get_by_text("plain link").is_visible()
    page.evaluate("document.querySelector('bilingual-timeline').setAttribute('filter', 'kind=deadline')")
    page.locator("[id='essai-2007.a000']").wait_for(state="hidden")
    assert entries(page) == ["essai-2007.a002"]


def test_the_front_page_leads_to_what_an_element_does_not_show(visit: Open) -> None:  # noqa: F811
    """A line of it takes the filters away that its author set."""
    files = host(ELEMENT.format('lang="en" filter="kind=deadline"')) | {"/timeline.html": html_page(glanced(chronology(draft=True)))}
    shown = visit("/host", files, headers=STRICT)
    assert entries(shown) == ["essai-2007.a002"]
    shown.locator(".glance summary").click()
    shown.locator(".glance").get_by_role("link", name="Meeting of Foreign Ministers").click()
    shown.locator("[id='essai-2007.a000']").wait_for(state="visible")
    assert len(entries(shown)) == 8


def test_several_elements_on_one_page(visit: Open) -> None:  # noqa: F811
    """Each has its own language, filters and links."""
    one, two = ELEMENT.format('id="one" lang="fr"'), ELEMENT.format('id="two" lang="en"')
    page = visit("/host", host(one + two), headers=STRICT)
    assert entries(page, "#one") == entries(page, "#two") == [entry.id for entry in chronology(draft=True).entries]
    page.locator("#one").get_by_role("searchbox").fill("Active")
    assert entries(page, "#one") == ["essai-2007.a000"]
    assert len(entries(page, "#two")) == 8
    page.locator("#two").get_by_role("radio", name="Français").check()
    assert page.locator("#two h3 > [lang=fr]", has_text="Réunion des ministres").is_visible()
    page.locator("#two").get_by_role("link", name="2010").click()
    assert page.locator("#two").evaluate("it => it.shadowRoot.activeElement.id") == "year-2010"


@pytest.mark.parametrize("style", ["", HOSTILE_STYLE], ids=["plain host", "hostile host"])
def test_neither_style_leaks(visit: Open, style: str) -> None:  # noqa: F811
    """The timeline looks the same in any page, and the page around it stays as it is."""
    page = visit("/host", host(f"<p id=own>Host</p>{ELEMENT.format('')}", f"<style>{style}</style>"))
    entries(page)
    seen = page.locator("bilingual-timeline .entry h3 > [lang]").first.evaluate(
        "it => [getComputedStyle(it).fontSize, getComputedStyle(it).textTransform, getComputedStyle(it).letterSpacing,"
        " getComputedStyle(it).visibility, getComputedStyle(it).display, getComputedStyle(it).color]"
    )
    assert seen == ["20.4px", "none", "normal", "visible", "block", "rgb(28, 29, 33)"]
    own = page.locator("#own").evaluate("it => [getComputedStyle(it).fontSize, getComputedStyle(it).visibility]")
    assert own == (["3px", "hidden"] if style else ["16px", "visible"])


def test_element_without_its_page_shows_its_link(visit: Open) -> None:  # noqa: F811
    """When the page cannot be had, what its author wrote stays."""
    files = host(
        '<bilingual-timeline src="data:text/html,"><a href="/timeline.html">plain link</a></bilingual-timeline>'
    )
    page = visit("/host", files | {"/host": files["/host"].replace(b"data:text/html,", b"http://")})
    assert page.get_by_role("link", name="plain link").is_visible()


def test_frame_is_as_high_as_its_content(visit: Open) -> None:  # noqa: F811
    """With the script the frame has no bar of its own, whatever is opened or filtered; two frames do not mix."""
    frame = '<iframe class="bilingual-timeline" src="/timeline.html?lang={0}" title="{0}" height="300"></iframe>'
    page = visit("/host", host(frame.format("fr") + frame.format("en")), headers=STRICT)
    until(page, "[...document.querySelectorAll('iframe')].every(one => one.offsetHeight > 1000)")
    inner = page.frame_locator("iframe[title=en]")
    high = page.locator("iframe[title=en]").evaluate("it => it.offsetHeight")
    inner.get_by_role("searchbox").fill("Active Endeavour")
    until(page, f"document.querySelector('iframe[title=en]').offsetHeight < {high} - 500")
    assert page.locator("iframe[title=fr]").evaluate("it => it.offsetHeight") > 1000
    assert page.locator("iframe[title=en]").evaluate(
        "it => it.contentDocument.documentElement.scrollHeight <= it.offsetHeight"
    )


def test_frame_without_script_has_a_sensible_height(visit: Open) -> None:  # noqa: F811
    """A host that allows no script shows the frame as high as it says, and the whole page in it."""
    frame = '<iframe class="bilingual-timeline" src="/timeline.html" title="t" height="300"></iframe>'
    page = visit("/host", host(frame), java_script_enabled=False)
    assert page.locator("iframe").bounding_box()["height"] >= 300  # type: ignore[index]
    assert page.frame_locator("iframe").locator(".entry").count() == 8


def test_page_for_editors(visit: Open) -> None:  # noqa: F811
    """It shows all three ways, working, and the code that is copied is that of the file."""
    files = host("") | {"/embed.html": sample_embed("embed")}
    page = visit("/embed.html", files)
    assert entries(page) == ["essai-2007.a000", "essai-2007.a004"]
    until(page, "document.querySelector('iframe').offsetHeight > 1000")
    frame, element, fragment = (
        area.input_value() for area in page.get_by_role("textbox", name="À copier To copy").all()
    )
    assert frame.startswith('<iframe class="bilingual-timeline" src="timeline.html?lang=fr" title="Chronologie d’essai')
    assert '<bilingual-timeline src="timeline.html" filter="kind=meeting&amp;kind=decision">' in element
    assert fragment.strip() == sample_embed("fragment").decode().strip()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


HOSTILE_PAGE = """<!DOCTYPE html><div class="timeline" onclick="run()"><main><p id=kept>Words <a id=link href="javascript:run()">a</a>
<a id=good href="b.html">b</a></p><img id=image src=/embed.js onerror="parent.ran = 1; window.ran = 1"><script>window.ran = 1</script>
<iframe srcdoc="<script>parent.ran = 1</script>"></iframe><form action="https://example.org/" method=post enctype="text/plain">
<button formaction="https://example.org/" formmethod=post>c</button></form><svg onload="window.ran = 1"><animate onbegin="window.ran = 1"/><use href="data:image/svg+xml,x"/></svg>
<object data="x"></object><x-y></x-y><style>p { color: lime }</style></main></div>"""


def test_of_a_hostile_page_only_its_words_are_taken(visit: Open) -> None:  # noqa: F811
    """What would run, load another page or send words elsewhere is left behind, whatever ``src`` leads to."""
    page = visit("/host", host(ELEMENT.format("")) | {"/timeline.html": HOSTILE_PAGE.encode()})
    page.locator("bilingual-timeline #kept").wait_for(state="visible")
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None
    left = "it => [...it.shadowRoot.querySelectorAll('*')].map(one => one.localName).sort().join(' ')"
    assert page.locator("bilingual-timeline").evaluate(left) == "a a button div div form img p svg"
    told = "it => [...it.shadowRoot.querySelectorAll('*')].flatMap(one => [...one.attributes].map(a => a.name)).sort().join(' ')"
    assert page.locator("bilingual-timeline").evaluate(told) == "class href id id id id src"


def test_a_frame_is_as_high_as_its_own_page_says(visit: Open) -> None:  # noqa: F811
    """Within bounds, and of a frame whose page is of another origin than its address, not at all; whatever stands beside it."""
    frame = '<iframe class="bilingual-timeline" src="/timeline.html" height=77 id=own></iframe>'
    boxed = '<iframe class="bilingual-timeline" sandbox="allow-scripts" src="/timeline.html" height=77 id=boxed></iframe>'
    broken = '<iframe class="bilingual-timeline" src="http://[" height=77 id=broken></iframe>'
    page = visit("/host", host(broken + frame + boxed))
    until(page, "document.querySelector('#own').offsetHeight > 1000")
    assert page.evaluate("document.querySelector('#boxed').style.height") == ""
    own = next(one for one in page.frames[1:] if one.frame_element().get_attribute("id") == "own")
    for said, high in ((1e12, "500000px"), (0.5, "40px"), ("900", "40px"), (-5, "40px"), (700, "700px")):
        own.evaluate("height => parent.postMessage({ timelineHeight: height }, '*')", said)
        until(page, f"document.querySelector('#own').style.height === '{high}'")


def test_an_address_that_cannot_be_decoded_names_nothing(visit: Open) -> None:  # noqa: F811
    """« #% » breaks neither the filters nor the languages."""
    page = visit("/timeline.html#%", host(""))
    page.get_by_role("searchbox").fill("Active")
    until(page, "document.querySelectorAll('.entry:not([hidden])').length === 1 || "
                "[...document.querySelectorAll('.entry')].filter(one => one.checkVisibility()).length === 1")  # fmt: skip


EMBEDDED: dict[str, dict[str, Any]] = {
    "element": {"query": "/host", "files": "<main><h1>Host</h1>{}</main>"},
    "page for editors": {"query": "/embed.html", "files": ""},
}


@pytest.mark.parametrize("dark", ["light", "dark"])
@pytest.mark.parametrize("name", EMBEDDED)
def test_axe_finds_nothing_embedded(visit: Open, name: str, dark: str) -> None:  # noqa: F811
    """The element in another page, and the page for editors."""
    body = EMBEDDED[name]["files"].format(ELEMENT.format(""))
    look = "<style>:root { color-scheme: light dark }</style>"
    page = visit(EMBEDDED[name]["query"], host(body, look) | {"/embed.html": sample_embed("embed")}, color_scheme=dark)
    entries(page)
    assert axe(page) == []


def levels(page: Page) -> list[str]:
    """The levels of the first headings, as a voice says them."""
    found: list[str] = page.locator("bilingual-timeline").evaluate(
        "it => [...it.shadowRoot.querySelectorAll('h1, h2, h3')].slice(0, 3).map(one => one.getAttribute('aria-level'))"
    )
    return found


@pytest.mark.parametrize(
    ("before", "attributes", "first"),
    [("<h1>Host</h1>", "", "2"), ("<h1>Host</h1><h2>News</h2>", "", "3"), ("", "", "2"), ("<h1>Host</h1>", 'level="5"', "5"), ("", 'level="x"', "2")],
)
def test_headings_stand_below_those_of_the_host(visit: Open, before: str, attributes: str, first: str) -> None:  # noqa: F811
    """One below the heading before the element, or where ``level`` says."""
    page = visit("/host", host(before + ELEMENT.format(attributes)))
    entries(page)
    assert levels(page)[0] == first


@pytest.mark.parametrize(
    ("attributes", "width", "compact"),
    [("", 1000, False), ("", 380, True), ("compact", 1000, True), ('compact="no"', 380, False)],
)
def test_compact_shows_entries_alone(visit: Open, attributes: str, width: int, *, compact: bool) -> None:  # noqa: F811
    """Asked for, or where there is little room: no masthead, no overview, at most 900 pixels high, its sources one click away."""
    page = visit("/host", host(ELEMENT.format(attributes)), viewport={"width": width, "height": 1200})
    entries(page)
    element = page.locator("bilingual-timeline")
    assert element.locator(".masthead").is_visible() is element.locator(".sources").is_visible() is not compact
    assert (element.bounding_box()["height"] <= 900) is compact  # type: ignore[index]
    second = "it => getComputedStyle(it).borderLeftWidth"
    assert element.locator(".entry > .text[lang=en]").first.evaluate(second) == ("2px" if compact and width > 420 else "0px")
    element.locator(".entry summary").first.click()
    element.locator(".entry .passage a").first.click()
    assert element.locator(".sources").is_visible()


@pytest.mark.parametrize(
    ("attributes", "style", "dark"),
    [("", "", False), ("", ":root { color-scheme: light dark }", True), ('scheme="dark"', "", True),
     ('scheme="light"', ":root { color-scheme: dark }", False)],
)  # fmt: skip
def test_light_or_dark_as_the_host_wants(visit: Open, attributes: str, style: str, *, dark: bool) -> None:  # noqa: F811
    """On a machine that asks for dark, a host that is light has a light timeline in it."""
    page = visit("/host", host(ELEMENT.format(attributes), f"<style>{style}</style>"), color_scheme="dark")
    entries(page)
    paper = page.locator("bilingual-timeline .timeline").evaluate("it => getComputedStyle(it).backgroundColor")
    assert paper == ("rgb(21, 23, 28)" if dark else "rgb(255, 255, 255)")
