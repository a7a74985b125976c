"""Joined words: « la convention et ses annexes » is not "the Convention", nor « examine » "examine and approve"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.checking.once import once
from timeline.checking.pair import Check, Problem
from timeline.language.common_words import has_word_pairs
from timeline.model.errors import Severity
from timeline.translations.terms import unaccented

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from timeline.checking.counterparts import Counterparts, Word
    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]|\d+")
_FAR = 8  # words that may stand where one is left out
_MOST = 6  # words and signs that may stand between two that are joined, « des biens et de tous les services »


@dataclass(frozen=True)
class _Text:
    """A text of a pair: its words of weight, which of them the other says, and what stands around each."""

    side: Side
    words: Sequence[Word]
    said: Counterparts

    @once
    def gaps(self) -> list[list[str]]:
        """The small words and signs before each word of weight, and behind the last."""
        text = self.side.lowered
        starts = [*(word.start for word in self.words), len(text)]
        ends = [0, *(word.end for word in self.words)]
        return [_TOKEN.findall(text[end:start]) for end, start in zip(ends, starts, strict=True)]

    @once
    def small(self) -> list[str]:
        """All these small words and signs."""
        return [token for gap in self.gaps for token in gap]

    def count(self, *signs: str) -> int:
        """How often some words or signs stand in the text."""
        return sum(map(self.small.count, set(signs)))

    def is_unsaid(self, place: int) -> bool:
        """Whether there is such a word, and the other text has nothing that may say it."""
        return 0 <= place < len(self.words) and place not in self.said.own and place not in self.said.shared

    def joins(self, place: int) -> bool:
        """Whether a word is joined to the one before it, « A et B », « A, B »."""
        gap = self.gaps[place]
        joins = {",", *self.side.checks.joins}
        small = joins.union(self.side.checks.small_joined)
        return len(gap) <= _MOST and not joins.isdisjoint(gap) and small.issuperset(gap)


def check_joined(pair: Pair) -> Iterator[Problem]:
    """A problem for the one of several joined words that the other text leaves out, where it has all else of them."""
    if not all(side.language and has_word_pairs(side.code) and side.checks.joins for side in pair.sides):
        return
    here, there = pair.words
    forth, back = pair.counterparts
    source, target = _Text(pair.source, here, forth), _Text(pair.target, there, back)
    for text, other in ((source, target), (target, source)):
        if word := _left_out(text, other):
            yield _problem(pair, word, lost=text is source)
            return


def _problem(pair: Pair, word: str, *, lost: bool) -> Problem:
    if lost:
        return Problem(Check.OMISSION, f"« {word} » of a list is missing in the {pair.target.name}", here=(word,))
    # Good translators add single words: a note.
    fact = f'"{word}" seems to be new in the {pair.target.name}'
    return Problem(Check.ADDITION, fact, Severity.INFO, there=(word,))


def _left_out(text: _Text, other: _Text) -> str:
    """The first word that is left out of a list, none where the other text joins as much."""
    # Of two sentences the other text may make one, "and ordered".
    parted = other.count(".", ";") - sum(sign in ".;" for sign in other.gaps[-1])
    if text.count(",", *text.side.checks.joins) <= other.count(",", *other.side.checks.joins) + parted:
        return ""
    more = other.count(",") > text.count(",")
    signs = other.side.checks.joins | other.side.checks.joins_too | ({","} if more else set())
    for first, last in _lists(text):
        gone = [place for place in range(first, last + 1) if text.is_unsaid(place)]
        if len(gone) == 1 and not _is_compound(text, gone[0]) and not _is_binomial(text, gone[0]):
            kept = [place for place in range(first, last + 1) if place != gone[0]]
            if _is_complete(text, other, kept, gone[0], signs):
                return text.words[gone[0]].plain
    return ""


def _lists(text: _Text) -> Iterator[tuple[int, int]]:
    """The first and the last word of each list, and of each two of its words with a join between them."""
    joins = text.side.checks.joins
    first = 0
    for place in range(1, len(text.words) + 1):
        if place < len(text.words) and text.joins(place):
            # A comma before « et » joins clauses.
            if "," not in text.gaps[place] and not joins.isdisjoint(text.gaps[place]):
                yield place - 1, place
            continue
        inner = range(first + 1, place)
        if len(inner) > 1 and _is_even(text, inner):
            yield first, place - 1
        first = place


def _is_even(text: _Text, inner: range) -> bool:
    """Whether the items of a list, « d'importer, de fabriquer et de vendre », are opened alike and one has a join."""
    joins = text.side.checks.joins
    opened = {frozenset(unaccented(word)[0] for word in text.gaps[place] if _opens(word, text.side)) for place in inner}
    # « du procureur, du greffe, du fonds … » goes on with longer items.
    return len(opened) == 1 and (any(opened) or any(not joins.isdisjoint(text.gaps[place]) for place in inner))


def _opens(token: str, side: Side) -> bool:
    """Whether a small word says how an item hangs on what is before the list; an article does not."""
    return token.isalpha() and token not in side.checks.joins and token not in side.checks.determiners


def _is_compound(text: _Text, place: int) -> bool:
    """Whether a word is part of another, "remote-sensing"."""
    return "-" in (*text.gaps[place][-1:], *text.gaps[place + 1][:1])


def _is_binomial(text: _Text, place: int) -> bool:
    """Whether a word is one of two that law has for one thing, "acts and things"."""
    word, plain = text.words[place].plain, text.side.plain
    return any(word in two.split() and two in plain for two in text.side.checks.binomials)


def _instead(text: _Text, items: Sequence[int]) -> range:
    """Where the other text would say what is left out: between the words that say the nearest on either side."""
    said = text.said
    before = max((place for place in said.firm if place < items[-1]), default=None)
    behind = min((place for place in said.firm if place > items[-1]), default=None)
    if before is None or behind is None:
        return range(0)
    first, last = sorted((said.own[before], said.own[behind]))
    return range(first + 1, last if last - first <= _FAR else first + 1)


def _is_complete(text: _Text, other: _Text, kept: Sequence[int], gone: int, signs: Collection[str]) -> bool:
    """Whether the other text has the other words of a list side by side, and nothing joined to them, nor in doubt."""
    if not set(text.said.firm).issuperset(kept):
        return False
    places = [text.said.own[place] for place in kept]
    first, last = min(places), max(places)
    facing = sum(other.is_unsaid(place) for place in {*range(first - 1, last + 2), *_instead(text, (*kept, gone))})
    # A word beside those that are kept may be what the other says there; one beside what is gone may go with it.
    beside = min(kept) - 1 if gone > min(kept) else max(kept) + 1
    around = int(text.is_unsaid(beside))
    if last - first > len(kept) or facing > around or (facing and not text.words[gone].rows):
        return False
    # What stands behind the last word of a text joins nothing.
    return not any(set(signs).intersection(other.gaps[place]) for place in {first, last + 1} - {len(other.words)})
