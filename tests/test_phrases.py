"""What the toolkit tells in English, told again in the language of who reads it."""

from __future__ import annotations

import ast
import re
import tomllib
from datetime import date

import pytest
from conftest import ROOT
from pairs import problems

from timeline.project.files import Source
from timeline.publishing.told_again import teller
from timeline.translations.catalogue import read_labels
from timeline.translations.phrases import phrases

TOLD = ROOT / "translations" / "labels" / "told"
LABELS = {path.stem: read_labels(Source(path.name, path.read_text(encoding="utf-8"))) for path in sorted(TOLD.glob("*.po"))}
FRENCH = LABELS["fr"]
WRONG = tomllib.loads((ROOT / "tests" / "cases" / "pairs" / "wrong.toml").read_text(encoding="utf-8"))["pair"]
BRACES = re.compile(r"\{\w+\}")


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("the French has 7 mars 2008 (2008-03-07), the English none for it", "en français\xa0: 7 mars 2008 (2008-03-07)\u202f; en anglais\xa0: rien qui y réponde"),
        ("the German has le 3 mai, the French no day of the week", "en allemand\xa0: le 3 mai\u202f; en français, aucun jour de la semaine"),
        ("« sauf » is lost: the French says it, the English has nothing like it", "«\xa0sauf\xa0» s’est perdu\xa0: en français, c’est dit\u202f; en anglais, rien de tel"),
        ("the official texts differ: two dates have changed places: 3 mai and 4 mai", "les textes officiels diffèrent\xa0: deux dates ont changé de place\xa0: 3 mai et 4 mai"),
        ("the dateline on line 5 of the text: « Oslo, le 14 mai 2019 »", "la ligne de date, ligne 5 du texte\xa0: «\xa0Oslo, le 14 mai 2019\xa0»"),
        ("dated by « janvier 2008 », rule month-year, stated, form adverbial", "daté par «\xa0janvier 2008\xa0», règle month-year, date dite par le texte, forme adverbial"),
        ("dated by « hier », rule day-before, from publication", "daté par «\xa0hier\xa0», règle day-before, d’après le jour de publication"),
        ("3 comments were left out", "3 commentaires ont été laissés de côté"),
        (
            "the communiqué's date: 2014-06-18, stated: the dateline on line 5 of the text: « Dinant, le 18 juin 2014 »",
            "la date du communiqué\xa0: 2014-06-18, indiqué\xa0: la ligne de date, ligne 5 du texte\xa0: «\xa0Dinant, le 18 juin 2014\xa0»",
        ),
        ("read from the text: « le 3 mai 2019 »", "lu dans le texte\xa0: «\xa0le 3 mai 2019\xa0»"),
        ("the file was not read: it is under a password", "le fichier n’a pas été lu\xa0: il est protégé par un mot de passe"),
    ],
)  # fmt: skip
def test_told_in_french(english: str, french: str) -> None:
    """Each part that is one of its own sentences or a language's name is told again too."""
    assert teller("fr")(english) == (french, "fr")


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("the French has 7 mars 2008 (2008-03-07), the English none for it", "Französisch: 7 mars 2008 (2008-03-07); Englisch: nichts, was dem entspricht"),
        ("the German has am 3. Mai, the French no day of the week", "Deutsch: am 3. Mai; Französisch: kein Wochentag"),
        ("« sauf » is lost: the French says it, the German has nothing like it", "„sauf“ ist verloren gegangen: Auf Französisch steht es, auf Deutsch nichts dergleichen"),
        ("the official texts differ: two dates have changed places: 3 mai and 4 mai", "die amtlichen Texte weichen voneinander ab: zwei Daten sind vertauscht: 3 mai und 4 mai"),
        ("the dateline on line 5 of the text: « Oslo, le 14 mai 2019 »", "die Datumszeile in Zeile 5 des Textes: „Oslo, le 14 mai 2019“"),
        ("dated by « janvier 2008 », rule month-year, stated, form adverbial", "datiert durch „janvier 2008“, Regel month-year, Datum vom Text genannt, Form adverbial"),
        ("dated by « hier », rule day-before, from publication", "datiert durch „hier“, Regel day-before, nach dem Tag der Veröffentlichung"),
        ("the communiqué's date: 2014-06-18, likely: the name of the file: « a »", "das Datum des Kommuniqués: 2014-06-18, wahrscheinlich: der Dateiname: „a“"),
        ("French stale: Le 7 mars.", "Französisch, veraltet: Le 7 mars."),
        ("3 comments were left out", "3 Kommentare wurden weggelassen"),
        ("the file was not read: it is under a password", "die Datei wurde nicht gelesen: sie ist durch ein Kennwort geschützt"),
        ("the file is named .txt and is a Word document; it was read as what it is", "die Datei trägt die Endung .txt und ist ein Word-Dokument; sie wurde als das gelesen, was sie ist"),
    ],
)  # fmt: skip
def test_told_in_german(english: str, german: str) -> None:
    """The same: a language is named by its noun, which « auf » needs no case for."""
    assert teller("de")(english) == (german, "de")


@pytest.mark.parametrize("language", LABELS)
@pytest.mark.parametrize(
    "english",
    [
        "",
        "Les ministres se sont réunis",
        "the French",
        "the French has 7 mars 2008",
        "paragraph",
        "nrc-2008-04-04.q8q8",
        "3 comments were left out, and more",
        "translate it to-morrow",
    ],
)
def test_what_no_pattern_knows_stays_english(english: str, language: str) -> None:
    """And says that it is."""
    assert teller(language)(english) == (english, "en")


def test_braces_in_what_is_filled_in_are_words() -> None:
    """A text may hold what a pattern holds."""
    again = phrases({"« {words} » stands twice": "« {words} » : deux fois"}, "fr")
    assert again("« {words} {0} » stands twice").words == "« {words} {0} » : deux fois"


def test_a_language_without_phrases_has_english() -> None:
    """Only the names of languages are known of it, which no finding is."""
    assert teller("xx")("translate it") == ("translate it", "en")


def test_every_language_has_every_phrase() -> None:
    """What is told in one of them is told in all."""
    assert set(LABELS) >= {"fr", "de"}
    assert [(code, text) for code, own in LABELS.items() for text in own.keys() ^ FRENCH.keys()] == []


@pytest.mark.parametrize(("language", "english"), [(code, text) for code, own in LABELS.items() for text in own])
def test_no_phrase_hides_another(language: str, english: str) -> None:
    """Filled in, each is told by its own words, and all that is filled in stands in them or is left out on purpose."""
    own = LABELS[language][english]
    filled = {name[1:-1]: f"X{number}X" for number, name in enumerate(BRACES.findall(english))}
    assert teller(language)(english.format(**filled) if filled else english).words == own.format(**filled)
    assert set(BRACES.findall(own)) <= set(BRACES.findall(english))
    dropped = set(BRACES.findall(english)) - set(BRACES.findall(own))
    assert dropped <= {"{weekday}", "{state}"}


# Marks that a language does not write, and those that it sets with no space or with one that does not break.
FOREIGN = {"fr": r'["„“”]|(?<![\u00a0\u202f])[:;?»]|«(?!\u00a0)', "de": r'["«»”]|[\u00a0 ][:;?!]|(?<!\u00a0)[%]'}


@pytest.mark.parametrize(("language", "english"), [(code, text) for code, own in LABELS.items() for text in own])
def test_a_phrase_has_the_marks_of_its_language(language: str, english: str) -> None:
    """« guillemets » with their spaces in French, „Anführungszeichen“ in German; no word of the English is left."""
    own = LABELS[language][english]
    assert not re.search(FOREIGN[language], own), own
    assert own != english or english == "{day} ({basis})"


def test_every_phrase_is_told_by_something() -> None:
    """Each word of each stands in what the code says: a phrase that nothing tells any more is taken out."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "timeline").rglob("*.py")]
    said = " ".join(node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    known = set(re.findall(r"\w+", said))
    assert [text for text in FRENCH if not known.issuperset(re.findall(r"\w+", BRACES.sub(" ", text)))] == []


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Réunis le 3 mai 2019.", "Meeting on 4 May 2019."),
        ("Réunis le 3 mai 2019 avec 12 pays.", "Meeting on 3 May 2019 with 14 countries."),
        ("Il n'a pas été saisi du dossier par le Conseil.", "He was seised of the file by the Council."),
        ("Au moins trois membres sont présents.", "At most three members are present."),
        ("Le Conseil OTAN-Russie s'est réuni à Rome.", "The Council met in Madrid."),
        ("La réunion aura lieu lundi 6 mai 2019 (à Oslo).", "The meeting will take place on 6 May 2019 (in Oslo."),
        ("Le montant est de 4 millions d'euros.", "The amount is 4 million dollars."),
        ("Le rapport est publié.", "Le rapport est publié."),
        *((case["fr"], case["en"]) for case in WRONG),
    ],
)
@pytest.mark.parametrize("language", LABELS)
def test_what_the_checks_find_is_told_in_each(french: str, english: str, language: str) -> None:
    """Every one of them, and all that the table of wrong translations makes them say."""
    found = [problem.fact for problem in problems(french, english, date(2008, 4, 4))]
    assert found
    assert [fact for fact in found if teller(language)(fact).language != language] == []
