"""Opposites, negation and what may not be lost, between French and German: what is wrong is told, free wording is not."""

from __future__ import annotations

import tomllib

import pytest

from timeline.checking.checks import check_translation
from timeline.language import load_language
from timeline.model.errors import Severity
from timeline.model.translation import Direction
from timeline.project.folders import SHIPPED

RULES = SHIPPED / "timeline" / "rules"
WRONG = [
    ("Le chômage a baissé.", "Die Arbeitslosigkeit ist gestiegen."),
    ("Les prix ont augmenté.", "Die Preise sind gesunken."),
    ("La situation s'est améliorée.", "Die Lage hat sich verschlechtert."),
    ("Le tribunal a acquitté le maire.", "Das Gericht hat den Bürgermeister verurteilt."),
    ("L'assemblée a adopté le budget.", "Die Versammlung hat den Haushalt abgelehnt."),
    ("Le vendeur doit signer.", "Der Käufer muss unterschreiben."),
    ("Au moins douze communes y participent.", "Höchstens zwölf Gemeinden nehmen daran teil."),
    ("Le conseil n'a pas approuvé le plan.", "Der Rat hat den Plan gebilligt."),
    ("Le comité a décidé à l'unanimité.", "Der Ausschuss hat entschieden."),
    ("Le pont est fermé depuis mai 2011.", "Die Brücke ist bis Mai 2011 gesperrt."),
    ("Le pont est fermé jusqu'en mai 2011.", "Die Brücke ist bis Juni 2011 gesperrt."),
    ("Le pont est interdit aux camions.", "Die Brücke ist für Lastwagen erlaubt."),
    ("Un crédit de 4,2 millions d'euros est ouvert.", "Ein Kredit von 4,2 Milliarden Euro wird eröffnet."),
    ("Trois douzaines d'habitants ont signé.", "Drei Hundert Einwohner haben unterschrieben."),
]
RIGHT = [
    ("Le chômage a baissé.", "Die Arbeitslosigkeit ist gesunken."),
    ("Les prix ont augmenté.", "Die Preise sind gestiegen."),
    ("L'assemblée a adopté le budget.", "Die Versammlung hat den Haushalt verabschiedet."),
    ("L'assemblée a adopté le budget.", "Die Versammlung nahm den Haushalt an."),
    ("Nul ne peut être contraint de témoigner.", "Niemand darf zur Aussage gezwungen werden."),
    ("Il n'est pas exclu que le seuil soit relevé.", "Die Schwelle könnte durchaus angehoben werden."),
    ("Le comité a décidé à l'unanimité.", "Der Ausschuss hat einstimmig entschieden."),
    ("La session s'est ouverte à Vienne.", "Die Tagung wurde in Wien eröffnet."),
    ("Le conseil a salué la reprise des négociations.", "Der Rat begrüßte die Wiederaufnahme der Verhandlungen."),
    ("La demande a été rejetée.", "Der Antrag wurde abgewiesen."),
    ("Le pont est fermé jusqu'en mai 2011.", "Die Brücke ist bis Mai 2011 gesperrt."),
    ("Le rapport sera remis d'ici mai 2011.", "Der Bericht wird bis Mai 2011 vorgelegt."),
    # words for numbers have capitals in German
    ("Un crédit de 4,2 millions d'euros est ouvert.", "Ein Kredit von 4,2 Millionen Euro wird eröffnet."),
    ("La ville verse 3 milliards de francs.", "Die Stadt zahlt 3 Milliarden Franken."),
    ("Une douzaine de maires ont signé.", "Ein Dutzend Bürgermeister hat unterschrieben."),
    ("Nord-Trame et le sud du lac coopèrent.", "Nord-Trame und der Süden des Sees arbeiten zusammen."),
    ("Les délégués se sont réunis avant le vote.", "Die Delegierten kamen vor der Abstimmung zusammen."),
    # No clause is missed where no translations of words are known.
    ("Réunion des ministres de l'Agriculture du Conseil des pays riverains du fleuve", "Treffen der Agrarminister des Flussrates"),
    ("Le texte reste en vigueur à titre provisoire.", "Der Text gilt vorläufig weiter."),
]  # fmt: skip


def asked(french: str, german: str) -> list[str]:
    """What is asked of a translation into German, but for mere notes."""
    found = check_translation(french, german, Direction("fr", "de"), load_language, published=None)
    return [problem.fact for problem in found if problem.severity is not Severity.INFO]


@pytest.mark.parametrize(("french", "german"), WRONG, ids=lambda text: text[:30])
def test_what_says_something_else_is_told(french: str, german: str) -> None:
    """Each says one thing only that the French does not."""
    assert asked(french, german)


@pytest.mark.parametrize(("french", "german"), RIGHT, ids=lambda text: text[:30])
def test_a_right_translation_is_not_questioned(french: str, german: str) -> None:
    """Another verb, another part of speech, a denial by another word."""
    assert asked(french, german) == []


def test_german_has_no_group_of_its_own() -> None:
    """What French does not have could never be compared."""
    french, german = (
        tomllib.loads((RULES / code / "senses.toml").read_text(encoding="utf-8")) for code in ("fr", "de")
    )
    for table in ("senses", "kept"):
        assert german[table].keys() <= french[table].keys()
        assert all(group.keys() <= french[table][name].keys() | {"-"} for name, group in german[table].items())
