"""Words with a hyphen that a language's rules list, « avant-garde », so that one at a line's end is known."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Two words joined by a hyphen; of three, each pair.
HYPHENED = re.compile(r"(?=\b([^\W\d_]+-[^\W\d_]+)\b)")


@lru_cache(maxsize=8)
def known_compounds(words: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """What goes before a hyphen in many words, under ``compounds``, and under ``pairs`` what one joins."""
    return {
        "compounds": frozenset(word for word in words if "-" not in word),
        "pairs": frozenset(pair for word in words for pair in HYPHENED.findall(word)),
    }
