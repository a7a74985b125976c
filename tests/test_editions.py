"""Whole projects: what is read, extracted, paired and published, as a reader sees it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from itertools import product
from typing import TYPE_CHECKING

import pikepdf
import pytest
from conftest import ROOT, need
from projects import book, copy, put, run, snapshot, words

from timeline.chronology.corpus import read_corpus
from timeline.chronology.pipeline import compose_chronology
from timeline.project.folders import SHIPPED, Project
from timeline.publishing.formats import MAKERS

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = ['<script>alert("1")</script>', "{{ 7*7 }}", "{% raw %}", '#import "x"', "$x$", "@cite", "[a](b)", "<!-- c -->",
           "\\end", "&amp;", "`d`", "~e_f_"]  # fmt: skip


def printed(path: Path) -> str:
    """The text of a PDF, line ends and the hyphens at them undone."""
    text = subprocess.run([need("pdftotext"), "-raw", path, "-"], check=True, capture_output=True).stdout.decode()
    return re.sub(r"\s+", "", re.sub(r"[-\u2010\u00ad]\n", "", text))


def events(project: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """The rows of ``timeline events --json``."""
    code, out, err = run(capsys, "events", "--json", "--project", str(project))
    assert (code, err) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.books
@pytest.mark.parametrize("mark", HOSTILE)
def test_hostile_text_is_text(mark: str, trial_edition: Path) -> None:
    """What looks like code in a communiqué and its translation stands in all three publications as it was written."""
    bare = re.sub(r"\s", "", mark)
    curly = re.compile(r"\s+".join(map(_typeset, mark.split(" "))))
    page = words((trial_edition / "build" / "timeline.html").read_text())
    assert len(curly.findall("".join(page.words))) >= 2
    pages = words(book(trial_edition / "build" / "chronology.epub"))
    assert len(curly.findall("".join(pages.words))) >= 2
    found = re.sub(r"[“”]|«|»", '"', printed(trial_edition / "build" / "chronology.pdf")).replace("’", "'")
    assert found.count(bare) >= 2


def _typeset(text: str) -> str:
    return re.escape(text).replace('"', '(?:"|“|”|«\\s|\\s»)')


@pytest.mark.books
@pytest.mark.parametrize("project", ["essai", "corpus"])
def test_every_event_is_in_all_three(
    project: str, trial_edition: Path, corpus_edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each event has its id, its French and its English in the page, the book and the briefing."""
    root, out = (trial_edition, trial_edition / "build") if project == "essai" else (ROOT, corpus_edition)
    page, pages = words((out / "timeline.html").read_text()), words(book(out / "chronology.epub"))
    with pikepdf.open(out / "chronology.pdf") as pdf:
        destinations = set(pikepdf.NameTree(pdf.Root.Names.Dests).keys()) if "/Names" in pdf.Root else set()
        destinations |= {key.lstrip("/") for key in pdf.Root.get("/Dests", {})}
    for row in events(root, capsys):
        assert row["id"] in page.ids
        assert row["id"] in pages.ids
        assert row["id"] in destinations
    assert {"fr", "en"} <= page.languages
    assert {"fr", "en"} <= pages.languages


@pytest.mark.books
def test_every_text_is_printed(corpus_edition: Path) -> None:
    """Every sentence of the corpus is on the page and in the book letter by letter, an item below what opens its list."""
    seen = _letters("".join(words((corpus_edition / "timeline.html").read_text()).words))
    read = _letters("".join(words(book(corpus_edition / "chronology.epub")).words))
    made = compose_chronology(read_corpus(Project(ROOT)), draft=True)
    tellings = [telling for entry in made.entries for telling in entry.tellings]
    for one, code in product(tellings, made.edition.languages):
        for part in (one.opening(code), one.words(code, opened=True)):
            assert _letters(part.text) in seen, (one.id, part)
            assert _letters(part.text) in read, (one.id, part)


def _letters(text: str) -> str:
    return re.sub(r"[^\w]", "", text)


@pytest.mark.books
def test_two_builds_are_the_same_bytes(corpus_edition: Path, tmp_path: Path) -> None:
    """Nothing in any publication or export depends on the clock, the folder, the locale or chance."""
    command = [sys.executable, "-m", "timeline", "build", "all", "--project", ".", "--out", tmp_path]
    elsewhere = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "C"}
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=elsewhere)
    made, again = snapshot(corpus_edition), snapshot(tmp_path)
    assert len(made) == len(MAKERS)
    assert [name for name in made.keys() | again.keys() if made.get(name) != again.get(name)] == []


def test_translating_twice_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The corpus that ships needs no translate; a second translate finds nothing to do."""
    assert run(capsys, "translate", "--check", "--project", str(ROOT))[0] == 0
    project = copy("essai", tmp_path / "essai")
    put(project, "nouveau.txt", "Le Conseil s'est réuni le 7 décembre 2007.\n")
    assert run(capsys, "translate", "--check", "--project", str(project))[0] == 1
    assert run(capsys, "translate", "--project", str(project))[0] == 0
    before = snapshot(project)
    code, out, _ = run(capsys, "translate", "--project", str(project))
    assert (code, snapshot(project)) == (0, before)
    assert "unchanged" in out


def test_a_gap_refuses_a_final_edition_and_shows_in_a_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing or stale translation stops a build, each named; a draft prints the gap as a gap."""
    project = copy("essai", tmp_path / "essai")
    put(project, "nouveau.txt", "Le Conseil s'est réuni le 7 décembre 2007.\n")
    code, _, err = run(capsys, "build", "html", "--project", str(project))
    assert code == 1
    assert "T40" in err
    assert not (project / "build").exists()
    assert run(capsys, "build", "html", "--draft", "--project", str(project))[0] == 0
    assert "7\u00a0décembre 2007" in "".join(words((project / "build" / "timeline.html").read_text()).words)


def test_a_wrong_date_is_met_while_the_pages_are_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It forbids all three publications, the briefing begun by then; with a gap, both are told at once."""
    project = copy("essai", tmp_path / "essai")
    catalogue = next((project / "translations" / "events").glob("*.en.po"))
    wrong = catalogue.read_text().replace("by the end of 2006", "by the end of 2007", 1)
    lacking = wrong.replace('msgstr "Oslo"', 'msgstr ""', 1)
    assert lacking != wrong
    for text, told in ((wrong, {"T03"}), (lacking, {"T03", "T40"})):
        catalogue.write_text(text)
        code, _, err = run(capsys, "build", "--project", str(project))
        assert (code, {*re.findall(r"T\d\d", err)}) == (1, told)
        assert "nothing was built" in err
        assert not (project / "build").exists()


def test_a_wrong_date_refuses_a_final_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """« fin 2006 » as "by the end of 2007" stops a build unless an editor accepts it; a draft tells it."""
    project = copy("essai", tmp_path / "essai")
    catalogue = next((project / "translations" / "events").glob("*.en.po"))
    right = catalogue.read_text()
    wrong = right.replace("by the end of 2006", "by the end of 2007", 1)
    assert wrong != right
    catalogue.write_text(wrong)
    code, _, err = run(capsys, "build", "html", "--project", str(project))
    assert code == 1
    assert re.search(r"translations/events/\S+:\d+: T03 ", err)
    assert "nothing was built" in err
    assert "--draft" in err
    assert not (project / "build").exists()
    assert run(capsys, "build", "html", "--languages", "fr", "--project", str(project))[0] == 0
    code, _, err = run(capsys, "build", "html", "--draft", "--project", str(project))
    assert (code, "T03" in err) == (0, True)
    entry = wrong.rindex("\n\n", 0, wrong.index("by the end of 2007, the")) + 2
    catalogue.write_text(f"{wrong[:entry]}# accept: T03 the text is wrong\n{wrong[entry:]}")
    code, _, err = run(capsys, "build", "html", "--project", str(project))
    assert (code, "T03" in err) == (0, False)


def test_one_language_needs_no_translation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--languages fr`` prints the French alone, gaps or not; an unknown language is refused."""
    project = copy("essai", tmp_path / "essai")
    put(project, "nouveau.txt", "Le Conseil s'est réuni le 7 décembre 2007.\n")
    assert run(capsys, "build", "html", "--languages", "fr", "--project", str(project))[0] == 0
    assert "en" not in words((project / "build" / "timeline.html").read_text()).languages
    assert run(capsys, "build", "html", "--languages", "de", "--project", str(project))[0] == 2


@pytest.mark.books
def test_an_installed_wheel_works_anywhere(tmp_path: Path) -> None:
    """The wheel carries templates and labels, and says that it has types: what it ships is what the repository has."""
    assert (SHIPPED / "templates").is_dir()
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        tmp_path,
        ROOT,
    ]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", installed, wheel]
    subprocess.run(command, check=True, capture_output=True)
    assert (installed / "timeline" / "py.typed").is_file()
    project = copy("essai", tmp_path / "essai")
    surroundings = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-m", "timeline", "build", "--project", str(project)]
    subprocess.run(command, check=True, capture_output=True, cwd=tmp_path, env=surroundings)
    assert sorted(path.name for path in (project / "build").iterdir()) == [
        "chronology.epub", "chronology.pdf", "timeline.html"]  # fmt: skip


def test_a_project_s_own_template_wins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A template of the project's own takes the place of the one that ships, file by file."""
    project = copy("essai", tmp_path / "essai")
    (project / "templates" / "html").mkdir(parents=True)
    (project / "templates" / "html" / "timeline.html.jinja").write_text("<p>{{ chronology.entries | length }}</p>")
    assert run(capsys, "build", "html", "--project", str(project))[0] == 0
    assert (project / "build" / "timeline.html").read_text() == "<p>12</p>"
