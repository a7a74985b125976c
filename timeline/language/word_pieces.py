"""What an expression is made of, as a linguist wrote it or spelt out: letters, sets, groups, the words of a list."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NOT_BESIDE, BESIDE, GROUPS = ("(?!", "(?<!"), ("(?=", "(?<="), ("group", "list")
# Any other, « (?i) » or « (?(1) », is seldom written, and not looked into.
_GROUP = re.compile(r"\((?:\?(?::|P<\w+>|<?[=!]))?")
# Letters that neither may be missing nor come again are one piece.
_PIECE = re.compile(
    r"(?P<letters>[^\\.^$|()*+?{}\[\]\s<]+(?![*+?{]))|<(?P<list>[\w-]+)>"
    r"|(?P<escape>\\(?:x[0-9a-fA-F]{2}|.))|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<group>\((?:\?(?:P<\w+>|P=\w+\)|<[=!]|[aiLmsux-]+[:)]|#[^)]*\)|\(\w+\)|[:=!>]))?)"
    r"|(?P<times>[*+?]|\{\d*,?\d*\})|(?P<other>.)",
    re.DOTALL,
)


class Piece(NamedTuple):
    """A piece, its kind and text; of a group where it ends; where the next part begins, and how often it may come."""

    kind: str
    text: str
    end: int
    after: int
    again: bool
    optional: bool


class Pieces(NamedTuple):
    """The pieces of an expression that compiles, and the lists it may name."""

    pieces: Sequence[Piece]
    lists: Mapping[str, Sequence[str]]

    def alternatives(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The places between which the alternatives of a group stand."""
        at = first
        while at < last:
            piece = self.pieces[at]
            if piece.text == "|":
                yield first, at
                first = at + 1
            at = piece.after
        yield first, last

    def words(self, piece: Piece) -> tuple[str, ...] | None:
        """The words of the list that a piece names; None where there is none."""
        words = self.lists.get(piece.text[1:-1])
        return None if words is None else tuple(words)


def read_pieces(source: str, lists: Mapping[str, Sequence[str]] = MappingProxyType({})) -> Pieces | None:
    """The pieces of an expression; None where it is one that is not looked into."""
    pieces = _cut(source)
    return None if pieces is None else Pieces(pieces, lists)


_BACK = re.compile(r"\\[1-9]|\(\?(?:P=|\()")


def alternatives(source: str) -> list[str]:
    """The alternatives of an expression of which it matches the first that does; one that looks back has but itself."""
    read = None if _BACK.search(source) else read_pieces(source)
    if read is None:
        return [source]
    spans = read.alternatives(0, len(read.pieces))
    return ["".join([piece.text for piece in read.pieces[first:last]]) for first, last in spans]


@lru_cache(maxsize=512)
def _cut(source: str) -> Sequence[Piece] | None:
    """The pieces, read from the last to the first: of each it is known then what follows it."""
    found = [(match.lastgroup or "", match[0]) for match in _PIECE.finditer(source)]
    made: list[Piece] = []
    closed: list[tuple[int, int, str]] = []
    after, times = len(found), ""
    for at in range(len(found) - 1, -1, -1):
        kind, text = found[at]
        end, beyond, often = at, after, times
        if kind == "times":
            times = text + times
        else:
            after, times = at, ""
        if text == ")" and kind == "other":
            closed.append((at, beyond, often))
        elif kind == "group":
            if not _GROUP.fullmatch(text) or not closed:
                return None
            end, beyond, often = closed.pop()
        made.append(Piece(kind, text, end, beyond, bool(often), bool(often) and not _ONCE.match(often)))
    return made[::-1]


# What comes once at least.
_ONCE = re.compile(r"\+|\{[1-9]")
