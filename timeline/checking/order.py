"""Order: two dates, numbers or names that changed places while what is said of each did not."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from timeline.checking.aims import find_turned
from timeline.checking.exchanged import find_exchanged
from timeline.checking.listed import may_stand_either_way
from timeline.checking.pair import Check, Problem
from timeline.checking.placed import Placed, placed_dates, placed_names, placed_numbers, placed_parties
from timeline.checking.staying import all_else_stays, count_each_other, keep_their_own, stand_together
from timeline.language.quantities import blank
from timeline.language.senses import ACTS
from timeline.translations.alignment import comparable
from timeline.translations.terms import unaccented

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

_PREFIX = 4
_WORDS = re.compile(r"[\w%]+|[^\w\s]")
_CLOSE = 4  # characters by which a word and a value may be apart and still be one
_NAME = 16  # characters of a name of several words
_TWO = 2
_FEW = 4  # words before a name among which "by" may stand
_NEAR = 40  # characters before a value in which the word stands that opens a range
_BETWEEN = 24  # characters that may stand between the two ends of a range


_KINDS = (
    ("dates", placed_dates),
    ("numbers", placed_numbers),
    ("names", placed_names),
    ("parties", placed_parties),
)


def check_order(pair: Pair) -> Iterator[Problem]:
    """A problem for each two dates, numbers or names that changed places while the words around them kept theirs.

    Those are terms, words nearly the same in both languages, and words of one sense. The ends of a range need none:
    « de 4 % à 7 % ».
    """
    if turned_against := find_turned(pair):
        yield _problem("names", *turned_against)
    for kind, find in _KINDS:
        placed = find(pair)
        if len(placed) >= _TWO and (two := _find_changed(pair, kind, placed)):
            yield _problem(kind, *two)


def _find_changed(pair: Pair, kind: str, placed: Sequence[Placed]) -> tuple[Placed, Placed] | None:
    """The first two values of a kind that changed places."""
    if exchanged := _find_exchanged(pair, kind, placed):
        return exchanged
    turned = [(a, b) for a, b in pairwise(placed) if a.here < b.here and a.there > b.there]
    if turned and kind == "numbers":
        turned = [two for two in turned if not keep_their_own(pair, *two)]
    if turned and kind in {"numbers", "dates"}:
        crossed = _crossed(pair, kind, placed)
        if kept := next((two for two in crossed if all_else_stays(pair, *two)), None):
            return kept
    turned = [two for two in turned if not may_stand_either_way(pair, placed, *two)]
    if apart := next((two for two in turned if stand_together(pair, *two)), None):
        return apart
    anchors = _anchors(pair) if turned else []
    return next((two for two in turned if _changed(pair, *two, anchors, kind)), None)


def _find_exchanged(pair: Pair, kind: str, placed: Sequence[Placed]) -> tuple[Placed, Placed] | None:
    """Two values of which each stands where the other would, or counts what the other counts."""
    if kind == "numbers" and (counted := count_each_other(pair, placed)):
        return counted
    return _exchanged(placed) if kind in {"numbers", "dates"} else find_exchanged(pair, placed)


def _crossed(pair: Pair, kind: str, placed: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Each two values that stand the other way round, but for numbers that keep what they count."""
    for one, other in combinations(placed, 2):
        turned = one.here < other.here and one.there > other.there
        if turned and (kind == "dates" or not keep_their_own(pair, one, other)):
            yield one, other


def _problem(kind: str, one: Placed, other: Placed) -> Problem:
    fact = f"two {kind} have changed places: {one.said} and {other.said}"
    return Problem(Check.ORDER, fact, here=(one.said, other.said))


def _exchanged(placed: Sequence[Placed]) -> tuple[Placed, Placed] | None:
    """The two values that stand in each other's place while another between them and all the rest kept theirs."""
    here = sorted(placed, key=lambda one: one.here)
    there = sorted(placed, key=lambda one: one.there)
    moved = [place for place, (one, other) in enumerate(zip(here, there, strict=True)) if one is not other]
    # Three that stand the other way round are a list told from its end.
    if len(moved) != _TWO or moved[1] - moved[0] < _TWO or len(placed) <= _TWO + 1:
        return None
    return here[moved[0]], here[moved[1]]


def _changed(pair: Pair, one: Placed, other: Placed, anchors: Sequence[tuple[int, int]], kind: str) -> bool:
    """Whether two values that stand the other way round stand so among words that do not."""
    if kind == "numbers" and _is_range(pair, one, other):
        return True
    if kind == "dates" and _is_superseded(pair, one, other):
        return True
    if kind == "names" and (_is_route(pair, one, other) or _is_handed(pair, one, other)):
        return True
    own = {one.here, other.here}, {one.there, other.there}
    around = [
        (_place(here, one.here, other.here), _place(there, other.there, one.there))
        for here, there in anchors
        if not (_is_at(here, own[0]) or _is_at(there, own[1]) or _goes_with(here, there, one, other))
    ]
    if (
        not around
        or any(here != there for here, there in around)
        or (kind == "names" and _went_along(pair, one, other))
    ):
        return False
    places = {here for here, _ in around}
    # Between two names also stands what one does to the other: "Y was received by X".
    if kind in {"names", "parties"}:
        told, retold = _is_agent(pair, one, other)
        return 1 in places and told == retold
    return {1} < places


def _went_along(pair: Pair, one: Placed, other: Placed) -> bool:
    """Whether a date changed its place with two names: the clauses are told the other way round."""
    return any(
        _place(date.here, one.here, other.here) != _place(date.there, other.there, one.there)
        for date in placed_dates(pair)
    )


def _place(word: int, first: int, second: int) -> int:
    """0, 1 or 2: whether a word stands before, between or behind two values."""
    return (word > first) + (word > second)


def _goes_with(here: int, there: int, *values: Placed) -> bool:
    """Whether a word stands right behind one of two values in both texts: it is a part of it, « Premier ministre »."""
    return any(0 <= here - one.here <= _NAME and 0 <= there - one.there <= _NAME for one in values)


def _is_at(word: int, values: set[int]) -> bool:
    """Whether a word is one of the values itself."""
    return any(abs(word - value) < _CLOSE for value in values)


def _is_agent(pair: Pair, one: Placed, other: Placed) -> tuple[bool, bool]:
    """Whether each text tells of the second of two values by whom something is done."""
    here, there = (
        not side.checks.agents.isdisjoint(side.plain[:place].split()[-_FEW:])
        for side, place in ((pair.source, other.here), (pair.target, one.there))
    )
    return here, there


def _is_superseded(pair: Pair, one: Placed, other: Placed) -> bool:
    """Whether both texts have the second date alone behind "by", « le testament de 1998 révoqué par celui de 2007 »."""
    behind = (
        side.plain[:place].split()[-_FEW:] for side, place in ((pair.source, other.here), (pair.target, one.there))
    )
    for side, words in zip(pair.sides, behind, strict=True):
        by = [place for place, word in enumerate(words) if word in side.checks.agents]
        if not by or not (side.common | side.checks.pronouns).issuperset(words[by[-1] + 1 :]):
            return False
    return True


def _is_range(pair: Pair, one: Placed, other: Placed) -> bool:
    """Whether both texts have the two values as the ends of a range, « de 22 heures à 6 heures »."""
    ends = ((pair.source, one.here, other.here), (pair.target, other.there, one.there))
    return all(
        last - first < _BETWEEN and _joined(side, first, last, side.checks.range_opens, side.checks.range_joins)
        for side, first, last in ends
    )


def _is_route(pair: Pair, one: Placed, other: Placed) -> bool:
    """Whether both texts have the two names as the ends of a route, « a quitté Alep pour Damas »."""
    ends = ((pair.source, one.here, other.here), (pair.target, other.there, one.there))
    return all(
        _joined(side, first, last, side.checks.route_opens, side.checks.route_joins) for side, first, last in ends
    )


def _is_handed(pair: Pair, one: Placed, other: Placed) -> bool:
    """Whether both texts have one who gives before one who receives, « Mme A a remis à M. B »."""
    between = (
        {sense.sense for sense in side.senses if sense.group == ACTS and first < sense.start < last}
        for side, first, last in ((pair.source, one.here, other.here), (pair.target, other.there, one.there))
    )
    here, there = between
    passive = _is_agent(pair, one, other)
    return len(here) == 1 and here == there and passive[0] == passive[1]


def _joined(side: Side, first: int, last: int, opens: frozenset[str], joins: frozenset[str]) -> bool:
    before, between = (
        [word for word in _WORDS.findall(text) if word != "'" and word not in side.checks.articles]
        for text in (side.plain[max(first - _NEAR, 0) : first], side.plain[first:last])
    )
    return bool(before) and before[-1] in opens and bool(between) and between[-1] in joins


def _anchors(pair: Pair) -> list[tuple[int, int]]:
    """Terms, words nearly the same, and words of a sense, that both comparable texts have once: where they stand."""
    here, there = (_stems(blank(side.text, side.dates)) for side in pair.sides)
    anchors = {(here[stem], there[stem]) for stem in here if stem in there}
    meant, as_meant = (
        _once((f"{one.group} {one.sense}", one.start) for one in side.senses if one.proof) for side in pair.sides
    )
    anchors |= {(meant[sense], as_meant[sense]) for sense in meant if sense in as_meant}
    anchors |= _counterparts(pair) | {(one.here, one.there) for one in placed_names(pair)}
    spans = pair.terms.spans(pair.source.text)
    for start, _, term in spans:
        places = term.places(pair.target.text)
        if len(places) == 1 and sum(other is term for _, _, other in spans) == 1:
            anchors.add((start, places.pop()))
    return sorted(anchors)


def _counterparts(pair: Pair) -> set[tuple[int, int]]:
    """Where words of weight that say one another beyond doubt stand in both comparable texts."""
    here, there = pair.words
    forth, _ = pair.counterparts
    return {(here[at].start, there[forth.own[at]].start) for at in forth.firm}


def _stems(text: str) -> dict[str, int]:
    words = re.finditer(r"[^\W\d_]{4,}|[A-Z]{2,}", comparable(text))
    return _once((unaccented(match[0])[:_PREFIX], match.start()) for match in words)


def _once(placed: Iterator[tuple[str, int]]) -> dict[str, int]:
    """The places of what stands once."""
    places: dict[str, list[int]] = {}
    for name, start in placed:
        places.setdefault(name, []).append(start)
    return {name: starts[0] for name, starts in places.items() if len(starts) == 1}
