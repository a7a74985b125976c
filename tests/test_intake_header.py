"""Front matter becomes clues, and a header is guessed: each field with how it is known, what is not sure not taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake_texts import COUNCIL_TEXT, FRENCH, JOINT_TEXT, MILK_TEXT

from timeline.events.dateline import read_datelines
from timeline.intake.any_file import read_any
from timeline.intake.extract import Clue, Extract, Sure
from timeline.intake.front_matter import take_front_matter
from timeline.intake.header_guess import guess_header
from timeline.intake.names import letters_of, slug

pytestmark = pytest.mark.documents

FRONT = [
    ("---\ntitle: Accord\ndate: 2019-05-14\n---\nTexte.\n", "Texte.\n", {"title": "Accord", "date": "2019-05-14"}),
    ("\ufeff---\ntitle: Accord : le point\nlieu: Dakar\n---\n\nTexte.\n", "Texte.\n", {"title": "Accord : le point", "place": "Dakar"}),
    ('---\ntitle: "A "B" C"\n---\nTexte.\n', "Texte.\n", {"title": 'A "B" C'}),
    ("+++\ntitle = 'Accord'\ndate = 2019-05-14T08:00:00Z\n[params]\nx = 1\n+++\nTexte.\n", "Texte.\n", {"title": "Accord", "date": "2019-05-14T08:00:00+00:00"}),
    ('{"title": "Accord", "date": "2019-05-14"}\n\nTexte.\n', "Texte.\n", {"title": "Accord", "date": "2019-05-14"}),
    ("---\ntitle: Le *point* sur `A_b`\nauthor: Quentin [Roche]{.smallcaps}\nplace: '[Dakar](https://dakar.example)'\n---\nTexte.\n", "Texte.\n",
     {"title": "Le point sur A_b", "issuer": "Quentin Roche", "place": "Dakar"}),
    ("---\ntitle: Accord 3 * 4 [suite]\nsource: https://a.example/*b*\n---\nTexte.\n", "Texte.\n",
     {"title": "Accord 3 * 4 [suite]", "source": "https://a.example/*b*"}),
    ("---\nauthors:\n  - name: Anne\n  - name: Jean\ntags: [a]\n...\nTexte.\n", "Texte.\n", {"issuer": "Anne"}),
    ("---\n# rien\n---\nTexte.\n", "Texte.\n", {}),
    ("---\n---\nTexte.\n", "Texte.\n", {}),
    ("---\nLe Conseil a siégé.\n---\nTexte.\n", "---\nLe Conseil a siégé.\n---\nTexte.\n", {}),
    ("---\ntitle: jamais fermé\nTexte.\n", "---\ntitle: jamais fermé\nTexte.\n", {}),
    ("Texte.\n---\ntitle: X\n---\n", "Texte.\n---\ntitle: X\n---\n", {}),
    ("Date : 3 mai 2019\nTexte.\n", "Date : 3 mai 2019\nTexte.\n", {}),
    ('{"a": 1} Texte.\n', '{"a": 1} Texte.\n', {}),
]  # fmt: skip


@pytest.mark.parametrize(("page", "text", "expected"), FRONT, ids=lambda given: str(given)[:30])
def test_front_matter(page: str, text: str, expected: dict[str, str]) -> None:
    """YAML, TOML and JSON become clues and never text; two rules around a paragraph are none."""
    body, clues, _ = take_front_matter(page)
    assert (body, {clue.field: clue.value for clue in clues}) == (text, expected)


def test_front_matter_that_cannot_be_read_is_told() -> None:
    """What can be read of it is read."""
    body, clues, (remark,) = take_front_matter("+++\ntitle = 'Accord'\ndate =\n+++\nTexte.\n")
    assert (body, [clue.value for clue in clues], remark.code) == ("Texte.\n", ["Accord"], "C57")


def test_our_own_header_is_known() -> None:
    """A file of the corpus gives its fields back as stated, its text untouched."""
    raw = "---\nid: cr-1\ntitle: Déclaration\ndate: 2019-05-14\nplace: Rennes\nissuer: Conseil\nlanguage: fr\nsource: a\nsha256: b\n---\n\n Le 1^{er} mai &amp; x\n"
    extract = read_any("a.txt", raw.encode(), FRENCH)
    assert extract.text == "\n Le 1^{er} mai &amp; x\n"
    assert guess_header(extract, FRENCH, "a.txt", ["cr-1"]).filled["id"] == "cr-1"


def filled(text: str, *clues: Clue, name: str = "a.txt", ids: tuple[str, ...] = ()) -> dict[str, str]:
    """What is sure enough of a text's header to be written."""
    return guess_header(Extract(text, "test", clues), FRENCH, name, ids).filled


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("9 mai 2017 : Fête du port.\n\n12 mai 2017 : Vote du budget.", None),
        ("Fête du port : 9 mai 2017.", None),
        ("9 mai 2017 ; Fête du port.", None),
        ("Dakar, 9 mai 2017\n\nLe pont ouvre.", "2017-05-09"),
    ],
)
def test_a_day_in_a_row_is_not_that_of_the_text(text: str, day: str | None) -> None:
    """A row of a table tells what was when."""
    assert filled(text).get("date") == day


def test_whole_communiques() -> None:
    """Title, day, town, issuer, number and id of three texts."""
    assert filled(COUNCIL_TEXT) == {
        "title": "Le Conseil régional de Bretagne adopte son plan pour l'eau", "date": "2019-05-15", "place": "Rennes",
        "language": "fr", "id": "conseil-regional-bretagne-2019-05-15",
    }  # fmt: skip
    assert filled(MILK_TEXT, ids=("mta-2021-02-03",)) == {
        "title": "Filière lait : un accord jusqu'en 2023", "date": "2021-02-03", "place": "Paris", "language": "fr",
        "issuer": "MINISTÈRE DE LA TRANSITION AGRICOLE", "reference": "N° 2021/47", "id": "mta-2021-02-03-2",
    }  # fmt: skip
    assert filled(JOINT_TEXT)["title"] == "Déclaration commune des ministres"


BODY = "\n\nLe Conseil a examiné le rapport du 3 avril 2018 et il a adopté le plan de travail pour les ministres.\n"
OF_MAIL = Clue("date", "2019-05-16", "the day the mail was sent", Sure.LIKELY)
OF_PAGE = Clue("date", "2019-05-15T10:00:00+02:00", "« date » of the front matter", Sure.STATED)
DAYS = [
    ("Rennes, le 14 mai 2019" + BODY, (), "2019-05-14"),
    ("Rennes, le 14 mai 2019" + BODY, (OF_PAGE, OF_MAIL), "2019-05-14"),
    ("Titre" + BODY, (OF_MAIL, OF_PAGE), "2019-05-15"),
    ("Titre" + BODY, (OF_MAIL,), "2019-05-16"),
    ("Titre" + BODY, (Clue("date", "ven., 03 févr. 2017", "x"),), "2017-02-03"),
    ("Titre" + BODY, (Clue("date", "14/05/2019", "x"),), "2019-05-14"),
    ("Titre" + BODY, (Clue("date", "bientôt", "x"),), None),
    ("Titre" + BODY, (Clue("date", "mai 2019", "x"),), None),
    ("Titre" + BODY, (Clue("source", "https://a.fr/2019/05/14/x", "x"),), None),
    ("Titre" + BODY, (), None),
]


@pytest.mark.parametrize(("text", "clues", "expected"), DAYS, ids=lambda given: str(given)[:40])
def test_days(text: str, clues: tuple[Clue, ...], expected: str | None) -> None:
    """The text's own day, then what the file states, then what is likely; never one that is only told or in an address."""
    assert filled(text, *clues, name="2011-01-02-x.txt").get("date") == expected


def test_what_is_not_sure_is_said() -> None:
    """C58 names a field and what it may be, C59 days that disagree."""
    guess = guess_header(Extract("Titre du texte" + BODY, "test"), FRENCH, "2019-05-14-a.txt")
    assert {one.code for one in guess.remarks} == {"C58"}
    assert any("2019-05-14" in one.fact and "--date" in one.remedy for one in guess.remarks)
    both = guess_header(Extract("Rennes, le 14 mai 2019" + BODY, "test", (OF_MAIL,)), FRENCH, "a.txt")
    assert [one.code for one in both.remarks if "2019-05-16" in one.fact] == ["C59"]


TOWNS = [
    ("Bruxelles, le 14 mai 2019", "Bruxelles"),
    ("SARLAT, 14 mai 2019 (AGP) – Le Conseil siège.", "Sarlat"),
    ("PORT-AU-PRINCE, le 14 mai 2019", "Port-au-Prince"),
    ("COMMUNIQUÉ DE PRESSE - Paris, le 14 mai 2019", "Paris"),
    ("Fait à Saint-Denis, le 14 mai 2019.", "Saint-Denis"),
    ("Réunion tenue à Dakar le 14 mai 2019", "Dakar"),
    ("Mardi, 14 mai 2019", ""),
    ("Date : 14 mai 2019", ""),
    ("Conseil, le 14 mai 2019", ""),
    ("14 mai 2019", ""),
]


@pytest.mark.parametrize(("line", "town"), TOWNS)
def test_towns(line: str, town: str) -> None:
    """A dateline gives its town; what is none, « Date : », gives nothing."""
    assert {one.place for one in read_datelines(line + BODY, FRENCH) if str(one.day) == "2019-05-14"} == {town}


REFERENCES = [
    ("PR/CP(2007)131", "PR/CP(2007)131"),
    ("Communiqué n° 2019/47", "n° 2019/47"),
    ("Réf. : DC-12/2019", "DC-12/2019"),
    ("CM/DEL/DEC(2019)4", "CM/DEL/DEC(2019)4"),
    ("La loi n° 2019-47 est publiée", None),
    ("Décret n° 12", None),
    ("Le Conseil OTAN/Russie", None),
    ("Vingt ans après (2019)", None),
]


@pytest.mark.parametrize(("line", "reference"), REFERENCES)
def test_references(line: str, reference: str | None) -> None:
    """The number of the text at its head; that of a law is none."""
    assert filled(f"{line}{BODY}").get("reference") == reference


TITLES = [
    ("COMMUNIQUÉ DE PRESSE\n\nRennes, le 14 mai 2019\n\nUn plan pour l'eau" + BODY, "Un plan pour l'eau"),
    ("COMMUNIQUE DU CONSEIL\nDU MERCREDI 14 AOUT 2024" + BODY, "COMMUNIQUE DU CONSEIL DU MERCREDI 14 AOUT 2024"),
    ("**Un plan pour l'eau**" + BODY, "Un plan pour l'eau"),
    ("# Un plan pour l'eau est adopté" + BODY, "Un plan pour l'eau est adopté"),
    (BODY, None),
    ("Communiqué de presse n° 12" + BODY, None),
]


@pytest.mark.parametrize(("text", "title"), TITLES, ids=lambda given: str(given)[:30])
def test_titles(text: str, title: str | None) -> None:
    """The first heading that is no dateline and says more than what kind of text it is."""
    assert filled(text).get("title") == title


def test_a_site_is_no_part_of_a_title() -> None:
    """« | Site » goes, « - » stays."""
    clue = Clue("title", "Accord - le point | Le Site", "x")
    assert filled(BODY, clue)["title"] == "Accord - le point"


def test_another_language_is_not_taken() -> None:
    """An English text read as French is told."""
    text = "The Council met in Rome and the ministers have adopted the plan of work for the year with all of its annexes.\n"
    guess = guess_header(Extract(text, "test"), FRENCH, "a.txt")
    assert "language" not in guess.filled
    assert any("language" in one.fact for one in guess.remarks)


LETTERS = [
    ("OTAN", "otan"), ("Conseil OTAN-Russie (COR)", "cor"), ("Conseil régional de Bretagne", "crb"),
    ("Ministère de l’Eau", "me"), ("Élysée", "elysee"), ("…", ""), ("ONU", "onu"),
]  # fmt: skip


@pytest.mark.parametrize(("issuer", "letters"), LETTERS)
def test_letters(issuer: str, letters: str) -> None:
    """An issuer's own letters, else the first of its words."""
    assert letters_of(issuer) == letters


def test_letters_that_no_accent_makes() -> None:
    """„ß“ is written ss, not left out: „beschliet“ was."""
    assert slug("Rat beschließt Straße") == "rat-beschliesst-strasse"
    assert slug("Œuvre à Łódź, Køge") == "oeuvre-a-lodz-koge"


@given(st.text(max_size=60), st.lists(st.text(max_size=10), max_size=3))
def test_an_id_is_always_one(title: str, ids: list[str]) -> None:
    """Whatever the title, the id is small letters, digits and hyphens, begins with a letter and is not taken."""
    made = slug(title)
    assert made[0].isalpha()
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    taken = [*ids, filled(BODY, Clue("title", title or "x", "x"))["id"]]
    assert filled(BODY, Clue("title", title or "x", "x"), ids=tuple(taken))["id"] not in taken
