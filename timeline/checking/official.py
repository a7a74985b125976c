"""Official texts in two languages compared: what differs between them is told, and is no mistake of a translator."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.checking.pair import Check

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.checking.pair import Problem

# What readers of either text take for a fact. How a sentence is put, spelt or set is the institution's own affair.
_FACTS = frozenset({Check.DATE, Check.WEEKDAY, Check.NUMBER, Check.TERM, Check.ACRONYM})


def differences(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems of a pair of official texts that are facts, each told as a difference between the two."""
    return tuple(
        replace(one, kind=Check.OFFICIAL, fact=f"the official texts differ: {one.fact}", level=None)
        for one in problems
        if one.kind in _FACTS
    )
