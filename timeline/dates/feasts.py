"""Feasts that move with Easter: « le lundi de Pentecôte 2005 », « avant Pâques »."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from dateutil.easter import easter

from timeline.dates.expression import FROM_BEFORE, FROM_PUBLICATION, FROM_TENSE, OPEN, Expression, Resolved
from timeline.model.when import When

if TYPE_CHECKING:
    from timeline.dates.expression import Context


def feast(slots: Expression) -> Resolved | None:
    """A day counted from Easter, in the year named or in that of the tense, the date before or the publication."""
    year, basis = slots.year
    offset = timedelta(days=slots.number("feast"))
    if year != OPEN:
        return Resolved(When.day(easter(int(year)) + offset), basis)
    return _without_year(offset, slots.context)


def _without_year(offset: timedelta, context: Context) -> Resolved | None:
    published, tense = context.published, context.tense()
    if published is not None and tense:
        days = [easter(published.year + step) + offset for step in ((0, -1) if tense == "past" else (0, 1))]
        fitting = (day for day in days if (day <= published if tense == "past" else day >= published))
        return Resolved(When.day(next(fitting, days[0])), FROM_TENSE)
    before = context.before
    if before is not None and (named := before.earliest or before.latest):
        return Resolved(When.day(easter(named.year) + offset), FROM_BEFORE)
    if published is None:
        return None
    near = [easter(published.year + step) + offset for step in (0, 1, -1)]
    return Resolved(When.day(min(near, key=lambda day: abs(day - published))), FROM_PUBLICATION)
