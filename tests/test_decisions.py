"""Which decisions without a date of their own are dated by the meeting, and which are not."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.chronology.single_text import read_single_text
from timeline.events.bodies import Bodies, words_of
from timeline.events.cues import load_cues
from timeline.events.deciders import Subject
from timeline.events.extraction import extract_events
from timeline.language import load_language
from timeline.model.event import Kind
from timeline.reading.communique import read_sentences

FRENCH = load_language("fr")
PUBLISHED = date(2005, 6, 15)


def decided(text: str) -> list[str]:
    """The sentences of a text that tell a decision dated by its meeting."""
    found = extract_events(read_sentences("a.txt", text, FRENCH), PUBLISHED, FRENCH)
    return [event.sentence.text for event in found if not event.mentions]


DECIDED = [
    "Le comité directeur a arrêté le calendrier de la saison.",
    "Réuni à Sète, le comité directeur a arrêté le calendrier de la saison.",
    "L'assemblée générale, qui comptait 214 présents, a réélu M. Aubry à la présidence.",
    "Le jury a décerné le grand prix à Mme Lenoir.",
    "Les deux délégations sont convenues de rouvrir le poste frontière.",
    "La Commission permanente octroie une subvention de 40 000 euros au musée.",
    "Les membres du bureau ont élu Mme Sow trésorière.",
    "Nous avons résolu de transférer le siège à Rouen.",
    "À l'unanimité, le conseil d'administration approuve les comptes.",
    "Par 12 voix contre 9, l'assemblée a rejeté l'amendement.",
    "Après en avoir délibéré, le conseil a fixé le tarif de la cantine à 3,20 euros.",
    "Le conseil, sur proposition de la présidente, désigne M. Roux rapporteur.",
    "Le conseil a examiné puis adopté le projet de règlement.",
    "Le conseil a examiné, amendé et adopté le projet de règlement.",
    "Le conseil a entendu le rapport de la commission et a décidé d'en publier le texte.",
    "Le conseil a entendu le rapport de la commission et décidé d'en publier le texte.",
    "Le synode, au terme de ses travaux, s'est prononcé en faveur de la réforme.",
    "Les actionnaires ont voté la dissolution de la société.",
    "Le collège des commissaires a infligé une amende de deux millions d'euros à la banque.",
    "Il a été décidé que les travaux seraient confiés à une entreprise locale.",
    "Il a été convenu de créer un comité de suivi.",
    "Le directoire décida de fermer l'agence de Dole.",
    "Les délégués adoptèrent la motion à main levée.",
    "L'assemblée a donné quitus au trésorier.",
    "Le conseil municipal a émis un avis favorable au projet.",
    "Le conseil d'école a donné son accord pour la semaine de quatre jours.",
    "Le Collège a, à la majorité, confirmé la sanction.",
    "Les ministres, rappelant leur attachement au dialogue, ont décidé d'ouvrir un bureau à Oslo.",
    "Les chefs d'État ont instruit la Commission de finaliser l'étude.",
    "La CSA a prononcé la suspension de l'émission.",
    "Considérant que la demande est fondée, le tribunal ordonne la restitution des pièces.",
    "Le conseil qui s'est tenu à Bourges a validé le tracé de la rocade.",
    "L'évêque et son conseil ont décidé la fermeture du petit séminaire.",
    "Le maire propose un report, mais le conseil maintient la date.",
    "Décision est prise d'ajourner la vente.",
    "J'ai toutefois décidé de garder ouverte la classe du hameau.",
    "J'ai de même accordé la dérogation que vous demandiez.",
    "Le Conseil communal émet, à l'unanimité, un vœu en faveur de la halte.",
    "Le Conseil a donné son agrément à la nomination de M. Dabo.",
    "CONSEIL A DECIDE FERMETURE DES DEUX MARCHES.",
    "DECISION PRISE ENSUITE DE ROUVRIR LE BAC.",
    "Article 3. – Sont et demeurent abrogés les arrêtés contraires.",
    "Mandat est donné au président pour signer l'acte.",
    "La motion, mise aux voix, est adoptée.",
    "La Ligue demande que les poursuites soient abandonnées.",
    "Nous exigeons le retrait pur et simple du plan.",
    "Le musée s'engage à offrir la gratuité aux moins de 26 ans.",
    "Le préfet met en demeure l'armateur de faire cesser le danger.",
    "La ministre responsable de la région de l'Est, Mme Roy, est fière d'annoncer l'octroi d'une aide.",
    "Les ministres ont reconnu que la paix était menacée, et ils ont décidé de se revoir.",
    "LA CONFERENCE A DECIDE DE CREER UN FONDS.",
    "L'Autorité prononce une amende de deux millions d'euros.",
    "Le tribunal, statuant en premier ressort, prononce la dissolution de la société.",
    "Le comité retient la candidature de Sète.",
    "L'Agence engage une procédure de suspension.",
    "L'assemblée porte la part sociale à 500 francs.",
    "L'initiative est refusée par 54 % des votants.",
    "Le projet tel que présenté est adopté à l'unanimité.",
    "Sa Majesté a ordonné l'envoi d'un navire.",
    "Le comité forme le vœu que la voie soit rouverte.",
    "La commission inflige un blâme au club.",
    "L'assemblée repousse la motion de M. Vial.",
    "Le conseil sursoit à la vente du lavoir.",
    "Le gouvernement provisoire décrète : les titres de noblesse sont abolis.",
    "C'est pourquoi le Président de la République a exhorté le Premier ministre à agir.",
    "Le Président de la République a demandé, à cet égard, au ministre de veiller aux travaux.",
]

NOT_DECIDED = [
    "La Régie recommande aux voyageurs d'arriver tôt.",
    "J'avais décidé de partir.",
    "L'amendement de Mme Sarr est retiré.",
    "Il convient de renforcer la coopération.",
    "Le conseil devrait adopter un nouveau règlement.",
    "Si le conseil adopte ce texte, la taxe disparaîtra.",
    "Les membres ont rappelé que le Parlement avait adopté la loi.",
    "Le conseil a rappelé que le gouvernement a décidé de fermer le bureau de poste.",
    "En son temps, le conseil avait décidé de vendre le moulin.",
    "L'Union africaine avait décidé d'envoyer une mission.",
    "Le comité salue les progrès accomplis et souligne l'importance du dialogue.",
    "Le conseil n'a pas adopté le texte.",
    "Le conseil n'a retenu aucune offre.",
    "La loi fixe le montant de l'amende.",
    "Le décret nomme les membres du jury.",
    "L'accord crée un fonds de garantie.",
    "Le comité qui a décidé cette mesure n'existe plus.",
    "La mesure que le conseil a adoptée est critiquée.",
    "Une entreprise de la ville a décidé de déménager.",
    "Des parents ont décidé de porter plainte.",
    "Certains pays ont adopté des mesures d'urgence.",
    "Chaque année, le jury attribue trois bourses.",
    "Lors de sa précédente séance, le conseil avait décidé d'ajourner la vente.",
    "Le conseil a déjà adopté plusieurs motions sur ce sujet.",
    "Depuis sa création, le comité a adopté trente résolutions.",
    "À plusieurs reprises, le conseil a refusé ce projet.",
    "« Nous avons décidé de rester », a déclaré un habitant.",
    "Le rapport a établi que les fonds étaient épuisés.",
    "Le conseil examinera le projet et adoptera un avis.",
    "Le conseil pourrait décider de fermer la piscine.",
    "Dès que le conseil aura adopté le budget, les travaux commenceront.",
    "Lorsque le conseil a adopté le budget, la salle a applaudi.",
    "On a décidé de rentrer.",
    "Le président du comité a indiqué que la fédération, saisie du dossier, a décidé d'attendre.",
    "Les mesures adoptées par le conseil sont appliquées.",
    "Le conseil a pour mission de fixer les tarifs et d'adopter le budget.",
    "La température a fixé un nouveau record.",
    "Les experts ont souligné la charge de travail qui pèse sur les agents.",
    "Le conseil se félicite de l'adoption du traité.",
    "Il est rappelé que toute décision est prise à la majorité.",
    "Le projet, s'il est adopté, coûtera deux millions.",
    "Dans les années vingt, la ville a voté la démolition des remparts.",
    "Ce thème nous invite à repenser nos devoirs.",
    "Le conseil prend acte du rapport annuel.",
    "Les autorités ont suspendu la délivrance des visas.",
    "Le groupe réduit ses dépenses de 10 %.",
    "Le maire prononce l'éloge du défunt.",
    "Le comité retient son souffle.",
    "Le maire porte la parole de 500 habitants.",
    "Deux hommes ont été arrêtés par la police et écroués.",
    "Le suspect a été arrêté à Dijon.",
    "Le rapport exprime son inquiétude.",
    "La prime est augmentée chaque année.",
    "Demande de crédits pour l'exercice en cours.",
    "La commission a répondu à leur demande.",
    "DÉCIDE :",
    "Le conseil exige que les travaux cessent avant le 30 juin 2005.",
]


@pytest.mark.parametrize("text", DECIDED)
def test_a_body_decides_in_a_clause_of_its_own(text: str) -> None:
    """The subject of the main clause is a body, its head, « nous », or a passive names no one else."""
    assert decided(text) == [text]


@pytest.mark.parametrize("text", NOT_DECIDED)
def test_what_is_no_decision_of_the_meeting(text: str) -> None:
    """Wishes, needs, conditions, habits, other times, other bodies, clauses that hang on another, things."""
    assert decided(text) == []


COUNCIL = "Ville de Sète\nConseil municipal du 15 juin 2005\n\nLe conseil municipal s'est réuni ce jour.\n\n"
BESIDE_A_COUNCIL = [
    ("Les élus ont approuvé le plan.", True),
    ("L'assemblée autorise par ailleurs Mme le maire à signer le bail.", True),
    ("Le maire est autorisé à signer la convention.", True),
    ("Mme Blanc est désignée déléguée au syndicat des eaux.", True),
    ("Le conseil municipal a choisi l'offre de la société Tréville.", True),
    ("Le budget est examiné. Il a décidé de le reporter.", True),
    ("Le projet transpose une directive. Il instaure un contrôle des motos.", False),
    ("La réforme est contestée. Elle a supprimé deux classes.", False),
    ("Le plan est présenté. Il a chargé le bureau de le publier.", True),
    ("Le CM autorise le maire à signer.", True),
    ("La FFR suspend le joueur.", False),
    ("Les membres présents donnent leur accord.", True),
    ("L'assemblée délibérante fixe le loyer.", True),
    ("Il est procédé à l'élection du deuxième adjoint.", True),
    ("Mme Cros est proclamée deuxième adjointe.", True),
    ("Autorisation est donnée au maire de signer.", True),
    ("Le conseil opte pour la solution basse.", True),
    ("Le conseil dénonce le bail de la poste.", True),
    ("Le conseil désapprouve le projet d'antenne.", True),
    ("Le conseil exprime le souhait que la halte soit maintenue.", True),
    ("Le conseil se déclare favorable au tracé.", True),
    ("M. Vial est admis comme membre honoraire.", True),
    ("Le tableau des postes est modifié comme suit :", True),
    ("Comment le conseil décide-t-il ?", False),
    ("Les communes décident librement de leurs tarifs.", False),
    ("Le conseil dénonce les injures.", False),
    ("Le maire expose que le conseil opte pour la régie chaque année.", False),
    ("Les experts ont été admis à se retirer.", False),
    ("Le conseil municipal a modifié le calendrier des séances.", True),
    ("Le conseil prend acte de la démission de Mme Roux.", True),
    ("Le Conseil de sécurité a décidé de maintenir l'embargo.", False),
    ("Le Conseil des États a approuvé la motion.", False),
    ("Le service refuse désormais les doublons.", False),
    ("Le conseil élit son bureau tous les trois ans.", False),
    ("Le conseil décide de se réunir chaque mois.", True),
    ("Le conseil a examiné un vœu, adopté deux budgets et entendu le maire.", True),
    ("Le conseil a examiné un vœu, adopté par le bureau.", False),
    ("Le conseil, saisi d'une demande d'honorariat, y a fait droit.", True),
    ("Les élus rendent un avis défavorable.", True),
    ("La ville acquit le bac en 1921, et le conseil décida d'y poser une grue.", False),
    ("Le conseil vota alors un emprunt.", False),
    ("L'article 19 a été adopté lors de la dernière séance.", False),
    ("Le procès-verbal de la dernière séance est adopté.", True),
    ("Mme le maire demande l'accord au conseil municipal d'inverser deux points.", False),
    ("Le conseil municipal demande au préfet de rouvrir la halte.", True),
    ("En outre, le conseil instruit la commission d'aider les riverains.", True),
    ("Le service instruit les demandes avant de les classer.", False),
    ("Le maire a signé un arrêté fixant les modalités d'application de la loi n° 97-515 du 4 septembre 1997.", True),
    ("Par ordonnance du 19 mai 2004, la juge a admis la requête, a désigné un expert et a fixé sa provision.", False),
    ("Saisi le 19 mai 2004 d'une requête, le conseil a désigné un expert.", True),
    ("Nous vous proposons d'adopter ce projet.", False),
    ("À l'issue de la dernière session du conseil, il a été décidé de rouvrir la halte.", False),
    ("Refusons la casse !", False),
    ("Le médecin ordonne le repos.", False),
    ("L'entreprise Roux a décidé de fermer son site.", False),
    ("Le Département a décidé de n'engager aucuns travaux.", False),
    ("Le préfet a refusé l'autorisation.", False),
    ("Le gouvernement a décidé de supprimer la taxe.", False),
    ("Le conseil départemental a voté une aide.", False),
    ("Le tribunal administratif a rejeté le recours.", False),
    ("La commission européenne a validé le régime d'aide.", False),
    ("La commission de discipline a suspendu deux agents.", False),
    ("La Ville de Laval a décidé de suspendre le tramway.", False),
    ("Une association a décidé de porter plainte.", False),
    ("La séance est levée à 22 heures.", False),
]

CAPITALS = "La CGST a réuni ses délégués ce jour.\n\n"
BESIDE_A_CAPITALS = [
    ("Le gouvernement instaure une taxe sur les bacs.", False),
    ("Le gouvernement veut payer moins. Il décide de geler les primes.", False),
    ("La CGST décide de poursuivre la grève.", True),
    ("Elle appelle ses adhérents à manifester.", True),
]


@pytest.mark.parametrize(("text", "told"), BESIDE_A_CAPITALS)
def test_a_union_does_not_speak_for_the_state(text: str, *, told: bool) -> None:
    """Where capitals name who speaks, the government is another body."""
    assert any(text.endswith(one) for one in decided(CAPITALS + text)) is told


MINUTES = "COMMUNE DE VILLEBOIS\nCompte rendu de la séance du conseil municipal du 15 juin 2005\n\nPrésidence de M. Aubert, maire.\n\n"
WITHOUT_A_VERB = [
    ("Adoption du budget primitif 2005.", True),
    ("Approbation du procès-verbal de la séance précédente : adopté à l'unanimité", True),
    ("- Attribution d'une subvention de 500 € au club de football (12 voix pour, 2 abstentions).", True),
    ("Tarifs de la cantine : maintien à 3,20 euros.", True),
    ("Subvention au comité des fêtes : accordée.", True),
    ("Demande de dérogation de M. Blot : refusée par 8 voix contre 6.", True),
    ("Recrutement d'un agent saisonnier : avis favorable.", True),
    ("Vote : unanimité.", True),
    ("Le maire souhaite ajouter un point à l'ordre du jour :\n\n    -Modification du tarif,\n\nVOTE : Unanimité", False),
    ("Après en avoir délibéré, le conseil :\n\n-DÉSIGNE :\n\n    -M. Roux, délégué suppléant", True),
    ("Délibération adoptée à l'unanimité.", True),
    ("- Mme Sow élue secrétaire", True),
    ("- loyer du presbytère porté de 380 à 400 euros", True),
    ("Le procès-verbal de la dernière séance est approuvé.", True),
    ("Ordre du jour : approbation du procès-verbal, adoption du budget, questions diverses.", False),
    ("Ordre du jour :\n- adoption du budget ;\n- création d'un poste.", False),
    ("Nos projets\n\n- création d'un verger ;\n- achat d'un tracteur.", False),
    ("- Candidature au tournoi : refus ;", True),
    ("5) Coopérative : bilan approuvé.", True),
    ("À l'étude : création d'un site.", False),
    ("- Recours à un expert, voté à l'unanimité", True),
    ("Ce point est reporté à la prochaine séance.", True),
    ("Le rassemblement est permis – limité à 10 personnes ;", False),
    ("Vote du budget de 2005. Achat d'un camion.", True),
    ("Achat d'un camion. Le maire présente deux devis.", False),
    ("Vote : nominal.", False),
    ("M. Blot vote contre.", False),
    ("Information sur la rentrée scolaire.", False),
    ("Décidé de relancer les cotisants.", True),
    ("Achat d'un bac accepté.", True),
    ("Demande de M. Roux non retenue.", False),
    ("Projets retenus par le jury.", False),
    ("Approbation des comptes. L'assemblée a approuvé les comptes.", True),
    ("ORDRE DU JOUR\n\nFINANCES\n\nAdoption des comptes à payer ;", False),
    ("ORDRE DU JOUR :\n- Approbation du compte rendu du 5 avril 2005.\n- Affaires\nBudget principal.\n- Vote des trois taxes", False),
    ("ORDRE DU JOUR\n\nFINANCES\n\nLa séance est ouverte.\n\nAdoption des comptes à payer ;", True),
    ("ORDRE DU JOUR\n\nFINANCES\n\nDÉLIBÉRATIONS DU CONSEIL\n\nAdoption des comptes à payer ;", True),
    ("Présentation du rapport annuel sur l'eau.", False),
    ("L'adoption du budget a été précédée d'un débat.", False),
    ("Élection du bureau. Le maire rappelle les règles.", False),
    ("M. Roux, élu délégué en mars, était absent.", False),
    ("Leur nombre sera porté à 12.", False),
    ("Le maire est chargé de l'exécution de la présente délibération.", False),
    ("Les membres ainsi désignés acceptent leurs fonctions.", False),
    ("Le maire élu remercie l'assemblée.", False),
    ("M. Roux accepte ce mandat.", False),
    ("Le conseil accepte le don de M. Roux.", True),
    ("Plus de 30 devis ont été signés.", False),
    ("Une convention de partenariat a été signée.", True),
    ("Mme Sow a été ordonnée diacre.", False),
    ("Les conclusions du rapport sont mises aux voix et adoptées.", True),
    ("La proposition de Mme Sow est prise en considération.", True),
    ("L'impression du rapport est ordonnée.", True),
    ("La lettre de Mme Sow est lue et commentée.", False),
    ("Il est proposé par M. Roux, appuyé par Mme Sow et résolu unanimement que le bail soit signé.", True),
    ("Le secrétaire lit le procès-verbal de la séance du 12 mars 2005, qui est adopté à l'unanimité.", True),
    ("Le compte rendu de la réunion du 12 mars 2005 n'appelle pas d'observation et est adopté.", True),
    ("Le rapport, qui est attendu de tous, est long.", False),
    ("Et résolu :\n\nd'approuver la convention avec la société d'habitation.", True),
    ("QUE le conseil accorde une aide de 500 $ au club.", True),
    ("Décision : reconduire le contrat avec la société Valmor.", True),
    ("Le devis de l'entreprise Roux est retenu pour 3 200 euros.", True),
    ("Le conseil sollicite une subvention du Département.", True),
    ("Il est proposé de vendre le car.", False),
    ("M. Roux sollicite la parole.", False),
    ("L'attention du maire est retenue par ce point.", False),
    ("M. le Maire indique que le conseil accorde une aide.", False),
    ("Toutefois, si un seul candidat se présente, il est proclamé élu sans scrutin.", False),
    ("Lorsque le quorum n'est pas atteint, le conseil désigne un autre jour.", False),
    ("Si la météo le permet, la fête est fixée au quai.", False),
    ("Lorsque la parole lui est donnée, le conseil a adopté le budget.", True),
    ("Le conseil décide que, si la météo le permet, le marché est maintenu.", True),
    ("Le conseil élit son bureau tous les lundis.", False),
]


@pytest.mark.parametrize(("text", "wanted"), WITHOUT_A_VERB)
def test_minutes_tell_what_was_decided_without_a_verb(text: str, wanted: bool) -> None:  # noqa: FBT001 a table's column
    """A noun or a participle tells a decision of the meeting, not an agenda, a title, a plan or a member's vote."""
    assert bool(decided(MINUTES + text)) is wanted


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Adoption du procès-verbal de l'assemblée du 3 mars 2005", PUBLISHED),
        ("2. Lecture et approbation du PV de la réunion du 3 mars 2005", PUBLISHED),
        ("Suites du compte rendu du bureau du 3 mars 2005", PUBLISHED),
        ("Affaires découlant du procès-verbal de la séance du 3 mars 2005", PUBLISHED),
        ("Procès-verbal de la séance du 3 mars 2005", date(2005, 3, 3)),
        ("Compte rendu du comité du 3 mars 2005", date(2005, 3, 3)),
        ("Assemblée générale du 3 mars 2005", date(2005, 3, 3)),
    ],
)
def test_minutes_read_out_date_nothing_under_them(heading: str, day: date) -> None:
    """The sitting whose minutes are approved decided nothing that stands under that heading."""
    text = f"# {heading}\n\nLe budget du port est approuvé à l'unanimité."
    events = extract_events(read_sentences("a.txt", text, FRENCH), PUBLISHED, FRENCH)
    assert [event.when.latest for event in events if event.kind is Kind.DECISION] == [day]


def test_a_vote_is_no_second_decision() -> None:
    """« Adopté à l'unanimité. » after a decision tells it again; under a title it is the decision."""
    again = "Le conseil approuve le compte de gestion.\n\nAdopté à l'unanimité."
    assert decided(MINUTES + again) == ["Le conseil approuve le compte de gestion."]
    assert decided(MINUTES + "Compte de gestion\n\nAdopté à l'unanimité.") == ["Adopté à l'unanimité."]


def test_a_vote_in_capitals_closes_the_resolution_above() -> None:
    """« ADOPTÉE À L'UNANIMITÉ » alone is the formula of what was resolved; in a sentence's letters it decides."""
    assert decided(MINUTES + "Achat d'un camion\n\nADOPTÉE À L'UNANIMITÉ") == []
    assert decided(MINUTES + "Achat d'un camion\n\nRejetée à l'unanimité") == ["Rejetée à l'unanimité"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le conseil a :\n– adopté deux projets de textes ;\n– entendu une communication ;\n– procédé à des nominations.", 2),
        ("Les membres du conseil ont :\n- approuvé les comptes ;\n- et enfin fixé la cotisation.", 2),
        ("Après débat, le conseil a : \n– également rejeté une offre ;\n– et visité le port.", 1),
        ("Le conseil a :\n– entendu le maire ;\n– visité le port.", 0),
        ("Le maire rappelle que le port a :\n– adopté des couleurs ;\n– reçu un prix.", 0),
        ("Le président a pris les décisions suivantes :\n\nAu titre du port\n\nMme Sow est longtemps restée là.", 1),
        ("Le conseil a pris les décisions suivantes :\n\nAu titre du port\n\nLe quai est beau.", 1),
        ("Le conseil a pris la décision suivante :\n\nAu titre du port\n\nLe quai est beau.", 1),
        ("Le maire lit les décisions suivantes :\n\nAu titre du port\n\nLe quai est beau.", 0),
        ("VOTE : Unanimité", 0),
        ("Pour : 12 Contre : 0", 0),
        ("VOTE : 14 voix pour, 2 contre", 0),
        ("Vote du budget à l'unanimité", 1),
        ("Après en avoir délibéré, le conseil municipal :\n\n-DÉSIGNE :\n\n    -Monsieur Sow, délégué.", 1),
    ],
)
def test_what_stands_below_or_behind_a_colon(text: str, wanted: int) -> None:
    """« Le conseil a : – adopté … »: each deed is one, a lead that says « a pris les décisions suivantes » too."""
    assert len(decided(MINUTES + text)) == wanted


# Who is named first, what follows, whether it is decided here.
CABINET = [
    ("Le Premier Ministre a salué les marins.", "Le Conseil des Ministres a examiné et adopté le projet de loi.", True),
    ("Le ministre de la mer a salué les marins.", "Le Conseil des Ministres a nommé trois préfets.", True),
    (
        "Le Chef de l'État a salué les marins. Il a demandé au Premier Ministre de veiller aux ports.",
        "Le Conseil des Ministres a examiné et adopté le projet de décret sur les bacs.",
        True,
    ),
    ("Le conseil municipal s'est réuni le 15 juin 2005.", "Le Conseil des ministres a nommé un préfet.", False),
    (
        "Nous, éleveurs, sommes réunis ce jour. L'État a promis un fonds.",
        "Le Conseil des ministres a nommé un préfet.",
        False,
    ),
    ("La CGT appelle à la grève.", "La CGT note que le Conseil des ministres a nommé un préfet.", False),
]


@pytest.mark.parametrize(("first", "text", "wanted"), CABINET)
def test_a_cabinet_decides_where_its_ministers_act(first: str, text: str, wanted: bool) -> None:  # noqa: FBT001 a table's column
    """« Le Conseil des Ministres » is the body of a text in which the state acts, and another in a town's minutes."""
    assert (text in decided(f"{first}\n\n{text}")) is wanted


TEXTS_BELOW = [
    (
        "Le Conseil des Ministres a examiné et adopté,\n\n- Le projet de loi sur les ports ;\n\n- Le projet de décret sur les bacs.",
        2,
    ),
    ("Le ministre a présenté,\n\n- Le projet de loi sur les ports ;", 0),
    ("Le Conseil des Ministres a examiné et adopté,\n\n- Les bacs sont à quai.", 1),
]


@pytest.mark.parametrize(("text", "told"), TEXTS_BELOW)
def test_a_comma_opens_a_list_of_titles(text: str, told: int) -> None:
    """« a examiné et adopté, / – Le projet de loi … »: each text is what was adopted."""
    assert len(decided(f"Le Premier Ministre a salué les marins.\n\n{text}")) == told


def test_who_speaks_first_is_no_body() -> None:
    """« Mme Pons a saisi le conseil. Elle demande … »: a party asks, and a report of a mission is no minutes."""
    first = "Mme Pons a saisi le conseil. Elle demande la condamnation de son employeur."
    assert decided(f"CONSEIL DE PRUD'HOMMES\n\n{first}") == []
    assert decided("Compte rendu de mission à Oslo\n\nLe port est calme. La pêche est interdite dans la baie.") == []


ORDER = (
    "PRÉFECTURE DE LA CREUSE\n\nArrêté du 15 juin 2005\n\nLe préfet de la Creuse,\n\nVu le code rural ;\n\nARRÊTE :\n\n"
)
JUDGMENT = "COUR D'APPEL DE NÎMES\n\nArrêt du 15 juin 2005\n\nLa cour a entendu les parties.\n\nPAR CES MOTIFS,\n\n"
DEBATE = "JOURNAL DES DÉBATS\n\nMardi 14 juin 2005\n\nLa séance est ouverte.\n\n"
OF_ORDERS_AND_DEBATES = [
    (ORDER, "Art. 1er. – Est nommé chef de service M. Paul Durand.", True),
    (ORDER, "Article 2. — La chasse est interdite sur le territoire de la commune.", True),
    (ORDER, "Article 2 : L'arrêté susvisé est abrogé.", True),
    (ORDER, "Article 3 : Une dérogation est accordée aux maraîchers.", True),
    (ORDER, "Art. 3. - Le mot « jour » est remplacé par le mot « mois ».", True),
    (ORDER, "Art. 1er. – À l'article 3, les mots : « dix ans » sont remplacés par les mots : « vingt ans ».", True),
    (ORDER, "Article 2 : La circulation est interdite du 20 au 25 juin 2005.", True),
    (ORDER, "Nous avons arrêté et arrêtons :", False),
    (ORDER, "Article 3 : Le présent arrêté peut être déféré au tribunal dans un délai de deux mois.", False),
    (ORDER, "Article 1er. - D'approuver le cahier des charges.", True),
    (ORDER, "Art. 2 : de ne pas renouveler le bail.", True),
    (ORDER, "Art. 3. - De transmettre la présente délibération au Collège.", False),
    (JUDGMENT, "Article 1er : La requête de M. A est rejetée.", True),
    (JUDGMENT, "Article 2 : L'État versera à Mme B une somme de 3 000 euros.", True),
    (ORDER, "Article 4 : Le secrétaire général est chargé de l'exécution du présent arrêté.", False),
    (ORDER, "Article 5 : Le présent arrêté est publié au recueil des actes administratifs.", False),
    (ORDER, "Art. 4. - Les contraventions seront constatées par procès-verbal.", False),
    (JUDGMENT, "Infirme le jugement entrepris.", True),
    (JUDGMENT, "Dit n'y avoir lieu à statuer.", True),
    (JUDGMENT, "Renvoie l'affaire devant le tribunal d'Alès.", True),
    (JUDGMENT, "Laisse les dépens à la charge du Trésor.", True),
    (JUDGMENT, "Prie le Secrétaire général d'assurer le suivi.", True),
    (JUDGMENT, "La requête de M. Blot est rejetée.", True),
    (JUDGMENT, "La Cour, statuant publiquement, condamne la société Roux aux dépens.", True),
    (JUDGMENT, "Dit que la présente décision sera notifiée aux parties.", False),
    (JUDGMENT, "Les premiers juges ont rejeté sa demande.", False),
    (JUDGMENT, "M. Blot demande à la Cour d'infirmer le jugement.", False),
    (JUDGMENT, "La société Roux a conclu au rejet de l'appel.", False),
    (DEBATE, "La motion est rejetée (61 contre, 42 pour).", True),
    (DEBATE, "L'Assemblée adopte le projet de loi.", True),
    (DEBATE, "Le projet de loi est renvoyé à la Commission des transports.", True),
    (DEBATE, "M. Blot : J'ai voté contre ce projet.", False),
    (DEBATE, "Mme Roux : Nous avons demandé une enquête.", False),
    (DEBATE, "M. Blot : Le gouvernement a décidé de fermer trois écoles.", False),
    (DEBATE, "Mme Roux : Mon parti a adopté une charte.", False),
    (DEBATE, "Des voix : Vote nominal !", False),
    (DEBATE, "(Suspension de la séance à 14 h 6.)", False),
    (DEBATE, "Adoption du deuxième rapport du comité mixte", False),
    (DEBATE, "Les membres du conseil scolaire, dont un résident, sont élus.", False),
    (DEBATE, "Les quotas sont fixés à trois mille tonnes depuis des années, et c'est trop peu.", False),
    (DEBATE, "(La motion est adoptée et le projet de loi, lu une troisième fois, est adopté.)", True),
    (DEBATE, "(Le rapport est adopté.)", True),
]


@pytest.mark.parametrize(("head", "text", "wanted"), OF_ORDERS_AND_DEBATES)
def test_orders_judgments_and_debates(head: str, text: str, wanted: bool) -> None:  # noqa: FBT001 a table's column
    """Articles and operative parts decide, and a house of its motions; not who carries it out, what parties or members say."""
    assert bool(decided(head + text)) is wanted


ANNOUNCED = [
    ("Je vous annonce que le Gouvernement a décidé d'exonérer les éleveurs.", True),
    ("L'Ambassade a l'honneur de faire connaître que le Gouvernement accepte ces dispositions.", True),
    (
        "Le ministère informe la population que le Conseil des ministres a décrété un deuil. Le gouvernement a décidé de fermer les écoles.",
        True,
    ),
    ("Le ministère rappelle que le gouvernement a décidé de fermer les écoles.", False),
    ("Le ministre a indiqué que le gouvernement accepte ces dispositions.", False),
    ("Le ministère informe la population que la société Valmor a décidé de fermer.", False),
]


@pytest.mark.parametrize(("text", "wanted"), ANNOUNCED)
def test_what_is_announced_is_said_in_a_clause_of_its_own(text: str, wanted: bool) -> None:  # noqa: FBT001 a table's column
    """« J'ai l'honneur de faire connaître que le gouvernement accepte » tells the decision, « rappelle que » does not."""
    assert bool(decided(f"MINISTÈRE DE L'INTÉRIEUR\n\nNote\n\n{text}")) is wanted


@pytest.mark.parametrize(("text", "wanted"), BESIDE_A_COUNCIL)
def test_another_body_does_not_decide_for_the_one_that_met(text: str, wanted: bool) -> None:  # noqa: FBT001 a table's column
    """Where a text names whose it is, another body's decision is not dated by the meeting."""
    assert bool(decided(COUNCIL + text)) is wanted


def test_a_pronoun_is_who_was_last_named() -> None:
    """« Elle » is the chamber of the sentence before, however many things were named between."""
    text = "La Chambre émet le vœu que le port soit dragué. Présenté par le maire, ce texte était attendu. Elle vote un crédit."
    assert decided(text) == ["La Chambre émet le vœu que le port soit dragué.", "Elle vote un crédit."]
    assert (
        decided(
            "Conseil de la jeunesse\n\nLa fête a réuni la ville.\n\nNos parents ont bâti ce pays. Ils ont créé une monnaie."
        )
        == []
    )


SUBJECTS = [
    ("le Conseil de gouvernement", "Conseil de gouvernement", True),
    ("le Conseil de l'Europe", "Conseil de gouvernement", False),
    ("la partie malienne", "Communiqué conjoint", True),
    ("la Cour", "Cour de cassation", True),
    ("la cour d'appel", "Cour de cassation", False),
    ("l'Union africaine", "Union africaine", True),
    ("l'Union africaine", "Conseil de l'Entente", False),
    ("la loi", "Loi de finances", False),
]


@pytest.mark.parametrize(("subject", "head", "wanted"), SUBJECTS)
def test_the_head_of_a_text_says_whose_decisions_it_tells(subject: str, head: str, wanted: bool) -> None:  # noqa: FBT001 a table's column
    """A body of elsewhere decides only where the head of the text names it."""
    assert Bodies(words_of([head])).decides(Subject(subject, subject.lower()), load_cues(FRENCH).deciders) is wanted


def test_the_name_of_a_file_names_no_one_who_decides() -> None:
    """« textes/tram-gare.txt » is no title: its letters are not among the initials of « la CGT »."""
    text = "## Nos élus au conseil\n\nLa gare fut grise.\n\nLa CGT Rouvre a refusé de signer.\n"
    found = [read_single_text(name, text.encode(), FRENCH, PUBLISHED)[0] for name in ("textes/tram-gare.txt", "x.txt")]
    assert found == [(), ()]


STATE = "Le gouvernement a créé un fonds pour les ports."
SPEAKING = [
    ("", True),
    ("La mer monte. Les élus s'en inquiètent.", True),
    ("Nous avions critiqué cette mesure.", False),
    ("Le bac est à quai et nous ne pouvons plus traverser.", False),
    ("« Nous tiendrons », dit-elle.", True),
    ("Ministère des ports\n\nNous avons entendu les pêcheurs.", True),
]


@pytest.mark.parametrize(("said", "wanted"), SPEAKING)
def test_whoever_says_nous_without_a_name_is_not_the_government(said: str, wanted: bool) -> None:  # noqa: FBT001 a table's column
    """« Nous avions critiqué cette obligation »: what the government did is told as of another."""
    assert decided(f"{said}\n\nLe vent souffle. {STATE}\n") == ([STATE] if wanted else [])


PAGE = "Les bons gestes\n\nPage du 15 juin 2005\n\nChacun peut aider.\n\n"
OF_ALL = "Déclaration finale\n\nDakar, le 15 juin 2005\n\nNous, ministres des transports, sommes réunis à Dakar.\n\n"
URGED = [
    (PAGE, "Adoptons de nouveaux comportements pour nous protéger.", False),
    (PAGE, "Refusons la facilité !", False),
    (OF_ALL, "Adoptons la feuille de route des corridors.", True),
    (OF_ALL, "Décidons de créer un fonds commun.", True),
]


@pytest.mark.parametrize(("head", "text", "wanted"), URGED)
def test_what_only_urges_decides_nothing(head: str, text: str, wanted: bool) -> None:  # noqa: FBT001 a table's column
    """A verb of the first person that stands alone decides where the text says « nous », and else only urges."""
    assert (text in decided(head + text)) is wanted


AS_A_RULE = [
    ("STATUTS DU CLUB", "Article 5 - Le conseil élit un président.", False),
    ("Règlement intérieur", "Le directeur fixe les horaires.", False),
    ("Foire aux questions", "Le conseil vote le budget.", False),
    ("Présentation de la commission", "La commission attribue les aides.", False),
    ("Histoire du conseil", "Le conseil vote un impôt.", False),
    ("Conseil municipal du 14 juin 2005\n\nRèglement intérieur", "Le conseil approuve le règlement.", True),
    ("Règlement de la cantine adopté par le conseil", "Le conseil vote un tarif.", True),
    ("Communiqué", "Le conseil vote un impôt.", True),
]


@pytest.mark.parametrize(("head", "text", "wanted"), AS_A_RULE)
def test_who_decides_as_a_rule_decides_nothing_now(head: str, text: str, wanted: bool) -> None:  # noqa: FBT001 a table's column
    """Statutes, rules and presentations say who decides what; under a sitting the same words are decisions."""
    assert (text in decided(f"{head}\n\n{text}")) is wanted


TO_THE_PUBLIC = [
    ("Le maire invite les habitants à participer.", False),
    ("La préfète appelle à la prudence.", False),
    ("La préfète demande aux habitants de rester chez eux.", False),
    ("Nous vous recommandons de supprimer cette version.", False),
    ("Nous vous invitons à nous rejoindre.", False),
    ("Le maire invite le préfet à agir.", True),
    ("Le syndicat appelle à la grève.", True),
    ("Nous recommandons au Gouvernement d'agir.", True),
]


@pytest.mark.parametrize(("text", "wanted"), TO_THE_PUBLIC)
def test_advice_to_the_public_is_no_decision(text: str, wanted: bool) -> None:  # noqa: FBT001 a table's column
    """What readers are asked to do is advice, what an authority is asked is a demand."""
    assert bool(decided(text)) is wanted


NOTARIES = "Chambre des notaires de l'Aisne\nCommuniqué\n\nLaon, le 15 juin 2005\n\nLa Chambre des notaires de l'Aisne a tenu séance mardi 14 juin.\n\n"
GROUP = "Groupe Valmor\n\nCommuniqué de presse du 15 juin 2005\n\nLe groupe Valmor publie ses résultats.\n\n"
UNION = "Syndicat des marins\n\nSaint-Malo, le 15 juin 2005\n\nLa mer est à tous.\n\n"
OF_THREE_HOUSES = [
    (NOTARIES, "Elle a radié deux études.", True),
    (NOTARIES, "La Chambre a par ailleurs instauré une permanence gratuite.", True),
    (NOTARIES, "Ses membres ont élu Mme Roux présidente.", True),
    (NOTARIES, "Les notaires présents ont unanimement rejeté le nouveau barème.", True),
    (NOTARIES, "Le barreau de Laon a rejeté ce projet.", False),
    (NOTARIES, "Le Conseil supérieur du notariat avait validé ce barème.", False),
    (NOTARIES, "La Chancellerie a refusé toute dérogation.", False),
    (NOTARIES, "La Chambre a entendu M. Blot sur la réforme.", False),
    (NOTARIES, "La Chambre s'inquiète de la baisse des dotations.", False),
    (NOTARIES, "La Chambre prie le préfet de recevoir une délégation.", True),
    (NOTARIES, "Elle met en place un guichet unique.", True),
    (NOTARIES, "Elle crée un fonds de secours doté de 20 000 euros.", True),
    (NOTARIES, "Il est institué un fonds de secours.", True),
    (NOTARIES, "Sont élus au bureau : MM. Blot et Roux.", True),
    (NOTARIES, "Le règlement prévoit que la Chambre fixe les tarifs.", False),
    (NOTARIES, "La cotisation est portée à 120 euros.", True),
    (NOTARIES, "Quitus est donné au trésorier.", True),
    (NOTARIES, "La Chambre appelle ses membres à la vigilance.", True),
    (NOTARIES, "La Chambre entend défendre ses droits.", False),
    (NOTARIES, "Il serait souhaitable que la Chambre adopte une charte.", False),
    (GROUP, "Valmor va céder son usine de Dole.", False),
    (GROUP, "Le conseil d'administration a décidé de proposer un dividende de 1,20 euro.", True),
    (GROUP, "Le groupe a signé un accord avec la société Terval.", True),
    (GROUP, "Le groupe maintient ses objectifs pour l'année.", True),
    (GROUP, "L'Autorité des marchés a autorisé l'opération.", False),
    (GROUP, "Le directoire a nommé Mme Lenz directrice financière.", True),
    (GROUP, "La société Terval a décidé de fermer son site.", False),
    (GROUP, "Le marché français a progressé de 3 %.", False),
    (GROUP, "Le groupe réduit ses investissements de 10 %.", False),
    (UNION, "Nous refusons la privatisation du port.", True),
    (UNION, "Le syndicat dépose un préavis de grève.", True),
    (UNION, "Le syndicat appelle à la grève.", True),
    (UNION, "L'assemblée générale a reconduit la grève.", True),
    (UNION, "Le gouvernement refuse de négocier.", False),
    (UNION, "L'armateur a décidé de supprimer cent postes.", False),
    (UNION, "Nous dénonçons ces méthodes.", False),
    (UNION, "Nous demandons l'ouverture de négociations.", True),
    (UNION, "Le préfet a interdit le rassemblement.", False),
    (UNION, "La direction a proposé une prime.", False),
    (UNION, "Nous avons rencontré le ministre.", False),
]


@pytest.mark.parametrize(("head", "text", "wanted"), OF_THREE_HOUSES)
def test_a_house_tells_its_own_decisions(head: str, text: str, wanted: bool) -> None:  # noqa: FBT001 a table's column
    """A chamber that sat, a company, a union: what each decides, asks and undertakes, not what others do."""
    assert (text in decided(head + text)) is wanted
