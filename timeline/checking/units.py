"""Units: the same number of the same thing, « 15 millions de francs » not "EUR 15 million"; or as much of another."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.checking.spans import spans
from timeline.language.units import find_measures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side
    from timeline.language.quantity import Quantity
    from timeline.language.units import Measure

# How large units of one dimension are beside each other; those without a size are never one another's.
_SIZES: Mapping[str, str] = {
    "km2": "1", "hectare": "0.01", "m2": "0.000001", "acre": "0.00404686", "sqmile": "2.58999",
    "km": "1000", "metre": "1", "centimetre": "0.01", "millimetre": "0.001", "mile": "1609.344", "foot": "0.3048",
    "inch": "0.0254", "yard": "0.9144",
    "nautical": "1852", "tonne": "1000", "kilogram": "1", "gram": "0.001", "quintal": "100", "pound": "0.453592",
    "litre": "0.001", "m3": "1", "barrel": "0.158987", "gallon": "0.00378541",
    "second": "1", "minute": "60", "hour": "3600", "day": "86400", "week": "604800", "month": "2629800",
    "quarter": "7889400", "semester": "15778800", "year": "31557600", "point": "1", "basispoint": "0.01",
    "milligram": "0.000001", "microgram": "0.000000001", "nanogram": "0.000000000001",
    "micrometre": "0.000001", "nanometre": "0.000000001", "millisecond": "0.001", "microsecond": "0.000001",
    "hectolitre": "0.1", "decilitre": "0.0001", "centilitre": "0.00001", "millilitre": "0.000001",
    "microlitre": "0.000000001", "milliwatt": "0.000001", "watt": "0.001", "terawatt": "1000000000",
    "watthour": "0.001", "pascal": "1", "hectopascal": "100", "millibar": "100", "kilopascal": "1000", "bar": "100000",
    "megapascal": "1000000",
    "millivolt": "0.001", "volt": "1", "kilovolt": "1000", "hertz": "1", "kilohertz": "1000", "megahertz": "1000000",
    "gigahertz": "1000000000", "sievert": "1", "millisievert": "0.001", "microsievert": "0.000001", "becquerel": "1",
    "kilobecquerel": "1000", "megabecquerel": "1000000", "kilobit": "1", "megabit": "1000", "gigabit": "1000000",
    "kilobyte": "1", "megabyte": "1000", "gigabyte": "1000000", "terabyte": "1000000000", "ppm": "1000", "ppb": "1",
    "kilowatt": "1", "megawatt": "1000", "gigawatt": "1000000",
    "kilowatthour": "1", "megawatthour": "1000", "gigawatthour": "1000000", "terawatthour": "1000000000",
}  # fmt: skip
# Of these a translator gives round figures.
_ROUGH = frozenset(("acre", "sqmile", "mile", "foot", "inch", "yard", "nautical", "pound", "barrel", "gallon"))
_NEAR = Decimal("0.03")


def check_units(pair: Pair) -> Iterator[Problem]:
    """A problem for each number that the target gives of another thing than the source."""
    here, there = (measures(side) for side in pair.sides)
    for one in here:
        same = [other for other in there if other.dimension == one.dimension and _as_many(one.number, other.number)]
        if (
            same
            and all(other.unit != one.unit for other in same)
            and not any(is_as_much(one, other) for other in there)
        ):
            told = _told(one, pair.source), _told(same[0], pair.target)
            fact = f"the {pair.source.name} has {told[0]}, the {pair.target.name} {told[1]}"
            yield Problem(Check.UNIT, fact, here=(one.number.text,), there=(same[0].number.text,))


def measures(side: Side) -> list[Measure]:
    """The numbers of a text that have a unit, those of a span in parts, « deux ans et demi », as one."""
    if not side.language:
        return []
    in_parts = list(spans(side))
    begun = {one.number.start for one in in_parts}
    whole = find_measures(side.text, side.quantities, side.language)
    return [*in_parts, *(one for one in whole if one.number.start not in begun)]


def units_of(side: Side) -> frozenset[str]:
    """The words for units of a text's language, as the rules write them."""
    table = side.language.numbers.table.get("units", {}) if side.language else {}
    named = (word for units in table.values() for words in units.values() for word in words)
    # « 450 M$ CA »: « CA » is a part of the unit « $ CA ».
    return frozenset(part for word in named for part in (word, *word.split()))


def as_much(here: Sequence[Measure], there: Sequence[Measure]) -> tuple[set[int], set[int]]:
    """Where the numbers begin, in each text, that are as much in another unit, « 4 000 hectares » "40 km²"."""
    pairs = [
        (one.number.start, other.number.start)
        for one in here
        for other in there
        if (one.unit != other.unit or not (one.number.hard and other.number.hard)) and is_as_much(one, other)
    ]
    return {start for start, _ in pairs}, {start for _, start in pairs}


def _as_many(one: Quantity, other: Quantity) -> bool:
    return not one.values.isdisjoint(other.values)


def is_as_much(one: Measure, other: Measure) -> bool:
    """Whether two are as much, in the same unit or in another."""
    if one.dimension != other.dimension or one.unit == other.unit:
        return one.dimension == other.dimension and _as_many(one.number, other.number)
    if one.unit not in _SIZES or other.unit not in _SIZES:
        return False
    sizes = Decimal(_SIZES[one.unit]), Decimal(_SIZES[other.unit])
    near = _NEAR if {one.unit, other.unit} & _ROUGH else Decimal(0)
    return any(
        abs(value * sizes[0] - as_other * sizes[1]) <= near * max(value * sizes[0], as_other * sizes[1])
        for value in one.number.values
        for as_other in other.number.values
    )


def _told(measure: Measure, side: Side) -> str:
    """The number with what stands around it."""
    start, end = measure.number.start, measure.number.end
    return " ".join(side.text[max(start - 4, 0) : end + 24].split()[:6])
