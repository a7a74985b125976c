r"""Fragments of words, « \bsign[ée] », « est(?!\S) »: which of them a word has, and where.

They are looked up by their first letters: one expression for each of them, or for those of each rule, would take longer
to compile than the texts of a day to read.

>>> Fragments([(r"\bsign[ée]", 1), (r"a(?!\S)", 2), (r"\b\w+ment\b", 4)]).places("signé,dûment")
[(0, 1), (6, 4)]
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import reduce
from itertools import product
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# A word ends where a space stands: what is looked for is looked for word by word.
BEGINS, ENDS, EDGE = r"(?<!\S)", r"(?!\S)", r"\b"
# An edge, letters, or a set of them; what follows a letter that may be missing or come again is not looked at.
_UNIT = re.compile(
    r"(?P<letters>[^\\\[()*+?]+(?![*+?]))|(?P<edge>\(\?<!\\S\)|\(\?!\\S\)|\\b)"
    r"|(?:\[(?P<set>[^\]\\^-]+)\]|\\(?P<sign>[^\w\s])|(?P<letter>[^\\\[]))(?P<times>[*+?]?)"
)
# So many first letters tell most words that have none from those that may.
_KEY = 4
_KEYS = range(1, _KEY + 1)


class Literal(NamedTuple):
    """Letters that stand in a word, what must stand at either end, and the bits of what they are a fragment of."""

    letters: str
    lead: str
    trail: str
    bits: int


class Fragments:
    """Fragments, each with the bits of what it is a fragment of."""

    def __init__(self, fragments: Iterable[tuple[str, int]]) -> None:
        """Those that begin with letters are told apart by them; the few others are tried one by one."""
        told: defaultdict[str, int] = defaultdict(int)
        for fragment, bits in fragments:
            told[fragment] |= bits
        literals: defaultdict[tuple[str, str, str], int] = defaultdict(int)
        self._others: list[tuple[re.Pattern[str], int]] = []
        for fragment, bits in told.items():
            read = list(_literals(fragment))
            for one in read:
                literals[one] |= bits
            if not read:
                self._others.append((re.compile(f"(?={fragment})"), bits))
        self._by_key: defaultdict[str, list[Literal]] = defaultdict(list)
        for one, bits in literals.items():
            self._by_key[one[0][:_KEY]].append(Literal(*one, bits))
        led, others = ({letters[:_KEY] for letters, lead, _ in literals if bool(lead) is has} for has in (True, False))
        # Each new word of every text is looked through: few letters tell where it may have any of them.
        self._keys = re.compile(rf"(?=(?:\b|{BEGINS}){_spelt(led)}|{_spelt(others)})")

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
        for match in self._keys.finditer(word):
            at = match.start()
            for length in _KEYS:
                for letters, lead, trail, bits in self._by_key.get(word[at : at + length], ()):
                    if word.startswith(letters, at) and _has_edges(word, at, at + len(letters), lead, trail):
                        found.append((at, bits))
        return found


def _spelt(words: Iterable[str]) -> str:
    """An expression of any of these words, or of what one of them begins with, letter by letter; of none, nothing."""
    after: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        after[word[:1]].add(word[1:])
    if "" in after:
        return ""
    return f"(?:{'|'.join(re.escape(letter) + _spelt(rest) for letter, rest in sorted(after.items())) or '(?!)'})"


def _literals(fragment: str) -> Iterator[tuple[str, str, str]]:
    """The letters with which a fragment may begin, with what stands at either end; none when it may with any."""
    lead = trail = ""
    letters: list[Sequence[str]] = []
    at = 0
    while unit := _UNIT.match(fragment, at):
        at = unit.end()
        if unit.lastgroup == "letters":
            letters.append((unit[0],))
            continue
        if unit["edge"] and letters:
            trail = unit["edge"]
            break
        if unit["edge"]:
            lead = unit["edge"]
            continue
        if unit["times"] not in ("?", "*"):
            letters.append(unit["set"] or unit["sign"] or unit["letter"])
        if unit["times"]:
            break
    if letters:
        yield from ((word, lead, trail) for word in map("".join, product(*letters)))


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
