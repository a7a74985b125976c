"""The commands as they are typed: transcripts, and what is said when something is wrong."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from projects import copy, put, run, snapshot

from timeline.model.errors import TimelineError
from timeline.publishing import formats

TRANSCRIPTS = sorted((Path(__file__).parent / "cases" / "commands").glob("*.md"))
_COMMAND = re.compile(r"^\$ timeline (?P<words>.*)\n(?P<shown>(?:(?!\$ |```).*\n)*)", re.MULTILINE)


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(
    path: Path,
    accept: bool,  # noqa: FBT001 a fixture
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each command of a transcript, typed in a copy of the trial edition, shows what stands below it."""
    monkeypatch.chdir(copy("essai", tmp_path / "essai"))
    monkeypatch.setenv("COLUMNS", "80")

    def typed(match: re.Match[str]) -> str:
        code, out, err = run(capsys, *shlex.split(match["words"]))
        shown = out + "".join(f"! {line}\n" for line in err.replace(str(tmp_path), "").splitlines())
        return f"$ timeline {match['words']}\n{shown}" + (f"exit {code}\n" if code else "")

    transcript = path.read_text()
    shown = _COMMAND.sub(typed, transcript)
    if accept:
        path.write_text(shown)
    assert shown == path.read_text()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the trial edition with publications of an earlier day in build/."""
    made = copy("essai", tmp_path / "essai")
    (made / "build").mkdir()
    for name in ("chronology.pdf", "chronology.epub", "timeline.html"):
        (made / "build" / name).write_text("of an earlier day")
    return made


def _corpus_file(project: Path) -> Path:
    return project / "corpus" / "essai" / "2005-06-15-conseil.txt"


def _catalogue(project: Path) -> Path:
    return project / "translations" / "events" / "essai.en.po"


def no_header(project: Path) -> None:
    """A text without a header."""
    _corpus_file(project).write_text("Le Conseil s'est réuni.\n")


def impossible_date(project: Path) -> None:
    """A header with 30 February, and another text without a place."""
    path = _corpus_file(project)
    path.write_bytes(path.read_bytes().replace(b"date: 2005-06-15", b"date: 2005-02-30"))
    put(project, "sans-titre.txt", "Le Conseil s'est réuni le 7 décembre 2007.\n", title="")


def altered_text(project: Path) -> None:
    """A text that is no longer the one found."""
    path = _corpus_file(project)
    path.write_bytes(path.read_bytes() + b"Et encore.\n")


def broken_catalogue(project: Path) -> None:
    """A PO file whose quotes do not close."""
    path = _catalogue(project)
    path.write_text(path.read_text().replace('msgstr "Oslo"', 'msgstr "Oslo'))


def catalogue_of_bytes(project: Path) -> None:
    """A PO file that is no UTF-8."""
    _catalogue(project).write_bytes(b"\xff\xfe\x00m\x00s\x00g")


def catalogue_is_a_folder(project: Path) -> None:
    """A folder in the place of a PO file."""
    _catalogue(project).unlink()
    _catalogue(project).mkdir()


def wrong_template(project: Path) -> None:
    """A template of the project's own that Jinja cannot read."""
    (project / "templates" / "html").mkdir(parents=True)
    (project / "templates" / "html" / "timeline.html.jinja").write_text("<p>\n{% if %}\n")


def missing_template(project: Path) -> None:
    """A template that asks for one that is not there."""
    (project / "templates" / "html").mkdir(parents=True)
    (project / "templates" / "html" / "timeline.html.jinja").write_text("{% include 'gone.html' %}")


def unknown_word(project: Path) -> None:
    """A template that uses a name that does not exist."""
    (project / "templates" / "html").mkdir(parents=True)
    (project / "templates" / "html" / "timeline.html.jinja").write_text("<p>\n{{ chronologie.titre }}")


def empty_corpus(project: Path) -> None:
    """A corpus without texts."""
    for path in (project / "corpus" / "essai").iterdir():
        path.unlink()


def wrong_settings(project: Path) -> None:
    """A chronology.toml that is no TOML."""
    (project / "corpus" / "chronology.toml").write_text('languages = ["fr"\n')


def missing_settings(project: Path) -> None:
    """A chronology.toml without title and with a word it does not know."""
    path = project / "corpus" / "chronology.toml"
    path.write_text('titel = "x"\n' + path.read_text().replace("[title]", "[tittle]"))


def twin_ids(project: Path) -> None:
    """Two texts with one id."""
    put(project, "jumeau.txt", "Le Conseil s'est réuni le 7 décembre 2007.\n", id="essai-2005")


def no_project(project: Path) -> None:
    """A folder that is no project."""
    (project / "corpus" / "chronology.toml").unlink()


WRONG_TEMPLATES = [
    ("a\n{{ 1/0 }}", "entry.html.jinja:2: P02 the template cannot be used: division by zero"),
    ("{{ label() }}", "entry.html.jinja:1: P02 the template cannot be used: "),
    ("{{ prose(5, 'fr') }}", "entry.html.jinja:1: P02 the template cannot be used: "),
    ("{{ when(entry.event.when, '../x') }}", "entry.html.jinja:1: P02 the template cannot be used: '../x'"),
    ("{% include 'html/entry.html.jinja' %}", "entry.html.jinja:1: P02 the template cannot be used: it takes itself in"),
    ("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "entry.html.jinja:1: P02 the template cannot be used: it takes itself in"),
    ("{% for i in range(10**9) %}{% endfor %}", "entry.html.jinja:1: P02 the template cannot be used: Range too big"),
    ("{{ 'x' * 10**10 }}", "entry.html.jinja:1: P02 the template cannot be used: it would make more than 1,000,000"),
    ("{{ 10**10 * [1] }}", "entry.html.jinja:1: P02 the template cannot be used: it would make more than 1,000,000"),
    ("{{ 9**(9**9) }}", "entry.html.jinja:1: P02 the template cannot be used: it would make more than 1,000,000"),
    ("a\nb\udcff", "templates/html/entry.html.jinja:2: P02 the template cannot be used: the file is not UTF-8"),
]


@pytest.mark.parametrize(("template", "said"), WRONG_TEMPLATES)
def test_a_template_is_wrong_at_its_line(template: str, said: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever it does that cannot be, it is no fault of the toolkit; and it has no end of memory."""
    path = project / "templates" / "html" / "entry.html.jinja"
    path.parent.mkdir(parents=True)
    path.write_bytes(template.encode("utf-8", "surrogateescape"))
    code, _, err = run(capsys, "build", "html", "--draft", "--project", str(project))
    assert code == 1
    assert said in err


def test_a_template_of_ours_is_our_fault(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """No designer is told to correct a file that came with the toolkit."""
    monkeypatch.setattr("timeline.publishing.rendering.prose", lambda *_: 1 / 0)
    code, _, err = run(capsys, "build", "html", "--draft", "--project", str(project))
    assert (code, "P90" in err, "P02" in err) == (4, True, False)


BAD = [
    (no_header, 1, ["corpus/essai/2005-06-15-conseil.txt:1: C01"]),
    (impossible_date, 1, ["corpus/essai/2005-06-15-conseil.txt:5: C05", "corpus/essai/sans-titre.txt:3: C03"]),
    (altered_text, 1, ["corpus/essai/2005-06-15-conseil.txt:12: C07"]),
    (broken_catalogue, 1, ["translations/events/essai.en.po:28: T"]),
    (catalogue_of_bytes, 1, ["translations/events/essai.en.po:1: T01"]),
    (catalogue_is_a_folder, 1, ["translations/events/essai.en.po: C22"]),
    (wrong_template, 1, ["timeline.html.jinja:2: P02"]),
    (missing_template, 1, ["templates/gone.html: P01"]),
    (unknown_word, 1, ["timeline.html.jinja:2: P02"]),
    (empty_corpus, 1, ["corpus: C23"]),
    (wrong_settings, 1, ["corpus/chronology.toml:2: C21"]),
    (missing_settings, 1, ["corpus/chronology.toml:1: C21", "corpus/chronology.toml:5: C21"]),
    (twin_ids, 1, ["corpus/essai/jumeau.txt:2: C11"]),
    (no_project, 2, ["corpus/chronology.toml: C20"]),
]


@pytest.mark.parametrize(("harm", "code", "said"), BAD, ids=lambda value: getattr(value, "__name__", ""))
def test_bad_input(harm: object, code: int, said: list[str], project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each harm is told with its place, its code and a remedy; every file is left as it was."""
    harm(project)  # type: ignore[operator]
    before = snapshot(project)
    found, _, err = run(capsys, "build", "html", "--project", str(project))
    assert found == code, err
    for one in said:
        assert one in err
    assert "Traceback" not in err
    assert re.search(r"^    \S", err, re.MULTILINE), "no remedy"
    assert snapshot(project) == before


BROKEN_HEADERS = {
    "no header": lambda raw: raw.partition(b"---\n")[2].partition(b"---\n")[2],
    "a value with a colon": lambda raw: raw.replace(b"title: ", b"title: Avis : "),
    "an id that cannot be read": lambda raw: raw.replace(b"id: ", b"id: [", 1),
    "an impossible day": lambda raw: raw.replace(b"date: 2007", b"date: 20007"),
}


@pytest.mark.parametrize("harm", BROKEN_HEADERS)
def test_a_broken_header_holds_back_its_own_text_alone(
    harm: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All other texts are listed and drafted, nothing of its translations is lost, and no final edition is made."""
    path = put(project, "autre.txt", "Le Conseil s'est réuni à Kerval le 3 décembre 2007.\n")
    words = ("--project", str(project))
    run(capsys, "translate", *words)
    catalogue, before = _catalogue(project), path.read_bytes()
    known = catalogue.read_text()
    assert "Kerval" in known
    path.write_bytes(BROKEN_HEADERS[harm](before))
    assert path.read_bytes() != before
    code, out, err = run(capsys, "events", *words)
    assert (code, "Kerval" in out, "2006" in out) == (0, False, True)
    assert "autre.txt" in err
    assert "held back" in err
    assert "mapping" not in err
    assert run(capsys, "translate", *words)[0] == 0
    assert catalogue.read_text() == known
    assert run(capsys, "build", "html", "--draft", *words)[0] == 0
    assert run(capsys, "build", "html", *words)[0] == 1


def test_all_problems_in_one_run(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A broken header and a broken catalogue are told together."""
    broken_catalogue(project)
    put(project, "sans-date.txt", "Texte.\n", date="hier")
    _, _, err = run(capsys, "check", "--project", str(project))
    assert "C05" in err
    assert "essai.en.po:28" in err


def test_misuse(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Unknown formats, commands and days are refused with what would do, exit 2."""
    for words in (["build", "docx"], ["bake"], [], ["explain", "hier", "--published", "hier"]):
        code, _, err = run(capsys, *words, *(["--project", str(project)] if words[:1] == ["build"] else []))
        assert code == 2
        assert err


def test_a_publication_that_fails_leaves_all_as_they_were(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the last of three cannot be made none is written."""

    def broken(*_: object) -> bytes:
        raise TimelineError

    monkeypatch.setattr(formats, "MAKERS", {**formats.MAKERS, "csv": broken})
    before = snapshot(project)
    assert run(capsys, "build", "html", "csv", "--project", str(project))[0] == 1
    assert snapshot(project) == before


def test_a_folder_that_cannot_be_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file in the place of the folder is a clear error."""
    (project / "out").write_text("a file")
    code, _, err = run(capsys, "build", "html", "--project", str(project), "--out", str(project / "out"))
    assert code == 1
    assert "P50" in err


@pytest.mark.parametrize("command", ["build", "events", "translate", "suggest", "status", "check", "exchange", "explain"])
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """``--help`` says in a sentence what the command will do."""
    code, out, _ = run(capsys, command, "--help")
    assert code == 0
    assert re.search(r"^[A-Z][^.]+\.", out, re.MULTILINE)
    assert command == "explain" or "--project" in out
