"""Many expressions looked for in a text at once: each only where it has the words it needs, and where one may begin.

What a word may be part of is found out once. A text costs a look-up for each of its words, and a try for each place at
which an expression may match.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import accumulate
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.tokens import Remembered
from timeline.language.word_fragments import Fragments
from timeline.language.word_needs import needed
from timeline.language.word_starts import START, begins

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

# What is longer is no word, but a line of signs: expressions are looked for anywhere in a text that has one.
_LONGEST = 60


class Starts(NamedTuple):
    """A bit for each expression that may begin in a word, and the places at which some may, in order, with theirs."""

    bits: int
    places: Sequence[tuple[int, int]]


_NOWHERE = Starts(0, ())


@dataclass(frozen=True, eq=False)
class Screen:
    """The expressions; each is known by its number, and among several by the bit of that number."""

    patterns: tuple[re.Pattern[str], ...]

    def fitting(self, text: str) -> int:
        """A bit for each expression that may match in a text, by the words that it needs."""
        return self._fitting(text.split(" "))

    def _fitting(self, words: Sequence[str]) -> int:
        return reduce(or_, map(self._needing.__getitem__, words), self._free)

    def matches(self, text: str, among: int = -1) -> Iterator[tuple[int, re.Match[str]]]:
        """Each number of some expressions with the matches that ``finditer`` would find, expression by expression."""
        words = text.split(" ")
        if not (among := self._fitting(words) & among):
            return
        anywhere = among if max(map(len, words)) > _LONGEST else among & self._anywhere
        places = self._places(words, among & ~anywhere) if among != anywhere else {}
        for number in sorted((*places, *numbers_of(anywhere))):
            pattern = self.patterns[number]
            found = pattern.finditer(text) if anywhere >> number & 1 else _tried(pattern, text, places[number])
            for match in found:
                yield number, match

    def _places(self, words: Sequence[str], among: int) -> dict[int, list[int]]:
        """By number: the places at which the expression may begin."""
        begun = enumerate(map(self._starts.__getitem__, words))
        some = [(at, starts.places) for at, starts in begun if starts.bits & among]
        ends = list(accumulate(map(len, words), initial=0)) if some else []
        places = {number: [0] for number in numbers_of(among & self._opening)}
        for at, starts in some:
            for place, bits in starts:
                for number in numbers_of(bits & among):
                    places.setdefault(number, []).append(ends[at] + at + place)
        return places

    @cached_property
    def _needs(self) -> list[frozenset[str]]:
        return [needed(pattern.pattern) for pattern in self.patterns]

    @cached_property
    def _free(self) -> int:
        """The expressions that need no word."""
        return sum(1 << number for number, need in enumerate(self._needs) if not need)

    @cached_property
    def _needing(self) -> Remembered[int]:
        """By what stands between two spaces: the expressions of which it has what each match needs."""
        return Remembered(Fragments(_with_bits(enumerate(self._needs))).bits)

    @cached_property
    def _heads(self) -> dict[int, frozenset[str]]:
        """By number: what an expression may begin with, if it may not with anything."""
        heads = {number: begins(pattern) for number, pattern in enumerate(self.patterns)}
        return {number: head for number, head in heads.items() if head}

    @cached_property
    def _anywhere(self) -> int:
        """The expressions that may begin anywhere."""
        return sum(1 << number for number in range(len(self.patterns)) if number not in self._heads)

    @cached_property
    def _opening(self) -> int:
        """The expressions that may begin where the text does."""
        return sum(1 << number for number, head in self._heads.items() if START in head)

    @cached_property
    def _starts(self) -> Remembered[Starts]:
        """By what stands between two spaces: which expressions may begin in it, and where."""
        fragments = Fragments(_with_bits((number, head - {START}) for number, head in self._heads.items()))

        def find(word: str) -> Starts:
            places = fragments.places(word)
            return Starts(reduce(or_, (bits for _, bits in places), 0), places) if places else _NOWHERE

        return Remembered(find)


def _with_bits(numbered: Iterable[tuple[int, Iterable[str]]]) -> Iterator[tuple[str, int]]:
    return ((fragment, 1 << number) for number, fragments in numbered for fragment in fragments)


def _tried(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches that begin at one of these places, none within another."""
    end = 0
    for place in places:
        if place >= end and (match := pattern.match(text, place)):
            end = match.end()
            yield match


def numbers_of(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set, the lowest first."""
    while bits:
        last = bits & -bits
        yield last.bit_length() - 1
        bits ^= last
