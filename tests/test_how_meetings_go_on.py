"""What minutes tell that decides, and what only says how a meeting goes on."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.events.extraction import extract_events
from timeline.language import load_language
from timeline.reading.communique import read_sentences

FRENCH = load_language("fr")
PUBLISHED = date(2005, 6, 15)


def decided(head: str, text: str) -> list[str]:
    """The decisions under a head that the meeting dates."""
    found = extract_events(read_sentences("a.txt", f"{head}\n\n{text}", FRENCH), PUBLISHED, FRENCH)
    return [event.sentence.text for event in found if not event.mentions]


CLUB = "Procès-verbal de l'assemblée générale du club des bacs du 15 juin 2005"
CABINET = "Communiqué du Conseil des ministres du 15 juin 2005\n\nLe Conseil des ministres s'est réuni ce jour."
COURT = "Cour fédérale des eaux\n\nCommuniqué du greffe"
MAYOR = "Conseil communal du 15 juin 2005\n\nPrésents : Mme Lise Aubry, bourgmestre."

TOLD = [
    (CLUB, "Le quitus moral est donné par 14 voix.", 1),
    (CLUB, "Quitus entier est donné au trésorier.", 1),
    (CLUB, "Il est donné décharge aux vérificateurs.", 1),
    (CLUB, "L'assemblée donne, sans réserve, quitus au bureau.", 1),
    (CLUB, "Elle donne par ailleurs décharge aux vérificateurs.", 1),
    (CLUB, "Le pouvoir du préfet est donné en exemple.", 0),
    (CLUB, "Le président donne ensuite la parole à Mme Sow.", 0),
    (CLUB, "Le Président décide de présenter le rapport moral.", 0),
    (CLUB, "La présidente a décidé de passer au point suivant.", 0),
    (CLUB, "L'assemblée décide de présenter un recours.", 1),
    (CLUB, "Mme Sow demande la parole.", 0),
    (CLUB, "La trésorière demande s'il reste des questions.", 0),
    (CLUB, "Le président invite chacun à s'exprimer.", 0),
    (CLUB, "L'assemblée invite les adhérents à prendre la barre.", 0),
    (CLUB, "L'assemblée invite la commune à rouvrir le quai.", 1),
    (CLUB, "Deux membres du club créent une école de voile.", 0),
    (CLUB, "Les deux membres du bureau sortants démissionnent et le bureau crée une école de voile.", 1),
    (CLUB, "Elle soumet le point au vote ; la salle se tait.", 0),
    (CLUB, "Le bureau soumet le point, puis l'assemblée vote la dissolution.", 1),
    (CLUB, "L'assemblée fixe le partage du solde comme suit :\n\n- 80 % au quai\n- 20 % au bac", 1),
    (CLUB, "Le nouveau programme est adopté à l'unanimité, soit :\n\n1. Appel\n2. Régate", 1),
    (CLUB, "L'assemblée a adopté, à l'unanimité :\n\n- le budget du quai ;\n- le budget du bac.", 2),
    (CLUB, "Le bureau, après débat, retient à l'unanimité l'offre du charpentier.", 1),
    (CLUB, "Le public retient à l'unanimité son souffle.", 0),
    (CLUB, "Les membres se prononcent favorablement sur l'achat du bac.", 1),
    (CLUB, "D'autoriser le paiement du charpentier.", 1),
    (CLUB, "D'après le charpentier, le bac est sain.", 0),
    (CLUB, "D'autoriser la baignade n'a pas de sens, dit un adhérent.", 0),
    (CLUB, "La candidature est acceptée telle que présentée.", 1),
    (CLUB, "L'idée d'une régate est retenue et Mme Sow s'en charge.", 1),
    (CLUB, "Elle donne au trésorier quitus entier de sa gestion.", 1),
    (CLUB, "Elle donne aux enfants un goûter.", 0),
    (CLUB, "Une pénalité sera due par les équipes absentes -> adopté à l'unanimité.", 1),
    (CLUB, "Vente du vieux bac → refusée par 8 voix contre 3", 1),
    (CLUB, "Le chemin du quai -> la buvette sera fermé.", 0),
    (CLUB, "PV du bureau du 3 mai 2005 : approuvé à l'unanimité", 1),
    (CLUB, "Le bureau procède aux désignations des arbitres.", 1),
    (CLUB, "Le bureau procède aux essais du bac.", 0),
    (CLUB, "L'ordre du jour est modifié par l'ajout d'un point.", 1),
    (CLUB, "Le quai est modifié par les crues.", 0),
    (CLUB, "Et résolu à l'unanimité des membres présents :", 1),
    (
        CLUB,
        "Que le règlement numéro 12 qui fixe les heures d'ouverture du bac et du quai aux adhérents soit adopté.",
        1,
    ),
    (CLUB, "Que le meilleur gagne.", 0),
    (CLUB, "Lise Aubry sollicite l'ajout d'un point.", 0),
    (CLUB, "M. Blot demande que le vote soit secret.", 0),
    (CLUB, "La trésorière recommande à l'assemblée d'attendre.", 0),
    (CLUB, "L'assemblée demande que le quai soit rouvert.", 1),
    (CLUB, "Nous demandons la réouverture du quai.", 1),
    (CABINET, "Le Premier ministre demande aux préfets de rouvrir les quais.", 1),
    (CLUB, "Mme Sow est installée dans ses fonctions de vérificatrice.", 1),
    (CLUB, "Mme Sow est installée au bord du quai.", 0),
    (CLUB, "M. Blot a été élu meilleur barreur de l'année.", 0),
    (CLUB, "M. Blot a été élu trésorier.", 1),
    (MAYOR, "La commission recommande à l'unanimité d'accepter le crédit.", 0),
    (MAYOR, "Le conseil recommande à l'unanimité d'accepter le crédit.", 1),
    (MAYOR, "La commission est chargée de suivre le chantier.", 1),
    ("Commission des quais, séance du 15 juin 2005", "La commission recommande d'accepter le crédit.", 1),
    (CLUB, "M. Blot a donné pouvoir à Mme L. Sow.", 0),
    (CLUB, "Lise Aubry donne pouvoir au secrétaire.", 0),
    (CLUB, "L'assemblée donne pouvoir à M. Blot pour signer l'acte.", 1),
    (CLUB, "C'est ainsi qu'a été adopté le calendrier.", 1),
    (CLUB, "C'est ainsi que l'assemblée a adopté le calendrier.", 1),
    (CLUB, "C'est au quai que l'assemblée a remis les coupes.", 0),
    (CLUB, "Les membres ont, après un vote à bulletin secret, porté M. Blot à la présidence.", 1),
    (CLUB, "Les membres ont, après un long repas, porté M. Blot au bac.", 0),
    (CLUB, "L'assemblée opte à main levée pour le bac.", 1),
    (CLUB, "L'entrée en matière est acceptée tacitement.", 1),
    (CLUB, "L'assemblée classe la pétition.", 1),
    (CLUB, "Le secrétaire classe les archives.", 0),
    (COURT, "Le club demande au juge des référés de rouvrir le quai.", 0),
    (CLUB, "Mme Sow présente le rapport qui a été approuvé à l'unanimité.", 1),
    (CLUB, "Mme Sow présente le rapport qui est approuvé par 12 voix.", 1),
    (CLUB, "Mme Sow présente le rapport qui a été approuvé en mai.", 0),
    (
        CLUB,
        "Mme Sow relit le règlement qui a été adopté à l'unanimité puis tant de fois changé que nul ne le connaît.",
        0,
    ),
    (CLUB, "C'est à cet effet que l'achat du bac a été autorisé.", 1),
    (CLUB, "Le règlement est adopté article par article.", 1),
    (CLUB, "Unanimité pour le renouvellement du bureau.", 1),
    (CABINET, "AU TITRE DU MINISTÈRE DE LA MER Le conseil a adopté deux rapports.", 1),
    (CABINET, "AU TITRE DU MINISTÈRE DE LA MER Le conseil a entendu deux rapports.", 0),
    (CABINET, "Dès lors, le Conseil des ministres approuvé un projet de décret.", 1),
    (CABINET, "Le règlement que le conseil approuvé la veille a repris est long.", 0),
    (CABINET, "Le conseil nommé en mars siège encore.", 0),
    (COURT, "La Cour dit, par cinq voix contre deux :\n\n- qu'il y a eu faute ;\n- que le bac doit être rendu.", 2),
    (COURT, "La Cour a dit pour droit que le bac est un navire.", 1),
    (COURT, "La Cour conclut, à l'unanimité, à la violation de l'article 6.", 1),
    (COURT, "Le témoin dit que le bac a coulé.", 0),
    (COURT, "Le requérant soutient que la Cour dit que le bac est un navire.", 0),
    (COURT, "La Cour clôt également trois dossiers de noyade.", 1),
    (COURT, "La Cour clôt la soirée par un concert.", 0),
    (MAYOR, "Le budget a été approuvé par l'autorité supérieure.", 0),
    (MAYOR, "Le tracé du quai a été approuvé par le Parlement.", 0),
    (MAYOR, "Le budget a été approuvé par le conseil communal.", 1),
    (MAYOR, "Dans cet avis, le conseil a demandé que le quai soit rouvert.", 0),
    (MAYOR, "Le conseil a demandé que le quai soit rouvert.", 1),
    (MAYOR, 'Le guide parle "de la vase ou de l\'eau de mer". On parle d\'un quai". Le conseil adopte le budget.', 1),
]


@pytest.mark.parametrize(("head", "text", "wanted"), TOLD)
def test_what_a_meeting_decides_and_how_it_goes_on(head: str, text: str, wanted: int) -> None:
    """Discharge, rulings and lists decide; who asks to speak, invites members or reads a report does not."""
    assert len(decided(head, text)) == wanted
