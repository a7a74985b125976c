"""The rows of a table as a reader takes them: what a merged cell says holds for each row, and « décide : » opens them.

« 3 mai 2019 », merged over three rows, dates three. « Le Conseil décide : », above a table, is completed by each row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# No table that people read has more rows or columns; a file may say anything.
_MOST, _WIDEST = 1000, 40


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


def completes(above: str, head: Sequence[str]) -> bool:
    """Whether the rows of a table are items of the block above it: that ends with a colon, and no column has a number.

    « Contribution pour 2019 » would date each of its rows.
    """
    return above.rstrip(" *_\xa0").endswith(":") and not any(sign.isdigit() for name in head for sign in name)


def as_item(cells: Sequence[str], head: Sequence[str]) -> str:
    """« - Région : Thiès ; Date : 15 juin 2019. »: a row as an item, each cell with the name of its column, if any."""
    names = head if len(cells) == len(head) else [""] * len(cells)
    parts = [f"{name} : {cell}" if name else cell for name, cell in zip(names, cells, strict=True) if cell]
    text = " ; ".join(part.rstrip(" ;.") for part in parts if part)
    return f"- {text}."
