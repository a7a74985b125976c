r"""Fragments of words, « \bsigné », « est(?!\S) »: which of them a word has, and where.

They are looked up by their first letters: one expression for each of them, or for those of each rule, would take longer
to compile than the texts of a day to read.

>>> fragments = Fragments([(r"\bsigné", 1), (r"a(?!\S)", 2), (r"\b\w+ment\b", 4)])
>>> fragments.places("signé,dûment"), fragments.bits("signe")
([(0, 1), (6, 4)], 1)
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import reduce
from itertools import product
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.expressions import BARE, spelt_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A word ends where a space stands: what is looked for is looked for word by word.
BEGINS, ENDS, EDGE = r"(?<!\S)", r"(?!\S)", r"\b"
# An edge, letters, or a set of them; what follows a letter that may be missing or come again is not looked at.
_UNIT = re.compile(
    r"(?P<letters>[^\\\[()*+?]+(?![*+?]))|(?P<edge>\(\?<!\\S\)|\(\?!\\S\)|\\b)"
    r"|(?:\[(?P<set>[^\]\\^-]+)\]|\\(?P<sign>[^\w\s])|(?P<letter>[^\\\[]))(?P<times>[*+?]?)"
)
_FIRST, _FAR_DIGIT = re.compile(r"(?<!\w)\w"), re.compile(r"(?![0-9])\d")
_BARE = str.maketrans({letter: bare for letter, bare in BARE.items() if len(bare) == 1})
# So many first letters tell most words that have none from those that may; the first of these are looked at first.
_KEY, _HEAD = 4, 2


class Literal(NamedTuple):
    """Letters that stand in a word, what must stand at either end, and the bits of what they are a fragment of."""

    letters: str
    lead: str
    trail: str
    bits: int


class Fragments:
    """Fragments, each with the bits of what it is a fragment of; a letter with an accent is met by the bare one too."""

    def __init__(self, fragments: Iterable[tuple[str, int]]) -> None:
        """Those that begin with letters are told apart by them; the few others are tried one by one."""
        literals: defaultdict[tuple[str, str, str], int] = defaultdict(int)
        others: defaultdict[str, int] = defaultdict(int)
        for fragment, bits in fragments:
            read = [*_literals(fragment)]
            for one in read:
                literals[one] |= bits
            if not read:
                others[fragment] |= bits
        self._others = [(re.compile(f"(?={spelt_out(one, {})})"), bits) for one, bits in others.items()]
        # Those that only begin a word, and those that may stand anywhere in it.
        self._led, self._free = _Table(), _Table()
        for (letters, lead, trail), bits in literals.items():
            first, last = _is_of_words(letters[0]), _is_of_words(letters[-1])
            # An edge beside a sign tells little: « (?<!\\w)« » is none of a word.
            edges = lead if first or lead != EDGE else "", trail if last or trail != EDGE else ""
            table = self._led if lead and first else self._free
            table.put(Literal(letters, *edges, bits))

    def places(self, word: str) -> list[tuple[int, int]]:
        """Where in a word fragments stand, in order, with their bits; more than is there may be told, never less."""
        found: dict[int, int] = {}
        for at, bits in self._met(word):
            found[at] = found.get(at, 0) | bits
        return sorted(found.items())

    def bits(self, word: str) -> int:
        """The bits of all fragments that a word has."""
        return reduce(or_, [bits for _, bits in self._met(word)], 0)

    def _met(self, word: str) -> list[tuple[int, int]]:
        found = [(match.start(), bits) for other, bits in self._others for match in other.finditer(word)]
        bare = word.translate(_BARE)
        if not bare.isascii():
            bare = _FAR_DIGIT.sub("0", bare)
        found += self._led.met(bare, [match.start() for match in _FIRST.finditer(bare)])
        found += self._free.met(bare, range(len(bare)))
        return found


class _Table:
    """Literals by their first letters."""

    def __init__(self) -> None:
        self._by_key: defaultdict[str, list[Literal]] = defaultdict(list)
        self._lengths: set[int] = set()
        self._heads: set[str] = set()

    def put(self, literal: Literal) -> None:
        key = literal.letters[:_KEY]
        self._by_key[key].append(literal)
        self._lengths.add(len(key))
        self._heads.add(key[:_HEAD])

    def met(self, word: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Each literal that a word has at one of these places: the place and its bits."""
        heads = self._heads
        for at in places:
            if word[at : at + _HEAD] not in heads and word[at] not in heads:
                continue
            for length in self._lengths:
                for letters, lead, trail, bits in self._by_key.get(word[at : at + length], ()):
                    if word.startswith(letters, at) and _has_edges(word, at, at + len(letters), lead, trail):
                        yield at, bits


def _literals(fragment: str) -> Iterator[tuple[str, str, str]]:
    """The bare letters with which a fragment may begin, with what stands at either end; none when it may with any."""
    lead = trail = ""
    letters: list[Iterable[str]] = []
    at = 0
    while unit := _UNIT.match(fragment, at):
        at = unit.end()
        if unit.lastgroup == "letters":
            letters += map(_spellings, unit[0]) if "œ" in unit[0] else ((unit[0].translate(_BARE),),)
            continue
        if unit["edge"] and letters:
            trail = unit["edge"]
            break
        if unit["edge"]:
            lead = unit["edge"]
            continue
        if unit["times"] not in ("?", "*"):
            signs = unit["set"] or unit["sign"] or unit["letter"]
            letters.append({bare for sign in signs for bare in _spellings(sign)})
        if unit["times"]:
            break
    if letters:
        yield from ((word, lead, trail) for word in map("".join, product(*letters)))


def _spellings(letter: str) -> tuple[str, ...]:
    """How a letter may stand in a text without its accent."""
    return (letter, BARE[letter]) if letter in "œŒ" else (letter.translate(_BARE),)


def _has_edges(word: str, start: int, end: int, lead: str, trail: str) -> bool:
    """Whether a stretch of a word has such edges."""
    return (not lead or _is_edge(word, start, lead)) and (not trail or _is_edge(word, end, trail))


def _is_edge(word: str, at: int, edge: str) -> bool:
    """Whether a word begins or ends at a place as an edge asks."""
    before, after = word[at - 1 : at] if at else "", word[at : at + 1]
    if edge == EDGE:
        return _is_of_words(before) is not _is_of_words(after)
    beside = before if edge == BEGINS else after
    return not beside or beside.isspace()


def _is_of_words(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
