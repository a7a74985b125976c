"""Many expressions asked of a text at once: each only where the text has all the words that one of its ways needs.

What a word may be part of is found out once. A text costs a look-up for each of its words and a comparison for each
alternative of an expression; the few that are left are tried where they may begin, most are never even compiled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import accumulate, groupby
from operator import or_
from typing import TYPE_CHECKING, NamedTuple, cast

from timeline.language.expressions import Expression, in_one_line
from timeline.language.kept_needs import all_needed
from timeline.language.tokens import Remembered
from timeline.language.word_fragments import Fragments
from timeline.language.word_pieces import alternatives
from timeline.language.word_starts import START, begins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.language.word_needs import Way

# What is longer is no word, but a line of signs: expressions are looked for anywhere in a text that has one.
_LONGEST = 60


class Part(NamedTuple):
    """One of the alternatives of an expression, as it is written, and the number of that expression."""

    of: int
    source: str
    lists: Mapping[str, Sequence[str]]
    pattern: re.Pattern[str]


class Starts(NamedTuple):
    """A bit for each part that may begin in a word, and the places at which some may, in order, with theirs."""

    bits: int
    places: Sequence[tuple[int, int]]


_NOWHERE = Starts(0, ())


@dataclass(frozen=True, eq=False)
class Screen:
    """The expressions, each known by its number; their alternatives are the parts, each known by its own.

    Of the ``first`` expressions all matches may be asked for, of the others whether there is any. What a text has met
    is found out once, whatever is asked of it then.
    """

    patterns: tuple[re.Pattern[str], ...]
    first: int = 0

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts of all expressions, in order."""
        return tuple(part for number, pattern in enumerate(self.patterns) for part in _parts(number, pattern))

    def met(self, text: str) -> int:
        """What the words of a text have of all that is needed, as bits; it costs no search."""
        return reduce(or_, map(self._meeting.__getitem__, text.split(" ")), self._free)

    def fitting(self, met: int, among: int) -> list[int]:
        """The parts, ``among`` those with these bits, that a text may match that has met so much; the lowest first."""
        bits, ways, found = met & among, self._ways, []
        while bits:
            last = bits & -bits
            part = last.bit_length() - 1
            bits ^= last
            for way in ways[part]:
                if way & met == way:
                    found.append(part)
                    break
        return found

    def any_match(self, number: int, text: str, met: int) -> bool:
        """Whether an expression matches in a text that has met so much."""
        return any(self.parts[part].pattern.search(text) for part in self.fitting(met, self.bits[number]))

    def matches(self, text: str, fitting: Sequence[int]) -> Iterator[tuple[int, re.Match[str]]]:
        """Each number of the first with the matches that ``finditer`` would find, if these are all parts that fit."""
        words = text.split(" ")
        are_words = max(map(len, words)) <= _LONGEST
        led = [part for part in fitting if self._heads[part]] if are_words else []
        places = self._places(words, led) if led else {}
        for number, found in groupby(fitting, self._of.__getitem__):
            parts = list(found)
            for match in self._found(number, parts, text, places if set(parts) <= set(led) else None):
                yield number, match

    def _found(
        self, number: int, parts: Sequence[int], text: str, places: Mapping[int, Sequence[int]] | None
    ) -> Iterator[re.Match[str]]:
        """The matches of an expression by some of its parts, which begin at these places, or else anywhere."""
        if places is None:
            return (self.parts[parts[0]].pattern if len(parts) == 1 else self.patterns[number]).finditer(text)
        return self._tried(text, sorted([(place, part) for part in parts for place in places.get(part, ())]))

    @cached_property
    def bits(self) -> list[int]:
        """By number: a bit for each part of an expression."""
        found = [0] * len(self.patterns)
        for at, part in enumerate(self.parts):
            found[part.of] |= 1 << at
        return found

    @cached_property
    def _of(self) -> list[int]:
        return [part.of for part in self.parts]

    def _tried(self, text: str, places: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
        """The matches of parts that begin at these places, none within another; at one place the first part is it."""
        end = 0
        for place, part in places:
            if place >= end and (match := self.parts[part].pattern.match(text, place)):
                end = match.end()
                yield match

    def _places(self, words: Sequence[str], among: Sequence[int]) -> dict[int, list[int]]:
        """By part: the places at which it may begin."""
        places = {part: [0] for part in among if START in self._heads[part]}
        bits = sum([1 << part for part in among])
        begun = enumerate(map(self._starts.__getitem__, words))
        some = [(at, starts.places) for at, starts in begun if starts.bits & bits]
        ends = list(accumulate(map(len, words), initial=0)) if some else []
        for at, starts in some:
            for place, here in starts:
                for part in numbers_of(here & bits):
                    places.setdefault(part, []).append(ends[at] + at + place)
        return places

    @cached_property
    def _needs(self) -> list[tuple[Way, ...]]:
        return all_needed([(part.source, part.lists) for part in self.parts])

    @cached_property
    def _free(self) -> int:
        """The bits of the parts of which one way needs nothing."""
        return sum(1 << number for number, ways in enumerate(self._needs) if not all(ways))

    @cached_property
    def _need_bits(self) -> dict[frozenset[str], int]:
        """A bit for each set of fragments of which a part needs one; below are those of the parts.

        The bit of a part is set where a text has the best of what one of its ways needs.
        """
        sets = {need: None for ways in self._needs for way in ways for need in way}
        return {need: 1 << at for at, need in enumerate(sets, len(self.parts))}

    @cached_property
    def _ways(self) -> list[tuple[int, ...]]:
        """Of each part the bits that each of its ways needs."""
        return [tuple(reduce(or_, map(self._need_bits.__getitem__, way), 0) for way in ways) for ways in self._needs]

    @cached_property
    def _meeting(self) -> Remembered[int]:
        """By what stands between two spaces: the bits of the sets of which it has one."""
        bits = dict(self._need_bits)
        for number, ways in enumerate(self._needs):
            for best, *_ in filter(None, ways):
                bits[best] |= 1 << number
        return Remembered(Fragments((fragment, bit) for need, bit in bits.items() for fragment in need).bits)

    @cached_property
    def _heads(self) -> list[frozenset[str]]:
        """What each part of the first may begin with; nothing where it may with anything."""
        return [begins(part.source, part.lists) for part in self.parts if part.of < self.first]

    @cached_property
    def _starts(self) -> Remembered[Starts]:
        """By what stands between two spaces: which parts may begin in it, and where."""
        fragments = Fragments(_with_bits((part, head - {START}) for part, head in enumerate(self._heads)))

        def find(word: str) -> Starts:
            places = fragments.places(word)
            return Starts(reduce(or_, [bits for _, bits in places], 0), places) if places else _NOWHERE

        return Remembered(find)


def _parts(number: int, pattern: re.Pattern[str]) -> Iterator[Part]:
    """The alternatives of an expression; one in which capitals are small letters is not looked into."""
    if pattern.flags != re.UNICODE:
        yield Part(number, "(?i)", {}, pattern)
        return
    source, lists = pattern.pattern, None
    if isinstance(pattern, Expression) and pattern.lists is not None:
        source, lists = in_one_line(pattern.source), pattern.lists
    for one in alternatives(source):
        yield Part(number, one, lists or {}, cast("re.Pattern[str]", Expression(one, 0, lists)))


def _with_bits(numbered: Iterable[tuple[int, Iterable[str]]]) -> Iterator[tuple[str, int]]:
    return ((fragment, 1 << number) for number, fragments in numbered for fragment in fragments)


def numbers_of(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set, the lowest first."""
    while bits:
        last = bits & -bits
        yield last.bit_length() - 1
        bits ^= last
