"""What a sentence tells of another day than the text's, and what is decided without one beside it."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.events.extraction import extract_events
from timeline.language import load_language
from timeline.reading.communique import read_sentences

FRENCH = load_language("fr")
PUBLISHED = date(2013, 9, 25)
TODAY = "decision 2013-09-25"


def told(text: str, head: str = "Rapport d'activité du Bureau de l'Assemblée des rives") -> list[str]:
    """Kind and date of each event of the last sentences of a text, under a head."""
    found = extract_events(read_sentences("a.txt", f"{head}\n\n{text}", FRENCH), PUBLISHED, FRENCH)
    return [f"{event.kind} {event.when}" for event in found if event.sentence.text in text]


JUNE = "decision 2013-06-28"
OF_A_SITTING = [
    ("A sa réunion du 28 juin 2013, le Bureau m'a désigné comme rapporteur.", [JUNE]),
    ("À sa séance du 28 juin, la commission a nommé M. Roux rapporteur.", [JUNE]),
    ("Le Bureau, à sa troisième réunion du 28 juin 2013, a désigné M. Roux rapporteur.", [JUNE]),
    ("Le Bureau m'a désigné rapporteur à sa réunion du 28 juin 2013.", [JUNE]),
    ("Le Bureau m'a désigné rapporteur lors de sa réunion du 28 juin 2013 et a fixé mon mandat.", [JUNE]),
    ("Lors de sa séance du 28 juin 2013, le comité les a mandatés pour négocier.", [JUNE]),
    ("Au cours de la session du 28 juin 2013, l'Assemblée s'est prononcée pour le maintien du bac.", [JUNE]),
    ("À la réunion du Bureau du 28 juin 2013, M. Roux a été désigné rapporteur.", ["meeting 2013-06-28"]),
    ("Lors de la séance tenue le 28 juin 2013, il a été décidé de créer un fonds.", ["meeting 2013-06-28"]),
    ("L'assemblée, tenue le 28 juin 2013 à Sète, a décidé de vendre le bac.", ["meeting 2013-06-28"]),
    ("L'élection a eu lieu le 7 février, et le 28 juin, le conseil a désigné M. Roux.", ["past 2013-02-07", JUNE]),
    ("L'élection s'est tenue le 7 février et, le 28 juin, le Bureau a nommé M. Roux.", ["meeting 2013-02-07", JUNE]),
    ("Quelques semaines plus tard, le Bureau a approuvé la réforme.", []),
    ("Saisi le 28 juin 2013, le Bureau a rejeté la demande.", ["past 2013-06-28", TODAY]),
    ("Le rapport a été adopté le 28 juin 2013 ; le Bureau a décidé d'en publier le texte.", [JUNE, TODAY]),
    ("Quelques minutes plus tard, le Bureau a approuvé la réforme.", [TODAY]),
    ("Le Bureau s'est réuni le 7 février et le 28 juin.", ["meeting {2013-02-07,2013-06-28}"]),
    ("Lors du conseil d'administration du 28 juin 2013, M. Roux a été félicité.", ["meeting 2013-06-28"]),
    ("Elle est revenue sur le conseil municipal ordinaire du 28 juin 2013.", ["meeting 2013-06-28"]),
]


@pytest.mark.parametrize(("text", "wanted"), OF_A_SITTING)
def test_what_a_sitting_did_is_of_its_day(text: str, wanted: list[str]) -> None:
    """« À sa réunion du 28 juin » dates all that its clause decides; another clause or sentence is of the text's day."""
    assert told(text) == wanted


TRIAL = "La décision est tombée lors de l'audience du 24 septembre, consacrée au verdict."
SESSION = "La décision a été prise ce mercredi, à l'issue d'une session de l'assemblée générale de la Ligue."
HOUSE = "Comité mixte sur les bacs\n\nTÉMOIGNAGES"
YESTERDAY = "decision 2013-09-24"
WITHOUT_A_DATE = [
    (TRIAL, "À l'issue du procès, la cour a condamné le garde à deux ans d'emprisonnement.", [YESTERDAY]),
    (TRIAL, "Le tribunal a condamné M. Roux à dix mois de prison.", [YESTERDAY]),
    (TRIAL, "Les juges ont relaxé les trois gardes.", [YESTERDAY]),
    (TRIAL, "La Cour d'appel de Brest a condamné le garde à deux ans d'emprisonnement.", []),
    (TRIAL, "Le procureur a condamné ces faits.", []),
    ("Le conseil municipal s'est réuni ce jour.", "Le tribunal a relaxé les trois gardes.", []),
    (SESSION, "Le mandat du comité provisoire est prolongé de six mois.", [TODAY]),
    (SESSION, "Le mandat du bureau est prorogé d'un an.", [TODAY]),
    (SESSION, "Le quai est prolongé par un ponton.", []),
    ("La Ligue tient sa fête ce mercredi.", "Le mandat du bureau est prorogé d'un an.", []),
    (HOUSE, "(La motion est adoptée.)", [TODAY]),
    (HOUSE, "(L'amendement est rejeté.)", [TODAY]),
    (HOUSE, "[Le projet de loi est adopté avec dissidence.]", [TODAY]),
    (HOUSE, "D'accord ? (La motion est adoptée.)", [TODAY]),
    (HOUSE, "(La motion est débattue.)", []),
    (HOUSE, "(La séance est levée.)", []),
]


@pytest.mark.parametrize(("head", "text", "wanted"), WITHOUT_A_DATE)
def test_a_trial_a_session_and_a_bracket_tell_who_decides(head: str, text: str, wanted: list[str]) -> None:
    """The court of the trial, the assembly that decided this day and « (La motion est adoptée.) » decide."""
    assert told(text, head) == wanted


OF_WHAT_KIND = [
    ("La réunion du 28 juin a duré deux heures.", ["meeting 2013-06-28"]),
    ("Le conseil des ministres d'hier a été marqué par des nominations.", ["meeting 2013-09-24"]),
    ("L'audience du 28 juin a été longue.", ["meeting 2013-06-28"]),
    ("La réunion du 28 juin a approuvé le budget.", [JUNE]),
    ("La régate du 28 juin a duré deux heures.", ["past 2013-06-28"]),
    ("Les travaux de ce 25 septembre avaient six points à l'ordre du jour.", ["meeting 2013-09-25"]),
    ("Les travaux du 28 juin ont abîmé le quai.", ["past 2013-06-28"]),
    ("Les suspensions prononcées par le comité lors de sa séance du 28 juin sont inscrites.", [JUNE]),
    ("Le discours prononcé par le maire lors de la séance du 28 juin est affiché.", ["meeting 2013-06-28"]),
    ("Lors d'une conférence de presse, le 24 septembre, le conseil a tenu à écarter tout doute.", ["past 2013-09-24"]),
    ("Le ministre a annoncé le 24 septembre, lors d'une conférence de presse, un pont.", ["past 2013-09-24"]),
    ("Le ministre a tenu une conférence de presse le 24 septembre.", ["meeting 2013-09-24"]),
    ("Le port est sûr, a déclaré ce matin le ministre devant la conférence des maires.", ["past 2013-09-25"]),
    ("Le système tient, a affirmé aujourd'hui la présidente devant l'assemblée générale.", ["past 2013-09-25"]),
    ("Le ministre a ouvert ce matin la conférence des maires.", ["meeting 2013-09-25"]),
    ("Mais aujourd'hui, nous sommes surpris que rien ne soit dit.", []),
    ("Or aujourd'hui, la digue n'est plus sûre.", []),
    ("Mais aujourd'hui, le Bureau a approuvé la réforme.", [TODAY]),
    ("Les parcours sont sur le site « Balade de printemps 2013 ».", []),
    ("« Levez-vous », ordonne la présidente.", []),
    ("La caisse est toujours pleine, mais l'Assemblée a décidé de relever le tarif.", [TODAY]),
    ("L'Assemblée a toujours approuvé ce tarif.", []),
]


@pytest.mark.parametrize(("text", "wanted"), OF_WHAT_KIND)
def test_a_meeting_is_none_of_what_is_said_and_now_is_no_day(text: str, wanted: list[str]) -> None:
    """A meeting named by its day is told by any verb; what is said in public, of now or in quotes is no meeting."""
    assert told(text) == wanted


UNION = "Mobilisation du 3 octobre\n\nLe syndicat appelle au calme."
CLAIMED = [
    (f"{UNION}\n\nLes revendications", "L'intersyndicale exige un budget juste.", []),
    (f"{UNION}\n\nNos exigences", "La coordination demande au ministre de rouvrir le quai.", []),
    (f"{UNION}\n\nLes revendications", "Nous réclamons la hausse des salaires.", []),
    (f"{UNION}\n\nLes revendications", "L'intersyndicale a décidé de déposer un préavis.", [TODAY]),
    (f"{UNION}\n\nLes salaires", "L'intersyndicale exige un budget juste.", []),
    ("Le congrès s'est réuni ce jour.\n\nLes revendications", "Le congrès exige un budget juste.", [TODAY]),
    ("Statuts", "Le comité siège sur convocation et ordre du jour diffusés par la présidente, Lise Aubry, le 18 juin.", ["past 2013-06-18"]),
    ("Bureau", "Le comité s'est réuni, avec sa présidente, Lise Aubry, le 18 juin.", ["meeting 2013-06-18"]),
]


@pytest.mark.parametrize(("head", "text", "wanted"), CLAIMED)
def test_claims_decide_nothing_and_papers_are_of_their_day(head: str, text: str, wanted: list[str]) -> None:
    """Under « Nos revendications » what is asked is claimed, unless a congress sits; « diffusé par X, le 18 juin »."""
    assert told(text, head) == wanted
