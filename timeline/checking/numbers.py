"""Numbers: every one of a text is in the other, in whatever form, once the dates are taken out."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from datetime import date as day
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from timeline.checking.codes import own_codes, shared_codes
from timeline.checking.pair import Check, Problem
from timeline.checking.partners import dates_without_partner
from timeline.checking.reckoning import (
    alternates,
    counted_names,
    minutes,
    passed_over,
    portions,
    remainders,
    twos,
    with_others,
    without_rest,
    without_shares,
    without_sorts,
)
from timeline.checking.units import as_much, measures
from timeline.language.figures import CODE
from timeline.language.quantity import Quantity
from timeline.model.errors import Severity
from timeline.model.period import Precision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side
    from timeline.model.event import Mention

_WORD = re.compile(r"[^\W\d_]+")
_DAYS = 6
_NEAR = 16  # characters before a number in which the words stand that make it a school year
_PARTS = ("annexe", "annex", "schedule", "partie", "part", "titre", "title", "chapitre", "chapter", "livre", "book")
# « l'annexe I » is not "Schedule II", and "I" alone no figure.
_PARTED = "".join(f"(?<={word} I)|(?<={word.title()} I)|" for word in _PARTS)
# The letter is sought first, and what stands before it looked at then.
_ROMAN = re.compile(rf"[IVX](?<![\w-].)[IVX]+(?![\w-])|[VX](?<=[a-zé] .)(?![\w'’.-])|I(?!\w)(?:{_PARTED.rstrip('|')})")
_NAMED = re.compile(r"[A-Z](?<![\w-].)[A-Z]{,3}-?\d{1,3}(?!\w)")
# "(See Press Release No. 13/517)": the number of a note in brackets may be left to the other text
_NOTED = re.compile(r"(?<=\()[^()]*\b[Nn](?:o\.?|°)[ \u00a0]?\d+/\d+(?=\))")
_ANY_NAMED = re.compile(_NAMED.pattern, re.IGNORECASE)


def check_numbers(pair: Pair) -> Iterator[Problem]:
    """A problem for each hard number that one text alone has, in any form, and for each type or group, G8 or F-16."""
    source, target = pair.sides
    apart = [span for side in pair.sides for span in _between(side)]
    alone = dates_without_partner(pair)
    noted = [[match.span() for match in _NOTED.finditer(side.text)] if "/" in side.text else [] for side in pair.sides]
    here, there = (
        [*_compared(side, dates, () if all(noted) else notes), *apart]
        for side, dates, notes in zip(pair.sides, alone, noted, strict=True)
    )
    left, added = _unpaired(here, there)
    if left or added:
        left, added = _not_reckoned(pair, here, there, left, added)
    if not (left and added):
        yield from (_reference(pair, one, lost=one in left) for one in (*left, *added) if _refers(pair, one, left))
        left, added = ([one for one in some if not _refers(pair, one, left)] for some in (left, added))
    ranks = _exchanged_ranks(here, there)
    coded = [own_codes(side, shared_codes(pair)) for side in pair.sides]
    named = _named(source, target, coded), _named(target, source, coded[::-1])
    romans = _romans(source.text, target.text)
    left, added_names = _bodies(left, named[1])
    added, left_names = _bodies(added, named[0])
    missing = [*(number.text for number in (*left, *ranks[0])), *left_names, *(romans[0] if romans[1] else ())]
    extra = [*(number.text for number in (*added, *ranks[1])), *added_names, *(romans[1] if romans[0] else ())]
    for place in range(max(len(missing), len(extra))):
        words = [tuple(texts[place : place + 1]) for texts in (missing, extra)]
        lacking, instead = (said[0] if said else "none for it" for said in words)
        fact = f"the {source.name} has {lacking}, the {target.name} {instead}"
        yield Problem(Check.NUMBER, fact, here=words[0], there=words[1])


def _not_reckoned(
    pair: Pair, here: Sequence[Quantity], there: Sequence[Quantity], left: list[Quantity], added: list[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Of the numbers that either text alone has those that the other does not let a reader reckon."""
    source, target = pair.sides
    left, added = _without_converted(pair, left, added)
    left, added = without_shares(pair, *without_rest(pair, left, added))
    # « 20 % » "one in five"
    left, added = _absent(left, [*portions(target)]), _absent(added, [*portions(source)])
    if not (left and added):
        # One said once more than in the other text is no error; one in the place of another is.
        left = _absent(_absent(left, there), _reckoned(source, target, left, here))
        added = _absent(_absent(added, here), _reckoned(target, source, added, there))
    left = left if added else without_sorts(source, target, left)
    return left, added if left else without_sorts(target, source, added)


def _refers(pair: Pair, number: Quantity, left: Sequence[Quantity]) -> bool:
    """Whether a number only says which paragraph is meant: « au paragraphe (2) » may be "in that paragraph"."""
    side = pair.source if number in left else pair.target
    before, behind = side.plain[: number.start], side.plain[number.end :]
    return (
        before.endswith("(")
        and behind.startswith(")")
        and not side.checks.references.isdisjoint(before[:-1].split()[-1:])
    )


def _reference(pair: Pair, number: Quantity, *, lost: bool) -> Problem:
    own, other = pair.sides if lost else pair.sides[::-1]
    here, there = ((number.text,) * (side is own) for side in pair.sides)
    fact = f"the {own.name} refers to ({number.text}), the {other.name} does not"
    return Problem(Check.NUMBER, fact, Severity.INFO, here, there)


def _compared(side: Side, alone: Sequence[Mention], notes: Sequence[tuple[int, int]]) -> tuple[Quantity, ...]:
    """The numbers of a text outside some notes, those of dates told by counting too unless the other has the date."""
    kept = [date for date in side.dates if date not in alone or not _counts(date, side)]
    found = side.quantities if len(kept) == len(side.dates) else side.quantities_of(side.text, kept)
    patterns = (_NAMED, CODE) if found and side.has_figures else ()
    named = [*notes, *(match.span() for pattern in patterns for match in pattern.finditer(side.text))]
    numbers = (
        number._replace(hard=False, rank=False) if _is_grade(side, number) else number
        for number in found
        if not any(start <= number.start < end for start, end in named)
    )
    return (*with_others(side, numbers), *_in_dates(side, alone))


def _is_grade(side: Side, number: Quantity) -> bool:
    """Whether a number is that of a school year, which each country counts its own way: « classe de cinquième »."""
    before = side.plain[max(number.start - _NEAR, 0) : number.start].rstrip()
    return any(before.endswith(words) for words in side.checks.grades)


def _reckoned(side: Side, other: Side, left: Sequence[Quantity], own: Sequence[Quantity]) -> list[Quantity]:
    """What the other text lets a reader reckon of the numbers that one text alone has."""
    return (
        [
            *twos(side, other),
            *alternates(side, other),
            *passed_over(side, other),
            *counted_names(other),
            *minutes(other),
            *remainders(left, own),
        ]
        if left
        else []
    )


def _between(side: Side) -> Iterator[Quantity]:
    """How far the days of a text are apart: "put back two weeks" says it of « prévue le 12, reportée au 26 »."""
    days = sorted(day for date in side.dates for day in _days(date))
    for first, last in combinations(days[:_DAYS], 2):
        apart = (last - first).days
        spans = {apart, apart + 1, apart / 7, (last.year - first.year) * 12 + last.month - first.month}
        spans.add(last.year - first.year)
        values = frozenset(Decimal(int(span)) for span in spans if span == int(span) and span > 1)
        yield Quantity(values, len(side.text), f"{apart} days", hard=False)


def _days(date: Mention) -> Iterator[day]:
    """The days that a date names; those of no year as of one that has a 29 February."""
    for year, month, number in re.findall(r"(\d{4}|XXXX)-(\d\d)-(\d\d)", date.when.notation):
        with suppress(ValueError):
            yield day(int(year) if year != "XXXX" and date.basis == "stated" else 2000, int(month), int(number))


def _counts(date: Mention, side: Side) -> bool:
    """Whether a date is told by counting, « il y a cinq ans »: then it is its number that the other text has."""
    return date.basis != "stated" and not any(word.lower() in side.months for word in _WORD.findall(date.text))


def _named(side: Side, other: Side, coded: Sequence[Sequence[str]]) -> list[str]:
    """What names types and groups in one text alone, "AMD64" and « amd64 » being one; its codes if both have any."""
    names = list(dict.fromkeys(_NAMED.findall(side.text))) if side.has_figures else []
    if names and other.has_figures:
        there = {name.replace("-", "").upper() for name in _ANY_NAMED.findall(other.text)}
        names = [name for name in names if name.replace("-", "") not in there]
    return [*names, *(coded[0] if coded[1] else ())]


def _romans(text: str, other_text: str) -> tuple[list[str], list[str]]:
    """The Roman figures of each text, « annexe VI », that the other has not."""
    here, there = _ROMAN.findall(text), _ROMAN.findall(other_text)
    if not here or not there:
        return here, there
    return [*(Counter(here) - Counter(there)).elements()], [*(Counter(there) - Counter(here)).elements()]


def _bodies(numbers: Sequence[Quantity], names: Sequence[str]) -> tuple[list[Quantity], list[str]]:
    """The numbers and the names without those that are one, « le groupe des Vingt » and "G20"."""
    left, names = list(numbers), list(names)
    for name in tuple(names):
        value = Decimal(re.sub(r"\D", "", name))
        if number := next((one for one in left if value in one.values), None):
            left.remove(number)
            names.remove(name)
    return left, names


def _without_converted(
    pair: Pair, here: Sequence[Quantity], there: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """The numbers of both texts without those that are as much in another unit, « 4 000 hectares » "40 km²"."""
    starts = as_much(*map(measures, pair.sides))
    return [one for one in here if one.start not in starts[0]], [one for one in there if one.start not in starts[1]]


def _in_dates(side: Side, alone: Sequence[Mention]) -> Iterator[Quantity]:
    """The years of dates that have no partner and the counts of all, as numbers that answer for those of the other."""
    for date in alone:
        for number in re.findall(r"\d{4}|\d\d$", date.when.notation):
            yield Quantity(frozenset({Decimal(number)}), date.start, number, hard=False)
    for date in side.dates:
        if date.when.precision is not Precision.DAY or (date in alone and date.basis != "stated"):
            counts = (number for number in side.quantities_of(date.text) if len(number.text) != len("2008"))
            yield from (number._replace(hard=False) for number in counts)


def _unpaired(here: Sequence[Quantity], there: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """The hard numbers of each text that are left when each has answered for one of the other, hard ones first."""
    free = sorted(there, key=lambda number: not number.hard)
    left = []
    for number in sorted(here, key=lambda number: (not number.hard, len(number.values))):
        partner = next((other for other in free if not number.values.isdisjoint(other.values)), None)
        if partner is not None:
            free.remove(partner)
        elif number.hard:
            left.append(number)
    return left, [number for number in free if number.hard]


def _exchanged_ranks(here: Sequence[Quantity], there: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """« la première phase » as "the second phase": ranks that the other text has not, where it has others instead."""
    left = _absent([number for number in here if number.rank], there)
    added = _absent([number for number in there if number.rank], here)
    return (left, added) if left and added else ([], [])


def _absent(numbers: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    there = {value for other in others for value in other.values}
    return [number for number in numbers if number.values.isdisjoint(there)]
