"""What a day tells hangs on the words around it: what an act that is only named did, whether its day is supposed."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.events.extraction import extract_events
from timeline.language import load_language
from timeline.reading.communique import read_sentences

FRENCH = load_language("fr")
PUBLISHED = date(2012, 6, 15)


def told(text: str) -> list[str]:
    """Kind and date of each event of a text."""
    found = extract_events(read_sentences("a.txt", text, FRENCH), PUBLISHED, FRENCH)
    return [f"{event.kind} {event.when}" for event in found]


DECIDED, PAST = ["decision 2011-05-03"], ["past 2011-05-03"]
INVOKED = [
    ("Vu la décision du 3 mai 2011 de la présidente de la commission désignant Mme Roux rapporteure ;", DECIDED),
    ("Vu la décision du 3 mai 2011 nommant M. Roux commissaire enquêteur ;", DECIDED),
    ("Vu l'ordonnance du 3 mai 2011 par laquelle le juge a rejeté la demande ;", DECIDED),
    ("Vu l'arrêté n° 12/2011 du maire en date du 3 mai 2011 mettant en demeure la société Durand ;", DECIDED),
    ("Vu la délibération du 3 mai 2011 du conseil municipal prescrivant la révision du plan ;", DECIDED),
    ("Vu les lettres recommandées avec demande d'avis de réception du 3 mai 2011 informant les élus ;", PAST),
    ("Vu les lettres recommandées avec avis de réception du 3 mai 2011 convoquant Mme Sow ;", PAST),
    ("Vu le courrier du 3 mai 2011 notifiant les griefs à la société Durand ;", PAST),
    ("Vu la requête, enregistrée le 3 mai 2011 au greffe, présentée par M. Roux ;", PAST),
    ("Vu la loi du 3 mai 2011 ;", []),
    ("Vu la loi du 3 mai 2011 désignant les sites protégés ;", []),
    ("Vu le décret du 3 mai 2011 fixant la liste des communes ;", []),
    ("Vu la position n° 2010-05 du 15 octobre 2010 et notamment son annexe 1 ;", []),
    ("Vu la position-recommandation n° 2011-24 du 3 mai 2011 ;", []),
    ("Vu le règlement du 3 mai 2011, notamment son article 3 ;", []),
    ("Vu l'arrêté du 3 mai 2011 portant règlement du port ;", []),
    ("Vu la décision n° 2011-12 du 3 mai 2011 relative aux tarifs ;", []),
    ("Vu la décision prise en application de la loi du 3 mai 2011 désignant les sites ;", []),
]


@pytest.mark.parametrize(("text", "wanted"), INVOKED)
def test_what_is_invoked_tells_what_it_did(text: str, wanted: list[str]) -> None:
    """« Vu la décision du 3 mai désignant … » tells what was decided, « Vu la loi du 3 mai » nothing."""
    assert told(text) == wanted


SUPPOSED = [
    (
        "Mme Roux propose, si la fête tombe un lundi, que l'on monte la tente la veille et que l'on range le lendemain.",
        [],
    ),
    ("Si la course a lieu un dimanche, les coureurs arrivent la veille.", []),
    ("En cas de neige, la collecte est reportée au lendemain.", []),
    ("Quand une réunion a lieu un mardi, le compte rendu est envoyé le lendemain.", []),
    ("Chaque fois qu'un conseil se tient, l'ordre du jour est affiché la veille.", []),
    ("Le candidat qui retire son dossier un vendredi le rend le lendemain.", []),
    ("À supposer que le vote ait lieu un dimanche, le dépouillement se ferait le lendemain.", []),
    ("S'il pleut, la course se court deux jours plus tard.", []),
    ("Le match s'est joué le 3 juin. Si la pluie revient, on rejouera le lendemain.", ["past 2012-06-03"]),
    ("Le conseil s'est réuni le 3 juin et a visité le port le lendemain.", ["meeting 2012-06-03", "past 2012-06-04"]),
    (
        "Le 3 juin, le maire a reçu les élus. Lorsqu'un incendie a éclaté, le lendemain, il était au port.",
        ["past 2012-06-03", "past 2012-06-04"],
    ),
    (
        "Le 3 juin, la foire a ouvert ; si bien que le quai a été fermé le lendemain.",
        ["past 2012-06-03", "past 2012-06-04"],
    ),
    (
        "Le pont a été fermé le 3 juin. Un lundi, il a rouvert ; le lendemain, il a cédé.",
        ["past 2012-06-03", "past 2012-06-04"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SUPPOSED)
def test_a_day_of_what_is_supposed_is_none(text: str, wanted: list[str]) -> None:
    """« si la course a lieu un dimanche, ils arrivent la veille » names no day; what was done the day after does."""
    assert told(text) == wanted


LINES = [
    ("Sortie du Père Noël en décembre.", ["planned 2012-12"]),
    ("**3. Visite du musée en décembre.**", ["planned 2012-12"]),
    ("Voyage à Lisbonne en avril 2013", ["planned 2013-04"]),
    ("Repas des aînés fin janvier 2013.", ["planned 2013-01"]),
    ("Inauguration du gymnase en mai 2012.", ["past 2012-05"]),
    ("Du lundi 3 au vendredi 7 septembre 2012 Semaine d'accueil", ["planned 2012-09-03/2012-09-07"]),
    ("Bilan de décembre.", []),
    ("Rapport annuel 2011", []),
    ("Menu de novembre", []),
    ("Horaires en juillet", []),
    ("Le bilan financier pour l'année écoulée est marqué par une baisse des recettes.", []),
    ("Les comptes de l'année écoulée sont équilibrés.", []),
    ("L'année écoulée a été riche.", []),
    ("Au cours de l'année écoulée, la dette a doublé.", ["past 2011"]),
]


@pytest.mark.parametrize(("text", "wanted"), LINES)
def test_a_line_without_a_verb_names_what_is_held(text: str, wanted: list[str]) -> None:
    """« Voyage à Lisbonne en avril » tells when it is; what an account is of is no event."""
    assert told(text) == wanted


MET = "meeting 2012-05-10"
MEETINGS = [
    ("À une séance tenue le 3 mai 2012, ajournée au 10 mai 2012 à 19 h.", ["meeting 2012-05-03", MET]),
    ("La réunion a été reportée au 10 mai 2012.", [MET]),
    ("L'assemblée, ajournée au jeudi 10 mai 2012, s'est tenue à Sète.", [MET]),
    ("Le procès a été ajourné au 10 mai 2012.", ["decision 2012-05-10"]),
    ("La séance a examiné la question, ajournée au 10 mai 2012.", ["past 2012-05-10"]),
    ("Luc et Anne ont assisté à l'assemblée du comité le jeudi 10 mai 2012.", [MET]),
    ("Le maire a assisté le 10 mai au conseil d'école.", [MET]),
    ("Mme Roux a pris part au congrès de la fédération le 10 mai 2012.", [MET]),
    ("Le maire a assisté au match le 10 mai 2012.", ["past 2012-05-10"]),
    ("Elle a participé au marathon le 10 mai 2012.", ["past 2012-05-10"]),
    (
        "Cela suit les conclusions du Conseil Affaires étrangères exceptionnel du 10 mai et l'adoption d'une offre.",
        [MET],
    ),
    ("Le ministre soutient les conclusions du comité directeur du 10 mai.", [MET]),
    ("Le règlement du conseil du 10 mai 2012 fixe les prix.", []),
]


@pytest.mark.parametrize(("text", "wanted"), MEETINGS)
def test_who_attends_meets(text: str, wanted: list[str]) -> None:
    """A sitting put off, an assembly attended and the « Conseil Affaires étrangères du 10 mai » are meetings."""
    assert told(text) == wanted


TODAY = "decision 2012-06-15"
HEAD = "# Conseil municipal du 15 juin 2012\n\n"
AROUND = [
    ("Suite à la réunion du 10 mai, le Bureau a décidé de fermer la piscine.", ["decision 2012-05-10"]),
    ("À la suite de la réunion du 10 mai 2012, le conseil a adopté le budget.", ["decision 2012-05-10"]),
    ("Suite à l'incendie du 10 mai, le conseil a voté une aide.", ["past 2012-05-10", TODAY]),
    ("À la suite des crues du 10 mai 2012, le conseil a voté une aide.", ["past 2012-05-10", TODAY]),
    ("L'intersyndicale s'est réunie ce jour. Elle a décidé de reconduire la grève.", ["meeting 2012-06-15", TODAY]),
    ("L'intersyndicale exige le retrait du projet.", []),
    (
        "Préavis de grève pour le 22 juin 2012.\n\nNous demandons l'abrogation du décret. Nous exigeons des postes.",
        ["planned 2012-06-22"],
    ),
    ("L'intersyndicale appelle les agents à la grève.", [TODAY]),
    (f"{HEAD}Le conseil demande au préfet la réouverture du bac.", ["meeting 2012-06-15", TODAY]),
    (
        f"{HEAD}Les agents ont déposé un préavis de grève. Le conseil demande au préfet un médiateur.",
        ["meeting 2012-06-15", TODAY],
    ),
    (f"{HEAD}Le procès-verbal de la séance du 10 mai est approuvé.", ["meeting 2012-06-15", MET, TODAY]),
]


@pytest.mark.parametrize(("text", "wanted"), AROUND)
def test_what_follows_a_meeting_or_a_claim(text: str, wanted: list[str]) -> None:
    """« Suite à la réunion du 10 mai, le Bureau a décidé » is of that day; what strikers demand is no decision."""
    assert told(text) == wanted
