"""Lines in reading order become paragraphs, items, headings and rows of tables, each with its text and its pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import zip_longest
from typing import TYPE_CHECKING

from timeline.intake.pages.joining import goes_on, goes_on_over
from timeline.intake.pages.wording import as_item, is_item, joined, row_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.intake.pages.columns import Column
    from timeline.intake.pages.lines import Line
    from timeline.intake.pages.setting import Setting

_LONGEST_HEADING, _SMALL = 200, 0.93
# In points: items that begin further apart stand in two columns, those less apart at one level.
_OTHER_COLUMN, _SAME_LEVEL = 200, 4


class Kind(StrEnum):
    """What a block of a printed page is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class PrintedBlock:
    """A block: its text, its lines, and where in the text a printed page begins, as page and character.

    ``level`` is 1 to 3 for a heading, 0 and more for an item.
    """

    kind: Kind
    text: str
    lines: tuple[Line, ...]
    pages: tuple[tuple[int, int], ...]
    level: int = 0

    def written(self) -> str:
        """The block as a corpus file has it: « ## Décisions », « - de créer … »."""
        if self.kind is Kind.HEADING:
            return "#" * self.level + " " + self.text
        return "  " * self.level + self.text if self.kind is Kind.ITEM else self.text


def read_blocks(columns: Sequence[Column], setting: Setting) -> tuple[PrintedBlock, ...]:
    """The blocks of a file in reading order."""
    groups = _in_one_piece(_groups(columns, setting), setting)
    return tuple(_with_levels([_block(group, setting) for group in groups]))


def _groups(columns: Sequence[Column], setting: Setting) -> list[list[Line]]:
    """The lines of each block."""
    groups: list[list[Line]] = []
    last: Column | None = None
    for column in columns:
        for line, after in zip_longest(column.lines, column.lines[1:]):
            if last is None:
                joins = False
            elif last is column:
                joins = goes_on(groups[-1], line, after, column, setting)
            else:
                joins = goes_on_over(groups[-1], line, last, column, setting)
            if joins:
                groups[-1].append(line)
            else:
                groups.append([line])
            last = column
    return groups


def _in_one_piece(groups: Iterable[list[Line]], setting: Setting) -> Iterator[list[Line]]:
    """The same, a sentence that a table, a caption or a frame cuts joined before it."""
    held: list[Line] | None = None
    between: list[list[Line]] = []
    for group in groups:
        aside = bool(group[0].cells) or group[0].size < _SMALL * setting.size
        if held and aside:
            between.append(group)
        elif held and between and group[0].text[:1].islower() and not is_item(group[0].text):
            held = held + group
        else:
            yield from filter(None, (held, *between))
            held, between = group, []
            if aside or len(group) < 2 or setting.ended(group[-1].text) or setting.is_heading(group[-1]):
                yield group
                held = None
    yield from filter(None, (held, *between))


def _block(lines: Sequence[Line], setting: Setting) -> PrintedBlock:
    text, starts = joined([line.text for line in lines], setting.keeps_hyphen)
    kind = _kind(lines, text, setting)
    written = row_text(lines[0], setting.keeps_hyphen) if kind is Kind.ROW else text
    if kind is Kind.ITEM:
        written = as_item(text)
    moved = len(written) - len(text)
    pages = [(lines[0].page, 0)]
    for line, start in zip(lines, starts, strict=True):
        if line.page != pages[-1][0]:
            pages.append((line.page, start + moved))
    return PrintedBlock(kind, written, tuple(lines), tuple(pages))


def _kind(lines: Sequence[Line], text: str, setting: Setting) -> Kind:
    if lines[0].cells:
        return Kind.ROW
    if all(map(setting.is_heading, lines)) and len(text) < _LONGEST_HEADING and not text.endswith((".", ";", ",")):
        return Kind.HEADING
    return Kind.ITEM if is_item(text) else Kind.PARAGRAPH


def _with_levels(blocks: Sequence[PrintedBlock]) -> Iterator[PrintedBlock]:
    """Headings by their size, the largest first; items that follow each other by how far in they begin."""
    sizes = sorted({round(block.lines[0].size, 1) for block in blocks if block.kind is Kind.HEADING}, reverse=True)
    lefts: list[float] = []
    for block in blocks:
        left = block.lines[0].left
        if block.kind is not Kind.ITEM:
            lefts = []
            level = min(3, sizes.index(round(block.lines[0].size, 1)) + 1) if block.kind is Kind.HEADING else 0
            yield replace(block, level=level)
            continue
        if not lefts or abs(left - lefts[-1]) < _OTHER_COLUMN:
            lefts = [one for one in lefts if one <= left + _SAME_LEVEL]
            if not lefts or left > lefts[-1] + _SAME_LEVEL:
                lefts.append(left)
        yield replace(block, level=len(lefts) - 1)
