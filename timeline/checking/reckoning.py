"""Numbers that a text does not say and lets a reader reckon: a remainder, a sum with "others", names to be counted."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from itertools import permutations
from typing import TYPE_CHECKING

from timeline.checking.said import is_paired_with
from timeline.language.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

_WHOLE = Decimal(100)
_FEW = Decimal(4)  # sorts that are counted or not, "two groups"
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.;:!?]\s")
_PERCENT = re.compile(r"\s?(?:%|per ?cent|pour cent|p\.\s?100)")
_NAMED = re.compile(r"[^.;:!?\d]*(?::| [-–—]) ")
_PARTS = "custody"  # the senses of which each names one part of a sentence, « ferme », "suspended"
_SHARE = 6  # words before a number that make a share of it, « un enfant sur cinq »
_BESIDE = 3  # words behind « deux » among which the one stands that says it too, « deux points distincts »
_LONG = 4  # letters of a word that may be counted
_ARTICLES = frozenset(("a", "an", "un"))  # which say one, and more
_NEAR = 16  # characters before an hour in which its quarter is told
_MOST = 8  # numbers of a text of which the differences are asked


def with_others(side: Side, numbers: Iterable[Quantity]) -> Iterator[Quantity]:
    """The numbers; one of « la Chine, l'Iran et vingt et un autres » may be the sum, 23, too."""
    for number in numbers:
        words = side.plain[number.end :].split(maxsplit=1) if number.hard and number.end else []
        if words and words[0].strip(".,;") in side.checks.others:
            before = _SENTENCE.split(side.text[: number.start])[-1]
            listed = before.count(",") + 1
            sums = {value + count for value in number.values for count in (listed, listed - 1)}
            yield number._replace(values=number.values | sums)
        else:
            yield number


def without_sorts(side: Side, other: Side, numbers: Sequence[Quantity]) -> list[Quantity]:
    """The numbers but for those that only count what both texts name, "divided into two groups: A and B"."""
    listed = not (other.checks.list_joins | other.checks.additions).isdisjoint(_WORD.findall(other.plain))
    return [one for one in numbers if not (listed and _counts_sorts(side, one))]


def _counts_sorts(side: Side, number: Quantity) -> bool:
    """Whether a small number counts sorts, "two new kinds", or what is named behind a colon, "two penalties: …"."""
    words = _WORD.findall(side.plain, number.end)[:2]
    named = _NAMED.match(side.plain, number.end) and not side.checks.list_joins.isdisjoint(
        _WORD.findall(side.plain, number.end)
    )
    return max(number.values, default=_WHOLE) <= _FEW and bool(named or side.checks.sorts.intersection(words))


def twos(side: Side, other: Side) -> Iterator[Quantity]:
    """The two of what is known to be two, « les deux présidents » "the Presidents", but not "one parent"."""
    known = (one for one in side.by_group.get("pair", ()) if one.sense == "both" and one.proof)
    for one in known:
        if not any(_is_one(word, side, other) for word in _WORD.findall(side.plain, one.start)[:_BESIDE]):
            yield Quantity(frozenset({Decimal(2)}), one.start, "2", hard=False)


def _is_one(word: str, side: Side, other: Side) -> bool:
    """Whether the other text has one alone of what a word says, "subject to the consent of one parent"."""
    words = _WORD.findall(other.plain)
    ones = (words[place + 1] for place, one in enumerate(words[:-1]) if one in other.checks.ones - _ARTICLES)
    return len(word) >= _LONG and any(is_paired_with(word, side.code, one, other.code) for one in ones)


def alternates(side: Side, other: Side) -> Iterator[Quantity]:
    """The two of every second one, « un lundi sur deux » "every other Monday", and of two of which both tell so.

    « deux points distincts » are "different sites".
    """
    if any(words in other.plain for words in other.checks.alternate) and any(
        words in side.plain for words in side.checks.alternate
    ):
        yield Quantity(frozenset({Decimal(2)}), 0, "2", hard=False)
    if side.checks.distinct and any(
        word.startswith(tuple(other.checks.distinct)) for word in _WORD.findall(other.plain)
    ):
        for number in side.quantities:
            words = _WORD.findall(side.plain, number.end)[:_BESIDE]
            if any(word.startswith(tuple(side.checks.distinct)) for word in words):
                yield number._replace(values=number.values & {Decimal(2)}, hard=False)


def passed_over(side: Side, other: Side) -> Iterator[Quantity]:
    """The numbers that a plural says: « entre deux prises » "between doses", « chacun des trois » "each"."""
    there = frozenset(_WORD.findall(other.plain))
    for number in side.quantities:
        before = _WORD.findall(side.plain[max(number.start - _NEAR, 0) : number.start])[-_BESIDE:]
        two = not side.checks.between.isdisjoint(before[-1:]) and Decimal(2) in number.values
        if (two and there & other.checks.between) or (there & other.checks.each and side.checks.each & set(before)):
            yield number._replace(hard=False)


def without_shares(
    pair: Pair, left: Sequence[Quantity], added: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """The numbers without those of a share that the other text tells as a percentage, « six sur dix » "60%"."""
    gone = (
        _told_as_percent(pair.source, left, pair.target, added),
        _told_as_percent(pair.target, added, pair.source, left),
    )
    starts = gone[0][0] | gone[1][1], gone[1][0] | gone[0][1]
    return [one for one in left if one.start not in starts[0]], [one for one in added if one.start not in starts[1]]


def _told_as_percent(
    side: Side, own: Sequence[Quantity], other: Side, others: Sequence[Quantity]
) -> tuple[set[int], set[int]]:
    """Where the numbers of shares begin, and where the percentages of the other text that tell them."""
    percents = [one for one in others if _PERCENT.match(other.plain, one.end)]
    told = [
        (counted.start, base.start, percent.start)
        for counted, base in (_shares(side, own) if percents else ())
        for percent in percents
        if not percent.values.isdisjoint(_WHOLE * one / all_ for one in counted.values for all_ in base.values if all_)
    ]
    return {start for two in told for start in two[:2]}, {percent for *_, percent in told}


def _shares(side: Side, own: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each number that only one text has, behind the one that is a share of it: « six logements sur dix »."""
    for base in own:
        before = side.plain[: base.start].split()
        if before[-1:] and before[-1] in side.checks.shares:
            counted = [one for one in side.quantities if one.end <= base.start][-1:]
            yield from ((one, base) for one in counted if len(side.plain[one.end : base.start].split()) <= _SHARE)


def counted_names(side: Side) -> Iterator[Quantity]:
    """How many names each list of them has: "North and South Korea" are « les deux Corées »."""
    text = side.comparable
    for match in _names(side.checks.list_joins).finditer(text):
        count = Decimal(match["items"].count(",") + 2)
        yield Quantity(frozenset({count}), match.start(), match[0], hard=False)


def portions(side: Side) -> Iterator[Quantity]:
    """What a share is as a percentage, "one in five", and the other way round, « 20 % »."""
    cardinals = side.language.numerals.cardinals if side.language else {}
    # « à cent pour cent » "wholly-owned"
    if any(word in side.plain for word in side.checks.wholes):
        yield Quantity(frozenset({_WHOLE}), 0, "", hard=False)
    for number in side.quantities:
        before = side.plain[: number.start].replace("'", " ").split()[-_SHARE:]  # « d'un patient sur cinq »
        values: set[Decimal] = set()
        if before and before[-1] in side.checks.shares:
            counted = (cardinals[word] for word in before[:-1] if word in cardinals)
            values |= {_WHOLE * count / value for count in counted for value in number.values if value}
        if _PERCENT.match(side.plain, number.end):
            values |= {_WHOLE / value for value in number.values if value}
        if values:
            yield Quantity(frozenset(values), number.start, number.text, hard=False)


def remainders(left: Sequence[Quantity], own: Sequence[Quantity]) -> Iterator[Quantity]:
    """What lies between two other numbers of a text, "cut by 0.2, from 2.1 to 1.9", and what is left of 100 %."""
    said = [number for number in own if number not in left][:_MOST]
    for one, other in permutations(said, 2):
        values = frozenset(high - low for high in one.values for low in other.values if high > low)
        yield Quantity(values, one.start, one.text, hard=False)
    for number in said:
        yield Quantity(
            frozenset(_WHOLE - value for value in number.values if value < _WHOLE), number.start, "", hard=False
        )


def without_rest(
    pair: Pair, left: Sequence[Quantity], added: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """The numbers without two that are the parts of a whole: « dix-huit mois dont six ferme » "twelve suspended"."""
    here, there = ({one.sense for one in side.by_group.get(_PARTS, ())} for side in pair.sides)
    if not here or not there or here & there:
        return list(left), list(added)
    both = {value for one in pair.source.quantities for value in one.values} & {
        value for one in pair.target.quantities for value in one.values
    }
    parts = [
        (one, other)
        for one in left
        for other in added
        if any(value + rest in both for value in one.values for rest in other.values)
    ]
    gone = [one for one, _ in parts], [other for _, other in parts]
    return [one for one in left if one not in gone[0]], [other for other in added if other not in gone[1]]


def minutes(side: Side) -> Iterator[Quantity]:
    """The hour and the minutes of a time in words, "a quarter to four" of « 15 h 45 »."""
    told = (side.checks.half_past, 30, 0), (side.checks.quarter_past, 15, 0), (side.checks.quarter_to, 45, 1)
    for words, minute, less in told:
        for start in (side.plain.find(one) for one in words if one in side.plain):
            yield Quantity(frozenset({Decimal(minute)}), start, str(minute), hard=False)
            hours = (one for one in side.quantities if less and 0 < one.start - start < _NEAR)
            yield from (
                one._replace(values=frozenset(value - less for value in one.values), hard=False) for one in hours
            )


@lru_cache(maxsize=16)
def _names(joins: frozenset[str]) -> re.Pattern[str]:
    """Names joined in a list, an article before each or none."""
    either = "|".join(map(re.escape, sorted(joins))) or "(?!)"
    article = r"(?:[^\W\d_]{1,3}['\s])?"
    name = r"[A-ZÀ-Þ][\w-]+"
    return re.compile(rf"(?P<items>(?:\b{name},\s{article})*)\b{name},?\s(?:{either})\s{article}{name}")
