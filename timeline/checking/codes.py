"""Codes: numbers of several dots, « Linux 2.6.26 », that are neither a date nor three numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.language.figures import find_codes
from timeline.language.quantities import blank

if TYPE_CHECKING:
    from timeline.checking.pair import Pair
    from timeline.checking.side import Side


def shared_codes(pair: Pair) -> frozenset[str]:
    """The numbers of several dots that both texts have: « Linux 2.6.26 » is neither a date nor three numbers."""
    return pair.source.codes & pair.target.codes


def own_codes(side: Side, shared: frozenset[str]) -> list[str]:
    """The numbers of several dots that one text alone has, « version 4.8.4 », and no date is."""
    return [code for code in dict.fromkeys(find_codes(blank(side.text, side.dates))) if code not in shared]
