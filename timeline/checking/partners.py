"""Which date of a text is which of its translation, and which dates have no partner in the other text."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from timeline.checking.codes import shared_codes
from timeline.checking.said import may_say, vocabulary
from timeline.checking.units import is_as_much
from timeline.language.quantities import blank
from timeline.language.units import find_measures
from timeline.model.when import Reach, Shape, When
from timeline.translations.terms import unaccented

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.checking.pair import Pair, Side
    from timeline.model.event import Mention

# « avant la fin de l'année » is well said "by the end of the year", « dès 2002 » "since 2002".
_REACHES = {Reach.BEFORE: Reach.BY, Reach.LATEST: Reach.BY, Reach.FROM: Reach.SINCE}
_OPENING = frozenset({Reach.SINCE, Reach.FROM, Reach.UNTIL})
_WORD = re.compile(r"[^\W\d_]+")
_STATED = "stated"
_FAR = 40  # characters before a date in which an hour may stand


def dates_without_partner(pair: Pair) -> tuple[list[Mention], list[Mention]]:
    """The dates of the source that the target has not, then those of the target that the source has not."""
    codes = shared_codes(pair)
    here, there = ([date for date in side.dates if date.text.strip() not in codes] for side in pair.sides)
    here, there = _without_partner(here, there, _same)
    here, there = _without_partner(here, there, partial(_loosely, sides=pair.sides))
    here, there = _without_partner(_apart(here, there), _apart(there, here), _same)
    return _without_partner(here, there, _same_but_year)


def _same_but_year(here: Mention, there: Mention) -> bool:
    """The same but for a year that neither text says: « en juillet au lieu d'août » "from August to July"."""
    bare = [re.sub(r"\d{4}(?=-)", "XXXX", mention.when.notation) for mention in (here, there)]
    return bare[0] == bare[1] and "XXXX" in bare[0] and _STATED not in (here.basis, there.basis)


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


def _loosely(here: Mention, there: Mention, sides: tuple[Side, Side]) -> bool:
    """The same but for a year that neither text says, « en février »; or the same count, « dans les 30 jours ».

    And « entrée en vigueur le 14 août » is well said "in effect since 14 August", « au 31 août » "as of 31 August".
    """
    if (
        _opened(here.when, there.when)
        or _opened(there.when, here.when)
        or _same_decade(here.when, there.when)
        or _same_decade(there.when, here.when)
    ):
        return True
    if here.when.periods == there.when.periods and _is_open(here, there, sides):
        return True
    if _STATED in (here.basis, there.basis):
        return False
    if _same_weekday(here, there, sides):
        return True
    if _same_but_year(here, there):
        return True
    counts = [_made_of(mention.text, (), side) for mention, side in zip((here, there), sides, strict=True)]
    counted = (
        bool(counts[0]) and counts[0] == counts[1] and not any("month" in part for parts in counts[0] for part in parts)
    )
    (start, end), (first, last) = here.when.stretch, there.when.stretch
    return counted and not _counts_others(here, there, sides) and start <= last and first <= end


def _counts_others(here: Mention, there: Mention, sides: tuple[Side, Side]) -> bool:
    """Whether the two count other things, « les cinq prochaines années » "the next five months"."""
    counted = [
        list(find_measures(mention.text, side.quantities_of(mention.text), side.language)) if side.language else []
        for mention, side in zip((here, there), sides, strict=True)
    ]
    return all(counted) and not any(is_as_much(one, other) for one in counted[0] for other in counted[1])


def _opened(here: When, there: When) -> bool:
    """Whether the translation only adds that the date opens a stretch of time, or that it lasts until then."""
    return not here.reach and there.reach in _OPENING and replace(there, reach=Reach.ON) == here


def _is_open(here: Mention, there: Mention, sides: tuple[Side, Side]) -> bool:
    """Whether the words around one date leave open what the other says: « à l'horizon 2030 » is "in" it or "by" it.

    And « la date limite est fixée au 15 avril » is well said "by 15 April".
    """
    if any(_is_vague(date, side) for date, side in zip((here, there), sides, strict=True)):
        return True
    if any(_is_late(date, side) for date, side in zip((here, there), sides, strict=True)):
        return {here.when.reach, there.when.reach} == {Reach.ON, Reach.LATEST}
    limit = any(not side.checks.limits.isdisjoint(re.findall(r"\w+", side.plain)) for side in sides)
    return limit and {here.when.reach, there.when.reach} <= {Reach.ON, Reach.BY, Reach.LATEST}


def _is_late(date: Mention, side: Side) -> bool:
    """Whether an hour stands between a date and what makes it the last, "no later than 5 p.m. on 15 September"."""
    before = unaccented(side.text[: date.start])[-_FAR:]
    return not date.when.reach and any(words in before for words in side.checks.latest)


def _same_decade(decade: When, year: When) -> bool:
    """« d'ici à la fin de la décennie » is well said "by 2030"."""
    base, other = decade.periods[-1].base, year.periods[-1].base
    if not (base[:3].isdigit() and base.endswith("X") and other.isdigit() and len(other) == len("2030")):
        return False
    return decade.periods[-1].part is not None and int(other) - int(base[:3]) * 10 in (9, 10)


def _is_vague(date: Mention, side: Side) -> bool:
    """Whether a word before a date leaves open whether it is "in" it or "by" it, « à l'horizon 2030 »."""
    before = re.findall(r"\w+", side.text[: date.start].lower())[-1:]
    return bool(before) and before[0] in side.checks.vague


def _same_weekday(here: Mention, there: Mention, sides: tuple[Side, Side]) -> bool:
    """« s'est achevée samedi » and "came to a close on Saturday": read as two weeks where one is a bare weekday.

    « demain » is none, and neither is "on 15 May" a Saturday unless it says so.
    """
    days = [mention.when.stretch for mention in (here, there)]
    if any(start != end for start, end in days) or (days[0][0] - days[1][0]).days % 7:
        return False
    words = [_WORD.findall(mention.text.lower()) for mention in (here, there)]
    named = [not side.day_names.keys().isdisjoint(said) for side, said in zip(sides, words, strict=True)]
    bare = (
        len(said) == 1 and not re.search(r"\d", mention.text)
        for said, mention in zip(words, (here, there), strict=True)
    )
    return all(named) and any(bare)


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
    if date.basis != _STATED and any(_holds(date.when, other.when) for other in other_side.dates):
        return True
    if date.basis != _STATED and not date.when.reach and _names_a_feast(date, side, other_side):
        return True
    if any(other.when.precision is date.when.precision for other in left):
        return False
    if any(_counts_others(date, other, (side, other_side)) for other in left):
        return False
    bases = {period.base for period in date.when.periods}
    read = [other for other in other_side.dates if other not in left]
    parts = _made_of(date.text, (), side) or {frozenset({year}) for year in bases if year.isdigit()}
    there = set().union(*_made_of(other_side.text, read, other_side))
    # « prévue le 12 mai, est reportée au 26 »
    there |= {f"month {number}" for other in other_side.dates for number in _months(other)}
    if _is_today(date, other_side):
        return True
    return bool(parts) and not any(part.isdisjoint(there) for part in parts)


def _names_a_feast(date: Mention, side: Side, other_side: Side) -> bool:
    """Whether the other text has the name that a date has, « les attentats de Pâques » "the Easter bombings"."""
    names = [word for word in _WORD.findall(date.text) if word.lower() not in side.common]
    if len(names) != 1 or not names[0][0].isupper() or names[0].lower() in side.months or not date.start:
        return False
    return may_say(vocabulary(other_side), unaccented(names[0]), side)


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


def _made_of(text: str, dates: Sequence[Mention], side: Side) -> set[frozenset[str]]:
    """The numbers and months of a text outside its dates, each in all its readings; "1990s" is made of 90."""
    words = _WORD.findall(blank(text, dates).lower())
    parts = {frozenset(number.digits) for number in side.quantities_of(text, dates)}
    parts |= {frozenset({f"{tens}0"}) for tens in re.findall(r"\b(?:19|20)?(\d)0s\b", text)}
    return parts | {frozenset({f"month {side.months[word]}"}) for word in words if word in side.months}
