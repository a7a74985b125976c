"""Subjects of entries: named in the settings, given in editing.toml, carried by every export, suggested by the glossary."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from conftest import ROOT
from projects import copy, run
from sample import chronology, glanced
from web import TEMPLATES, templates

from timeline.chronology.corpus import read_corpus
from timeline.chronology.pipeline import compose_chronology
from timeline.chronology.subjects import suggest_subjects
from timeline.project.files import Source
from timeline.project.folders import Project
from timeline.project.settings import read_edition
from timeline.publishing.exports import EXPORTS

if TYPE_CHECKING:
    from pathlib import Path

NAMED = """
[subjects.cooperation]
fr = "Coopération"
en = "Cooperation"

[subjects.exercises]
fr = "Exercices"
en = "Exercises"
"""
# « renforcer la coopération », « un exercice du 2 au 4 avril 2006 »
GIVEN = """["essai-2005.s33k"]
subjects = ["cooperation"]

["essai-2005.zd4m"]
subjects = ["exercises", "cooperation", "exercises"]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The trial edition with two subjects, which two entries have."""
    made = copy("essai", tmp_path / "essai")
    name(made, NAMED)
    (made / "corpus/essai/editing.toml").write_text(GIVEN, encoding="utf-8")
    return made


def name(project: Path, tables: str) -> None:
    """Put tables into the settings."""
    path = project / "corpus/chronology.toml"
    path.write_text(path.read_text(encoding="utf-8") + tables, encoding="utf-8")


def test_every_entry_of_the_shipped_chronology_has_a_subject() -> None:
    """Every subject that is named has entries, and every entry a subject."""
    corpus = read_corpus(Project(ROOT))
    entries = compose_chronology(corpus).entries
    assert [entry.id for entry in entries if not entry.subjects] == []
    assert {subject for entry in entries for subject in entry.subjects} == corpus.edition.subject_names.keys()


# --- the settings -----------------------------------------------------------------------------------------------------

SETTINGS = """identifier = "urn:a"
languages = ["fr", "en"]
[title]
fr = "A"
en = "A"
[subtitle]
fr = ""
en = ""
[publisher]
fr = ""
en = ""
[rights]
fr = ""
en = ""
"""
# What stands below, the words of the whole in both languages, the ids of subjects.
RIGHT: list[tuple[str, dict[str, tuple[str, ...]], list[str]]] = [
    ("", {}, []),
    ('[subjects]\nfr = ["Un"]\nen = ["One"]', {"fr": ("Un",), "en": ("One",)}, []),
    ("[subjects]\nfr = []\nen = []", {"fr": (), "en": ()}, []),
    (NAMED, {"fr": ("Coopération", "Exercices"), "en": ("Cooperation", "Exercises")}, ["cooperation", "exercises"]),
    (f'[subjects]\nfr = ["Un"]\nen = []{NAMED}', {"fr": ("Un",), "en": ("Cooperation", "Exercises")}, ["cooperation", "exercises"]),
    ('[subjects.2002-summit]\nfr = "Un"\nen = "One"\nde = "Eins"', {"fr": ("Un",), "en": ("One",)}, ["2002-summit"]),
]  # fmt: skip


@pytest.mark.parametrize(("below", "keywords", "ids"), RIGHT)
def test_subjects_are_named(below: str, keywords: dict[str, tuple[str, ...]], ids: list[str]) -> None:
    """A table for each; where nothing says what the whole is about, their names do."""
    edition = read_edition(Source("corpus/chronology.toml", f"{SETTINGS}{below}"))
    assert edition.subjects == keywords
    assert list(edition.subject_names) == ids


WRONG = [
    ("subjects = 3", "chronology.toml:1: C21 subjects is no table of lists"),
    ('[subjects]\nfr = "Un"', "C21 the subjects in 'fr' are no list of words"),
    ("[subjects]\nfr = [1]", "C21 the subjects in 'fr' are no list of words"),
    ('[subjects.a]\nfr = "Un"', "chronology.toml:16: C21 the subject a has no name in 'en'"),
    ('[subjects.a]\nfr = "Un"\nen = " "', "chronology.toml:18: C21 the subject a has no name in 'en'"),
    ('[subjects."Défense"]\nfr = "Un"\nen = "One"', "chronology.toml:16: C21 'Défense' cannot be the id of a subject"),
    ('[subjects."a b"]\nfr = "Un"\nen = "One"', "C21 'a b' cannot be the id of a subject"),
    ('[subjects.a]\nfr = ["Un"]\nen = "One"', "C21 the subject a has no name in 'fr'"),
    ('[page]\nlanes = "themes"', "chronology.toml:17: C21 the lanes of the overview cannot be 'themes'"),
    ("[page]\nlanes = true", "C21 lanes = True is nothing a page can be"),
]


@pytest.mark.parametrize(("below", "expected"), WRONG)
def test_a_subject_that_is_none(below: str, expected: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is told at its line with what to write."""
    text = f"{below}\n{SETTINGS}" if below.startswith("subjects =") else f"{SETTINGS}\n{below}\n"
    (project / "corpus/chronology.toml").write_text(text, encoding="utf-8")
    code, _, complaints = run(capsys, "events", "--project", str(project))
    assert (code, expected in complaints) == (1, True), complaints


# --- the editor's hand ------------------------------------------------------------------------------------------------

EDITS = [
    ('subjects = ["cooperation"]', ""),
    ("subjects = []", ""),
    ('subjects = "cooperation"', "editing.toml:2: C31 subjects is no list of ids"),
    ("subjects = true", "C31 subjects is no list of ids"),
    ('subjects = [["cooperation"]]', "C31 subjects is no list of ids"),
    ('subjects = ["cooperation", ""]', "C31 subjects is no list of ids"),
    ('subject = ["cooperation"]', "C31 'subject' is nothing an editor can say here"),
    ('subjects = ["coperation"]', "editing.toml:2: C34 no subject is called 'coperation'\n    did you mean cooperation?"),
    ('subjects = ["peace"]', "C34 no subject is called 'peace'\n    name it in corpus/chronology.toml: [subjects.peace]"),
]


@pytest.mark.parametrize(("line", "expected"), EDITS)
def test_what_an_editor_says(line: str, expected: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list of ids that the settings name; anything else forbids a final edition and is told at its line."""
    (project / "corpus/essai/editing.toml").write_text(f'["essai-2005.s33k"]\n{line}\n', encoding="utf-8")
    code, _, complaints = run(capsys, "build", "json", "--project", str(project))
    assert (code, expected in complaints) == (1 if expected else 0, True), complaints


def test_a_draft_goes_on_with_a_subject_that_has_no_name(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told, the entry keeps it in the data, and nobody is offered it."""
    (project / "corpus/essai/editing.toml").write_text('["essai-2005.s33k"]\nsubjects = ["peace"]\n', encoding="utf-8")
    code, _, complaints = run(capsys, "build", "html", "csv", "--draft", "--project", str(project))
    assert (code, "C34" in complaints) == (0, True)
    assert 'name="subject"' not in (project / "build/timeline.html").read_text(encoding="utf-8")


def test_an_added_event_has_subjects(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As any other."""
    added = """[[add]]
communique = "essai-2005"
stated = "Archives"
text = "Les experts ont visité Oslo."
date = "2005-06-16"
kind = "past"
subjects = ["exercises"]
"""
    (project / "corpus/essai/editing.toml").write_text(added, encoding="utf-8")
    _, out, _ = run(capsys, "events", "--subject", "exercises", "--json", "--project", str(project))
    assert [json.loads(line)["text"] for line in out.splitlines()] == ["Les experts ont visité Oslo."]


# --- chosen and exported ----------------------------------------------------------------------------------------------

ASKED = [
    ("cooperation", ["s33k", "zd4m"]),
    ("exercises", ["zd4m"]),
    ("Coopération", ["s33k", "zd4m"]),
    ("cooperation ", []),
    ("EXERCICES", ["zd4m"]),
    ("coop", []),
    ("peace", []),
]


@pytest.mark.parametrize(("asked", "expected"), ASKED)
def test_events_of_a_subject(asked: str, expected: list[str], project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By id or by name, accents and capitals aside; what is none is asked back."""
    code, out, complaints = run(capsys, "events", "--subject", asked, "--json", "--project", str(project))
    assert [json.loads(line)["id"].partition(".")[2] for line in out.splitlines()] == expected
    assert (code, "C34" in complaints) == ((0, False) if expected else (2, True))


def test_events_tell_their_subjects(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Once each, in the order in which the editor says them; in one cell of a table."""
    _, out, _ = run(capsys, "events", "--csv", "--project", str(project))
    rows = {row["id"]: row["subjects"] for row in csv.DictReader(io.StringIO(out))}
    assert rows["essai-2005.zd4m"] == "exercises; cooperation"
    assert rows["essai-2005.raj8"] == ""


def export(wanted: str) -> bytes:
    """One export of the sample with subjects."""
    return EXPORTS[wanted](glanced(chronology()), templates(), [TEMPLATES])


def test_exports_carry_them() -> None:
    """The ids for programs, the names for people; the id alone where nothing names it."""
    made = json.loads(export("json"))
    assert made["subject_names"]["terrorism"]["en"] == "Fight against terrorism"
    assert [entry["subjects"] for entry in made["entries"][:4]] == [["missile-defence", "terrorism"], ["missile-defence"], ["unnamed"], []]
    rows = list(csv.DictReader(io.StringIO(export("csv").decode("utf-8-sig"))))
    assert rows[0]["subjects_en"] == "Missile <defence>; Fight against terrorism"
    assert (rows[2]["subjects_fr"], rows[3]["subjects_fr"]) == ("unnamed", "")
    keywords = json.loads(export("jsonld"))["hasPart"][0]["keywords"]
    assert {"@language": "en", "@value": "Fight against terrorism"} in keywords
    calendar = export("ical").decode()
    assert "CATEGORIES:meeting,Défense <antimissile> — Missile <defence>,Lut" in calendar
    entries = ET.fromstring(export("atom")).findall("{http://www.w3.org/2005/Atom}entry")  # noqa: S314 our own feed
    labels = {one.get("term"): one.get("label") for one in entries[-1].findall("{http://www.w3.org/2005/Atom}category")}
    assert labels == {
        "meeting": None,
        "missile-defence": "Défense <antimissile> — Missile <defence>",
        "terrorism": "Lutte contre le terrorisme — Fight against terrorism",
    }


# --- suggested --------------------------------------------------------------------------------------------------------

GLOSSARY = """fr,en,note,variants,case,status
coopération,cooperation,concept,,,must
exercice,exercise,event,,,must
Oslo,Oslo,place,,,must
conférence,conference,event,,,must
"""


def with_glossary(project: Path, rows: str = GLOSSARY) -> Path:
    """The project with a glossary of its own."""
    (project / "translations/glossary.csv").write_text(rows, encoding="utf-8")
    return project


def test_subjects_are_suggested_by_terms(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What stands in entries with a subject suggests it to others, with the term; a place does not; nothing is written."""
    with_glossary(project)
    before = (project / "corpus/essai/editing.toml").read_bytes()
    code, out, _ = run(capsys, "suggest", "--subjects", "--project", str(project), "--no-pager")
    assert code == 0
    assert {name: said["subjects"] for name, said in tomllib.loads(out).items()} == {
        "essai-2006.x2gt": ["cooperation", "exercises"],
        "essai-2006.x2gt-b": ["cooperation", "exercises"],
        "essai-2006.z44e": ["cooperation", "exercises"],  # « L'exercice mené »
    }
    assert "« exercice »" in out
    assert (project / "corpus/essai/editing.toml").read_bytes() == before


@pytest.mark.parametrize("said", ["subjects = []", 'subjects = ["cooperation"]'])
def test_what_an_editor_decided_is_not_asked_again(said: str, project: Path) -> None:
    """Also where the decision is that an entry has no subject."""
    with_glossary(project)
    editing = project / "corpus/essai/editing.toml"
    editing.write_text(f'{GIVEN}\n["essai-2006.z44e"]\n{said}\n', encoding="utf-8")
    assert "essai-2006.z44e" not in {one.entry.id for one in suggest_subjects(read_corpus(Project(project)))}


def test_a_name_is_a_term(project: Path) -> None:
    """Before any entry has a subject, those whose name is a term of the glossary are suggested."""
    with_glossary(project).joinpath("corpus/essai/editing.toml").unlink()
    found = {one.entry.id: one.terms for one in suggest_subjects(read_corpus(Project(project)))}
    assert found["essai-2005.s33k"] == {"cooperation": ["coopération"]}
    assert not any("exercises" in terms for terms in found.values())


def test_first_subjects_are_suggested(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where none is named: terms that some entries share, as tables for the settings; no place."""
    made = with_glossary(copy("essai", tmp_path / "essai"))
    code, out, _ = run(capsys, "suggest", "--subjects", "--project", str(made), "--no-pager")
    assert tomllib.loads(out) == {"subjects": {"exercise": {"fr": "Exercice", "en": "Exercise"}}}
    assert (code, "# no subject is named yet" in out) == (0, True)


def test_without_a_glossary_nothing_is_suggested(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said why."""
    code, out, _ = run(capsys, "suggest", "--subjects", "--project", str(project))
    assert (code, out) == (0, "# there is no glossary: subjects are suggested by its terms, translations/glossary.csv\n")


def test_any_name_is_printed_as_it_is(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name is text, in the page as everywhere."""
    hostile: dict[str, Any] = {"fr": "<script>alert(1)</script> *x* #y", "en": "</style>{{ 7*7 }}"}
    path = project / "corpus/chronology.toml"
    text = path.read_text(encoding="utf-8").replace('"Coopération"', json.dumps(hostile["fr"]))
    path.write_text(text.replace('"Cooperation"', json.dumps(hostile["en"])), encoding="utf-8")
    assert run(capsys, "build", "html", "--project", str(project))[0] == 0
    page = (project / "build/timeline.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
