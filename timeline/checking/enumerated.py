"""Enumerations: « une attestation d'assurance » of four documents is not gone where the target names three."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.language.common_words import has_word_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.counterparts import Counterparts, Word
    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

    # Where an item begins and ends.
    Item = tuple[int, int]

_COMMA, _WORD = re.compile(r",(?!\d)"), re.compile(r"\w+")
_SENTENCE = re.compile(r"[^.;:!?()]+")
_LEAST = 3  # items of an enumeration in the source
_LONG = 60  # characters of an item between two commas


def check_enumerated(pair: Pair) -> Iterator[Problem]:
    """A problem for the item of an enumeration that the target has not, where its own has one less."""
    source, target = pair.sides
    if not all(side.language and has_word_pairs(side.code) for side in pair.sides):
        return
    here, there = _items(source), _items(target)
    if len(here) < _LEAST or len(here) != len(there) + 1:
        return
    words, others = pair.words
    forth, _ = pair.counterparts
    inside = [[at for at, word in enumerate(words) if start <= word.start < end] for start, end in here]
    owners = {_owner(item, inside, others, forth) for item in there}
    gone = [item for place, item in enumerate(inside) if place and place not in owners]
    if (
        len(gone) != 1
        or len(owners) != len(there)
        or None in owners
        or not any(_is_unsaid(at, words, forth) for at in gone[0])
    ):
        return
    start, end = here[inside.index(gone[0])]
    said = source.comparable[start:end].strip(" ,")
    fact = f"« {said} » of an enumeration is missing in the {target.name}"
    yield Problem(Check.OMISSION, fact, here=(said,))


def _items(side: Side) -> list[Item]:
    """The items of the longest enumeration of a text: short ones between commas, before the last of them a join."""
    text = side.plain
    found = (_parted(side, text, chunk.start(), chunk.end()) for chunk in _SENTENCE.finditer(text) if "," in chunk[0])
    return max(found, key=len, default=[])


def _parted(side: Side, text: str, start: int, end: int) -> list[Item]:
    commas = [match.start() for match in _COMMA.finditer(text, start, end)]
    join = next(
        (match for match in _WORD.finditer(text, commas[-1] if commas else end, end) if _joins(side, match)), None
    )
    # "a crossing-out or an identifying mark, or the name": how many there are the commas do not tell
    joined = commas and any(_joins(side, match) for match in _WORD.finditer(text, start, commas[-1]))
    if not commas or join is None or joined:
        return []
    cuts = [start, *commas, join.start(), end]
    items = [(one, two) for one, two in pairwise(cuts) if _WORD.search(text, one, two)]
    return items if all(two - one <= _LONG and _is_item(side, text, one, two) for one, two in items[1:-1]) else []


def _is_item(side: Side, text: str, start: int, end: int) -> bool:
    """Whether what stands between two commas names something: « , qui délibère, » and « , sans motif, » do not."""
    first, checks = _WORD.search(text, start, end), side.checks
    if first is None or not checks.before_nouns:
        return first is not None
    named = first[0] in checks.determiners or first[0] in checks.articles or first[0] in checks.within_names
    return named or any(one.start == first.start() for one in side.quantities)


def _joins(side: Side, match: re.Match[str]) -> bool:
    return match[0] in side.checks.joins


def _owner(item: Item, inside: Sequence[Sequence[int]], others: Sequence[Word], forth: Counterparts) -> int | None:
    """Which item of the source has most words that an item of the target says, none where two have as many."""
    counts = [sum(at in forth.own and item[0] <= others[forth.own[at]].start < item[1] for at in one) for one in inside]
    most = max(counts)
    return counts.index(most) if most and counts.count(most) == 1 else None


def _is_unsaid(place: int, words: Sequence[Word], forth: Counterparts) -> bool:
    """Whether the target has no word that may say one, and translations of it are known."""
    return place not in forth.own and place not in forth.shared and bool(words[place].rows)
