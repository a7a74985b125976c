"""Whether two values alone changed places: the words around them, and those between them, kept theirs."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from timeline.checking.placed import placed_names
from timeline.checking.units import measures
from timeline.language.common_words import rows_of
from timeline.translations.alignment import comparable
from timeline.translations.terms import unaccented

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.checking.pair import Pair
    from timeline.checking.placed import Placed
    from timeline.checking.side import Side

_CLOSE = 4  # characters by which a word and a value may be apart and still be one
_MOST = 0.8  # of the words, as many as stay where they are
_FEW = 3  # words that stay, where none does not
_LIKE = 5  # letters that a word shares with the one that says it, « questions »
_TWO = 2
_LEAST = 6  # words that stay
_WORD = re.compile(r"[^\W\d_]+")
_BEHIND = re.compile(r"\s?[\d\w.,]+ ([^\W\d_]{3,})")


def all_else_stays(pair: Pair, one: Placed, other: Placed) -> bool:
    """Whether nearly all words have their counterparts where two values that stand the other way round have none.

    One of those words must stand between the two, « (article 13) et, dans certains cas, … (article 15) », or nothing
    but what joins a list, « 0,25 % et 0,50 % ».
    """
    staying = _staying(pair, one, other)
    ends = (pair.source, one.here, other.here), (pair.target, other.there, one.there)
    return 1 in staying or (bool(staying) and all(_is_list(*end) for end in ends))


def count_each_other(pair: Pair, placed: Sequence[Placed]) -> tuple[Placed, Placed] | None:
    """The first two numbers of which each counts in the target what the other counts in the source.

    « six contre et deux abstentions » is not "two against and six abstentions", wherever they stand.
    """
    if len(placed) < _TWO:
        return None
    counted = _all_counted(pair, placed)
    for (one, (mine, as_mine)), (other, (its, as_its)) in combinations(zip(placed, counted, strict=True), 2):
        if mine & as_its and its & as_mine and mine.isdisjoint(as_mine | its) and its.isdisjoint(as_its):
            return one, other
    return None


def keep_their_own(pair: Pair, one: Placed, other: Placed) -> bool:
    """Whether each of two numbers stands before what it counts in both texts, « cinq ans … 350 euros » "€350 … years".

    They count other things, so neither can have taken the other's place.
    """
    counted = _all_counted(pair, (one, other))
    kept = all(here and there and not here.isdisjoint(there) for here, there in counted)
    return kept and counted[0][0].isdisjoint(counted[1][0])


def _all_counted(pair: Pair, placed: Sequence[Placed]) -> list[tuple[frozenset[str], frozenset[str]]]:
    """What each number counts in either text."""
    units = [
        {len(comparable(side.text[: one.number.start])): f"{one.dimension} {one.unit}" for one in measures(side)}
        for side in pair.sides
    ]
    return [(_counted(pair.source, one.here, units[0]), _counted(pair.target, one.there, units[1])) for one in placed]


def _counted(side: Side, place: int, units: Mapping[int, str]) -> frozenset[str]:
    """What a number at a place of the comparable text counts: its unit, or the rows of the word behind it."""
    if place in units:
        return frozenset({units[place]})
    text = side.comparable
    behind = _BEHIND.match(text, place)
    word = unaccented(behind[1]) if behind else ""
    return rows_of(word, side.code) | {word[:_LIKE]} if word else frozenset()


def _staying(pair: Pair, one: Placed, other: Placed) -> list[int]:
    """Where the words beyond doubt stand by two values that they stand by in both texts; none where too few do."""
    here, there = pair.words
    forth, _ = pair.counterparts
    said = [(here[at].start, there[forth.own[at]].start) for at in forth.firm]
    # « au Manitoba (-5 400) et en Nouvelle-Écosse (-4 800) »
    anchors = sorted({*said, *((name.here, name.there) for name in placed_names(pair))})
    around = [
        (_place(word, one.here, other.here), _place(said, other.there, one.there))
        for word, said in anchors
        if not (_is_at(word, one, one.here, other.here) or _is_at(said, one, one.there, other.there))
    ]
    staying = [first for first, second in around if first == second]
    if len(staying) == len(around) >= _FEW:
        return staying
    return staying if len(staying) >= max(_LEAST, _MOST * len(around)) else []


def stand_together(pair: Pair, one: Placed, other: Placed) -> bool:
    """Whether two names stand side by side in both texts, joined by nothing, « de la Commission, le Conseil ».

    What is told of the first in one text is told of the other in the other text where all else stays.
    """
    ends = (pair.source, one.here, other.here), (pair.target, other.there, one.there)
    return all(_is_apart(*end) for end in ends) and bool(_staying(pair, one, other))


def _is_apart(side: Side, first: int, second: int) -> bool:
    """Whether a comma and small words alone stand between two names."""
    between = side.comparable[first:second].lower()
    words = _WORD.findall(between)[1:]
    return "," in between and side.checks.determiners.issuperset(words)


def _place(word: int, first: int, second: int) -> int:
    """0, 1 or 2: whether a word stands before, between or behind two values."""
    return (word > first) + (word > second)


def _is_at(word: int, one: Placed, *values: int) -> bool:
    """Whether a word is one of two values itself; behind « 3 » one begins already."""
    close = min(_CLOSE, len(one.said) + 1)
    return any(abs(word - value) < close for value in values)


def _is_list(side: Side, first: int, second: int) -> bool:
    """Whether nothing stands between two values but what joins the items of a list."""
    return side.checks.list_joins.issuperset(_WORD.findall(side.comparable[first:second].lower()))
