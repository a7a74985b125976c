"""The marks of a page's lists, as a browser shows them: « - », « 3. », « c) », « iii) »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.intake.list_marks import item_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.intake.web.parsing import Element

_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b(lower|upper)-(alpha|latin|roman)\b", re.IGNORECASE)
_WHOLE = re.compile(r"\s*(-?\d{1,4})\s*")
_NAMES = ("a", "A", "i", "I", "1")


def read_items(element: Element) -> Iterator[tuple[Element, str]]:
    """What a list holds, in order, each with its mark; what is no item has none."""
    step = -1 if element.get("reversed") is not None else 1
    number = _whole(element.get("start"), 1 if step > 0 else sum(1 for one in element if one.tag == "li"))
    own = _style(element)
    for one in element:
        if one.tag != "li":
            yield one, ""
            continue
        number = _whole(one.get("value"), number)
        yield one, "-" if element.tag == "ul" else item_mark(number, _style(one) or own)
        number += step


def _style(element: Element) -> str:
    """« i » for ``type="i"`` and for a style of « lower-roman »; empty when nothing is said."""
    if match := _STYLE.search(element.get("style") or ""):
        letter = "i" if match[2].lower() == "roman" else "a"
        return letter.upper() if match[1].lower() == "upper" else letter
    named = (element.get("type") or "").strip()
    return named if named in _NAMES else ""


def _whole(text: str | None, otherwise: int) -> int:
    match = _WHOLE.fullmatch(text or "")
    return int(match[1]) if match else otherwise
