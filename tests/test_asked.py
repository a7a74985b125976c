"""Which check tells a slip that several find, and which tell theirs beside another."""

from __future__ import annotations

import pytest
from pairs import pair

from timeline.checking.asked import CHECKS, SILENT_FOR, tell_once
from timeline.checking.closeness import closeness
from timeline.checking.coverage import check_coverage
from timeline.checking.numbers import check_numbers
from timeline.checking.omissions import check_omissions
from timeline.checking.qualifiers import check_qualifiers
from timeline.checking.sentences import check_sentences
from timeline.model.errors import Severity

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


CLOSE = ("Le préfet a directement informé les maires de la vallée.", "The prefect informed the mayors of the valley.")
FREE = ("Il arrive que des élus saisissent directement le préfet.", "Mayors will now and then write to the prefect.")


@pytest.mark.parametrize(("texts", "level"), [(CLOSE, None), (FREE, Severity.INFO)], ids=["close", "free"])
def test_what_a_free_wording_has_not_is_a_note(texts: tuple[str, str], level: Severity | None) -> None:
    """« directement » is lost in both; where most other words are not said one by one either, that may be the wording."""
    found = pair(*texts)
    assert (closeness(found) < 0.6) is (level is Severity.INFO)
    assert [problem.level for problem in tell_once(found, CHECKS) if problem.here] == [level]


def test_what_is_counted_weighs_in_a_free_wording_too() -> None:
    """Dates, numbers and names stand in any wording."""
    found = pair("Nul n'ignore que 12 d'entre eux s'y sont rendus.", "It is common knowledge that 14 wished to come.")
    assert closeness(found) < 0.6
    assert [(str(problem.kind), problem.level) for problem in tell_once(found, [check_numbers])] == [("number", None)]


@pytest.mark.parametrize(
    ("texts", "level"),
    [
        (("Le greffe peut envoyer une copie aux parties.", "The registry sends a copy to the parties."), None),
        (
            ("Le registre, sorte de pense-bête, peut envoyer des avis.", "A kind of reminder, the register sends notices."),
            Severity.INFO,
        ),
        (("Chaque commune de la vallée paie une taxe.", "The municipality of the valley pays a tax."), None),
        (
            ("Chaque commune que frappe la crue a droit à des vivres.", "A flooded municipality is entitled to food."),
            Severity.INFO,
        ),
        (("Le permis de port est automatiquement renouvelé.", "The port permit is renewed."), Severity.INFO),
        (("Le conseil a adopté un plan définitif pour le port.", "The council adopted a plan for the port."), None),
    ],
    ids=["can", "can, freely", "every", "every, freely", "automatic", "definitive"],
)
def test_what_translators_leave_weighs_in_a_close_wording(texts: tuple[str, str], level: Severity | None) -> None:
    """« peut », « chaque », « automatiquement »: where all else is said word for word, that they are not said tells."""
    assert {problem.level for problem in tell_once(pair(*texts), CHECKS)} == {level}
