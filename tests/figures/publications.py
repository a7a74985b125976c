"""Makes the picture of the README, the three publications side by side: ``python tests/figures/publications.py build``.

The folder holds what ``timeline build`` made. The pages of the briefing are drawn by pdftoppm; e-book and web page are
themselves in the picture, set by Chromium at the size of a reading device and of a window.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile

sys.path.insert(0, str(Path(__file__).parent.parent))

from conftest import ROOT, need
from PIL import Image
from playwright.sync_api import sync_playwright

OUT = ROOT / "templates/pictures/publications.webp"
# A spread of the briefing, its left page even; a page of the e-book.
SPREAD, YEAR = (10, 11), "2007"
LIGHT = 250_000
# Heights and widths in the picture's own pixels, of which the file has two each way; a frame shows its page at this scale.
SCENE = """<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 0; width: 1360px; height: 464px; background: #eceff3; display: flex; gap: 28px; align-items: center; justify-content: center; }
body > div { position: relative; height: 416px; background: #fff; overflow: hidden; box-shadow: 0 0 1px #0006, 0 6px 18px #1a2a4426; border-radius: 2px; }
.briefing { width: 588px; display: flex; }
.briefing img { width: 294px; height: 416px; }
.briefing::after { content: ""; position: absolute; inset: 0; background: linear-gradient(to right, #0000 47%, #00000014 50%, #0000 52%); }
.book { width: 262px; border-radius: 8px; }
.web { width: 400px; border-radius: 6px; }
.web::before { content: ""; position: absolute; z-index: 1; inset: 0 0 auto; height: 18px; background: #dfe3e9; }
iframe { border: 0; position: absolute; transform-origin: 0 0; }
.book iframe { width: 452px; height: 720px; transform: scale(.58); }
.web iframe { top: 18px; width: 1000px; height: 995px; transform: scale(.4); }
</style>
<div class="briefing"><img src="page-1.png" alt=""><img src="page-2.png" alt=""></div>
<div class="book"><iframe src="book/YEAR"></iframe></div>
<div class="web"><iframe src="timeline.html"></iframe></div>
"""


def lay_out(made: Path, folder: Path) -> None:
    """Everything the picture shows, in one folder."""
    for place, page in enumerate(SPREAD, 1):
        drawing = [need("pdftoppm"), "-png", "-singlefile", "-scale-to-y", "832", "-scale-to-x", "588", "-f", str(page)]
        subprocess.run([*drawing, made / "chronology.pdf", folder / f"page-{place}"], check=True)
    with ZipFile(made / "chronology.epub") as book:
        book.extractall(folder / "book")
        (year,) = (name for name in book.namelist() if name.endswith(f"year-{YEAR}.xhtml"))
    (folder / "timeline.html").write_bytes((made / "timeline.html").read_bytes())
    (folder / "scene.html").write_text(SCENE.replace("YEAR", year), encoding="utf-8")


def take(folder: Path) -> bytes:
    """The picture of what was laid out, as PNG."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=need("chromium"), args=["--no-sandbox"])
        look = {"viewport": {"width": 1360, "height": 464}, "device_scale_factor": 2, "reduced_motion": "reduce"}
        tab = browser.new_context(**look).new_page()
        tab.goto((folder / "scene.html").as_uri(), wait_until="networkidle")
        # The e-book leaves the font to its reader, who would hardly choose Chromium's own.
        tab.frames[1].add_style_tag(content=":root { font-family: serif; line-height: 1.4 }")
        taken: bytes = tab.screenshot()
        browser.close()
    return taken


def main(made: Path) -> int:
    """Write the picture; 1 when it is too heavy for the first screen of a page."""
    with tempfile.TemporaryDirectory() as folder:
        lay_out(made, Path(folder))
        picture = Image.open(io.BytesIO(take(Path(folder)))).convert("RGB")
    OUT.parent.mkdir(exist_ok=True)
    picture.save(OUT, quality=76, method=6)
    print(f"{OUT.relative_to(ROOT)}  {OUT.stat().st_size / 1000:.0f} kB")
    return int(OUT.stat().st_size > LIGHT)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
