"""Dates: both texts name the same ones, weekdays fit them, and a day that one text excludes the other does too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.checking.partners import dates_without_partner, is_said_otherwise
from timeline.language.names import weekday_names
from timeline.language.quantities import blank
from timeline.language.wording import month_names
from timeline.model.errors import Severity
from timeline.model.period import Precision
from timeline.model.when import Reach

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side
    from timeline.model.event import Mention

    # What a text says, as it is told, and its words.
    Said = tuple[str, tuple[str, ...]]

_STATED = "stated"
_INCLUSIVE = frozenset((Reach.BY, Reach.LATEST))
_WORD = re.compile(r"[^\W\d_]+")
_NONE = 13  # behind the last month


def check_dates(pair: Pair) -> Iterator[Problem]:
    """A problem for each date that only one text has; a relative word is as good as the date it means."""
    source, target = pair.sides
    alone = dates_without_partner(pair)
    left = [date for date in alone[0] if not is_said_otherwise(date, alone[1], source, target)]
    added = [date for date in alone[1] if not is_said_otherwise(date, alone[0], target, source)]
    for place in range(max(len(left), len(added))):
        here, there = left[place : place + 1], added[place : place + 1]
        yield _differ(pair, Check.DATE, (_told(here), _words(here)), (_told(there), _words(there)))
    strays = (_stray_months(source), _stray_months(target)) if not left and not added else ()
    if all(strays) and len({frozenset(months) for months in strays}) > 1:
        said = (tuple(months.values()) for months in strays)
        yield _differ(pair, Check.DATE, *((" and ".join(words), words) for words in said))


def check_weekdays(pair: Pair) -> Iterator[Problem]:
    """A problem for each weekday that its date does not fall on, and one where the texts name different weekdays."""
    wrong = [
        Problem(
            Check.WEEKDAY,
            f"{mention.text}, in the {side.name}, does not fall on that day of the week",
            here=(mention.text,) * (side is pair.source),
            there=(mention.text,) * (side is pair.target),
        )
        for side in pair.sides
        for mention in side.dates
        if mention.weekday_differs
    ]
    here, there = map(_weekdays, pair.sides)
    if not wrong and here and there and here != there:
        names = [_named(days, side.code) for days, side in zip((here, there), pair.sides, strict=True)]
        wrong = [_differ(pair, Check.WEEKDAY, *((" and ".join(words), words) for words in names))]
    yield from wrong
    if here and not there and (lost := _lost_weekday(pair)):
        fact = f"the {pair.source.name} has {lost}, the {pair.target.name} no day of the week"
        yield Problem(Check.WEEKDAY, fact, Severity.WARNING, here=(lost,))


def _lost_weekday(pair: Pair) -> str:
    """A date of the source that has its weekday, and is a date of the target too; empty when there is none."""
    names, there = pair.source.day_names, {date.when for date in pair.target.dates}
    dated = (date for date in pair.source.dates if date.basis == _STATED and re.search(r"\d", date.text))
    return next(
        (
            date.text
            for date in dated
            if date.when in there and not names.keys().isdisjoint(_WORD.findall(date.text.lower()))
        ),
        "",
    )


def check_deadlines(pair: Pair) -> Iterator[Problem]:
    """A problem for each day that one text excludes and the other does not: « avant le 30 juin », "by 30 June"."""
    for here in pair.source.dates:
        for there in pair.target.dates:
            reaches = {here.when.reach, there.when.reach}
            if (
                _is_day(here)
                and here.when.periods == there.when.periods
                and Reach.BEFORE in reaches
                and reaches & _INCLUSIVE
            ):
                fact = f"the {pair.source.name} says {here.text}, the {pair.target.name} {there.text}: a day apart"
                yield Problem(Check.DEADLINE, fact, here=(here.text,), there=(there.text,))


def _is_day(date: Mention) -> bool:
    return date.when.precision is Precision.DAY


def _differ(pair: Pair, check: Check, here: Said, there: Said) -> Problem:
    """The problem of two texts that say other things; of each, how that is told and the words that say it."""
    fact = f"the {pair.source.name} has {here[0]}, the {pair.target.name} {there[0]}"
    return Problem(check, fact, here=here[1], there=there[1])


def _stray_months(side: Side) -> dict[int, str]:
    """Months named outside the dates; the capital that English gives them tells them from "may" and "march".

    Seasons are none: "spring" has no capital in English, and « été » is oftener a verb.
    """
    if side.months.keys().isdisjoint(side.named):
        return {}
    capital = side.language is not None and month_names(side.language.wording)[0][0].isupper()
    words = [
        word for word in _WORD.findall(blank(side.text, side.dates)) if side.months.get(word.lower(), _NONE) < _NONE
    ]
    return {side.months[word.lower()]: word for word in words if not capital or word[0].isupper()}


def _weekdays(side: Side) -> set[int]:
    names = side.day_names
    return {names[word] for word in names.keys() & side.named}


def _named(weekdays: set[int], code: str) -> tuple[str, ...]:
    return tuple(weekday_names(code)[number] for number in sorted(weekdays))


def _words(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(mention.text for mention in mentions)


def _told(mentions: Sequence[Mention]) -> str:
    return "; ".join(f"{mention.text.strip()} ({mention.when.notation})" for mention in mentions) or "none for it"
