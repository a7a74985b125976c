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
from functools import cached_property


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
_BASE = re.compile(
    r"(?P<century>\d\d)XX|(?P<decade>\d{3})X|(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?", re.ASCII
)


@dataclass(frozen=True)
class Period:
    """A stretch of the calendar as named: its EDTF base, the part meant, and whether only about."""

    base: str
    part: Part = Part.WHOLE
    about: bool = False

    def __post_init__(self) -> None:
        """Refuse a base that is no period of the calendar, with ValueError."""
        if (match := _BASE.fullmatch(self.base)) is None:
            raise ValueError(f"{self.base!r} is no EDTF period")
        month, day = int(match["month"] or 1), int(match["day"] or 1)
        # « 29 février » without a year may stand: 2000 had one.
        year = 2000 if match["year"] in (None, "XXXX") else int(match["year"])
        if month > 12 and (match["day"] or month not in _GROUPS):
            raise ValueError(f"{self.base!r}: no month or season {month}")
        date(year or 1, min(month, 12), day)
        if match["year"] == "0000":
            raise ValueError(f"{self.base!r}: the calendar begins with year 1")

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
        return _bounds(self.edtf.rstrip("~"))

    @property
    def edtf(self) -> str:
        """The EDTF text: the end of a year is its December, every other part is the period that holds it."""
        end_of_year = self.part is Part.END and re.fullmatch(r"\d{4}", self.base)
        return f"{self.base}{'-12' if end_of_year else ''}{'~' * self.about}"

    @property
    def notation(self) -> str:
        """The text that keeps the part too: ``end 2009~``."""
        return f"{self.part} {self.base}".strip() + "~" * self.about

    @classmethod
    def read(cls, text: str) -> Period:
        """Read the notation back; ValueError when it is none."""
        part, _, base = text.strip().rpartition(" ")
        return cls(base.rstrip("~"), Part(part), base.endswith("~"))


def _bounds(base: str) -> tuple[date, date] | None:
    if base.startswith("XXXX"):
        return None
    if base.endswith("X"):
        return date(int(base.replace("X", "0")) or 1, 1, 1), date(int(base.replace("X", "9")), 12, 31)
    if len(base) == len("2008-12-07"):
        return date.fromisoformat(base), date.fromisoformat(base)
    year, number = int(base[:4]), int(base[5:] or 0)
    _, first, months = _GROUPS.get(number, (None, number or 1, 1 if number else 12))
    return date(year, first, 1), _month_end(year, first + months - 1)


def _month_end(year: int, month: int) -> date:
    carried, month = divmod(month - 1, 12)
    year, month = min(year + carried, 9999), month + 1
    return date(year, month, monthrange(year, month)[1])


def leaning(period: Period) -> tuple[date, date]:
    """The days that the part leans to, a third of the period: « début », « mi- » and « fin » sort in that order."""
    if (bounds := _bounds(period.base)) is None:
        return date.max, date.max
    first, last = bounds
    third = timedelta(days=(last - first).days // 3)
    early, end = first + third, last - third
    spans = {Part.EARLY: (first, early), Part.MID: (early, end), Part.END: (end, last)}
    return spans.get(period.part, bounds)
