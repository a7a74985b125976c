"""Period: a stretch of the calendar as it is named, from a day to a century, and which part of it is meant.

>>> spring = Period("2008-21")
>>> spring.precision.value, [day.isoformat() for day in spring.bounds]
('season', ['2008-03-01', '2008-05-31'])
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property, lru_cache


class Part(StrEnum):
    """Which part of a period the words name: « début mars », « mi-2008 », « fin 2009 »."""

    WHOLE = ""
    EARLY = "early"
    MID = "mid"
    END = "end"


class Precision(StrEnum):
    """How exactly a period is named, from the finest to the coarsest."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    SEMESTER = "semester"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


COARSENESS = {precision: number for number, precision in enumerate(Precision)}
# ISO 8601-2 (EDTF) sub-year groupings, 4.8.1: code -> (precision, first month, months); winter runs into next year.
_GROUPS = {
    **{21 + n: (Precision.SEASON, 3 + 3 * n, 3) for n in range(4)},
    **{33 + n: (Precision.QUARTER, 1 + 3 * n, 3) for n in range(4)},
    **{40 + n: (Precision.SEMESTER, 1 + 6 * n, 6) for n in range(2)},
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_BASE = re.compile(
    r"(?P<century>\d\d)XX|(?P<decade>\d{3})X"
    r"|(?P<year>\d{4}|XXXX)(?:-(?P<month>(?!00)\d\d)(?:-(?P<day>\d\d))?)?",
    re.ASCII,
)


@dataclass(frozen=True)
class Period:
    """A stretch of the calendar as named: its EDTF base, the part meant, and whether the words say « vers », about."""

    base: str
    part: Part = Part.WHOLE
    about: bool = False

    def __post_init__(self) -> None:
        """Refuse a base that is no period of the calendar, with ValueError."""
        _bounds(self.base)

    @cached_property
    def precision(self) -> Precision:
        """The unit the period is named in."""
        if self.base.endswith("XX"):
            return Precision.CENTURY
        if self.base.endswith("X"):
            return Precision.DECADE
        if len(self.base) == len("2008-12-07"):
            return Precision.DAY
        if len(self.base) == len("2008"):
            return Precision.YEAR
        return _GROUPS.get(int(self.base[5:]), (Precision.MONTH,))[0]

    @cached_property
    def bounds(self) -> tuple[date, date] | None:
        """First and last day of what EDTF says, ends included; None when the year is not known (``XXXX-05-12``)."""
        return _bounds(self._stated)

    @property
    def edtf(self) -> str:
        """The EDTF text, which has no parts: the end of a year is its December, any other part the whole period."""
        return self._stated + "~" * self.about

    @property
    def _stated(self) -> str:
        return f"{self.base}-12" if self.part is Part.END and self.precision is Precision.YEAR else self.base

    @property
    def notation(self) -> str:
        """Our own text, from which ``read`` makes this very Period again: ``end 2009~``."""
        return f"{self.part} {self.base}".strip() + "~" * self.about

    @classmethod
    def read(cls, text: str) -> Period:
        """The period of a notation; ValueError when it is none."""
        part, _, base = text.strip().rpartition(" ")
        return cls(base.rstrip("~"), Part(part), base.endswith("~"))


@lru_cache(maxsize=8192)
def _bounds(base: str) -> tuple[date, date] | None:
    """First and last day of a base, None without a year; ValueError when it is no period of the calendar."""
    if _DAY.fullmatch(base):
        day = date.fromisoformat(base)
        return day, day
    if (match := _BASE.fullmatch(base)) is None:
        raise ValueError(f"{base!r} is no EDTF period")
    if base.endswith("X"):
        return date(int(base.replace("X", "0")) or 1, 1, 1), date(int(base.replace("X", "9")), 12, 31)
    number = int(match["month"] or 0)
    if number > 12 and (match["day"] or number not in _GROUPS):
        raise ValueError(f"{base!r}: no month or season {number}")
    if match["year"] == "0000":
        raise ValueError(f"{base!r}: the calendar begins with year 1")
    _, first, months = _GROUPS.get(number, (None, number or 1, 1 if number else 12))
    if match["year"] == "XXXX":
        # « 29 février » without a year may stand: 2000 had one.
        date(2000, first, int(match["day"] or 1))
        return None
    year = int(match["year"])
    return date(year, first, 1), _month_end(year, first + months - 1)


def _month_end(year: int, month: int) -> date:
    carried, month = divmod(month - 1, 12)
    year, month = min(year + carried, 9999), month + 1
    return date(year, month, monthrange(year, month)[1])


def part_bounds(period: Period) -> tuple[date, date]:
    """First and last day of the part meant, a third of the period: « début », « mi- » and « fin » sort in that order.

    ``date.max`` twice when the year is not known.
    """
    if (bounds := _bounds(period.base)) is None:
        return date.max, date.max
    if not period.part:
        return bounds
    first, last = bounds
    third = timedelta(days=(last - first).days // 3)
    early, end = first + third, last - third
    return {Part.EARLY: (first, early), Part.MID: (early, end), Part.END: (end, last)}[period.part]


def sort_day(period: Period) -> date:
    """The day at which a period stands among others: its last, so that « mars 2008 » comes after the days of March.

    « début » stands at its first day, « mi- » in its middle, and a winter in the year it is named for. ``date.max``
    when the year is not known.
    """
    if (bounds := _bounds(period.base)) is None:
        return date.max
    first, last = bounds
    last = min(last, date(first.year, 12, 31)) if period.precision is Precision.SEASON else last
    days = {Part.EARLY: first, Part.MID: first + (last - first) // 2}
    return days.get(period.part, last)
