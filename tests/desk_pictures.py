"""Takes the pictures of the desk for the guides: ``python tests/desk_pictures.py``, of the texts that come with the repository."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from conftest import ROOT, need
from desks import running
from playwright.sync_api import Page, sync_playwright

OUT = ROOT / "templates/desk/pictures"
READ = """OTAN
Communiqué de presse

Réunion des directeurs de l'armement

Oslo, le 14 mai 2019 – Les directeurs se sont réunis ce jour à Oslo. Ils ont décidé de créer un groupe de travail.

Le rapport sera remis d'ici à la fin 2020.
"""


def texts(page: Page) -> None:
    """A page saved from the web, its original beside what was read of it."""
    blocks = "".join(f"<p>{one}</p>" for one in READ.split("\n\n"))
    content = f"<html><body><nav>Accueil – Presse – Contact</nav><article>{blocks}</article></body></html>".encode()
    page.wait_for_selector("body[data-ready]")
    page.set_input_files("#files", {"name": "oslo.html", "mimeType": "text/html", "buffer": content})
    page.locator("article iframe").wait_for()
    page.locator("article h3").evaluate("one => one.scrollIntoView({ block: 'start' })")
    page.wait_for_timeout(500)


def review(page: Page) -> None:
    """An event beside its text."""
    page.wait_for_selector("body[data-ready]")
    page.locator("#document .mark", has_text="janvier 2008").first.click()


def translate(page: Page) -> None:
    """An entry with what helps, and a wrong date told while it is typed."""
    page.wait_for_selector("body[data-entry]")
    page.locator("#behind").wait_for(state="detached")
    page.locator("#entries a", has_text="janvier 2008").first.click()
    page.locator("#target", has_text="January 2008").wait_for()
    field = page.locator("#target")
    field.fill(field.input_value().replace("January 2008", "March 2008"))
    page.locator("#problems .error, #problems .warning").first.wait_for()


SHOTS = {"texts": ("/texts", texts), "review": ("/review/nrc-2008-04-04", review), "translate": ("/translate/en?text=nrc-2008-04-04", translate)}


def main() -> None:
    """One picture of each screen that the guides show."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("corpus", "translations"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        with running(Path(folder)) as (address, _), sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=need("chromium"), args=["--no-sandbox"])
            page = browser.new_context(viewport={"width": 1280, "height": 860}, reduced_motion="reduce", locale="en-GB").new_page()
            page.goto(address)
            page.wait_for_url("**/texts")
            for name, (place, prepare) in SHOTS.items():
                page.goto(address.partition("/enter")[0] + place)
                prepare(page)
                page.screenshot(path=OUT / f"{name}.png")
            browser.close()


if __name__ == "__main__":
    main()
