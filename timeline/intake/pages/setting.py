"""How a file is set: the size of its text, the distance of its lines, the widths of its columns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from timeline.intake.pages.notes import body_size
from timeline.intake.pages.wording import with_marks
from timeline.reading.wrapped import ended

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.intake.pages.columns import Column
    from timeline.intake.pages.lines import Line
    from timeline.intake.pages.wording import KeepsHyphen

_LARGER, _USUAL_LEADING = 1.08, 1.2
# So many lines that end at one place tell where lines end.
_TELLING = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """What most lines of a file have in common, and what its language says of hyphens and abbreviations.

    ``leading`` is the distance of two lines in em; ``bold`` says that most of the text is; ``widths`` are those of the
    columns by their place on the page, in points.
    """

    size: float
    leading: float
    bold: bool
    widths: Mapping[str, float]
    keeps_hyphen: KeepsHyphen
    abbreviations: frozenset[str]

    @classmethod
    def of(cls, columns: Sequence[Column], keeps_hyphen: KeepsHyphen, abbreviations: frozenset[str]) -> Setting:
        """The setting of all columns of a file."""
        lines = [line for column in columns for line in column.lines]
        size = body_size([lines]) or 1
        bold = 2 * sum(len(line.text) for line in lines if line.bold) > sum(len(line.text) for line in lines)
        return cls(size, _leading(columns, size), bold, _widths(columns, size), keeps_hyphen, abbreviations)

    def ended(self, text: str) -> bool:
        """Whether a line ends as a sentence or an opening does; « M. », « art. » do not."""
        word = text.rsplit(" ", 1)[-1].rstrip(".").lower()
        return ended(with_marks(text)) and not (text.endswith(".") and word in self.abbreviations)

    def is_heading(self, line: Line) -> bool:
        """Whether a line is larger than the text, or bold where the text is not."""
        return line.size >= _LARGER * self.size or (line.bold and not self.bold)

    def right(self, column: Column) -> float:
        """Where the lines of a column end; the pieces of a letterhead have no such place."""
        return float("inf") if column.path[-1:].islower() else column.left + self.widths[column.path]


def _widths(columns: Sequence[Column], size: float) -> dict[str, float]:
    """The widths of the columns at each place of the page; a few short lines do not tell, the page's margins do."""
    widths: dict[str, float] = {}
    for column in columns:
        widths[column.path] = max(widths.get(column.path, 0), column.right - column.left)
    across = [column for column in columns if not column.path]
    ends = [line.right - column.left for column in across for line in column.lines]
    if sum(end > widths[""] - 1.5 * size for end in ends) < _TELLING:
        widths[""] = max([widths.get("", 0), *(column.page_width - 2 * column.left for column in across)])
    return widths


def _leading(columns: Sequence[Column], size: float) -> float:
    """The distance of two lines of one paragraph: the smallest that is common."""
    gaps = [
        round((above.baseline - below.baseline) / size, 1)
        for column in columns
        for above, below in pairwise(column.lines)
        if abs(above.size - size) < 0.1 * size and 0.8 * size < above.baseline - below.baseline < 2.6 * size
    ]
    common = [gap for gap, times in Counter(gaps).items() if times >= 0.25 * len(gaps)]
    return min(common) if common else median(gaps) if gaps else _USUAL_LEADING
