"""Names of several parts: « Haute-Marne » is not "Haute-Vienne", nor « Villeneuve-sur-Lot » "Villeneuve-sur-Yonne"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.checking.said import is_listed, is_paired_with
from timeline.translations.terms import unaccented

if TYPE_CHECKING:
    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

# The capital is sought first, and what stands before it looked at then.
_COMPOUND = re.compile(r"[A-ZÀ-Þ](?<![\w-].)\w+(?:-(?:\w+')?\w+)*-(?:[dlDL]')?[A-ZÀ-Þ]\w+(?![\w-])")
# A word of the sentence before a name; « golfe de Gascogne » "Bay of Biscay" is one place.
_WITHIN = re.compile(r"(?:^|(?<=\s))[^\WA-ZÀ-Þ][\w'-]*,? $")
_PART = re.compile(r"[A-ZÀ-Þ]\w+ (?:de|du|of) $")
_WORD = re.compile(r"\w+")
_SAINTS = {"st": "saint", "ste": "sainte"}
_BEGINNING = 4  # letters that one part has in both languages, « Saint-Pétersbourg »


def other_compound(pair: Pair) -> tuple[str, str] | None:
    """The one name with hyphens that the target has not, and the one that it has instead: they share a part."""
    source, target = pair.sides
    if not all("-" in side.comparable for side in pair.sides):
        return None
    here, there = (dict.fromkeys(_COMPOUND.findall(side.comparable)) for side in pair.sides)
    lost = [name for name in here if not _is_said(name, target)]
    gained = [name for name in there if not _is_said(name, source)]
    if len(lost) != 1 or len(gained) != 1:
        return None
    one, other = map(_parts, (lost[0], gained[0]))
    if one.isdisjoint(other) or any(_may_be(part, as_other, pair) for part in one - other for as_other in other - one):
        return None
    return (lost[0], gained[0]) if one - other and other - one else None


def is_named_alone(side: Side, name: str, start: int) -> bool:
    """Whether a word with a capital within a sentence is a name: no part of one, no day, no word with a translation."""
    word = name.lower()
    if not side.language or word in side.months or word.removesuffix("s") in side.day_names or is_listed(name, side):
        return False
    before = side.comparable[:start]
    return bool(_WITHIN.search(before)) and not _PART.search(before)


def _parts(name: str) -> set[str]:
    """The parts of a name that have a capital, « Villeneuve », « Lot »; "St" is « Saint »."""
    plain = (unaccented(part).lower() for part in _WORD.findall(name) if part[0].isupper())
    return {_SAINTS.get(part, part) for part in plain}


def _is_said(name: str, side: Side) -> bool:
    """Whether a text has all parts of a name, or words that begin like them, « Saint-Pierre » "Saint Pierre"."""
    begun = {word[:_BEGINNING] for word in _WORD.findall(side.plain)}
    return all(part[:_BEGINNING] in begun for part in _parts(name))


def _may_be(part: str, other: str, pair: Pair) -> bool:
    """Whether two parts are one in two languages: « Premier-Ministre » "Prime-Minister"."""
    return part[:_BEGINNING] == other[:_BEGINNING] or is_paired_with(part, pair.source.code, other, pair.target.code)
