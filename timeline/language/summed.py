"""Sums: "one billion, two hundred and fifty million" is one number, as « 1,25 milliard » is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.language.quantity import Quantity

_LEAST = 100  # what is added without a scale of its own, "one million two hundred"


def summed(
    numbers: Iterable[Quantity], text: str, times: Mapping[str, int], links: Iterable[str]
) -> Iterator[Quantity]:
    """The numbers, one of millions with the thousands behind it as one; in figures too, « 1 milliard 250 millions »."""
    joins = {" ", ", ", *(f"{sign} {link} " for link in links for sign in ("", ","))}
    last: Quantity | None = None
    for number in numbers:
        if last and _goes_on(last, number, text[last.end : number.start], times, joins):
            whole = frozenset(one + other for one in last.values for other in number.values)
            last = last._replace(values=whole, text=text[last.start : number.end], hard=True, end=number.end)
            continue
        if last:
            yield last
        last = number
    if last:
        yield last


def _goes_on(one: Quantity, other: Quantity, between: str, times: Mapping[str, int], joins: set[str]) -> bool:
    """Whether a number stands right behind one of a scale and below it, in words as that is if a comma parts them."""
    scale = times.get(one.text.split()[-1].lower(), 0)
    if not scale or between not in joins or len(other.values) > 1 or max(other.values) >= scale:
        return False
    words = not any(sign.isdigit() for sign in one.text + other.text)
    scaled = other.text.split()[-1].lower() in times or max(other.values) >= Decimal(_LEAST)
    return scaled and (words or between == " ")
