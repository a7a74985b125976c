"""Dates: both texts name the same ones, weekdays fit them, and none changed places with another."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from babel.dates import get_day_names

from timeline.checking.pair import Check, Problem
from timeline.checking.partners import dates_without_partner, is_said_otherwise
from timeline.language.quantities import blank
from timeline.language.wording import month_names
from timeline.translations.alignment import comparable
from timeline.translations.terms import unaccented

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.pair import Pair, Side
    from timeline.model.event import Mention

_PREFIX = 4
_WORD = re.compile(r"[^\W\d_]+")


def check_dates(pair: Pair) -> Iterator[Problem]:
    """A problem for each date that only one text has; a relative word is as good as the date it means."""
    source, target = pair.sides
    alone = dates_without_partner(pair)
    left = [date for date in alone[0] if not is_said_otherwise(date, alone[1], source, target)]
    added = [date for date in alone[1] if not is_said_otherwise(date, alone[0], target, source)]
    for place in range(max(len(left), len(added))):
        yield _differ(pair, Check.DATE, _told(left[place : place + 1]), _told(added[place : place + 1]))
    here, there = _stray_months(source), _stray_months(target)
    if here and there and here.keys() != there.keys() and not left and not added:
        yield _differ(pair, Check.DATE, *(" and ".join(words.values()) for words in (here, there)))


def check_weekdays(pair: Pair) -> Iterator[Problem]:
    """A problem for each weekday that its date does not fall on, and one where the texts name different weekdays."""
    wrong = [
        Problem(Check.WEEKDAY, f"{mention.text}, in the {side.name}, does not fall on that day of the week")
        for side in pair.sides
        for mention in side.dates
        if mention.weekday_differs
    ]
    here, there = map(_weekdays, pair.sides)
    if not wrong and here and there and here != there:
        wrong = [_differ(pair, Check.WEEKDAY, _list(here, pair.source.code), _list(there, pair.target.code))]
    yield from wrong


def check_order(pair: Pair) -> Iterator[Problem]:
    """A problem for each two dates, or numbers, that changed places while the words around them kept their order."""
    for kind, placed in (("dates", _dated), ("numbers", _counted)):
        source, target = map(placed, pair.sides)
        here = [value for value, _ in source]
        there = [value for value, _ in sorted(target, key=lambda value_and_place: value_and_place[1])]
        if len(set(here)) == len(here) and here != there and sorted(here) == sorted(there):
            values = _compared(pair.source.text, source), _compared(pair.target.text, target)
            yield from _swapped(kind, *values, _anchors(pair))


def _differ(pair: Pair, check: Check, here: str, there: str) -> Problem:
    return Problem(check, f"the {pair.source.name} has {here}, the {pair.target.name} {there}")


def _stray_months(side: Side) -> dict[int, str]:
    """Months named outside the dates; the capital that English gives them tells them from "may" and "march"."""
    capital = side.language is not None and month_names(side.language.wording)[0][0].isupper()
    words = [word for word in _WORD.findall(blank(side.text, side.dates)) if word.lower() in side.months]
    return {side.months[word.lower()]: word for word in words if not capital or word[0].isupper()}


def _weekdays(side: Side) -> set[int]:
    names = _day_names(side.code)
    return {names[word] for word in _WORD.findall(side.text.lower()) if word in names}


@cache
def _day_names(code: str) -> dict[str, int]:
    return {name.lower(): number for number, name in get_day_names("wide", locale=code).items()}


def _list(weekdays: set[int], code: str) -> str:
    return " and ".join(get_day_names("wide", locale=code)[number] for number in sorted(weekdays))


def _told(mentions: Sequence[Mention]) -> str:
    return "; ".join(f"{mention.text.strip()} ({mention.when.notation})" for mention in mentions) or "none for it"


PlacedValue = tuple[str, int]


def _dated(side: Side) -> list[PlacedValue]:
    return [(mention.when.notation, mention.start) for mention in side.dates] if len(side.dates) > 1 else []


def _counted(side: Side) -> list[PlacedValue]:
    hard = [(min(number.digits), number.start) for number in side.quantities if number.hard]
    return hard if len(hard) > 1 else []


def _compared(text: str, values: Sequence[PlacedValue]) -> list[PlacedValue]:
    """The values with their places in the comparable text."""
    return [(value, len(comparable(text[:start]))) for value, start in values]


def _anchors(pair: Pair) -> list[tuple[int, int]]:
    """Terms, and words nearly the same, that both comparable texts have once: their places in source and target."""
    here, there = (_stems(blank(side.text, side.dates)) for side in pair.sides)
    anchors = {(here[stem], there[stem]) for stem in here if stem in there}
    spans = pair.terms.spans(pair.source.text)
    for start, _, term in spans:
        places = term.places(pair.target.text)
        if len(places) == 1 and sum(other is term for _, _, other in spans) == 1:
            anchors.add((start, places.pop()))
    return sorted(anchors)


def _stems(text: str) -> dict[str, int]:
    places: dict[str, list[int]] = {}
    for match in re.finditer(r"[^\W\d_]{4,}|[A-Z]{2,}", comparable(text)):
        places.setdefault(unaccented(match[0])[:_PREFIX], []).append(match.start())
    return {stem: starts[0] for stem, starts in places.items() if len(starts) == 1}


def _swapped(
    kind: str, source: list[PlacedValue], target: list[PlacedValue], anchors: list[tuple[int, int]]
) -> Iterator[Problem]:
    """Two that exchanged places: anchors between them and beside them stand in the same order in both texts."""
    there = dict(target)
    places = [place for _, place in anchors]
    if places != sorted(places):
        return
    for (value, first), (next_value, second) in pairwise(source):
        if there[value] < there[next_value]:
            continue
        sides = [
            ((here > first) + (here > second), (place > there[next_value]) + (place > there[value]))
            for here, place in anchors
        ]
        if sides and all(before == after for before, after in sides) and {1} < {before for before, _ in sides}:
            yield Problem(Check.ORDER, f"two {kind} have changed places: {value} and {next_value}")
