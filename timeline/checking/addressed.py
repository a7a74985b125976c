"""Persons as they are addressed: « Mme Anand » is not "Mr. Anand"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.checking.waking import first_words
from timeline.language.person_names import find_persons
from timeline.translations.terms import unaccented

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

    # Of a surname the titles that stand before it, by whether they are a woman's.
    Titles = dict[str, dict[bool, str]]


def check_addressed(pair: Pair) -> Iterator[Problem]:
    """A problem for each person whom one text calls Mr and the other Mrs or Ms."""
    if not all(side.checks.men and side.checks.women for side in pair.sides):
        return
    here, there = map(_titles, pair.sides)
    for name, titles in here.items():
        others = there.get(name, {})
        if titles and others and titles.keys().isdisjoint(others):
            said, other = (next(iter(one.values())) for one in (titles, others))
            fact = f"the {pair.source.name} names {said}, the {pair.target.name} {other}"
            yield Problem(Check.NAME, fact, here=(said,), there=(other,))


def _titles(side: Side) -> Titles:
    """The men and women whom a text names behind such a title, each as it has them."""
    named: Titles = {}
    if (first_words(side.checks.men) | first_words(side.checks.women)).isdisjoint(side.tokens):
        return named
    for one in find_persons(side.comparable, (*side.checks.men, *side.checks.women)):
        is_woman = one.title.rstrip(".") in {title.rstrip(".") for title in side.checks.women}
        named.setdefault(unaccented(one.name), {})[is_woman] = f"{one.title} {one.name}"
    return named
