"""Spans of time told in parts: « trois quarts d'heure » is 45 minutes, « deux ans et demi » are 30 months."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from timeline.checking.waking import first_words
from timeline.language.quantity import Quantity
from timeline.language.units import Measure
from timeline.translations.terms import unaccented

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.checking.side import Side
    from timeline.language import Language

_UNIT, _TIME = "*", "time"
_FAR = 3  # characters between a number and what is behind it


class _Parts(NamedTuple):
    """How a language tells parts of a unit: what finds them, a word of each, and what each adds to the number before.

    ``said``: by the name of a group of the pattern the part, and whether the units before it are counted.
    """

    pattern: re.Pattern[str]
    hints: frozenset[str]
    said: Mapping[str, tuple[Decimal, bool]]
    units: Mapping[str, str]


def spans(side: Side) -> Iterator[Measure]:
    """Each span of time that a text tells with a half or a quarter, « une heure et demie », as one number."""
    parts = _parts(side.language) if side.language else None
    if not parts or first_words(parts.hints).isdisjoint(side.tokens):
        return
    for match in parts.pattern.finditer(side.plain):
        part, adds = parts.said[match.lastgroup or ""]
        before = [one for one in side.quantities if 0 <= match.start() - one.end < _FAR]
        # « trois demi-journées » are told as three of them.
        if before and not adds:
            continue
        start = before[0].start if before else match.start()
        counted = before[0].values if before else {Decimal(adds)}
        values = frozenset(value + part for value in counted)
        number = Quantity(values, start, side.text[start : match.end()], hard=False, end=match.end())
        yield Measure(number, _TIME, parts.units[match[match.lastgroup or ""]])


@lru_cache(maxsize=16)
def _parts(language: Language) -> _Parts:
    table = language.numbers.table
    units = {unaccented(word): unit for unit, words in table.get("units", {}).get(_TIME, {}).items() for word in words}
    said = [(Decimal(part), phrase.split()) for part, phrases in table.get("parts", {}).items() for phrase in phrases]
    named = {f"part{number}": one for number, one in enumerate(sorted(said, key=lambda one: -len(one[1])))}
    either = "|".join(sorted(map(re.escape, units), key=len, reverse=True)) or "(?!)"
    written = (
        r"[\s'-]".join(rf"(?P<{name}>{either})" if word == _UNIT else re.escape(word) for word in words)
        for name, (_, words) in named.items()
    )
    return _Parts(
        re.compile(rf"\b(?:{'|'.join(written) or '(?!)'})(?!\w)"),
        frozenset(max(words, key=len) for _, words in said),
        {
            name: (part, words[0] == _UNIT or words[0] in language.numerals.links)
            for name, (part, words) in named.items()
        },
        units,
    )
