"""What a person may have meant by a word that is none: the known words nearest to it.

>>> did_you_mean("evnts", ["events", "explain"]), did_you_mean("zzz", ["events"])
('did you mean events?', '')
"""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 3
# Of what is typed by hand a third may be wrong: « evnts », « --pubished », « nrc-2007-12-7.suk7 ».
_LIKE, _APART = 0.66, 0.05


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that names the known words nearest to one, the nearest first; empty when none is near."""
    if near := _nearest(word, list(known)):
        return f"did you mean {' or '.join(near)}?"
    return ""


def _nearest(word: str, known: list[str]) -> list[str]:
    """At most three; capitals count for nothing, and a word that goes on as this one begins is near too."""
    by_small = {one.lower(): one for one in known if one}
    small = word.lower()
    near = get_close_matches(small, by_small, _MOST, _LIKE)
    likeness = [SequenceMatcher(None, one, small).ratio() for one in near]
    # Ids of one text are all alike; only those as near as the nearest may be meant.
    best = [one for one, like in zip(near, likeness, strict=True) if like > likeness[0] - _APART]
    begun = [one for one in sorted(by_small) if len(small) > 1 and one.startswith(small)]
    return [by_small[one] for one in dict.fromkeys((*best, *begun))][:_MOST]
