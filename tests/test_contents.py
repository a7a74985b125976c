"""A project is read whole from its own folder: links out, pipes, names and folders that cannot be read are told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from projects import copy, put, run, snapshot

from timeline.model.errors import TimelineError
from timeline.project import contents, files
from timeline.project.folders import Project
from timeline.project.lock import locked

if TYPE_CHECKING:
    from collections.abc import Callable

PO = "translations/events/essai.en.po"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the trial edition."""
    return copy("essai", tmp_path / "essai")


def out(project: Path, name: str) -> Path:
    """A file or folder of the project, moved out of it, with a link in its place."""
    place, outside = project / name, project.parent / "outside"
    place.rename(outside)
    place.symlink_to(outside)
    return outside


@pytest.mark.parametrize(
    "name",
    ["corpus", "corpus/essai", "corpus/chronology.toml", "corpus/essai/a.txt", "corpus/essai/editing.toml", "translations", PO],
)
def test_a_link_out_of_the_project_is_refused(name: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text, a catalogue, the settings, the edits, a folder of them: named with the remedy, nothing is read or written."""
    put(project, "a.txt", "Le Conseil s'est réuni le 7 décembre 2007.\n")
    (project / "corpus" / "essai" / "editing.toml").touch()
    out(project, name)
    before = snapshot(project.parent)
    code, _, err = run(capsys, "translate", "--project", str(project))
    assert code == 1
    assert f"{name}" in err.split(": C18 this is a link out of the project")[0]
    assert "put the file itself in its place" in err
    assert snapshot(project.parent) == before


def test_a_link_to_nowhere_is_no_absence(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No catalogue is begun where a link leads to a file outside that is not there yet."""
    (project / PO).unlink()
    (project / PO).symlink_to(project.parent / "made.po")
    assert run(capsys, "translate", "--project", str(project))[0] == 1
    assert not (project.parent / "made.po").exists()


@pytest.mark.parametrize("name", ["translations", "translations/events", "build"])
@pytest.mark.parametrize("words", [("translate",), ("build", "html", "--draft"), ("exchange", "po"), ("suggest",)])
def test_nothing_is_written_into_an_empty_folder_outside(
    name: str, words: tuple[str, ...], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is there to be read, and the first catalogue, memory or page would be written out of the project."""
    (outside := project.parent / "outside").mkdir()
    shutil.rmtree(project / name, ignore_errors=True)
    (project / name).symlink_to(outside)
    if name == "translations/events":
        (project / "translations" / "memory.jsonl").touch()
    before = snapshot(project.parent)
    code, _, err = run(capsys, *words, "--project", str(project))
    assert list(outside.iterdir()) == []
    if code:
        assert f"{name}" in err.split(": C18 this is a link out of the project")[0]
        assert snapshot(project.parent) == before
    else:
        assert name == "build"


def test_a_publication_goes_where_it_is_sent(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder outside that is named is no link out."""
    (outside := project.parent / "outside").mkdir()
    (project / "build").symlink_to(outside)
    code, _, err = run(capsys, "build", "csv", "--draft", "--project", str(project))
    assert (code, "--out DIR" in err) == (1, True)
    assert run(capsys, "build", "csv", "--draft", "--project", str(project), "--out", str(outside))[0] == 0


@pytest.mark.parametrize("name", ["translations/memory.jsonl", "corpus/essai/editing.toml"])
def test_what_is_a_link_within_stays_one(name: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the toolkit writes reaches the file that the link leads to."""
    (project / "corpus" / "essai" / "editing.toml").write_text('["essai-2005.s33k"]\nkey = true\n["essai-2006.z44e"]\nkey = true\n')
    (project / PO).write_text((project / PO).read_text().replace('msgstr "Oslo"', 'msgstr "Christiania"'))
    run(capsys, "translate", "--project", str(project))
    kept = project / "kept"
    (project / name).rename(kept)
    (project / name).symlink_to(kept)
    before = kept.read_bytes()
    (project / PO).write_text((project / PO).read_text().replace('msgstr "Christiania"', 'msgstr "Oslo"'))
    assert run(capsys, "move", "essai-2005", "--id", "neuf-2005", "--project", str(project))[0] == 0
    assert (project / name).is_symlink()
    assert kept.read_bytes() != before


@pytest.mark.parametrize("name", ["corpus/chronology.toml", "corpus/essai/2005-06-15-conseil.txt", PO, "translations/memory.jsonl"])
def test_a_file_that_is_too_large_is_refused_at_once(
    name: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its size and the limit; it is not read."""
    with (project / name).open("ab") as file:
        file.truncate(files.LARGEST + 1)
    monkeypatch.setattr("os.fdopen", lambda *_: pytest.fail("it was read"))
    with pytest.raises(TimelineError, match=rf"{name}: C22 .*: it has 134 MB, and no more than 134 are read"):
        files.read_file(project / name, name)
    monkeypatch.undo()
    code, _, err = run(capsys, "translate", "--project", str(project))
    assert (code, f"{name}: C22 " in err) == (1, True)


def test_a_sentence_without_end_holds_back_its_text_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told at its line, with the limit; the others are listed."""
    body = "Un mot.\n\n" + "le 3 mars 2009, " * 9_500
    put(project, "sans-fin.txt", body)
    code, out, err = run(capsys, "events", "--project", str(project))
    assert (code, "2006" in out, "2009" in out) == (0, True, False)
    assert "corpus/essai/sans-fin.txt:14: C64 a sentence of 151,999 letters begins here, and no more than 150,000 are read" in err


def test_rules_that_nothing_reads_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that is nearly one, a file in the place of a folder, a folder of no language; not guides, nor what is hidden."""
    for name in ("fr/date.toml", "fr/dates.toml", "fr/README.md", "dates.toml", "français/dates.toml", "de", ".git/x", "README.md", "fr/._dates.toml"):
        (project / "rules" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "rules" / name).touch()
    code, _, err = run(capsys, "check", "--project", str(project))
    assert code == 1
    assert "R10 no rules are read from here (rules/dates.toml, rules/de, rules/fr/date.toml, rules/français)" in err


def test_what_is_hidden_is_no_text(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """« ._a.txt », which a Mac lays beside each file, and what git keeps."""
    (project / "corpus" / "essai" / "._2005-06-15-conseil.txt").write_bytes(b"\x00\x05\x16\x07")
    (project / "corpus" / ".git").mkdir()
    (project / "corpus" / ".git" / "a.txt").write_text("x")
    assert run(capsys, "check", "--project", str(project))[0] == 0


def test_a_circle_of_links_is_no_catalogue(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told as what cannot be read."""
    (project / PO).unlink()
    (project / PO).symlink_to("essai.en.po")
    code, _, err = run(capsys, "check", "--project", str(project))
    assert (code, f"{PO}: C22 " in err) == (1, True)


def test_a_catalogue_that_is_a_link_within_is_written_through(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file it leads to is brought up to date; the link stays one."""
    (project / "kept").mkdir()
    shutil.move(project / PO, project / "kept" / "en.po")
    (project / PO).symlink_to(project / "kept" / "en.po")
    put(project, "nouveau.txt", "Le Conseil s'est réuni le 7 décembre 2007.\n")
    assert run(capsys, "translate", "--project", str(project))[0] == 0
    assert (project / PO).is_symlink()
    assert "autre-2007" in (project / "kept" / "en.po").read_text()


@pytest.mark.runs
@pytest.mark.parametrize("name", ["corpus/essai/pipe.txt", "corpus/chronology.toml", PO, "translations/glossary.csv", "rules/fr/dates.toml"])
def test_a_pipe_is_no_file(name: str, project: Path) -> None:
    """Nobody waits for somebody who would write into it."""
    (project / name).unlink(missing_ok=True)
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(project / name)
    done = subprocess.run([sys.executable, "-m", "timeline", "translate", "--project", project],
                          capture_output=True, text=True, timeout=60, check=False)  # fmt: skip
    assert done.returncode == 1
    assert f"{Path(name).name}: C22 the file cannot be read: it is a pipe or a device" in done.stderr


def test_all_that_cannot_be_read_is_told_in_one_run(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is named as a text, a link to nowhere, a circle of links."""
    folder = project / "corpus" / "essai"
    (folder / "kreis.txt").symlink_to("kreis.txt")
    (folder / "nulle.txt").symlink_to("nowhere.txt")
    code, _, err = run(capsys, "translate", "--project", str(project))
    assert (code, err.count(": C22 ")) == (1, 2)


def test_a_folder_that_cannot_be_listed_is_an_error(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its texts are not absent, and their entries do not become obsolete."""

    def scandir(folder: Path) -> Any:  # noqa: ANN401 an iterator that the system keeps to itself
        if Path(folder).name == "essai":
            raise PermissionError(13, "Permission denied", str(folder))
        return listed(folder)

    listed = os.scandir
    before = snapshot(project)
    monkeypatch.setattr(contents.os, "scandir", scandir)
    code, _, err = run(capsys, "translate", "--project", str(project))
    monkeypatch.undo()
    assert code == 1
    assert "corpus/essai: C22 the folder cannot be read: Permission denied" in err
    assert snapshot(project) == before


@pytest.mark.parametrize("name", ["ligne\nde plus.txt", "bell\x07.txt", "droite\u202egauche.txt", "octet\udcff.txt", "nel\x85.txt"])
def test_a_name_that_no_catalogue_can_hold(name: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The text is told by its name, made visible, and the catalogue stays what it was."""
    put(project, name, "Le Conseil s'est réuni le 7 décembre 2007.\n")
    before = (project / PO).read_bytes()
    code, _, err = run(capsys, "translate", "--project", str(project))
    assert (code, ": C14 this file of the corpus is not read" in err) == (0, True)
    assert "give it another name" in err
    assert (project / PO).read_bytes() == before


@pytest.mark.parametrize(
    ("name", "code"),
    [("corpus/essai/plus bas/texte.txt", "C14"), ("corpus/tube", "C14"), ("translations/events/essai.po", "T33"),
     ("translations/events/essai.en (copie).po", "T33"), ("translations/events/.en.po", "")],
)  # fmt: skip
def test_what_nothing_reads_is_told(name: str, code: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text too deep, a pipe, a catalogue without its language; a hidden file is nobody's."""
    (project / name).parent.mkdir(exist_ok=True)
    os.mkfifo(project / name)
    _, _, err = run(capsys, "translate", "--project", str(project))
    assert err.startswith(f"warning: {name}: {code} " if code else "") is True
    assert bool(err) is bool(code)


def test_a_name_as_long_as_a_name_can_be(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a collection whose catalogue could have no name it is told; a text of such a name is read."""
    put(project, f"{'é' * 125}.txt", "Le Conseil s'est réuni le 7 décembre 2007.\n", id="long-2007")
    assert run(capsys, "translate", "--project", str(project))[0] == 0
    shutil.copytree(project / "corpus" / "essai", project / "corpus" / ("x" * 255))
    code, _, err = run(capsys, "translate", "--project", str(project))
    assert (code, "File name too long" in err) == (1, True)


def test_the_lock_is_in_the_project(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Another TMPDIR is no other lock, a file of any name is no obstacle, and nothing is left behind."""
    before = snapshot(project)
    with locked(project):
        monkeypatch.setenv("TMPDIR", str(tmp_path))
        with pytest.raises(TimelineError, match="P51"), locked(project):
            pass
    with locked(project):
        pass
    assert snapshot(project) == before


@pytest.mark.parametrize("ask", [Project.communique_paths, Project.unread_paths, Project.collections_with_editing])
def test_a_folder_without_a_corpus_has_no_texts(ask: Callable[[Project], list[object]], tmp_path: Path) -> None:
    """What is not there is not unreadable."""
    assert ask(Project(tmp_path)) == []
