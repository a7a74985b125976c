"""False friends of law, money and parliament, and where the English word is the right one."""

from __future__ import annotations

import pytest
from pairs import problems


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Le traitement des juges est fixé par décret.", "The treatment of judges is laid down by decree."),
        ("Elle rend visite à un parent âgé.", "She is visiting an elderly parent."),
        ("Le Conseil a prorogé le mandat de la mission.", "The Council prorogued the mandate of the mission."),
        ("Les deux textes font également foi.", "Both texts are equally faithful."),
        ("L'impôt sur les sociétés reste inchangé.", "The tax on societies remains unchanged."),
        ("Il a été placé en garde à vue.", "He was kept in sight."),
        ("Le bail commercial expire en juin.", "The commercial bail expires in June."),
        ("Elle a démissionné définitivement.", "She definitely resigned."),
        ("Les recettes fiscales ont augmenté.", "Tax recipes increased."),
        ("Une arme blanche a été retrouvée.", "A white weapon was found."),
        ("La demande est présentée par ministère d'avocat.", "The application is made by the ministry's lawyer."),
        ("Le bruit gêne les riverains.", "The noise disturbs river users."),
    ],
)
def test_a_false_friend_is_told(french: str, english: str) -> None:
    """Whatever else is asked of the pair."""
    assert "choice" in {str(problem.kind) for problem in problems(french, english)}


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Le traitement des plaintes prend un mois.", "The treatment of complaints takes one month."),
        ("La société civile et les sociétés savantes ont été entendues.", "Civil society and learned societies were heard."),
        ("Le Parlement a été prorogé.", "Parliament was prorogued."),
        ("Les parents de l'enfant ont signé.", "The child's parents signed."),
        ("Il a été placé en garde à vue.", "He was taken into police custody."),
        ("La Cour a rendu son arrêt.", "The Court delivered its judgment."),
        ("Le ministère agit par ministère d'avocat.", "The ministry acts through a lawyer."),
        ("Les riverains du fleuve ont été entendus.", "People living along the river were heard."),
    ],
)
def test_the_word_is_right_elsewhere(french: str, english: str) -> None:
    """The same words of what they may well say."""
    assert "choice" not in {str(problem.kind) for problem in problems(french, english)}
