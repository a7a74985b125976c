"""Files are written whole or not at all, whatever happens to the run."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from projects import copy, put, run, snapshot

from timeline.chronology.corpus import read_corpus
from timeline.cli import main
from timeline.model.errors import TimelineError
from timeline.project import files
from timeline.project.files import write_all
from timeline.project.folders import Project
from timeline.project.leftovers import this_run, workspace
from timeline.project.lock import locked

TESTS = Path(__file__).parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the trial edition with a text that its catalogue does not know."""
    made = copy("essai", tmp_path / "essai")
    put(made, "nouveau.txt", "Le Conseil s'est réuni le 7 décembre 2007.\n")
    return made


@pytest.mark.runs
def test_a_run_killed_at_any_moment_leaves_the_old_or_the_new_file(project: Path) -> None:
    """Killed before and after every call of the system while it writes, a run leaves the old catalogue or the new one."""
    path = project / "translations" / "events" / "essai.en.po"
    old = path.read_bytes()
    words = [sys.executable, TESTS / "killed.py", path, "translate", "--project", project]
    told = subprocess.run(words, check=True, capture_output=True, text=True).stderr
    killed = [json.loads(line) for line in told.splitlines()]
    assert main(["translate", "--project", str(project)]) == 0
    wholes = {hashlib.sha256(old).hexdigest(): "old", hashlib.sha256(path.read_bytes()).hexdigest(): "new"}
    found = [wholes.get(one["sha256"], "torn") for one in killed if one["killed"]]
    assert len(found) > 20
    assert found == sorted(found, key=["old", "new"].index)
    assert set(found) == {"old", "new"}


def test_of_a_text_only_what_is_told_is_kept(tmp_path: Path) -> None:
    """The corpus in memory grows with its events, not with its texts."""
    made = copy("essai", tmp_path / "essai")
    silent = "Le Conseil est une enceinte de dialogue entre des partenaires égaux.\n\n" * 200
    put(made, "long.txt", f"{silent}Les experts parlent. Ils se sont réunis le 3 mars 2007 à Rome.\n", id="long-2007")
    texts = read_corpus(Project(made)).communiques
    assert [one.text for one in texts["long-2007"].sentences][1:] == [
        "Les experts parlent.", "Ils se sont réunis le 3 mars 2007 à Rome.",
    ]  # fmt: skip


def test_a_second_run_is_told_to_wait(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While one run holds the catalogues another says so and changes nothing; afterwards it goes on."""
    before = snapshot(project)
    with locked(project):
        code, _, err = run(capsys, "translate", "--project", str(project))
    assert code == 1
    assert "P51" in err
    assert snapshot(project) == before
    assert run(capsys, "translate", "--project", str(project))[0] == 0


def test_a_full_disk_is_told_and_leaves_all_as_it_was(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No room for a file is a finding with its remedy; no half of a file stays."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = snapshot(project)
    monkeypatch.setattr("timeline.project.files.os.fsync", full)
    code, _, err = run(capsys, "translate", "--project", str(project))
    assert code == 1
    assert "P50" in err
    assert "disk has room" in err
    assert snapshot(project) == before


def test_all_files_or_none(tmp_path: Path) -> None:
    """When one of several files cannot be written, none is."""
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / "folder").mkdir()
    (tmp_path / "blocked").write_text("a file where a folder is wanted")
    with pytest.raises(TimelineError):
        write_all({tmp_path / "a.txt": b"new", tmp_path / "blocked" / "b.txt": b"new"})
    assert (tmp_path / "a.txt").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "blocked", "folder"]


def test_what_was_written_before_an_error_is_put_back_without_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second file cannot take its place, and the disk is full by then: the first is the old one again."""
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / "b.txt").mkdir()
    kept = files.keep_beside

    def full(path: Path) -> Path | None:
        monkeypatch.setattr(files, "write_beside", no_room)
        return kept(path)

    def no_room(*_: object) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "keep_beside", full)
    with pytest.raises(TimelineError, match="P50"):
        write_all({tmp_path / "a.txt": b"new", tmp_path / "b.txt": b"new"})
    assert (tmp_path / "a.txt").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_the_next_run_clears_what_a_killed_one_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files beside their places and folders of its own; those of a run that goes on, or of another machine, stay."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    ours, theirs = this_run(), this_run().replace(str(os.getpid()), str(dead.pid))
    away = re.sub("run-[0-9a-f]{8}", "run-00000000", theirs)
    for run_name in (ours, theirs, away):
        (tmp_path / f".a.txt.{run_name}.x.unfinished").touch()
        (tmp_path / f"timeline-{run_name}-x").mkdir()
    write_all({tmp_path / "a.txt": b"new"})
    with workspace() as folder:
        assert Path(folder).is_dir()
    left = sorted(path.name for path in tmp_path.iterdir() if path.name != "a.txt")
    assert left == sorted(f"{name}" for run_name in (ours, away) for name in (f".a.txt.{run_name}.x.unfinished", f"timeline-{run_name}-x"))
