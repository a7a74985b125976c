"""What a communiqué says happened, was decided, is planned or is due."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from communiques import cases
from rules import write_rules

from timeline.events.cues import Cue, check_cues, load_cues
from timeline.events.extraction import extract, extract_events
from timeline.language import load_language
from timeline.language.screening import Screen
from timeline.model.errors import TimelineError
from timeline.model.event import Kind
from timeline.reading.communique import read_communique, read_sentences
from timeline.reading.offsets import lowered

if TYPE_CHECKING:
    from timeline.model.communique import Communique
    from timeline.model.event import Event

FRENCH = load_language("fr")
PUBLISHED = date(2005, 6, 15)
CORPUS = Path(__file__).parent.parent / "corpus" / "nato-russia-council"


def events(text: str, published: date | None = PUBLISHED) -> tuple[Event, ...]:
    """The events of a text without header."""
    return extract_events(read_sentences("a.txt", text, FRENCH), published, FRENCH)


def told(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """Date and kind of each event."""
    return [(str(event.when), str(event.kind)) for event in events(text, published)]


SENTENCES = [
    sentence.text
    for text in (*(case.text for case in cases()), *(path.read_text(encoding="utf-8") for path in CORPUS.glob("*.txt")))
    for sentence in read_sentences("a.txt", text, FRENCH)
] + [text for row in FRENCH.events.rows("cue") for text in row.table["examples"]]


@pytest.mark.parametrize("cue", load_cues(FRENCH).cues, ids=lambda cue: cue.name)
def test_a_cue_is_found_wherever_it_stands(cue: Cue) -> None:
    """Looking only where a word meets the needs of a cue, and where it may begin, loses nothing."""
    screen = Screen((cue.pattern,), 1)
    found = {text: spans for text in map(lowered, SENTENCES) if (spans := [one.span() for one in cue.pattern.finditer(text)])}
    assert found
    for text, spans in found.items():
        assert [match.span() for _, match in screen.matches(text, screen.fitting(screen.met(text), sum(screen.bits)))] == spans


BODIES = [
    ("La Commission de la Meuse s'est réunie à Dinant le 15 juin 2005.", ["Commission de la Meuse"]),
    ("Le Comité de Provence, réuni à Arles le 15 juin 2005, s'est réuni ensuite à Nice.", ["Comité de Provence"]),
    ("La Conférence d'Alger-Centre s'est réunie le 15 juin 2005 à Alger.", ["Conférence d'Alger-Centre"]),
    # a name goes on, and within a word stands « se », « ce », « la », « au »
    ("La Commission de la Meuse moyenne s'est réunie à Dinant le 15 juin 2005.", [""]),
    ("Le Comité de Nice occidentale s'est réuni le 15 juin 2005 à Nice.", [""]),
    ("La Conférence de Manila septentrionale s'est réunie à Manila le 15 juin 2005.", [""]),
    ("Le Groupe de Nassau oriental s'est réuni le 15 juin 2005 à Nassau.", [""]),
    ("La Commission de Provence verte s'est réunie à Arles le 15 juin 2005.", [""]),
]


@pytest.mark.parametrize(("text", "bodies"), BODIES)
def test_a_body_ends_with_a_word(text: str, bodies: list[str]) -> None:
    """Where nobody can say where its name ends none is named, and never half of one."""
    assert [event.body for event in events(text) if event.kind is Kind.MEETING] == bodies


HAPPENED = [
    ("Le Conseil s'est réuni le 15 juin 2005 à Oslo.", [("2005-06-15", "meeting")]),
    ("Les ministres se sont rencontrés à Oslo le 3 mars 2004.", [("2004-03-03", "meeting")]),
    ("Réunis à Oslo ce jour, les ministres ont salué les progrès accomplis.", [("2005-06-15", "meeting")]),
    ("Nous avons tenu aujourd'hui notre deuxième réunion.", [("2005-06-15", "meeting")]),
    ("Le sommet de Prague, le 21 novembre 2002, a marqué un tournant.", [("2002-11-21", "meeting")]),
    ("Le ministre prendra part ce 15 juin à la réunion du Conseil.", [("2005-06-15", "meeting")]),
    ("La mission a quitté la capitale en mars 2004.", [("2004-03", "past")]),
    ("Le ministre a reçu ce matin son homologue monténégrin.", [("2005-06-15", "meeting")]),
    ("Le ministre a déposé ce matin le projet de loi C-215.", [("2005-06-15", "past")]),
    ("Le Premier ministre prononcera cet après-midi le discours de clôture.", [("2005-06-15", "planned")]),
    ("Le Secrétaire général arrivera aujourd'hui à Oslo.", [("2005-06-15", "planned")]),
    ("Le texte évoque le discours prononcé à Genève le 4 mai 2003.", [("2003-05-04", "past")]),
    ("L'accord a été signé le 9 avril 2002 à La Haye.", [("2002-04-09", "past")]),
    ("Le Conseil a adopté en décembre 2003 une stratégie commune.", [("2003-12", "decision")]),
    ("La deuxième phase sera lancée en janvier 2006.", [("2006-01", "planned")]),
    ("La prochaine session se tiendra à Vienne le 12 décembre 2005.", [("2005-12-12", "planned")]),
    ("Ils présenteront leur rapport d'ici à la fin 2006.", [("../2006-12", "deadline")]),
    ("Le rapport devra être remis au plus tard le 30 septembre 2005.", [("../2005-09-30", "deadline")]),
    ("Les experts joueront un rôle actif en 2006 et en 2007.", [("{2006,2007}", "planned")]),
    ("Le programme de travail pour 2006 a été présenté.", [("2006", "planned")]),
    ("Par décret n° 97-312 du 4 avril 1997, le Président nomme M. Durand ambassadeur.", [("1997-04-04", "decision")]),
]

DECIDED = [
    ("Les ministres ont décidé de renforcer leur coopération.", [("2005-06-15", "decision")]),
    ("Le Conseil a également décidé aujourd'hui de créer un groupe.", [("2005-06-15", "decision")]),
    ("Nous avons chargé nos ambassadeurs de poursuivre les travaux.", [("2005-06-15", "decision")]),
    ("Nous sommes convenus de nous revoir.", [("2005-06-15", "decision")]),
    (
        "Le groupe est chargé d'élaborer un plan d'ici à la fin 2006.",
        [("2005-06-15", "decision"), ("../2006-12", "deadline")],
    ),
    ("Ils ont adopté le programme de travail pour 2006.", [("2005-06-15", "decision"), ("2006", "planned")]),
    ("Le Conseil approuve le rapport du Secrétaire général.", [("2005-06-15", "decision")]),
    ("Le plan d'action a été entériné.", [("2005-06-15", "decision")]),
]

NOTHING = [
    "Les ministres ont salué les progrès accomplis.",
    "Les travaux se poursuivent, conformément à la résolution 1244 (1999).",
    "Le document PR/CP(2007)131 a été distribué.",
    "En application de la loi n° 88-20 du 5 janvier 1988, les fonds sont gérés par l'État.",
    "Les ministres ont rappelé l'accord du 9 avril 2002.",
    "Ils feront face aux défis du XXIe siècle.",
    "Les cérémonies du 11 novembre rassemblent les anciens combattants.",
    "Ce ne sera pas pour demain.",
    "Ils n'ont pas décidé de suspendre leurs travaux.",
    "Le dialogue reste aujourd'hui indispensable.",
    "L'ambassade reste ouverte ce soir.",
    "Le calme régnait ce soir-là sur la ville.",
    "Les 27 pays membres sont attachés à la paix.",
    "Ainsi que le Conseil l'a décidé, les travaux continuent.",
    "Les pays membres ont lancé à tous un appel à renoncer à la violence.",
    "LA DÉCLARATION DU 15 JUIN 2005",
    "Réunion du Conseil, Oslo, 15 juin 2005",
    "Mis à jour le: 17 Juin 2005 14:12",
    "La région fait face à de graves menaces.",
]


@pytest.mark.parametrize(("text", "expected"), HAPPENED + DECIDED, ids=lambda value: str(value)[:50])
def test_events(text: str, expected: list[tuple[str, str]]) -> None:
    """A sentence gives its events, each with its date and kind."""
    assert told(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_event(text: str) -> None:
    """A sentence that dates nothing gives nothing."""
    assert told(text) == []


def test_the_meeting_is_told_once() -> None:
    """« La réunion d'aujourd'hui » after the first telling is no second meeting."""
    text = "Le Conseil s'est réuni le 15 juin 2005.\n\nLa réunion d'aujourd'hui constitue un pas important."
    assert told(text) == [("2005-06-15", "meeting")]


def test_what_another_day_brought_is_not_dated_by_the_meeting() -> None:
    """« En 1997, … Ils ont créé … »: the second sentence goes on with 1997."""
    text = "En mai 1997, l'OTAN et la Russie ont signé l'Acte fondateur. Elles ont créé un conseil permanent."
    assert told(text) == [("1997-05", "past")]


def test_items_are_decided_by_their_opening_words() -> None:
    """Each item of what was ordered is a decision of the meeting; the opening alone is none."""
    text = "Nous avons chargé le Conseil :\n\n- d'examiner le plan;\n- de créer un groupe d'ici à la fin 2006."
    assert told(text) == [("2005-06-15", "decision"), ("2005-06-15", "decision"), ("../2006-12", "deadline")]


def test_a_text_without_a_date_gives_what_it_states() -> None:
    """Without a day of publication stated dates are events, undated decisions are not."""
    assert told("Le Conseil s'est réuni le 15 juin 2005. Il a décidé d'agir.", None) == [("2005-06-15", "meeting")]


def test_events_know_their_place() -> None:
    """An event's place is its sentence's stretch of the file, its expression the words that give the date."""
    text = "Titre\n\nIl a plu.  La phase sera lancée\nen janvier 2006."
    (event,) = events(text)
    place = event.sentence.span
    assert (place.line, text[place.start : place.end]) == (3, "La phase sera lancée\nen janvier 2006.")
    assert event.expression == "janvier 2006"


def test_the_cues_hold_their_examples() -> None:
    """Every cue matches its examples and refuses what it must."""
    assert not list(check_cues(FRENCH))


def test_a_wrong_cue_is_refused_by_name(tmp_path: Path) -> None:
    """A cue whose pattern is none, or of no kind, is refused with its name; one that breaks its word is told."""
    bad = '[[cue]]\nname = "broken"\nkind = "feast"\npattern = "("\nexamples = ["a"]\n'
    with pytest.raises(TimelineError) as raised:
        load_cues(load_language("fr", write_rules(tmp_path / "bad", "fr", events=bad)))
    assert [found.code for found in raised.value.findings] == ["R20", "R20"]
    assert "broken" in str(raised.value)
    idle = '[[cue]]\nname = "idle"\nkind = "past"\npattern = "chôme"\nexamples = ["travaille"]\nrefuses = ["chôme"]\n'
    found = list(check_cues(load_language("fr", write_rules(tmp_path / "idle", "fr", events=idle))))
    assert [(one.code, one.line) for one in found] == [("R21", 2), ("R21", 2)]


def test_a_project_s_own_cue_makes_events(tmp_path: Path) -> None:
    """A cue that a project adds finds what ours do not."""
    text = "La chambre tranche le 3 mars 2006."
    cue = '[[cue]]\nname = "settles"\nkind = "decision"\npattern = \'\\btranche(?:nt)?\\b\'\nexamples = ["la chambre tranche"]\n'
    own = load_language("fr", write_rules(tmp_path, "fr", events=cue))
    read = read_sentences("a.txt", text, own)
    assert [str(one.kind) for one in extract_events(read, date(2006, 3, 4), FRENCH)] == ["past"]
    assert [str(one.kind) for one in extract_events(read, date(2006, 3, 4), own)] == ["decision"]


def corpus() -> dict[str, Communique]:
    """The five communiqués by id."""
    read = (
        read_communique(path.name, "nrc", path.read_bytes(), load_language) for path in sorted(CORPUS.glob("*.txt"))
    )
    return {one.id: one for one, _ in read if one}


COUNTS = {
    "nrc-2002-06-06": {"decision": 14, "meeting": 3, "planned": 2},
    "nrc-2007-12-07": {"decision": 5, "meeting": 2, "planned": 3},
    "nrc-2008-04-04": {"decision": 4, "meeting": 1, "deadline": 1, "planned": 1, "past": 1},
    "nrc-2009-12-04": {"decision": 4, "meeting": 1, "planned": 1, "past": 1, "deadline": 1},
    "nrc-2013-12-04": {"meeting": 2, "planned": 2, "past": 1},
}


@pytest.mark.parametrize("name", COUNTS)
def test_the_five_communiques(name: str) -> None:
    """The five texts give so many events of each kind."""
    found = extract(corpus()[name], FRENCH)
    assert Counter(str(event.kind) for event in found) == COUNTS[name]


NAMED = [
    ("nrc-2002-06-06", "2002-06-06", "meeting"), ("nrc-2007-12-07", "2007-12-07", "meeting"),
    ("nrc-2008-04-04", "2008-04-04", "meeting"), ("nrc-2009-12-04", "2009-12-04", "meeting"),
    ("nrc-2013-12-04", "2013-12-04", "meeting"), ("nrc-2002-06-06", "2002-05-28", "meeting"),
    ("nrc-2007-12-07", "2002", "meeting"), ("nrc-2002-06-06", "2002-02", "meeting"),
    ("nrc-2008-04-04", "2008-01", "past"), ("nrc-2007-12-07", "{2008,2009}", "planned"),
    ("nrc-2008-04-04", "../2008-12", "deadline"), ("nrc-2008-04-04", "2009-12~", "planned"),
    ("nrc-2009-12-04", "2009-09", "past"), ("nrc-2009-12-04", "../2010-12", "deadline"),
    ("nrc-2013-12-04", "2010-11-20", "meeting"), ("nrc-2009-12-04", "2010", "planned"),
    ("nrc-2013-12-04", "2014", "planned"), ("nrc-2013-12-04", "2013", "past"),
]  # fmt: skip


DONE = [
    ("La Régie a émis le 24 février 2008 la décision n° 15.", "decision"),
    ("Le 24 février 2008, le juge a rendu la sentence.", "decision"),
    ("Le 5 juin 2008, la banque a émis des obligations.", "past"),
    ("Le 12 mars 2008, le tribunal a reçu une requête du ministre.", "past"),
    ("Le ministre a reçu, le 12 mars 2008, une lettre du président.", "past"),
    ("Le 6 juin 2008, le ministre a reçu l'ambassadeur du Japon.", "meeting"),
    ("Le ministre a reçu, le 12 mars 2008, la visite du président du Japon.", "meeting"),
]


@pytest.mark.parametrize(("text", "kind"), DONE)
def test_what_was_received_or_issued(text: str, kind: str) -> None:
    """A person received is met, a paper is not; who issues a decision decides."""
    events = extract_events(read_sentences("a.txt", text, FRENCH), date(2009, 1, 1), FRENCH)
    assert [str(event.kind) for event in events] == [kind]


@pytest.mark.parametrize(("name", "when", "kind"), NAMED)
def test_what_an_editor_would_list(name: str, when: str, kind: str) -> None:
    """Every date that an editor would list from the five texts is an event of its kind."""
    assert (when, kind) in {(str(event.when), str(event.kind)) for event in extract(corpus()[name], FRENCH)}


def test_january_2008_stands_twice_in_the_text_of_2007() -> None:
    """Two plans for January 2008 are two events."""
    found = extract(corpus()["nrc-2007-12-07"], FRENCH)
    assert [str(event.when) for event in found].count("2008-01") == 2


def test_a_very_long_sentence_is_quoted_by_its_clause() -> None:
    """Past a thousand letters only the clause with the date is quoted, the cut marked, the whole kept."""
    text = "Les ministres ont " + "; ils ont ".join(f"examiné la question numéro {n} avec toute l'attention qu'elle mérite" for n in range(18))
    text += "; ils ont noté que la deuxième phase du projet pilote sur la formation des personnels serait lancée en janvier 2006"
    text += "; ils ont salué " + ", ".join(f"l'apport du pays {n}" for n in range(20)) + "."
    (event,) = events(text)
    assert event.sentence.text.startswith("[…] ils ont noté que la deuxième phase")
    assert event.sentence.text.endswith("janvier 2006; […]")
    assert event.expression == "janvier 2006"
    assert event.sentence.whole == text
    place = event.sentence.span
    assert text[place.start : place.end] == event.sentence.text.removeprefix("[…] ").removesuffix(" […]")


def test_a_sentence_that_a_page_can_hold_is_quoted_whole() -> None:
    """Shorter sentences are never cut."""
    text = "Les ministres ont salué " + ", ".join(f"l'apport du pays {n}" for n in range(20)) + " et se réuniront en mai 2006."
    (event,) = events(text)
    assert event.sentence.text == text


CAPITALS = "LES CHEFS D'ETAT ONT DECIDE DE CREER UN FONDS.\n\nILS ONT SIGNE LE 25 MAI 2005 UN ACCORD A ACCRA.\n"


def test_a_text_in_capitals_is_read() -> None:
    """Where all is in capitals they mark no heading."""
    assert told(CAPITALS) == [("2005-06-15", "decision"), ("2005-05-25", "past")]


CITED = [
    ("Conformément à la résolution du 5 mai 2001, les experts ont approuvé le plan.", []),
    ("Conformément à la résolution adoptée le 5 mai 2001, les experts ont approuvé le plan.", [("2001-05-05", "decision")]),
    (
        "À l'occasion du cinquantième anniversaire de la signature des traités, le 25 mars 1957, ils ont adopté une déclaration.",
        [("1957-03-25", "past")],
    ),
]


@pytest.mark.parametrize(("text", "before"), CITED)
def test_a_cited_day_dates_no_decision(text: str, before: list[tuple[str, str]]) -> None:
    """What is decided is dated by the meeting, not by the act or anniversary that the sentence opens with."""
    assert told(text) == [*before, ("2005-06-15", "decision")]


def test_a_diary_dates_what_stands_under_its_days() -> None:
    """A day opens a list of what begins with an hour under it; days without hours are headings like any other."""
    diary = "Lundi 20 juin\n10 h 00  Entretien avec M. Durand\n         Hôtel de Clermont\n\nMardi 21 juin\n09 h 30  Visite du port\n"
    found = events(diary)
    assert [(str(one.when), str(one.kind), one.sentence.text) for one in found] == [
        ("2005-06-20", "planned", "Lundi 20 juin 10 h 00 Entretien avec M. Durand Hôtel de Clermont"),
        ("2005-06-21", "planned", "Mardi 21 juin 09 h 30 Visite du port"),
    ]
    assert told("Lundi 20 juin\n\nVisite du port\n\nMardi 21 juin\n\nVisite du musée\n") == []


def test_a_year_opens_its_line_in_a_chronology() -> None:
    """« 1568 Pillage » three times in order is a chronology, « 1000 Bruxelles » among addresses is none."""
    lines = "1147, 3 mai Charte.\n1348-1350 Peste noire.\n1568 Pillage par les reîtres. Quatre ans après, on vend.\n1874 Vente du clos.\n"
    assert [when for when, _ in told(lines)] == ["1147-05-03", "1348/1350", "1568", "1572", "1874"]
    found = next(one for one in events(lines) if str(one.when) == "1568")
    assert found.sentence.text == "1568 Pillage par les reîtres."
    assert told("1000 Bruxelles\n2000 Neuchâtel\n1200 Genève\n") == []
    assert told("1568 Pillage par les reîtres.\n1874 Vente du clos.\n") == []


@pytest.mark.parametrize("signing", ["Fait à Orbelle, le 26 mai 2005.", "Orbelle, le 26 mai 2005.", "Donné en notre mairie, le jeudi 26 mai 2005"])
def test_an_order_is_of_the_day_on_which_it_was_signed(signing: str) -> None:
    """At its foot, whenever it is published; what follows that line is another's."""
    order = "Nous, maire d'Orbelle,\n\nArrêtons :\n\nArticle premier. L'accès au port est interdit.\n\n"
    assert told(f"{order}{signing}\n\nLe maire,\n\nLe conseil a adopté le budget.") == [
        ("2005-05-26", "decision"),
        ("2005-05-26", "decision"),
        ("2005-06-15", "decision"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a arrêté le plan. L'accès au port est interdit.\n\nOrbelle, le 26 mai 2005.",
        "Arrêtons :\n\nL'accès au port est interdit.\n\nPublié au bulletin d'Orbelle, le 26 mai 2005, à midi.",
        "Arrêtons :\n\nL'accès au port est interdit.\n\nOrbelle, mai 2005.",
    ],
)
def test_days_that_sign_no_order(text: str) -> None:
    """Where nothing is ordered, and of lines that say more or name no day."""
    assert ("2005-05-26", "decision") not in told(text)


def test_what_is_decided_on_lines_of_its_own() -> None:
    """Below what deliberates each line that says what is done is an item, without a sign or a stop; another line ends them."""
    minutes = (
        "Le conseil municipal, après en avoir délibéré :\n\nAPPROUVE le contrat de la caisse\n\nCharge le maire de le signer\n\n"
        "Le conseil décide :\n\nDe créer un poste à l'école\n\nQuestions diverses\n\nAutorise le maire à signer\n"
    )
    assert [one.sentence.text.rpartition(" : ")[2] for one in events(minutes)] == [
        "APPROUVE le contrat de la caisse",
        "Charge le maire de le signer",
        "De créer un poste à l'école",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Vu la requête par laquelle la commune demande au tribunal : d'annuler l'arrêté ; de condamner l'État.",
        "Aujourd'hui comme hier, la ville a accueilli les délégués.",
        "Le comité a parlé des sociétés d'aujourd'hui et de demain.",
        "La banque a tenu sa troisième réunion de l'année 2005.",
        "Le ministre a présenté un accord sur la sécurité de la Coupe du monde de football de 2002.",
    ],
)
def test_what_is_of_no_day(text: str) -> None:
    """What an act is founded on, what is as ever, what only counts meetings."""
    assert [one for one in events(text) if one.expression != "" or str(one.kind) == "decision"] == []


def test_a_date_alone_on_its_line_opens_a_chronology() -> None:
    """It dates the first words below it and the items of a list; of a paragraph the first sentence alone."""
    lines = (
        "# Registre\n\n### Mardi 3 mai 2005\n\nLe maire prête serment. Il pleut.\n\n5 mai 2005 :\n- Vote du budget\n- Vente du bois\n\n"
        "Juin 2005\nPassage du duc\nJuin 2005\n\n2004\nVers 2003\nDisette\n"
    )
    assert [(str(one.when), one.sentence.text) for one in events(lines)] == [
        ("2005-05-03", "Mardi 3 mai 2005 Le maire prête serment."),
        ("2005-05-05", "5 mai 2005 : Vote du budget"),
        ("2005-05-05", "5 mai 2005 : Vente du bois"),
        ("2005-06", "Juin 2005 Passage du duc"),
        ("2003~", "Vers 2003 Disette"),
    ]


@pytest.mark.parametrize("apart", ["\n", "\n\n"])
def test_a_chronology_may_tell_in_small_letters(apart: str) -> None:
    """Below three dates what begins with a small letter is no sentence that was wrapped; below one it is."""
    told = {"3 mai 2005": "l'ouverture du port", "4 juin 2005": "signature de l'accord", "9 août 2005": "vente du bois"}
    lines = "\n\n".join(f"{day}{apart}{words}" for day, words in told.items())
    assert [one.sentence.text for one in events(lines)] == [f"{day} {words}" for day, words in told.items()]
    assert [one.sentence.text for one in events("3 mai 2005\nà Sète, le port a rouvert.")] == ["3 mai 2005 à Sète, le port a rouvert."]


@pytest.mark.parametrize(
    "lines",
    [
        "3 mai 2005\nPassage du duc.\n\n4 mai 2005\nDisette.\n",
        "2003\nRapport annuel\n\n2004\nRapport d'activité\n\n2005\nRapport annuel et comptes\n",
        "3 mai 2005\n\n4 mai 2005\n\n5 mai 2005\n",
        "Mardi\nPassage du duc.\n\n17\nDisette.\n\n2\nVente du bois.\n",
        "Le Conseil de mai 2005\nPassage du duc\n\nLa loi de 2004\nDisette\n\nAn 2000\nVente\n",
    ],
)
def test_dates_that_open_no_chronology(lines: str) -> None:
    """Two of them, years above reports, dates above dates, numbers, titles that name one."""
    assert told(lines) == []


def test_what_a_mail_quotes_is_read_over_its_lines() -> None:
    """The sign of a quotation parts neither « la loi du / 10 juillet » nor « le / 3 mai », and a list stays one."""
    assert told("> Le délai court à compter de la notification (article 42 de la loi du\n> 10 juillet 1965).\n") == []
    assert told("> > La gardienne a rendu les clés de la cave le\n> > 3 mai 2005.\n") == [("2005-05-03", "past")]
    assert [one.text for one in read_sentences("a.txt", "> - cave : refusé\n> - toit : adopté\n", FRENCH)] == [
        "cave : refusé",
        "toit : adopté",
    ]


LETTER = "Ambassade du Siam\n\nRome, le 3 mars 2005\n\nMonsieur le Directeur,\n\nVotre note du 2 février nous est parvenue.\n"


def test_a_letter_s_own_day_is_told() -> None:
    """The day above a letter is that of its making; the dateline of a communiqué is none."""
    assert told(LETTER, date(2005, 3, 3)) == [("2005-03-03", "past"), ("2005-02-02", "past")]
    assert told(LETTER.replace("Monsieur le Directeur,", "Communiqué"), date(2005, 3, 3)) == [("2005-02-02", "past")]


def test_a_day_under_a_title_dates_its_release() -> None:
    """On a page of several releases « hier » is counted from the day under the title above."""
    page = "### Premier titre\n15 avril 2005\n\nLe bail a été signé hier.\n\n### Second titre\n4 avril 2005\n\nLe plan a été remis hier.\n"
    assert [day for day, _ in told(page, date(2005, 4, 15))] == ["2005-04-14", "2005-04-03"]


def test_a_dateline_may_name_the_zone_of_its_hours() -> None:
    """« (Dakar, le 13 juin 2005. TU+3). » opens a release, « Réunie à Dakar le 13 juin 2005. » does not."""
    later = "(Dakar, le 14 juin 2005. TU+3). La délégation a signé ce jour un accord."
    page = f"(Dakar, le 13 juin 2005. TU+3). Les ministres ont tenu ce jour une réunion.\n\n{later}"
    assert [day for day, _ in told(page)] == ["2005-06-13", "2005-06-14"]
    prose = "Réunie à Dakar le 13 juin 2005.\n\nLa délégation a signé ce jour un accord."
    assert [day for day, _ in told(prose)] == ["2005-06-13", "2005-06-15"]


ROWS = [
    ("Date  Heure  Ampleur\n06/12/2004  17:36  5,8\n12/12/2004  02:27  5,4", ["2004-12-06", "2004-12-12"]),
    ("| Date | Étape |\n|---|---|\n| 3 mai 2004 | Signature du bail |", ["2004-05-03"]),
    ("Article | 9 avril 2004 | Dernière mise à jour", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_row_of_a_table_tells_its_day(text: str, expected: list[str]) -> None:
    """The date that a row begins with dates it; a stamp between bars does not."""
    assert [day for day, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1978\n\n10 mars... Arrêté n° 3061 portant nomination ... 783\n17 mars... Décision n° 3381 portant aide\n", ["1978-03-10", "1978-03-17"]),
        ("Ses paroles furent citées durant cette campagne de 1956.", ["1956"]),
        ("Le port a été vendu durant la session de cette année.", []),
        ("Le parc a repris selon les frontières de 1937.", []),
        ("La Russie a été invitée à commémorer cette journée à Varsovie.", []),
        ("La foule a vécu cette journée dans la joie.", []),
        ('Le fichier [du 11 mai](/du_11_mai_-_07.05.2020.pdf "Télécharger (PDF)") a été lu.', ["2005-05-11"]),
        ("Le maire est revenu sur la fête. C'est tout le sens de la loi. La foule a dansé.", []),
    ],
)
def test_dates_in_contents_names_and_links(text: str, expected: list[str]) -> None:
    """The contents of a gazette have a date each; what a date only names, and the address of a link, are none."""
    assert sorted({str(one.when) for one in events(text, date(1978, 6, 24) if "1978" in text else PUBLISHED) if one.mentions}) == expected


DECIDED = "Le ministre a présidé ce mercredi 15 juin 2005 le conseil. "


@pytest.mark.parametrize(
    ("text", "decides"),
    [
        ("Je demande au ministre des Forces armées de sécuriser la zone.", True),
        ("Le conseil a procédé aux nominations suivantes : Mme Roux est nommée.", True),
        ("Il a été retenu de n'inscrire au budget que les projets mûrs.", True),
        ("Le ministre des Finances est instruit de prendre en charge la dépense.", True),
        ("Il a rappelé sa visite. C'est tout le sens de la réforme. Il a demandé au préfet d'agir.", True),
        ("Le ministère l'appelle par son nom.", False),
        ("Le comité spécial charge d'etudier la loi est venu.", False),
        ("Le projet invite les développeurs à visiter le stand.", False),
        ("Il est instruit des affaires du monde.", False),
    ],
)
def test_who_asks_and_settles(text: str, decides: bool) -> None:  # noqa: FBT001 a table's column
    """« Je », « il » behind « c'est », what was retained and ordered decide; names and the public do not."""
    found = [one for one in events(DECIDED + text, date(2005, 6, 15)) if not one.mentions]
    assert bool(found) is decides


def test_a_note_answers_another() -> None:
    """What a government approves, agrees to or takes as an agreement in its note is its decision."""
    answers = [
        "J'ai l'honneur de vous faire savoir que mon Gouvernement en approuve les termes.",
        "J'ai l'honneur de déclarer que la Note de Votre Excellence et la présente sont considérées comme constituant un accord.",
        "Mon Gouvernement y souscrit.",
    ]
    note = "Sète, le 15 juin 2005.\n\nMonsieur l'Ambassadeur,\n\n{}\n\nVeuillez agréer mes salutations.\n"
    assert [sum(not one.mentions for one in events(note.format(answer))) for answer in (*answers, "Il en vote le prix.")] == [1, 1, 1, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arrêté n° 1373 du 4 juin 2005. M. Roux est nommé directeur du port.", [("2005-06-04", "decision")]),
        ("Vu le décret n° 226 du 4 juin 2005. Le port est grand.", []),
        ("La Turquie a utilisé du gaz dans le nord de la Syrie (2001).", [("2001", "past")]),
        ("Pendant la première guerre mondiale (1914-1918), la ville a souffert.", [("1914/1918", "past")]),
        ("Le maire a rendu hommage à Jean Roux (1899-1943).", []),
        ("Le calcul est dans le rapport (2001) de la banque.", []),
        ("L'armée s'est servie de gaz, comme dans la guerre contre le Liban en 2001.", [("2001", "past")]),
        ("Lors de la révision de la Constitution du 15 juillet 1988, la compétence de la Cour a été étendue.", [("1988-07-15", "past")]),
        ("Cette affaire a donné lieu à un rapport du 14 août 2004.", [("2004-08-14", "past")]),
        ("| 9 juin - séance ordinaire | PV", [("2005-06-09", "meeting")]),
        ("| 9 juin - taille ordinaire | PV", []),
        ("1er comité le 24 juin 2004 clôturé par la ministre", [("2004-06-24", "past")]),
        ("Comité du 24 juin 2004 avec la ministre", []),
        ("Plus d'informations sur ce week-end sont disponibles.", []),
    ],
)
def test_acts_told_places_with_their_year_and_sittings_in_a_table(text: str, expected: list[tuple[str, str]]) -> None:
    """An act whose contents follow is a decision; a year in brackets behind a place or a war places it in time."""
    assert [(str(one.when), str(one.kind)) for one in events(text) if one.mentions] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("### Version 4.1 - 15 juin 2005\n\n* Ajout d'une page.\n\n### Version 2 – 22/03/2004\n\n* Carte", ["2005-06-15", "2004-03-22"]),
        ("## [1.2.0] - 2004-03-05\n\n- Correction du menu", ["2004-03-05"]),
        ("Historique du guide\n\nVersion 3 (9 mai 2003)\n\nVersion 2 – 4 avril 2002\n\nVersion 1.0 : 2 mai 2001", ["2003-05-09", "2002-04-04", "2001-05-02"]),
        ("Guide du tri\n\nVersion 3 du 9 mai 2003\n\nLot 3 (9 mai 2003)", []),
        ("Compte rendu de la commission des eaux\n\nDate de la réunion : 6 mai 2005\n\nPrésents : Mme Roux", ["2005-05-06"]),
        ("Relevé de décisions du bureau\n\nDate et lieu : mardi 3 mai 2005, Sète\n\nPrésents : Mme Roux", ["2005-05-03"]),
        ("Guide du tri\n\nDate : 6 mai 2005\n\nAuteurs : Mme Roux", []),
        ("Compte rendu de la commission des eaux\n\nDate d'impression : 6 mai 2005\n\nPrésents : Mme Roux", []),
        ("La proposition de Mme Roux (doc. n° 14 (1988-1989) n° 1 - ancien n° 31 (1987-1988)) est prise en compte.", []),
        ("Le rapport est publié (Doc. parl., Sénat, n° 3-112 (2003/2004)).", []),
        ("Le maire a suivi la guerre n° 2 de son enfance (1939-1945) de loin.", ["1939/1945"]),
        ("Ordre du jour :\n- Délibération n° 12 du 19 juin 2004 : reformulation et retrait\n- Divers", ["2004-06-19"]),
        ("Ordre du jour :\n- Arrêté municipal n° 2004-08 du 3 mai 2004 : abrogation\n- Divers", ["2004-05-03"]),
        ("Ordre du jour :\n- Loi n° 12 du 19 juin 2004 : modification\n- Délibération n° 12 du 19 juin 2004 : voir annexe", []),
    ],
)
def test_versions_minutes_sessions_and_acts_taken_up(text: str, expected: list[str]) -> None:
    """A change log, the line of a day in minutes, an act taken up again tell a day; the session of a paper does not."""
    assert [str(one.when) for one in events(text) if one.mentions] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 Le 7 juin 2005 Comté de Brome Ville de Sutton Le MARDI sept juin deux mille cinq, à une séance ordinaire du conseil, sont présents : Mme Roux", "MARDI sept juin deux mille cinq"),
        ("Le 7 juin 2005 Ville de Lachute Le mardi sept juin deux mille cinq, à une séance du conseil, sont présents : Mme Roux", "mardi sept juin deux mille cinq"),
        ("7 juin 2005 Commune d'Aurin L'an deux mil cinq, le sept juin, le conseil s'est réuni.", "L'an deux mil cinq, le sept juin"),
        ("Le 7 juin 2005, le conseil de Sutton s'est réuni.", "7 juin 2005"),
    ],
)
def test_minutes_open_with_their_day_in_words(text: str, expected: str) -> None:
    """The day that stands over such an opening is not told beside it."""
    assert [one.mentions[0].text for one in events(text) if one.mentions] == [expected]


def test_a_line_of_minutes_tells_their_day() -> None:
    """« Date : 06.12.04 » is the day of the meeting in the head of minutes, and of none in that of a guide."""
    minutes = "Compte rendu du comité de pilotage n° 6\n\n**Date :** 06.12.04\n\nParticipants : Mme Roux"
    assert told(minutes, None) == [("2004-12-06", "meeting")]
    assert ("2004-12-06", "meeting") not in told(minutes.replace("Compte rendu du comité", "Guide"), None)


def test_who_asks_is_someone() -> None:
    """« Cet évènement nous rappelle une exigence. … il a demandé au Premier ministre »: no event asks."""
    text = "Cet évènement nous rappelle une exigence. Dans le même esprit, il a demandé au Premier ministre d'agir. "
    assert "a demandé" in "".join(one.sentence.text for one in events(DECIDED + text) if not one.mentions)
    law = "Cette réforme est injuste. Elle demande des efforts aux familles."
    assert not [one for one in events(DECIDED + law) if not one.mentions]


def test_a_sentence_goes_on_behind_a_small_word() -> None:
    """« en relation avec le / Ministre des Finances » is one sentence on a page that was not wrapped."""
    text = "J'invite le Ministre de l'Agriculture, en relation avec le\nMinistre des Finances, à agir.\nMinistre des Finances\nMairie de Sète"
    assert [one.text for one in read_sentences("a.txt", text, FRENCH)][:2] == [
        "J'invite le Ministre de l'Agriculture, en relation avec le Ministre des Finances, à agir.",
        "Ministre des Finances",
    ]


def test_a_list_of_definitions_is_a_chronology() -> None:
    """« Affaire des placards / : 17 octobre 1534 », as Markdown defines a word; a line with its own colon is none."""
    text = "La Renaissance\n\nAffaire des placards\n: 17 octobre 1534\n\nPaix des Dames\n: 3 août 1529\n\nMise à prix : 3\n"
    assert [(str(one.when), one.sentence.text) for one in events(text)] == [
        ("1534-10-17", "Affaire des placards : 17 octobre 1534"),
        ("1529-08-03", "Paix des Dames : 3 août 1529"),
    ]


def test_an_agenda_gives_its_days_with_their_hours() -> None:
    """A date with its hour alone on a line opens what is below it, as one without does."""
    days = "17.03.2005 20:30 – 22:00\n\nConcert de printemps\n\n18.03.2005\n\nBal\n\n19.03.2005 à 20 h\n\nVente du bois\n"
    assert [str(one.when) for one in events(days)] == ["2005-03-17", "2005-03-18", "2005-03-19"]


def test_a_letter_of_the_current_month() -> None:
    """« du 22 C<sup>t</sup> », as merchants wrote it."""
    assert [str(one.when) for one in events("J'ai reçu le 12 C<sup>t</sup> votre colis.")] == ["2005-06-12"]
    assert told("Les suspects ont été arrêtés suite à un rapport du maire. Le 12 Ct n'est rien.", None) == []


def test_who_takes_the_occasion_to_ask_has_asked() -> None:
    """« Il a saisi cette occasion pour demander au Gouvernement de prendre … » asks."""
    asked = "Il a saisi cette occasion pour demander au préfet d'agir."
    assert [one.sentence.text for one in events(DECIDED + asked) if not one.mentions] == [asked]
    assert not [one for one in events(DECIDED + "Il a saisi cette occasion pour dire sa joie.") if not one.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # capitals: a name is no participle
        ("Les chefs d'État se sont réunis pour un sommet en Amérique le 28 mai 2005.", [("2005-05-28", "meeting")]),
        ("En visite officielle en Albanie du 10 au 12 juin 2005, le Roi a signé un accord.", [("2005-06-10/2005-06-12", "meeting")]),
        ("La ministre a tenu un point de presse ce mercredi 15 juin 2005.", [("2005-06-15", "meeting")]),
        ("Au point de presse de ce jour, la porte-parole a fait des déclarations.", [("2005-06-15", "meeting")]),
        ("Le plan a été déposé le lundi 30 mai dernier, et aujourd'hui, le 15 juin, nous en sommes à la lecture.",
         [("2005-05-30", "past"), ("2005-06-15", "past")]),
        ("La ville recevra chaque semaine près de trois mille masques lavables à partir de juin.", [("2005-06/..", "planned")]),
        ("M. Roux, qui présida le camp du non en 1980, a parlé.", [("1980", "past")]),
        ("Arrêté numéro 12 de la ministre en date du 20 juin 2005 (élection).", [("2005-06-20", "decision")]),
        ("Le présent accord est signé.Fait à Mons, le 1er mai 2005, en deux exemplaires.", [("2005-05-01", "decision")]),
        ("Conseil d'administration | 27 mars 2004 | CA-11617", [("2004-03-27", "decision")]),
        ("Appels du F.C. VALMONT contre une décision de la Commission du 16.05.2005.", [("2005-05-16", "decision")]),
        ("Aujourd'hui, le logiciel est utilisé dans dix pays.", []),
        ("Selon l'article 12 des lois sur la chasse, coordonnées le 3 mai 1969, il est forclos.", []),
        ("Il prend fin si l'Accord de paiements, signé à Berne le 19 septembre 1950, prenait fin.", []),
        ("Il a classé les concerts futurs de 2006.", []),
        ("Cette année est une année de passage.", []),
        ("Article | 9 avril 2004 | Dernière version", []),
    ],
)  # fmt: skip
def test_what_a_name_a_row_or_a_comma_makes_of_a_date(text: str, expected: list[tuple[str, str]]) -> None:
    """« en Amérique le 28 mai » has no participle; « lois coordonnées le … » and « si l'accord signé le … » are cited."""
    assert [(str(one.when), str(one.kind)) for one in events(text) if one.mentions] == expected


@pytest.mark.parametrize(("number", "day"), [("CS/13170", "2005-04-03"), ("Bal du port", "2005-04-14")])
def test_the_number_of_a_release_stands_under_its_day(number: str, day: str) -> None:
    """« 19 janvier 2018 / CS/13170 » opens a release as a day under a title does; what is on in an agenda does not."""
    above = f"15 avril 2005 :\n\n- {number}\n\nLe bail a été signé.\n\n"
    page = f"{above}4 avril 2005 :\n\n- {number}\n\nLe plan a été remis hier.\n"
    assert [str(one.when) for one in events(page, date(2005, 4, 15)) if "hier" in one.sentence.text] == [day]


JOURNAL = "# Journal\n\n{}\n\nNous avons coulé la dalle. Il a plu.\n\n{}\n\nLa grue a été montée.\n"
LATE = "# Avis\n\nLe quai est long.\n\nLe port est grand.\n\nLa halle est neuve.\n\n{}\n\nLe maire est venu au siège.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (JOURNAL.format("## 17 mai 2005", "## 20 mai 2005"), ["2005-05-17", "2005-05-20"]),
        (JOURNAL.format("**17 mai 2005**", "**Le 20 mai 2005**"), ["2005-05-17", "2005-05-20"]),
        (LATE.format("**Le 3 mai 2005**"), ["2005-05-03"]),
        (JOURNAL.format("17 mai 2005", "20 mai 2005"), []),
        (LATE.format("3 mai 2005"), []),
        ("# Avis\n\n**15 juin 2005**\n\nLe port est grand.\n", []),
    ],
)
def test_a_marked_date_alone_dates_the_prose_below_it(text: str, expected: list[str]) -> None:
    """« ## 17 mai 2022 » above prose opens it; a day under the title is that of the text."""
    assert [str(one.when) for one in events(text) if one.mentions] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mesures prises :\n\n- le 13 mars 2005 : fermeture des halles ;\n- 17 mars 2005 : décret sur le port.\n",
         [("2005-03-13", "decision"), ("2005-03-17", "decision")]),
        ("Agenda :\n\n- 13 juillet 2005 : adoption du budget ;\n- 17 juillet 2005 : bal.\n",
         [("2005-07-13", "planned"), ("2005-07-17", "planned")]),
        ("Mgr Jean Roux\nMars 2000 - Juin 2001\n", [("2000-03/2001-06", "past")]),
        ("Programme scolaire\nmars 2000 - juin 2001\n", []),
        ("Aujourd'hui, nous lançons le plan.", [("2005-06-15", "past")]),
        ("Au titre de l'accord conclu le 3 mai 1999, il verse une aide.", []),
        ("« C'est fini », a lancé, ce midi, M. Roux.", [("2005-06-15", "past")]),
        ("Sans préjudice de la Convention signée à Mons le 5 octobre 1961, ils conviennent du prix.", []),
        ("Aujourd'hui la ville est fière de son port.", []),
        ("Règlement adopté le : 12 mars 2004 | Révisé le : 3 mai 2005", [("2004-03-12", "decision"), ("2005-05-03", "decision")]),
        ("En tournée dans le Sud les 3 et 4 mai, il a vu les élus.", [("2005-05-03/2005-05-04", "meeting")]),
        ("Publié le : 3 mai 2005", []),
        ("Aujourd'hui, nous savons le prix.", []),
    ],
)  # fmt: skip
def test_what_a_line_with_its_day_tells(text: str, expected: list[tuple[str, str]]) -> None:
    """A deed behind its day is a decision, to come it is planned; months below a name are a term of office."""
    assert [(str(one.when), str(one.kind)) for one in events(text) if one.mentions] == expected


CALENDAR = [
    # rows of a table without a bar in front are each by themselves
    ("Rentrée du lycée\nMardi 6 septembre 2005 | Accueil des internes |\nMercredi 7 septembre 2005 au vendredi 9 septembre 2005 | Tests de niveau |\nSamedi 24 décembre 2005 | Noël |",
     ["2005-09-06", "2005-09-07/2005-09-09", "2005-12-24"]),
    ("Lundi 12.09.05 au jeudi 15.09.05 | Oraux |\nVendredi 16.09.05 | Jury |", ["2005-09-12/2005-09-15", "2005-09-16"]),
    ("Lundi 3 mai 2004 au vendredi 7 mai 2004 | Semaine du goût |\nMardi 11 mai 2004 | Bilan |", ["2004-05-03/2004-05-07", "2004-05-11"]),
    ("Second semestre : du lundi 5 septembre 2005 au vendredi 27 janvier 2006", ["2005-09-05/2006-01-27"]),
    ("Vacances de Noël : du samedi 20 décembre 2003 au lundi 5 janvier 2004", ["2003-12-20/2004-01-05"]),
    ("Validité : du samedi 20 décembre 2003 au lundi 5 janvier 2004", []),
    ("Période du 2003/09/01 au 2004/08/28", ["2003-09-01/2004-08-28"]),
    ("Lundi 12.09.05.2 | Oraux |", []),
    ("Mardi 6 septembre 2005 | Tests au lycée |\nMardi 6 septembre 2005 | Cours du lycée |", ["2005-09-06", "2005-09-06"]),
    ("Retour des internes | Dimanche 4 septembre 2004 |\nExamens oraux : 6 au 9 septembre 2004", ["2004-09-04", "2004-09-06/2004-09-09"]),
    ("Reprise : lundi 6 septembre 2004", ["2004-09-06"]),
    ("Bulletin du lycée | Lundi 6 septembre 2004 |", []),
    ("Lun. 6 sept. 2004 - ven. 10 sept. 2004 | Stage |\nDu lundi 13 au mercredi 15 septembre 2004 | Oraux |", ["2004-09-06/2004-09-10", "2004-09-13/2004-09-15"]),
    ("Période : 1er octobre 2003 – 30 septembre 2004", ["2003-10-01/2004-09-30"]),
    # the day that the row has already, and a page's own bars
    ("Lundi 5 septembre 2005 | Lundi de fête |\nMardi 6 septembre 2005 | Bal, les halles sont fermées ce jour |", ["2005-09-05", "2005-09-06"]),
    ("Accueil | Presse | 3 mai 2004 | Imprimer |", []),
    ("Période du 1er mai au 30 juin 2004 : bilan des ventes", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CALENDAR)
def test_a_calendar_tells_the_days_of_its_rows(text: str, expected: list[str]) -> None:
    """A range of weekdays with a year at each end opens its row, which ends with its bar; « Lundi de Pâques » is no day."""
    assert [str(one.when) for one in events(text) if one.mentions] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il est proposé d'adopter le procès-verbal du 3 mai 2005, tel que rédigé.", []),
        ("Approbation des procès-verbaux du 3 mai 2005 et du 10 mai 2005.", []),
        ("Le compte rendu du 3 mai 2005 est validé sans remarque.", []),
        ("Les minutes du 3 mai 2005 n'appellent aucune observation.", []),
        ("Le bureau prend connaissance du procès-verbal du 3 mai 2005.", []),
        ("Mme Roux a signé le procès-verbal du 3 mai 2005.", ["2005-05-03"]),
        ("Par procès-verbal du 3 mai 2005, l'huissier a constaté l'état du toit.", ["2005-05-03"]),
        ("Le trésorier fait voter les dépenses de la liste du 31 mai 2005.", []),
        ("La liste du 31 mai 2005 a été affichée en mairie.", ["2005-05-31"]),
        ("Les comptes de l'exercice comptable clôturé le 30/04/2005 sont présentés.", []),
        ("Approbation des comptes de l'exercice arrêté au 31/12/2004", []),
        ("Les comptes sociaux clos le 31/12/2004 sont lus.", []),
        ("Le compte du régisseur a été clos le 3 mai 2005.", ["2005-05-03"]),
        ("L'exercice de sécurité, terminé le 3 mai 2005, a réuni cent agents.", ["2005-05-03"]),
        ("Un projet de loi ratifiant l'accord maritime, signé à Tunis, le 3 mai 2004, est déposé.", []),
        ("Il examine un texte relatif à l'approbation du traité conclu à Oslo le 3 mai 2004.", []),
        ("L'entente repose sur la convention signée à Dakar le 3 mai 1974.", []),
        ("La convention a été signée à Tunis le 3 mai 2004.", ["2004-05-03"]),
        ("L'accord, signé à Tunis le 3 mai 2004, ouvre le port.", ["2004-05-03"]),
        ("L'ordre du jour appelle l'élection du 1/3 sortant du bureau.", []),
        ("La réunion du 1/3 a eu lieu à Nice.", ["2005-03-01"]),
    ],
)
def test_what_is_only_approved_invoked_or_named(text: str, expected: list[str]) -> None:
    """Minutes and lists that are approved, a year of accounts by its end, a treaty to be ratified and a fraction place nothing."""
    assert [str(one.when) for one in events(text) if one.mentions] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # rules and conditions
        ("La licence est valable jusqu'au 30 septembre suivant son achat.", []),
        ("La part est due avant le 31 mars qui suit l'entrée au club.", []),
        ("Le délai est doublé si le versement a lieu en juillet ou août.", []),
        ("La licence est valable jusqu'au 30 septembre 2005.", ["../2005-09-30"]),
        ("Le bac rouvrira le 3 juillet s'il est réparé.", ["2005-07-03"]),
        # sums of a year, and what was paid in it
        ("Le fonds est encore à 12 k€ pour 2006.", []),
        ("Les frais se montent à 9 k€ sur 2003 ; il reste 200 € de 2002.", []),
        ("Les dons font 9 M€ (cumul jusqu'à 2003).", []),
        ("La ville a versé 12 k€ au club en 2003.", ["2003"]),
        ("Le conseil a accordé 3 000 euros pour 2006.", ["2006"]),
        ("Mme Roux présente l'exercice 2004, clos le 31 décembre 2004.", []),
        # what may never be
        ("On parle d'un éventuel report du vote au 3 juillet.", []),
        ("On parle d'un éventuel report du vote à l'année 2006.", []),
        ("Le report du vote au 3 juillet est acquis.", ["2005-07-03"]),
        # the head of a page made by a program
        ("title: Bilan author: Anne Roux date: 11/05/2005 lang: fr", []),
        # a list of what is to come, twice on one day
        ("Chacun est convié à : la fête du quai le 28 juin ; un concert le 27 juin ; le souper du maire le 28 juin ; un bal.",
         ["2005-06-28", "2005-06-27", "2005-06-28"]),
        ("Le maire a lu le 3 mai 2005 un rapport daté du 3 mai 2005.", ["2005-05-03"]),
        ("Procès-verbal de l'assemblée générale des Amis du quai en date du 3 mai 2005 à 18:30.", ["2005-05-03"]),
    ],
)  # fmt: skip
def test_rules_sums_and_lists_of_invitations(text: str, expected: list[str]) -> None:
    """What statutes say, a condition and a sum of a year place nothing; each item of a list is told, on one day too."""
    assert [str(one.when) for one in events(text) if one.mentions] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le comité a choisi, à l'issue de sa séance du 3 mai 2005, de garder le bac et décidé d'en payer la coque.", [("2005-05-03", "decision")]),
        ("À l'issue de sa réunion du 3 mai 2005, le conseil a fixé le tarif.", [("2005-05-03", "decision")]),
        ("Le jury a désigné Mme Roux à l'issue de sa réunion tenue à Sète le 3 mai 2005.", [("2005-05-03", "decision")]),
        ("À l'issue de la réunion du 3 mai 2005, un repas a été servi.", [("2005-05-03", "meeting")]),
        ("Le jury, en sa réunion tenue le 3 mai 2005, a adopté la charte.", [("2005-05-03", "meeting")]),
        ("Le bureau a tenu sa réunion à Sète le 3 mai 2005.", [("2005-05-03", "meeting")]),
    ],
)
def test_what_is_decided_at_the_end_of_a_meeting(text: str, expected: list[tuple[str, str]]) -> None:
    """« à l'issue de sa réunion tenue le 4 décembre » dates what was decided there, as « lors de sa réunion du » does."""
    assert [(str(one.when), str(one.kind)) for one in events(text) if one.mentions] == expected
