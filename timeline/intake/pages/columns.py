"""The lines of a page stand in reading order: what is above, the left column, the right column, what is below.

Two columns that the file has one after the other are columns; those that it has in turns are the cells of a table, and
each row becomes one line of its cells.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.intake.pages.lines import Line

_FEWEST_PAIRS, _LETTERHEAD, _DEEPEST, _MOST_LINES = 2, 9, 3, 1000
# In em: what parts two lines of a letterhead.
_TOGETHER = 1.9


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that stand one under the other, from the top, and on which page.

    ``path`` tells where on the page: empty, L, R, LL; l and r in a letterhead. ``page_width`` is the page's, in points.
    """

    page: int
    path: str
    lines: tuple[Line, ...]
    page_width: float = 0

    @property
    def left(self) -> float:
        """Where its leftmost line begins."""
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        """Where its longest line ends."""
        return max(line.right for line in self.lines)


def in_columns(page: int, lines: Sequence[Line], width: float) -> list[Column]:
    """The columns of a page in reading order; a table's rows are lines with cells."""
    return [replace(column, page_width=width) for column in _merged(_parted(page, lines, ""))]


def jumps(columns: Iterable[Column]) -> int:
    """How often, within one column, the file has a line before the one above it."""
    return sum(
        after.order < before.order - 1
        for column in columns
        for before, after in pairwise(column.lines)
        if not (before.cells or after.cells)
    )


def _merged(columns: Iterable[Column]) -> Iterator[Column]:
    """Neighbours at one place of the page made one."""
    held: Column | None = None
    for column in columns:
        if held and held.path == column.path and held.lines[-1].baseline >= column.lines[0].baseline:
            held = replace(held, lines=held.lines + column.lines)
        else:
            if held:
                yield held
            held = column
    if held:
        yield held


def _parted(page: int, lines: Sequence[Line], path: str) -> Iterator[Column]:
    """What is above the widest stretch with two sides, its left side, its right side, what is below."""
    if not lines:
        return
    gutter, band = _widest_band(lines) if len(path) < _DEEPEST and len(lines) < _MOST_LINES else (0, [])
    if not band:
        yield Column(page, path, tuple(sorted(lines, key=lambda one: (-round(one.baseline), one.left))))
        return
    high, low = max(one.baseline for one in band), min(one.baseline for one in band)
    within = {id(one) for one in band}
    rest = [one for one in lines if id(one) not in within]
    yield from _parted(page, [one for one in rest if one.baseline >= high], path)
    if _in_turns(band, gutter):
        yield Column(page, path, tuple(_rows(band)))
    else:
        sides = "lr" if len(band) < _LETTERHEAD else "LR"
        yield from _parted(page, [one for one in band if one.right <= gutter], path + sides[0])
        yield from _parted(page, [one for one in band if one.right > gutter], path + sides[1])
    yield from _parted(page, [one for one in rest if low <= one.baseline < high], path)
    yield from _parted(page, [one for one in rest if one.baseline < low], path)


def _widest_band(lines: Sequence[Line]) -> tuple[float, list[Line]]:
    """The left edge, and the stretch of lines none of which crosses it, with the most lines side by side."""
    ordered = sorted(lines, key=lambda one: -one.baseline)
    pairs = list(_pairs(ordered))
    best, gutter, found = 0, 0.0, list["Line"]()
    for x in sorted({round(right.left, 1) - 1 for _, right in pairs}):
        sides = {id(left) for left, right in pairs if left.right <= x < right.left}
        for band in _bands(ordered, x):
            beside = sum(id(one) in sides for one in band)
            if beside > best and (beside >= _FEWEST_PAIRS or len(band) < _LETTERHEAD):
                best, gutter, found = beside, x, band
    return gutter, found if len(found) >= _LETTERHEAD else _near(found, gutter)


def _near(band: Sequence[Line], gutter: float) -> list[Line]:
    """Of a few lines only those that no gap parts from those with others beside them."""
    sides = {id(one) for pair in _pairs(band) if pair[0].right <= gutter < pair[1].left for one in pair}
    rows = [at for at, one in enumerate(band) if id(one) in sides]
    if not rows:
        return []
    first, last = rows[0], rows[-1]
    while first and band[first - 1].baseline - band[first].baseline < _TOGETHER * band[first].size:
        first -= 1
    while last + 1 < len(band) and band[last].baseline - band[last + 1].baseline < _TOGETHER * band[last].size:
        last += 1
    return list(band[first : last + 1])


def _pairs(ordered: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Two lines at one height, the left one first."""
    for at, one in enumerate(ordered):
        for other in islice(ordered, at + 1, None):
            if one.baseline - other.baseline >= max(one.size, other.size):
                break
            if not one.above(other):
                yield (one, other) if one.left < other.left else (other, one)


def _bands(ordered: Iterable[Line], x: float) -> Iterator[list[Line]]:
    """Stretches from the top between the lines that cross a place."""
    held: list[Line] = []
    for line in ordered:
        if line.left < x < line.right:
            if held:
                yield held
            held = []
        else:
            held.append(line)
    if held:
        yield held


def _in_turns(lines: Sequence[Line], gutter: float) -> bool:
    """Whether the file goes from side to side, as it does in a table."""
    sides = [line.right <= gutter for line in sorted(lines, key=lambda one: one.order)]
    turns = sum(before is not after for before, after in pairwise(sides))
    fewer = min(sides.count(True), sides.count(False))
    return turns > 2 and turns >= 0.5 * fewer and not _is_prose(lines, gutter)


def _is_prose(lines: Sequence[Line], gutter: float) -> bool:
    """Whether both sides are full of words: a scan's columns read line by line."""
    for side in ([one for one in lines if one.right <= gutter], [one for one in lines if one.right > gutter]):
        width = max(one.right for one in side) - min(one.left for one in side)
        full = sum(one.right - one.left > 0.85 * width and one.text.count(" ") > 2 for one in side)
        if len(side) < 8 or full < 0.6 * len(side):
            return False
    return True


def _rows(lines: Sequence[Line]) -> Iterator[Line]:
    """The rows of a table, each one line of its cells."""
    rows: list[list[list[Line]]] = []
    for line in sorted(lines, key=lambda one: one.order):
        row = rows[-1] if rows else None
        last = row[-1][-1] if row else None
        if row is None or last is None:
            rows.append([[line]])
        elif last.above(line) and 0 < last.baseline - line.baseline < 1.5 * line.size:
            row[-1].append(line)
        elif line.left >= last.right - 1 and line.baseline > min(one.baseline for one in row[0]) - 1.5 * line.size:
            row.append([line])
        else:
            rows.append([[line]])
    for row in sorted(rows, key=lambda one: -one[0][0].baseline):
        if len(row) > 1:
            yield _row(row)
        else:
            yield from row[0]


def _row(row: Sequence[Sequence[Line]]) -> Line:
    lines = [line for cell in row for line in cell]
    return replace(
        lines[0],
        text=" ".join(line.text for line in lines),
        cells=tuple(tuple(line.text for line in cell) for cell in row),
        left=min(line.left for line in lines),
        right=max(line.right for line in lines),
        bold=all(line.bold for line in lines),
    )
