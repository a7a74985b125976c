"""Two texts compared word by word: what both have, what only the old has, what only the new has.

>>> [(piece.text, piece.kind) for piece in compared("le plan de 2009", "le plan de 2010")]
[('le plan de ', ''), ('2009', 'out'), ('2010', 'in')]
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from timeline.translations.tangled import are_tangled, edges

if TYPE_CHECKING:
    from collections.abc import Sequence

# A space is a piece of its own, so that pieces put together are the text again.
_PIECES = re.compile(r"\w+|\s+|[^\w\s]")


class Piece(NamedTuple):
    """Words of a text, and what they are: nothing of note, taken ``out``, put ``in``, or a ``date``."""

    text: str
    kind: str = ""


def compared(old: str, new: str) -> tuple[Piece, ...]:
    """The words of two texts as one: what both have, what only the old has, what only the new has."""
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    pieces: list[Piece] = []
    for what, a, b, c, d in _changes(before, after):
        if what == "equal":
            pieces.append(Piece("".join(before[a:b])))
            continue
        out, put = "".join(before[a:b]), "".join(after[c:d])
        pieces += [*([Piece(out, "out")] if out else []), *([Piece(put, "in")] if put else [])]
    return tuple(pieces)


def _changes(before: list[str], after: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """What became of which words; of texts that say the same ones over and over only where the change is."""
    if not are_tangled(before, after):
        return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    head, tail = edges(before, after)
    last, end = len(before) - tail, len(after) - tail
    alike, changed = ("equal", 0, head, 0, head), ("replace", head, last, head, end)
    parts = (alike, changed, ("equal", last, len(before), end, len(after)))
    return [part for part in parts if part[1] < part[2] or part[3] < part[4]]
