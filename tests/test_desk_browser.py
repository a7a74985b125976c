"""The desk in a real browser, as a person works with it: by keyboard, in two windows, beside other programs."""

from __future__ import annotations

import random
import re
import signal
import tomllib
from typing import TYPE_CHECKING, Any

import pypandoc
import pytest
import test_official
from conftest import need
from desks import running
from outside import PATIENCE, library
from projects import copy, put, run
from web import npm

from timeline.chronology.reviewing import reviewed_events
from timeline.desk.review.hand import digest
from timeline.desk.translate.entries import all_entries
from timeline.desk.translate.saving import digest as entry_digest
from timeline.desk.workbench import Workbench
from timeline.project.folders import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    Open = Callable[..., Page]

pytestmark = pytest.mark.browsers

TEXT = "orbelle-2011-03"
ARCTIC = """# Communiqué final de la réunion des ministres

Tromsø, le 14 mai 2019 – Les ministres se sont réunis ce jour à Tromsø.

Ils ont décidé de créer un groupe d'experts. Le rapport de ce groupe sera remis d'ici à la fin 2020.

Une conférence se tiendra à Reykjavik en mars 2020. Ils ont rappelé la loi du 3 mai 2002.
"""
ENGLISH = {
    "Tromsø, le 14 mai 2019 – Les ministres se sont réunis ce jour à Tromsø.": "Tromsø, 14 May 2019 – The ministers met today in Tromsø.",
    "Ils ont décidé de créer un groupe d'experts.": "They decided to set up a group of experts.",
    "Le rapport de ce groupe sera remis d'ici à la fin 2020.": "The report of this group will be delivered by the end of 2020.",
    "Une conférence se tiendra à Reykjavik en mars 2020.": "A conference will be held in Reykjavik in March 2020.",
}


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
def project(tmp_path: Path) -> Path:
    """A project with edits of every kind."""
    return copy("edited-and-retold", tmp_path / "project")


@pytest.fixture
def visit(browser: Browser, project: Path) -> Iterator[Open]:
    """Opens the desk of the project at a place, in a window of its own or another of the same; any complaint is an error."""
    contexts: list[Any] = []
    troubles: list[str] = []
    with running(project) as (address, _):

        def go(place: str = "/texts", window: Page | None = None, **options: Any) -> Page:  # noqa: ANN401 as playwright has them
            if window is None:
                context = browser.new_context(**({"reduced_motion": "reduce", "viewport": {"width": 1280, "height": 900}} | options))
                contexts.append(context)
                context.set_default_timeout(PATIENCE)
            else:
                context = window.context
            page = context.new_page()
            page.on("pageerror", lambda error: troubles.append(str(error)))
            page.on("dialog", lambda dialog: (troubles.append(f"a script said {dialog.message}"), dialog.dismiss()))
            page.on("console", lambda said: said.type in {"error", "warning"} and "412" not in said.text and "409" not in said.text and troubles.append(said.text))
            if window is None:
                page.goto(address)
                page.wait_for_url("**/texts")
            page.goto(address.partition("/enter")[0] + place)
            return page

        yield go
        for context in contexts:
            context.close()
    assert troubles == []


def review(visit: Open, text: str = TEXT, window: Page | None = None, **options: Any) -> Page:  # noqa: ANN401 as above
    """The page of a text, ready."""
    page = visit(f"/review/{text}", window, **options)
    page.wait_for_selector("body[data-ready]")
    return page


def said(page: Page, words: str) -> None:
    """The line that says what was done comes to say this."""
    page.locator("#said").filter(has_text=words).wait_for(state="attached")


def focused(page: Page) -> str:
    """The id of what has the focus."""
    return str(page.evaluate("document.activeElement.id"))


def editing(project: Path) -> dict[str, Any]:
    """What the file says."""
    return tomllib.loads((project / "corpus/commission-du-fleuve/editing.toml").read_text())


def ids(page: Page) -> list[str]:
    """The events of the list in their order."""
    return list(page.eval_on_selector_all("#events > li", "all => all.map(one => one.id)"))


# --- by keyboard ---


def test_a_text_is_reviewed_by_keyboard_alone(visit: Open, project: Path) -> None:
    """j, a, x, r, e, d, i, u: each does its one thing, says it once, and the focus is where one goes on."""
    page = review(visit)
    first, second, third, *_ = ids(page)
    assert focused(page) == first
    page.keyboard.press("a")
    said(page, "accepted")
    assert focused(page) == second
    page.keyboard.press("x")
    said(page, "left out")
    assert focused(page) == third
    page.keyboard.press("k")
    assert focused(page) == second
    page.keyboard.press("r")
    said(page, "brought back")
    assert focused(page) == second
    page.keyboard.press("e")
    page.keyboard.type("Un titre « à moi »")
    page.keyboard.press("Enter")
    said(page, "corrected")
    assert focused(page) == second
    page.keyboard.press("d")
    page.keyboard.press("Control+a")
    page.keyboard.type("d'ici à la fin 2014")
    page.locator(".event[aria-current] .answer").filter(has_text="by the end of 2014").wait_for()
    page.keyboard.press("Enter")
    page.locator(f'[id="{second}"] h3').filter(has_text="D’ici à la fin 2014").wait_for()
    page.keyboard.press("i")
    page.locator(f'[id="{second}"] h3').filter(has_text="key event").wait_for()
    own = editing(project)
    assert own[second] == {"headline": "Un titre « à moi »", "date": "d'ici à la fin 2014", "key": True}
    assert set(own["seen"]) == {first, second}
    page.locator("body[data-done='6']").wait_for()
    for done in (7, 8, 9):
        page.keyboard.press("u")
        page.locator(f"body[data-done='{done}']").wait_for()
    assert page.locator("#said").inner_text().startswith("Undone: corrected")
    assert second not in editing(project)
    page.keyboard.press("?")
    assert page.locator("#keys").evaluate("one => one.open")
    page.keyboard.press("Escape")
    assert not page.locator("#keys").evaluate("one => one.open")


def test_letters_act_in_no_field_and_nowhere_once_they_are_off(visit: Open, project: Path) -> None:
    """« axjk » typed into a headline is a headline; with the switch off letters do nothing at all."""
    page = review(visit)
    first = ids(page)[0]
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("axjkrugn?")
    page.keyboard.press("Enter")
    said(page, "corrected")
    assert editing(project)[first]["headline"] == "axjkrugn?"
    before = editing(project)
    page.keyboard.press("?")
    page.get_by_label("Letter keys act").uncheck()
    page.keyboard.press("Escape")
    page.locator(f'[id="{first}"]').focus()
    for key in "axjkrupiwn":
        page.keyboard.press(key)
    page.keyboard.press("ArrowDown")
    assert focused(page) == ids(page)[1]
    assert editing(project) == before
    page.reload()
    page.wait_for_selector("body[data-ready]")
    page.keyboard.press("x")
    assert editing(project) == before


@pytest.mark.parametrize("place", ["/texts", f"/review/{TEXT}", "/translate", "/chronology"])
def test_two_letters_go_from_any_screen_to_any_other(visit: Open, place: str) -> None:
    """« g » and the letter of the screen, out of a field by Escape first."""
    page = visit(place)
    for letter, there in {"c": "chronology", "r": "review", "e": "translate", "t": "texts"}.items():
        page.wait_for_selector("body[data-ready], body[data-entry], body[data-shown]")
        page.keyboard.press("Escape")
        page.keyboard.press("g")
        page.keyboard.press(letter)
        page.wait_for_url(f"**/{there}**")


def test_the_keys_are_for_the_event_again_after_a_button_that_goes(visit: Open) -> None:
    """« Accept all », « read to its end »: the button is gone, and j goes on."""
    page = review(visit)
    page.locator("#accept-all").click()
    said(page, "all accepted")
    assert focused(page) in ids(page)
    page.locator("#read").click()
    said(page, "read to its end")
    assert focused(page) in ids(page)


def test_escape_leaves_a_field_as_it_was(visit: Open, project: Path) -> None:
    """And the focus is on the event again."""
    page, before = review(visit), (project / "corpus/commission-du-fleuve/editing.toml").read_text()
    first = ids(page)[0]
    page.keyboard.press("e")
    page.keyboard.type("Rien")
    page.keyboard.press("Escape")
    assert focused(page) == first
    page.wait_for_timeout(200)
    assert (project / "corpus/commission-du-fleuve/editing.toml").read_text() == before


def test_an_event_is_added_by_keyboard(visit: Open, project: Path) -> None:
    """Words are chosen by arrows, the date found in them is proposed."""
    page = review(visit)
    page.keyboard.press("n")
    said(page, "Choose words")
    for _ in range(4):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    page.locator("#adding[open]").wait_for()
    chosen = page.locator("#adding-words").inner_text()
    page.locator("#adding-date").fill("3 mai 2011")
    page.locator("#adding-said").filter(has_text="3 May 2011").wait_for()
    page.keyboard.press("Enter")
    said(page, "added")
    (*_, added) = editing(project)["add"]
    assert added["quotation"] in chosen
    assert added["date"] == "3 mai 2011"
    assert focused(page) in ids(page)
    assert page.locator(".event[aria-current]").get_attribute("class") == "event added"


def test_words_chosen_with_the_mouse_and_a_date_proposed(visit: Open, project: Path) -> None:
    """Over a refused date: it is the one proposed."""
    page = review(visit)
    refused = page.locator("#document [data-refused]").first
    refused.dblclick()
    page.keyboard.press("n")
    page.locator("#adding[open]").wait_for()
    assert page.locator("#adding-date").input_value() == refused.inner_text()
    page.locator("#adding-close").click()
    assert "17 MARS" not in str(editing(project))


def test_all_that_are_alike_are_left_out_and_brought_back_at_once(visit: Open, project: Path) -> None:
    """All are listed and ticked; one is unticked by the space bar, Enter leaves the others out, one undo brings them back."""
    page = review(visit)
    before = editing(project)
    page.keyboard.press("j")
    page.keyboard.press("l")
    page.locator("#alike[open]").wait_for()
    # A decision that the meeting dates has no words of a date: its rule alone can be the same.
    assert page.locator("#alike-by").input_value() == "rule"
    page.locator("#alike-where").select_option("yes")
    boxes = page.locator("#alike-list input")
    boxes.nth(3).wait_for()
    many, kept = boxes.count(), boxes.first.get_attribute("value")
    assert broken(page) == []
    boxes.first.focus()
    page.keyboard.press("Space")
    page.locator("#alike-count").filter(has_text=f"{many - 1} of {many}").wait_for()
    page.keyboard.press("Enter")
    said(page, f"left out: {many - 1}")
    assert page.locator(f'[id="{kept}"].left-out').count() == 0
    page.keyboard.press("u")
    said(page, f"Undone: left out: {many - 1}")
    assert editing(project) == before


def test_marks_and_events_are_one_choice(visit: Open) -> None:
    """A click on a date chooses its event; the event's own mark is the one that stands out."""
    page = review(visit)
    page.locator("#document .mark", has_text="13 octobre 2011").click()
    chosen = page.locator(".event[aria-current]")
    assert "13 octobre 2011" in chosen.inner_text()
    assert page.locator("#document .mark.here").inner_text() == "13 octobre 2011"
    height = page.locator("#document").evaluate("one => one.scrollHeight")
    page.locator("#document .mark", has_text="mai 2011").click()
    assert page.locator("#document").evaluate("one => one.scrollHeight") == height


def test_why_is_told_on_demand(visit: Open) -> None:
    """The lines of --explain, below the event."""
    page = review(visit)
    page.keyboard.press("w")
    page.locator(".event[aria-current] .reasons li").filter(has_text="dated by").wait_for()
    page.keyboard.press("Enter")
    page.locator(".event[aria-current] .reasons").wait_for(state="hidden")


def test_an_event_is_joined_to_its_likely_twin(visit: Open, project: Path) -> None:
    """The likeliest is chosen already; Enter joins."""
    page = review(visit)
    page.locator("#document .mark", has_text="mai 2011").click()
    name = page.locator(".event[aria-current]").get_attribute("id")
    page.keyboard.press("m")
    page.locator("#joining[open]").wait_for()
    page.locator("#joining-join").click()
    said(page, "joined")
    assert editing(project)[name]["join"].startswith("secours-2011-05.")


@pytest.mark.parametrize("way", ["key", "button"])
def test_an_event_is_joined_to_what_another_language_tells(visit: Open, project: Path, way: str) -> None:
    """The same key opens it, chosen already, with its language in words; so does the button beside the event."""
    put(project, "ici.txt", "Le conseil général du Finistère a adopté le 12 mai 2011 son plan d'entretien des routes.\n", id="ici-1", date="2011-06-01")
    put(project, "there.txt", "The Finistère county council passed its road maintenance plan on 12 May 2011.\n", id="there-1", date="2011-06-02", language="en")
    page = review(visit, "ici-1")
    name = page.locator(".event[aria-current]").get_attribute("id")
    if way == "key":
        page.keyboard.press("m")
        page.locator("#joining[open]").wait_for()
        first = page.locator("#joining-list li").first
        assert "told in English" in first.inner_text()
        assert first.locator("[lang=en]").count() == 1
        page.keyboard.press("Enter")
    else:
        page.locator(".event[aria-current] [data-act=join-elsewhere]").click()
    said(page, "joined")
    assert editing(project)[name]["join"].startswith("there-1.")
    page.locator(".event[aria-current] [data-act=join-elsewhere]").wait_for(state="detached")


# --- beside others ---


def test_what_changes_on_the_disk_shows_and_moves_no_focus(visit: Open, project: Path) -> None:
    """Words that are being typed stay typed, and the field keeps the focus."""
    page = review(visit)
    first, second, *_ = ids(page)
    page.keyboard.press("e")
    field = focused(page)
    page.keyboard.type("à moitié")
    path = project / "corpus/commission-du-fleuve/editing.toml"
    path.write_text(f'{path.read_text()}\n["{second}"]\nleave-out = true\n')
    said(page, "Changed on disk: corpus/commission-du-fleuve/editing.toml")
    page.locator(f'[id="{second}"].left-out').wait_for()
    assert focused(page) == field
    assert "à moitié" in page.locator(f"#{field}").input_value()
    page.keyboard.press("Enter")
    said(page, "corrected")
    assert (editing(project)[second], "à moitié" in editing(project)[first]["headline"]) == ({"leave-out": True}, True)


def test_two_who_say_different_things_are_both_shown(visit: Open, project: Path) -> None:
    """Nothing is overwritten; one of the two is chosen."""
    page = review(visit)
    first = ids(page)[0]
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("Le mien")
    page.route("**/news", lambda route: route.abort())
    path = project / "corpus/commission-du-fleuve/editing.toml"
    path.write_text(f'{path.read_text()}\n["{first}"]\nheadline = "Le leur"\n')
    page.evaluate("document.activeElement.closest('li').dataset.was = 'seen before'")
    page.keyboard.press("Enter")
    page.locator("#conflict[open]").wait_for()
    assert "Le mien" in page.locator("#conflict-mine").inner_text()
    assert "Le leur" in page.locator("#conflict-theirs").inner_text()
    assert editing(project)[first]["headline"] == "Le leur"
    page.locator("#keep-mine").click()
    page.locator("#conflict").wait_for(state="hidden")
    page.locator(f'[id="{first}"] p.headline').filter(has_text="Le mien").wait_for()
    assert editing(project)[first]["headline"] == "Le mien"


def test_two_windows_show_one_project(visit: Open, project: Path) -> None:
    """What is done in one is shown in the other; each keeps its own place."""
    one = review(visit)
    other = review(visit, window=one)
    first, second, *_ = ids(one)
    other.keyboard.press("j")
    one.keyboard.press("x")
    other.locator(f'[id="{first}"].left-out').wait_for()
    assert focused(other) == second
    other.keyboard.press("a")
    one.locator(f'[id="{second}"].seen').wait_for()
    assert editing(project)[first] == {"leave-out": True}


def test_a_desk_that_is_killed_loses_nothing_that_was_saved(browser: Browser, project: Path) -> None:
    """Every file is whole; the page says that the desk is gone and keeps what is typed."""
    with running(project) as (address, process):
        page = browser.new_page()
        page.goto(address)
        page.wait_for_url("**/texts")
        page.goto(address.partition("/enter")[0] + f"/review/{TEXT}")
        page.wait_for_selector("body[data-ready]")
        page.keyboard.press("a")
        said(page, "accepted")
        page.keyboard.press("e")
        page.keyboard.type("encore")
        process.send_signal(signal.SIGKILL)
        process.wait()
        page.keyboard.press("Enter")
        said(page, "The desk does not answer")
        assert "encore" in page.locator(".event[aria-current] [data-field=headline]").input_value()
        page.close()
    assert len(editing(project)["seen"]) == 1
    assert not list(project.rglob("*.unfinished"))


# --- the whole way ---


@pytest.mark.books
def test_a_document_becomes_three_publications(visit: Open, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Dropped in, its place corrected, reviewed by keyboard, translated with one wrong date caught, built and opened."""
    document = tmp_path / "tromso.docx"
    pypandoc.convert_text(ARCTIC, "docx", format="markdown", outputfile=str(document))
    page = visit("/texts")
    page.wait_for_selector("body[data-ready]")
    page.set_input_files("#files", document)
    place = page.locator("article input[name=place]")
    assert place.input_value() == "Tromsø"
    assert page.locator("article input[name=date]").input_value() == "2019-05-14"
    place.fill("Tromsø, Norvège")
    page.locator("article input[name=id]").fill("arctique-2019")
    collection = page.locator("#collection")
    collection.select_option("commission-du-fleuve")
    page.locator("article button[type=submit]").click()
    said(page, "brought in")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/arctique-2019")
    page.wait_for_selector("body[data-ready]")
    waiting = page.locator(".event[data-waits]").count()
    assert waiting >= 4
    for _ in range(waiting):
        page.keyboard.press("a")
    page.locator(".count").filter(has_text=f"{waiting} of {waiting} seen").wait_for()
    page.locator("#read").click()
    page.get_by_text("Read to its end.").wait_for()
    at = ("--project", str(project))
    assert run(capsys, "translate", *at)[0] == 0
    path = project / "translations/events/commission-du-fleuve.en.po"
    catalogue = path.read_text()
    for french, english in ENGLISH.items():
        assert catalogue.count(f'msgid "{french}"\nmsgstr ""') == 1, french
        catalogue = catalogue.replace(f'msgid "{french}"\nmsgstr ""', f'msgid "{french}"\nmsgstr "{english}"')
    path.write_text(catalogue.replace("in March 2020", "in March 2021"))
    assert "T03" in run(capsys, "check", *at)[2]
    page.goto(page.url.partition("/review")[0] + "/texts")
    row = page.locator("#texts tr", has_text="arctique-2019")
    row.locator("td.number").nth(2).filter(has_text="1").wait_for()
    path.write_text(catalogue)
    row.locator("td.number").nth(2).filter(has_text="0").wait_for()
    assert run(capsys, "build", "--draft", *at)[0] == 0
    for name, begins in (("chronology.pdf", b"%PDF"), ("chronology.epub", b"PK"), ("timeline.html", b"<!DOCTYPE html>")):
        assert (project / "build" / name).read_bytes().startswith(begins)
    web = page.context.new_page()
    web.set_content((project / "build/timeline.html").read_text())
    assert "A conference will be held in Reykjavik in March 2020." in web.locator("body").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_original_of_a_page_is_beside_and_does_nothing(visit: Open, tmp_path: Path, scheme: str) -> None:
    """Neither script nor address of it acts: nothing is said, nothing fetched, and no rule of accessibility broken."""
    saved = tmp_path / "oslo.html"
    hostile = "<script>alert(1)</script><img src='http://127.0.0.1:9/x.png' onerror=alert(1)><meta http-equiv=refresh content='0;url=/texts'>"
    saved.write_text(f"<html><body>{hostile}<article><h1>Réunion des directeurs</h1><p>Oslo, le 14 mai 2019 – Les directeurs se sont réunis.</p></article></body></html>")
    page = visit("/texts", color_scheme=scheme)
    page.wait_for_selector("body[data-ready]")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_input_files("#files", saved)
    frame = page.frame_locator("article iframe")
    frame.get_by_text("Les directeurs se sont réunis.").wait_for()
    assert [url for url in asked if "/texts/read" not in url] == []
    assert broken(page) == []


def test_an_english_text_comes_in_as_what_it_is(visit: Open, project: Path, tmp_path: Path) -> None:
    """Its language is proposed and corrected, what was typed stays; the text whose sentences it says again is chosen from a list."""
    put(project, "meuse.txt", test_official.FRENCH, id="meuse-2019", date="2019-05-14", place="Namur", title="Réunion du Conseil")
    document = tmp_path / "meuse-en.txt"
    document.write_text(test_official.ENGLISH)
    page = visit("/texts")
    page.wait_for_selector("body[data-ready]")
    page.set_input_files("#files", document)
    language, twin = page.locator("article select[name=language]"), page.locator("article select[name=translation-of]")
    assert (language.input_value(), twin.input_value()) == ("en", "meuse-2019")
    assert page.locator("article [id$=twin-how]").inner_text().startswith("sure – the same day, ")
    page.locator("article input[name=place]").fill("Namur, Belgique")
    language.select_option("fr")
    said(page, "Read anew")
    assert page.locator("article input[name=place]").input_value() == "Namur, Belgique"
    assert twin.count() == 0
    language.select_option("en")
    page.locator("article [id$=twin-how]").filter(has_text="sure").wait_for()
    twin.select_option("")
    assert "events of its own" in page.locator("article [id$=twin-how]").inner_text()
    twin.select_option("meuse-2019")
    page.locator("article button[type=submit]").click()
    said(page, "brought in")
    page.locator("#texts tr").filter(has_text="official text of meuse-2019").wait_for()
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("u")
    said(page, "Undone: brought in")
    assert page.locator("#texts tr").filter(has_text="official text of meuse-2019").count() == 0


# --- translating ---


def translate(visit: Open, **options: Any) -> Page:  # noqa: ANN401 as above
    """The first entry that waits, its catalogue up to date."""
    page = visit("/translate", **options)
    page.wait_for_selector("body[data-entry]")
    page.locator("#behind").wait_for(state="detached")
    return page


def catalogue(project: Path) -> str:
    """The PO files of the project, as one text."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((project / "translations/events").glob("*.po")))


def test_an_entry_is_translated_by_keyboard_and_checked_meanwhile(visit: Open, project: Path) -> None:
    """A wrong year is told before it is saved; put right, it is saved and the next that waits is there."""
    page = translate(visit)
    first = page.evaluate("document.body.dataset.entry")
    source = page.locator("#source .source").inner_text()
    assert page.evaluate("document.activeElement.id") == "target"
    page.keyboard.press("Control+a")
    page.keyboard.type("On 31 December 1931.")
    page.locator("#problems .error, #problems .warning").first.wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.type(f"About {source[:20]}")
    page.keyboard.press("Control+Shift+Enter")
    said(page, "saved as a draft")
    assert f'msgstr "About {source[:20]}' in catalogue(project)
    following = page.locator("#head").get_attribute("data-following")
    page.keyboard.press("Control+Enter")
    if following:
        page.wait_for_url(f"**{following}")
    else:
        said(page, "Nothing waits any more.")
    assert first not in page.url or not following


def test_what_was_typed_and_never_saved_is_offered_again(visit: Open) -> None:
    """The page is left in the midst of typing: the words are offered, taken or thrown away."""
    page = translate(visit)
    page.locator("#target").fill("Half a sentence")
    page.reload()
    page.locator("#offered").wait_for()
    assert page.locator("#offered-words").inner_text() == "Half a sentence"
    page.locator("#offered-take").click()
    assert page.locator("#target").input_value() == "Half a sentence"
    page.keyboard.press("Control+Shift+Enter")
    said(page, "saved as a draft")
    page.reload()
    assert not page.locator("#offered").is_visible()


def test_two_translators_of_one_entry_are_both_shown(visit: Open, project: Path) -> None:
    """The second is told what the first wrote, and chooses; nothing is overwritten unseen."""
    one = translate(visit)
    two = visit(one.evaluate("location.pathname"), one)
    two.wait_for_selector("body[data-entry]")
    two.locator("#target").fill("Two")
    one.locator("#target").fill("One")
    one.keyboard.press("Control+Shift+Enter")
    said(one, "saved as a draft")
    two.locator("#target").focus()
    two.keyboard.press("Control+Shift+Enter")
    two.locator("#conflict").wait_for()
    assert (two.locator("#conflict-mine").inner_text(), two.locator("#conflict-theirs").inner_text()) == ("Two", "One")
    assert 'msgstr "One"' in catalogue(project)
    two.locator("#keep-mine").click()
    said(two, "saved as a draft")
    assert 'msgstr "Two"' in catalogue(project)


def test_a_second_person_goes_through_what_is_done(visit: Open, project: Path) -> None:
    """The list shows what is done and not reviewed; F8 marks it with a name and goes to the next; undone by one key."""
    page = translate(visit)
    page.select_option("#filter", "unreviewed")
    shown = page.locator("#entries li:not([hidden]) a")
    first, second = (shown.nth(number).get_attribute("href") for number in (0, 1))
    shown.first.click()
    page.wait_for_url(f"**{first}")
    page.wait_for_selector("body[data-entry]")
    assert page.locator("#filter").input_value() == "unreviewed"
    page.locator("#reviewer").fill("A. Martin")
    page.keyboard.press("F8")
    page.wait_for_url(f"**{second}")
    page.wait_for_selector("body[data-entry]")
    assert page.locator("#reviewer").input_value() == "A. Martin"
    assert first not in shown.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    written = "".join(path.read_text() for path in (project / "translations/events").glob("*.en.po"))
    assert written.count("# reviewed: A. Martin [") == 1
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    said(page, "Undone: reviewed")
    assert not any("# reviewed: A. Martin" in path.read_text() for path in (project / "translations/events").glob("*.en.po"))


def test_bringing_up_to_date_is_undone_by_a_key(visit: Open, project: Path) -> None:
    """It happens on the way in, and is a step as any other."""
    before = {path: path.read_bytes() for path in (project / "translations/events").glob("*.po")}
    put(project, "later.txt", "Le Conseil s'est réuni à Genève le 3 mai 2012.\n", id="later-1", date="2012-05-04")
    page = visit("/translate/en?text=later-1")
    page.locator("body[data-done]").wait_for(state="attached")
    assert {path: path.read_bytes() for path in before} != before
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    said(page, "Undone: catalogues brought up to date")
    assert {path: path.read_bytes() for path in before} == before


def test_official_words_are_taken_by_keyboard(browser: Browser, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """F2 goes to them, Enter takes them; words typed before are a draft that one undo brings back."""
    folder = tmp_path / "meuse"
    assert run(capsys, "new", str(folder))[0] == 0
    put(folder, "2019-05-14-meuse.txt", test_official.FRENCH, id="meuse-2019", date="2019-05-14", place="Namur")
    assert run(capsys, "translate", "--project", str(folder))[0] == 0
    path = next((folder / "translations/events").glob("*.en.po"))
    name, french = re.search(r'msgctxt "(meuse-2019\.[a-z2-7]+)"\n(msgid "Le Conseil a décidé le 15 mai[^"]*"\n)', path.read_text()).groups()
    path.write_text(path.read_text().replace(f'{french}msgstr ""', f'{french}msgstr "Ours."'))
    test_official.twin(folder)
    with running(folder) as (address, _):
        page = browser.new_page()
        page.goto(address)
        page.wait_for_url("**/texts")
        page.goto(address.partition("/enter")[0] + f"/translate/en/{name}")
        page.wait_for_selector("body[data-entry]")
        page.locator("#behind").wait_for(state="detached")
        page.keyboard.press("Control+a")
        page.keyboard.type("Our own words.")
        page.keyboard.press("F2")
        assert focused(page) == "take-official"
        page.keyboard.press("Enter")
        said(page, "the official words were taken")
        assert page.locator("#target").input_value() == test_official.DECIDED
        assert focused(page) == "target"
        page.locator("#undo").click()
        said(page, "Undone: the official words were taken")
        assert page.locator("#target").input_value() == "Our own words."
        page.close()
    assert "Our own words." in catalogue(folder)


# --- the chronology ---


def test_the_page_follows_the_translator(visit: Open) -> None:
    """What is saved in one window stands in the page of the other; from an entry one goes to where it is translated."""
    page = visit("/chronology")
    page.wait_for_selector("body[data-shown]")
    frame = page.frame_locator("#frame")
    frame.locator(".entry p").first.click()
    page.locator("#chosen-links a").nth(1).wait_for()
    place = page.locator("#chosen-links a").nth(1).get_attribute("href")
    other = visit(place, page)
    other.wait_for_selector("body[data-entry]")
    other.locator("#behind").wait_for(state="detached")
    other.locator("#target").fill("Words that stand nowhere else.")
    other.keyboard.press("Control+Shift+Enter")
    said(other, "saved as a draft")
    frame.get_by_text("Words that stand nowhere else.").first.wait_for()
    assert frame.locator("form.controls").is_hidden()


SAME = """async () => {
  // The style of a page is its own; another would break the policy of the frame that reads it.
  const told = (await (await fetch("/chronology/page?window=anew")).text()).replace(/<style[^]*?<\\/style>/g, "");
  const fresh = new (document.getElementById("frame").contentWindow.DOMParser)().parseFromString(told, "text/html").querySelector(".timeline");
  const shown = document.getElementById("frame").contentDocument.querySelector(".timeline").cloneNode(true);
  const flat = (one) => one.outerHTML.replace(/>\\s+</g, "><").replace(/\\s+/g, " ");
  return flat(shown) === flat(fresh) ? "" : flat(shown).length + " " + flat(fresh).length;
}"""


POST = """([place, body]) => fetch(place, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) })"""


def any_step(bench: Workbench, draw: random.Random) -> tuple[str, dict[str, object]]:
    """A step as any of the screens makes one, on an event or on an entry: where it is asked for, and by what."""
    shelved = bench.look()
    if draw.random() < 0.3:
        entry = draw.choice(list(all_entries(shelved, "en")))
        words = {"was": entry_digest(entry.unit), "target": f"Words {draw.random()} <b> & more.", "comments": "", "draft": draw.random() < 0.3}
        return f"/translate/en/{entry.id}/save", words
    text = draw.choice([one for one in shelved.texts if one.collection])
    event = draw.choice(reviewed_events(text))
    field, value = draw.choice([
        ("date", f"{draw.randrange(2009, 2016)}-0{draw.randrange(1, 9)}"), ("kind", draw.choice(["past", "meeting", "deadline", "decision"])), ("headline", f"Titre {draw.random()}"), ("note", "Une note"),
        ("place", "Genève"), ("leave-out", ""), ("restore", ""), ("key", ""), ("part", ""),
    ])  # fmt: skip
    return f"/review/{text.id}/act/{'set' if value else field}", {"event": event.id, "was": digest(event), "field": field, "value": value}


@pytest.mark.runs
def test_after_any_step_the_page_shown_is_the_page_made_whole(visit: Open, project: Path) -> None:
    """Entries that move, come, go and change, whatever stands around them: put anew part by part, element for element."""
    page, draw, bench = visit("/chronology"), random.Random(11), Workbench(Project(project))  # noqa: S311 the same steps in every run
    page.wait_for_selector("body[data-shown]")
    loads = int(page.evaluate("document.body.dataset.shown"))
    for _ in range(30):
        page.evaluate(POST, list(any_step(bench, draw)))
        page.wait_for_function(f"async () => (await ({SAME})()) === ''", polling=300)
    # A place may be news for the sources, which every entry names: then the whole is loaded, and only then.
    assert int(page.evaluate("document.body.dataset.shown")) - loads <= 6


@pytest.mark.books
def test_a_publication_is_made_with_a_button(visit: Open, project: Path) -> None:
    """With a word while it is made, and a link to open it."""
    page = visit("/chronology")
    page.get_by_role("button", name="The web page (HTML)").click()
    page.wait_for_selector("body[data-made=html]")
    assert page.get_by_role("link", name="Open timeline.html").get_attribute("href") == "/chronology/file/html"
    assert (project / "build/timeline.html").is_file()


# --- for everyone ---


@pytest.mark.parametrize(("scheme", "width", "locale"), [("light", 360, "fr-FR"), ("dark", 1440, "fr-FR"), ("light", 1440, "en-GB"), ("dark", 360, "en-GB")])
@pytest.mark.parametrize("place", ["/texts", f"/review/{TEXT}", "/translate", "/chronology"])
def test_no_rule_of_accessibility_is_broken(visit: Open, place: str, scheme: str, width: int, locale: str) -> None:
    """By the rules of WCAG 2.2 as axe has them, target size among them; no page is wider than its window."""
    page = visit(place, color_scheme=scheme, locale=locale, viewport={"width": width, "height": 800})
    assert broken(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#help").click()
    assert broken(page) == []
    assert page.locator("html").get_attribute("lang") == locale[:2]


def broken(page: Page) -> list[str]:
    """The rules that the page breaks, and where."""
    script = npm("axe-core/axe.min.js").read_text()
    page.evaluate(script)
    told = page.evaluate("axe.run({ rules: { 'target-size': { enabled: true } } })")
    return [f"{one['id']}: {node['html'][:120]} {node['failureSummary'][:200]}" for one in told["violations"] for node in one["nodes"]]


def test_forced_colours_keep_every_state(visit: Open) -> None:
    """Backgrounds are gone there: lines, outlines and words are not."""
    page = review(visit, forced_colors="active")
    here = page.locator("#document .mark.here")
    assert here.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    assert page.locator(".event .state").first.inner_text() == "new"
    assert broken(page) == []


def test_everything_is_reached_by_tab_and_seen(visit: Open) -> None:
    """From the first link to the last button, and each has a line around it while it has the focus."""
    page = review(visit)
    page.locator(".skip").focus()
    met = ["skip"]
    for _ in range(80):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.id || document.activeElement.className || document.activeElement.textContent")
        if name in met or page.evaluate("document.activeElement === document.body"):
            break
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", name
        met.append(name)
    assert {"skip", "undo", "help", "accept-all", "document", "add", "refused-summary"} <= set(met)
    assert any(name.endswith("-headline") for name in met)
