"""The calendar: units around a day, steps of units, weekdays, the nth part of a period. Nothing here reads text."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from timeline.when import Part, Period, Shape, When

_MONTHS = {"month": 1, "quarter": 3, "semester": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "half": 15}


def group_code(unit: str, number: int) -> int:
    """The EDTF code of a quarter or semester: 33 to 36, 40 and 41."""
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
    if not 1 <= year <= 9999:  # noqa: PLR2004
        raise ValueError("no such year")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def unit_around(day: date, unit: str) -> When:
    """The unit that holds the day; a week is its Monday to its Sunday."""
    monday = day - timedelta(days=day.weekday())
    year = f"{day.year:04}"
    match unit:
        case "day":
            return When.day(day)
        case "week":
            return days(monday, monday + timedelta(days=6))
        case "weekend":
            return days(monday + timedelta(days=5), monday + timedelta(days=6))
        case "month":
            return When.of(f"{year}-{day.month:02}")
        case "quarter":
            return When.of(f"{year}-{33 + (day.month - 1) // 3}")
        case "semester":
            return When.of(f"{year}-{40 + (day.month - 1) // 6}")
        case "season":
            return When.of(f"{day.year - (day.month < 3):04}-{21 + (day.month - 3) % 12 // 3}")  # noqa: PLR2004
        case "decade":
            return When.of(f"{year[:3]}X")
        case "century":
            return When.of(f"{year[:2]}XX")
    return When.of(year)


def days(first: date, last: date) -> When:
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
    months = range(0, -13, -1) if back else range(13)
    for step in months:
        first = shift(start.replace(day=1), step, "month")
        if number > monthrange(first.year, first.month)[1]:
            continue
        day = first.replace(day=number)
        if (day > start if back else day < start) and weekday is None:
            continue
        if weekday is None or day.weekday() == weekday:
            return day
    return None


def with_year(period: Period, year: int) -> Period:
    """The period in that year: « XXXX-05-12 » in 2008 is 2008-05-12."""
    return Period(f"{year:04}{period.base[4:]}", period.part, period.about)


def follow_on(bases: list[str]) -> bool:
    """Whether days or months come one right after the other."""
    numbers = [int(base[-2:]) for base in bases]
    same = len({base[:-2] for base in bases}) == 1
    return same and all(after - number == 1 for number, after in zip(numbers, numbers[1:], strict=False))


def nth_within(first: date, last: date, number: int, unit: int | str | object) -> When | None:
    """The nth weekday (0 is Monday), day, week, half or month of a stretch; the last when ``number`` is -1."""
    if isinstance(unit, int):
        return _nth_weekday(first, last, number, unit)
    match unit:
        case "day":
            day = first + timedelta(days=number - 1) if number > 0 else last
            return When.day(day) if first <= day <= last else None
        case "week":
            # A week belongs to the month or year that has its Thursday, as in ISO 8601.
            thursday = _nth_weekday(first, last, number, 3)
            return None if thursday is None or thursday.earliest is None else unit_around(thursday.earliest, "week")
        case "half":
            middle = first.replace(day=15)
            halves = {1: days(first, middle), 2: days(middle + timedelta(days=1), last), -1: days(middle + timedelta(days=1), last)}
            return halves.get(number)
        case "month" | "quarter" | "semester" | "year" | "decade":
            start = shift(first, number - 1, unit) if number > 0 else last
            return unit_around(start, unit) if first <= start <= last else None
    return None


def first_or_last(first: date, last: date, count: int, unit: str) -> When | None:
    """The first so many units of a stretch, or the last when the count is below zero."""
    ends = [nth_within(first, last, number, unit) for number in ((1, count) if count > 0 else (-1,))]
    if count < 0 and ends[0] is not None and (end := ends[0].earliest) is not None:
        ends = [unit_around(shift(end, count + 1, unit), unit), ends[0]]
    opening, closing = ends[0], ends[-1]
    if opening is None or closing is None:
        return None
    return When((opening.periods[0], closing.periods[-1]), Shape.RANGE) if abs(count) > 1 else opening


def _nth_weekday(first: date, last: date, number: int, wanted: int) -> When | None:
    day = on_weekday(first, wanted, 0) + timedelta(weeks=number - 1)
    if number < 0:
        day = on_weekday(last + timedelta(days=1), wanted, -1)
    return When.day(day) if first <= day <= last else None


@lru_cache(maxsize=8192)
def named(base: str, part: Part = Part.WHOLE, *, about: bool = False) -> When:
    """One period, remembered: a text names the same ones again and again."""
    return When.of(base, part, about=about)
