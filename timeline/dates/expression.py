"""What a rule found, ready to be resolved: its slots filled with numbers, words and dates, and what surrounds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from timeline.dates import calendar
from timeline.model.period import Precision

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from timeline.model.when import When

STATED, FROM_TENSE, FROM_BEFORE, FROM_PUBLICATION = "stated", "from tense", "from the date before", "from publication"
# A year that is still to be found.
OPEN = "XXXX"


class Resolved(NamedTuple):
    """A When, how it is known, the weekday that was named with it, and whether that contradicts the date."""

    when: When
    basis: str = STATED
    weekday: int | None = None
    differs: bool = False


def _never() -> bool:
    return False


def _no_year() -> int:
    return 0


class Context(NamedTuple):
    """What surrounds an expression: the day of publication, the date before it, the tense of its verb.

    ``beside``: whether the date before it stands so near that it gives its year; ``goes_on``: whether what follows
    may go on with its story, ``joined``: whether « et » joins it to that date. ``history``: whether the text tells only
    of times long past. ``in_brackets``: the year that the name before gives to a day in brackets, 0 for none. They and
    the tense are looked for when asked for.
    """

    published: date | None
    before: When | None
    beside: Callable[[], bool]
    tense: Callable[[], str]
    history: Callable[[], bool] = _never
    in_brackets: Callable[[], int] = _no_year
    goes_on: Callable[[], bool] = _never
    joined: Callable[[], bool] = _never


@dataclass(slots=True)
class Expression:
    """The slots of a find by their labels, and its context."""

    values: Mapping[str, int | str | Resolved]
    context: Context

    def __contains__(self, label: str) -> bool:
        """Whether the rule found something under that label."""
        return label in self.values

    def number(self, label: str, otherwise: int = 0) -> int:
        """The number under a label."""
        value = self.values.get(label, otherwise)
        return int(value) if not isinstance(value, Resolved) else 0

    def text(self, label: str) -> str:
        """The word under a label, empty when there is none."""
        value = self.values.get(label, "")
        return value if isinstance(value, str) else ""

    @property
    def weekday(self) -> int | None:
        """The weekday, Monday being 0, if one is named."""
        return self.number("weekday") if "weekday" in self.values else None

    @property
    def steps(self) -> int:
        """How many units on or back: « prochain » is 1, « il y a six ans » -6."""
        return self.number("which") if "which" in self else self.number("sign", 1) * self.number("count", 1)

    @property
    def dated(self) -> Resolved:
        """The date a rule found beside its own words; a bare year, month or season counts as one."""
        value = self.values.get("date")
        if isinstance(value, Resolved):
            return value
        return Resolved(calendar.named(self.base(OPEN) if value is None else f"{int(value):04}"), STATED, self.weekday)

    @property
    def year(self) -> tuple[str, str]:
        """The year in four characters, and how it is known.

        That of a ``known`` day is no other's: « les attentats du 13 novembre » are not of 2001.
        """
        values = self.values
        known = values.get("known")
        year = values.get("year") if known is None or known == self.base(OPEN) else None
        if isinstance(year, Resolved):
            return year.when.periods[0].base[:4], year.basis
        if year is not None:
            return f"{int(year):04}", STATED
        if "short-year" not in values:
            return OPEN, STATED
        # « 31/10/74 » is past, « 12/05/21 » may be to come, but not far.
        last = self.context.published.year + 20 if self.context.published else 2050
        year = last - last % 100 + self.number("short-year")
        return f"{year if year <= last else year - 100:04}", STATED

    @property
    def year_before(self) -> tuple[str, str]:
        """The year of the date before, in four characters, and how it is known."""
        before = self.context.before
        named = (before.earliest or before.latest) if before else None
        return (f"{named.year:04}", FROM_BEFORE) if named else (OPEN, STATED)

    def base(self, year: str) -> str:
        """The EDTF base that the slots say, in that year."""
        values = self.values
        if "day" in values or "month" in values:
            month = self.number("month") or self.number("month-number")
            return f"{year}-{month:02}-{self.number('day'):02}" if "day" in values else f"{year}-{month:02}"
        if "century" in values:
            return f"{self.number('century') - 1:02}XX"
        if "decade" in values:
            return decade(self.number("decade"))
        if "season" in values:
            return f"{year}-{self.number('season')}" if self._runs_over(year) else ""
        if "group" in values:
            return f"{year}-{calendar.group_code(self.text('group'), self.number('number'))}"
        return f"{year}-{month:02}" if (month := self.number("month-number")) else year

    def _runs_over(self, year: str) -> bool:
        """Whether a winter of two years runs from one into the next: « hiver 2008-2009 », not « hiver 2008-2010 »."""
        return "last" not in self or (self.number("last") - int(year)) % 100 == 1

    @property
    def start(self) -> tuple[date, str] | None:
        """The day to count from, and its name: the date before when the rule asks for it, else that of publication."""
        published, origin = self.context.published, self.text("from")
        if published is not None and not origin:
            return published, FROM_PUBLICATION
        before = self.context.before
        named = (before.latest or before.earliest) if before else None
        if before is not None and named is not None and (origin or before.precision is Precision.DAY):
            return named, FROM_BEFORE
        return None if published is None or origin == "before only" else (published, FROM_PUBLICATION)


def decade(number: int) -> str:
    """« 1990 » and « 90 » are 199X."""
    return f"{number // 10 if number > 99 else 190 + number // 10:03}X"
