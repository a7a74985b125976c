"""What was reviewed stays with its text: when it moves, is renamed or removed, and when its event is no longer told."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from projects import copy, run

from timeline.chronology.corpus import read_corpus
from timeline.project.folders import Project

if TYPE_CHECKING:
    from pathlib import Path

LINES = '"orbelle-2011-03" = "12345678"\n"orbelle-2011-03.h4ox" = "planned 2011-10-13"\n"orbelle-2011-10" = "87654321"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of which one collection was reviewed."""
    made = copy("edited-and-retold", tmp_path / "project")
    path = made / "corpus/commission-du-fleuve/editing.toml"
    path.write_text(f"{path.read_text()}\n# what was read\n[seen]\n{LINES}")
    return made


def seen(project: Path, collection: str = "commission-du-fleuve") -> dict[str, str]:
    """The lines of a collection."""
    path = project / "corpus" / collection / "editing.toml"
    return dict(tomllib.loads(path.read_text()).get("seen", {})) if path.exists() else {}


OTHER = {"orbelle-2011-10": "87654321"}


@pytest.mark.parametrize(
    ("words", "here", "there"),
    [
        (("--to", "autre"), OTHER, {"orbelle-2011-03": "12345678", "orbelle-2011-03.h4ox": "planned 2011-10-13"}),
        (("--id", "neuf-2011"), OTHER | {"neuf-2011": "12345678", "neuf-2011.h4ox": "planned 2011-10-13"}, {}),
        (("--id", "neuf-2011", "--to", "autre"), OTHER, {"neuf-2011": "12345678", "neuf-2011.h4ox": "planned 2011-10-13"}),
    ],
)  # fmt: skip
def test_it_goes_along_with_its_text(
    project: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], here: dict[str, str], there: dict[str, str]
) -> None:
    """To another collection, under another id, or both; and nothing is told of it afterwards."""
    assert run(capsys, "move", "orbelle-2011-03", *words, "--project", str(project))[0] == 0
    assert (seen(project), seen(project, "autre")) == (here, there)
    assert [one for one in read_corpus(Project(project)).findings if "was reviewed" in one.fact] == []


def test_a_text_that_moved_by_hand_takes_it_along(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """At the next translate."""
    (path,) = (project / "corpus/commission-du-fleuve").glob("2011-03*.txt")
    (project / "corpus/autre").mkdir()
    path.rename(project / "corpus/autre" / path.name)
    run(capsys, "translate", "--project", str(project))
    assert seen(project) == OTHER
    assert seen(project, "autre")["orbelle-2011-03.h4ox"] == "planned 2011-10-13"


def test_it_goes_with_a_text_that_is_removed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And what was said beside it stays."""
    assert run(capsys, "remove", "orbelle-2011-03", "--project", str(project))[0] == 0
    assert seen(project) == OTHER
    assert "# what was read" in (project / "corpus/commission-du-fleuve/editing.toml").read_text()


@pytest.mark.parametrize("line", ['"orbelle-2011-03.zzz9" = "past 2008"', '"nowhere-1999" = "12345678"', '"nowhere-1999.a2bc" = "past 1999"'])
def test_what_is_there_no_more_is_told_and_stops_nothing(project: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    """A warning with its line; a final edition is not refused for it."""
    path = project / "corpus/commission-du-fleuve/editing.toml"
    path.write_text(f"{path.read_text()}{line}\n")
    corpus = read_corpus(Project(project))
    (told,) = [one for one in corpus.findings if "was reviewed" in one.fact]
    assert (told.code, told.line, told.severity) == ("C32", path.read_text().count("\n"), "warning")
    assert told not in corpus.errors
    assert "take the line away" in run(capsys, "events", "--project", str(project))[2]
