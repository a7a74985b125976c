"""Ranges and sets: what one end leaves out it has from the other."""

from __future__ import annotations

from timeline.dates import calendar
from timeline.dates.expression import OPEN, STATED, Expression, Resolved, decade
from timeline.dates.years import completed
from timeline.model.period import Period
from timeline.model.when import Shape, When


def span(slots: Expression) -> Resolved:
    """A range of two dates or numbers: « du 2 au 4 avril 2008 », « de 2007 à 2009 »."""
    first, last = slots.values["first"], slots.values["last"]
    dates = [end for end in (first, last) if isinstance(end, Resolved)]
    opening, closing = _sharing(*_ends(first, last, slots))
    basis = next((date.basis for date in dates if date.basis != STATED), STATED)
    if opening == closing:
        return Resolved(When((opening,)), basis)
    if slots.text("shape") == "all" and not calendar.follow_on([opening.base, closing.base]):
        return Resolved(When((opening, closing), Shape.ALL), basis)
    weekday = first.weekday if isinstance(first, Resolved) else None
    return Resolved(When((opening, closing), Shape.RANGE), basis, weekday)


def _ends(first: int | str | Resolved, last: int | str | Resolved, slots: Expression) -> tuple[Period, Period]:
    """The ends of a range of which one or both may be bare numbers: days, months, quarters, years, decades."""
    of = slots.text("of")
    if isinstance(last, Resolved):
        closing = last.when.periods[-1]
        return first.when.periods[0] if isinstance(first, Resolved) else _like(int(first), of, closing), closing
    if isinstance(first, Resolved):
        opening = first.when.periods[0]
        return opening, _like(int(last), of, opening)
    numbers = int(first), int(last)
    if of == "year":
        # « 2007-13 » ends in 2013.
        return Period(f"{numbers[0]:04}"), Period(f"{_full(numbers[1], numbers[0]):04}")
    if of == "decade":
        return Period(decade(numbers[0])), Period(decade(numbers[1]))
    year, _ = slots.year
    if of == "group":
        codes = [calendar.group_code(slots.text("group"), number) for number in numbers]
        # « du quatrième au deuxième trimestre 2010 » begins in 2009.
        before = f"{int(year) - 1:04}" if codes[0] > codes[1] and year != OPEN else year
        return Period(f"{before}-{codes[0]}"), Period(f"{year}-{codes[1]}")
    month = slots.number("month") or slots.number("month-number")
    return Period(f"{year}-{month:02}-{numbers[0]:02}"), Period(f"{year}-{month:02}-{numbers[1]:02}")


def _full(year: int, beside: int) -> int:
    return year + beside // 100 * 100 if year < 100 else year


def _like(number: int, of: str, other: Period) -> Period:
    """A bare number as a day of the other's month, a month of its year, or a year."""
    if of == "year":
        return Period(f"{number:04}")
    return Period(f"{other.base[:4]}-{number:02}" if of == "month" else f"{other.base[:7]}-{number:02}")


def _sharing(opening: Period, closing: Period) -> tuple[Period, Period]:
    """Both ends with a year if either has one; the opening goes back, or the closing on, when they would cross."""
    first, last = opening.base[:4], closing.base[:4]
    if first == OPEN != last:
        opening = calendar.with_year(opening, int(last))
        if calendar.cross(opening, closing):
            opening = calendar.with_year(opening, int(last) - 1)
    elif last == OPEN != first:
        closing = calendar.with_year(closing, int(first))
        if calendar.cross(opening, closing):
            closing = calendar.with_year(closing, int(first) + 1)
    return opening, closing


def several(slots: Expression) -> Resolved:
    """« les 9 et 23 mars 2011 » is a set, « les 3 et 4 avril 2008 » a range; the year of the last serves all."""
    dated = slots.dated
    if dated.weekday is not None:
        # « samedi 8 et dimanche 9 octobre »: it is the last that is a Sunday.
        dated = completed(dated, slots.context)._replace(weekday=None)
    last = dated.when.periods[0]
    members = [value for label, value in slots.values.items() if label.startswith("member")]
    periods = (*(_member(member, last) for member in members), last)
    if slots.text("shape") == "any":
        return dated._replace(when=When(periods, Shape.ANY))
    if calendar.follow_on([period.base for period in periods]):
        return dated._replace(when=When((periods[0], last), Shape.RANGE))
    return dated._replace(when=When(periods, Shape.ALL))


def _member(member: int | str | Resolved, last: Period) -> Period:
    if not isinstance(member, Resolved):
        return Period(f"{last.base[:-2]}{int(member):02}")
    period = member.when.periods[0]
    shares = period.base.startswith(OPEN) and not last.base.startswith(OPEN)
    return calendar.with_year(period, int(last.base[:4])) if shares else period
