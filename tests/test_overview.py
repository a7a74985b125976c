"""The drawn overview: which cell, column or stroke an entry becomes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sample import chronology, into_english

from timeline.model.event import Kind
from timeline.model.translation import State
from timeline.model.when import When
from timeline.publishing.html.names import MOST, in_lines, most_telling, name_entries, name_rules
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
    """However many overlap, the drawing stays four lanes high; on a lane those that lie on one another are one."""
    drawn = draw_overview(dated(*(f"2008-{month:02}/2009-{month:02}" for month in range(1, 13)), *["2008-05"] * 20))
    assert drawn.height == 36 + 4 + 4 * 8
    assert [(stroke.y, stroke.x > 0, stroke.closed) for stroke in strokes(drawn, 2008)] == [
        (42, False, True), (50, True, True), (58, True, True), (66, True, True),
    ]
    apart = draw_overview(dated("2008-01/2008-02", "2008-04/2008-05", "by 2008-06", "by 2008-07", "2009"))
    assert sorted((stroke.x, stroke.reach) for stroke in strokes(apart, 2008)) == [
        (0.0, False), (0.0, True), (0.0, True), (24.86, False),
    ]


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


def titled(*rows: tuple[str, str, bool]) -> Chronology:
    """A chronology of meetings with these dates and titles, some marked by the editors."""
    made = dated(*(notation for notation, _, _ in rows))
    given = {str(When.read(notation)): (title, key) for notation, title, key in rows}
    entries = []
    for entry in made.entries:
        title, key = given[str(entry.event.when)]
        headline = into_english(f"{entry.id}.h", title, title, State.TRANSLATED) if title else None
        entries.append(replace(entry, headline=headline, event=replace(entry.event, key=key, kind=Kind.MEETING)))
    return replace(made, entries=tuple(entries))


def test_the_most_telling_are_what_was_marked_and_then_meetings() -> None:
    """Ten at most, apart in time; nothing without a title or a year."""
    rows = [(f"20{number:02}-06-01", f"Session {number}", number in {3, 4}) for number in range(1, 15)]
    chosen = most_telling(titled(*rows, ("2000-01-01", "", True), ("XXXX-01-01", "Un jour", True)).entries)
    assert [one.headline.source for one in chosen[:2] if one.headline] == ["Session 3", "Session 4"]
    assert len(chosen) == MOST
    years = [one.event.when.stretch[0].year for one in chosen[2:]]
    assert years == sorted(set(years))


def test_no_line_runs_through_a_name_for_a_meeting() -> None:
    """Marked ones are named all; of meetings those whose line meets no name, nor theirs another's."""
    long = "Réunion extraordinaire des ministres de la Navigation et des Ports"
    made = titled(*((f"2008-{month:02}-01", long, month in {5, 6}) for month in range(1, 13)), ("2009-12-31", "Fin", False))
    names = name_entries(made, draw_overview(made))
    assert {name.entry.event.when.stretch[0].month for name in names} >= {5, 6}
    assert not any(name.meets(other) for name in names for other in names)


def test_names_that_are_apart_share_a_line() -> None:
    """And those that are not have lines of their own, the earlier above: its line runs past the beginning of the later."""
    far = titled(("2008-01-01", "Début", True), ("2009-12-31", "Fin", True))
    near = titled(("2008-01-01", "Début", True), ("2008-01-20", "Suite", True), ("2009-12-31", "", False))
    for made, lines in ((far, [0, 0]), (near, [0, 1])):
        names = name_entries(made, draw_overview(made))
        assert [(name.entry.headline.source, name.line) for name in names if name.entry.headline] == [
            *zip(("Début", "Fin" if made is far else "Suite"), lines, strict=True)
        ]
        assert in_lines(names) == names


@pytest.mark.parametrize(
    "rows",
    [
        [("2008-01-01", "Seule année", True)],
        [(f"{year}-01-01", "Trop d'années", True) for year in range(1990, 2010)],
        [("2008-01-01", "Plus long que la page " * 12, True), ("2009-01-01", "", False)],
    ],
)  # fmt: skip
def test_no_names_where_there_is_no_room(rows: list[tuple[str, str, bool]]) -> None:
    """One year alone has no overview, more than sixteen no cells in one row; and no name is cut."""
    made = titled(*rows)
    names = name_entries(made, draw_overview(made))
    assert names == ()
    assert name_rules(names, draw_overview(made)) == ""
