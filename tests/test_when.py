"""When: every value survives its own text, sorts, and agrees with an outside library on its first and last day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model.period import Part, Period, Precision
from timeline.model.when import DEADLINES, ONWARDS, Reach, Shape, When

if TYPE_CHECKING:
    from time import struct_time

YEARS = st.integers(1000, 2999)
MONTHS = st.builds("{:04}-{:02}".format, YEARS, st.integers(1, 12))
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(date.isoformat)
SEASONS = st.builds("{:04}-{}".format, YEARS, st.integers(21, 24))
GROUPS = st.builds("{:04}-{}".format, YEARS, st.sampled_from([33, 34, 35, 36, 40, 41]))
DECADES, CENTURIES = st.integers(100, 299).map("{}X".format), st.integers(10, 29).map("{}XX".format)
YEARLESS = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: f"XXXX{day.isoformat()[4:]}")
BASES = st.one_of(YEARS.map("{:04}".format), MONTHS, DAYS, SEASONS, GROUPS, DECADES, CENTURIES, YEARLESS)
PERIODS = st.builds(Period, BASES, st.sampled_from(Part), st.booleans())


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Any When that can be made."""
    shape = draw(st.sampled_from(Shape))
    if shape is Shape.ONE:
        return When((draw(PERIODS),), shape, draw(st.sampled_from(Reach)))
    if shape is Shape.RANGE:
        ends = sorted(draw(st.lists(PERIODS, min_size=2, max_size=2)), key=lambda period: period.bounds or ())
        return When(tuple(ends), shape)
    return When(tuple(draw(st.lists(PERIODS, min_size=2, max_size=4))), shape)


@settings(deadline=None)
@given(whens())
def test_survives_its_notation(when: When) -> None:
    """The notation reads back to the very same When, words and all."""
    assert When.read(when.notation) == when


@settings(deadline=None)
@given(whens())
def test_edtf_survives_reading(when: When) -> None:
    """The EDTF text reads back to a When with that text and, but for a lost « fin », the same days."""
    again = When.read(str(when))
    assert str(again) == str(when)
    assert (again.earliest, again.latest) == (when.earliest, when.latest)


def _day(told: struct_time) -> date:
    return date(told.tm_year, told.tm_mon, told.tm_mday)


# The library takes 15 ms for a date.
@settings(max_examples=40, deadline=None)
@given(st.one_of(YEARS.map("{:04}".format), MONTHS, DAYS, DECADES, CENTURIES))
def test_agrees_with_the_edtf_library(base: str) -> None:
    """Days, months, years, decades and centuries begin and end where the outside library says."""
    outside, when = parse_edtf(base), When.read(base)
    assert (when.earliest, when.latest) == (_day(outside.lower_strict()), _day(outside.upper_strict()))


@settings(max_examples=10, deadline=None)
@given(st.lists(DAYS, min_size=2, max_size=2).map(sorted))
def test_ranges_agree_with_the_edtf_library(days: list[str]) -> None:
    """A range of days begins and ends where the outside library says."""
    outside, when = parse_edtf("/".join(days)), When.read("/".join(days))
    assert (when.earliest, when.latest) == (_day(outside.lower_strict()), _day(outside.upper_strict()))


@settings(deadline=None)
@given(st.lists(whens(), max_size=4))
def test_sorts_the_same_from_any_order(several: list[When]) -> None:
    """The order is a property of the dates alone."""
    backwards = several[::-1]
    assert sorted(several) == sorted(backwards)


@pytest.mark.parametrize(
    "in_order",
    [
        ["early 2008", "2008-01-15", "2008-03-02", "2008-03-31", "2008-03", "2008-04-01", "2008-35", "2008-12-31", "2008"],
        ["2008-03-31", "2008-03", "2008-03~", "2008-04-01"],
        ["2007-12-31", "2007-24", "2007", "2008-01-01"],
        ["2008-12-30", "by 2008-12-31", "by 2008-12", "by 2008", "2009-01-01"],
        ["2008-05-30", "before 2008-22", "2008-06-02", "2008", "before end 2008"],
        ["2008-04-02/2008-04-04", "2008-04-03", "2008-04"],
        ["early 2008-03", "2008-03-02", "mid 2008-03", "2008-03-20", "end 2008-03"],
        ["1998", "199X", "2000-01-01"],
        ["2008", "2009", "XXXX-05-12"],
    ],
)
def test_stands_where_a_reader_looks(in_order: list[str]) -> None:
    """A month after its days, a year after its months, a deadline at its end, about after exact; early is early."""
    assert [when.notation for when in sorted(map(When.read, reversed(in_order)))] == in_order


def test_reach_opens_one_side() -> None:
    """A deadline has no first day, a beginning no last one, whatever the word."""
    for reach in Reach:
        when = When.of("2008", reach=reach)
        assert (when.earliest is None) == (reach in DEADLINES)
        assert (when.latest is None) == (reach in ONWARDS)


@pytest.mark.parametrize(
    ("notation", "edtf", "earliest", "latest"),
    [
        ("by end 2008", "../2008-12", None, "2008-12-31"),
        ("end 2009~", "2009-12~", "2009-12-01", "2009-12-31"),
        ("early 2008-03", "2008-03", "2008-03-01", "2008-03-31"),
        ("2013-22", "2013-22", "2013-06-01", "2013-08-31"),
        ("2013-24", "2013-24", "2013-12-01", "2014-02-28"),
        ("2010-34", "2010-34", "2010-04-01", "2010-06-30"),
        ("2008-41", "2008-41", "2008-07-01", "2008-12-31"),
        ("{2011-03-09,2011-03-23}", "{2011-03-09,2011-03-23}", "2011-03-09", "2011-03-23"),
        ("XXXX-05-12", "XXXX-05-12", None, None),
        ("199X", "199X", "1990-01-01", "1999-12-31"),
        ("20XX", "20XX", "2000-01-01", "2099-12-31"),
    ],
)
def test_knows_its_days(notation: str, edtf: str, earliest: str | None, latest: str | None) -> None:
    """Each notation has its EDTF, its first day and its last."""
    when = When.read(notation)
    told = (str(when), when.earliest and when.earliest.isoformat(), when.latest and when.latest.isoformat())
    assert told == (edtf, earliest, latest)


@pytest.mark.parametrize("text", ["", "2008-13", "2007-02-29", "mars 2008", "2008/2007", "0000", "2008-99", "2008-00", "XXXX-00", "XXXX-02-30", "{2008}", "by by 2008"])
def test_refuses_what_is_no_date(text: str) -> None:
    """What the calendar does not have is no When."""
    with pytest.raises(ValueError, match=r".+"):
        When.read(text)


def test_the_coarsest_period_gives_the_precision() -> None:
    """A range from a day to a year is as exact as the year."""
    assert When.read("2007-03-04/2008").precision is Precision.YEAR
