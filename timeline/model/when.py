"""When: a date as communiqués give it, and its text.

« le 7 décembre 2007 », « janvier 2008 », « du 2 au 4 avril 2008 », « d'ici à la fin 2008 », « vers la fin 2009 »: a
When keeps the calendar value and what the words said of it, so that any language can say the same again.

>>> deadline = When.read("by end 2008")
>>> str(deadline), deadline.latest.isoformat(), deadline.notation
('../2008-12', '2008-12-31', 'by end 2008')
>>> str(When.read("2009~")), str(When.read("{2011-03-09,2011-03-23}"))
('2009~', '{2011-03-09,2011-03-23}')
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from timeline.model.period import COARSENESS, Part, Period, Precision, part_bounds, sort_day

if TYPE_CHECKING:
    from datetime import date


class Shape(StrEnum):
    """How a When is made of its periods: one, a range, all of a set, one of a set."""

    ONE = "one"
    RANGE = "range"
    ALL = "all"
    ANY = "any"


class Reach(StrEnum):
    """On which side the words leave a date open.

    « d'ici à », « avant », « au plus tard », « jusqu'à »; « depuis », « à partir de », « après ».
    """

    ON = ""
    BY = "by"
    BEFORE = "before"
    LATEST = "latest"
    UNTIL = "until"
    SINCE = "since"
    FROM = "from"
    AFTER = "after"


DEADLINES = frozenset({Reach.BY, Reach.BEFORE, Reach.LATEST, Reach.UNTIL})
ONWARDS = frozenset({Reach.SINCE, Reach.FROM, Reach.AFTER})


@dataclass(frozen=True)
class When:
    """A calendar value and what the words said of it; ``str`` is EDTF, ``notation`` keeps the words."""

    periods: tuple[Period, ...]
    shape: Shape = Shape.ONE
    reach: Reach = Reach.ON

    def __post_init__(self) -> None:
        """Refuse shapes that say nothing: a range of three, a range that runs backwards, an open set."""
        count, is_single = len(self.periods), self.shape is Shape.ONE
        if not count or is_single is not (count == 1) or (self.shape is Shape.RANGE and count > 2):
            raise ValueError(f"{count} periods make no {self.shape}")
        if is_single:
            return
        if self.reach:
            raise ValueError(f"{self.reach!r} goes with one period only")
        first, last = self.periods[0].bounds, self.periods[-1].bounds
        if self.shape is Shape.RANGE and first and last and last[1] < first[0]:
            raise ValueError(f"{self.periods[0].base} comes after {self.periods[1].base}")

    @classmethod
    def day(cls, day: date) -> When:
        """The When of one day."""
        return _day(day)

    @classmethod
    def of(cls, base: str, part: Part = Part.WHOLE, *, about: bool = False, reach: Reach = Reach.ON) -> When:
        """The When of one period."""
        return cls((Period(base, part, about),), Shape.ONE, reach)

    @classmethod
    def read(cls, text: str) -> When:
        """The When that a text of EDTF or of our notation says; ValueError when it is neither."""
        text = text.strip()
        for shape, opening, closing in ((Shape.ALL, "{", "}"), (Shape.ANY, "[", "]")):
            if text.startswith(opening) and text.endswith(closing):
                return cls(tuple(map(Period.read, text[1:-1].split(","))), shape)
        first, slash, last = text.partition("/")
        if slash and first in ("", ".."):
            return cls((Period.read(last),), Shape.ONE, Reach.BY)
        if slash and last in ("", ".."):
            return cls((Period.read(first),), Shape.ONE, Reach.FROM)
        if slash:
            return cls((Period.read(first), Period.read(last)), Shape.RANGE)
        word, _, rest = text.partition(" ")
        if word in Reach._value2member_map_:
            return cls((Period.read(rest),), Shape.ONE, Reach(word))
        return cls((Period.read(text),))

    def __str__(self) -> str:
        """The EDTF text."""
        return self._edtf

    @cached_property
    def _edtf(self) -> str:
        return self._write([period.edtf for period in self.periods], open_side=True)

    @cached_property
    def notation(self) -> str:
        """The text from which ``read`` makes this very When again: ``by end 2008``, ``early 2008/mid 2009``."""
        return self._write([period.notation for period in self.periods], open_side=False)

    def _write(self, texts: list[str], *, open_side: bool) -> str:
        if self.shape is Shape.RANGE:
            return "/".join(texts)
        if self.shape is Shape.ALL:
            return "{" + ",".join(texts) + "}"
        if self.shape is Shape.ANY:
            return "[" + ",".join(texts) + "]"
        if not self.reach or not open_side:
            return f"{self.reach} {texts[0]}".strip()
        return f"../{texts[0]}" if self.reach in DEADLINES else f"{texts[0]}/.."

    @property
    def precision(self) -> Precision:
        """The coarsest unit among the periods."""
        if len(self.periods) == 1:
            return self.periods[0].precision
        return max((period.precision for period in self.periods), key=COARSENESS.__getitem__)

    @property
    def is_deadline(self) -> bool:
        """Whether the date is a deadline: « d'ici à », « avant », « au plus tard », « jusqu'à »."""
        return self.reach in DEADLINES

    @property
    def about(self) -> bool:
        """Whether the words give any of the periods only roughly, « vers »."""
        return any(period.about for period in self.periods)

    @cached_property
    def earliest(self) -> date | None:
        """The first day it can be; None when open on that side or the year is unknown."""
        known = [period.bounds[0] for period in self.periods if period.bounds]
        return None if self.reach in DEADLINES or not known else min(known)

    @cached_property
    def latest(self) -> date | None:
        """The last day it can be; None when open on that side or the year is unknown."""
        known = [period.bounds[1] for period in self.periods if period.bounds]
        return None if self.reach in ONWARDS or not known else max(known)

    @property
    def stretch(self) -> tuple[date, date]:
        """First and last day of all that is named, only the parts meant; ``date.max`` twice without a year."""
        spans = [part_bounds(period) for period in self.periods]
        return min(first for first, _ in spans), max(last for _, last in spans)

    @cached_property
    def sort_key(self) -> tuple[date, int, bool, str]:
        """Chronological order, for a reader: a month after its days, a year after its months, about after exact.

        Words that say early or late count, a deadline stands at its end, a range where it begins. « avant l'été » is
        over when summer begins.
        """
        begun = self.reach is Reach.BEFORE and self.periods[0].part is not Part.END
        last = self.stretch[0 if begun else 1]
        day = last if self.is_deadline else min(map(sort_day, self.periods))
        return day, COARSENESS[self.precision], self.about, self.notation

    def recall(self, key: tuple[date, int, bool, str]) -> None:
        """Have at hand what was made of it before, its ``sort_key`` with its notation."""
        self.__dict__.update(sort_key=key, notation=key[-1])

    def __lt__(self, other: When) -> bool:
        """Order by time; equal times by their text, so that the order is always the same."""
        return self.sort_key < other.sort_key


@lru_cache(maxsize=8192)
def _day(day: date) -> When:
    """One day, remembered: a text names the same ones again and again."""
    return When((Period(day.isoformat()),))
