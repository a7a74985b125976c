"""What the editor says in words, prints of a sentence, adds from elsewhere, leaves out; and a text without its day."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from projects import copy, put, run

from timeline.events.cutting import cut_words, nearest_words

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
CATALOGUE = "translations/events/essai.en.po"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the trial edition."""
    return copy("essai", tmp_path / "essai")


def edit(project: Path, text: str) -> None:
    """Write the collection's editing.toml."""
    (project / "corpus" / "essai" / "editing.toml").write_text(text)


def rows(project: Path, capsys: Capture, *more: str) -> dict[str, dict[str, object]]:
    """Events by id."""
    out = run(capsys, "events", "--json", "--project", str(project), *more)[1]
    return {row["id"]: row for row in map(json.loads, out.splitlines())}


def explained(project: Path, capsys: Capture, name: str) -> str:
    """Why an event is one."""
    return run(capsys, "events", "--explain", name, "--project", str(project))[1]


# The text was published on 15 June 2005.
DATES = [
    ("d'ici à la fin 2014", "../2014-12"),
    ("d’ici à la fin 2014", "../2014-12"),
    ("l'année prochaine", "2006"),
    ("vers la fin de l'année prochaine", "2006-12~"),
    ("le 4 mai 2008", "2008-05-04"),
    ("en mai 2008", "2008-05"),
    ("2008-05/2008-06", "2008-05/2008-06"),
    ("by end 2008", "../2008-12"),
]


@pytest.mark.parametrize(("words", "date"), DATES)
def test_a_date_in_words(words: str, date: str, project: Path, capsys: Capture) -> None:
    """A date is read as the text's own are, and EDTF as before; how words were read is told."""
    edit(project, f'["essai-2005.raj8"]\ndate = "{words}"\n')
    assert rows(project, capsys)["essai-2005.raj8"]["date"] == date
    assert words in explained(project, capsys, "essai-2005.raj8")


NO_DATES = [
    ("demain peut-être", "demain"),
    ("un jour", "is no date"),
    ("by end 20008", "is no date"),
    ("le 4 mai 2008 ou le 5 juin 2009", "« 4 mai 2008 » (2008-05-04) and « 5 juin 2009 » (2009-06-05)"),
    ("peut-être le 4 mai 2008", 'date = "4 mai 2008"'),
    ("4 mai 2008-13", "2008"),
]


@pytest.mark.parametrize(("words", "told"), NO_DATES)
def test_words_that_are_not_one_date(words: str, told: str, project: Path, capsys: Capture) -> None:
    """No date, several, one among other words: refused, with the line and what is accepted."""
    edit(project, f'\n["essai-2005.raj8"]\nkey = true\ndate = "{words}"\n')
    code, _, err = run(capsys, "events", "--project", str(project))
    assert code == 1
    assert "corpus/essai/editing.toml:4: C31" in err
    assert told in err


SENTENCE = "Les ministres, réunis à Oslo, ont *décidé* d'agir et de rendre compte."
CUT = [
    ("Les ministres […] ont décidé d'agir", "Les ministres […] ont *décidé* d'agir […]"),
    ("Les ministres [...] d’agir [...] rendre compte.", "Les ministres […] d'agir […] rendre compte."),
    ("réunis  à\nOslo", "[…] réunis à Oslo […]"),
    ("ont *décidé* d'agir et de rendre compte", "[…] ont *décidé* d'agir et de rendre compte"),
    ("Les ministres […] réunis à Oslo", "Les ministres, réunis à Oslo […]"),
    (SENTENCE, SENTENCE),
    ("ont décidé […] Les ministres", ""),
    ("Les ministre", ""),
    ("ministres réunis", ""),
    ("Les ministres […] ont refusé", ""),
    ("[…]", ""),
]


@pytest.mark.parametrize(("text", "printed"), CUT)
def test_words_of_a_sentence(text: str, printed: str) -> None:
    """Whole words in their order, as the sentence has them, and what is left out is shown; nothing else is printed."""
    assert cut_words(SENTENCE, text) == printed


def test_the_nearest_words() -> None:
    """What is not in the sentence is told with what is most like it."""
    assert nearest_words(SENTENCE, "Les ministres […] ont refusé d'agir") == "ont *décidé* d'agir"
    assert nearest_words(SENTENCE, "[…]") == nearest_words(SENTENCE, "...") == SENTENCE.split(maxsplit=1)[0]
    assert nearest_words("", "x") == ""


def test_words_to_print(project: Path, capsys: Capture) -> None:
    """The words are printed and translated, the place is the whole sentence's, and its translation is theirs at first."""
    whole = rows(project, capsys)["essai-2005.s33k"]
    edit(project, '["essai-2005.s33k"]\ntext = "ont décidé de renforcer la coopération"\n')
    out = run(capsys, "translate", "--project", str(project))[1]
    assert "1 new, 1 obsolete" in out
    cut = rows(project, capsys)["essai-2005.s33k"]
    assert cut["text"] == "[…] ont décidé de renforcer la coopération […]"
    assert {key: cut[key] for key in ("line", "start", "end", "date")} == {
        key: whole[key] for key in ("line", "start", "end", "date")
    }
    assert (cut["state"], cut["translation"]) == ("stale", whole["translation"])
    edit(project, "")
    assert "1 restored, 1 obsolete" in run(capsys, "translate", "--project", str(project))[1]
    assert rows(project, capsys)["essai-2005.s33k"] == whole


def test_words_to_print_of_one_of_two_events(project: Path, capsys: Capture) -> None:
    """The other event of the sentence goes on printing all of it."""
    edit(project, '["essai-2006.x2gt-b"]\ntext = "au plus tard le 1er mars 2008"\n')
    found = rows(project, capsys)
    assert found["essai-2006.x2gt-b"]["text"] == "[…] au plus tard le 1er mars 2008."[:-1]
    assert found["essai-2006.x2gt"]["state"] == "translated"
    assert "1 new\n" in run(capsys, "translate", "--project", str(project))[1]


def test_words_that_the_sentence_has_not(project: Path, capsys: Capture) -> None:
    """They are refused with the nearest; the whole sentence goes on being printed, and no final edition is made."""
    edit(project, '["essai-2005.raj8"]\ntext = "La conférence aura lieu"\n')
    code, _, err = run(capsys, "build", "json", "--project", str(project), "--out", str(project / "build"))
    assert code == 1
    assert err.count("corpus/essai/editing.toml:2: C33") == 1
    assert "« La conférence se tiendra »" in err
    assert rows(project, capsys)["essai-2005.raj8"]["text"] == "La conférence se tiendra en février à Vienne."


STATED = """
[[add]]
communique = "essai-2005"
stated = "Compte rendu, archives de l'Alliance"
text = "Les experts ont visité le port."
date = "le lendemain du 15 juin 2005"
kind = "past"
headline = "Visite"
note = "Vu aux archives."
place = "Bergen"
key = true
"""


def test_an_entry_that_no_text_states(project: Path, capsys: Capture, tmp_path: Path) -> None:
    """It is marked as the editors' with where it comes from; all its words are to be translated, none is lost."""
    edit(project, STATED)
    assert run(capsys, "translate", "--project", str(project))[0] == 0
    written = (project / CATALOGUE).read_text()
    for words in ("Compte rendu, archives de l'Alliance", "Visite", "Vu aux archives.", "Bergen", "ont visité le port"):
        assert words in written
    made = ("json", "csv", "html", "atom", "ical", "timelinejs", "jsonld")
    assert run(capsys, "build", "--draft", *made, "--project", str(project), "--out", str(tmp_path))[0] == 0
    entry = next(one for one in json.loads((tmp_path / "chronology.json").read_text())["entries"] if "stated" in one)
    assert entry["stated"] == {"fr": "Compte rendu, archives de l'Alliance"}
    assert (entry["date"], entry["key"], entry["place"]["fr"]) == ("2005-06-16", True, "Bergen")
    assert entry["file"] == "corpus/essai/editing.toml"
    table = (tmp_path / "chronology.csv").read_text(encoding="utf-8-sig")
    row = next(one for one in csv.DictReader(table.splitlines()) if one["id"] == entry["id"])
    assert row["title"].startswith("Entrée de la rédaction – Compte rendu")
    assert not any(row[column] for column in ("file", "line", "paragraph", "source", "published"))
    for name in ("timeline.html", "chronology.atom", "timelinejs.json"):
        assert "Entrée de la rédaction" in (tmp_path / name).read_text(), name
    assert f"#essai-2005.{entry['id'].split('.')[1]}" in (tmp_path / "chronology.jsonld").read_text()


def test_the_texts_of_added_events_never_meet(project: Path, capsys: Capture) -> None:
    """Two events of one quotation keep a headline each; one that quotes another sentence keeps its translation."""
    one = '[[add]]\ncommunique = "essai-2006"\nquotation = "{}"\ndate = "{}"\nkind = "past"\nheadline = "{}"\n'
    edit(project, one.format("a réussi", "2001", "Un") + one.format("a réussi", "2002", "Deux"))
    run(capsys, "translate", "--project", str(project))
    written = (project / CATALOGUE).read_text()
    assert 'msgid "Un"\nmsgstr ""' in written
    (project / CATALOGUE).write_text(written.replace('msgid "Deux"\nmsgstr ""', 'msgid "Deux"\nmsgstr "Two"'))
    edit(project, one.format("a approuvé", "2002", "Deux"))
    out = run(capsys, "translate", "--project", str(project))[1]
    assert " new" not in out
    assert " obsolete" not in out
    assert 'msgid "Deux"\nmsgstr "Two"' in (project / CATALOGUE).read_text()


def test_what_is_left_out_is_seen_and_brought_back(project: Path, capsys: Capture) -> None:
    """It is listed on request only, marked, and explained with the line to delete."""
    edit(project, '["essai-2005.raj8"]\nkey = true\nleave-out = true\n\n["essai-2006.x2gt-b"]\nleave-out = true\n')
    printed, all_of_them = rows(project, capsys), rows(project, capsys, "--all")
    assert all_of_them.keys() - printed.keys() == {"essai-2005.raj8", "essai-2006.x2gt-b"}
    assert {name for name, row in all_of_them.items() if row.get("left_out")} == all_of_them.keys() - printed.keys()
    assert "– left out" in run(capsys, "events", "--all", "--project", str(project))[1]
    assert "left out" not in run(capsys, "events", "--project", str(project))[1]
    assert "corpus/essai/editing.toml:3: left out" in explained(project, capsys, "essai-2005.raj8")
    assert "left out" not in explained(project, capsys, "essai-2006.x2gt")
    table = run(capsys, "events", "--all", "--csv", "--project", str(project))[1].splitlines()
    assert table[0].endswith(",left_out")


def test_an_event_left_out_keeps_its_id(project: Path, capsys: Capture) -> None:
    """An untranslated sentence of another wording than its id was drawn from stays known while it is left out."""
    catalogue = project / CATALOGUE
    catalogue.write_text(catalogue.read_text().replace("essai-2005.raj8", "essai-2005.q2q2").replace(
        'msgstr "The conference will be held in Vienna in February."', 'msgstr ""'))
    edit(project, '["essai-2005.q2q2"]\nleave-out = true\n')
    for _ in range(2):
        assert run(capsys, "translate", "--project", str(project))[0] == 0
        assert "essai-2005.q2q2" not in rows(project, capsys)
        assert run(capsys, "events", "--project", str(project))[2] == ""
    edit(project, "")
    assert "restored essai-2005.q2q2" in run(capsys, "translate", "--project", str(project))[1]
    assert "essai-2005.q2q2" in rows(project, capsys)


def test_a_corrected_date_moves_no_id(project: Path, capsys: Capture) -> None:
    """The first of two events gets the date of the second: each keeps its id, before and after it is written."""
    edit(project, '["essai-2006.x2gt"]\ndate = "latest 2008-03-01"\nkind = "past"\n')
    for _ in range(2):
        found = rows(project, capsys)
        kinds = {name: found[name]["kind"] for name in ("essai-2006.x2gt", "essai-2006.x2gt-b")}
        assert kinds == {"essai-2006.x2gt": "past", "essai-2006.x2gt-b": "deadline"}
        assert run(capsys, "translate", "--project", str(project))[0] == 0


def test_an_unsure_day_holds_back_its_own_text(project: Path, capsys: Capture, tmp_path: Path) -> None:
    """All other texts are read and listed and built as a draft; the catalogue of the text waits as it is."""
    before = rows(project, capsys)
    path = next((project / "corpus").glob("*/2006-*.txt"))
    path.write_bytes(path.read_bytes().replace(b"date: 2006-04-05\n", b"").replace(b"Vienne, le 5 avril 2006", b"Vienne"))
    digest = run(capsys, "events", "--project", str(project))[2].rpartition("sha256: ")[2].split()[0]
    path.write_text("\n".join(f"sha256: {digest}" if line.startswith("sha256") else line for line in path.read_text().split("\n")))
    edit(project, '["essai-2006.x2gt"]\nkey = true\n\n["essai-2005.raj8"]\njoin = "essai-2006.x2gt-b"\n')
    code, out, err = run(capsys, "events", "--json", "--project", str(project))
    assert code == 0
    assert {json.loads(line)["id"] for line in out.splitlines()} == {name for name in before if "2005." in name}
    assert "corpus/essai/2006-04-05-exercice.txt:1: C12" in err
    assert "date: " in err
    assert "C32" not in err
    catalogue = (project / CATALOGUE).read_text()
    assert run(capsys, "translate", "--project", str(project))[0] == 0
    assert (project / CATALOGUE).read_text() == catalogue
    built = ("build", "json", "--project", str(project), "--out", str(tmp_path / "made"))
    code, _, err = run(capsys, *built)
    assert code == 1
    assert err.count("C12") == 1
    assert run(capsys, *built, "--draft")[0] == 0
    assert run(capsys, "check", "--project", str(project))[0] == 1


def test_a_text_without_any_day_is_held_back(project: Path, capsys: Capture) -> None:
    """Nor does one whose text names no day stop the others; a text that cannot be read does."""
    put(project, "sans-jour.txt", "Le Conseil a décidé d'agir.\n", id="sans-jour", date="")
    code, _, err = run(capsys, "events", "--project", str(project))
    assert code == 0
    assert "C12" in err
    put(project, "autre.txt", "Le Conseil a décidé d'agir.\n", id="sans-jour", date="2005-01-01")
    code, _, err = run(capsys, "events", "--project", str(project))
    assert code == 1
    assert {"C11", "C12"} <= set(err.split())
