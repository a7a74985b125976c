"""Texts that move: by command or by hand, all that belongs to them goes along; what is removed can come back."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from movable import TEXTS, Kept, by_hand, catalogues, kept, make, place, put, written
from projects import run, snapshot

from timeline.cli import main
from timeline.events.editing_text import settled_texts
from timeline.events.moved_edits import Today
from timeline.model.errors import TimelineError
from timeline.project import changing
from timeline.project.files import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = {name: name for _, name in TEXTS}
EDITS = """# The hand of the editor.

# « en mars »: told by the other text too
["cor-2007.{code}"]
join = "crue-2007.{other}"
headline = "L'exercice"

# The council met.
[[add]]
communique = "cor-2007"
quotation = "Tous en conviennent"
date = "2007-12-07"
kind = "decision"
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, made once."""
    return make(tmp_path_factory.mktemp("movable") / "project")


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    return shutil.copytree(made, tmp_path / "project")


def events(project: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, str]]:
    """The events by id."""
    capsys.readouterr()
    _, out, _ = run(capsys, "events", "--json", "--project", str(project))
    return {row["id"]: row for row in map(json.loads, out.splitlines())}


@pytest.fixture
def edited(project: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The project with edits: an event joined to one of another collection, one that is added, a headline."""
    found = events(project, capsys)
    code = next(name for name, row in found.items() if row["communique"] == "cor-2007" and row["date"] == "2008-03")
    other = next(name for name, row in found.items() if row["communique"] == "crue-2007" and "2007" in row["date"])
    text = EDITS.format(code=code.partition(".")[2], other=other.partition(".")[2])
    (project / "corpus" / "alliance" / "editing.toml").write_text(text, encoding="utf-8")
    assert main(["translate", "--project", str(project)]) == 0
    path = project / "translations" / "events" / "alliance.en.po"
    path.write_text(path.read_text().replace('msgid "L\'exercice"\nmsgstr ""', 'msgid "L\'exercice"\nmsgstr "The drill"'))
    assert main(["translate", "--project", str(project)]) == 0
    return project


def test_the_project_has_all_that_could_be_lost(made: Path) -> None:
    """Both languages have entries of every state, comments, acceptances and obsolete entries."""
    entries = [entry for of_text in kept(made, NAMES).values() for entry in of_text]
    for code in ("en", "de"):
        own = [entry for entry in entries if entry.language == code]
        assert any(entry.obsolete for entry in own)
        assert any(entry.previous for entry in own)
        assert any(entry.flags and not entry.previous for entry in own)
        assert any(not entry.target for entry in own)
        assert any("accept: T06" in comment for entry in own for comment in entry.comments)
    assert main(["translate", "--check", "--project", str(made)]) == 0


MOVES = [
    ("cor-2007", "fleuve", ""),
    ("cor-2007", "", "otan-2007"),
    ("cor-2007", "fleuve", "otan-2007"),
    ("crue-2009", "nouvelle", "z-2009"),
    ("plan-2010", "alliance", ""),  # the last of its collection
    ("plan-2010", "nouvelle", "a-2010"),
]


@pytest.mark.parametrize(("name", "collection", "new_id"), MOVES)
def test_a_move_and_a_move_by_hand_are_the_same(project: Path, tmp_path: Path, name: str, collection: str, new_id: str) -> None:
    """Every file is the same afterwards, and nothing that a translator wrote is another."""
    before, other = kept(project, NAMES), shutil.copytree(project, tmp_path / "other")
    words = ["--to", collection] * bool(collection) + ["--id", new_id] * bool(new_id)
    assert main(["move", name, *words, "--project", str(project)]) == 0
    by_hand(other, name, collection, new_id)
    assert main(["translate", "--project", str(other)]) == 0
    assert snapshot(project) == snapshot(other)
    assert kept(project, NAMES | {name: new_id or name}) == before
    assert main(["translate", "--check", "--project", str(project)]) == 0
    moved = place(project, new_id or name)
    assert moved.parent.name == (collection or next(where for where, one in TEXTS if one == name))
    assert (moved.parent / "originals" / f"{name}.pdf").is_file()
    assert main(["events", "--project", str(project)]) == 0


@pytest.mark.parametrize(("name", "collection", "new_id"), MOVES)
def test_there_and_back_gives_the_same_bytes(project: Path, name: str, collection: str, new_id: str) -> None:
    """A text moved and moved back leaves every file as it was."""
    before, home = snapshot(project), place(project, name).parent.name
    words = ["--to", collection] * bool(collection) + ["--id", new_id] * bool(new_id)
    assert main(["move", name, *words, "--project", str(project)]) == 0
    assert snapshot(project) != before
    assert main(["move", new_id or name, "--to", home, "--id", name, "--project", str(project)]) == 0
    assert snapshot(project) == before


STEPS = st.lists(
    st.tuples(
        st.sampled_from(sorted(NAMES)),
        st.sampled_from(["", "alliance", "fleuve", "secours", "nouvelle"]),
        st.sampled_from(["", "a", "m", "z"]),
        st.sampled_from(["move", "hand", "hand, translate", "hand, file"]),
    ),
    min_size=1,
    max_size=7,
)


@given(steps=STEPS)
@settings(deadline=None, max_examples=6, suppress_health_check=list(HealthCheck))
@pytest.mark.runs
def test_no_order_of_moves_loses_anything(made: Path, steps: list[tuple[str, str, str, str]]) -> None:
    """However texts are moved and renamed, nothing is lost; where all are back, the catalogues are what they were."""
    with tempfile.TemporaryDirectory() as folder:
        project = shutil.copytree(made, Path(folder) / "project")
        before, first = kept(project, NAMES), written(project)
        names = dict(NAMES)
        for number, (name, collection, new, how) in enumerate(steps):
            new_id = f"{new}-{number}" if new else ""
            if how == "move":
                words = ["--to", collection] * bool(collection) + ["--id", new_id] * bool(new_id)
                assert not words or main(["move", names[name], *words, "--project", str(project)]) == 0
            else:
                by_hand(project, names[name], collection, new_id, f"f{number}" if how == "hand, file" else "")
            names[name] = new_id or names[name]
            if how == "hand, translate":
                assert main(["translate", "--project", str(project)]) == 0
                assert kept(project, names) == before
        assert main(["translate", "--project", str(project)]) == 0
        assert kept(project, names) == before
        for collection, name in TEXTS:
            by_hand(project, names[name], collection, name, name)
            assert main(["translate", "--project", str(project)]) == 0
        assert written(project) == first
        assert kept(project, NAMES) == before


# ---- edits


def test_edits_go_along(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With their comments and in their order; the events are those of before, joined as before, and nothing is to be said."""
    before = events(edited, capsys)
    text = (edited / "corpus" / "alliance" / "editing.toml").read_text()
    assert main(["move", "cor-2007", "--to", "secours", "--id", "otan-2007", "--project", str(edited)]) == 0
    capsys.readouterr()
    after = events(edited, capsys)
    assert {name.replace("otan-2007", "cor-2007") for name in after} == before.keys()
    joined = {row["entry"].replace("otan-2007", "cor-2007") for row in after.values()}
    assert joined == {row["entry"] for row in before.values()} != before.keys()
    left = (edited / "corpus" / "alliance" / "editing.toml").read_text()
    came = (edited / "corpus" / "secours" / "editing.toml").read_text()
    assert left == "# The hand of the editor.\n\n"
    assert left + came == text.replace("cor-2007", "otan-2007")
    assert "The drill" in (edited / "translations" / "events" / "secours.en.po").read_text()
    assert run(capsys, "translate", "--check", "--project", str(edited))[::2] == (0, "")


def test_a_join_follows_the_event_it_names(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An edit of another collection speaks of the event by its new id."""
    assert main(["move", "crue-2007", "--id", "crue-vii", "--to", "alliance", "--project", str(edited)]) == 0
    assert 'join = "crue-vii.' in (edited / "corpus" / "alliance" / "editing.toml").read_text()
    assert "C32" not in run(capsys, "check", "--project", str(edited))[2]


def test_edits_of_a_text_moved_by_hand_hold_and_are_told(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Until translate writes them where the text is they hold, each told with its line; no event is said to be gone."""
    before = events(edited, capsys)
    by_hand(edited, "cor-2007", "secours", "otan-2007")
    found = run(capsys, "check", "--project", str(edited))[2]
    assert "corpus/alliance/editing.toml:4: C70 this edit is of cor-2007, which stands in corpus/secours/ as otan-2007" in found
    assert "corpus/alliance/editing.toml:9: C70" in found
    assert "timeline translate writes it into corpus/secours/editing.toml" in found
    assert not {"C32", "C33"} & set(found.split())
    after = events(edited, capsys)
    assert {name.replace("otan-2007", "cor-2007") for name in after} == before.keys()
    assert run(capsys, "translate", "--check", "--project", str(edited))[0] == 1
    _, out, _ = run(capsys, "translate", "--project", str(edited))
    assert "2 edits of cor-2007 came from corpus/alliance/editing.toml into corpus/secours/editing.toml" in out
    assert "C70" not in run(capsys, "check", "--project", str(edited))[2]
    assert {name.replace("otan-2007", "cor-2007") for name in events(edited, capsys)} == before.keys()


def test_drafts_do_not_part_a_moved_text_from_its_edits(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever command writes the catalogues first, the edits follow."""
    by_hand(edited, "cor-2007", "secours", "otan-2007")
    assert main(["suggest", "--project", str(edited)]) == 0
    capsys.readouterr()
    found = run(capsys, "check", "--project", str(edited))[2]
    assert not {"C32", "C33", "C70"} & set(found.split())
    assert '["otan-2007.' in (edited / "corpus" / "secours" / "editing.toml").read_text()


def test_an_edit_that_is_contradicted_stays(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the file of today's collection says something else of the event, that holds and both stand."""
    text = (edited / "corpus" / "alliance" / "editing.toml").read_text()
    name = text.partition('["')[2].partition('"')[0]
    (edited / "corpus" / "secours" / "editing.toml").write_text(f'["{name}"]\nkey = true\n')
    by_hand(edited, "cor-2007", "secours")
    _, _, found = run(capsys, "translate", "--project", str(edited))
    assert "corpus/secours/editing.toml says something else; that holds\n    keep one of the two" in found
    assert name in (edited / "corpus" / "alliance" / "editing.toml").read_text()
    assert (edited / "corpus" / "secours" / "editing.toml").read_text().count(name) == 1


def test_a_folder_renamed_by_hand_keeps_all(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Texts, originals and edits in a folder of another name: the catalogues take that name."""
    before = kept(edited, NAMES)
    (edited / "corpus" / "alliance").rename(edited / "corpus" / "conseil")
    assert main(["translate", "--project", str(edited)]) == 0
    capsys.readouterr()
    assert kept(edited, NAMES) == before
    assert [path.name for path in catalogues(edited) if "alliance" in path.name] == []
    assert not {"C32", "C70"} & set(run(capsys, "check", "--project", str(edited))[2].split())


def own(entries: list[Kept]) -> list[Kept]:
    """The entries of a text itself: places and bodies are translated once and stand in every text that has them."""
    return [entry for entry in entries if not entry.code.startswith(("place", "body"))]


def own_words(entries: list[Kept]) -> list[str]:
    """What is translated of a text itself."""
    return [entry.target for entry in own(entries) if entry.target]


def test_entries_given_up_for_obsolete_come_back(project: Path, tmp_path: Path) -> None:
    """Where a text has empty entries in its collection, and the translations wait in another's, it has them again."""
    before, path = kept(project, NAMES), place(project, "cor-2008")
    text, aside = path.read_bytes(), tmp_path / "aside"
    assert main(["remove", "cor-2008", "--project", str(project)]) == 0
    (project / "corpus" / "secours" / "cor-2008.txt").write_bytes(text)
    shutil.copytree(project / "translations", aside)
    for one in catalogues(project):
        if "alliance" in one.name:
            one.unlink()
    assert main(["translate", "--project", str(project)]) == 0
    assert not own_words(kept(project, NAMES)["cor-2008"])
    for one in aside.glob("events/alliance.*"):
        shutil.copy(one, project / "translations" / "events" / one.name)
    assert main(["translate", "--project", str(project)]) == 0
    after = kept(project, NAMES)
    assert {name: own(entries) for name, entries in after.items()} == {name: own(entries) for name, entries in before.items()}
    assert all(entry.target for entry in after["cor-2008"] if entry.code == "place")


def test_a_catalogue_without_texts_that_cannot_be_read_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It may hold what a moved text needs: its line is named, it stays as it is, and its entries come once it is mended."""
    before = kept(project, NAMES)
    (project / "corpus" / "secours").rename(project / "corpus" / "plans")
    path = project / "translations" / "events" / "secours.en.po"
    whole = path.read_bytes()
    path.write_bytes(whole + b'\nmsgid "torn')
    _, _, found = run(capsys, "translate", "--project", str(project))
    assert f"warning: translations/events/secours.en.po:{whole.count(10) + 2}: T01" in found
    path.write_bytes(whole)
    assert main(["translate", "--project", str(project)]) == 0
    assert kept(project, NAMES) == before


def test_gaps_of_a_moved_text_name_no_line_that_is_not_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before translate has written the other catalogue, its findings have the file alone."""
    by_hand(project, "cor-2007", "secours")
    found = [line for line in run(capsys, "check", "--project", str(project))[2].splitlines() if " cor-2007." in line]
    assert len(found) > 2
    assert all(line.removeprefix("warning: ").startswith("translations/events/secours.") for line in found)
    assert not any(".po:0" in line or line.split(".po:")[1][:1].isdigit() for line in found)


# ---- what is no move


def test_a_copy_is_no_move(project: Path) -> None:
    """A text that stands in two collections under two ids is two texts: the first keeps its entries."""
    before = kept(project, NAMES)
    path = place(project, "cor-2007")
    copied = path.read_text().replace("\nid: cor-2007\n", "\nid: copie-2007\n")
    (project / "corpus" / "fleuve" / "copie.txt").write_text(copied)
    assert main(["translate", "--project", str(project)]) == 0
    after = kept(project, NAMES)
    assert not own_words(after.pop("copie-2007"))
    assert after == before


def test_another_text_of_the_same_place_is_no_move(project: Path) -> None:
    """« Bruxelles » stands in many texts: one that comes when another goes does not take its entries."""
    put(project, "fleuve", "neuf-2011", "Autre titre", "La commission siégera le 5 mai 2011 à Metz.")
    place(project, "plan-2010").unlink()
    assert main(["translate", "--project", str(project)]) == 0
    after = kept(project, NAMES)
    assert not own_words(after["neuf-2011"])
    assert any(entry.target for entry in after["plan-2010"])


REFUSED = [
    (("cor-207", "--to", "fleuve"), "C71", "did you mean cor-2007?"),
    (("cor-2007", "--id", "cor-2008"), "C72", "corpus/alliance/cor-2008.txt"),
    (("cor-2007", "--to", "Le Fleuve"), "C73", "--to le-fleuve"),
    (("cor-2007", "--to", "../fleuve"), "C73", "--to fleuve"),
    (("cor-2007", "--id", "COR 2007"), "C73", "--id cor-2007"),
    (("cor-2007", "cor-2008", "--id", "x"), "C73", "one text alone"),
    (("cor-2007",), "C73", "--to COLLECTION"),
]


@pytest.mark.parametrize(("words", "code", "said"), REFUSED)
def test_what_cannot_be_is_refused(project: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: str, said: str) -> None:
    """Nothing is written; the remedy is named."""
    before = snapshot(project)
    exit_code, _, found = run(capsys, "move", *words, "--project", str(project))
    assert (exit_code, snapshot(project)) == (2, before)
    assert f" {code} " in found
    assert said in found


HEADS = [(b"id: cor-2007\n", b"id:  'cor-2007'  # ours\n"), (b"\n", b"\r\n"), (b"---\n", b"\xef\xbb\xbf---\n")]


@pytest.mark.parametrize(("old", "new"), HEADS)
def test_only_the_id_of_a_header_changes(project: Path, old: bytes, new: bytes) -> None:
    """However the header is written, all of it but the id stays, and the digest is that of the text."""
    path = place(project, "cor-2007")
    head, _, body = path.read_bytes().rpartition(b"---\n")
    head = (head + b"---\n").replace(old, new) if old == b"\n" else (head + b"---\n").replace(old, new, 1)
    path.write_bytes(head + body)
    assert main(["move", "cor-2007", "--id", "otan-2007", "--project", str(project)]) == 0
    changed = head.replace(b"'cor-2007'", b"otan-2007").replace(b"id: cor-2007", b"id: otan-2007")
    assert path.read_bytes() == changed + body
    assert main(["translate", "--check", "--project", str(project)]) == 0


@pytest.mark.parametrize("name", ["cor-2007.txt", "originals/cor-2007.pdf"])
def test_a_file_that_is_there_is_not_overwritten(project: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Neither another text nor another original."""
    path = project / "corpus" / "fleuve" / name
    shutil.copy(place(project, "crue-2009"), path)
    path.write_text(path.read_text().replace("\nid: crue-2009\n", "\nid: autre-2009\n"))
    before = snapshot(project)
    code, _, found = run(capsys, "move", "cor-2007", "--to", "fleuve", "--project", str(project))
    assert (code, snapshot(project)) == (2, before)
    assert "C72" in found
    assert f"corpus/fleuve/{name}" in found


def test_edits_that_cannot_be_cut_are_refused() -> None:
    """Two events added in one line, of which one is to go: the line is named."""
    line = '{{communique = "{}", quotation = "Le Conseil", date = "2007", kind = "past"}}'
    text = f"# by hand\n\nadd = [{line.format('cor-2007')}, {line.format('cor-2008')}]\n"
    today = Today({"cor-2007": "fleuve", "cor-2008": "alliance"}, {})
    with pytest.raises(TimelineError) as raised:
        settled_texts({"alliance": Source("corpus/alliance/editing.toml", text)}, today)
    assert str(raised.value).startswith("corpus/alliance/editing.toml:3: C74")


def test_a_dry_run_writes_nothing(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what would be."""
    before = snapshot(edited)
    code, out, _ = run(capsys, "move", "cor-2007", "--to", "fleuve", "--dry-run", "--project", str(edited))
    assert code == 0
    assert "corpus/alliance/cor-2007.txt: would be moved to corpus/fleuve/cor-2007.txt" in out
    assert "corpus/alliance/originals/cor-2007.pdf: would be moved to corpus/fleuve/originals/cor-2007.pdf" in out
    assert run(capsys, "remove", "cor-2007", "--dry-run", "--project", str(edited))[0] == 0
    assert snapshot(edited) == before


# ---- removed


@pytest.mark.parametrize("names", [("cor-2007",), ("plan-2010",), tuple(NAMES)])
def test_what_is_removed_comes_back(edited: Path, capsys: pytest.CaptureFixture[str], names: tuple[str, ...]) -> None:
    """Text, original and edits go, and how many translations are kept is said; put back, all are as they were."""
    files = snapshot(edited)
    texts = [place(edited, name) for name in names]
    code, out, _ = run(capsys, "remove", *names, "--project", str(edited))
    assert code == 0
    assert not any(path.exists() or (path.parent / "originals" / f"{path.stem}.pdf").exists() for path in texts)
    assert ("2 edits of editing.toml taken away" in out) == ("cor-2007" in names)
    text = "".join(path.read_text() for path in catalogues(edited))
    live = [line for line in text.splitlines() if line.startswith("msgctxt") and line.split('"')[1].split(".")[0] in names]
    assert live == []
    assert "kept as obsolete; they come back with the text" in out
    for name, content in files.items():
        if name.startswith("corpus"):
            (edited / name).parent.mkdir(parents=True, exist_ok=True)
            (edited / name).write_bytes(content)
    assert main(["translate", "--project", str(edited)]) == 0
    assert snapshot(edited) == files


def test_what_is_removed_comes_back_in_another_collection(project: Path) -> None:
    """The entries wait under the id, wherever the text is put."""
    before, text = kept(project, NAMES), place(project, "cor-2007").read_bytes()
    assert main(["remove", "cor-2007", "--project", str(project)]) == 0
    (project / "corpus" / "secours" / "cor-2007.txt").write_bytes(text)
    assert main(["translate", "--project", str(project)]) == 0
    assert kept(project, NAMES) == before


def test_an_original_of_two_texts_stays_for_the_other(project: Path) -> None:
    """Moving copies it, removing leaves it."""
    other = place(project, "cor-2008")
    digests = [line for line in place(project, "cor-2007").read_text().splitlines() if line.startswith("original")]
    lines = [line for line in other.read_text().splitlines() if not line.startswith("original")]
    other.write_text("\n".join([*lines[:-2], *digests, *lines[-2:]]))
    original = project / "corpus" / "alliance" / "originals" / "cor-2007.pdf"
    assert main(["move", "cor-2007", "--to", "fleuve", "--project", str(project)]) == 0
    assert (project / "corpus" / "fleuve" / "originals" / "cor-2007.pdf").read_bytes() == original.read_bytes()
    assert main(["remove", "cor-2007", "--project", str(project)]) == 0
    assert original.is_file()


def test_removing_what_is_not_there_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All ids that no text has are told, and nothing is removed."""
    before = snapshot(project)
    code, _, found = run(capsys, "remove", "cor-2007", "crue-2000", "x", "--project", str(project))
    assert (code, snapshot(project)) == (2, before)
    assert found.count("C71") == 2


# ---- killed


class KilledError(BaseException):
    """Stands for the end of the process."""


def killed_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run ends after so many changes to files, and nothing of it goes on."""
    done = iter(range(count))
    made_before = changing._make

    def make_one(change: changing.Change, temporary: Path | None) -> None:
        if next(done, None) is None:
            raise KilledError
        made_before(change, temporary)

    monkeypatch.setattr(changing, "_make", make_one)
    monkeypatch.setattr(changing, "_undo", lambda *_: lambda: None)


def each_kill(project: Path, folder: Path, words: list[str]) -> Iterator[Path]:
    """A copy of the project for each moment at which the command may be killed, as it then is."""
    for count in range(20):
        copied = shutil.copytree(project, folder / str(count))
        with pytest.MonkeyPatch.context() as patch:
            killed_after(count, patch)
            try:
                main([*words, "--project", str(copied)])
            except KilledError:
                yield copied
            else:
                return


@pytest.mark.parametrize(("name", "collection", "new_id"), [("cor-2007", "fleuve", ""), ("cor-2007", "", "x-1"), ("plan-2010", "neuf", "x-1")])
@pytest.mark.runs
def test_a_move_killed_on_the_way_can_be_gone_on_with(edited: Path, tmp_path: Path, name: str, collection: str, new_id: str) -> None:
    """After any change the same command, or translate, brings all to its place; nothing is lost."""
    before = kept(edited, NAMES)
    words = ["--to", collection] * bool(collection) + ["--id", new_id] * bool(new_id)
    whole = shutil.copytree(edited, tmp_path / "whole")
    assert main(["move", name, *words, "--project", str(whole)]) == 0
    killed = list(each_kill(edited, tmp_path, ["move", name, *words]))
    assert len(killed) >= 4
    for project in killed:
        translated = shutil.copytree(project, project.with_suffix(".t"))
        assert main(["translate", "--project", str(translated)]) == 0
        here = (translated / "corpus").glob("*/*.txt")
        today = new_id if new_id and any(f"\nid: {new_id}\n" in path.read_text() for path in here) else name
        assert kept(translated, NAMES | {name: today}) == before
        now = new_id if today == new_id else name
        again = project if now == name else translated
        assert main(["move", now, *words, "--project", str(again)]) == 0
        assert snapshot(again) == snapshot(whole)


def test_an_error_on_the_way_puts_every_file_back(edited: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A disk that fails in the midst of a move is told, and nothing has moved."""
    before = snapshot(edited)
    made_before, done = changing._make, iter(range(5))

    def failing(change: changing.Change, temporary: Path | None) -> None:
        if next(done, None) is None:
            raise OSError(5, "Input/output error", "x")
        made_before(change, temporary)

    monkeypatch.setattr(changing, "_make", failing)
    code, _, found = run(capsys, "move", "cor-2007", "--to", "neuf", "--id", "x-1", "--project", str(edited))
    assert code == 1
    assert "P50" in found
    assert snapshot(edited) == before
    assert not (edited / "corpus" / "neuf").exists()
