r"""The signs that a text has wherever an expression matches in it: without them it need not be looked for.

Signs are all but letters and spaces; any digit stands for all digits. An expression may match in several ways, each of
which needs a sign of each of some sets at once.

>>> [[sorted(one) for one in way] for way in ways_by_signs(r"(?<=\d)[ \u00a0][–-][ ](?=\d)|«")]
[[['0'], ['-', '–'], ['0']], [['«']]]
>>> ways_by_signs(r"\w+-?") == ((),)
True
>>> may_match(ways_by_signs(r"\w-(?=\d)"), signs_of("F-16")), may_match(ways_by_signs(r"\w-(?=\d)"), signs_of("dit-il"))
(True, False)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.language.word_pieces import BESIDE, read_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from timeline.language.word_pieces import Piece, Pieces

    Way = tuple[frozenset[str], ...]

_ANY_DIGIT = "0"
# « \u00a0 » is the sign itself, as long as it has no meaning in an expression.
_WRITTEN = re.compile(r"\\u(?!00[0-7])([0-9a-fA-F]{4})")
# What else stands for a sign by its number or its name is not looked into.
_BY_NUMBER = re.compile(r"\\[xuUN0-9]")
_SET = re.compile(r"\[([^\[\]\\^](?:[^\[\]\\-]*-?))\]")
_MEANS_MORE = frozenset("\\.^$|()*+?{}[]")
_OPENS = ("(", "(?:", *BESIDE)
_FREE: tuple[Way, ...] = ((),)


def ways_by_signs(source: str) -> tuple[Way, ...]:
    """The ways in which an expression matches, with the sets of signs that each needs; one that needs none may be any.

    Capitals may be small letters in it: no letter is asked for.
    """
    written = _WRITTEN.sub(lambda found: chr(int(found[1], 16)), source)
    read = None if _BY_NUMBER.search(written) else read_pieces(written)
    if read is None:
        return _FREE
    return tuple(tuple(_needed(read, *span)) for span in read.alternatives(0, len(read.pieces)))


def signs_of(text: str) -> frozenset[str]:
    """The characters of a text, and one digit for all that it has."""
    signs = frozenset(text)
    return signs | {_ANY_DIGIT} if any(map(str.isdecimal, signs)) else signs


def may_match(ways: tuple[Way, ...], signs: AbstractSet[str]) -> bool:
    """Whether a text that has these signs has all that one of the ways needs."""
    for way in ways:
        for needed in way:
            if signs.isdisjoint(needed):
                break
        else:
            return True
    return False


def _needed(read: Pieces, at: int, last: int) -> Iterator[frozenset[str]]:
    """What a sequence of pieces needs, that of its groups of one alternative included."""
    while at < last:
        piece = read.pieces[at]
        if not piece.optional:
            if piece.kind == "group":
                yield from _of_group(read, at, piece)
            elif signs := _signs(piece):
                yield from signs
        at = piece.after


def _of_group(read: Pieces, at: int, piece: Piece) -> Iterator[frozenset[str]]:
    spans = [*read.alternatives(at + 1, piece.end)]
    if len(spans) == 1 and (piece.text in _OPENS or piece.text.startswith("(?P<")):
        yield from _needed(read, *spans[0])


def _signs(piece: Piece) -> list[frozenset[str]]:
    if piece.kind == "set":
        inside = _SET.fullmatch(piece.text)
        return [frozenset(inside[1])] if inside and not any(map(_is_no_sign, inside[1])) else []
    if piece.kind == "escape":
        letter = piece.text[1]
        if letter == "d":
            return [frozenset(_ANY_DIGIT)]
        return [] if letter.isalnum() else [frozenset(letter)]
    if piece.kind == "letters" or (piece.kind == "other" and piece.text not in _MEANS_MORE):
        return [frozenset(_ANY_DIGIT if one.isdecimal() else one) for one in piece.text if not _is_no_sign(one)]
    return []


def _is_no_sign(one: str) -> bool:
    """A letter, or what has capitals as « ⓐ » has, may stand for another; most texts have a space."""
    return one.isalpha() or one.isspace() or one.lower() != one.upper()
