"""Days of the French republican calendar: « le 18 brumaire an VIII » is 9 November 1799."""

from __future__ import annotations

from datetime import date, timedelta

from timeline.dates import calendar
from timeline.dates.expression import STATED, Expression, Resolved
from timeline.model.when import When

# The first of vendémiaire of each year in which the calendar was in use; the last ended with 1805.
_NEW_YEARS = tuple(
    date(1791 + number, 9, day)
    for number, day in enumerate((22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23), 1)
)
_MONTH, _LONGEST = 30, 6


def republican(slots: Expression) -> Resolved | None:
    """A day or month of a republican year, or a day after its twelve months; None where there was none."""
    year, month, day = slots.number("count"), slots.number("month", 13), slots.number("day") or slots.number("ordinal")
    if not 1 <= year <= len(_NEW_YEARS) or day > (_MONTH if month < 13 else _LONGEST):
        return None
    first = _NEW_YEARS[year - 1] + timedelta(days=_MONTH * (month - 1))
    return Resolved(_when(first, day), STATED, slots.weekday)


def _when(first: date, day: int) -> When:
    if day:
        return When.day(first + timedelta(days=day - 1))
    return calendar.day_range(first, first + timedelta(days=_MONTH - 1))
