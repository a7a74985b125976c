"""The year that words leave out: from the tense of the verb, else from the date before, else from the publication."""

from __future__ import annotations

from calendar import isleap
from datetime import timedelta
from typing import TYPE_CHECKING

from timeline.dates import calendar
from timeline.dates.expression import FROM_BEFORE, FROM_PUBLICATION, FROM_TENSE, OPEN, STATED, Context, Resolved
from timeline.model.period import Period, Precision
from timeline.model.when import DEADLINES, ONWARDS, Reach, Shape, When

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

# « le 5 janvier » in a text of December is the next one: beyond so many days the year beside is nearer.
_FAR = 300
# A deadline that is over for so many days is the next one.
_OVER = 183
# « Le 5 juin, il a démissionné. »: of another year than that of publication, a day so long over goes on with a story.
_STALE = 150
# What is to come may be over for so many days where a speech is printed after it was made.
_JUST = 10
# « a été nommé à compter du 1er juillet », said in June.
_SOON = timedelta(days=60)


def completed(resolved: Resolved, context: Context) -> Resolved:
    """The same with its year, if any is known, and with the weekday compared."""
    when, basis = resolved.when, resolved.basis
    if OPEN in when.periods[0].base or OPEN in when.periods[-1].base:
        # « d'avril à juin » in the past ends before publication; otherwise the beginning tells.
        tense = tense_by_reach(when.reach, context)
        if tense == "past" and when.reach is Reach.FROM and context.published:
            context = context._replace(published=context.published + _SOON)
        # « du lundi 16 mars au vendredi 27 mars »: the weekday is that of the first day.
        anchor = -1 if tense == "past" and resolved.weekday is None else 0
        far = _OVER if when.reach in DEADLINES else _FAR
        if when.reach in DEADLINES:
            context = context._replace(beside=lambda: False)
        year, known = _year(when.periods[anchor], resolved.weekday, tense, context, far)
        if year is None:
            return resolved
        when, basis = given_year(when, year, anchor), known if basis == STATED else basis
    elif resolved.weekday is None:
        return resolved
    return Resolved(when, basis, resolved.weekday, _differs(when.periods[0], resolved.weekday))


def tense_by_reach(reach: Reach | None, context: Context) -> str:
    """The tense as the reach lets it be: « depuis » is past, and a verb in the past sets deadlines to come."""
    if reach is Reach.SINCE:
        return "past"
    tense = context.tense()
    return "" if reach in DEADLINES and tense == "past" else tense


def given_year(when: When, year: int, anchor: int) -> When:
    """The date with that year for its first (0) or last (-1) period, and for the other one that does not cross it."""
    periods = [_with(period, year) for period in when.periods]
    if when.shape is Shape.RANGE and calendar.cross(*periods):
        moved = -1 - anchor
        periods[moved] = _with(when.periods[moved], year - 1 if anchor else year + 1)
    return When(tuple(periods), when.shape, when.reach)


def _with(period: Period, year: int) -> Period:
    return calendar.with_year(period, year) if period.base.startswith(OPEN) else period


def _differs(period: Period, weekday: int | None) -> bool:
    return weekday is not None and period.bounds is not None and period.bounds[0].weekday() != weekday


def _year(period: Period, weekday: int | None, tense: str, context: Context, far: int) -> tuple[int | None, str]:
    """The year and its basis; None when nothing tells it."""
    published, before = context.published, context.before
    # « Le 6 août, le régiment débarque », in a history that names no year but those of its war.
    told_of = before is not None and context.history()
    # « C'est le 7 février 2014. J'ai dit que je serais ici le 7 février »: the same day is named again.
    if before and before.precision is Precision.DAY and before.periods[-1].base[4:] == period.base[4:]:
        return int(before.periods[-1].base[:4]), FROM_BEFORE
    if year := context.in_brackets():
        return year, FROM_BEFORE
    if published is not None and tense and not told_of:
        return _by_tense(period, weekday, tense, context, published)
    named = (before.earliest or before.latest) if before and not (published and _of_years(before)) else None
    # A law of 1992 in another paragraph gives no year to « le contrat vient à échéance le 30 septembre », nor does any
    # year that is over to « avant la fin juin ».
    # The text's own day gives none either: « 6 janvier 2000 … 11 décembre : le navire coule ».
    if before and named and named != published and (told_of or _lends(named, context)):
        year = _beside(period, weekday, named, before)
        if published is None or not (
            _is_far(period, year, published) or _is_of_publication(period, weekday, year, published)
        ):
            return year, FROM_BEFORE
    if published is not None:
        years = _nearest(period, published, far)
        return _matching(period, weekday, years) or years[0], FROM_PUBLICATION
    return None, STATED


def _by_tense(period: Period, weekday: int | None, tense: str, context: Context, day: date) -> tuple[int, str]:
    """The year on the side of the ``day`` of publication that the verb tells, and its basis."""
    years = [day.year + step for step in ((0, -1, -2) if tense == "past" else (0, 1, 2))]
    fitting = [year for year in years if _agrees(period, year, tense, day)] or years
    if tense == "future" and _is_just_over(period, day):
        fitting = years
    # A weekday that only a year beside has knows better than a verb of the past; what is to come comes next.
    beside = () if tense == "future" else (*fitting, day.year, day.year + 1, day.year - 1)
    if year := _matching(period, weekday, beside):
        return year, FROM_TENSE
    told = _goes_on(period, fitting[0], context, day, joined=tense == "past" and context.joined())
    return told or fitting[0], FROM_BEFORE if told else FROM_TENSE


def _is_just_over(period: Period, published: date) -> bool:
    """« Il y aura assez de masques à partir du 11 mai », said the day before the text was put on a page."""
    day = _first(period, published.year) if period.precision is Precision.DAY else None
    return day is not None and 0 < (published - day).days <= _JUST


def _goes_on(period: Period, year: int, context: Context, published: date, *, joined: bool) -> int | None:
    """The year in which a story goes on: « Il a été nommé le 3 mai 2019. Le 5 juin, il a démissionné » in 2024.

    Of a day that is joined to the one before it no lateness is asked: « le 3 mai 2019 à Lyon et le 5 juin à Metz ».
    """
    before = context.before
    day, named = _last(period, year), before.earliest if before and not _of_years(before) else None
    if named is None or day is None:
        return None
    if not joined and (day.year == published.year or (published - day).days <= _STALE):
        return None
    if named.year >= year or not context.goes_on():
        return None
    return next((one for one in (named.year, named.year + 1) if (last := _last(period, one)) and last >= named), None)


def _is_far(period: Period, year: int, published: date) -> bool:
    """Whether a date is so far ahead of publication that the year before is nearer: « 11 décembre » in January."""
    day = _first(period, year)
    return day is not None and year == published.year and (day - published).days > _FAR


def _is_of_publication(period: Period, weekday: int | None, year: int, published: date) -> bool:
    """Whether the day has its weekday about publication and not in the year before it: « en 1998 … samedi 18 mai »."""
    near = (published.year, published.year + 1, published.year - 1)
    return _matching(period, weekday, (year,)) is None and _matching(period, weekday, near) is not None


def _lends(named: date, context: Context) -> bool:
    """Whether the date before gives its year to one without."""
    published = context.published
    return published is None or named.year >= published.year or context.beside()


def _of_years(when: When) -> bool:
    """Whether a date goes over several years, and so gives none: « l'année scolaire 2002-2003 », « depuis 2016 »."""
    if when.reach in ONWARDS and len(when.periods[0].base) == len("2016"):
        return True
    return bool(when.earliest and when.latest and when.earliest.year != when.latest.year)


def _matching(period: Period, weekday: int | None, years: Iterable[int]) -> int | None:
    """The first year in which the date is on the weekday named."""
    if weekday is None:
        return None
    return next((year for year in years if (day := _first(period, year)) and day.weekday() == weekday), None)


def _agrees(period: Period, year: int, tense: str, published: date) -> bool:
    """Whether the date stands on the right side of publication; a month or quarter under way is on both."""
    if (bounds := _bounds(period, year)) is None:
        return False
    return bounds[0] <= published if tense == "past" else bounds[1] >= published


def _beside(period: Period, weekday: int | None, named: date, before: When) -> int:
    """The year of the date before; after a November or December, a January or February is the next."""
    year = named.year
    turns = len(before.periods[0].base) > len("2008") and named.month >= 11 and int(period.base[5:7]) <= 2
    year += turns
    return _matching(period, weekday, (year, year + 1, year - 1)) or (year if _first(period, year) else year + 1)


def _nearest(period: Period, published: date, far: int) -> list[int]:
    """The year of publication, then the years beside it; first the year beside when its day is much nearer."""
    year = published.year
    ahead = (day - published).days if (day := _first(period, year)) else 0
    if ahead > _FAR:
        return [year - 1, year, year + 1]
    if -ahead > far:
        return [year + 1, year, year - 1]
    return [year, year + 1, year - 1]


def closest_year(period: Period, published: date) -> int:
    """The year in which the date is closest to publication: « ce 4 décembre », « cet hiver »."""
    years = (published.year, published.year + 1, published.year - 1)
    days = {year: abs((day - published).days) for year in years if (day := _first(period, year))}
    return min(days, key=days.__getitem__, default=published.year)


def _first(period: Period, year: int) -> date | None:
    bounds = _bounds(period, year)
    return bounds[0] if bounds else None


def _last(period: Period, year: int) -> date | None:
    bounds = _bounds(period, year)
    return bounds[1] if bounds else None


def _bounds(period: Period, year: int) -> tuple[date, date] | None:
    """The days of a yearless period in a year; None for 29 February where there is none."""
    if not 1 <= year <= 9999 or (period.base[5:] == "02-29" and not isleap(year)):
        return None
    return Period(f"{year:04}{period.base[4:]}").bounds
