"""Counted dates: from the day of publication, from the date before, or from a date named with them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from timeline.dates import calendar
from timeline.dates.expression import FROM_BEFORE, FROM_PUBLICATION, FROM_TENSE, Expression, Resolved
from timeline.dates.years import completed
from timeline.model.period import Part, Period, Precision
from timeline.model.when import DEADLINES, Reach, Shape, When

if TYPE_CHECKING:
    from datetime import date

# « les deux prochains lundis » are named one by one, « les cent prochains lundis » are not.
_A_FEW = range(2, 13)


def counted(slots: Expression) -> Resolved | None:
    """So many units from the day of publication or, for « le lendemain », from the date before."""
    if (start := slots.start) is None:
        return None
    day, basis = start
    unit = slots.text("unit")
    day = calendar.shift(day + timedelta(days=slots.number("ahead")), slots.steps, unit)
    if "more" in slots:
        unit = slots.text("more-unit")
        day = calendar.shift(day, slots.number("sign", 1) * slots.number("more"), unit)
    # « Il y a aujourd'hui deux semaines »: to the day.
    return Resolved(with_reach(calendar.unit_around(day, slots.text("of") or unit), slots), basis)


def with_reach(when: When, slots: Expression) -> When:
    """The same with the reach, the part and the « about » that the slots ask for."""
    if reach := Reach(slots.text("reach")):
        when = When((when.periods[-1] if reach in DEADLINES else when.periods[0],), Shape.ONE, reach)
    if "about" in slots:
        when = When(tuple(Period(p.base, p.part, about=True) for p in when.periods), when.shape, when.reach)
    if (part := Part(slots.text("part"))) and when.shape is Shape.ONE and when.precision is not Precision.DAY:
        when = When((Period(when.periods[0].base, part, when.about),), when.shape, when.reach)
    return when


def beside(slots: Expression) -> Resolved | None:
    """So many units before or after a date named with it: « le lendemain du 13 février », « deux ans après 2008 »."""
    dated = completed(slots.dated, slots.context)
    steps, unit = slots.steps, slots.text("unit")
    anchor = dated.when.latest if steps > 0 else dated.when.earliest
    if anchor is None:
        return None
    return Resolved(with_reach(calendar.unit_around(calendar.shift(anchor, steps, unit), unit), slots), dated.basis)


def weekday(slots: Expression) -> Resolved | None:
    """The nearest such weekday: before, after, or as the tense says; « lundi en huit » counts days on."""
    if (start := slots.start) is None:
        return None
    day, basis = start
    wanted, which = slots.number("weekday"), slots.number("which")
    if "week" in slots:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=slots.number("week") * slots.number("sign", 1))
        return Resolved(When.day(monday + timedelta(days=wanted)), basis)
    if "which" not in slots and (tense := slots.context.tense()):
        day, basis = _told(day, wanted, tense), FROM_TENSE
    else:
        day = calendar.on_weekday(day, wanted, which)
    return Resolved(When.day(day + timedelta(days=slots.number("count") // 7 * 7)), basis)


def _told(day: date, wanted: int, tense: str) -> date:
    """The weekday a verb tells, the day of publication itself being on both sides."""
    if tense == "past":
        return calendar.on_weekday(day + timedelta(days=1), wanted, -1)
    return calendar.on_weekday(day, wanted, 0)


def weekdays(slots: Expression) -> Resolved | None:
    """From a weekday to a weekday, near publication: « de mardi à vendredi »; past as the verb or the rule says."""
    if (start := slots.start) is None:
        return None
    day, basis = start
    first, last = slots.number("first"), slots.number("last")
    length = timedelta(days=(last - first) % 7)
    if tense := slots.context.tense():
        basis = FROM_TENSE
    past = tense == "past" or (not tense and slots.number("which") < 0)
    opening = _told(day, last, "past") - length if past else _told(day, first, tense)
    return Resolved(calendar.day_range(opening, opening + length), basis)


def each_weekday(slots: Expression) -> Resolved | None:
    """So many such weekdays on or back, a day of each week: « les deux prochains lundis »."""
    if (start := slots.start) is None or (count := slots.number("count")) not in _A_FEW:
        return None
    day, basis = start
    sign = slots.number("which")
    first = calendar.on_weekday(day, slots.number("weekday"), sign)
    days = sorted(first + sign * timedelta(weeks=week) for week in range(count))
    return Resolved(When(tuple(Period(one.isoformat()) for one in days), Shape.ALL), basis)


def units(slots: Expression) -> Resolved | None:
    """So many whole units on or back: « les trois prochains mois », « les 30 derniers jours »."""
    if (start := slots.start) is None:
        return None
    day, basis = start
    count, unit, sign = slots.number("count"), slots.text("unit"), slots.number("which")
    if unit == "week":
        count, unit = count * 7, "day"
    near, far = (calendar.unit_around(calendar.shift(day, sign * n, unit), unit).periods for n in (1, count))
    first, last = (far[0], near[-1]) if sign < 0 else (near[0], far[-1])
    return Resolved(When((first, last), Shape.RANGE) if first != last else When((first,)), basis)


def bare_day(slots: Expression) -> Resolved | None:
    """A day whose month is that of the date before or, without one, near the day of publication."""
    if (start := _month_start(slots)) is None:
        return None
    from_day, basis = start
    back = basis == FROM_PUBLICATION and slots.context.tense() == "past"
    day = calendar.near_day(from_day, slots.number("day"), slots.weekday, back=back)
    if day is None:
        return None
    if "first" in slots:
        return Resolved(calendar.day_range(day.replace(day=slots.number("first")), day), basis)
    when = calendar.unit_around(day, slots.text("unit")) if "unit" in slots else When.day(day)
    return Resolved(with_reach(when, slots), basis)


def _month_start(slots: Expression) -> tuple[date, str] | None:
    before, published = slots.context.before, slots.context.published
    if before and before.precision in {Precision.DAY, Precision.MONTH} and (day := before.earliest or before.latest):
        return day.replace(day=1), FROM_BEFORE
    return None if published is None or "from" in slots else (published, FROM_PUBLICATION)
