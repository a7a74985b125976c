"""Coverage: a run of words of which the other text has none, and nothing of its own in their place."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, NamedTuple

from timeline.checking.closeness import are_said
from timeline.checking.counterparts import SMALL, Counterparts
from timeline.checking.pair import Check, Problem
from timeline.checking.said import is_of_a_name
from timeline.language.common_words import has_word_pairs
from timeline.model.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from timeline.checking.counterparts import Word
    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

# What a word adds to a run that is unsaid: it has no counterpart and a translation of it is known, or none is known;
# another's counterpart may say it; its own stands elsewhere, is likely, is sure.
_KNOWN, _UNKNOWN, _SHARED, _ASTRAY, _LIKELY, _SAID = 0.9, 0.4, -0.3, -0.6, -0.5, -1.5
# What is unsaid weighs the more, the shorter the text without it is than the other.
_SHORTER, _MISSING = 7.0, 5.0
_LONGER, _NEW = 3.0, 3.3
_LONG = 60  # characters of a text in which words may be missed or be too many
_LEAST = 1.5  # words that are unsaid, at least
# Of its words how many one text may say in its own way for what it has not of the other to weigh.
_FREELY = 0.14
_CLAUSE = 4  # words that are more than a phrase
_FAR = 12  # words that may stand between the counterparts of the two words around a run


class Run(NamedTuple):
    """Words that stand one after the other and are unsaid: from which to which, and how much that weighs."""

    start: int
    end: int
    weight: float


def check_coverage(pair: Pair) -> Iterator[Problem]:
    """A problem for words of the source that the target does not say, else for words that only the target has."""
    # Of a language without lists of words, German, nothing is known that may say a word: « réunion », « Treffen ».
    if not all(side.language and has_word_pairs(side.code) for side in pair.sides):
        return
    here, there = pair.words
    forth, back = pair.counterparts
    # How much either text says otherwise: there a run may be said in other words.
    freely = _unsaid(there, back), _unsaid(here, forth)
    lost = _run(here, there, forth, back, _of_names(pair.source, here))
    new = _run(there, here, back, forth, _of_names(pair.target, there))
    shorter = log(max(len(pair.source.plain), 1) / max(len(pair.target.plain), 1))
    if len(pair.source.plain) > _LONG and lost.weight >= _LEAST and lost.weight + _SHORTER * shorter >= _MISSING:
        said = _said(pair.source, here, lost)
        fact = f"« {_cut(said)} » seems to be missing in the {pair.target.name}"
        yield Problem(Check.OMISSION, fact, _level(here, lost, freely[0]), here=(said,))
    elif len(pair.target.plain) > _LONG and new.weight >= _LEAST and new.weight - _LONGER * shorter >= _NEW:
        said = _said(pair.target, there, new)
        fact = f'"{_cut(said)}" seems to be new in the {pair.target.name}'
        yield Problem(Check.ADDITION, fact, _level(there, new, freely[1]), there=(said,))


def _level(words: Sequence[Word], run: Run, freely: float) -> Severity | None:
    """A note in a free wording, and of a word or a phrase, which good translators leave out or add."""
    phrase = sum(len(word.plain) > SMALL for word in words[run.start : run.end]) < _CLAUSE
    return Severity.INFO if phrase or freely > _FREELY else None


def _unsaid(words: Sequence[Word], said: Counterparts) -> float:
    """The share of the words of a text that have no counterpart, nor share one."""
    told = are_said(words, said)
    return told.count(False) / max(len(told), 1)


def _cut(said: str) -> str:
    return f"{said[:60]}{'…' * (len(said) > 60)}"


def _said(side: Side, words: Sequence[Word], run: Run) -> str:
    return side.comparable[words[run.start].start : words[run.end - 1].end]


def _of_names(side: Side, words: Sequence[Word]) -> frozenset[int]:
    """The words of names of several, "Chief Electoral Officer": the other text may have « le suppléant », « il »."""
    return frozenset(place for place, word in enumerate(words) if is_of_a_name(side, word.start))


def _run(
    here: Sequence[Word], there: Sequence[Word], forth: Counterparts, back: Counterparts, named: Collection[int]
) -> Run:
    """The run of a text that weighs most, less the words of the other that stand in its place and say nothing here."""
    best, weight, start = Run(0, 0, 0.0), 0.0, 0
    for place, word in enumerate(here):
        if weight <= 0:
            weight, start = 0.0, place
        weight += min(_weight(place, word, forth), _UNKNOWN if place in named else _KNOWN)
        if weight > best.weight:
            best = Run(start, place + 1, weight)
    return best._replace(weight=best.weight - _facing(best, len(here), len(there), forth, back))


def _weight(place: int, word: Word, forth: Counterparts) -> float:
    if place in forth.own:
        if place in forth.astray:
            return _ASTRAY
        return _SAID if place in forth.sure else _LIKELY
    if place in forth.shared:
        return _SHARED
    if len(word.plain) <= SMALL:
        return 0.0
    return _KNOWN if word.rows else _UNKNOWN


def _facing(run: Run, wide: int, high: int, forth: Counterparts, back: Counterparts) -> int:
    """How many words without a counterpart stand where the other text would say a run."""
    first = next(
        (forth.own[at] for at in range(run.start - 1, -1, -1) if at in forth.own and at not in forth.astray), -1
    )
    last = next((forth.own[at] for at in range(run.end, wide) if at in forth.own and at not in forth.astray), high)
    behind = range(first + 1, next((at for at in range(first + 1, high) if at in back.own), high))
    before = range(next((at for at in range(last - 1, -1, -1) if at in back.own), -1) + 1, last)
    between = range(first + 1, last if last - first <= _FAR else 0)
    return max(
        sum(at not in back.own and at not in back.shared for at in stretch) for stretch in (behind, before, between)
    )
