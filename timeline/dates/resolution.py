"""Resolve: what a rule found becomes a When. The closed set of ways to do so; rules choose among them by name.

A date without a year stays « XXXX-05-12 » here; ``timeline.dates.years`` finds the year from the words around it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from timeline.dates import calendar
from timeline.dates.recognition import Found, Number
from timeline.dates.years import (
    FROM_BEFORE,
    FROM_PUBLICATION,
    FROM_TENSE,
    OPEN,
    STATED,
    Context,
    Resolved,
    closest_year,
    settle,
)
from timeline.when import Part, Period, Precision, Reach, Shape, When

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Slots = dict[str, "int | str | Resolved"]


def resolve(found: Found, context: Context) -> Resolved | None:
    """The value of what was found; None when there is none, « 30 février 2008 », or nothing to count it from."""
    slots: Slots = {}
    for label, value in found.slots:
        if isinstance(value, Found):
            if (part := resolve(value, context)) is None:
                return None
            slots[label] = part
        else:
            slots[label] = context.number(value.item) if isinstance(value, Number) else value
    try:
        return WAYS[found.rule.resolve](slots, context)
    except (ValueError, OverflowError):
        return None


def stated(slots: Slots, context: Context) -> Resolved:
    """What the words say in full, or with the year left open."""
    year, basis = _year(slots, context)
    return Resolved(calendar.named(_base(slots, year)), basis, _optional(slots, "weekday"))


def _base(slots: Slots, year: str) -> str:
    month = _optional(slots, "month") or _optional(slots, "month-number")
    if "century" in slots:
        return f"{_number(slots, 'century') - 1:02}XX"
    if "decade" in slots:
        return f"{_decade(_number(slots, 'decade')):03}X"
    if "season" in slots:
        return f"{year}-{_number(slots, 'season')}"
    if "group" in slots:
        return f"{year}-{calendar.group_code(_text(slots, 'group'), _number(slots, 'number'))}"
    if "day" in slots:
        return f"{year}-{month:02}-{_number(slots, 'day'):02}"
    return f"{year}-{month:02}" if month else year


def _decade(number: int) -> int:
    return number // 10 if number > 99 else 190 + number // 10  # noqa: PLR2004


def _year(slots: Slots, context: Context) -> tuple[str, str]:
    """The year in four characters, and how it is known."""
    year = slots.get("year")
    if isinstance(year, Resolved):
        return year.when.periods[0].base[:4], year.basis
    if year is not None:
        return f"{int(year):04}", STATED
    if "short-year" in slots:
        pivot = context.published.year + 20 if context.published else 2050
        short = _number(slots, "short-year")
        century = pivot - pivot % 100
        return str(century + short if century + short <= pivot else century - 100 + short), STATED
    return "XXXX", STATED


def counted(slots: Slots, context: Context) -> Resolved | None:
    """So many units from the day of publication or, for « le lendemain », from the date before."""
    start = _start(slots, context)
    if start is None:
        return None
    day, basis = start
    steps = _steps(slots)
    unit = _text(slots, "unit")
    day = calendar.shift(day, steps, unit)
    if "more" in slots:
        day = calendar.shift(day, _sign(slots) * _number(slots, "more"), unit := _text(slots, "more-unit"))
    when = calendar.unit_around(day, unit)
    return Resolved(_turned(when, slots), basis)


def _steps(slots: Slots) -> int:
    return _number(slots, "which") if "which" in slots else _sign(slots) * (_optional(slots, "count") or 1)


def _sign(slots: Slots) -> int:
    return _optional(slots, "sign") or 1


def _start(slots: Slots, context: Context) -> tuple[date, str] | None:
    """The day to count from, and its name."""
    before = context.before.latest or context.before.earliest if context.before else None
    if slots.get("from") in {"before", "before only"} and before is not None:
        return before, FROM_BEFORE
    if slots.get("from") == "before only":
        return None
    if context.published is not None:
        return context.published, FROM_PUBLICATION
    if before is not None and context.before and context.before.precision is Precision.DAY:
        return before, FROM_BEFORE
    return None


def _turned(when: When, slots: Slots) -> When:
    """The same with the reach, the part and the « about » that the slots ask for."""
    reach = Reach(_text(slots, "reach"))
    if reach:
        chosen = when.periods[-1] if reach in {Reach.BY, Reach.BEFORE, Reach.LATEST, Reach.UNTIL} else when.periods[0]
        when = When((chosen,), Shape.ONE, reach)
    if slots.get("about"):
        when = When(tuple(Period(p.base, p.part, about=True) for p in when.periods), when.shape, when.reach)
    if (part := Part(_text(slots, "part"))) and when.shape is Shape.ONE and when.precision is not Precision.DAY:
        when = When((Period(when.periods[0].base, part, when.about),), when.shape, when.reach)
    return when


def turned(slots: Slots, context: Context) -> Resolved:  # noqa: ARG001
    """A date with a reach, an « about » or a part given to it: « avant le 3 mars 2016 », « vers 2009 », « fin mars »."""
    dated = _dated(slots)
    return dated._replace(when=_turned(dated.when, slots))


def beside(slots: Slots, context: Context) -> Resolved | None:
    """So many units before or after a date named with it: « le lendemain du 13 février », « deux ans après 2008 »."""
    dated = settle(_dated(slots), context)
    if (anchor := _known(dated.when)) is None:
        return None
    steps = _steps(slots)
    unit = _text(slots, "unit")
    day = anchor.latest if steps > 0 else anchor.earliest
    assert day is not None
    when = calendar.unit_around(calendar.shift(day, steps, unit), unit)
    return Resolved(when, dated.basis)


def _known(when: When) -> When | None:
    return when if when.earliest and when.latest else None


def weekday(slots: Slots, context: Context) -> Resolved | None:
    """The nearest such weekday: before, after, or as the tense says; « lundi en huit » counts days on."""
    start = _start(slots, context)
    if start is None:
        return None
    day, basis = start
    wanted, which = _number(slots, "weekday"), _optional(slots, "which")
    if which is None:
        tense = context.tense()
        basis = FROM_TENSE if tense else basis
        which = -1 if tense == "past" else 0
    if "week" in slots:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=_number(slots, "week"))
        return Resolved(When.day(monday + timedelta(days=wanted)), start[1])
    day = calendar.on_weekday(day, wanted, which)
    if "count" in slots:
        day += timedelta(days=_number(slots, "count") // 7 * 7)
    return Resolved(When.day(day), basis)


def span(slots: Slots, context: Context) -> Resolved:
    """A range; what one end leaves out it has from the other: « du 2 au 4 avril 2008 »."""
    first, last = slots["first"], slots["last"]
    if isinstance(last, Resolved) and isinstance(first, Resolved):
        opening, closing = first.when.periods[0], last.when.periods[-1]
    else:
        opening, closing = _ends(slots, context)
    basis = next((end.basis for end in (first, last) if isinstance(end, Resolved) and end.basis != STATED), STATED)
    opening, closing = _sharing(opening, closing)
    if opening == closing:
        return Resolved(When((opening,)), basis)
    return Resolved(When((opening, closing), Shape.RANGE), basis, _weekday_of(first))


def _weekday_of(value: int | str | Resolved) -> int | None:
    return value.weekday if isinstance(value, Resolved) else None


def _ends(slots: Slots, context: Context) -> tuple[Period, Period]:
    """The ends of a range of which one or both are bare numbers: days, months, or years."""
    first, last, of = slots["first"], slots["last"], _text(slots, "of")
    if isinstance(last, Resolved):
        closing = last.when.periods[-1]
        return _like(int(first), of, closing), closing  # type: ignore[arg-type]
    if isinstance(first, Resolved):
        opening = first.when.periods[0]
        return opening, _like(int(last), of, opening)
    if of == "year":
        years = [int(first), int(last)]
        if years[1] < 100:  # noqa: PLR2004
            years[1] += years[0] // 100 * 100
        return Period(f"{years[0]:04}"), Period(f"{years[1]:04}")
    if of == "decade":
        return Period(f"{_decade(int(first)):03}X"), Period(f"{_decade(int(last)):03}X")
    if of == "bare-month":
        return Period(f"{OPEN}-{int(first):02}"), Period(f"{OPEN}-{int(last):02}")
    year, _ = _year(slots, context)
    month = _optional(slots, "month") or _optional(slots, "month-number")
    return Period(f"{year}-{month:02}-{int(first):02}"), Period(f"{year}-{month:02}-{int(last):02}")


def _like(number: int, of: str, other: Period) -> Period:
    """A bare number as a day of the other's month, a month of its year, or a year."""
    if of == "year":
        return Period(f"{number:04}")
    if of == "month":
        return Period(f"{other.base[:4]}-{number:02}")
    return Period(f"{other.base[:7]}-{number:02}")


def _sharing(opening: Period, closing: Period) -> tuple[Period, Period]:
    """Both ends with a year if either has one; the opening goes back, or the closing on, when they would cross."""
    first, last = opening.base[:4], closing.base[:4]
    if first == "XXXX" != last:
        opening = calendar.with_year(opening, int(last))
        if opening.bounds and closing.bounds and opening.bounds[0] > closing.bounds[1]:
            opening = calendar.with_year(opening, int(last) - 1)
    elif last == "XXXX" != first:
        closing = calendar.with_year(closing, int(first))
        if opening.bounds and closing.bounds and opening.bounds[0] > closing.bounds[1]:
            closing = calendar.with_year(closing, int(first) + 1)
    return opening, closing


def several(slots: Slots, context: Context) -> Resolved:
    """« les 9 et 23 mars 2011 » is a set, « les 3 et 4 avril 2008 » a range; the year of the last serves all."""
    dated = _dated(slots)._replace(weekday=None)
    last = dated.when.periods[0]
    numbers = _items(slots, context)
    periods = [*(_like_any(item, last) for item in numbers), last]
    bases = [period.base for period in periods]
    if slots.get("shape") == "any":
        return dated._replace(when=When(tuple(periods), Shape.ANY))
    if calendar.follow_on(bases):
        return dated._replace(when=When((periods[0], periods[-1]), Shape.RANGE))
    return dated._replace(when=When(tuple(periods), Shape.ALL))


def _items(slots: Slots, context: Context) -> list[int | Period]:  # noqa: ARG001
    return [
        value.when.periods[0] if isinstance(value, Resolved) else int(value)
        for label, value in slots.items()
        if label.startswith("item")
    ]


def _like_any(item: int | Period, last: Period) -> Period:
    if isinstance(item, Period):
        return calendar.with_year(item, int(last.base[:4])) if item.base.startswith("XXXX") and last.base[0] != "X" else item
    return Period(f"{last.base[:-2]}{item:02}")


def nth(slots: Slots, context: Context) -> Resolved | None:
    """The first week, last Friday, second half or third day of a period; of a year whose number is not known, none."""
    dated = settle(_dated(slots), context)
    if (known := _known(dated.when)) is None or known.earliest is None or known.latest is None:
        return None
    unit = slots["weekday"] if "weekday" in slots else _text(slots, "unit")
    number, count = _number(slots, "ordinal"), _optional(slots, "count")
    if count is not None:
        when = calendar.first_or_last(known.earliest, known.latest, count if number > 0 else -count, _text(slots, "unit"))
    else:
        when = calendar.nth_within(known.earliest, known.latest, number, unit)
    return None if when is None else Resolved(when, dated.basis)


def units(slots: Slots, context: Context) -> Resolved | None:
    """So many whole units on or back: « les trois prochains mois », « les 30 derniers jours »."""
    start = _start(slots, context)
    if start is None:
        return None
    day, basis = start
    count, unit = _number(slots, "count"), _text(slots, "unit")
    if unit == "week":
        count, unit = count * 7, "day"
    sign = _number(slots, "which")
    near, far = (calendar.unit_around(calendar.shift(day, sign * n, unit), unit).periods for n in (1, count))
    ends = (far[0], near[-1]) if sign < 0 else (near[0], far[-1])
    return Resolved(When(ends, Shape.RANGE) if ends[0] != ends[1] else When((ends[0],)), basis)


def same(slots: Slots, context: Context) -> Resolved | None:
    """« le même jour », « cette même année »: the unit around the date before."""
    if context.before is None or (day := context.before.earliest or context.before.latest) is None:
        return None
    unit = _text(slots, "unit")
    if unit == "day" and context.before.precision is not Precision.DAY:
        return None
    if unit == "month" and context.before.precision not in {Precision.DAY, Precision.MONTH}:
        return None
    return Resolved(calendar.unit_around(day, unit), FROM_BEFORE)


def bare_day(slots: Slots, context: Context) -> Resolved | None:
    """A day whose month is that of the date before or, without one, near the day of publication."""
    before = context.before
    if before and before.precision in {Precision.DAY, Precision.MONTH} and (day := before.earliest or before.latest):
        start, basis = day.replace(day=1), FROM_BEFORE
    elif context.published is not None:
        start, basis = context.published, FROM_PUBLICATION
    else:
        return None
    tense = context.tense() if basis == FROM_PUBLICATION else ""
    day_ = calendar.near_day(start, _number(slots, "day"), _optional(slots, "weekday"), back=tense == "past")
    if day_ is None:
        return None
    if "first" in slots:
        first = day_.replace(day=_number(slots, "first"))
        return Resolved(When((Period(first.isoformat()), Period(day_.isoformat())), Shape.RANGE), basis)
    return Resolved(When.day(day_), basis)


def in_year(slots: Slots, context: Context) -> Resolved:  # noqa: ARG001
    """A date without a year in the year named beside it: « septembre de cette année »."""
    dated, year = _dated(slots), slots["year"]
    assert isinstance(year, Resolved)
    number = int(year.when.periods[0].base[:4])
    periods = tuple(calendar.with_year(period, number) for period in dated.when.periods)
    return Resolved(When(periods, dated.when.shape, dated.when.reach), year.basis, dated.weekday)


def around(slots: Slots, context: Context) -> Resolved | None:
    """The unit that holds a date: « la semaine du 6 octobre »."""
    dated = settle(_dated(slots), context)
    if (day := dated.when.earliest) is None:
        return None
    if _text(slots, "unit") == "week" and day.weekday() > 4:
        day += timedelta(days=2)  # « la semaine du 6 octobre », a Sunday, is the one that begins then.
    return Resolved(calendar.unit_around(day, _text(slots, "unit")), dated.basis)


def nearest(slots: Slots, context: Context) -> Resolved | None:
    """A date without a year, the last or the next before or after publication: « le 12 mai dernier »."""
    if context.published is None:
        return None
    dated = _dated(slots)
    which = _number(slots, "which")
    if which == 0:
        year = closest_year(dated.when.periods[0], context.published)
        return Resolved(When.of(f"{year:04}{dated.when.periods[0].base[4:]}"), FROM_PUBLICATION, dated.weekday)
    context = context._replace(tense=lambda: "past" if which < 0 else "future")
    return settle(dated, context)._replace(basis=FROM_PUBLICATION)


def day_of_month(slots: Slots, context: Context) -> Resolved | None:
    """A day of a month named beside it: « le 15 du mois prochain », « le 12 courant »."""
    if "date" in slots:
        dated = _dated(slots)
        month = dated.when.periods[0].base
        return Resolved(When.of(f"{month}-{_number(slots, 'day'):02}"), dated.basis, _optional(slots, "weekday"))
    if context.published is None:
        return None
    return Resolved(When.day(context.published.replace(day=_number(slots, "day"))), FROM_PUBLICATION)


def _dated(slots: Slots) -> Resolved:
    """The date a rule found beside its own words; a bare year or month counts as one."""
    dated = slots.get("date")
    if isinstance(dated, Resolved):
        return dated
    base = _base(slots, OPEN) if dated is None else f"{int(dated):04}"
    return Resolved(When.of(base), STATED, _optional(slots, "weekday"))


def _number(slots: Slots, label: str) -> int:
    value = slots[label]
    assert not isinstance(value, Resolved)
    return int(value)


def _optional(slots: Slots, label: str) -> int | None:
    return _number(slots, label) if label in slots else None


def _text(slots: Slots, label: str) -> str:
    value = slots.get(label, "")
    assert isinstance(value, str), label
    return value


WAYS: Mapping[str, Callable[[Slots, Context], Resolved | None]] = {
    "stated": stated,
    "counted": counted,
    "turned": turned,
    "beside": beside,
    "weekday": weekday,
    "range": span,
    "set": several,
    "nth": nth,
    "units": units,
    "same": same,
    "bare-day": bare_day,
    "in-year": in_year,
    "around": around,
    "nearest": nearest,
    "day-of-month": day_of_month,
    "nothing": lambda slots, context: None,  # noqa: ARG005
}
