"""On which page of the briefing each entry stands: read back from the PDF, for the page list of the e-book."""

from __future__ import annotations

import re


def pages_of(pdf: bytes) -> dict[str, int]:
    """Entry ids and year anchors with their page, counted as the briefing counts; empty without named destinations.

    It reads what Typst writes: one table of names in the catalogue, one flat list of pages, nothing of it compressed.
    """
    kids = re.search(rb"/Type/Pages/Count \d+/Kids\[([^\]]*)\]", pdf)
    names = re.search(rb"/Dests<</Names\[(.*?)\]>>", pdf, re.DOTALL)
    if not kids or not names:
        return {}
    numbers = {page: number for number, page in enumerate(re.findall(rb"(\d+) 0 R", kids[1]), 1)}
    where = dict(re.findall(rb"\n(\d+) 0 obj\s*\[(\d+) 0 R/XYZ", pdf))
    named = re.findall(rb"\(([^()\\]*)\)(\d+) 0 R", names[1])
    return {name.decode("ascii", "replace"): numbers[where[target]] for name, target in named if target in where}
