r"""What the words of every text have in which an expression matches: it spares looking through all the others.

An expression may match in several ways, each of which needs some fragments of words at once. It is read as it is
written, ``<name>`` standing for the words of a list, which are read once.

>>> ways = needed(r"\b(?:a|ont)\s+<done>e?s?\b|\bvote", {"done": ["signé", "conclu"]})
>>> [[sorted(need) for need in way] for way in ways]
[[['(?<!\\S)conclu', '(?<!\\S)signé'], ['\\ba(?!\\S)', '\\bont(?!\\S)']], [['\\bvote']]]
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.word_fragments import BEGINS, EDGE, ENDS
from timeline.language.word_pieces import BESIDE, GROUPS, NOT_BESIDE, Piece, Pieces, read_pieces

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Of each set of fragments one is in a word; the first tells most.
Way = tuple[frozenset[str], ...]
# What stays in a word: a set does when it names its letters and none of them is a space.
_LETTER = re.compile(r"\\[^\w\s]|\[[^\W_]+\]|[^\\.^$|()*+?{}\[\]\s]")
_EDGES, _SIGNS = re.compile(r"\(\?<!\\S\)|\(\?!\\S\)|\\b"), re.compile(r"\[[^\]]*\]|\\.")
_DIGIT = "[0123456789]"
_OF_WORDS = (r"\w", r"[\w")
_AFTER = {EDGE: EDGE, r"\s": ENDS}
# More ways are told as one, by the best that each needs; of a way, the best needs.
_MOST_WAYS, _MOST_NEEDS = 24, 3
# The weight of a letter at an edge of a word.
_ONE = 2


class Need(NamedTuple):
    """Pieces of words of which one is in every match, and how many letters the shortest has."""

    sources: frozenset[str]
    weight: int


Needs = tuple[Need, ...]
_NONE = Need(frozenset(), 0)
_FREE: Sequence[Needs] = [()]


def needed(source: str, lists: Mapping[str, Sequence[str]] = MappingProxyType({})) -> tuple[Way, ...]:
    """The ways in which the source matches: in each, what its words have at once; a way without needs may be any."""
    ways = (sorted(way, key=_worth, reverse=True)[:_MOST_NEEDS] for way in _ways(source, lists, "", ""))
    return tuple({tuple(dict.fromkeys(need.sources for need in way)): None for way in ways})


def _ways(source: str, lists: Mapping[str, Sequence[str]], before: str, after: str) -> Sequence[Needs]:
    read = read_pieces(source, lists)
    return _FREE if read is None else _Reading(read).ways(0, len(read.pieces), before, after)


@lru_cache(maxsize=1024)
def _of_list(words: tuple[str, ...], before: str, after: str) -> Sequence[Needs]:
    """The ways of the words of a list, which names no other."""
    return _ways("|".join(words), {}, before, after)


class _Reading(NamedTuple):
    """Tells what the pieces of an expression need."""

    read: Pieces

    def ways(self, first: int, last: int, before: str, after: str) -> Sequence[Needs]:
        """What each of the alternatives between two places needs; ``before`` and ``after``: their edges."""
        found: list[Sequence[Needs]] = []
        for start, end in self.read.alternatives(first, last):
            # Most are a word.
            word = end - start == 1 and self.read.pieces[start].kind == "letters"
            need = _fragment(before + self.read.pieces[start].text + after) if word else _NONE
            found.append([(need,)] if need.weight else self.sequence(start, end, before, after))
        if sum(map(len, found)) > _MOST_WAYS:
            found = [[_one_of(ways)] for ways in found]
        all_ways = [way for ways in found for way in ways]
        return all_ways if len(all_ways) <= _MOST_WAYS else [_one_of(all_ways)]

    def sequence(self, at: int, last: int, before: str, after: str) -> Sequence[Needs]:
        """What one alternative needs: its own letters, and what its groups do."""
        own: list[Need] = []
        groups: list[Sequence[Needs]] = []
        run = before
        while at < last:
            piece = self.read.pieces[at]
            kind, text, once = piece.kind, piece.text, not piece.optional
            if text in NOT_BESIDE:
                run = self.beside(at, piece, run)
            elif text in BESIDE:
                groups += [self.group(at, piece, "", last)] if once else []
            elif kind in GROUPS:
                groups += [self.group(at, piece, run, last)] if once else []
                own.append(_fragment(run))
                run = self.behind(at, piece, run)
            elif once and (kind == "letters" or text == r"\d" or _LETTER.fullmatch(text)):
                run += text if text != r"\d" else _DIGIT
                if piece.again:
                    own.append(_fragment(run))
                    run = ""
            elif text == EDGE and once:
                run = run + EDGE if run else EDGE
            else:
                space = text == r"\s" and once
                own.append(_fragment(run + ENDS * (space and bool(run))))
                run = BEGINS if space else ""
            at = piece.after
        own.append(_fragment(run + after * bool(run)))
        return _together([need for need in own if need.weight], groups)

    def beside(self, at: int, piece: Piece, run: str) -> str:
        r"""A run of letters where something must not stand: « (?<!\w) » and « (?!\w) » are edges of words."""
        if piece.again or piece.end != at + 2 or not self.read.pieces[at + 1].text.startswith(_OF_WORDS):
            return run
        if piece.text == "(?<!":
            return run or EDGE
        return run if run in ("", EDGE, BEGINS) else run + EDGE

    def behind(self, at: int, piece: Piece, run: str) -> str:
        """The edge of what follows a group: a word begins behind the space with which each alternative ends."""
        spans = self.read.alternatives(at + 1, piece.end) if piece.kind == "group" else ((at, at),)
        if not all(self.ends_in_space(*span) for span in spans):
            return ""
        return BEGINS if not piece.optional else run * (run in (EDGE, BEGINS))

    def ends_in_space(self, at: int, last: int) -> bool:
        """Whether an alternative ends with a space that may not be missing."""
        ending = ""
        while at < last:
            piece = self.read.pieces[at]
            ending, at = "" if piece.optional else piece.text, piece.after
        return ending == r"\s"

    def group(self, at: int, piece: Piece, run: str, last: int) -> Sequence[Needs]:
        """What a group needs; its edges are those of what stands beside it, if it comes once."""
        before = after = ""
        if not piece.again and piece.text not in BESIDE:
            before = run if run in (EDGE, BEGINS) else ""
            follows = self.read.pieces[piece.after] if piece.after < last else None
            # « vote: », « vote : »: a space that may be missing is no edge.
            after = _AFTER.get(follows.text, "") if follows and not follows.optional else ""
        if piece.kind == "group":
            return self.ways(at + 1, piece.end, before, after)
        words = self.read.words(piece)
        return _FREE if words is None else _of_list(words, before, after)


def _together(own: list[Need], groups: list[Sequence[Needs]]) -> Sequence[Needs]:
    """The ways of a sequence: those of one of its groups, if they need much, each with all that the rest needs."""
    told = max(groups, key=_most_needs) if groups else _FREE
    if not _most_needs(told):
        told = _FREE
    rest = [need for ways in groups if ways is not told for need in _one_of(ways)]
    return [(*own, *rest, *way) for way in told]


def _most_needs(ways: Sequence[Needs]) -> int:
    return len(ways) if len(ways) > 1 and all(ways) and max(map(len, ways)) > 1 else 0


def _one_of(ways: Sequence[Needs]) -> Needs:
    """What is needed in whichever way: what all need, and one of what each needs besides."""
    if len(ways) == 1:
        return ways[0]
    common = tuple(need for need in ways[0] if all(need in way for way in ways))
    others = [[need for need in way if need not in common] for way in ways]
    if not all(others):
        return common
    best = [max(way, key=_worth) for way in others]
    return (*common, Need(frozenset().union(*(need.sources for need in best)), min(need.weight for need in best)))


def _worth(need: Need) -> tuple[int, int]:
    return need.weight, -len(need.sources)


@lru_cache(maxsize=8192)
def _fragment(run: str) -> Need:
    """A run of letters as what is needed; of no weight when it has none that tells anything."""
    bare = _EDGES.sub("", run)
    letters = len(_SIGNS.sub(" ", bare))
    weight = letters + run.startswith((BEGINS, EDGE)) + run.endswith((ENDS, EDGE))
    # A letter amid a word or at its end is in every sentence.
    tells = letters > 1 or weight > _ONE or (letters and not bare[0].isalnum())
    return Need(frozenset((run,)), weight) if tells else _NONE
