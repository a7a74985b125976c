"""Dates: both texts name the same ones, weekdays fit them, and none changed places with another."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from babel.dates import get_day_names

from timeline.checking.pair import Check, Problem
from timeline.checking.partners import said_otherwise, without_partner
from timeline.language import load_language
from timeline.language.quantities import blank, months
from timeline.translations.alignment import comparable
from timeline.translations.glossary import flat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.pair import Pair
    from timeline.language.quantities import Quantity
    from timeline.model.event import Mention

_PREFIX = 4
_WORD = re.compile(r"[^\W\d_]+")


def check_dates(pair: Pair) -> Iterator[Problem]:
    """The multiset of dates agrees; a relative word is as good as the date it means."""
    french, english = without_partner(pair)
    both = french, english
    french = [date for date in french if not said_otherwise(date, both[1], pair.english, pair.target, ("fr", "en"))]
    english = [date for date in english if not said_otherwise(date, both[0], pair.french, pair.source, ("en", "fr"))]
    for place in range(max(len(french), len(english))):
        here, there = _told(french[place : place + 1]), _told(english[place : place + 1])
        yield Problem(Check.DATE, f"the French has {here}, the English {there}")
    months_here, months_there = (
        _stray_months(pair.source, pair.french, "fr"),
        _stray_months(pair.target, pair.english, "en"),
    )
    if months_here and months_there and months_here.keys() != months_there.keys() and not french and not english:
        here, there = (" and ".join(words.values()) for words in (months_here, months_there))
        yield Problem(Check.DATE, f"the French has {here}, the English {there}")


def check_weekdays(pair: Pair) -> Iterator[Problem]:
    """« vendredi 7 décembre 2007 » was a Friday, and is one in the English."""
    wrong = [
        Problem(Check.WEEKDAY, f"{mention.text}, in the {name}, does not fall on that day of the week")
        for name, mentions in (("French", pair.french), ("English", pair.english))
        for mention in mentions
        if mention.weekday_differs
    ]
    french, english = _weekdays(pair.source, "fr"), _weekdays(pair.target, "en")
    if not wrong and french and english and french != english:
        wrong = [Problem(Check.WEEKDAY, f"the French has {_list(french, 'fr')}, the English {_list(english, 'en')}")]
    yield from wrong


def check_order(pair: Pair) -> Iterator[Problem]:
    """No two dates, nor two numbers, changed places while the words around them stayed in their order."""
    for kind, french, english in (
        ("dates", _dated(pair.source, pair.french), _dated(pair.target, pair.english)),
        ("numbers", _counted(pair.source, pair.french_numbers), _counted(pair.target, pair.english_numbers)),
    ):
        here = [value for value, _ in french]
        there = [value for value, _ in sorted(english, key=lambda placed: placed[1])]
        if len(set(here)) == len(here) and here != there and sorted(here) == sorted(there):
            yield from _swapped(kind, french, english, _anchors(pair))


def _stray_months(text: str, dates: Sequence[Mention], code: str) -> dict[int, str]:
    """Months named outside the dates; a capital tells the English ones from "may" and "march"."""
    known = months(load_language(code))
    words = [word for word in _WORD.findall(blank(text, dates)) if word.lower() in known]
    return {known[word.lower()]: word for word in words if code == "fr" or word[0].isupper()}


def _weekdays(text: str, code: str) -> set[int]:
    names = _day_names(code)
    return {names[word] for word in _WORD.findall(text.lower()) if word in names}


@cache
def _day_names(code: str) -> dict[str, int]:
    return {name.lower(): number for number, name in get_day_names("wide", locale=code).items()}


def _list(weekdays: set[int], code: str) -> str:
    return " and ".join(get_day_names("wide", locale=code)[number] for number in sorted(weekdays))


def _told(mentions: Sequence[Mention]) -> str:
    return "; ".join(f"{mention.text.strip()} ({mention.when.notation})" for mention in mentions) or "none for it"


PlacedValue = tuple[str, int]


def _dated(text: str, mentions: Sequence[Mention]) -> list[PlacedValue]:
    if len(mentions) < 2:
        return []
    return [(mention.when.notation, len(comparable(text[: mention.start]))) for mention in mentions]


def _counted(text: str, numbers: Sequence[Quantity]) -> list[PlacedValue]:
    hard = [number for number in numbers if number.hard]
    return [(min(number.digits), len(comparable(text[: number.start]))) for number in hard] if len(hard) > 1 else []


def _anchors(pair: Pair) -> list[tuple[int, int]]:
    """Terms, and words nearly the same, that both folded texts have once: places in the French and in the English."""
    french, english = _stems(blank(pair.source, pair.french)), _stems(blank(pair.target, pair.english))
    anchors = {(french[stem], english[stem]) for stem in french if stem in english}
    spans = pair.glossary.spans(pair.source)
    for start, _, term in spans:
        places = term.places(pair.target)
        if len(places) == 1 and sum(other is term for _, _, other in spans) == 1:
            anchors.add((start, places.pop()))
    return sorted(anchors)


def _stems(text: str) -> dict[str, int]:
    places: dict[str, list[int]] = {}
    for match in re.finditer(r"[^\W\d_]{4,}|[A-Z]{2,}", comparable(text)):
        places.setdefault(flat(match[0])[:_PREFIX], []).append(match.start())
    return {stem: found[0] for stem, found in places.items() if len(found) == 1}


def _swapped(
    kind: str, french: list[PlacedValue], english: list[PlacedValue], anchors: list[tuple[int, int]]
) -> Iterator[Problem]:
    """Two that exchanged places: anchors between them and beside them stand in the same order in both texts."""
    there = dict(english)
    places = [place for _, place in anchors]
    if places != sorted(places):
        return
    for (one, first), (other, second) in pairwise(french):
        if there[one] < there[other]:
            continue
        sides = [
            ((here > first) + (here > second), (place > there[other]) + (place > there[one])) for here, place in anchors
        ]
        if sides and all(before == after for before, after in sides) and {1} < {before for before, _ in sides}:
            yield Problem(Check.ORDER, f"two {kind} have changed places: {one} and {other}")
