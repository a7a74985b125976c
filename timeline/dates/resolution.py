"""Resolve: what a rule found becomes a When. The closed set of ways to do so; rules choose among them by name.

A date without a year stays « XXXX-05-12 » here; ``timeline.dates.years`` finds the year from the words around it.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.dates import calendar, counting, ranges
from timeline.dates.expression import FROM_BEFORE, FROM_PUBLICATION, FROM_TENSE, OPEN, Context, Expression, Resolved
from timeline.dates.feasts import feast
from timeline.dates.finds import Find, Placeholder
from timeline.dates.republican import republican
from timeline.dates.years import closest_year, completed, given_year
from timeline.model.period import Precision
from timeline.model.when import Reach, When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

FRIDAY = 4
# The weeks in which a season has begun by its months and not by the sun.
_BEGUN = timedelta(days=20)
_SINCE = ("reach", Reach.SINCE)
_NO_CONTEXT = Context(None, None, lambda: False, str)
# « le même jour » needs a day before it, « le même mois » a day or a month.
_FINEST = {"day": {Precision.DAY}, "week": {Precision.DAY}, "month": {Precision.DAY, Precision.MONTH}}


@lru_cache(maxsize=16384)
def in_full(found: Find, numbers: tuple[int, ...]) -> Resolved | None:
    """The value of what is said in full, « le 7 décembre 2007 », remembered: half of all dates are, and many return."""
    return resolve(found, numbers, _NO_CONTEXT)


def resolve(found: Find, numbers: Iterable[int], context: Context) -> Resolved | None:
    """The value of what was found, with its numbers in order and the year that its words leave out.

    None when there is none, « 30 février 2008 », or nothing to count it from.
    """
    try:
        return None if (value := _value(found, iter(numbers), context)) is None else completed(value, context)
    except ValueError:
        # « du 2 au 29 février » in a year without that day: the words name no stretch of the calendar.
        return None


def _value(found: Find, numbers: Iterator[int], context: Context) -> Resolved | None:
    """What its way makes of a find, and of the dates within it first."""
    values: dict[str, int | str | Resolved] = {}
    if _SINCE in found.slots:
        # « depuis lundi » is the last one.
        context = context._replace(tense=lambda: "past")
    for label, value in found.slots:
        if value is Placeholder.OF_THE_TEXT:
            values[label] = next(numbers)
        elif not isinstance(value, Find):
            values[label] = value
        elif part := _value(value, numbers, context):
            values[label] = part
        else:
            return None
    try:
        return WAYS[found.rule.resolve](Expression(values, context))
    except (ValueError, OverflowError, LookupError):
        # There is no such day, or no such unit: a rule may name one that the calendar has not.
        return None


def stated(slots: Expression) -> Resolved | None:
    """What the words say in full, or with the year left open; what a verb must have ``told`` is none without it."""
    if "told" in slots and not slots.context.tense():
        return None
    year, basis = slots.year
    return Resolved(calendar.named(slots.base(year)), basis, slots.weekday)


def turned_date(slots: Expression) -> Resolved:
    """A date with a reach, an « about » or a part given to it: « avant le 3 mars », « vers 2009 », « fin mars »."""
    dated = slots.dated
    return dated._replace(when=counting.with_reach(dated.when, slots))


def nth(slots: Expression) -> Resolved | None:
    """The first week, last Friday, second half, third day or first three months of a period."""
    number, unit = slots.number("ordinal"), slots.text("unit")
    if "date" not in slots:
        return _nth_of_a_year(number, unit, slots.context)
    dated = completed(slots.dated, slots.context)
    first, last = dated.when.earliest, dated.when.latest
    if first is None or last is None:
        return None
    if "count" in slots:
        count = slots.number("count")
        when = calendar.first_or_last(first, last, count if number > 0 else -count, unit)
    elif slots.weekday is not None:
        when = calendar.nth_weekday(first, last, number, slots.weekday)
    else:
        when = calendar.nth_within(first, last, number, unit)
    return None if when is None else Resolved(when, dated.basis)


def _nth_of_a_year(number: int, unit: str, context: Context) -> Resolved | None:
    """« en semaine 51 »: that of a year beside publication, on the side that the verb tells, else the nearest.

    What is over counts as twice as far: without a verb a text tells what is to come.
    """
    if (published := context.published) is None:
        return None
    tense, found = context.tense(), []
    for year in (published.year, published.year + 1, published.year - 1):
        when = calendar.nth_within(date(year, 1, 1), date(year, 12, 31), number, unit)
        if when is not None and when.earliest is not None and when.latest is not None:
            wrong = when.latest < published if tense == "future" else tense == "past" and when.earliest > published
            ahead = (when.earliest - published).days
            found.append((wrong, max(ahead, -2 * ahead), when))
    nearest = min(found, key=lambda one: one[:2], default=None)
    return nearest and Resolved(nearest[-1], FROM_TENSE if tense else FROM_PUBLICATION)


def in_year(slots: Expression) -> Resolved:
    """A date without a year in the year named beside it or just before: « septembre de cette année ».

    What comes « before » the date that has the year is before it: « du 28 au 30 décembre et du 3 au 5 janvier 2010 ».
    """
    dated, (year, basis) = slots.dated, slots.year_before if "from" in slots else slots.year
    if year == OPEN or OPEN not in dated.when.periods[0].base:
        return dated
    when, named = given_year(dated.when, int(year), -1), slots.values.get("year")
    if slots.text("order") == "before" and isinstance(named, Resolved) and _follows(when, named.when):
        when = given_year(dated.when, int(year) - 1, -1)
    return Resolved(when, basis, dated.weekday)


def _follows(one: When, other: When) -> bool:
    return one.earliest is not None and other.earliest is not None and one.earliest > other.earliest


def around(slots: Expression) -> Resolved | None:
    """The unit that holds a date: « la semaine du 6 octobre »."""
    dated = completed(slots.dated, slots.context)
    if (day := dated.when.earliest) is None:
        return None
    if slots.text("unit") == "week" and day.weekday() > FRIDAY and dated.weekday is None and "order" not in slots:
        # « la semaine du 6 octobre », a Sunday, is the one that begins then; « du dimanche 6 octobre » the one it ends.
        day += timedelta(days=2)
    return Resolved(calendar.unit_around(day, slots.text("unit")), dated.basis)


def nearest(slots: Expression) -> Resolved | None:
    """A date without a year, the last, the next or the closest to publication: « le 12 mai dernier », « cet été »."""
    dated, published, which = slots.dated, slots.context.published, slots.number("which")
    if "from" in slots:
        return _nearest_to_another(slots)
    if published is None:
        return dated
    if which == 0 and "season" in slots:
        # « cet automne » is that of the year, or as the verb says.
        return completed(dated, slots.context._replace(before=None))
    if which == 0:
        year = closest_year(dated.when.periods[0], published)
        return Resolved(When((calendar.with_year(dated.when.periods[0], year),)), FROM_PUBLICATION, dated.weekday)
    # « prévu le 3 juin », said on the 15th, may be over for so many days.
    published -= timedelta(days=slots.number("over"))
    # « élu en 2009, nommé en juin dernier »: no date before it tells which June is the last.
    tense = "past" if which < 0 else "future"
    context = slots.context._replace(published=published, before=None, tense=lambda: tense)
    found = completed(dated, context)._replace(basis=FROM_PUBLICATION)
    # « au printemps prochain », said in April, is a year away; « l'été prochain », said in early June, is not, and
    # « l'été dernier », said then, is not the one that begins.
    if "season" in slots and _holds(found.when, published if which < 0 else published - _BEGUN):
        (period,) = found.when.periods
        found = found._replace(when=When((calendar.with_year(period, int(period.base[:4]) + which),)))
    return found


def _holds(when: When, day: date) -> bool:
    return when.earliest is not None and when.latest is not None and when.earliest <= day <= when.latest


def _nearest_to_another(slots: Expression) -> Resolved | None:
    """« le 1er juin suivant »: the next or the last such date, counted from the date before."""
    if (before := slots.context.before) is None or (day := before.latest or before.earliest) is None:
        return slots.dated
    tense = "past" if slots.number("which") < 0 else "future"
    context = slots.context._replace(published=day, tense=lambda: tense)
    return completed(slots.dated, context)._replace(basis=FROM_BEFORE)


def day_of_month(slots: Expression) -> Resolved | None:
    """A day of a month named beside it: « le 15 du mois prochain », « le 12 courant »."""
    day, published = slots.number("day"), slots.context.published
    if "date" in slots:
        dated = slots.dated
        return Resolved(When.of(f"{dated.when.periods[0].base}-{day:02}"), dated.basis, slots.weekday)
    return None if published is None else Resolved(When.day(published.replace(day=day)), FROM_PUBLICATION)


def same(slots: Expression) -> Resolved | None:
    """« le même jour », « cette même année »: the unit around the date before."""
    before, unit = slots.context.before, slots.text("unit")
    if before is None:
        return None
    # « dans la nuit de dimanche à lundi … le jour même »: what lasted is over.
    first, last = (before.latest, before.earliest) if unit == "day" else (before.earliest, before.latest)
    if (day := first or last) is None:
        return None
    if unit in _FINEST and before.precision not in _FINEST[unit]:
        return None
    return Resolved(calendar.unit_around(day, unit), FROM_BEFORE)


def nothing(slots: Expression) -> None:
    """No date at all: « du jour au lendemain »."""


WAYS: Mapping[str, Callable[[Expression], Resolved | None]] = {
    "stated": stated,
    "turned": turned_date,
    "nth": nth,
    "in-year": in_year,
    "around": around,
    "nearest": nearest,
    "day-of-month": day_of_month,
    "same": same,
    "nothing": nothing,
    "counted": counting.counted,
    "beside": counting.beside,
    "weekday": counting.weekday,
    "weekdays": counting.weekdays,
    "each-weekday": counting.each_weekday,
    "units": counting.units,
    "bare-day": counting.bare_day,
    "range": ranges.span,
    "set": ranges.several,
    "feast": feast,
    "republican": republican,
}
