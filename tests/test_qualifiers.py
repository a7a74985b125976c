"""Qualifiers that are gone or new, and those that are said otherwise."""

from __future__ import annotations

import pytest
from pairs import pair

from timeline.checking.qualifiers import check_qualifiers
from timeline.language.qualifiers import load_qualifiers


@pytest.mark.parametrize(
    ("french", "english", "kind"),
    [
        (
            "Le comité examine les engagements permanents de la commune envers ses voisins.",
            "The committee considers the commitments of the municipality to its neighbours.",
            "omission",
        ),
        (
            "Le navire transporte des marchandises inflammables vers le port.",
            "The ship is carrying goods to the port.",
            "omission",
        ),
        (
            "Le tribunal a accordé une indemnité substantielle à la famille de la victime.",
            "The court awarded compensation to the victim's family.",
            "omission",
        ),
        (
            "Le ministre a publié un rapport hebdomadaire sur les finances de la ville.",
            "The Minister published a report on the finances of the city.",
            "omission",
        ),
        (
            "Le témoin a répondu véridiquement aux questions du procureur.",
            "The witness answered the prosecutor's questions.",
            "omission",
        ),
        (
            "Le maire publie un rapport trimestriel sur les finances de la ville.",
            "The mayor publishes a report on the city's finances.",
            "omission",
        ),
        (
            "La commission a publié les tableaux de la population.",
            "The commission published the biennial tables of the population.",
            "addition",
        ),
        (
            "Les juges ont entendu les témoins de la défense pendant deux semaines.",
            "The military judges heard the witnesses for the defence for two weeks.",
            "addition",
        ),
        (
            "Les soldats ont évacué les habitants du village.",
            "The soldiers systematically evacuated the inhabitants of the village.",
            "addition",
        ),
    ],
)
def test_a_qualifier_that_is_gone_or_new_is_told(french: str, english: str, kind: str) -> None:
    """All around it is said."""
    assert [str(problem.kind) for problem in check_qualifiers(pair(french, english))] == [kind]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        (
            "Le registre permanent des électeurs est tenu à la mairie de la commune.",
            "The standing register of electors is kept at the town hall of the municipality.",
        ),
        (
            "L'accord bilatéral sur la pêche dans le golfe a été prorogé.",
            "The agreement between the two countries on fishing in the gulf was extended.",
        ),
        (
            "Le rapport porte sur l'année civile 2011.",
            "The report covers the year 2011.",
        ),
        (
            "Les parties ont désigné d'un commun accord le troisième arbitre.",
            "The parties appointed the third arbitrator by agreement.",
        ),
        (
            "Quiconque fait sciemment une fausse déclaration au ministre commet une infraction.",
            "Anyone who makes a statement to the Minister knowing it to be false commits an offence.",
        ),
        (
            "Le gouvernement provincial a fermé l'usine de pneus de la région.",
            "The government of the province closed the tyre factory of the region.",
        ),
    ],
)
def test_a_qualifier_that_is_said_otherwise_is_not_asked_for(french: str, english: str) -> None:
    """By another word, by several, or in a name in which it says nothing by itself."""
    assert not list(check_qualifiers(pair(french, english)))


def test_both_languages_have_qualifiers_and_no_third() -> None:
    """Adjectives and adverbs, each as it is compared: in small letters and without accents."""
    assert [len(load_qualifiers(code).words) > 200 for code in ("fr", "en", "de")] == [True, True, False]
    assert "veridiquement" in load_qualifiers("fr").words
    assert "annee civile" in load_qualifiers("fr").names
