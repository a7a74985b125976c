"""The lines of a block become its text: words cut at a line's end made whole, the marks of notes before the stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.intake.pages.lettering import CLOSE, OPEN
from timeline.intake.table_rows import row_sentence
from timeline.reading.lines import HALF, REST
from timeline.reading.wrapped import begins_block

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.intake.pages.lines import Line
    from timeline.intake.pages.notes import Note

    KeepsHyphen = Callable[[str, str], bool]

# « 2016-/2018 »
_LONGEST = 60
_NUMBER_CUT = re.compile(r"\d[-–]$")
_BULLET = re.compile(r"[-–—•·▪◦‣●○■□➢➤✓*\uf02d\uf0a7\uf0b7\uf0d8]\s+(?=\S)|o\s+(?=[a-zà-ÿ]['’\w])")
_LETTER = re.compile(r"\(?([a-z]|[ivx]{1,4})[.)]\s+(?=\S)")
# « 10 h 00 », « Objet : » stand before what they speak of.
_LABEL = re.compile(r":$|^\d{1,2}\s?[h:]\s?\d{0,2}$|^(?:article|art\.|point)\s+\w+\.?$", re.IGNORECASE)
_MARK = re.compile(rf"\s?([.;:!?,]?)\s?((?:{OPEN}\d+{CLOSE})+)")


def is_item(text: str) -> bool:
    """Whether a text begins with a bullet, a number or a letter: « • », « 1. », « a) », « a. »."""
    return bool(begins_block(text) or _BULLET.match(text) or _LETTER.match(text))


def as_item(text: str) -> str:
    """« • de créer » as « - de créer », « a. approuve » as « a) approuve »; a number stays as it is."""
    if bullet := _BULLET.match(text):
        return "- " + text[bullet.end() :]
    if letter := _LETTER.match(text):
        return f"{letter[1]}) {text[letter.end() :]}"
    return text


def joined(lines: Sequence[str], keeps_hyphen: KeepsHyphen) -> tuple[str, list[int]]:
    """The text of lines, and where in it each begins: « cessez-/le-feu » keeps its hyphen, « coopé-/ration » not."""
    text, starts = "", []
    for line in map(with_marks, lines):
        half, rest = HALF.search(text, max(0, len(text) - _LONGEST)), REST.match(line)
        if half and rest:
            text = text if keeps_hyphen(half[1], rest[0]) else text[:-1]
        elif text and not (_NUMBER_CUT.search(text) and line[:1].isdigit()):
            text += " "
        starts.append(len(text))
        text += line
    return text, starts


def row_text(row: Line, keeps_hyphen: KeepsHyphen) -> str:
    """The cells of a table's row as one sentence: « Dordogne ; 1 250 000 euros ; 15 juin 2019. »."""
    cells = [joined(cell, keeps_hyphen)[0] for cell in row.cells]
    text = " ".join(cells) if len(cells) == 2 and _LABEL.search(cells[0]) else row_sentence(cells)
    return text if row.bold or text.endswith((".", ";", ":", "!", "?")) else f"{text}."


def note_text(note: Note, keeps_hyphen: KeepsHyphen) -> str:
    """« [1] Accord-cadre du 3 février 2012. »."""
    return f"[{note.number}] {joined([line.text for line in note.lines], keeps_hyphen)[0]}"


def with_marks(text: str) -> str:
    """The marks of notes in brackets, before the stop: « 2013 [1]. »."""
    return _MARK.sub(_in_brackets, text).strip() if OPEN in text else text


def _in_brackets(match: re.Match[str]) -> str:
    marks = match[2].replace(OPEN, " [").replace(CLOSE, "]")
    after = match.string[match.end() : match.end() + 1]
    return marks + match[1] + (" " if after.isalnum() else "")
