"""The characters of a line become its text: « C O M M U N I Q U É » is one word, a raised digit the mark of a note."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.intake.pages.characters import Character

# In em: the least gap between words, and how far above the baseline the ink of a raised digit begins.
WORD_GAP, _RAISED = 0.15, 0.2
# A mark of a note, until its number in the whole text is known.
OPEN, CLOSE = "\ue000", "\ue001"
_LEADER = re.compile(r"\s*(?:[.…_]\s?){5,}\W*\d{0,3}\W*$")
_SUPERSCRIPTS = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_MARK = re.compile(r"\(?(\d{1,3})\)?")
# « m² », « km³ », « CO₂ » have a raised digit that marks no note.
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kcdmh]?m|CO)$")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffe\uffff"))


def written(run: Sequence[Character], baseline: float, size: float) -> tuple[str, str]:
    """The text of a run, marks of notes between OPEN and CLOSE; and the mark that it begins with."""
    pieces: list[tuple[str, bool]] = []
    last: Character | None = None
    space = False
    for one in run:
        if one.text.isspace() or one.text < " ":
            space = True
            continue
        if last and (space or one.x - last.right > WORD_GAP * size):
            pieces.append((" ", False))
        # A soft hyphen that is drawn is seen.
        pieces.append(("-" if one.text == "\u00ad" else one.text, _is_raised(one, baseline, size)))
        last, space = one, False
    text = _with_marks(pieces)
    spaced = _closed_up(text, run)
    text = (spaced or text).translate(_UNSEEN)
    opening = re.match(f"{OPEN}(\\d+){CLOSE}\\s*", text)
    text = _LEADER.sub("", text[opening.end() :] if opening else text)
    return re.sub(r"\s+", " ", text).strip(), opening[1] if opening else ""


def _is_raised(one: Character, baseline: float, size: float) -> bool:
    if one.text in "¹²³⁰⁴⁵⁶⁷⁸⁹":
        return True
    small = one.size < 0.85 * size and one.y - baseline > 0.1 * size
    return small or (one.text.isdigit() and one.bottom - baseline > _RAISED * size)


def _with_marks(pieces: Sequence[tuple[str, bool]]) -> str:
    text, raised = "", ""
    for piece, high in (*pieces, ("", False)):
        if high:
            raised += piece
            continue
        if raised and piece == " ":
            # « 1, 2 » raised: the space between two marks.
            text, raised = text + _marked(text, raised) + " ", ""
            continue
        text, raised = text + (_marked(text, raised) if raised else "") + piece, ""
    return text


def _marked(before: str, raised: str) -> str:
    plain = raised.translate(_SUPERSCRIPTS)
    numbers = [match[1] for part in plain.split(",") if (match := _MARK.fullmatch(part.strip()))]
    if not numbers or len(numbers) < len(plain.split(",")) or _UNIT.search(before):
        return raised
    return "".join(f"{OPEN}{number}{CLOSE}" for number in numbers)


def _closed_up(text: str, run: Sequence[Character]) -> str:
    """« C O M M U N I Q U É  F I N A L » as its two words; nothing when the text is not set so."""
    words = text.split()
    if (
        len(words) < 5
        or sum(len(word) == 1 for word in words) < 0.8 * len(words)
        or not text.replace(" ", "").isalpha()
    ):
        return ""
    seen = [one for one in run if not one.text.isspace()]
    gaps = [after.x - before.right for before, after in pairwise(seen)]
    usual = median(gaps)
    spaces = ["", *(" " if gap > 1.6 * usual + 0.05 * seen[0].size else "" for gap in gaps)]
    return "".join(space + one.text for space, one in zip(spaces, seen, strict=True))
