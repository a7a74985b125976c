"""What has the verb of a decision and decides nothing: provisions, debates, formalities, what merely happens."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.events.extraction import extract_events
from timeline.language import load_language
from timeline.model.event import Kind
from timeline.reading.communique import read_sentences

FRENCH = load_language("fr")
PUBLISHED = date(2005, 6, 15)


def decisions(text: str) -> list[tuple[Kind, str]]:
    """Kind and sentence of each decision dated by its meeting."""
    found = extract_events(read_sentences("a.txt", text, FRENCH), PUBLISHED, FRENCH)
    return [(event.kind, event.sentence.text) for event in found if not event.mentions]


def is_decided(head: str, text: str) -> bool:
    """Whether a sentence under a head tells a decision of the meeting."""
    return any(sentence.endswith(text) for _, sentence in decisions(f"{head}\n\n{text}"))


TREATY = (
    "Les dispositions du présent Accord s'appliquent aux bacs et aux gués.\n\n"
    "Chacune des Parties contractantes tient une liste des passeurs."
)
IN_A_TREATY = [
    ("Le gouvernement autorise le garde à porter une arme.", False),
    ("Le garde est autorisé à porter une arme.", False),
    ("Il est institué une commission des bacs.", False),
    ("La commission adopte son règlement.", False),
    ("Article 4. Les Parties contractantes désignent un expert.", False),
    ("Le conseil s'engage à reprendre les passeurs à tout moment.", False),
    ("Les deux gouvernements désignent les organismes chargés du gué.", False),
    ("Les deux gouvernements ont décidé de rouvrir le gué.", True),
    ("Les ministres sont convenus de rouvrir le gué.", True),
    ("J'ai l'honneur de vous informer que le Gouvernement accepte cette liste.", True),
]


@pytest.mark.parametrize(("text", "wanted"), IN_A_TREATY)
def test_a_treaty_provides(text: str, wanted: bool) -> None:  # noqa: FBT001 a table's column
    """What its parties shall or may do is no decision, what they have agreed is."""
    assert is_decided(TREATY, text) is wanted


@pytest.mark.parametrize("once", ["La présente convention est annexée.", "Le bac relie deux quais."])
def test_one_mention_makes_no_treaty(once: str) -> None:
    """The minutes of a council may speak of « la présente convention » and still decide."""
    assert is_decided(f"Conseil municipal du 15 juin 2005\n\n{once}", "Le conseil autorise le maire à louer le bac.")


SPOKEN = "Mme Anne Cadiou (Morlaix, PDT) :\n\nMonsieur le Président, la mer monte.\n\nM. Luc Sarr (Brest) :\n\n"
IN_A_DEBATE = [
    ("Monsieur le Président, je demande le consentement unanime de la Chambre pour déposer cette carte.", False),
    ("Nous exigeons que le ministre réponde.", False),
    ("Le gouvernement a décidé d'abandonner les pêcheurs.", False),
    ("Nous condamnons ces retards.", False),
    ("(La motion est adoptée.)", True),
    ("La Chambre adopte le projet de loi.", True),
]


@pytest.mark.parametrize(("text", "wanted"), IN_A_DEBATE)
def test_members_who_speak_in_turn_make_a_debate(text: str, wanted: bool) -> None:  # noqa: FBT001 a table's column
    """Where no heading says that it is one, those who speak are named with their seats."""
    assert is_decided(SPOKEN + "Il y a la digue.", text) is wanted


MINUTES = "Compte rendu du conseil d'administration du 15 juin 2005"
COURT = "TRIBUNAL ARBITRAL\n\nSentence du 15 juin 2005"
NOTICE = "Clinique des Genêts\n\nCommuniqué de presse"
OF_MANY = [
    (MINUTES, "Les droits de greffe ont été acquittés.", False),
    (MINUTES, "Ont demandé d'excuser leur absence : Mmes Blot et Sarr.", False),
    (MINUTES, "En foi de quoi, les soussignés ont signé le présent acte.", False),
    (MINUTES, "La présente délibération est notifiée au préfet.", False),
    (MINUTES, "Le CA vote pour à l'unanimité.", True),
    (MINUTES, "Le conseil vote à l'unanimité l'achat d'une barque.", True),
    (MINUTES, "Les adhérents votent par correspondance.", False),
    (MINUTES, "La proposition est acceptée par 12 voix contre 3.", True),
    (MINUTES, "Une aide est accordée au club par la société Valmor.", False),
    (MINUTES, "Une aide est accordée au club par 12 voix contre 3.", True),
    (MINUTES, "L'agence est chargée de la surveillance des bacs.", False),
    (MINUTES, "Le bureau est chargé de rédiger la réponse.", True),
    (MINUTES, "Le conseil accorde une attention particulière aux digues.", False),
    (MINUTES, "Le conseil accorde une aide aux passeurs.", True),
    (MINUTES, "Cela comporte : création d'un quai ;", False),
    (COURT, "Le club appelant demande au tribunal d'annuler la décision.", False),
    (COURT, "Les parties ont désigné deux arbitres.", False),
    (COURT, "Par ces motifs, l'appel est partiellement admis.", True),
    (COURT, "Par ces motifs, le tribunal met les frais d'expertise à la charge du club.", True),
    (COURT, "Il est enjoint au club de rendre la coupe.", True),
    (NOTICE, "Un appel aux dons a été lancé.", False),
    (NOTICE, "Une enquête a été confiée aux gendarmes.", False),
    (NOTICE, "Le directeur dépêche une mission sur place.", False),
    (NOTICE, "Les États membres désignent les laboratoires.", False),
    (NOTICE, "Les États membres conviennent de désigner deux laboratoires.", True),
    (COURT, "Y ajoutant, condamne le club à payer 500 euros.", True),
    (MINUTES, "L'AG décide d'acheter une barque.", True),
    (MINUTES, "Les tirages sont limités à 10 m3 par jour.", False),
    ("ARRÊTÉ\n\nARRÊTE :", "Article 2 : Les tirages sont limités à 10 m3 par jour.", True),
    ("Conseil de la Faculté – Procès-verbal n° 3", "Le Conseil prend acte de la démission de M. Blot.", True),
    ("Conseil d'État – Point de presse\n\nLe pont rouvre.", "Le Conseil d'État adopte un projet de loi.", True),
    ("Conseil d'État – Point de presse\n\nLe pont rouvre.", "Le Grand Conseil a refusé ce crédit.", False),
    ("Communiqué du Premier Ministre\n\nLa paix est possible.", "L'Agence a adopté une résolution.", False),
    (NOTICE, "Le gérant a décidé de fermer l'établissement.", False),
    (NOTICE, "Des habitants ont demandé une enquête.", False),
    ("SYNDICAT DES ARCHIVISTES\n\nLa salle est close.", "Le maire refuse de nous recevoir.", False),
    ("SYNDICAT DES ARCHIVISTES\n\nLa salle est close.", "Le syndicat refuse cette fermeture.", True),
    ("Nous, ministres, réunis à Sète,\n\nDécidons de créer un fonds ;", "Demandons aux régions de l'abonder ;", True),
    ("Monsieur,", "Je suis en mesure de vous confirmer que le Gouvernement accepte ces termes.", True),
    ("Conseil de presse\n\nDécision du 15 juin 2005", "Le Conseil retient le grief de partialité.", True),
    ("Conseil de presse\n\nDécision du 15 juin 2005", "Le Conseil blâme le journal.", True),
    ("Conseil de presse\n\nDécision du 15 juin 2005", "Le journal retient la leçon.", False),
    ("DÉCISION\n\nDÉCIDE :", "Article 2. – Le surplus de la loi est conforme à la Constitution.", True),
    ("Ministère des Transports\n\nLe pont rouvre.", "Le syndicat des transporteurs a refusé l'offre.", False),
    (MINUTES, "Chaque passeur est autorisé à tenir un bac.", False),
    ("LOI SUR LES COLLÈGES\n\nLe collège est gratuit.", "Article 2. Le directeur nomme les surveillants.", False),
    ("LOI SUR LES COLLÈGES", "Le Corps Législatif a voté la loi suivante :", True),
    ("Communiqué conjoint", "Les Ministères du Plan et de l'Intérieur reconnaissent le statut d'association au foyer.", True),
    ("Communiqué final du sommet de Sète", "Les ministres condamnent fermement cette attaque.", False),
    ("Communiqué final du sommet de Sète\n\nLes ministres sont inquiets.", "L'Union africaine exige des excuses.", False),
]


@pytest.mark.parametrize(("head", "text", "wanted"), OF_MANY)
def test_formalities_and_what_others_do_are_no_decisions(head: str, text: str, wanted: bool) -> None:  # noqa: FBT001 a table's column
    """Fees paid, excuses, closing formulas, pleas, customs, events and condemnations; votes and rulings are."""
    assert is_decided(head, text) is wanted


def test_what_a_meeting_signs_it_decides() -> None:
    """An undated « ont signé un accord » is of the kind of a decision."""
    assert [kind for kind, _ in decisions("Les ministres ont signé un accord sur les bacs.")] == [Kind.DECISION]
