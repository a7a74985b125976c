"""How wide a page was set, from its lines that were broken; what ends a line and what begins another block.

« … est revenu sur la / Journée des Droits de l'homme » was wrapped, « Titre / Conseil des ministres » was not.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.reading.offsets import PlacedText

# « -DÉSIGNE : », « –Le budget »: a dash before a capital is one, too.
BULLET = re.compile(
    r"(?:[-–—•·▪◦‣●○■□➢➤✓\uf02d\uf0a7\uf0b7\uf0d8*]|(?:\(?[a-zA-Z]|[ivx]{1,4})\))\s+(?=\S)|[-–•](?=[A-ZÀ-Þ][^\W\d])"
)
NUMBER = re.compile(r"\(?(\d{1,3})(?:[.)]|\.-)\s+(?=\S)")
_ENDED = re.compile(r"[.!?…:;][»\"')\]*\s]*(?:\(?\d{1,2}\)?)?$")
# Letters of the lines of a page.
_NARROWEST, _WIDEST = 25, 160


def wrap_width(lines: Sequence[PlacedText]) -> int:
    """The width at which the lines were wrapped, or 0: the 90th percentile of lines broken within a sentence.

    A few that no page is wide enough for are of a header. Where one line in five is much longer, those were titles:
    nothing was wrapped.
    """
    broken = sorted(
        len(line.text)
        for line, after in pairwise(lines)
        if line.text and after.text and not ended(line.text) and not begins_block(after.text)
    )
    within = [length for length in broken if length <= _WIDEST]
    if not within or within[-1] < _NARROWEST or 5 * len(within) < 4 * len(broken):
        return 0
    width = within[len(within) * 9 // 10]
    longer = sum(4 * len(line.text) > 5 * width for line in lines)
    return 0 if 5 * longer > sum(bool(line.text) for line in lines) else width


def begins_block(text: str) -> bool:
    """Whether a line begins with a bullet or a number."""
    return bool(BULLET.match(text) or NUMBER.match(text))


def ended(text: str) -> bool:
    """Whether the text ends as a sentence, a clause or an opening does."""
    return bool(_ENDED.search(text, max(0, len(text) - 16)))
