"""Numbers: every one of a text is in the other, in whatever form, once the dates are taken out."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.checking.partners import dates_without_partner
from timeline.language.quantities import Quantity
from timeline.model.period import Precision

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.pair import Pair, Side
    from timeline.model.event import Mention

_WORD = re.compile(r"[^\W\d_]+")
_NAMED = re.compile(r"(?<![\w-])[A-Z]{1,4}-?\d{1,3}(?!\w)")


def check_numbers(pair: Pair) -> Iterator[Problem]:
    """A problem for each hard number that one text alone has, in any form, and for each type or group, G8 or F-16."""
    source, target = pair.sides
    here, there = (_compared(side, alone) for side, alone in zip(pair.sides, dates_without_partner(pair), strict=True))
    left, added = _unpaired(here, there)
    if not (left and added):
        # One said once more than in the other text is no error; one in the place of another is.
        left, added = _absent(left, there), _absent(added, here)
    ranks = _exchanged_ranks(here, there)
    missing = [*(number.text for number in (*left, *ranks[0])), *_named(source.text, target.text)]
    extra = [*(number.text for number in (*added, *ranks[1])), *_named(target.text, source.text)]
    for place in range(max(len(missing), len(extra))):
        lacking, instead = (texts[place] if place < len(texts) else "none for it" for texts in (missing, extra))
        yield Problem(Check.NUMBER, f"the {source.name} has {lacking}, the {target.name} {instead}")


def _compared(side: Side, alone: Sequence[Mention]) -> tuple[Quantity, ...]:
    """The numbers of a text, those of dates told by counting among them unless the other text has the date."""
    kept = [date for date in side.dates if date not in alone or not _counts(date, side)]
    return (*side.quantities_of(side.text, kept), *_in_dates(side, alone))


def _counts(date: Mention, side: Side) -> bool:
    """Whether a date is told by counting, « il y a cinq ans »: then it is its number that the other text has."""
    return date.basis != "stated" and not any(word.lower() in side.months for word in _WORD.findall(date.text))


def _named(text: str, other_text: str) -> list[str]:
    there = {name.replace("-", "") for name in _NAMED.findall(other_text)}
    return [name for name in dict.fromkeys(_NAMED.findall(text)) if name.replace("-", "") not in there]


def _in_dates(side: Side, alone: Sequence[Mention]) -> Iterator[Quantity]:
    """The years of dates that have no partner and the counts of all, as numbers that answer for those of the other."""
    for date in alone:
        for year in re.findall(r"\d{4}", date.when.notation):
            yield Quantity(frozenset({Decimal(year)}), date.start, year, hard=False)
    for date in side.dates:
        if date.when.precision is not Precision.DAY:
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
