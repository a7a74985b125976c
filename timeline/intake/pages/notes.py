"""Footnotes are set aside from the sentences they cut, and numbered through the whole text.

A note is smaller than the text and has none of it below, or it begins at the foot with a raised digit.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.intake.pages.lettering import CLOSE, OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.intake.pages.lines import Line

# Shares: of the size of the text, and of the height of the page.
_SMALL, _FOOT = 0.93, 0.6
_NUMBER = re.compile(r"[\[(]?(\d{1,3})(?:[.)\]]|\s[-–])?\s+(?=\S)")
_MARKS = re.compile(f"{OPEN}(\\d+){CLOSE}")


@dataclass(frozen=True, slots=True)
class Note:
    """A note: the page it begins on, its number there, its number in the whole text, its lines."""

    page: int
    own: str
    number: str
    lines: tuple[Line, ...]


def body_size(pages: Iterable[Sequence[Line]]) -> float:
    """The size that most letters have; 0 when there are none."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def set_notes_aside(
    pages: Sequence[Sequence[Line]], heights: Sequence[float]
) -> tuple[list[list[Line]], tuple[Note, ...]]:
    """The pages without their notes, each mark with its note's number in the whole text; and the notes in order."""
    body = body_size(pages)
    kept: list[list[Line]] = []
    notes: list[Note] = []
    for lines, height in zip(pages, heights, strict=True):
        foot = _Foot(lines, body, height)
        at_foot = foot.notes(goes_on=bool(notes) and not _whole(notes[-1]))
        for line, own in at_foot:
            if own:
                notes.append(Note(line.page, own, own, (_without_number(line),)))
            else:
                notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, line))
        gone = {id(line) for line, _ in at_foot}
        kept.append([line for line in lines if id(line) not in gone])
    notes = _numbered_through(notes)
    numbers = {(note.page, note.own): note.number for note in notes}
    return [[_with_numbers(line, numbers) for line in lines] for lines in kept], tuple(notes)


@dataclass(frozen=True)
class _Foot:
    """A page while its notes are looked for."""

    lines: Sequence[Line]
    body: float
    height: float

    def notes(self, *, goes_on: bool) -> list[tuple[Line, str]]:
        """The lines of the notes, column by column, each with the number that it begins with, or none."""
        found: list[tuple[Line, str]] = []
        marks = {mark for line in self.lines for mark in _MARKS.findall(line.text)}
        for column in _columns([line for line in self.lines if self.is_low(line)]):
            begun = goes_on and not found
            for line in column:
                own = self.number(line, marks)
                begun = begun or bool(own)
                if begun:
                    found.append((line, own))
        return found

    def is_low(self, line: Line) -> bool:
        """Whether a line is small and no text stands below it, or stands under the raised digit of a note."""
        opens = [one for one in self.lines if one.mark and one.above(line) and one.baseline >= line.baseline - 1]
        if len(opens) < 2 and line.baseline > _FOOT * self.height:
            return False
        if line.size < _SMALL * self.body:
            large = (one for one in self.lines if one.size >= _SMALL * self.body and not one.mark)
            return not any(one.baseline < line.baseline and one.above(line) for one in large)
        return len(opens) > 1 or any(one.baseline < _FOOT * self.height for one in opens)

    def number(self, line: Line, marks: set[str]) -> str:
        """The number of the note that a line begins: raised, or one that a mark on the page has."""
        match = _NUMBER.match(line.text)
        return line.mark or (match[1] if match and match[1] in marks else "")


def _columns(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines one under the other, the column on the left first."""
    columns: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (-round(one.baseline), one.left)):
        column = next((one for one in columns if any(other.above(line) for other in one)), None)
        if column is None:
            columns.append([line])
        else:
            column.append(line)
    return sorted(columns, key=lambda column: min(line.left for line in column))


def _without_number(line: Line) -> Line:
    return line if line.mark else replace(line, text=_NUMBER.sub("", line.text, count=1))


def _whole(note: Note) -> bool:
    return note.lines[-1].text.endswith((".", "!", "?", "»", ")"))


def _numbered_through(notes: list[Note]) -> list[Note]:
    """The same; where numbers begin anew on each page, numbered through the text."""
    if len({note.own for note in notes}) == len(notes):
        return notes
    return [replace(note, number=str(at)) for at, note in enumerate(notes, 1)]


def _with_numbers(line: Line, numbers: dict[tuple[int, str], str]) -> Line:
    if line.mark:
        line = replace(line, text=f"{OPEN}{line.mark}{CLOSE} {line.text}", mark="")
    if OPEN not in line.text:
        return line
    text = _MARKS.sub(lambda mark: f"{OPEN}{numbers.get((line.page, mark[1]), mark[1])}{CLOSE}", line.text)
    return replace(line, text=text)
