"""Qualifiers: « des missions permanentes » is not "missions", nor "any civil matter" « toutes les affaires ».

A note, for good translators leave out and add single words: of 630 right pairs that nobody had seen seven did, and a
word or a phrase of its own was lost or new in one slip of 360.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.checking.counterparts import SMALL
from timeline.checking.pair import Check, Problem
from timeline.checking.said import is_of_a_name, may_say, vocabulary
from timeline.language.common_words import has_word_pairs
from timeline.language.qualifiers import load_qualifiers
from timeline.model.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.counterparts import Counterparts, Word
    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

_NEAR = 2  # words around those that say its neighbours in which the other text may say it in words of its own
_FAR = 4  # words by which these may stand apart


class _Text(NamedTuple):
    """A text of a pair, its words of weight, and which of them the other says."""

    side: Side
    words: Sequence[Word]
    said: Counterparts


def check_qualifiers(pair: Pair) -> Iterator[Problem]:
    """A problem for the first qualifier of the rules that one text says and of which the other has no word.

    What stands beside it must be said beyond doubt, and nothing of its own stand there in the other text.
    """
    if not all(side.language and has_word_pairs(side.code) for side in pair.sides):
        return
    here, there = pair.words
    forth, back = pair.counterparts
    source, target = _Text(pair.source, here, forth), _Text(pair.target, there, back)
    for text, other in ((source, target), (target, source)):
        if word := _gone(text, other):
            yield _problem(pair, word, lost=text is source)
            return


def _problem(pair: Pair, word: str, *, lost: bool) -> Problem:
    if lost:
        fact = f"« {word} » seems to be missing in the {pair.target.name}"
        return Problem(Check.OMISSION, fact, Severity.INFO, here=(word,))
    fact = f'"{word}" seems to be new in the {pair.target.name}'
    return Problem(Check.ADDITION, fact, Severity.INFO, there=(word,))


def _gone(text: _Text, other: _Text) -> str:
    """The first qualifier that the other text does not say and has nothing in its place; none where there is none."""
    qualifiers = load_qualifiers(text.side.code).words
    for place, word in enumerate(text.words):
        is_one = word.plain in qualifiers or word.plain.removesuffix("s") in qualifiers
        if is_one and _is_unsaid(place, text, other):
            return word.plain
    return ""


def _is_unsaid(place: int, text: _Text, other: _Text) -> bool:
    """Whether the other text has no word of a qualifier, has what is beside it, and there nothing of its own."""
    said, word = text.said, text.words[place]
    if _is_said(place, text) or _is_of_a_name(place, text) or is_of_a_name(text.side, word.start):
        return False
    there = vocabulary(other.side)
    if may_say(there, word.plain, text.side) or not there.rows.isdisjoint(word.rows):
        return False
    beside = _beside(place, text.words)
    if not all(at in said.sure and at not in said.astray for at in beside):
        return False
    facing = [said.own[at] for at in beside]
    if not facing or max(facing) - min(facing) > _FAR:
        return False
    around = range(max(min(facing) - _NEAR, 0), min(max(facing) + _NEAR + 1, len(other.words)))
    return all(_is_said(at, other) or len(other.words[at].plain) <= SMALL for at in around)


def _beside(place: int, words: Sequence[Word]) -> list[int]:
    """The nearest words on either side, the small ones aside: « nul ne peut être sciemment »."""
    either = range(place - 1, -1, -1), range(place + 1, len(words))
    nearest = (next((at for at in way if len(words[at].plain) > SMALL), None) for way in either)
    return [at for at in nearest if at is not None]


def _is_said(place: int, text: _Text) -> bool:
    return place in text.said.own or place in text.said.shared


def _is_of_a_name(place: int, text: _Text) -> bool:
    """Whether a qualifier is one only of what it stands beside, « année civile »."""
    around = text.words[max(place - 1, 0) : place + 2]
    words = text.side.plain[around[0].start : around[-1].end]
    return any(name in words for name in load_qualifiers(text.side.code).names)
