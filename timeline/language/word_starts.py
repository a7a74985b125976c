r"""Where in a word an expression may begin: it is tried there alone, and not at every letter of a text.

>>> sorted(begins(re.compile(r"\b(?:(?:a|ont)\s+)?(?:signé|conclu)e?s?\b")))
['\\ba(?!\\S)', '\\bconclue?s?\\b', '\\bont(?!\\S)', '\\bsignée?s?\\b']
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.word_fragments import EDGE, ENDS
from timeline.language.word_needs import GROUP, LOOKING, PIECE, closings

if TYPE_CHECKING:
    from collections.abc import Iterator

# What stands for one sign that is no space.
_IN_A_WORD = re.compile(
    r"\\[^A-Za-z0-9\s]|\\[wdS]|[^\\.^$|()*+?{}\[\]\s]|\[(?!\^)(?:\\[^A-Za-z0-9\s\]]|\\[wd]|[^\\\s\]])+\]"
)
# A sign that not every word has.
_TELLING = re.compile(r"(?:^|\\b)(?:\\w[*+])?(?:\\[^bwS]|[^\\\[]|\[[^\\\]]+\])(?![*?])")
_MAY_MISS = re.compile(r"[*?]|\{0*[,}]")
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


def begins(pattern: re.Pattern[str]) -> Sources:
    """Fragments of which one stands in a word wherever a match of the pattern begins; none: it may begin anywhere.

    ``START`` among them: it may begin with a text.
    """
    pieces = list(PIECE.finditer(pattern.pattern))
    if pattern.flags != re.UNICODE or not all(GROUP.fullmatch(piece["group"]) for piece in pieces if piece["group"]):
        return _NONE
    fragments = frozenset().union(*_Reading(pieces, closings(pieces)).alternatives(0, len(pieces)))
    return fragments if all(one == START or _TELLING.search(one.removesuffix(ENDS)) for one in fragments) else _NONE


class _Reading(NamedTuple):
    """Reads the pieces of an expression that compiles; ``ends`` tells where each of its groups does."""

    pieces: list[re.Match[str]]
    ends: dict[int, int]

    def alternatives(self, first: int, last: int) -> Head:
        """How one of the alternatives between two places begins."""
        heads = [self.sequence(*span) for span in self._parted(first, last)]
        ended, whole = (_NONE.union(*sources) for sources in zip(*heads, strict=True))
        return Head(ended, whole)

    def _parted(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        at = first
        while at < last:
            if self.pieces[at][0] == "|":
                yield first, at
                first = at + 1
            at = self.ends.get(at, at) + 1
        yield first, last

    def sequence(self, first: int, last: int) -> Head:
        """How one alternative begins."""
        ended, whole = _NONE, _EMPTY
        while whole and first < last:
            part, first = self._part(first, last)
            ended |= _after(whole, part.ended)
            whole = _after(whole, part.whole)
            if len(whole) > _MOST:
                return Head(ended | whole, _NONE)
        return Head(ended, whole)

    def _part(self, at: int, last: int) -> tuple[Head, int]:
        """How the part at a place begins, and where the next one stands."""
        piece, end = self.pieces[at], self.ends.get(at, at)
        after = end + 1
        while after < last and self.pieces[after].lastgroup == "times":
            after += 1
        if piece.lastgroup == "letters":
            part = Head(_NONE, frozenset((piece[0],)))
        elif piece.lastgroup == "group":
            part = Head(_NONE, _EMPTY) if piece[0] in LOOKING else self.alternatives(at + 1, end)
        else:
            part = _sign(piece[0])
        times = "".join(one[0] for one in self.pieces[end + 1 : after])
        return _repeated(part, times) if times and piece[0] not in LOOKING else part, after


def _after(before: Sources, after: Sources) -> Sources:
    return frozenset(one + other for one in before for other in after)


def _repeated(part: Head, times: str) -> Head:
    """How a part begins that comes so often; more than one sign is read once."""
    if times in ("?", "*", "+") and not part.ended and len(part.whole) == 1 and "" not in part.whole:
        (sign,) = part.whole
        if _IN_A_WORD.fullmatch(sign):
            return Head(_NONE, frozenset((sign + times,)))
    return Head(part.ended | part.whole, _EMPTY if _MAY_MISS.match(times) else _NONE)


def _sign(sign: str) -> Head:
    """How a part of one sign begins."""
    if sign == EDGE:
        return Head(_NONE, frozenset((EDGE,)))
    if sign == START:
        return Head(frozenset((START,)), _NONE)
    if sign == r"\s" or sign.isspace():
        return Head(frozenset((ENDS,)), _NONE)
    return Head(_NONE, frozenset((sign,))) if _IN_A_WORD.fullmatch(sign) else Head(_EMPTY, _NONE)
