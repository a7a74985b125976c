"""The command line itself: what each help shows, what is meant by a misspelt word, where a project is found, how much is said."""

from __future__ import annotations

import ast
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import copy, put, run

from timeline import __version__
from timeline.cli.examples import EXAMPLES, FIRST_STEPS
from timeline.cli.findings import arranged, finding_text
from timeline.cli.parser import make_parser
from timeline.cli.words import every_action
from timeline.model.close_words import did_you_mean
from timeline.model.errors import Finding, Severity
from timeline.model.event import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent

COMMANDS = re.findall(r"^    (\w+)", make_parser().format_help(), re.MULTILINE)
# What an example names, and what the trial edition has in its place.
IN_THE_TRIAL = {"nrc-2007-12-07.suk7": "essai-2005.s33k"}
# Examples that need nothing but a project, and are made in a moment.
QUICK = ("events", "translate", "suggest", "status", "check", "explain", "completion", "build html", "exchange xliff")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the trial edition, with a subject."""
    made = copy("essai", tmp_path / "essai")
    with (made / "corpus/chronology.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[subjects.missile-defence]\nfr = "Défense antimissile"\nen = "Missile defence"\n')
    return made


def _words(example: str) -> list[str]:
    """The words of an example behind ``timeline``, without what the shell is to do with the output."""
    command, *words = shlex.split(example.partition(" > ")[0])
    assert command == "timeline"
    return [IN_THE_TRIAL.get(word, word) for word in words]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_ends_with_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command shows at least one example of itself, at the end of its help, within 80 columns."""
    assert EXAMPLES[command]
    code, out, _ = run(capsys, command, "--help")
    assert code == 0
    assert out.rstrip().endswith(EXAMPLES[command][-1])
    assert all(_words(example)[0] == command for example in EXAMPLES[command])
    assert max(map(len, "\n".join(EXAMPLES[command]).splitlines())) <= 90


@pytest.mark.parametrize("example", [*FIRST_STEPS, *(one for some in EXAMPLES.values() for one in some)])
def test_an_example_works(
    example: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every example can be typed; one that needs nothing else runs in the trial edition and finds something to say."""
    words = _words(example)
    assert make_parser().parse_words(words).command == words[0]
    if " ".join(words).startswith(QUICK):
        monkeypatch.chdir(project)
        code, out, err = run(capsys, *words)
        assert (code, err) == (0, "")
        assert out


def test_no_option_is_without_help() -> None:
    """Every option and argument says what it is for."""
    assert [action.option_strings for action in every_action(make_parser()) if not action.help and action.dest != "command"] == []


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """``--version`` names the version that the package has."""
    assert run(capsys, "--version")[:2] == (0, f"timeline {__version__}\n")
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


MEANT = [
    ("evnts", ["events", "explain", "exchange"], "did you mean events?"),
    ("EVENTS", ["events"], "did you mean events?"),
    ("ex", ["events", "explain", "exchange"], "did you mean exchange or explain?"),
    ("--pubished", ["--published", "--project"], "did you mean --published?"),
    ("nrc-2007-12-7.suk7", ["nrc-2007-12-07.suk7", "nrc-2007-12-07.uem5"], "did you mean nrc-2007-12-07.suk7?"),
    ("commission-du-fleuv", ["commission-du-fleuve", "protection-civile"], "did you mean commission-du-fleuve?"),
    # Nothing is near, or nothing is known.
    ("bake", ["build", "events"], ""),
    ("x", ["xliff"], ""),
    ("", ["events"], ""),
    ("events", [], ""),
]


@pytest.mark.parametrize(("word", "known", "said"), MEANT)
def test_did_you_mean(word: str, known: list[str], said: str) -> None:
    """The nearest known words are named, and none when none is near."""
    assert did_you_mean(word, known) == said


@given(st.text(max_size=20), st.lists(st.text(max_size=20)))
def test_only_known_words_are_named(word: str, known: list[str]) -> None:
    """Whatever is typed, what is asked back is known."""
    said = did_you_mean(word, known)
    named = said.removeprefix("did you mean ").removesuffix("?")
    assert not said or any(named.startswith(one) for one in known if one)


FOLDERS = [".", "corpus", "corpus/essai", "translations/events", "new/inside"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_project_is_found_from_inside(
    folder: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command typed in any folder of a project is about that project; --verbose says which."""
    (project / folder).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(project / folder)
    code, out, err = run(capsys, "events", "-v")
    assert code == 0
    assert out.endswith("12 events\n")
    assert (f"the project is {project}\n" in err) is (folder != ".")


def test_files_are_named_from_where_one_stands(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file to add is looked for in the folder one stands in, and goes into the project around it; so does a build."""
    (project / "incoming").mkdir()
    (project / "incoming" / "texte.txt").write_text("Bruxelles, le 3 mars 2009\n\nLes ministres se sont réunis.\n")
    monkeypatch.chdir(project / "incoming")
    code, out, _ = run(capsys, "add", "texte.txt")
    assert code == 0
    assert out.startswith("corpus/essai/2009-03-03-")
    assert list((project / "corpus" / "essai").glob("2009-03-03-*.txt"))
    assert run(capsys, "build", "json", "--draft")[1].startswith(str(Path("..") / "build" / "chronology.json"))


def test_the_nearest_project_wins(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a project in a project the inner one is meant; --project wins over both; outside of all there is none."""
    inner = copy("edited-and-retold", project / "inner")
    monkeypatch.chdir(inner / "translations")
    assert run(capsys, "events")[1].endswith("\n22 events\n")
    assert run(capsys, "events", "--project", "../..")[1].endswith("\n12 events\n")
    (project.parent / "elsewhere").mkdir()
    monkeypatch.chdir(project.parent / "elsewhere")
    code, _, err = run(capsys, "events")
    assert (code, "C20" in err) == (2, True)


def _untranslated(project: Path) -> None:
    (project / "translations" / "events" / "essai.en.po").unlink()
    put(project, "autre.txt", "Le Conseil s'est réuni le 7 décembre 2007.\n")
    (project / "corpus" / "essai" / "lettre.docx").write_bytes(b"")


def test_quiet(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --quiet, before the command or behind it, there are results and errors, no warnings and no sums."""
    _untranslated(project)
    here = ("--project", str(project))
    code, out, err = run(capsys, "check", *here, "--quiet")
    assert (code, out) == (1, "")
    assert "T40" in err
    assert "warning" not in err
    assert "warning" in run(capsys, "check", *here)[2]
    code, out, _ = run(capsys, "-q", "events", *here, "--year", "2008")
    assert out.startswith("2008\n")
    assert "of 13 events" not in out
    assert run(capsys, "-q", "translate", *here)[:2] == (0, "")
    assert "written" not in run(capsys, "build", "json", "--draft", "-q", *here)[1]
    # The next command is not quiet because one was.
    assert "of 13 events" in run(capsys, "events", *here, "--year", "2008")[1]


def test_verbose(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --verbose standard error names each text that is read and how long each step took; the result is the same."""
    here = ("--project", str(project))
    code, out, err = run(capsys, "build", "json", "csv", "-v", *here)
    assert code == 0
    assert len(re.findall(r"^reading .*\.txt$", err, re.MULTILINE)) == 2
    assert re.findall(r"^(.+): \d+\.\d s$", err, re.MULTILINE) == [
        "all texts and catalogues",
        "dates and numbers of the translations",
        "the entries",
        "json",
        "csv",
    ]
    assert run(capsys, "build", "json", "csv", *here) == (0, out, "")


def test_what_is_only_untranslated_is_one_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``check`` and a refused ``build`` tell of each catalogue in one line how much is missing, and how to build all the same."""
    _untranslated(project)
    said = "translations/events/essai.en.po: T40 19 entries are not translated\n    timeline build --draft shows"
    for words in (["check"], ["build", "html"]):
        code, _, err = run(capsys, *words, "--project", str(project))
        assert code == 1
        assert err.count("T40") == 1
        assert said in err
    assert run(capsys, "check", "-v", "--project", str(project))[2].count("T40") == 19
    assert run(capsys, "check", "--project", str(project))[1] == "13 events, 20 findings\n"
    assert run(capsys, "check", "--json", "--project", str(project))[1] == ""


def _found(path: str, code: str, fact: str = "it is so", remedy: str = "mend it", *, warns: bool = False) -> Finding:
    return Finding(path, 3, code, fact, remedy, Severity.WARNING if warns else Severity.ERROR)


ARRANGED = [
    # (the findings, the codes and places in the order in which they are told)
    (
        [_found("a.po", "T40"), _found("z.txt", "C05"), _found("b.txt", "C10", warns=True), _found("c.txt", "C59", warns=True)],
        ["z.txt C05", "c.txt C59", "b.txt C10", "a.po T40"],
    ),
    (
        [_found("b.txt", "C58", "the place is not known", warns=True), _found("a.txt", "C58", "the date may be", warns=True),
         _found("a.txt", "C56", warns=True)],
        ["a.txt C58", "a.txt C56", "b.txt C58"],
    ),
    # One line a catalogue and state.
    ([_found(path, code, f"{path} {n}") for path in ("a.po", "b.po") for code in ("T40", "T41") for n in range(9)],
     ["a.po T40", "a.po T41", "b.po T40", "b.po T41"]),
    # The same warning of many files is one; of two, or an error, it is not.
    ([_found(f"{n}.txt", "C58", "the place is not known", f"write it into {n}", warns=True) for n in range(7)], ["7 files C58"]),
    ([_found(f"{n}.txt", "C58", "the place is not known", warns=True) for n in range(2)], ["0.txt C58", "1.txt C58"]),
    ([_found(f"{n}.txt", "C01") for n in range(4)], [f"{n}.txt C01" for n in range(4)]),
    ([_found("a.txt", "C10", f"line {n}", warns=True) for n in range(4)], ["a.txt C10"] * 4),
    ([_found("a.txt", "C01"), _found("a.txt", "C01")], ["a.txt C01"]),
    ([], []),
]


@pytest.mark.parametrize(("findings", "told"), ARRANGED)
def test_findings_are_arranged(findings: list[Finding], told: list[str]) -> None:
    """Faults stand first, then doubts about dates, then other warnings, what is only to be done last."""
    assert [f"{one.path} {one.code}" for one in arranged(findings)] == told
    assert len(list(arranged(findings, each=True))) == len(set(findings))


def test_a_name_makes_no_line_of_its_own() -> None:
    """A file whose name holds a line feed is told on one line."""
    assert finding_text(_found("a\nwarning: b.txt", "C01")).count("\n") == 1


def test_an_id_in_quotes_makes_no_message_of_its_own() -> None:
    """A line feed within it is set in, and one of ten thousand letters loses its middle."""
    told = finding_text(Finding("e.toml", 1, "C32", "no event has the id a\nb.txt:1: C01 x", "[subjects.a\nb]"))
    assert [line[:4] for line in told.split("\n")[1:]] == ["    "] * 3
    assert len(finding_text(Finding("e.toml", 1, "C32", f"no event has the id {'a' * 10_000}", "x"))) < 1300


def test_the_sums_of_an_add(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last line of an add says how many files went in, and why others did not."""
    new = tmp_path / "new"
    new.mkdir()
    for day in (3, 4, 5):
        (new / f"{day}.txt").write_text(f"Bruxelles, le {day} mars 2009\n\nLes ministres se sont réunis {day} fois.\n")
    (new / "sans-jour.txt").write_text("Les ministres se sont réunis et ont parlé de tout ce qui les occupe.\n")
    (new / "vide.docx").write_bytes(b"")
    words = ("add", str(new), "--project", str(project))
    assert run(capsys, *words, "--dry-run")[1].endswith("\n3 would be added, 1 without a day, 1 not read\n")
    code, out, err = run(capsys, *words)
    assert code == 1
    *_, sums, following = out.splitlines()
    assert sums == "3 added, 1 without a day, 1 not read"
    assert following.startswith("next: ")
    assert err.count("the issuer is not known") == 1
    assert run(capsys, *words)[1] == "0 added, 3 there already, 1 without a day, 1 not read\n"


def test_a_run_stopped_by_hand(project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends a command with a line and the shell's own code, not with a traceback."""

    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("timeline.cli.project.read_corpus", stopped)
    code, out, err = run(capsys, "status", "--project", str(project))
    assert (code, out, err) == (130, "", "stopped; every file is whole\n")


def test_many_new_entries_are_not_all_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of nineteen new entries some are named and the others counted; --verbose names all."""
    _untranslated(project)
    words = ("translate", "--project", str(project))
    again = run(capsys, *words, "--check", "-v")[1]
    out = run(capsys, *words)[1]
    assert out.count("    new essai-2005.") == 8
    assert "    new … and 11 more (-v names all)\n" in out
    assert again.count("    new ") == 19


# What other programs are called with.
_FOREIGN = re.compile(r"\b(?:qpdf|ocrmypdf|pandoc|msgfmt)\b")


def _said() -> Iterator[tuple[str, str]]:
    """Every text that the toolkit may say, with its file; arguments for other programs begin with a hyphen."""
    for path in sorted((ROOT / "timeline").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {id(node.body[0].value) for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body and isinstance(node.body[0], ast.Expr)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in docs:
                continue
            if not node.value.startswith("-") and not _FOREIGN.search(node.value):
                yield path.name, node.value


def test_every_command_and_option_that_is_advised_is_there() -> None:
    """No remedy says ``--whole`` or ``timeline fix`` where there is none."""
    parser = make_parser()
    options = {name for action in every_action(parser) for name in action.option_strings}
    commands = set(COMMANDS)
    said = list(_said())
    advised = [(file, word) for file, text in said for word in re.findall(r"(?<![\w(-])--[a-z][a-z-]*+(?!:)", text)]
    called = [(file, word) for file, text in said for word in re.findall(r"\btimeline ([a-z]+)\b", text)]
    assert len(advised) > 10
    assert len(called) > 10
    assert [(file, word) for file, word in advised if word not in options] == []
    assert [(file, word) for file, word in called if word not in commands] == []


@pytest.mark.parametrize("word", ["decision", "décision", "Décision", "DECISION", "Échéance", "réunion"])
def test_a_kind_as_people_write_it(word: str) -> None:
    """As the publications call it, in either language, with accents or without."""
    assert make_parser().parse_words(["events", "--kind", word]).kind in set(Kind)


def test_a_kind_that_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    """What is no kind is refused."""
    assert run(capsys, "events", "--kind", "fête")[0] == 2


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """With the list of commands, and 2."""
    code, out, err = run(capsys)
    assert (code, out) == (2, "")
    assert "Take files of any kind into the corpus" in err


@pytest.mark.parametrize(("word", "near"), [("zzzz", False), ("suk8", True), ("SUK7", True)])
def test_an_event_is_only_meant_when_its_letters_are_near(
    word: str, near: object, capsys: pytest.CaptureFixture[str]
) -> None:
    """All events of a text have ids that begin alike."""
    code, _, err = run(capsys, "events", "--explain", f"nrc-2007-12-07.{word}", "--project", str(ROOT))
    assert (code, "did you mean" in err) == (2, near)
