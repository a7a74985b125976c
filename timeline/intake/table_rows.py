"""The rows of a table as a reader takes them: what a merged cell says holds for each row, and « décide : » opens them.

« 3 mai 2019 », merged over three rows, dates three. « Le Conseil décide : », above a table, is completed by each row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from timeline.language.files import languages_with
from timeline.language.names import month_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# No table that people read has more rows or columns; a file may say anything.
_MOST, _WIDEST = 1000, 40
# A word or a number of a cell that is a day and nothing else: « samedi 3 et dimanche 4 mai 2019 ».
_WORD, _NUMBER = r"[^\W\d]{1,9}[.,]?", r"\d{1,2}(?:er|st|nd|rd|th|\.)?"
_HOUR = re.compile(r"\d{1,2}\s?[h:]\s?\d{0,2}")


@dataclass(frozen=True, slots=True)
class Cell:
    """The blocks of a cell, and how many rows and columns it takes."""

    blocks: Sequence[str]
    rows: int = 1
    columns: int = 1


def with_merged(rows: Iterable[Sequence[Cell]]) -> Iterator[list[Sequence[str]]]:
    """The cells of each row, those that reach down into it among them, in the order of their columns."""
    reaching: dict[int, Cell] = {}
    for row in rows:
        own, below, column = list(row), dict[int, Cell](), 0
        found: list[Sequence[str]] = []
        while own or any(place >= column for place in reaching):
            place = column if own or column in reaching else min(one for one in reaching if one >= column)
            cell = reaching[place] if place in reaching else own.pop(0)
            found.append(cell.blocks)
            if cell.rows > 1 and len(found) < _WIDEST:
                below[place] = replace(cell, rows=min(cell.rows, _MOST) - 1)
            column = place + max(1, min(cell.columns, _MOST))
        reaching = below
        yield found


def row_sentence(cells: Iterable[str]) -> str:
    """« 3 mai 2019 : Ouverture du pont ; Orbelle », « Ouverture du pont : 3 mai 2019 ; Orbelle »: a day dates one cell.

    That is the one behind it, where it opens the row or follows a number; else the one before.
    """
    said = before = ""
    dates_next = False
    for cell in filter(None, cells):
        if dates_next and _HOUR.fullmatch(cell):
            said = f"{said}, {cell}"
            continue
        is_day = _a_day().fullmatch(cell.lower()) is not None
        dates_last = is_day and before and ":" not in said and not any(map(str.isdigit, before))
        mark = " : " if dates_last or (dates_next and not is_day) else " ; "
        said = f"{said}{mark}{cell}" if said else cell
        before, dates_next = cell, is_day and not dates_last
    return said


@cache
def _a_day() -> re.Pattern[str]:
    """« 3 mai 2019 », « samedi 3 et dimanche 4 mai », « mai 2019 », « 03/05/2019 à 18 h 30 », in any language."""
    named = {name.lower() for code in languages_with("dates") for name in month_names(code)}
    month = "|".join(map(re.escape, sorted(named, key=len, reverse=True)))
    run = rf"(?:{_WORD}\s|{_NUMBER}\s?[-–/&,]?\s?){{0,6}}"
    digits = r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}"
    day = rf"{run}(?:{_NUMBER}\s(?:{month})(?:\s\d{{4}})?|(?:{month})\s\d{{4}})|(?:{_WORD}\s)?(?:{digits})"
    return re.compile(rf"(?:{day})(?:,?\s(?:{_WORD}\s)?\d{{1,2}}\s?[h:]\s?\d{{0,2}})?")


def completes(above: str, head: Sequence[str]) -> bool:
    """Whether the rows of a table are items of the block above it: that ends with a colon, and no column has a number.

    « Contribution pour 2019 » would date each of its rows.
    """
    return above.rstrip(" *_\xa0").endswith(":") and not any(sign.isdigit() for name in head for sign in name)


def as_item(cells: Sequence[str], head: Sequence[str]) -> str:
    """« - Région : Thiès ; Date : 15 juin 2019. »: a row as an item, each cell with the name of its column, if any."""
    names = head if len(cells) == len(head) else [""] * len(cells)
    parts = [f"{name} : {cell}" if name else cell for name, cell in zip(names, cells, strict=True) if cell]
    return f"- {row_sentence(part.rstrip(' ;.') for part in parts)}."
