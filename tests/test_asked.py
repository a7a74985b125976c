"""Which check tells a slip that several find, and which tell theirs beside another."""

from __future__ import annotations

import pytest
from pairs import pair

from timeline.checking.asked import CHECKS, SILENT_FOR, tell_once
from timeline.checking.coverage import check_coverage
from timeline.checking.numbers import check_numbers
from timeline.checking.omissions import check_omissions
from timeline.checking.qualifiers import check_qualifiers
from timeline.checking.sentences import check_sentences

FRENCH = (
    "Le comité a examiné le rapport annuel de la commission sur les finances de la commune. Il a approuvé 12 projets "
    "de logement que le conseil municipal lui avait soumis au printemps, et en a rejeté trois."
)


def test_a_clause_that_is_gone_is_told_once() -> None:
    """A sentence that is gone takes its words with it, and its number: that one is told, for it makes no final edition."""
    english = "The committee considered the annual report of the commission on the finances of the municipality."
    found = pair(FRENCH, english)
    assert list(check_sentences(found))
    assert list(check_coverage(found))
    told = [str(problem.kind) for problem in tell_once(found, CHECKS)]
    assert "sentence" in told
    assert "number" in told
    assert {"omission", "length"}.isdisjoint(told)


def test_what_nothing_else_tells_is_told() -> None:
    """Silent is a check where another has found something, not where another could have."""
    found = pair("Le navire transporte des marchandises inflammables.", "The ship is carrying goods.")
    assert [problem.here for problem in tell_once(found, CHECKS)] == [("inflammables",)]


def test_a_check_is_silent_for_another_that_is_not_asked_itself() -> None:
    """The order in which they are asked, and which are, change nothing of it."""
    english = "The committee considered the annual report of the commission on the finances of the municipality."
    assert not list(tell_once(pair(FRENCH, english), [check_coverage]))


def test_no_check_is_asked_twice() -> None:
    """However many are silent for it."""
    asked = []

    def check_seldom(given: object) -> list[object]:
        asked.append(given)
        return []

    found = pair("Le navire transporte des marchandises inflammables.", "The ship is carrying goods.")
    assert list(tell_once(found, [check_seldom, check_seldom, check_qualifiers]))  # type: ignore[list-item]
    assert asked == [found]


@pytest.mark.parametrize("check", SILENT_FOR, ids=lambda check: check.__name__)
def test_two_checks_are_never_silent_for_each_other(check: object) -> None:
    """Or neither would be known to tell; numbers, sentences and lists are silent for nothing."""
    seen, ways = set(), [check]
    while ways:
        for other in SILENT_FOR.get(ways.pop(), ()):  # type: ignore[call-overload]
            assert other is not check
            if other not in seen:
                seen.add(other)
                ways.append(other)
    assert {check_numbers, check_sentences, check_omissions}.isdisjoint(SILENT_FOR)
