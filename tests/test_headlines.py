"""Headlines that are proposed: one line out of the entry's own clause, or none."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import copy
from rules import write_rules

from timeline.chronology.corpus import read_corpus
from timeline.chronology.pipeline import all_entries, compose_chronology
from timeline.dates import find_dates
from timeline.events.extraction import extract_events
from timeline.events.headlines import propose_for_words, propose_headline
from timeline.events.headlines.bare import bares_dated
from timeline.events.headlines.line import LONGEST, make_line
from timeline.events.headlines.propose import best_line
from timeline.events.headlines.rules import DATE, load_headlines
from timeline.events.trial import try_rules
from timeline.language import load_language
from timeline.model.former import told
from timeline.project.folders import Project
from timeline.reading.communique import read_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FRENCH = load_language("fr")
RULES = load_headlines(FRENCH)
PUBLISHED = date(2011, 10, 20)


def proposed(text: str) -> list[str]:
    """The headline of each event of a text without header; empty where none is proposed."""
    events = extract_events(read_sentences("a.txt", text, FRENCH), PUBLISHED, FRENCH)
    assert events, f"no event in {text!r}"
    return [propose_headline(event, FRENCH) for event in events]


CLAUSES = [
    # an infinitive without what is done: « Déposer par écrit »
    ("Les observations sont à déposer par écrit avant le 30 juin 2011.", "Les observations sont à déposer par écrit"),
    # A clause with its verb: the date, what is set in front and what is said in between go.
    ("Le bac de Saint-Clair a repris son service le 30 septembre 2011.", "Le bac de Saint-Clair a repris son service"),
    ("Le 8 août 2011, sur la jetée, une passante a été mordue par un chien.", "Une passante a été mordue par un chien"),
    ("Enfin, le barrage sera vidé, par ailleurs, en mars 2012.", "Le barrage sera vidé"),
    ("La régie, dirigée par M. Roche, a fermé le pont aux camions le 3 mai 2011.", "La régie a fermé le pont aux camions"),
    ("Trois stations ont été installées les 13 et 14 septembre 2011 au bord du lac.",
     "Trois stations ont été installées au bord du lac"),
    ("La préfète a annoncé que le lycée rouvrira le 2 janvier 2012.", "Le lycée rouvrira"),
    ("Le maire a informé le conseil qu'il se rendra à Lomé du 22 au 26 novembre 2011.", "Le maire se rendra à Lomé"),
    ("Le fonds est maintenu jusqu'au 31 mai 2012 pour tous les pêcheurs.", "Le fonds est maintenu pour tous les pêcheurs"),
    # Without its date the verb says nothing.
    ("La consultation durera jusqu'au 19 novembre 2011.", "La consultation durera jusqu'au 19 novembre 2011"),
    ("Les travaux du quai ne commenceront pas avant 2013.", "Les travaux du quai ne commenceront pas avant 2013"),
    # The noun that the date belongs to.
    ("Le préfet a fait le point sur la préparation de la Fête du fleuve prévue les 3 et 4 décembre 2011.", "Fête du fleuve"),
    ("Le vraquier Clara, construit en 1979 à Gdynia, est à quai.", "Vraquier Clara construit à Gdynia"),
    ("Il salue la publication, le 6 mai 2011, de la liste des navires autorisés.",
     "Publication de la liste des navires autorisés"),
    ("Le maire est revenu sur la cérémonie de remise des prix du lycée qu'il a présidée le mardi 4 octobre 2011.",
     "Cérémonie de remise des prix du lycée"),
    ("Fermé depuis le 3 janvier 2009, le musée des Bateliers reste vide.", "Musée des Bateliers fermé"),
    ("La secousse a touché la vallée, dont la carte avait été dressée en 1961.",
     "La carte de la vallée avait été dressée"),
    ("Le garde, qui tint le phare de 1931 à 1942, est resté sans successeur.", "Le garde tint le phare"),
    # What is to be done.
    ("Le comité travaille afin d'établir d'ici 2015 une zone de libre passage.", "Établir une zone de libre passage"),
    # Meetings, decisions, nominations.
    ("Le jury du prix s'est réuni ce jour à Genève et a désigné un lauréat.", "Réunion du jury du prix à Genève"),
    ("Prochaine séance : lundi 28 novembre 2011 à 19 heures.", "Prochaine séance"),
    ("Juin 1940 : le château est réquisitionné par la marine.", "Le château est réquisitionné par la marine"),
    ("Mme Rose Kane, ingénieure, matricule 627 951/F, a été nommée le 3 mai 2011 directrice du port.",
     "Rose Kane nommée directrice du port"),
    # What says little without its date keeps it; what a clause needs is not cut away.
    ("Le stock du cabillaud n'a jamais été aussi faible depuis 1963.",
     "Le stock du cabillaud n'a jamais été aussi faible depuis 1963"),
    ("→ Le 24 septembre 2011, Fordier annonçait la fermeture de son usine.", "Fordier annonçait la fermeture de son usine"),
    ("Elle arrive en remplacement de M. Roche, qui prendra sa retraite le 3 mai 2012.", "M. Roche prendra sa retraite"),
    ("La baignade reste interdite jusqu'au 15 novembre 2011 inclus.", "La baignade reste interdite"),
    ("Un deuil est décrété en mémoire des victimes de la tornade qui a frappé Bassin-Bleu le 21 mai 2011.",
     "La tornade a frappé Bassin-Bleu"),
    ("Le conseil prend acte du protocole conclu le 31 janvier 2011 avec les syndicats.",
     "Protocole conclu avec les syndicats"),
    ("Le 24 septembre 2011, Fordier annonçait la fermeture d'Orbelle pour la fin 2014.",
     "Fordier annonçait la fermeture d'Orbelle pour la fin 2014"),
    # A long name gives way to its acronym, an enumeration is not cut in two.
    ("Mme Rose Kane est nommée le 3 mai 2011 présidente de la Société nationale des terres du delta et des vallées (SNTDV).",
     "Rose Kane nommée présidente de la SNTDV"),
    ("Le 5 mai 2011, le conseil a visité les écoles, les gymnases et les bibliothèques de la basse ville, "
     "puis les chantiers du nouveau port et de la gare maritime.",
     "Le conseil a visité les écoles, les gymnases et les bibliothèques de la basse ville"),
    # A clause is not cut before its verb, nor an item left with its number.
    ("Le 5 mai 2011, la présidente du conseil du fleuve et des deux canaux a annoncé que la digue, de par son âge et les "
     "coups de la marée, devait être refaite.", ""),
    ("12 - Approbation du budget du port par le conseil le 5 mai 2011.", "Approbation du budget du port par le conseil"),
    ("À la mémoire de l'ancien maire Jean Roche décédé le 3 mai 2011, une minute de silence a été observée.",
     "Ancien maire Jean Roche décédé"),
    ("Sur la base des données arrêtées au 30 juin 2011, la perte atteint deux millions.", "Données arrêtées"),
    ("12 ; 5 mai 2011 : Ouverture du pont ; Orbelle.", "Ouverture du pont"),
    ("Ouverture du pont : 5 mai 2011 ; Orbelle.", "Ouverture du pont"),
    ("Le 5 mai 2011, la salle des fêtes a été rénovée [12].", "La salle des fêtes a été rénovée"),
    ("Le 3 mai 2011, la Présidente a demandé au ministre de l'Agriculture de fermer les ports.",
     "La Présidente a demandé au ministre de l'Agriculture de fermer les ports"),
    ("c. des agents ont été recrutés le 5 mai 2011.", "Des agents ont été recrutés"),
    ("Le 5 mai 2011, elle a voté pour la Maison Pour Tous de La Haye.", ""),
]

NONE = [
    "Il s'est rendu à Beauvais entre mars et juin 2011.",
    "Celle-ci sera détachée le 22 novembre 2011.",
    "Opérée le lendemain à Briançon, elle a repris son travail en mars 2011.",
    "Cette érosion, engagée dès mars 2011, tient au vent.",
    "Nous avons évacué onze blessés le 3 mai 2011.",
    "« Au printemps 2011, nous avons demandé un effort », a dit le maire.",
    "Une autre a été livrée le 3 mai 2011.",
    "La première ouvrira ses portes au printemps 2012.",
    "La production y reprendra le 3 janvier 2012.",
    "Les postiers les ont rejoints le 3 mai 2011.",
    "La Ligue se réjouit de la libération de MM. Abakar, Dinga et Oumar, détenus depuis le 26 mars 2011.",
    "Ceux-là couleront vers 2026.",
    "La cour rappelle que la ville avait été condamnée en 2005 et qu'elle disposait d'un délai pour se corriger.",
    "Confions au Bureau, d'ici au 30 juin 2012, cette tâche.",
    "La carte, hors d'usage, sera à remplacer ; nous l'avons décidé le 3 mai 2011.",
    "Depuis sa création en 2000, le Forum est devenu un modèle.",
    # What a page runs together: a number, a heading in capitals, a sentence that begins in the midst.
    "CANADA PROVINCE DE QUÉBEC MUNICIPALITÉ D ORBELLE Procès-verbal Séance ordinaire tenue le 3 mai 2011.",
    "Séances antérieures 2.1 Adoption du procès-verbal de la séance ordinaire du 3 mai 2011.",
    "Les pêcheurs sont détenus depuis qu'ils ont été arrêtés le 3 mai 2011.",
    "Où sera la fête le 3 mai 2012 ?",
    "La Présidente a demandé au ministre de l'Agriculture et de la Pêche, par une lettre du 3 mai 2011, un premier rapport sur la situation des forêts, des ports et des cultures.",
]


@pytest.mark.parametrize(("text", "line"), CLAUSES, ids=lambda value: value[:40])
def test_a_clause_makes_a_line(text: str, line: str) -> None:
    """The first event of the sentence has the line that an editor would keep."""
    assert proposed(text)[0] == line


@pytest.mark.parametrize("text", NONE, ids=lambda value: value[:40])
def test_better_none_than_a_bad_one(text: str) -> None:
    """What leans on another sentence, speaks to someone or cannot be told makes no headline."""
    assert not any(proposed(text))


def test_a_meeting_and_its_decisions() -> None:
    """The meeting by who met, its decisions by their nouns, an item by what is to be done."""
    text = (
        "Le Conseil du fleuve s'est réuni le 20 octobre 2011 à Orbelle. Il a adopté le budget communal. Il a chargé le "
        "Bureau :\n\n- d'étudier la création d'un poste de secours ;\n- s'agissant de la pêche, de fixer les quotas."
    )
    assert proposed(text) == [
        "Réunion du Conseil du fleuve à Orbelle",
        "Adoption du budget communal",
        "Étudier la création d'un poste de secours",
        "Pêche : fixer les quotas",
    ]


def test_two_dates_of_a_sentence_have_a_line_each() -> None:
    """Each date tells the clause that it governs."""
    text = "L'enquête s'était déroulée du 2 mai au 3 juin 2011 ; le commissaire a rendu un avis favorable le 29 juin 2011."
    assert proposed(text) == ["L'enquête s'était déroulée", "Le commissaire a rendu un avis favorable"]


GERMAN = [
    ("Der Kreistag hat am 3. Mai 2011 den Nahverkehrsplan beschlossen.", "Kreistag beschließt den Nahverkehrsplan"),
    ("Am 4. Mai 2011 hat der Senat die Berufung einstimmig gebilligt.", "Senat billigt die Berufung"),
    ("Das Abkommen wurde am 2. Mai 2011 in Trier unterzeichnet.", "Das Abkommen in Trier unterzeichnet"),
    ("Die Vollversammlung fand am 2. Mai 2011 in Gera statt.", "Vollversammlung in Gera"),
    ("Die Satzung tritt am 1. Juni 2011 in Kraft.", "Die Satzung tritt in Kraft"),
    # an adjective keeps its article: « Grosse Rat » is no German; « die nächste » ends as it would without one
    ("Der Große Rat hat am 3. Mai 2011 das Jagdgesetz angenommen.", "Der Große Rat nimmt das Jagdgesetz an"),
    ("Am 4. Mai 2011 tagte der Europäische Rat in Gera.", "Der Europäische Rat tagt in Gera"),
    ("Der nächste Kreistag findet am 2. Juni 2011 in Gera statt.", "Nächster Kreistag in Gera"),
    ("Die Minister werden das Programm für das Jahr 2012 billigen.", "Die Minister werden das Programm billigen"),
    # What leans, speaks, or has not enough to stand alone.
    ("Die Arbeiten dauern bis zum 2. Juni 2011.", ""),
    ("Sie wurde am 2. Mai 2011 in Trier unterzeichnet.", ""),
    ("Wir haben am 2. Mai 2011 den Bericht angenommen.", ""),
    ("Dieses Abkommen wurde am 2. Mai 2011 unterzeichnet.", ""),
    ("Ihr Amt tritt sie am 1. Juni 2011 an.", ""),
]


@pytest.mark.parametrize(("said", "headline"), GERMAN, ids=lambda text: text[:30])
def test_german_headlines(said: str, headline: str) -> None:
    """A newspaper's line, its verb as it stands there; nothing where nothing stands alone."""
    language = load_language("de")
    event = extract_events(read_sentences("a.txt", f"{said}\n", language), PUBLISHED, language)[0]
    assert propose_headline(event, language) == headline


TRANSLATED = [
    ("Der Kreistag hat am 3. Mai 2011 den Nahverkehrsplan beschlossen.", "de", "Kreistag beschließt den Nahverkehrsplan"),
    ("Le conseil a inauguré le 3 mai 2011 le pont de Trèves.", "fr", "Le conseil a inauguré le pont de Trèves"),
    # a translation that leans, one without its date, a language without rules for headlines
    ("Sie wurde am 3. Mai 2011 in Trier unterzeichnet.", "de", ""),
    ("Der Kreistag hat den Nahverkehrsplan beschlossen.", "de", ""),
    ("The council opened the bridge on 3 May 2011.", "en", ""),
]


@pytest.mark.parametrize(("said", "code", "headline"), TRANSLATED, ids=lambda text: text[:30])
def test_a_translation_has_its_own(said: str, code: str, headline: str) -> None:
    """Cut out of the words beside the date's, by the rules of the translation's language."""
    language = load_language(code)
    marks = [(mention.start, mention.end) for mention in find_dates(said, language, PUBLISHED)]
    assert propose_for_words(said, marks, language) == headline


def test_what_a_page_left_in_the_text_is_in_no_headline() -> None:
    """Links, emphasis and tags go with their marks; what is no prose makes no headline."""
    text = "Le [ministère](https://example.org/a_b) a fermé le poste *Alpha* le 3 mai 2011."
    assert proposed(text) == ["Le ministère a fermé le poste Alpha"]
    assert not any(proposed("Le | 3 mai 2011 | adopté ; a été <b>lu</b> ### fermé le 4 mai 2011."))


def _words(text: str) -> Sequence[str]:
    return re.findall(r"\w+", text.lower())


@pytest.mark.parametrize(("text", "line"), CLAUSES, ids=lambda value: value[:40])
def test_nothing_is_made_up(text: str, line: str) -> None:
    """Every word of a headline stands in the text, but for the noun of a verb and the words that join it."""
    assert RULES is not None
    made = {*RULES.nouns.values(), "réunion", "décision", "ouverture", "à", "de", "du", "des", "d", "le", "la", "les", "l"}
    assert {*_words(line)} - {*_words(text)} <= made


RULES_OF_ONES_OWN = [
    ('[[turn]]\nname = "met"\npattern = "réuni"\nmakes = "{who}"\n', 2, "makes '{who}', and its pattern names"),
    ('[[turn]]\nname = "met"\npattern = "(?P<who>x)"\nmakes = "{who.__class__}"\n', 2, "makes '{who.__class__}'"),
    ('[[join]]\nname = "du"\npattern = "de le"\nmakes = \'\\1u\'\n', 2, "join 'du': invalid group reference"),
    ('[[turn]]\nname = "met"\npattern = "x(?P<a>y)"\nmakes = "{a}"\nexamples = { "Le bac [du 3 mai] a fermé" = "Bac" }\n', 2,
     "and should come 'Bac'"),
    ('[[turn]]\nname = "met"\npattern = "(?P<a>bac)"\nmakes = "{a}"\nrefuses = ["le bac"]\n', 2, "takes 'le bac'"),
    ('[none]\nexamples = ["Le bac a fermé le pont [le 3 mai]."]\n', 1, "should make no headline"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "fact"), RULES_OF_ONES_OWN, ids=lambda value: str(value)[:30])
def test_rules_that_do_not_keep_their_word(tmp_path: Path, text: str, line: int, fact: str) -> None:
    """A turn, a join or a phrase that is wrong is told with its line."""
    own = write_rules(tmp_path, "fr", headline=text)
    findings = [one for one in try_rules(load_language("fr", own)).findings if one.code == "R22"]
    assert any(one.line == line and fact in one.fact and one.path.startswith(str(own)) for one in findings), findings


@pytest.mark.parametrize("said", ["", '[entries]\nheadlines = "editor"\n', '[entries]\nheadlines = "proposed"\n'])
def test_an_edition_prints_whose_it_says(tmp_path: Path, said: str) -> None:
    """The list has every proposal; the edition only where its settings say so. Nothing is to be translated for one."""
    project = copy("essai", tmp_path / "essai")
    settings = project / "corpus" / "chronology.toml"
    settings.write_text(f"{settings.read_text()}\n{said}")
    corpus = read_corpus(Project(project))
    shown = {entry.id: entry for entry in all_entries(corpus)}
    printed = compose_chronology(corpus, draft=True).entries
    assert any(entry.proposed for entry in shown.values())
    assert any(entry.proposed for entry in printed) is ("proposed" in said)
    assert all(entry.headline and not entry.headline.targets for entry in shown.values() if entry.proposed)
    keys = {unit.id for collection in corpus.collections for unit in collection.catalogues[0].merge.catalogue.units}
    assert not keys & {entry.headline.id for entry in shown.values() if entry.proposed and entry.headline}


def test_the_editor_takes_a_proposal_or_refuses_it(tmp_path: Path) -> None:
    """A headline of the editor's is no proposal, an empty one leaves none."""
    project = copy("essai", tmp_path / "essai")
    one, other = [entry.id for entry in all_entries(read_corpus(Project(project))) if entry.proposed][:2]
    folder = next(path for path in (project / "corpus").iterdir() if path.is_dir())
    with (folder / "editing.toml").open("a") as file:
        file.write(f'\n["{one}"]\nheadline = "Un titre"\n["{other}"]\nheadline = ""\n')
    found = {entry.id: entry for entry in all_entries(read_corpus(Project(project)))}
    assert (found[one].headline is not None, found[one].proposed) == (True, False)
    assert (found[other].headline, found[other].proposed) == (None, False)


def test_a_proposal_is_no_correction(tmp_path: Path) -> None:
    """An edition that prints proposals where the last one did not has corrected nothing."""
    project = copy("essai", tmp_path / "essai")
    entries = [entry for entry in all_entries(read_corpus(Project(project))) if entry.proposed]
    assert all("headline" not in told(entry, ("fr",)).texts for entry in entries)


PIECES = (
    "le", "les", "d'un", "l'", "a", "ont", "est", "sera", "qui", "que", "dont", ",", ";", ":", "(", ")", "«", "»", '"', "–",
    "réuni", "adopté", "le conseil", "Monsieur,", "est nommé", "afin d'établir", "pour", "2008", "et", "¤", "[", "*", "<p>",
    "à Paris", "au sommet", "le 3 mai 2011",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40))
def test_whatever_comes_is_one_short_line_or_none(pieces: list[str]) -> None:
    """Never longer than ninety letters, never with the sign of the date, quotations and brackets closed."""
    assert RULES is not None
    text = " ".join(pieces)
    line = best_line(bares_dated(text, 0, len(pieces[0]), RULES), RULES)
    assert len(line) <= LONGEST
    assert DATE not in line
    assert line.count("«") == line.count("»")
    assert line.count("(") == line.count(")")


def test_a_page_read_as_one_sentence_has_none() -> None:
    """A sentence of thousands of letters is none."""
    assert not any(proposed("Le maire, " + "le conseil a adopté le budget, " * 200 + "a fermé le pont le 3 mai 2011."))


LONG = "le maire a visité " + "les quais du vieux port " * 8


@pytest.mark.parametrize("clause", [LONG, "a" * 500, "le " * 80, "mot " * 300, "« " * 90, "", "¤", "(" * 99 + ")" * 99])
def test_a_line_is_never_too_long(clause: str) -> None:
    """Ninety letters at most, whatever comes."""
    assert RULES is not None
    line = make_line(clause, RULES)
    assert len(line) <= LONGEST
