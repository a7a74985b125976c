"""Dates: both texts name the same ones, weekdays fit them, and none changed places with another."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from babel.dates import get_day_names

from timeline.alignment import fold
from timeline.checking.doubt import Doubt, Kind
from timeline.checking.glossary import flat
from timeline.checking.quantities import blank, find_numbers, months
from timeline.when import Reach, Shape, When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline.checking.doubt import Pair
    from timeline.checking.quantities import Number
    from timeline.model import Mention

# « avant la fin de l'année » is well said "by the end of the year", « dès 2002 » "since 2002".
_REACHES = {Reach.BEFORE: Reach.BY, Reach.LATEST: Reach.BY, Reach.FROM: Reach.SINCE}
_OPENING = frozenset({Reach.SINCE, Reach.FROM, Reach.UNTIL})
_PREFIX = 4
_WORD = re.compile(r"[^\W\d_]+")
_STATED = "stated"


def check_dates(pair: Pair) -> Iterator[Doubt]:
    """The multiset of dates agrees; a relative word is as good as the date it means."""
    french, english = without_partner(pair)
    both = french, english
    french = [date for date in french if not _said_otherwise(date, both[1], pair.english, pair.target, ("fr", "en"))]
    english = [date for date in english if not _said_otherwise(date, both[0], pair.french, pair.source, ("en", "fr"))]
    for place in range(max(len(french), len(english))):
        here, there = _told(french[place : place + 1]), _told(english[place : place + 1])
        yield Doubt(Kind.DATE, f"the French has {here}, the English {there}")
    months_here, months_there = (
        _stray_months(pair.source, pair.french, "fr"),
        _stray_months(pair.target, pair.english, "en"),
    )
    if months_here and months_there and months_here.keys() != months_there.keys() and not french and not english:
        here, there = (" and ".join(words.values()) for words in (months_here, months_there))
        yield Doubt(Kind.DATE, f"the French has {here}, the English {there}")


def without_partner(pair: Pair) -> tuple[list[Mention], list[Mention]]:
    """The dates of each text that answer to none of the other."""
    french, english = _without_partner(pair.french, pair.english, _same)
    french, english = _without_partner(french, english, _loosely)
    return _without_partner(_apart(french, english), _apart(english, french), _same)


def check_weekdays(pair: Pair) -> Iterator[Doubt]:
    """« vendredi 7 décembre 2007 » was a Friday, and is one in the English."""
    wrong = [
        Doubt(Kind.WEEKDAY, f"{mention.text}, in the {name}, does not fall on that day of the week")
        for name, mentions in (("French", pair.french), ("English", pair.english))
        for mention in mentions
        if mention.weekday_differs
    ]
    french, english = _weekdays(pair.source, "fr"), _weekdays(pair.target, "en")
    if not wrong and french and english and french != english:
        wrong = [Doubt(Kind.WEEKDAY, f"the French has {_list(french, 'fr')}, the English {_list(english, 'en')}")]
    yield from wrong


def check_order(pair: Pair) -> Iterator[Doubt]:
    """No two dates, nor two numbers, changed places while the words around them stayed in their order."""
    for kind, french, english in (
        ("dates", _dated(pair.source, pair.french), _dated(pair.target, pair.english)),
        ("numbers", _counted(pair.source, pair.french_numbers), _counted(pair.target, pair.english_numbers)),
    ):
        here = [value for value, _ in french]
        there = [value for value, _ in sorted(english, key=lambda placed: placed[1])]
        if len(set(here)) == len(here) and here != there and sorted(here) == sorted(there):
            yield from _swapped(kind, french, english, _anchors(pair))


def _without_partner(
    french: Sequence[Mention], english: Sequence[Mention], same: Callable[[Mention, Mention], bool]
) -> tuple[list[Mention], list[Mention]]:
    left = list(english)
    alone = []
    for mention in french:
        partner = next((other for other in left if same(mention, other)), None)
        if partner is None:
            alone.append(mention)
        else:
            left.remove(partner)
    return alone, left


def _same(one: Mention, other: Mention) -> bool:
    return _plain(one.when) == _plain(other.when)


def _plain(when: When) -> tuple[object, ...]:
    """What a translation must keep: the periods, the part, about, and the kind of open side."""
    periods = tuple((period.base, period.part, period.about) for period in when.periods)
    if when.shape is Shape.ANY:
        periods = tuple(sorted(periods))
    return periods, when.shape, _REACHES.get(when.reach, when.reach)


def _loosely(french: Mention, english: Mention) -> bool:
    """The same but for a year that neither text says, « en février »; or the same count, « dans les 30 jours ».

    And « entrée en vigueur le 14 août » is well said "in effect since 14 August", « au 31 août » "as of 31 August".
    """
    if _opened(french.when, english.when):
        return True
    if _STATED in (french.basis, english.basis):
        return False
    bare = [re.sub(r"\d{4}(?=-)", "XXXX", mention.when.notation) for mention in (french, english)]
    if bare[0] == bare[1] and "XXXX" in bare[0]:
        return True
    counts = [_made_of(mention.text, (), code) for mention, code in ((french, "fr"), (english, "en"))]
    counted = (
        bool(counts[0]) and counts[0] == counts[1] and not any("month" in part for one in counts[0] for part in one)
    )
    (start, end, _), (first, last, _) = french.when.sort_key, english.when.sort_key
    return counted and start <= last and first <= end


def _opened(french: When, english: When) -> bool:
    """Whether the English only adds that the date opens a stretch of time, or that it lasts until then."""
    return not french.reach and english.reach in _OPENING and replace(english, reach=Reach.ON) == french


def _apart(mentions: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """Sets, and ranges of years, taken apart: « en 2008 et en 2009 » may be one set here and two dates there."""
    ranged = any(other.when.shape is Shape.RANGE for other in others)
    return [
        replace(mention, when=When((period,))) if apart else mention
        for mention in mentions
        for apart in [_is_set(mention.when) or (_is_years(mention.when) and not ranged)]
        for period in (mention.when.periods if apart else mention.when.periods[:1])
    ]


def _is_set(when: When) -> bool:
    return when.shape in (Shape.ALL, Shape.ANY)


def _is_years(when: When) -> bool:
    return when.shape is Shape.RANGE and all(len(period.base) == len("198X") for period in when.periods)


def _said_otherwise(
    date: Mention, left: Sequence[Mention], others: Sequence[Mention], text: str, codes: tuple[str, str]
) -> bool:
    """Whether a date left over stands in the other text in another form.

    As a relative word for what is said there, « depuis lundi dernier, 1er janvier », « cette année le 18 juin »; or,
    where no date left over there is like it, as what it is made of, numbers and months, in words that were not read
    as a date: « il y a cinq ans », "for September", "2002 Work Programme".
    """
    if date.basis != _STATED and any(_holds(date.when, other.when) for other in others):
        return True
    if any(other.when.precision is date.when.precision for other in left):
        return False
    bases = {period.base for period in date.when.periods}
    read = [other for other in others if other not in left]
    parts = _made_of(date.text, (), codes[0]) or {frozenset({year}) for year in bases if year.isdigit()}
    there = set().union(*_made_of(text, read, codes[1]))
    return bool(parts) and not any(part.isdisjoint(there) for part in parts)


def _holds(one: When, other: When) -> bool:
    """Whether a date is another, with no open side, or the month or year that it is in."""
    if other.reach:
        return one == other
    outer, inner = ([period.bounds for period in (when.periods[0], when.periods[-1])] for when in (one, other))
    if outer[0] is None or outer[1] is None or inner[0] is None or inner[1] is None:
        return False
    return outer[0][0] <= inner[0][0] and inner[1][1] <= outer[1][1]


def _made_of(text: str, dates: Sequence[Mention], code: str) -> set[frozenset[str]]:
    """The numbers and months of a text outside its dates, each in all its readings; "1990s" is made of 90."""
    words = _WORD.findall(blank(text, dates).lower())
    parts = {frozenset(number.digits) for number in find_numbers(text, dates, code)}
    parts |= {frozenset({f"{tens}0"}) for tens in re.findall(r"\b(?:19|20)?(\d)0s\b", text)}
    return parts | {frozenset({f"month {months(code)[word]}"}) for word in words if word in months(code)}


def _stray_months(text: str, dates: Sequence[Mention], code: str) -> dict[int, str]:
    """Months named outside the dates; a capital tells the English ones from "may" and "march"."""
    known = months(code)
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


Placed = tuple[str, int]


def _dated(text: str, mentions: Sequence[Mention]) -> list[Placed]:
    if len(mentions) < 2:
        return []
    return [(mention.when.notation, len(fold(text[: mention.start]))) for mention in mentions]


def _counted(text: str, numbers: Sequence[Number]) -> list[Placed]:
    hard = [number for number in numbers if number.hard]
    return [(min(number.digits), len(fold(text[: number.start]))) for number in hard] if len(hard) > 1 else []


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
    for match in re.finditer(r"[^\W\d_]{4,}|[A-Z]{2,}", fold(text)):
        places.setdefault(flat(match[0])[:_PREFIX], []).append(match.start())
    return {stem: found[0] for stem, found in places.items() if len(found) == 1}


def _swapped(kind: str, french: list[Placed], english: list[Placed], anchors: list[tuple[int, int]]) -> Iterator[Doubt]:
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
            yield Doubt(Kind.ORDER, f"two {kind} have changed places: {one} and {other}")
