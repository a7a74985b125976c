"""The tables of a page: those that hold facts become sentences or items, those that only set a page do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.intake.table_rows import as_item, completes, row_sentence
from timeline.reading.wrapped import ended

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.intake.web.parsing import Element

    Rows = Sequence[Sequence[Element]]
    Cells = Sequence[Sequence[str]]

_LONG_CELL, _LONGEST_NUMBER = 250, 6


def data_rows(table: Element, rows: Rows, cells: Cells) -> list[str]:
    """The rows of a table of short cells, each as a sentence; none when the table only sets a page."""
    if any(True for _ in table.iterdescendants("table")) or max(map(len, rows), default=0) < 2:
        return []
    if len([row for row in cells if len(list(filter(None, row))) > 1]) < 2:
        return []
    if any(len(cell) > _LONG_CELL for row in cells for cell in row):
        return []
    heads = [_are_heads(row) or (at == 0 and _is_head(cells)) for at, row in enumerate(rows)]
    return [_sentence(row, is_head) for row, is_head in zip(cells, heads, strict=True) if any(row)]


def items_of(above: str, rows: Rows, cells: Cells) -> list[str]:
    """The rows of a table as items of the block above that opens them; none when it opens none."""
    named = _are_heads(rows[0]) or _is_head(cells)
    head, body = (cells[0], cells[1:]) if named else ([], cells)
    return [as_item(row, head) for row in body if any(row)] if completes(above, head) else []


def _are_heads(row: Sequence[Element]) -> bool:
    return bool(row) and all(cell.tag == "th" for cell in row)


def span(cell: Element, name: str) -> int:
    """How many rows or columns a cell takes, as its page says; one where it says nothing that makes sense."""
    said = str(cell.get(name) or "").strip()
    return int(said) if said.isdecimal() and len(said) < _LONGEST_NUMBER else 1


def _is_head(cells: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names what the others have: it has no number where they have one."""
    return not any(cell[:1].isdigit() for cell in cells[0]) and any(
        cell[:1].isdigit() for row in cells[1:] for cell in row
    )


def _sentence(cells: Iterable[str], is_head: bool) -> str:  # noqa: FBT001 the one thing asked of it
    text = row_sentence(cells)
    return text if is_head or ended(text) else f"{text}."
