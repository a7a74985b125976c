"""Units: of what a number of a text is, euros, hectares, days, percentage points, as ``numbers.toml`` lists them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.language.language import Language
    from timeline.language.quantity import Quantity

_REACH = 48  # characters behind a number in which its unit may end
_BEFORE = 6


class Measure(NamedTuple):
    """A number with its unit, and what the unit measures."""

    number: Quantity
    dimension: str
    unit: str


class _Patterns(NamedTuple):
    """What tells a unit behind a number and before it, and what each of their words is."""

    behind: re.Pattern[str]
    before: re.Pattern[str]
    meant: dict[str, tuple[str, str]]


def find_measures(text: str, numbers: Sequence[Quantity], language: Language) -> Iterator[Measure]:
    """Each number that has a unit, « 15 millions de francs », "CHF 15 million", "a 20-year term"."""
    patterns = _patterns(language)
    for number in numbers:
        behind = patterns.behind.match(text[number.end : number.end + _REACH])
        before = patterns.before.search(text[max(number.start - _BEFORE, 0) : number.start])
        if found := before or behind:
            dimension, unit = patterns.meant[_plain(found["unit"])]
            yield Measure(number, dimension, unit)


@lru_cache(maxsize=16)
def _patterns(language: Language) -> _Patterns:
    table = language.numbers.table.get("units", {})
    meant = {
        _plain(word): (dimension, unit)
        for dimension, units in table.items()
        for unit, words in units.items()
        for word in words
    }
    beside = "|".join(map(re.escape, language.numbers.table.get("beside_units", ()))) or "(?!)"
    longest = sorted((word for units in table.values() for words in units.values() for word in words), key=len)[::-1]
    either = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in longest) or "(?!)"
    money = [word for words in table.get("money", {}).values() for word in words if not word.islower()]
    signs = "|".join(map(re.escape, sorted([*money, "$", "€", "£", "¥"], key=len, reverse=True)))
    return _Patterns(
        re.compile(rf"[\s-]*(?:of\s|des?\s|d['’]|(?:{beside})\s)?(?P<unit>{either})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?P<unit>{signs})\s?$"),
        meant,
    )


def _plain(word: str) -> str:
    return " ".join(word.lower().split())
