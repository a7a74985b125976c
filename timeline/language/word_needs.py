r"""What one word of every text has in which an expression matches: it spares looking through all the others.

>>> sorted(needed(r"\b(?:a|ont)\s+(?:sign[ée]|conclu)e?s?\b"))
['(?<!\\S)conclu', '(?<!\\S)sign[ée]']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from timeline.language.word_fragments import BEGINS, EDGE, ENDS

LOOKING = ("(?=", "(?!", "(?<=", "(?<!")
# Any other, « (?i) » or « (?(1) », is seldom written, and not looked into.
GROUP = re.compile(r"\((?:\?(?::|P<\w+>|<?[=!]))?")
# What an expression is made of; letters that neither may be missing nor come again are one piece.
PIECE = re.compile(
    r"(?P<letters>[^\\.^$|()*+?{}\[\]\s]+(?![*+?{]))"
    r"|(?P<escape>\\(?:x[0-9a-fA-F]{2}|.))|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])"
    r"|(?P<group>\((?:\?(?:P<\w+>|P=\w+\)|<[=!]|[aiLmsux-]+[:)]|#[^)]*\)|\(\w+\)|[:=!>]))?)"
    r"|(?P<times>[*+?]|\{\d*,?\d*\})|(?P<other>.)",
    re.DOTALL,
)
# What stays in a word: a set does when it names its letters and none of them is a space.
_LETTER = re.compile(r"\\[^\w\s]|\[[^\W_]+\]|[^\\.^$|()*+?{}\[\]\s]")
_EDGES, _SIGNS = re.compile(r"\(\?<!\\S\)|\(\?!\\S\)|\\b"), re.compile(r"\[[^\]]*\]|\\.")


class Fragments(NamedTuple):
    """Pieces of words of which one is in every match, and how many letters the shortest has."""

    sources: frozenset[str]
    weight: int


NONE = Fragments(frozenset(), 0)


def needed(source: str) -> frozenset[str]:
    """Fragments of which one is in a word of every text in which the source matches; none where none need be."""
    pieces = list(PIECE.finditer(source))
    if any(piece["group"] and not GROUP.fullmatch(piece["group"]) for piece in pieces):
        return NONE.sources
    return _Reading(pieces, closings(pieces)).alternatives("", "").sources


def closings(pieces: list[re.Match[str]]) -> dict[int, int]:
    """Where each group that begins at a piece ends."""
    opened: list[int] = []
    ends: dict[int, int] = {}
    for at, piece in enumerate(pieces):
        if piece["group"] and not piece[0].endswith(")"):
            opened.append(at)
        elif piece[0] == ")" and opened:
            ends[opened.pop()] = at
    return ends


@dataclass
class _Reading:
    """Reads the pieces of an expression that compiles, as deep as its groups go."""

    pieces: list[re.Match[str]]
    ends: dict[int, int]
    at: int = 0

    def alternatives(self, before: str, after: str) -> Fragments:
        """What one of the alternatives has, up to the end of their group; ``before`` and ``after``: its edges."""
        found = [self.sequence(before, after)]
        while self.at < len(self.pieces) and self.pieces[self.at][0] == "|":
            self.at += 1
            found.append(self.sequence(before, after))
        if not all(one.weight for one in found):
            return NONE
        return Fragments(frozenset().union(*(one.sources for one in found)), min(one.weight for one in found))

    def sequence(self, before: str, after: str) -> Fragments:
        """The best that all matches of one alternative have."""
        found: list[Fragments] = []
        run = before
        while self.at < len(self.pieces) and self.pieces[self.at][0] not in ("|", ")"):
            piece, optional, more = self._next()
            if piece.lastgroup == "group":
                if piece[0] in LOOKING:
                    self._skip()
                    continue
                found += [_fragment(run), self._group(run, optional=optional, more=more)]
                run = ""
            elif not optional and (piece.lastgroup == "letters" or _LETTER.fullmatch(piece[0])):
                run += piece[0]
                if more:
                    found.append(_fragment(run))
                    run = ""
            elif piece[0] == EDGE and not optional:
                run = run + EDGE if run else EDGE
            else:
                space = piece[0] == r"\s" and not optional
                found.append(_fragment(run + ENDS * (space and bool(run))))
                run = BEGINS if space else ""
        found.append(_fragment(run + after * bool(run)))
        return max(found, key=lambda one: (one.weight, -len(one.sources)))

    def _next(self) -> tuple[re.Match[str], bool, bool]:
        """The next piece, whether it may be missing, and whether it may come again."""
        piece = self.pieces[self.at]
        last = self.ends.get(self.at, self.at) + 1
        self.at += 1
        if last == len(self.pieces) or self.pieces[last].lastgroup != "times":
            return piece, False, False
        if piece.lastgroup != "group":
            self._pass_times()
        return piece, _is_optional(self.pieces[last][0]), True

    def _may_miss(self, at: int) -> bool:
        """Whether there is no piece at a place, or one that may be missing: « vote: », « vote : »."""
        if at + 1 >= len(self.pieces):
            return at >= len(self.pieces)
        after = self.pieces[at + 1]
        return after.lastgroup == "times" and _is_optional(after[0])

    def _pass_times(self) -> None:
        while self.at < len(self.pieces) and self.pieces[self.at].lastgroup == "times":
            self.at += 1

    def _skip(self) -> None:
        self.at = self.ends.get(self.at - 1, len(self.pieces)) + 1
        self._pass_times()

    def _group(self, run: str, *, optional: bool, more: bool) -> Fragments:
        """What a group has; unless it comes again, its edges are those of the words before and after it."""
        end = self.ends.get(self.at - 1, len(self.pieces))
        follows = "" if self._may_miss(end + 1) else self.pieces[end + 1][0]
        after = "" if more else {EDGE: EDGE, r"\s": ENDS}.get(follows, "")
        inner = self.alternatives(run if run in (EDGE, BEGINS) and not more else "", after)
        self.at = end + 1
        self._pass_times()
        return NONE if optional else inner


def _is_optional(times: str) -> bool:
    return times[:1] in ("*", "?") or (times[:1] == "{" and not re.match(r"\{[1-9]", times))


@lru_cache(maxsize=8192)
def _fragment(run: str) -> Fragments:
    """A run of letters as what is needed; nothing when it has none."""
    bare = _EDGES.sub("", run)
    letters = len(_SIGNS.sub(" ", bare))
    edges = run.startswith((BEGINS, EDGE)) + run.endswith((ENDS, EDGE))
    return Fragments(frozenset((run,)), letters + edges) if letters else NONE
