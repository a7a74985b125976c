"""Characters become lines: a line is what stands on one baseline without a gap that a column or a cell would leave."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from timeline.intake.pages.lettering import CLOSE, OPEN, WORD_GAP, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.intake.pages.characters import Character, Printed

# In em: what parts columns, and cells; what joins pieces of a line; how far from the baseline a character may stand.
_WIDEST_GAP, _CELL_GAP, _PIECES_GAP, _NEAR = 4, 0.75, 0.7, 0.55
# The only gap of a line: without and with a space in it.
_LONE_GAP, _SPACED_GAP = 1.8, 3
# A bullet or a number may stand that far before its words.
_LABEL_GAP = 5
# No page that is read has more; what has is a map, or meant to take long.
MOST_LINES = 2000
# The share of gaps in a line whose letters are set apart.
_SPACED_OUT = 0.6
_LABEL = re.compile(
    r"(?:[-–—•·▪◦‣●○■□➢➤✓*o\uf02d\uf0a7\uf0b7\uf0d8]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)°]{1,2}|[§]?\d{1,3}\.?)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, its edges, baseline and size in points, whether all of it is bold.

    ``order`` is the place of its first character in the file; ``mark`` the number of the note that it begins; ``cells``
    are those of a table's row, each of its lines.
    """

    page: int
    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    order: int = 0
    mark: str = ""
    cells: tuple[tuple[str, ...], ...] = ()

    def beside(self, other: Line) -> bool:
        """Whether the two stand on one baseline."""
        return abs(self.baseline - other.baseline) < 0.3 * max(self.size, other.size)

    def above(self, other: Line) -> bool:
        """Whether a part of the other's width lies under this line."""
        return min(self.right, other.right) - max(self.left, other.left) > 0


def read_lines(page: Printed) -> list[Line]:
    """The lines of a page in the order of the file; those that a gap of less than a column parted are joined."""
    runs = islice((part for run in _runs(page.characters) for part in _cells(*run)), MOST_LINES)
    lines = [line for first, run in runs if (line := _line(page.number, first, run))]
    return [_with_bullet(line, page.bullets) for line in _joined(lines)]


def _with_bullet(line: Line, bullets: Iterable[tuple[float, float]]) -> Line:
    """The line after the bullet that is drawn before it, if there is one."""
    drawn = any(
        line.left - 2 * line.size < x < line.left and line.baseline < y < line.baseline + 0.7 * line.size
        for x, y in bullets
    )
    return replace(line, text=f"• {line.text}") if drawn else line


def _runs(characters: Iterable[Character]) -> Iterator[tuple[int, list[Character]]]:
    """Characters that follow each other on a line, white space among them."""
    run: list[Character] = []
    first = 0
    for at, one in enumerate(characters):
        if one.text.isspace() or one.text < " ":
            if run:
                run.append(one)
            continue
        last = next((other for other in reversed(run) if not other.text.isspace()), None)
        if last and not _follows(run, last, one):
            yield first, run
            run = []
        if not run:
            first = at
        run.append(one)
    if run:
        yield first, run


def _cells(first: int, run: Sequence[Character]) -> Iterator[tuple[int, Sequence[Character]]]:
    """The run, parted where a gap is far wider than those between its words: between the cells of a table."""
    seen = [at for at, one in enumerate(run) if not one.text.isspace() and one.text >= " "]
    gaps = [(run[after].x - run[before].right, before, after) for before, after in pairwise(seen)]
    widest = _widest_space([(gap, run[before].text, run[after].text) for gap, before, after in gaps], run[0].size)
    start = 0
    for gap, before, at in gaps:
        spaced = _SPACED_GAP * run[0].size if len(gaps) > at - before > 1 else 0
        label = at - start < 7 and _LABEL.fullmatch("".join(one.text for one in run[start:at]).strip())
        if gap > max(widest, spaced if widest == _LONE_GAP * run[0].size else 0) and not label:
            yield first + start, run[start:at]
            start = at
    yield first + start, run[start:]


def _widest_space(gaps: Sequence[tuple[float, str, str]], size: float) -> float:
    """How wide a gap between two words of one line can be; its narrow ones tell, as a justified line has all alike.

    The spaces before « ; » and within « 1 250 » do not stretch, and tell nothing.
    """
    words = sorted(
        gap
        for gap, before, after in gaps
        if gap > WORD_GAP * size and before != "«" and after not in "»:;!?%" and not (before + after).isdigit()
    )
    if len(words) > _SPACED_OUT * len(gaps):
        # « C O M M U N I Q U É  F I N A L »
        return float("inf")
    if len(words) < 2:
        return _LONE_GAP * size
    return max(_CELL_GAP * size, 2.2 * words[len(words) // 4])


def _follows(run: Sequence[Character], last: Character, one: Character) -> bool:
    size = max(last.size, one.size)
    if abs(one.y - last.y) > _NEAR * size or one.x < last.x - 0.3 * size:
        return False
    if one.x < last.right - 0.9 * size:
        return False
    widest = _LABEL_GAP if len(run) < 7 and _LABEL.fullmatch("".join(c.text for c in run).strip()) else _WIDEST_GAP
    return one.x - last.right < widest * size


def _line(page: int, order: int, run: Sequence[Character]) -> Line | None:
    run = [one for one in run if one.text != "\u00ad" or one.right - one.left > 0.1 * one.size]
    seen = [one for one in run if not one.text.isspace() and one.text >= " "]
    if not seen:
        return None
    size = Counter(round(one.size, 1) for one in seen).most_common(1)[0][0] or 1
    baseline = Counter(round(one.y, 1) for one in seen if one.size > 0.85 * size).most_common(1)[0][0]
    text, mark = written(run, baseline, size)
    bold = sum(one.bold for one in seen) > 0.9 * len(seen)
    left, right = min(one.left for one in seen), max(one.right for one in seen)
    if seen[-1].text in ".…_)—–-0123456789" and len(text) < 0.7 * len(seen):
        # « Le contexte ......... 12 » ends where its words do.
        right = left + (right - left) * len(text) / len(seen)
    return Line(page, text, left, right, baseline, size, bold, order, mark) if text or mark else None


def _joined(lines: Sequence[Line]) -> list[Line]:
    """Pieces of a line that the file has apart (a link, a bold word, a bullet) put together, from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (-one.baseline, one.left)):
        row = next((row for row in rows[-3:] if row[0].beside(line)), None)
        if row is None:
            rows.append([line])
        else:
            row.append(line)
    return sorted((line for row in rows for line in _row(row)), key=lambda line: line.order)


def _row(row: Iterable[Line]) -> Iterator[Line]:
    held: Line | None = None
    for line in sorted(row, key=lambda one: one.left):
        if held is None:
            held = line
            continue
        gap, size = line.left - held.right, max(held.size, line.size)
        label = bool(_LABEL.fullmatch(held.text)) or bool(held.mark and not held.text)
        if -0.5 * size < gap < (_LABEL_GAP if label else _PIECES_GAP) * size:
            held = _together(held, line, space=gap > WORD_GAP * size or label)
        else:
            yield held
            held = line
    if held:
        yield held


def _together(left: Line, right: Line, *, space: bool) -> Line:
    mark = f"{OPEN}{right.mark}{CLOSE}" if right.mark else ""
    between = mark + (" " if right.text[:1].isalnum() else "") if mark else " " * space
    longer = left if len(left.text) >= len(right.text) else right
    return replace(
        longer,
        text=(left.text + between + right.text).strip(),
        left=left.left,
        right=max(left.right, right.right),
        bold=left.bold and right.bold,
        order=min(left.order, right.order),
        mark=left.mark,
    )
