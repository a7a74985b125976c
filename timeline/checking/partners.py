"""Which date of a text is which of its translation, and which dates have no partner in the other text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from timeline.checking.codes import shared_codes
from timeline.checking.dates_alike import counts_others, loosely, made_of, same_but_year
from timeline.checking.said import may_say, vocabulary
from timeline.model.when import Reach, Shape, When
from timeline.translations.terms import unaccented

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side
    from timeline.model.event import Mention

# « avant la fin de l'année » is well said "by the end of the year", « dès 2002 » "since 2002".
_REACHES = {Reach.BEFORE: Reach.BY, Reach.LATEST: Reach.BY, Reach.FROM: Reach.SINCE}
_WORD = re.compile(r"[^\W\d_]+")
_STATED = "stated"
_SEASON = "near season2"
_YEAR = 12


# Dates and numbers are asked of the same pair.
@lru_cache(maxsize=4)
def dates_without_partner(pair: Pair) -> tuple[list[Mention], list[Mention]]:
    """The dates of the source that the target has not, then those of the target that the source has not."""
    if not any(side.dates for side in pair.sides):
        return [], []
    codes = shared_codes(pair)
    here, there = ([date for date in side.dates if date.text.strip() not in codes] for side in pair.sides)
    here, there = _without_partner(here, there, _same)
    here, there = _without_partner(here, there, partial(loosely, sides=pair.sides))
    here, there = _without_partner(_apart(here, there), _apart(there, here), _same)
    return _without_partner(here, there, same_but_year)


def _without_partner(
    here: Sequence[Mention], there: Sequence[Mention], same: Callable[[Mention, Mention], bool]
) -> tuple[list[Mention], list[Mention]]:
    left = list(there)
    alone = []
    for mention in here:
        partner = next((other for other in left if same(mention, other)), None)
        if partner is None:
            alone.append(mention)
        else:
            left.remove(partner)
    return alone, left


def _same(here: Mention, there: Mention) -> bool:
    return _plain(here.when) == _plain(there.when)


def _plain(when: When) -> tuple[object, ...]:
    """What a translation must keep: the periods, the part, about, and the kind of open side."""
    periods = tuple((period.base, period.part, period.about) for period in when.periods)
    if when.shape is Shape.ANY:
        periods = tuple(sorted(periods))
    return periods, when.shape, _REACHES.get(when.reach, when.reach)


def _apart(mentions: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """Sets and ranges taken apart where the other text has none.

    « en 2008 et en 2009 » may be one set here and two dates there; "ran from 7 to 19 December" is « s'est ouverte le 7
    décembre et s'est achevée le 19 ».
    """
    # « du 3 au 5 mai » is not "3 and 5 May".
    ranged = any(other.when.shape is Shape.RANGE or _is_set(other.when) for other in others)
    return [
        replace(mention, when=When((period,))) if apart else mention
        for mention in mentions
        for apart in [_is_set(mention.when) or (mention.when.shape is Shape.RANGE and not ranged)]
        for period in (mention.when.periods if apart else mention.when.periods[:1])
    ]


def _is_set(when: When) -> bool:
    return when.shape in (Shape.ALL, Shape.ANY)


def is_said_otherwise(date: Mention, left: Sequence[Mention], side: Side, other_side: Side) -> bool:
    """Whether a date left over of one side stands in the other in another form.

    As a relative word for what is said there, « depuis lundi dernier, 1er janvier », « cette année le 18 juin »; or,
    where no date left over there is like it, as what it is made of, numbers and months, in words that were not read
    as a date: « il y a cinq ans », "for September", "2002 Work Programme".
    """
    # Of a text without a day « l'année précédente » may be read in one language alone.
    known = side.published is None or any(_holds(date.when, other.when) for other in other_side.dates)
    # « dans un délai de deux mois » is not "within two weeks", whatever the day of the text
    if date.basis != _STATED and known and not any(counts_others(date, other, (side, other_side)) for other in left):
        return True
    named = date.basis != _STATED and not date.when.reach and _names_a_feast(date, side, other_side)
    if named or _is_month_beside(date, other_side) or _is_seasonal(date, side, other_side):
        return True
    if any(_may_be(other, date, other_side, side) for other in left):
        return False
    if any(counts_others(date, other, (side, other_side)) for other in left):
        return False
    bases = {period.base for period in date.when.periods}
    read = [other for other in other_side.dates if other not in left]
    parts = made_of(date.text, (), side) or {frozenset({year}) for year in bases if year.isdigit()}
    # « août … du mois précédent »: "July's"
    parts = parts or {frozenset({f"month {number}"}) for number in _months(date)}
    there = set().union(*made_of(other_side.text, read, other_side))
    # « prévue le 12 mai, est reportée au 26 »
    there |= {f"month {number}" for other in other_side.dates for number in _months(other)}
    if _is_today(date, other_side):
        return True
    return bool(parts) and not any(part.isdisjoint(there) for part in parts)


def _may_be(other: Mention, date: Mention, other_side: Side, side: Side) -> bool:
    """Whether a date left over in the other text may be meant for one, and is told otherwise.

    That is not « suivant le 31 décembre », which has all of "ten days after 31 December" but the days.
    """
    if other.when.precision is not date.when.precision or _is_month_beside(other, side):
        return False
    parts = [made_of(one.text, (), text) for one, text in ((other, other_side), (date, side))]
    joined = any(_is_set(one.when) or one.when.shape is Shape.RANGE for one in (other, date))
    counted = not joined and _STATED not in (other.basis, date.basis) and all(len(one) > 1 for one in parts)
    return not (counted and (_is_within(parts[0], parts[1]) or _is_within(parts[1], parts[0])))


def _is_within(few: set[frozenset[str]], many: set[frozenset[str]]) -> bool:
    """Whether each part of a date is one of another that has more of them, and no other month."""
    more = [other for other in many if not any(part & other for part in few)]
    whole = all(any(part & other for other in many) for part in few)
    return whole and bool(more) and not any("month" in one for other in more for one in other)


def _names_a_feast(date: Mention, side: Side, other_side: Side) -> bool:
    """Whether the other text has the name that a date has, « les attentats de Pâques » "the Easter bombings"."""
    names = [word for word in _WORD.findall(date.text) if word.lower() not in side.common]
    if len(names) != 1 or not names[0][0].isupper() or names[0].lower() in side.months or not date.start:
        return False
    return may_say(vocabulary(other_side), unaccented(names[0]), side)


def _is_seasonal(date: Mention, side: Side, other_side: Side) -> bool:
    """Whether the other text says a season of no year without a date: « la trêve hivernale » "the winter truce"."""
    here, there = (
        {(one.sense, one.start) for one in own.near if one.group == _SEASON and one.proof} for own in (side, other_side)
    )
    named = {sense for sense, start in here if date.start <= start < date.end}
    dated = [range(other.start, other.end) for other in other_side.dates]
    free = {sense for sense, start in there if not any(start in one for one in dated)}
    return bool(named) and named <= free and not any(sign.isdigit() for sign in date.text)


def _is_month_beside(date: Mention, other_side: Side) -> bool:
    """Whether a month is the one that the other text tells by the one beside it, « en mars … le mois précédent »."""
    beside = ((1, other_side.checks.month_before), (-1, other_side.checks.month_after))
    away = [way for way, said in beside if any(words in other_side.plain for words in said)]
    months, said = _months(date), {month for other in other_side.dates for month in _months(other)}
    return len(months) == 1 and any((month - 1 + way) % _YEAR + 1 in said for month in months for way in away)


def _months(date: Mention) -> set[int]:
    return {int(found) for period in date.when.periods for found in re.findall(r"-(\d\d)", period.base)[:1]}


def _is_today(date: Mention, other_side: Side) -> bool:
    """Whether a date is that of the text, which the other names by a word, « ce matin »."""
    day = other_side.published
    return day is not None and date.when.stretch == (day, day) and other_side.checks.says_today(other_side.plain)


def _holds(outer_when: When, inner_when: When) -> bool:
    """Whether a date is another, with no open side, or the month or year that it is in."""
    if inner_when.reach:
        return outer_when == inner_when
    outer, inner = (
        [period.bounds for period in (when.periods[0], when.periods[-1])] for when in (outer_when, inner_when)
    )
    if outer[0] is None or outer[1] is None or inner[0] is None or inner[1] is None:
        return False
    return outer[0][0] <= inner[0][0] and inner[1][1] <= outer[1][1]
