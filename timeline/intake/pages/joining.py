"""Whether a line goes on with the block above it: in its column, or over the end of a column or a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.intake.pages.wording import is_item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.intake.pages.columns import Column
    from timeline.intake.pages.lines import Line
    from timeline.intake.pages.setting import Setting

# Distances of lines in shares of the usual one: within a sentence, and after its end.
_GAP, _SLIGHT_GAP = 1.35, 1.14
_HALF_WORD = re.compile(r"[^\W\d_]-$")
# In em: an indent, and the deepest of a first line; how much two sizes may differ, as a share.
_INDENT, _FIRST_LINE, _SAME_SIZE = 0.8, 5, 0.06
# No heading and no line of an address is longer.
_SHORT = 20


def goes_on(group: Sequence[Line], line: Line, after: Line | None, column: Column, setting: Setting) -> bool:
    """Whether a line goes on with the lines of a block above it in one column; ``after`` is the line below it."""
    above = group[-1]
    one_setting = not (line.cells or above.cells or above.beside(line)) and _alike(above, line, setting)
    if not one_setting or _parted(group, line, setting):
        return False
    if _HALF_WORD.search(above.text) and line.text[:1].islower():
        return True
    if (centred := _centred_pair(above, line, column, setting)) is not None:
        return centred
    whole, full = setting.ended(above.text), _is_full(above, line, setting.right(column))
    if is_item(line.text):
        return full and not whole and _wraps(group, line, column)
    if _indented(group, line) or (whole and _opens(line, after)):
        return False
    return full or (not whole and line.text[:1].islower())


def goes_on_over(group: Sequence[Line], line: Line, last: Column, column: Column, setting: Setting) -> bool:
    """Whether a line goes on with a block that the end of its column or page cut: « en juin / 2015 ».

    A sentence that ends there at the margin ends no paragraph, as long as the next line is not indented.
    """
    above, right = group[-1], setting.right(last)
    if line.cells or above.cells or is_item(line.text) or above.bold is not line.bold or not _same_size(above, line):
        return False
    if setting.is_heading(line):
        return above.page == line.page and line.text[:1].islower()
    full = len(above.text) > _SHORT and _is_full(above, line, right)
    if setting.ended(above.text):
        indented = line.left > column.left + _INDENT * line.size
        justified = len(group) > 2 and all(one.right > right - 0.5 * one.size for one in group[:-1])
        reaches = full and (not justified or above.right > right - 0.5 * above.size)
        return reaches and not above.text.endswith(":") and not indented
    return full or line.text[:1].islower()


def _same_size(above: Line, line: Line) -> bool:
    return abs(above.size - line.size) <= _SAME_SIZE * max(above.size, line.size)


def _alike(above: Line, line: Line, setting: Setting) -> bool:
    # « Le Conseil a décidé » in bold fills a line of its paragraph: the next goes on in small letters.
    weight = above.bold is line.bold or (not setting.ended(above.text) and line.text[:1].islower())
    return weight and _same_size(above, line)


def _parted(group: Sequence[Line], line: Line, setting: Setting) -> bool:
    """Whether more than the usual distance lies between, or the line stands higher."""
    above = group[-1]
    gap, least = above.baseline - line.baseline, 0.9 * setting.leading * above.size
    usual = group[-2].baseline - above.baseline if len(group) > 1 else setting.leading * above.size
    return gap <= 0 or gap > (_SLIGHT_GAP if setting.ended(above.text) else _GAP) * max(usual, least)


def _centred_pair(above: Line, line: Line, column: Column, setting: Setting) -> bool | None:
    """Whether the second of two centred lines goes on with the first; None when they are not centred."""
    right = setting.right(column)
    if abs(above.left - line.left) < 4 or not all(_centred(one, column, right) for one in (above, line)):
        return None
    if setting.is_heading(line):
        return True
    if min(above.left, line.left) > column.left + 2 * line.size:
        return not setting.ended(above.text) and line.text[:1].islower()
    return None


def _centred(line: Line, column: Column, right: float) -> bool:
    middle = line.left + line.right
    return min(abs(middle - column.left - right), abs(middle - column.page_width)) < 0.6 * line.size


def _is_full(above: Line, line: Line, right: float) -> bool:
    """Whether the first word of the line below would not have found room."""
    words = line.text.split(" ")
    first = len(words[0]) + (len(words[1]) + 1 if len(words[0]) < 3 and len(words) > 1 else 0)
    return above.right + (first + 1.5) * 0.5 * above.size > right - 0.5 * above.size


def _wraps(group: Sequence[Line], line: Line, column: Column) -> bool:
    """« l'OTAN / - notamment »: a sign within a sentence, where the text goes on and not where items begin."""
    hangs = len(group) > 1 and abs(line.left - group[-1].left) < 2 and line.left - group[0].left > 2
    return hangs or (not is_item(group[0].text) and abs(line.left - column.left) < 2)


def _opens(line: Line, after: Line | None) -> bool:
    """Whether a line is the first of a paragraph, further in than the next, though it stands where an item goes on."""
    return (
        after is not None
        and _INDENT * line.size < line.left - after.left < _FIRST_LINE * line.size
        and not (is_item(after.text) or not _same_size(line, after))
    )


def _indented(group: Sequence[Line], line: Line) -> bool:
    """Whether a line begins further in, or further out, than the block goes on."""
    moved = line.left - group[-1].left
    if len(group) > 1:
        return abs(moved) > _INDENT * line.size
    if -moved > _FIRST_LINE * line.size:
        return True
    return -moved > _INDENT * line.size if is_item(group[0].text) else moved > _INDENT * line.size
