"""The measure of growth itself: what is quadratic is found, be it in our steps or inside one search of a pattern."""

from __future__ import annotations

import re

from growth import outgrown


def pairs(text: str) -> int:
    """How many pairs of letters are equal, by looking at every pair."""
    return sum(one.__eq__(other) for one in text for other in text)


def test_finds_what_is_quadratic() -> None:
    """Every pair of letters takes sixteen times as many steps; a pattern that looks ahead twice from every letter, more."""
    assert "steps" in outgrown(pairs, "a", 100)
    assert " s for " in outgrown(lambda text: re.search(r"\d+\d+x", text), "1", 100)


def test_finds_nothing_where_work_keeps_pace() -> None:
    """Every letter looked at once is no finding."""
    assert outgrown(lambda text: [letter.isalpha() for letter in text], "a", 4_000) == ""
