"""``timeline new``: a project that builds at once, that says what each key means, and that overwrites nothing."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from projects import run, snapshot

from timeline.project.beginning import STARTER

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("languages", ["fr,en", "en,fr", "fr", "en", "de,en", "fr,de", "fr,en,de", "de", "ru,fr"])
def test_a_new_project_builds_at_once(languages: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is missing, nothing is found, nothing is left to bring up to date."""
    project = tmp_path / "mine"
    code, out, err = run(capsys, "new", str(project), "--languages", languages, "--title", 'Une « chronologie » "à" moi')
    assert (code, err) == (0, "")
    assert "timeline build" in out
    assert run(capsys, "build", "html", "--project", str(project))[0] == 0
    assert run(capsys, "translate", "--check", "--project", str(project))[0] == 0
    code, out, err = run(capsys, "check", "--project", str(project))
    assert code == 0
    assert out.startswith("5 events, no findings")
    assert [line for line in err.splitlines() if line.startswith(("warning", "error"))] == []
    settings = tomllib.loads((project / "corpus" / "chronology.toml").read_text(encoding="utf-8"))
    assert settings["title"] == dict.fromkeys(languages.split(","), 'Une « chronologie » "à" moi')


def test_the_links_of_its_guide_lead_somewhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the README of a new project points at is there."""
    run(capsys, "new", str(tmp_path / "mine"))
    targets = re.findall(r"\]\(([^)#]+)\)", (tmp_path / "mine" / "README.md").read_text(encoding="utf-8"))
    assert targets
    assert [target for target in targets if not (tmp_path / "mine" / target).exists()] == []


def test_two_projects_have_two_identifiers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An identifier is nobody else's."""
    found = set()
    for name in ("a", "b"):
        run(capsys, "new", str(tmp_path / name))
        found.add(tomllib.loads((tmp_path / name / "corpus" / "chronology.toml").read_text())["identifier"])
    assert len(found) == 2
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", identifier) for identifier in found)


def test_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is there is named, and not one is written."""
    (tmp_path / "README.md").write_text("mine")
    before = snapshot(tmp_path)
    code, _, err = run(capsys, "new", str(tmp_path))
    assert code == 2
    assert f"{tmp_path.as_posix()}/README.md: C25" in err
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("languages", ["xx", "fr,xx", "/../../x", ""])
def test_a_language_that_nobody_can_write_is_refused(
    languages: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By name, before anything is written."""
    code, _, err = run(capsys, "new", str(tmp_path / "mine"), "--languages", languages)
    assert code == 2
    assert "R01" in err
    assert not (tmp_path / "mine").exists()


def test_an_empty_folder_is_told_how_to_begin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """C20 names the command."""
    code, _, err = run(capsys, "events", "--project", str(tmp_path))
    assert code == 2
    assert "C20" in err
    assert "timeline new" in err


def test_the_example_is_a_text_of_the_corpus() -> None:
    """The communiqué to replace is one of the corpus that ships, byte for byte."""
    (text,) = (STARTER / "fr" / "corpus" / "communiques").glob("*.txt")
    assert text.read_bytes() == (ROOT / "corpus" / "nato-russia-council" / text.name).read_bytes()


TITLES = {
    ("fr=Le Conseil", "en=The Council"): {"fr": "Le Conseil", "en": "The Council"},
    ("Le Conseil", "en=The Council"): {"fr": "Le Conseil", "en": "The Council"},
    ("fr=Le Conseil",): {"fr": "Le Conseil", "en": "Chronology"},
    ("a = b",): {"fr": "a = b", "en": "a = b"},
    (): {"fr": "Chronologie", "en": "Chronology"},
}


@pytest.mark.parametrize("titles", TITLES)
def test_a_title_for_each_language(titles: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--title`` once for each language; one that is the same in both is said to be."""
    said = [word for title in titles for word in ("--title", title)]
    code, out, _ = run(capsys, "new", str(tmp_path / "mine"), *said)
    settings = tomllib.loads((tmp_path / "mine" / "corpus" / "chronology.toml").read_text(encoding="utf-8"))
    assert (code, settings["title"]) == (0, TITLES[titles])
    assert ("the title is the same" in out) is (titles == ("a = b",))


def test_two_titles_that_name_no_language_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither wins."""
    code, _, err = run(capsys, "new", str(tmp_path / "mine"), "--title", "Un", "--title", "de=Zwei")
    assert (code, "C29" in err, (tmp_path / "mine").exists()) == (2, True, False)


def test_a_project_begun_twice_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """However many files are there."""
    run(capsys, "new", str(tmp_path))
    _, _, err = run(capsys, "new", str(tmp_path))
    assert err.count("C25") == 1
