r"""Where in a word an expression may begin: it is tried there alone, and not at every letter of a text.

>>> sorted(begins(r"\b(?:(?:a|ont)\s+)?<done>e?s?\b", {"done": ["signé", "conclu"]}))
['\\ba(?!\\S)', '\\bconclue?s?\\b', '\\bont(?!\\S)', '\\bsignée?s?\\b']
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.word_fragments import EDGE, ENDS
from timeline.language.word_pieces import BESIDE, NOT_BESIDE, Piece, Pieces, read_pieces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# What stands for one sign that is no space.
_IN_A_WORD = re.compile(
    r"\\[^A-Za-z0-9\s]|\\[wdS]|[^\\.^$|()*+?{}\[\]\s]|\[(?!\^)(?:\\[^A-Za-z0-9\s\]]|\\[wd]|[^\\\s\]])+\]"
)
# A sign that not every word has.
_TELLING = re.compile(r"(?:^|\\b)(?:\\w[*+])?(?:\\[^bwS]|[^\\\[]|\[[^\\\]]+\])(?![*?])")
# Where a text begins, whatever it begins with.
START = "^"
# More beginnings are known by what they have in common.
_MOST = 400

Sources = frozenset[str]


class Head(NamedTuple):
    """How matches begin: as far as one has been read, and those that are read to their end."""

    ended: Sources
    whole: Sources


_NONE, _EMPTY = frozenset[str](), frozenset(("",))
_ANY = Head(_EMPTY, _NONE)


def begins(source: str, lists: Mapping[str, Sequence[str]] = MappingProxyType({})) -> Sources:
    """Fragments of which one stands in a word wherever a match of the source begins; none: it may begin anywhere.

    ``START`` among them: it may begin with a text.
    """
    read = read_pieces(source, lists)
    if read is None:
        return _NONE
    fragments = frozenset().union(*_Reading(read).alternatives(0, len(read.pieces)))
    return fragments if all(one == START or _TELLING.search(one.removesuffix(ENDS)) for one in fragments) else _NONE


@lru_cache(maxsize=256)
def _of_list(words: tuple[str, ...]) -> Head:
    """How the words of a list begin, which names no other."""
    read = read_pieces("|".join(words))
    return _ANY if read is None else _Reading(read).alternatives(0, len(read.pieces))


class _Reading(NamedTuple):
    """Tells how what an expression matches begins."""

    read: Pieces

    def alternatives(self, first: int, last: int) -> Head:
        """How one of the alternatives between two places begins."""
        heads = [self.sequence(*span) for span in self.read.alternatives(first, last)]
        ended, whole = (_NONE.union(*sources) for sources in zip(*heads, strict=True))
        return Head(ended, whole)

    def sequence(self, first: int, last: int) -> Head:
        """How one alternative begins."""
        ended, whole = _NONE, _EMPTY
        while whole and first < last:
            part, first = self._part(first), self.read.pieces[first].after
            ended |= _after(whole, part.ended)
            whole = _after(whole, part.whole)
            if len(whole) > _MOST:
                return Head(ended | whole, _NONE)
        return Head(ended, whole)

    def _part(self, at: int) -> Head:
        """How the part at a place begins."""
        piece = self.read.pieces[at]
        if piece.text in BESIDE + NOT_BESIDE:
            return Head(_NONE, _EMPTY)
        if piece.kind == "letters":
            part = Head(_NONE, frozenset((piece.text,)))
        elif piece.kind == "group":
            part = self.alternatives(at + 1, piece.end)
        elif piece.kind == "list":
            words = self.read.words(piece)
            part = _ANY if words is None else _of_list(words)
        else:
            part = _sign(piece.text)
        return _repeated(part, piece, self.read.pieces[piece.end + 1].text) if piece.again else part


def _after(before: Sources, after: Sources) -> Sources:
    return frozenset(one + other for one in before for other in after)


def _repeated(part: Head, piece: Piece, times: str) -> Head:
    """How a part begins that comes so often; more than one sign is read once."""
    if times in ("?", "*", "+") and not part.ended and len(part.whole) == 1 and "" not in part.whole:
        (sign,) = part.whole
        if _IN_A_WORD.fullmatch(sign):
            return Head(_NONE, frozenset((sign + times,)))
    return Head(part.ended | part.whole, _EMPTY if piece.optional else _NONE)


def _sign(sign: str) -> Head:
    """How a part of one sign begins."""
    if sign == EDGE:
        return Head(_NONE, frozenset((EDGE,)))
    if sign == START:
        return Head(frozenset((START,)), _NONE)
    if sign == r"\s" or sign.isspace():
        return Head(frozenset((ENDS,)), _NONE)
    return Head(_NONE, frozenset((sign,))) if _IN_A_WORD.fullmatch(sign) else _ANY
