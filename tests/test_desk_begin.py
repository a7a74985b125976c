"""An empty folder on the desk: it offers to make a project there, the same as ``timeline new`` makes."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import need
from desks import Desk, running
from outside import library
from projects import run, snapshot

if TYPE_CHECKING:
    from pathlib import Path

TITLES = {"fr": "  Le Conseil <b> « des » ministres ", "en": "The Council"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    (tmp_path / "mine").mkdir()
    return tmp_path / "mine"


def alike(folder: Path) -> dict[str, bytes]:
    """Every file but for the name that is nobody else's."""
    return {name: re.sub(rb"urn:uuid:[0-9a-f-]+", b"urn", content) for name, content in snapshot(folder).items() if name != ".timeline.lock"}


@pytest.mark.parametrize("place", ["/texts", "/review", "/translate", "/chronology"])
def test_an_empty_folder_leads_to_its_beginning(folder: Path, place: str) -> None:
    """Whatever screen one asks for; nothing is written by looking."""
    desk = Desk(folder)
    assert (desk.get(place).status, desk.get(place).headers["location"]) == (303, "/begin")
    page = desk.get("/begin", Accept_Language="fr").text
    assert ("Créer un projet ici" in page, str(folder) in page, 'id="title-en"' in page) == (True, True, True)
    assert snapshot(folder) == {}


def test_what_is_made_is_what_the_command_makes(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File by file; then the texts are there, and the offer is not."""
    desk = Desk(folder)
    assert desk.post("/begin", {"titles": TITLES}).json["place"] == "/texts"
    other = tmp_path / "other"
    run(capsys, "new", str(other), "--title", f"fr={' '.join(TITLES['fr'].split())}", "--title", f"en={TITLES['en']}")
    assert alike(folder) == alike(other)
    told = desk.get("/texts")
    assert (told.status, "to review" in told.text, "The Council" in told.text) == (200, True, True)
    assert desk.get("/begin").headers["location"] == "/texts"
    assert run(capsys, "check", "--project", str(folder))[0] == 0


@pytest.mark.parametrize("titles", [None, {}, [], "fr", {"tlh": "Klingon"}, {"fr": "a", "../x": "b"}])
def test_a_project_without_a_language_is_none(folder: Path, titles: object) -> None:
    """Refused in words, nothing written."""
    told = Desk(folder).post("/begin", {"titles": titles})
    assert (told.status, "P63" in told.text, alike(folder)) == (409, True, {})


def test_nothing_is_overwritten(folder: Path) -> None:
    """A second window that begins too, files that came meanwhile."""
    desk = Desk(folder)
    (folder / "corpus").mkdir()
    (folder / "corpus/README.md").write_text("mine")
    assert "C25" in desk.post("/begin", {"titles": TITLES}).text
    (folder / "corpus/README.md").unlink()
    assert desk.post("/begin", {"titles": TITLES}).status == 200
    before = snapshot(folder)
    assert desk.post("/begin", {"titles": {"fr": "Autre"}}).status == 409
    assert snapshot(folder) == before


def test_a_folder_with_something_else_in_it_is_no_project(folder: Path) -> None:
    """The desk says so, as every command does, and does not start."""
    (folder / "letters.txt").write_text("mine")
    command = [sys.executable, "-m", "timeline", "desk", "--no-browser", "--port", "0", "--project", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, "C20" in done.stderr, done.stdout) == (2, True, "")


@pytest.mark.browsers
def test_a_project_is_begun_by_keyboard_and_its_first_text_seen_to_change(folder: Path) -> None:
    """Titles typed, Enter; the list is there, and hears of files that another program puts into the new folders."""
    playwright = library("playwright.sync_api")
    with running(folder) as (address, _), playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=need("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address)
        page.wait_for_url("**/begin")
        page.wait_for_selector("body[data-ready]")
        assert page.evaluate("document.activeElement.id") == "title-fr"
        page.keyboard.type("Le Conseil")
        page.keyboard.press("Enter")
        page.wait_for_url("**/texts")
        page.wait_for_selector("body[data-ready]")
        path = next((folder / "corpus").rglob("*.txt"))
        path.write_text(re.sub("title: .*", "title: Un autre titre", path.read_text()))
        page.locator("#texts", has_text="Un autre titre").wait_for()
        browser.close()
    assert 'fr = "Le Conseil"' in (folder / "corpus/chronology.toml").read_text()
