"""Counterparts: which word of the other text says each word of weight of one, by word lists, by spelling, by place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from timeline.checking.once import once
from timeline.language.common_words import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.checking.side import Side

_WORD = re.compile(r"[^\W\d_]{3,}")
SMALL = 3  # letters of a word that may say one, « nouveau » "new", and is itself not asked for
_INITIAL = re.compile(r"e(?=[tscp][a-z]{2})")
_LIKE, _BEGUN = 5, 4  # letters that words of one origin begin with, sure and likely
_SHORT = 6
_SURE, _LIKELY = 3.0, 2.0
_WAY = 3.0  # what it costs to stand at the other end of the text
_BESIDE = 2  # words on either side of one by which it is known where the other text would say it
_APART = 4  # words by which the counterpart of a word may be away from those of its neighbours


class Word(NamedTuple):
    """A word of weight as it is compared, where it stands in the plain text, and the rows of the lists that have it."""

    plain: str
    start: int
    end: int
    rows: frozenset[str]


@dataclass(frozen=True)
class Counterparts:
    """Of the words of one text the places of those that say them in the other.

    ``own`` has the counterpart that is a word's alone, ``sure`` those of them that are beyond doubt; ``shared`` are the
    words that one says that is another's counterpart already.
    """

    own: Mapping[int, int]
    sure: frozenset[int]
    shared: frozenset[int]

    @once
    def firm(self) -> tuple[int, ...]:
        """The words whose counterparts are beyond doubt and stand where those around them are, in their order."""
        return tuple(sorted(self.sure - self.astray))

    @once
    def astray(self) -> frozenset[int]:
        """The words whose counterparts stand elsewhere than those of the words around them."""
        return frozenset(filter(self._is_astray, self.own))

    def _is_astray(self, place: int) -> bool:
        own, found = self.own[place], False
        for at in (place - 2, place - 1, place + 1, place + 2):
            if (near := self.own.get(at)) is not None:
                if abs(own - near) <= _APART:
                    return False
                found = True
        return found

    def facing(self, place: int, length: int, slack: int) -> range:
        """The places of the other text, so long, where a word would be said: by the counterparts of those around it."""
        sure = self.firm
        before = [self.own[at] for at in sure[: bisect_left(sure, place)][-_BESIDE:]]
        behind = [self.own[at] for at in sure[bisect_right(sure, place) :][:_BESIDE]]
        around = (*before, *behind)
        first = min(around) - slack if before else 0
        last = max(around) + slack if behind else length
        return range(max(first, 0), last + 1)


def words_of_weight(side: Side) -> tuple[Word, ...]:
    """The words of a text that its translation must say somehow, its dates excepted."""
    return _words(side.undated, side.code, side.small)


@lru_cache(maxsize=64)
def _words(text: str, code: str, small: frozenset[str]) -> tuple[Word, ...]:
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        if word not in small and ((rows := rows_of(word, code)) or len(word) > SMALL):
            found.append(Word(word, *match.span(), rows))
    return tuple(found)


def find_counterparts(here: Sequence[Word], there: Sequence[Word]) -> tuple[Counterparts, Counterparts]:
    """The counterparts of the words of two texts, each in the other: the likeliest first, then the nearest."""
    return _found(tuple(here), tuple(there))


# Several checks ask of the same two texts.
@lru_cache(maxsize=16)
def _found(here: tuple[Word, ...], there: tuple[Word, ...]) -> tuple[Counterparts, Counterparts]:
    wide, high = max(len(here), 1), max(len(there), 1)
    index = _index(there, frozenset[str]().union(*(word.rows for word in here)))
    candidates = sorted(
        (
            (likeness - _WAY * abs(at / wide - to / high), at, to, likeness)
            for at, word in enumerate(here)
            for to, likeness in _alike(word, index)
        ),
        reverse=True,
    )
    own: dict[int, int] = {}
    back: dict[int, int] = {}
    beyond: set[int] = set()
    for _, at, to, likeness in candidates:
        if at not in own and to not in back:
            own[at], back[to] = to, at
            beyond |= {to} if likeness > _LIKELY else set()
    own = _in_order(here, own)
    back = {to: at for at, to in own.items()}
    sure = {back[to] for to in beyond}
    shared = [(at, to) for _, at, to, likeness in candidates if likeness > _LIKELY]
    return (
        Counterparts(own, frozenset(sure), frozenset(at for at, _ in shared if at not in own)),
        Counterparts(back, frozenset(beyond), frozenset(to for _, to in shared if to not in back)),
    )


def _in_order(words: Sequence[Word], own: Mapping[int, int]) -> dict[int, int]:
    """The counterparts, where a word stands several times in the order of its places: « capacité … capacité »."""
    places: dict[str, list[int]] = defaultdict(list)
    for at in sorted(own):
        places[words[at].plain].append(at)
    return {at: to for same in places.values() for at, to in zip(same, sorted(map(own.__getitem__, same)), strict=True)}


def _index(words: tuple[Word, ...], asked: frozenset[str]) -> Mapping[str, Sequence[tuple[int, str]]]:
    """The places of words by their first letters, and by the rows that have them, of which some are asked for."""
    places: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, word in enumerate(words):
        spelt = _spelt(word.plain)
        for key in (*(word.rows & asked), spelt[:_BEGUN]):
            places[key].append((place, spelt))
    return places


def _alike(word: Word, index: Mapping[str, Sequence[tuple[int, str]]]) -> Iterator[tuple[int, float]]:
    """The places of the words that may say a word, and how likely each does."""
    found = {place for row in word.rows for place, _ in index.get(row, ())}
    yield from ((place, _SURE) for place in found)
    spelt = _spelt(word.plain)
    for place, other in index.get(spelt[:_BEGUN], ()):
        if place not in found:
            like = other[:_LIKE] == spelt[:_LIKE] or min(len(spelt), len(other)) <= _SHORT
            yield place, _SURE if like else _LIKELY


def is_alike(one: Word, other: Word) -> bool:
    """Whether two words begin alike, « transports » "transportation"."""
    return _spelt(one.plain)[:_LIKE] == _spelt(other.plain)[:_LIKE]


@lru_cache(maxsize=1 << 16)
def _spelt(word: str) -> str:
    """A word in letters that both languages share: « école », « étude », « banque »."""
    return _INITIAL.sub("", word, count=1).replace("qu", "k").replace("ph", "f").replace("y", "i")
