"""The calendar: units around a day, steps of units, weekdays, the nth part of a period. Nothing here reads text."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import MAXYEAR, date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.model.period import Period
from timeline.model.when import Shape, When

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTHS = {"month": 1, "quarter": 3, "semester": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "half": 15}
THURSDAY, SATURDAY = 3, 5
_ANY_YEAR = "2001"


def group_code(unit: str, number: int) -> int:
    """The EDTF code of a quarter or semester, 33 to 36, 40 and 41; of the last one when the number is -1."""
    last, before = {"quarter": (4, 32), "semester": (2, 39)}[unit]
    number = last if number == -1 else number
    if not 1 <= number <= last:
        raise ValueError(f"there is no {unit} {number}")
    return before + number


def shift(day: date, steps: int, unit: str) -> date:
    """The day so many units on; the 31st becomes the last of a shorter month."""
    if unit in _DAYS:
        return day + timedelta(days=steps * _DAYS[unit])
    months = day.year * 12 + day.month - 1 + steps * _MONTHS[unit]
    year, month = divmod(months, 12)
    if not 1 <= year <= MAXYEAR:
        raise ValueError(f"there is no year {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def unit_around(day: date, unit: str) -> When:
    """The unit that holds the day; a week is its Monday to its Sunday."""
    return _UNITS[unit](day)


def _week(day: date, first: int, last: int) -> When:
    monday = day - timedelta(days=day.weekday())
    return day_range(monday + timedelta(days=first), monday + timedelta(days=last))


@lru_cache(maxsize=8192)
def named(base: str) -> When:
    """One period, remembered: a text names the same ones again and again."""
    return When.of(base)


_UNITS: dict[str, Callable[[date], When]] = {
    "day": lambda day: named(day.isoformat()),
    "week": lambda day: _week(day, 0, 6),
    "weekend": lambda day: _week(day, 5, 6),
    "month": lambda day: named(f"{day.year:04}-{day.month:02}"),
    "quarter": lambda day: named(f"{day.year:04}-{33 + (day.month - 1) // 3}"),
    "semester": lambda day: named(f"{day.year:04}-{40 + (day.month - 1) // 6}"),
    "season": lambda day: named(f"{day.year - (day.month < 3):04}-{21 + (day.month - 3) % 12 // 3}"),
    "year": lambda day: named(f"{day.year:04}"),
    "decade": lambda day: named(f"{day.year // 10:03}X"),
    "century": lambda day: named(f"{day.year // 100:02}XX"),
}


def day_range(first: date, last: date) -> When:
    """From a day to a day."""
    return When((Period(first.isoformat()), Period(last.isoformat())), Shape.RANGE)


def on_weekday(day: date, wanted: int, which: int) -> date:
    """The nearest such weekday: strictly before (-1), on or after (0), strictly after (1)."""
    if which < 0:
        return day - timedelta(days=(day.weekday() - wanted - 1) % 7 + 1)
    ahead = (wanted - day.weekday()) % 7
    return day + timedelta(days=7 if which and not ahead else ahead)


def near_day(start: date, number: int, weekday: int | None, *, back: bool) -> date | None:
    """The next (or last) day of that number from a day on, on that weekday if one is named."""
    for step in range(0, -13, -1) if back else range(13):
        first = shift(start.replace(day=1), step, "month")
        if number > monthrange(first.year, first.month)[1]:
            continue
        day = first.replace(day=number)
        if day.weekday() == weekday or (weekday is None and (day <= start if back else day >= start)):
            return day
    return None


def with_year(period: Period, year: int) -> Period:
    """The period in that year: « XXXX-05-12 » in 2008 is 2008-05-12; a 29 February in the nearest year that has one."""
    if period.base.endswith("-02-29"):
        year = next(near for away in range(9) for near in (year - away, year + away) if near > 0 and isleap(near))
    return Period(f"{year:04}{period.base[4:]}", period.part, period.about)


def cross(opening: Period, closing: Period) -> bool:
    """Whether the opening begins after the closing ends."""
    return bool(opening.bounds and closing.bounds and opening.bounds[0] > closing.bounds[1])


def follow_on(bases: list[str]) -> bool:
    """Whether days, or months, come one right after the other: « 30 juin et 1er juillet »."""
    if len({len(base) for base in bases}) > 1:
        return False
    bounds = [Period(base.replace("XXXX", _ANY_YEAR)).bounds for base in bases]
    return all(one and then and then[0] - one[1] == timedelta(days=1) for one, then in pairwise(bounds))


def nth_within(first: date, last: date, number: int, unit: str) -> When | None:
    """The nth day, week, half or longer unit of a stretch; the last when the number is -1, the one before it -2."""
    if unit == "week":
        # A week belongs to the month or year that has its Thursday, as in ISO 8601.
        thursday = nth_weekday(first, last, number, THURSDAY)
        return None if thursday is None or thursday.earliest is None else unit_around(thursday.earliest, "week")
    if unit == "weekend":
        # « le dernier week-end de janvier » is that of its last Saturday.
        saturday = nth_weekday(first, last, number, SATURDAY)
        return None if saturday is None or saturday.earliest is None else unit_around(saturday.earliest, "weekend")
    if unit == "half":
        middle = first.replace(day=15)
        return day_range(first, middle) if number == 1 else day_range(middle + timedelta(days=1), last)
    start = shift(first, number - 1, unit) if number > 0 else shift(last, number + 1, unit)
    return unit_around(start, unit) if first <= start <= last else None


def nth_weekday(first: date, last: date, number: int, wanted: int) -> When | None:
    """The nth Monday (0) to Sunday (6) of a stretch; the last when the number is -1, the one before it -2."""
    day = on_weekday(first, wanted, 0) + timedelta(weeks=number - 1)
    if number < 0:
        day = on_weekday(last + timedelta(days=1), wanted, -1) + timedelta(weeks=number + 1)
    return When.day(day) if first <= day <= last else None


def first_or_last(first: date, last: date, count: int, unit: str) -> When | None:
    """The first so many units of a stretch, or the last when the count is below zero."""
    near = nth_within(first, last, 1 if count > 0 else -1, unit)
    if near is None or near.earliest is None:
        return None
    far = unit_around(shift(near.earliest, count - 1 if count > 0 else count + 1, unit), unit)
    opening, closing = (near, far) if count > 0 else (far, near)
    return near if abs(count) == 1 else When((opening.periods[0], closing.periods[-1]), Shape.RANGE)
