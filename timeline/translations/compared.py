"""Two texts compared word by word: what both have, what only the old has, what only the new has.

>>> [(piece.text, piece.kind) for piece in compared("le plan de 2009", "le plan de 2010")]
[('le plan de ', ''), ('2009', 'out'), ('2010', 'in')]
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

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
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece("".join(before[a:b])))
            continue
        out, put = "".join(before[a:b]), "".join(after[c:d])
        pieces += [*([Piece(out, "out")] if out else []), *([Piece(put, "in")] if put else [])]
    return tuple(pieces)
