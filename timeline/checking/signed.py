"""Signs of a number: below zero, and in which half of the day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

# « à -0,40 % », « et - 0,40 % »; no end of a range, « 2-5 % », and no dash of a list, « – 5 % des foyers ».
_BELOW = re.compile(r"(?:(?<=[\s(;])[-−–]|\b(?:et|ou|de|and|or|to|at|of)\s-\s)(\d+(?:[.,]\d+)?)(?=\s?(?:%|°))")
_SHARE = re.compile(r"(?<![\w.,])(\d+(?:[.,]\d+)?)(?=\s?(?:%|°))")
_SAID_BELOW = re.compile(r"\b(?:minus|negative|moins|n[ée]gati\w*|below zero|sous z[ée]ro)\b", re.IGNORECASE)
_MORNING = re.compile(r"(?<![\d:.])(\d|1[01])(?:\s?h(?:eures?)?\b|:[0-5]\d\b)")
_EVENING = re.compile(r"(?<![\d:.])(\d|1[01])(?:[:.][0-5]\d)?\s?p\.?\s?m\b", re.IGNORECASE)
_LATE = re.compile(r"\b(?:soir|soirée|après-midi|nuit|p\.?\s?m|1[3-9]|2[0-4])\b", re.IGNORECASE)
_DOWN = ("trend", "down")


def check_signed(pair: Pair) -> Iterator[Problem]:
    """A problem for a share below zero that is above it in the other text, and for a morning's hour told as "p.m."."""
    source, target = pair.sides
    if lost := _raised(source, target):
        yield _problem(pair, f"-{lost[0]}", lost[1])
    if added := _raised(target, source):
        yield _problem(pair, added[1], f"-{added[0]}")
    evenings = list(_EVENING.finditer(target.text)) if source.has_figures and target.has_figures else []
    if evenings and not _LATE.search(source.text):
        hours = {match[1] for match in _MORNING.finditer(source.text)}
        yield from (_problem(pair, match[1], match[0]) for match in evenings if match[1] in hours)


def _raised(side: Side, other: Side) -> tuple[str, str] | None:
    """A share below zero of a text, and the same in the other, which has no sign and no word that says so."""
    below = _shares(_BELOW, side) if "%" in side.text or "°" in side.text else {}
    if not below or _SAID_BELOW.search(other.text) or any((one.group, one.sense) == _DOWN for one in other.senses):
        return None
    shares = _shares(_SHARE, other)
    left = sorted(shares.keys() & (below.keys() - _shares(_BELOW, other).keys()))
    return (below[left[0]], shares[left[0]]) if left else None


def _shares(pattern: re.Pattern[str], side: Side) -> dict[str, str]:
    """What a pattern finds in a text, by its figures with a point."""
    return {match[1].replace(",", "."): match[1] for match in pattern.finditer(side.text)}


def _problem(pair: Pair, here: str, there: str) -> Problem:
    fact = f"the {pair.source.name} has {here}, the {pair.target.name} {there}"
    return Problem(Check.NUMBER, fact, here=(here,), there=(there,))
