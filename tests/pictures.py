"""Takes the pictures of ``templates/html/README.md``: ``python tests/pictures.py build/timeline.html``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from conftest import ROOT, need
from playwright.sync_api import sync_playwright

OUT = ROOT / "templates/html/pictures"
THEME = ROOT / "templates/html/example/theme.css"
SHOTS: dict[str, dict[str, Any]] = {
    "wide": {},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "french": {"query": "?lang=fr"},
    "narrow": {"viewport": {"width": 320, "height": 760}},
    "filters": {"query": "?lang=en&kind=decision"},
    "example": {},
}


def main(page: Path) -> None:
    """One picture for each look."""
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
            tab.goto(page.resolve().as_uri() + query)
            if name == "example":
                tab.add_style_tag(content=THEME.read_text(encoding="utf-8"))
            if name == "filters":
                tab.locator(".choices summary").click()
                tab.locator(".found article summary").first.click()
            tab.screenshot(path=OUT / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
