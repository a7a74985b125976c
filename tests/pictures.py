"""Takes the pictures of ``templates/html/README.md``: ``python tests/pictures.py build/timeline.html EXAMPLE.html``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from conftest import ROOT, need
from playwright.sync_api import sync_playwright

OUT = ROOT / "templates/html/pictures"
SHOTS: dict[str, dict[str, Any]] = {
    "wide": {},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "french": {"query": "?lang=fr"},
    "narrow": {"viewport": {"width": 320, "height": 760}},
    "filters": {"query": "?lang=en&kind=decision"},
    "example": {},
}


def main(page: Path, example: Path) -> None:
    """One picture for each look; ``example`` is the page made with ``templates/example`` as the project's templates."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=need("chromium"), args=["--no-sandbox"])
        for name, options in SHOTS.items():
            look = {
                "viewport": {"width": 1200, "height": 760},
                "reduced_motion": "reduce",
                "bypass_csp": True,
            } | options
            query = look.pop("query", "")
            tab = browser.new_context(**look).new_page()
            tab.goto((example if name == "example" else page).resolve().as_uri() + query)
            if name == "filters":
                tab.locator(".choices summary").click()
                tab.locator(".found .entry summary").first.click()
                tab.locator(".controls").evaluate("(form) => form.scrollIntoView()")
            tab.screenshot(path=OUT / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
