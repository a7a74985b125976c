"""The editor's hand, texts outside a project, events told twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from projects import copy, put, run

from timeline.events.editing import read_editing
from timeline.model.errors import TimelineError
from timeline.project.files import Source

if TYPE_CHECKING:
    from pathlib import Path


LONG = (
    f"Les ministres ont examiné la situation ; {'ils ont rappelé que la coopération reste utile à tous, ' * 12}"
    "ce dont tous conviennent ; ils se sont félicités de la réunion tenue à Rome le 28 mai 2007 ; "
    f"{'ils ont pris note des travaux des experts, ' * 12}comme il se doit."
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the trial edition."""
    return copy("essai", tmp_path / "essai")


def rows(project: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, dict[str, str]]:
    """Events by id."""
    code, out, err = run(capsys, "events", "--json", "--project", str(project), *more)
    assert code == 0, err
    return {row["id"]: row for row in map(json.loads, out.splitlines())}


def edit(project: Path, text: str) -> None:
    """Write the collection's editing.toml."""
    (project / "corpus" / "essai" / "editing.toml").write_text(text)


def test_leave_out_and_correct(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An event left out is gone, a corrected one has the editor's date and kind; no other changes its id."""
    before = rows(project, capsys)
    edit(
        project,
        '["essai-2006.x2gt"]\nleave-out = true\n["essai-2005.raj8"]\ndate = "2006-02-14"\nkind = "meeting"\n',
    )
    after = rows(project, capsys)
    assert before.keys() - after.keys() == {"essai-2006.x2gt"}
    assert (after["essai-2005.raj8"]["date"], after["essai-2005.raj8"]["kind"]) == ("2006-02-14", "meeting")
    assert after["essai-2005.raj8"]["basis"] == "by the editor"
    assert after["essai-2006.x2gt-b"] == before["essai-2006.x2gt-b"]


def test_an_edit_lasts(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After translate has written the catalogue the edits mean the same events, and translate has nothing to do."""
    edit(project, '["essai-2006.x2gt"]\nleave-out = true\n["essai-2005.s33k"]\nheadline = "Grand Conseil"\n')
    first = rows(project, capsys)
    assert run(capsys, "translate", "--project", str(project))[0] == 0
    assert "Grand Conseil" in (project / "translations" / "events" / "essai.en.po").read_text()
    assert run(capsys, "translate", "--check", "--project", str(project))[0] == 0
    second = rows(project, capsys)
    assert first.keys() == second.keys()


def test_an_event_added_by_hand(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An added event stands on the sentence it quotes."""
    edit(
        project,
        '[[add]]\ncommunique = "essai-2006"\nquotation = "Nous avons appris"\ndate = "2006-04"\nkind = "past"\n',
    )
    added = [row for row in rows(project, capsys).values() if row["rule"] == "by the editor"]
    assert [(row["date"], row["communique"]) for row in added] == [("2006-04", "essai-2006")]


def test_an_edit_beside_a_sentence_that_is_cut(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An event quoted by a clause of a very long sentence keeps its place among those the editor adds."""
    put(project, "long.txt", f"{LONG}\n\nLe texte dit encore un mot.\n", id="long-2007")
    edit(project, '[[add]]\ncommunique = "long-2007"\nquotation = "encore un mot"\ndate = "2006"\nkind = "past"\n')
    found = [row["date"] for row in rows(project, capsys).values() if row["communique"] == "long-2007"]
    assert sorted(found) == ["2006", "2007-05-28"]


def test_an_edit_without_its_event_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An id that no event has and a quotation that stands nowhere are findings with their lines."""
    edit(
        project,
        '["essai-2005.zzz9"]\nkey = true\n\n[[add]]\ncommunique = "essai-2005"\n'
        'quotation = "jamais dit"\ndate = "2006"\nkind = "past"\n',
    )
    _, _, err = run(capsys, "check", "--project", str(project))
    assert "corpus/essai/editing.toml:1: C32" in err
    assert "corpus/essai/editing.toml:6: C33" in err


ADDED = '[[add]]\ncommunique = "a"\nquotation = "x"\ndate = "2008"\nkind = "past"\n'
WRONG = [
    ('["a.b2"]\nleave-out = "yes"\n', "C31", 2),
    ('["a.b2"]\ndate = "2008-13-01"\n', "C31", 2),
    ('["a.b2"]\ndate = 2008-04-04\n', "C31", 2),
    ('["a.b2"]\ndate = "XXXX"\n', "C31", 2),
    ('["a.b2"]\nkind = "feast"\n', "C31", 2),
    ('["a.b2"]\nkind = ["past"]\n', "C31", 2),
    ('["a.b2"]\n\nhedline = "x"\n', "C31", 3),
    ("['a.b2']\nnote = '''\n[[add]]\n'''\nkey = 1\n", "C31", 5),
    ('\n[[add]]\ndate = "2008"\nkind = "past"\nquotation = "x"\n', "C31", 2),
    (ADDED + ADDED.replace('"x"', '" \\t"'), "C31", 8),
    (ADDED + "[[ add ]]  # [no]\n" + ADDED[8:].replace('"past"', "5"), "C31", 10),
    (ADDED + 'stated = "the archives"\n', "C31", 6),
    (ADDED.replace("quotation", "stated"), "C31", 1),
    ('# one\nadd = [{ communique = "a", quotation = "x", date = "2008" }]\n', "C31", 2),
    ("\nadd = 5\n", "C31", 2),
    ("add = [\n  5,\n]\n", "C31", 1),
    ("[a-2001.b2c4]\nkey = true\n", "C31", 1),
    ("# a remark\n[ a-2001 . b2c4 ]\nkey = true\n", "C31", 2),
    ('["a.b2"\n', "C30", 1),
    (f"x = {'[' * 3000}{']' * 3000}\n", "C30", 1),
    ("x = 1\n", "C31", 1),
]


@pytest.mark.parametrize(("text", "code", "line"), WRONG)
def test_a_wrong_edit_is_told(text: str, code: str, line: int) -> None:
    """What the editor cannot say is told with its line and a remedy."""
    with pytest.raises(TimelineError) as raised:
        read_editing(Source("editing.toml", text))
    (found,) = raised.value.findings
    assert (found.code, found.line) == (code, line)
    assert found.remedy


def test_an_id_without_quotes_is_shown_with_them() -> None:
    """TOML reads its full stop as a table within a table; each such id gets its own remedy."""
    with pytest.raises(TimelineError) as raised:
        read_editing(Source("editing.toml", "[cm-2024-07-31.a53e]\nkey = true\n[cm-2024-07-31.b2c4-b]\nkey = true\n"))
    remedies = [finding.remedy for finding in raised.value.findings]
    assert remedies == ['put the id in quotes: ["cm-2024-07-31.a53e"]', 'put the id in quotes: ["cm-2024-07-31.b2c4-b"]']


RIGHT = [
    (ADDED, 0, 1),
    ("[[add]]  # a remark\n" + ADDED[8:], 0, 1),
    ('[[ "add" ]]\n' + ADDED[8:], 0, 1),
    ('add = [{ communique = "a", quotation = "x", date = "2008", kind = "past" }]\n', 0, 1),
    ("'a.b2'.key = true\n'a.b2'.note = '''\n[[add]]\nx = 1'''\n", 1, 0),
    ('["a.b2"]\ndate = "d\'ici à la fin 2014"\n["a.b3"]\nheadline = ""\n', 2, 0),
    ("# nothing\n", 0, 0),
]


@pytest.mark.parametrize(("text", "edits", "added"), RIGHT)
def test_whatever_toml_allows_is_read(text: str, edits: int, added: int) -> None:
    """Remarks, spaces, quotes of any style, tables within a line."""
    editing = read_editing(Source("editing.toml", text))
    assert (len(editing.edits), len(editing.added)) == (edits, added)


ANNOUNCED = "Les ministres se réjouissent de l'exercice qui se déroulera en Norvège en mai 2006.\n"
HELD = "L'exercice mené en Norvège en mai 2006 a réussi.\n"
OTHER = "L'exercice mené en Islande en mai 2006 a réussi.\n"


def test_an_event_told_twice_is_one_entry(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Announced by one text and reported by another: one entry that says why, both tellings with their ids."""
    put(project, "annonce.txt", ANNOUNCED, id="annonce", date="2005-12-01")
    put(project, "bilan.txt", HELD, id="bilan", date="2006-06-01")
    found = [row for row in rows(project, capsys).values() if row["date"] == "2006-05"]
    assert {row["communique"] for row in found} == {"annonce", "bilan"}
    assert len({row["entry"] for row in found}) == 1
    code, out, _ = run(capsys, "events", "--explain", found[0]["id"], "--project", str(project))
    assert code == 0
    assert "exercise in Norvège" in out


def test_events_that_only_look_alike_stay_apart(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another place is another event; and the editor parts what the rules would join."""
    put(project, "annonce.txt", ANNOUNCED, id="annonce", date="2005-12-01")
    put(project, "autre.txt", OTHER, id="autre", date="2006-06-01")
    found = [row for row in rows(project, capsys).values() if row["date"] == "2006-05"]
    assert len({row["entry"] for row in found}) == 2
    put(project, "bilan.txt", HELD, id="bilan", date="2006-06-01")
    name = next(row["id"] for row in rows(project, capsys).values() if row["communique"] == "bilan")
    edit(project, f'["{name}"]\npart = true\n')
    assert rows(project, capsys)[name]["entry"] == name


def test_the_editor_joins(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the rules keep apart the editor may join."""
    put(project, "annonce.txt", ANNOUNCED, id="annonce", date="2005-12-01")
    put(project, "autre.txt", OTHER, id="autre", date="2006-06-01")
    found = {row["communique"]: row["id"] for row in rows(project, capsys).values() if row["date"] == "2006-05"}
    edit(project, f'["{found["annonce"]}"]\njoin = "{found["autre"]}"\n')
    after = rows(project, capsys)
    assert after[found["annonce"]]["entry"] == after[found["autre"]]["entry"]


def test_loose_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Any text gives its events without a project; offsets count the characters of the file as it is."""
    path = tmp_path / "Communiqué 7.txt"
    text = "Oslo, le 15 juin 2005\r\n\r\nLe Conseil s’est réuni ce jour. La phase II débutera en mai 2006.\r\n"
    path.write_bytes(text.encode())
    code, out, err = run(capsys, "events", str(path), "--json")
    assert (code, err) == (0, "")
    found = [json.loads(line) for line in out.splitlines()]
    assert [(row["date"], row["kind"]) for row in found] == [("2005-06-15", "meeting"), ("2006-05", "planned")]
    for row in found:
        assert text[row["start"] : row["end"]].replace("’", "'") == row["text"]


def test_a_loose_file_without_a_day_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text that does not tell its day is read all the same, and the remedy is given."""
    path = tmp_path / "a.txt"
    path.write_text("Le Conseil a décidé d'agir. La phase II débutera en mai 2006.\n")
    code, out, err = run(capsys, "events", str(path), "--json")
    assert code == 0
    assert "C13" in err
    assert "--published" in err
    assert len(out.splitlines()) == 1
    code, out, err = run(capsys, "events", str(path), "--json", "--published", "2005-06-15")
    assert [json.loads(line)["kind"] for line in out.splitlines()] == ["decision", "planned"]


def test_choices_and_csv(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Events are chosen by year, kind, communiqué and state; CSV has no formula."""
    assert {row["kind"] for row in rows(project, capsys, "--kind", "deadline").values()} == {"deadline"}
    assert [row["date"] for row in rows(project, capsys, "--year", "2007").values()] == ["2007-12~"]
    assert rows(project, capsys, "--state", "missing") == {}
    assert len(rows(project, capsys, "--state", "translated")) == len(rows(project, capsys)) == 12
    put(project, "formule.txt", "=HYPERLINK(1) a été créé en 2007 par le Conseil.\n", id="formule")
    _, out, _ = run(capsys, "events", "--csv", "--communique", "formule", "--project", str(project))
    assert "'=HYPERLINK" in out


def test_two_meetings_of_one_month_in_one_place_are_two(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A meeting of experts and one of ministers in Bamako in July are not one event."""
    put(project, "a.txt", "Une réunion d'experts se tiendra à Bamako en juillet 2011.\n", id="experts", date="2011-03-01")
    put(project, "b.txt", "Une réunion des ministres se tiendra à Bamako en juillet 2011.\n", id="ministres", date="2011-04-01")
    found = [row for row in rows(project, capsys).values() if row["date"] == "2011-07"]
    assert len({row["entry"] for row in found}) == 2


@pytest.mark.parametrize(
    "said", ['join = "essai-2005.zzz9"', 'join = "essai-2006.z44e"', 'join = "essai-2005.s33k"\npart = true']
)
def test_a_join_that_cannot_be_is_told(said: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A join to no event, to itself, or of an event kept apart is a finding."""
    edit(project, f'["essai-2006.z44e"]\n{said}\n')
    code, _, err = run(capsys, "check", "--project", str(project))
    assert code == 1
    assert "C32" in err


@pytest.mark.parametrize("words", [["--jobs", "0"], ["--kind", "nonsense"], ["--year", "abc"], ["--state", "bogus"]])
def test_a_choice_that_is_none_is_refused(words: list[str], project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be chosen is misuse, with what can."""
    assert run(capsys, "events", *words, "--project", str(project))[0] == 2
