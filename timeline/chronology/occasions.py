"""Occasions: what an entry tells of, as far as two entries can be asked whether they tell the same.

« l'exercice … qui se déroulera en Allemagne en janvier 2008 » and, four months later, « Le COR a mené avec succès en
janvier 2008, en Allemagne, un exercice »: the same name, the same place, dates that agree. Only when all three do, two
entries tell the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from timeline.model.event import Kind
from timeline.model.period import Precision
from timeline.model.when import Reach

if TYPE_CHECKING:
    from datetime import date

    from timeline.events.places import Places
    from timeline.model.edition import Entry
    from timeline.model.when import When

_JOINABLE = frozenset({Kind.MEETING, Kind.PAST, Kind.PLANNED})
_WORD = re.compile(r"[^\W\d_]{5,}")
_AROUND = 120
# So many words must stand around both dates where the dates alone do not tell.
COMMON = 2
# A text reports what was so few days before.
_LATELY = timedelta(days=7)


class Setting(NamedTuple):
    """What entries that tell the same have alike: the language, the place, and what takes place there."""

    language: str
    place: str
    name: str


class Known(NamedTuple):
    """What was found of an occasion before: what takes place, whether its date tells it, the words near the date.

    ``months`` are the first that its date touches and the one behind the last.
    """

    name: str = ""
    by_date: bool = False
    words: tuple[str, ...] = ()
    months: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Occasion:
    """What an entry tells of, by the rules of its language; what is ``known`` of it is not looked for again."""

    entry: Entry
    places: Places
    known: Known | None = None

    @property
    def source(self) -> str:
        """The id of the communiqué that tells of it."""
        return self.entry.communique.id

    @property
    def language(self) -> str:
        """The language of the text that tells of it."""
        return self.entry.communique.language

    @property
    def is_of_its_text(self) -> bool:
        """Whether it is of the day of its text or of the days before: what it reports."""
        day, last = self.entry.communique.published, self.when.latest
        return day is not None and last is not None and timedelta(0) <= day - last <= _LATELY

    @property
    def when(self) -> When:
        """Its date."""
        return self.entry.event.when

    @property
    def body(self) -> str:
        """Who met, where the text says so."""
        return self.entry.event.body

    @cached_property
    def setting(self) -> Setting | None:
        """Where it is and what it is; None for an entry that is never told again by another."""
        name = self.known.name if self.known else self._name()
        return Setting(self.entry.communique.language, self._place, name) if name else None

    def _name(self) -> str:
        """What takes place; empty where nobody can tell it again."""
        if not self._place or self.entry.event.kind not in _JOINABLE or not _is_closed(self.when):
            return ""
        return self.places.name(self.entry.event.sentence.text, *self.span)

    @cached_property
    def is_told_by_its_date(self) -> bool:
        """Whether no other of its name is there on that date; many a month has two summits in one place."""
        if self.known:
            return self.known.by_date
        return bool(
            self.setting and (self.when.precision is Precision.DAY or self.setting.name not in self.places.frequent)
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """The longer words near the date, without the place: who met, and over what."""
        if self.known:
            return frozenset(self.known.words)
        start, end = self.span
        text = self.entry.event.sentence.text[max(0, start - _AROUND) : end + _AROUND].lower()
        dull = f"{self._place} {self.entry.event.expression}".lower()
        return frozenset(_WORD.findall(text)) - frozenset(_WORD.findall(dull)) - self.places.dull

    def look(self) -> Known:
        """What is known of it, so that nobody need look again; its words only where another may tell it."""
        if self.known or self.setting is None:
            return self.known or Known()
        months = self.months.start, self.months.stop
        return Known(self.setting.name, self.is_told_by_its_date, tuple(sorted(self.words)), months)

    @cached_property
    def months(self) -> range:
        """The months that its date touches, counted from the year 0."""
        if self.known:
            return range(*self.known.months)
        first, last = self.when.earliest, self.when.latest
        return range(_month(first), _month(last) + 1) if first and last else range(0)

    @property
    def _place(self) -> str:
        return self.entry.event.place or (self.entry.place.source if self.entry.place else "")

    @property
    def span(self) -> tuple[int, int]:
        """The characters of its sentence that give the date; none where no word does."""
        mentions = self.entry.event.mentions
        return (mentions[0].start, mentions[-1].end) if mentions else (0, 0)


def why_same(one: Occasion, other: Occasion) -> str:
    """Why two entries tell the same event: its name, its place and both dates; empty when they do not."""
    if one.setting is None or one.setting != other.setting:
        return ""
    if (one.source == other.source and one.when != other.when) or not dates_agree(one.when, other.when):
        return ""
    same = one.when == other.when and one.is_told_by_its_date
    if len({one.body, other.body} - {""}) > 1 or (not same and len(one.words & other.words) < COMMON):
        return ""
    return f"{one.setting.name} in {one.setting.place}, {one.when} and {other.when}"


def dates_agree(here: When, there: When) -> bool:
    """Whether of two closed dates one lies within the other, and is a day or a month."""
    if not (here.earliest and here.latest and there.earliest and there.latest):
        return False
    inner, outer = sorted((here, there), key=lambda when: when.latest - when.earliest)  # type: ignore[operator]
    fine = inner.precision in (Precision.DAY, Precision.MONTH)
    return fine and outer.earliest <= inner.earliest and inner.latest <= outer.latest  # type: ignore[operator]


def _is_closed(when: When) -> bool:
    """Whether a date is one period, open on no side, and not only about."""
    return when.reach is Reach.ON and not when.about and len(when.periods) == 1


def _month(day: date) -> int:
    return 12 * day.year + day.month
