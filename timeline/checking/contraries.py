"""Contraries: a word of the source that nothing says, and in its place one that says the contrary of it.

« le bail prend fin » is not "the lease begins". What each word of a text says in the other is known by the lists of
words; two are contrary where what either says is listed beside the other, whatever the sentence is about.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from timeline.checking.denials import denials, is_negated
from timeline.checking.pair import Check, Problem
from timeline.checking.said import vocabulary
from timeline.language.common_words import has_word_pairs, rows_beside
from timeline.language.contraries import are_contrary, has_contrary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.counterparts import Counterparts, Word
    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

_SLACK = 1  # words by which it may stand beside where the other text would say it
_DENIED, _PERHAPS = 45, 20  # characters before a word in which another denies it, and in which one may


def check_contraries(pair: Pair) -> Iterator[Problem]:
    """A problem for the first word in whose place stands its contrary, where neither text says either elsewhere.

    Where one text alone denies nothing is asked: « décline toute responsabilité » is "accepts no liability".
    """
    if not all(side.language and has_word_pairs(side.code) for side in pair.sides):
        return
    here, there = pair.words
    forth, back = pair.counterparts
    gained = _unsaid(there, back, pair.target)
    lost = _unsaid(here, forth, pair.source) if gained else []
    if not lost or is_negated(pair.source) != is_negated(pair.target):
        return
    codes = pair.source.code, pair.target.code
    for one, other in product(lost, gained):
        contrary = are_contrary(here[one].plain, there[other].plain, *codes)
        if contrary and _stands_for((one, other), (here, there), (forth, back), pair):
            words = here[one].plain, there[other].plain
            fact = f'the {pair.source.name} says « {words[0]} », the {pair.target.name} "{words[1]}"'
            yield Problem(Check.OPPOSITE, fact, here=words[:1], there=words[1:])
            return


def _unsaid(words: Sequence[Word], said: Counterparts, side: Side) -> list[int]:
    """The places of the words that have a contrary, but no counterpart, nor share one."""
    return [
        place
        for place, word in enumerate(words)
        if place not in said.own and place not in said.shared and has_contrary(word.plain, side.code)
    ]


def _stands_for(
    places: tuple[int, int], words: tuple[Sequence[Word], ...], said: tuple[Counterparts, ...], pair: Pair
) -> bool:
    """Whether either word would be said where the other stands, no word may deny it, and neither is said elsewhere."""
    one, other = words[0][places[0]], words[1][places[1]]
    if places[1] not in said[0].facing(places[0], len(words[1]), _SLACK):
        return False
    if places[0] not in said[1].facing(places[1], len(words[0]), _SLACK):
        return False
    if _is_denied(pair.source, one) or _is_denied(pair.target, other):
        return False
    here, there = (vocabulary(side).rows for side in pair.sides)
    beside = rows_beside(one.rows, pair.target.code)
    return there.isdisjoint(one.rows) and here.isdisjoint(other.rows) and beside.isdisjoint(other.rows)


def _is_denied(side: Side, word: Word) -> bool:
    """Whether a word before one may deny it, be it only perhaps: « non graves », « sans cesser de baisser »."""
    reach = ((one.start, _DENIED if one.proof else _PERHAPS) for one in denials(side))
    return any(start < word.start <= start + far for start, far in reach)
