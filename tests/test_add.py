"""``timeline add``: files of any kind into the corpus, each whole with its original, nothing twice, nothing in silence."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest
import yaml
from projects import copy, run, snapshot

from timeline.intake.corpus_file import NewText
from timeline.intake.names import one_line
from timeline.reading.header import OPTIONAL, REQUIRED, read_header

if TYPE_CHECKING:
    from pathlib import Path

    Run = pytest.CaptureFixture[str]

pytestmark = pytest.mark.documents

PAGE = (
    "Conseil des ministres du 27 novembre 2024\n\nDakar, le 27 novembre 2024\n\n"
    "Le Conseil s'est réuni ce mercredi. Il a adopté le projet de loi de finances.\n\n"
    "La prochaine réunion se tiendra le 4 décembre 2024.\n"
)
OTHER = "Abidjan, le 3 mars 2021\n\nLe Gouvernement a décidé de fermer les écoles le 8 mars 2021.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with one collection, « essai »."""
    return copy("essai", tmp_path / "essai")


def given(folder: Path, name: str, content: str | bytes) -> str:
    """The path of a file that an archivist was given."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def new_texts(project: Path, before: dict[str, bytes]) -> dict[str, bytes]:
    """What was written."""
    return {name: content for name, content in snapshot(project).items() if before.get(name) != content}


def test_a_text_goes_in_whole(project: Path, tmp_path: Path, capsys: Run) -> None:
    """Header, text and original; the corpus is as right as before, and the events are there."""
    before = snapshot(project)
    code, out, err = run(capsys, "add", given(tmp_path, "cm.txt", PAGE), "--issuer", "Primature", "--project", str(project))
    assert (code, err) == (0, "")
    written = new_texts(project, before)
    text, original = sorted(written, key=lambda name: "originals" in name)
    assert text == "corpus/essai/2024-11-27-conseil-des-ministres-du-27-novembre-2024.txt"
    assert original == "corpus/essai/originals/2024-11-27-conseil-des-ministres-du-27-novembre-2024.txt"
    assert written[original] == PAGE.encode()
    header, findings = read_header(text, written[text])
    assert findings == ()
    assert header
    assert header.fields["date"] == "2024-11-27"
    assert "Dakar, le 27 novembre 2024" in header.fields["basis"]
    assert (header.fields["place"], header.fields["issuer"]) == ("Dakar", "Primature")
    assert header.fields["id"] in out
    shown = run(capsys, "events", "--communique", header.fields["id"], "--project", str(project))[1]
    assert "2024-12-04" in shown
    assert "planned" in shown


@pytest.mark.parametrize("place", ["Dakar", ""])
def test_what_nobody_knows_stays_open(place: str, project: Path, tmp_path: Path, capsys: Run) -> None:
    """A text without place or issuer is told with the remedy, and stops nothing."""
    words = ["--place", place] if place else []
    path = given(tmp_path, "loi.txt", "La loi du 3 mars 2021 est publiée. Elle entre en vigueur le 1er avril 2021.\n")
    code, _, err = run(capsys, "add", path, *words, "--date", "2021-03-03", "--project", str(project))
    assert code == 0
    assert ("C58 the place is not known" in err) is not bool(place)
    assert "C58 the issuer is not known" in err
    assert "C58 the date" not in err
    assert run(capsys, "build", "html", "--draft", "--project", str(project))[0] == 0


def test_nothing_goes_in_twice(project: Path, tmp_path: Path, capsys: Run) -> None:
    """Neither the same file nor the same text under another name; all else of the run goes in."""
    first, again = given(tmp_path, "cm.txt", PAGE), given(tmp_path / "b", "copie.txt", PAGE.replace("\n", "\r\n"))
    other = given(tmp_path, "abidjan.txt", OTHER)
    assert run(capsys, "add", first, "--project", str(project))[0] == 0
    before = snapshot(project)
    code, _, err = run(capsys, "add", first, again, other, "--project", str(project))
    assert code == 1
    assert "cm.txt: C26" in err
    assert "copie.txt: C27" in err
    assert len(new_texts(project, before)) == 2


def test_a_folder_and_what_is_no_text(project: Path, tmp_path: Path, capsys: Run) -> None:
    """A folder is read in order, hidden files left alone; what is none of ours is named, with what to do."""
    folder = tmp_path / "reçus"
    given(folder, "a.txt", PAGE)
    given(folder, "b.txt", OTHER)
    given(folder, ".c.txt", OTHER + "x")
    given(folder, "scan.png", b"\x89PNG\r\n\x1a\n" + bytes(64))
    given(folder, "vide.txt", "")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", "1")
    given(folder, "tout.zip", packed.getvalue())
    before = snapshot(project)
    code, _, err = run(capsys, "add", str(folder), "--project", str(project))
    assert code == 1
    for one in ("scan.png: C50", "tout.zip: C50", "vide.txt: C51"):
        assert one in err
    assert len(new_texts(project, before)) == 4


def test_a_dry_run_writes_nothing(project: Path, tmp_path: Path, capsys: Run) -> None:
    """It says the same as the run itself."""
    path, before = given(tmp_path, "cm.txt", PAGE), snapshot(project)
    code, out, _ = run(capsys, "add", path, "--dry-run", "--project", str(project))
    assert code == 0
    assert snapshot(project) == before
    assert "would be written" in out
    assert run(capsys, "add", path, "--project", str(project))[1] == out.replace(" (would be written)", "")


def test_reading_again_keeps_what_the_archivist_wrote(project: Path, tmp_path: Path, capsys: Run) -> None:
    """The text is taken anew from the original; id, title, place and all else stay as they are in the header."""
    run(capsys, "add", given(tmp_path, "cm.txt", PAGE), "--id", "cm-1", "--project", str(project))
    path = next((project / "corpus" / "essai").glob("2024-11-27*.txt"))
    right = path.read_bytes()
    path.write_bytes(right.replace(b"place: Dakar", b"place: Thi\xc3\xa8s"))
    assert run(capsys, "add", "--again", "cm-1", "--project", str(project))[0] == 0
    assert path.read_bytes() == right.replace(b"place: Dakar", b"place: Thi\xc3\xa8s")
    code, _, err = run(capsys, "add", "--again", "cm-2", "essai-2005", "--project", str(project))
    assert code == 1
    assert "cm-2: C28" in err


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (("corpus", b"adopt\xc3\xa9", b"rejet\xc3\xa9"), "C07"),
        (("corpus", b"place: Dakar", b"lieu: Dakar"), "C04"),
        (("corpus", b"original: originals/", b"original: ../../"), "C28 the original is not there"),
        (("originals", b"adopt\xc3\xa9", b"rejet\xc3\xa9"), "is not the file that was added"),
    ],
)
def test_what_would_be_lost_is_not_read_again(
    harm: tuple[str, bytes, bytes], said: str, project: Path, tmp_path: Path, capsys: Run
) -> None:
    """A text changed by hand, a header with fields of its own, an original that is another: all stay as they are."""
    run(capsys, "add", given(tmp_path, "cm.txt", PAGE), "--id", "cm-1", "--project", str(project))
    path = next((project / "corpus" / "essai" / ("originals" if harm[0] == "originals" else "")).glob("2024-11-27*.txt"))
    path.write_bytes(path.read_bytes().replace(*harm[1:]))
    before = snapshot(project)
    code, _, err = run(capsys, "add", "--again", "cm-1", "--project", str(project))
    assert code == 1
    assert said in err
    assert snapshot(project) == before


def test_an_original_is_never_overwritten(project: Path, tmp_path: Path, capsys: Run) -> None:
    """Two texts of one day and one title, the first renamed by hand meanwhile."""
    run(capsys, "add", given(tmp_path, "a.txt", PAGE), "--project", str(project))
    path = next((project / "corpus" / "essai").glob("2024-11-27*.txt"))
    path.rename(path.with_name("cm-nov.txt"))
    before = snapshot(project)
    other = given(tmp_path, "b.txt", PAGE.replace("finances", "pêche"))
    assert run(capsys, "add", other, "--id", "cm-2", "--project", str(project))[0] == 0
    assert before.items() <= snapshot(project).items()


def test_an_id_that_is_taken(project: Path, tmp_path: Path, capsys: Run) -> None:
    """It is refused before anything is written; so is a text whose day nobody knows."""
    run(capsys, "add", given(tmp_path, "a.txt", PAGE), "--id", "cm-1", "--project", str(project))
    before = snapshot(project)
    code, _, err = run(capsys, "add", given(tmp_path, "b.txt", OTHER), "--id", "cm-1", "--project", str(project))
    assert (code, "b.txt: C11" in err) == (1, True)
    code, _, err = run(capsys, "add", given(tmp_path, "c.txt", "Il pleut.\n"), "--project", str(project))
    assert (code, "c.txt: C58 the date" in err, "--date" in err) == (1, True, True)
    assert snapshot(project) == before


def test_the_projects_own_files_are_no_texts(project: Path, capsys: Run) -> None:
    """A project given to itself has nothing to add."""
    before = snapshot(project)
    assert run(capsys, "add", str(project), "--project", str(project))[0] == 2
    assert snapshot(project) == before


def test_standard_input(project: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text pasted into the terminal."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    before = snapshot(project)
    assert run(capsys, "add", "-", "--project", str(project))[0] == 0
    assert len(new_texts(project, before)) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "C29 no file is named"),
        (["a.txt", "b.txt", "--id", "un"], "C29 2 files cannot have one --id"),
        (["a.txt", "--collection", "../ailleurs"], "C29 this cannot be the name of a collection"),
        (["a.txt", "--id", "Grande ID"], "for example --id grande-id"),
        (["a.txt", "--again", "cm-1"], "C29 --again takes ids alone"),
        (["--title", "Autre", "--again", "cm-1"], "C29 --again takes ids alone"),
        (["a.txt", "--language", "xx"], "R01"),
        (["a.txt", "--date", "2021-02-30"], "is no day"),
    ],
)
def test_misuse_is_told(words: list[str], said: str, project: Path, capsys: Run) -> None:
    """Nothing is written when what is asked for cannot be."""
    before = snapshot(project)
    code, _, err = run(capsys, "add", *words, "--project", str(project))
    assert code == 2
    assert said in err
    assert snapshot(project) == before


def test_a_file_that_nothing_reads_is_told(project: Path, tmp_path: Path, capsys: Run) -> None:
    """« communiqué.docx » dropped into a collection is no text yet."""
    given(project / "corpus" / "essai", "communiqué.docx", b"PK\x03\x04")
    err = run(capsys, "events", "--project", str(project))[2]
    assert "corpus/essai/communiqué.docx: C14" in err
    run(capsys, "add", given(tmp_path, "cm.txt", PAGE), "--project", str(project))
    assert "originals" not in run(capsys, "events", "--project", str(project))[2]


@pytest.mark.parametrize(
    "value", ["Un : le # premier", "- tiret", "« à »", "yes", "2007-12-07", "'", '"', "---", "a: b\nc: d", "#", "*", "!x", "~"]
)
def test_any_value_comes_back_from_the_header(value: str) -> None:
    """Whatever a title holds, the header gives it back on one line."""
    text = NewText({**dict.fromkeys(REQUIRED, "x"), "title": value}, b"Corps.\n---\nFin.\n", b"")
    header, _ = read_header("a.txt", text.content)
    assert header
    assert header.fields["title"] == " ".join(value.split())
    assert text.content[header.length :] == text.body
    assert yaml.safe_load(text.content.split(b"---\n")[1])


@pytest.mark.parametrize(
    ("value", "line"),
    [("\x07 cloche", "cloche"), ("commu\xadniqué", "communiqué"), ("a\udce9b", "ab"), ("\u200bnu", "nu"), ("l’été", "l’été")],
)
def test_what_cannot_be_seen_is_left_out(value: str, line: str) -> None:
    """Control characters, soft hyphens, halves of letters."""
    assert one_line(value) == line


def test_the_fields_have_an_order() -> None:
    """Every field that a header may have is written."""
    fields = dict.fromkeys((*REQUIRED, *OPTIONAL), "x")
    assert read_header("a", NewText(fields, b"y", b"").content)[0].fields.keys() == fields.keys()  # type: ignore[union-attr]
