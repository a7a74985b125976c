r"""What one word of every text has in which an expression matches: it spares looking through all the others.

>>> needed(r"\b(?:a|ont)\s+(?:signé|conclu)e?s?\b").pattern
'(?<!\\S)conclu|(?<!\\S)sign[ée]'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from timeline.language.expressions import NEVER, PIECE, spelt_out

if TYPE_CHECKING:
    from collections.abc import Iterable

# A word ends where a space stands: what is looked for is looked for word by word.
_BEGINS, ENDS, EDGE = r"(?<!\S)", r"(?!\S)", r"\b"
LOOKING = ("(?=", "(?!", "(?<=", "(?<!")
_ANYTHING = re.compile("")
# Any other, « (?i) » or « (?(1) », is seldom written, and not looked into.
GROUP = re.compile(r"\((?:\?(?::|P<\w+>|<?[=!]))?")
_PLAIN = re.compile(r"\\[^\w\s]|[^\\.^$|()*+?{}\[\]\s]")
# A set may stand in a word when it names its letters and none of them is a space.
_LETTERS = re.compile(r"\[[^\W_]+\]")


# One fragment of a need, one letter, set or edge of a fragment.
_FRAGMENT = re.compile(r"(?:\\.|\[[^\]]*\]|[^|\\\[])+")
_UNIT = re.compile(r"\(\?<!\\S\)|\(\?!\\S\)|(?:\[[^\]]*\]|\\.|.)[*+?]?")
_Letters: TypeAlias = "dict[str, _Letters]"


class Fragments(NamedTuple):
    """Pieces of words of which one is in every match, and how many letters the shortest has."""

    sources: frozenset[str]
    weight: int


NONE = Fragments(frozenset(), 0)


def needed(source: str) -> re.Pattern[str]:
    """An expression found within a word of every text in which the source matches; one found anywhere, if need be."""
    pieces = list(PIECE.finditer(spelt_out(source, {})))
    if any(piece["group"] and not GROUP.fullmatch(piece["group"]) for piece in pieces):
        return _ANYTHING
    fragments = _Reading(pieces, closings(pieces)).alternatives("", "")
    return re.compile("|".join(sorted(fragments.sources))) if fragments.weight else _ANYTHING


def either(needs: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    r"""One expression found in a word where any of these needs is, read letter by letter and not need after need.

    >>> either([re.compile(r"\bsign|\bsi[èe]ge"), re.compile("sig")]).pattern
    '(?:\\bsi(?:[èe]ge|gn)|sig)'
    """
    sources = [need.pattern for need in needs]
    return any_of(chain.from_iterable(map(_FRAGMENT.findall, sources))) if all(sources) else _ANYTHING


def any_of(fragments: Iterable[str]) -> re.Pattern[str]:
    """One expression found in a word where any of the fragments is."""
    letters: _Letters = {}
    for fragment in fragments:
        node = letters
        for unit in _UNIT.findall(fragment):
            node = node.setdefault(unit, {})
        node[""] = {}
    return re.compile(_spelt(letters)) if letters else NEVER


def _spelt(letters: _Letters) -> str:
    """The letters as an expression; where one need ends, no longer one has to be looked for."""
    if "" in letters:
        return ""
    parts = [unit + _spelt(after) for unit, after in sorted(letters.items())]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


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
            if piece["group"]:
                if piece[0] in LOOKING:
                    self._skip()
                    continue
                found += [_fragment(run), self._group(run, optional=optional, more=more)]
                run = ""
            elif _stays_in_a_word(piece) and not optional:
                run += piece[0]
                if more:
                    found.append(_fragment(run))
                    run = ""
            elif piece[0] == EDGE and not optional:
                run = run + EDGE if run else EDGE
            else:
                space = piece[0] == r"\s" and not optional
                found.append(_fragment(run + ENDS * (space and bool(run))))
                run = _BEGINS if space else ""
        found.append(_fragment(run + after * bool(run)))
        return max(found, key=lambda one: (one.weight, -len(one.sources)))

    def _next(self) -> tuple[re.Match[str], bool, bool]:
        """The next piece, whether it may be missing, and whether it may come again."""
        piece = self.pieces[self.at]
        last = self.ends.get(self.at, self.at) + 1
        times = str(self.pieces[last]["times"] or "") if last < len(self.pieces) else ""
        self.at += 1
        if not piece["group"] and times:
            self._pass_times()
        return piece, _is_optional(times), bool(times)

    def _may_miss(self, at: int) -> bool:
        """Whether there is no piece at a place, or one that may be missing: « vote: », « vote : »."""
        times = str(self.pieces[at + 1]["times"] or "") if at + 1 < len(self.pieces) else ""
        return at >= len(self.pieces) or _is_optional(times)

    def _pass_times(self) -> None:
        while self.at < len(self.pieces) and self.pieces[self.at]["times"]:
            self.at += 1

    def _skip(self) -> None:
        self.at = self.ends.get(self.at - 1, len(self.pieces)) + 1
        self._pass_times()

    def _group(self, run: str, *, optional: bool, more: bool) -> Fragments:
        """What a group has; unless it comes again, its edges are those of the words before and after it."""
        end = self.ends.get(self.at - 1, len(self.pieces))
        follows = "" if self._may_miss(end + 1) else self.pieces[end + 1][0]
        after = "" if more else {EDGE: EDGE, r"\s": ENDS}.get(follows, "")
        inner = self.alternatives(run if run in (EDGE, _BEGINS) and not more else "", after)
        self.at = end + 1
        self._pass_times()
        return NONE if optional else inner


def _is_optional(times: str) -> bool:
    return times[:1] in ("*", "?") or (times[:1] == "{" and not re.match(r"\{[1-9]", times))


def _stays_in_a_word(piece: re.Match[str]) -> bool:
    return bool(_LETTERS.fullmatch(piece[0]) if piece["set"] else _PLAIN.fullmatch(piece[0]))


def _fragment(run: str) -> Fragments:
    """A run of letters as what is needed; nothing when it has none."""
    edges = sum(run.startswith(edge) for edge in (_BEGINS, EDGE)) + sum(run.endswith(edge) for edge in (ENDS, EDGE))
    bare = run.removeprefix(_BEGINS).removeprefix(EDGE).removesuffix(ENDS).removesuffix(EDGE)
    letters = len(re.findall(r"\[[^\]]*\]|\\?.", bare))
    return Fragments(frozenset({run}), letters + edges) if letters else NONE
