"""Replaced words: a word of the source that nothing says, and where it would be said one that says nothing of it.

A note, for good translators put other words: of 150 right pairs that nobody had seen three, of 240 slips two were it.

« La sécheresse a détruit les récoltes » is not "The frost destroyed the crops". Nobody listed the two as opposites:
known is how either is translated, by the lists of words, and that what stands around them is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.checking.denials import is_negated
from timeline.checking.pair import Check, Problem
from timeline.checking.said import vocabulary
from timeline.language.common_words import has_word_pairs, rows_beside
from timeline.model.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.counterparts import Counterparts, Word
    from timeline.checking.pair import Pair

# With .6 and 2 five of 140 right pairs that nobody had seen were questioned by it alone; with these two are.
_KNOWN = 0.85  # of the other words of weight of either text, how many have a counterpart: else it is told freely
_MORE = 1  # how many more words that nothing says one text may have than the other
_LONG = 5  # letters of a word that is asked for: « avis », "hold" are said in too many ways


def check_replaced(pair: Pair) -> Iterator[Problem]:
    """A problem for the first word in whose place stands one that translates another; none in a free wording."""
    if not all(side.language and has_word_pairs(side.code) for side in pair.sides):
        return
    # « n'a pas respecté le délai » "missed the deadline"
    if is_negated(pair.source) != is_negated(pair.target):
        return
    here, there = pair.words
    forth, back = pair.counterparts
    alone, new = _alone(here, forth), _alone(there, back)
    if not _is_literal(here, forth, alone, new) or not _is_literal(there, back, alone, new):
        return
    for one, other in _facing(here, there, forth, (alone, new)):
        if _is_unlike(here[one], there[other], pair):
            words = here[one].plain, there[other].plain
            fact = f'the {pair.source.name} says « {words[0]} », the {pair.target.name} "{words[1]}"'
            yield Problem(Check.OPPOSITE, fact, Severity.INFO, words[:1], words[1:])
            return


def _is_unlike(one: Word, other: Word, pair: Pair) -> bool:
    """Whether no word of the other text says either, a small one too, nor is either like one that says the other.

    « la fermeture » is "to close"; « accord » is "agreement", and that is near to "deal".
    """
    here, there = (vocabulary(side).rows for side in pair.sides)
    beside = rows_beside(one.rows, pair.target.code)
    return there.isdisjoint(one.rows) and here.isdisjoint(other.rows) and beside.isdisjoint(other.rows)


def _alone(words: Sequence[Word], said: Counterparts) -> list[int]:
    """The places of words that have no counterpart, nor share one."""
    return [place for place in range(len(words)) if place not in said.own and place not in said.shared]


def _is_literal(words: Sequence[Word], said: Counterparts, alone: Sequence[int], new: Sequence[int]) -> bool:
    """Whether most words but the one are said by one of the other text, and both have about as many that are not."""
    return len(said.own) + 1 >= _KNOWN * len(words) and abs(len(alone) - len(new)) <= _MORE


def _facing(
    here: Sequence[Word], there: Sequence[Word], forth: Counterparts, alone: tuple[Sequence[int], Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """The words without a counterpart that stand alone between the same two words that are said beyond doubt."""
    places = sorted((forth.own[at], at) for at in forth.firm)
    marks = [(-1, -1), *places, (len(there), len(here))]
    for (low, start), (high, end) in pairwise(marks):
        lost = [at for at in alone[0] if start < at < end]
        gained = [at for at in alone[1] if low < at < high]
        if len(lost) == len(gained) == 1 and _is_known(here[lost[0]]) and _is_known(there[gained[0]]):
            yield lost[0], gained[0]


def _is_known(word: Word) -> bool:
    return bool(word.rows) and len(word.plain) >= _LONG
