"""The drawn overview: which cell, column or stroke an entry becomes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sample import chronology

from timeline.model.when import When
from timeline.publishing.html.overview import Overview, Stroke, draw_overview, month_of

if TYPE_CHECKING:
    from timeline.model.edition import Chronology


def dated(*notations: str) -> Chronology:
    """A chronology with an entry for each of these dates; its communiqué is of 7 December 2007."""
    made = chronology()
    first = made.entries[0]
    entries = [
        replace(first, id=f"e{number}", event=replace(first.event, when=When.read(notation)))
        for number, notation in enumerate(notations)
    ]
    return replace(made, entries=tuple(sorted(entries, key=lambda entry: entry.event.when)))


def strokes(drawn: Overview, year: int) -> tuple[Stroke, ...]:
    """What one year sees."""
    return next(cell.strokes for cell in drawn.cells if cell.year == year)


@pytest.mark.parametrize(
    ("notation", "month"),
    [("2007-12-07", 12), ("2007-12-07~", 12), ("2007-12", 0), ("by 2007-12-07", 0), ("since 2007-12-07", 0), ("2007-12-01/2007-12-03", 0)],
)  # fmt: skip
def test_column(notation: str, month: int) -> None:
    """Only one day stands in the column of its month."""
    assert month_of(dated(notation).entries[0]) == month


def test_columns_are_as_high_as_their_entries() -> None:
    """The highest column fits; the others keep their proportion."""
    drawn = draw_overview(dated(*["2008-03-03"] * 9, "2008-04-01"))
    heights = {one.month: one.height for one in drawn.cells[0].columns}
    assert heights == {3: 36, 4: 4}


def test_a_period_crosses_its_years() -> None:
    """Each year sees its part."""
    drawn = draw_overview(dated("2008-07-01/2010-06-30", "2010-12-31"))
    assert [(one.x, one.end, one.closed) for year in (2008, 2009, 2010) for one in strokes(drawn, year)] == [
        (49.73, 100.0, False),
        (0.0, 100.0, False),
        (0.0, 49.59, True),
    ]


def test_a_deadline_reaches_from_its_text() -> None:
    """From the day the communiqué was published to the day it falls due, where it is closed."""
    drawn = draw_overview(dated("2007-01-01", "by end 2008"))
    (start,), (end,) = strokes(drawn, 2007), strokes(drawn, 2008)
    assert (start.reach, start.closed, start.end) == (True, False, 100.0)
    assert (end.x, end.end, end.closed) == (0.0, 100.0, True)


def test_long_silences_are_one_cell() -> None:
    """More than six empty years are folded, fewer are drawn."""
    drawn = draw_overview(dated("1980-01-01", "1987-01-01", "1999-01-01"))
    assert [(cell.year, cell.skipped) for cell in drawn.cells] == [
        (1980, 0), *((year, 0) for year in range(1981, 1987)), (1987, 0), (1988, 1998), (1999, 0),
    ]  # fmt: skip


def test_many_periods_share_few_lanes() -> None:
    """However many overlap, the drawing stays four lanes high; equal ones are one."""
    drawn = draw_overview(dated(*(f"2008-{month:02}/2009-{month:02}" for month in range(1, 13)), *["2008-05"] * 20))
    assert drawn.height == 36 + 4 + 4 * 8
    assert len(strokes(drawn, 2008)) == 13


@pytest.mark.parametrize(
    ("notations", "cells"),
    [
        ((), []), (("XXXX-05-12",), []), (("0001",), [(1, 0)]), (("9998",), [(9998, 0)]),
        (("0001-01-01", "9998-12-31"), [(1, 0), (2, 9997), (9998, 0)]),
    ],
)  # fmt: skip
def test_every_date_can_be_drawn(notations: tuple[str, ...], cells: list[tuple[int, int]]) -> None:
    """No date makes it fail or grow without end; what names no year is not drawn."""
    assert [(cell.year, cell.skipped) for cell in draw_overview(dated(*notations)).cells] == cells
