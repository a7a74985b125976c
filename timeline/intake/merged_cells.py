"""Cells that reach over several rows of a table: what they say holds for each of those rows.

« 3 mai 2019 », merged over three rows, dates three; each row becomes a sentence of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# No table that people read has more rows or columns; a file may say anything.
_MOST = 1000


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
            if cell.rows > 1:
                below[place] = replace(cell, rows=min(cell.rows, _MOST) - 1)
            column = place + max(1, min(cell.columns, _MOST))
        reaching = below
        yield found
