"""What a terminal shows: pages, colours, nothing that orders it about; and what a closed pipe does not stop."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import need
from projects import copy, put, snapshot
from terminals import at_terminal, piped, unread

from timeline.cli import waiting
from timeline.cli.colour import Style, printable, styled, wants_colour
from timeline.cli.paging import find_pager
from timeline.model.characters import seen

TALL, SHORT = (200, 80), (10, 80)
SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the trial edition."""
    return copy("essai", tmp_path / "essai")


PAGED = [
    # (the screen, the words, $PAGER, whether the pager is asked)
    (SHORT, ["events"], "tee paged", True),
    (SHORT, ["events", "--explain", "essai-2005.s33k"], "tee paged", False),
    (TALL, ["events"], "tee paged", False),
    (SHORT, ["events", "--year", "2007"], "tee paged", False),
    (SHORT, ["events", "--no-pager"], "tee paged", False),
    (SHORT, ["--no-pager", "events"], "tee paged", False),
    (SHORT, ["events"], "cat", False),
    (SHORT, ["events"], "", False),
    (SHORT, ["events"], "no-such-pager", False),
    (SHORT, ["events"], "an 'open quote", False),
    (SHORT, ["events", "--json"], "tee paged", False),
    (SHORT, ["translate"], "tee paged", False),
]


@pytest.mark.parametrize(("size", "words", "pager", "asked"), PAGED)
def test_what_is_longer_than_the_screen_is_paged(
    size: tuple[int, int], words: list[str], pager: str, asked: bool, project: Path  # noqa: FBT001 a case
) -> None:
    """The pager named is asked for a list that is longer than the screen, and else all is printed."""
    code, shown = at_terminal(project, *words, size=size, PAGER=pager)
    assert code == 0
    assert (project / "paged").exists() is asked
    assert "essai" in shown
    assert "Traceback" not in shown


def test_a_pipe_is_never_paged(project: Path) -> None:
    """What another program reads is not shown page by page."""
    _, out, err = piped(project, "events", PAGER="tee paged")
    assert not (project / "paged").exists()
    assert out.endswith("12 events\n")
    assert not err


def test_a_pager_that_is_left_early(project: Path) -> None:
    """Who leaves the pager after a line is told nothing."""
    code, shown = at_terminal(project, "events", size=SHORT, PAGER="head -n 1")
    assert code == 0
    assert SEQUENCE.sub("", shown) == "2005\n"


PAGERS = [({}, "less"), ({"PAGER": "more -s"}, "more"), ({"PAGER": ""}, ""), ({"PAGER": "cat"}, ""), ({"PAGER": "gone"}, "")]


@pytest.mark.parametrize(("environment", "program"), PAGERS)
def test_find_pager(environment: dict[str, str], program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pager is that of $PAGER, else less; none is asked that is empty, cat or not there."""
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "gone" else f"/bin/{name}")
    assert " ".join(find_pager(environment)).split(" ")[0] == program


COLOURED = [
    # (the words before the command, the variables, a terminal or a pipe, whether colours are shown)
    ([], {}, True, True),
    ([], {"NO_COLOR": "1"}, True, False),
    ([], {"NO_COLOR": ""}, True, True),
    ([], {"TERM": "dumb"}, True, False),
    (["--color", "never"], {}, True, False),
    ([], {}, False, False),
    (["--color", "always"], {}, False, True),
    (["--color", "always"], {"NO_COLOR": "1"}, False, True),
]


@pytest.mark.parametrize(("words", "variables", "terminal", "coloured"), COLOURED)
def test_colour(words: list[str], variables: dict[str, str], terminal: bool, coloured: bool, project: Path) -> None:  # noqa: FBT001 a case
    """Colours are shown where a terminal is, unless NO_COLOR, a dumb terminal or the command line says no."""
    for typed in (["events", "--year", "2007"], ["events", "--explain", "nobody"]):
        shown = (
            at_terminal(project, *words, *typed, size=TALL, **variables)[1]
            if terminal
            else "".join(piped(project, *words, *typed, **variables)[1:])
        )
        assert bool(SEQUENCE.search(shown)) is coloured, shown


def test_wants_colour_without_a_terminal_name() -> None:
    """A terminal that has no name is asked for no colours."""
    assert not wants_colour("auto", {}, is_terminal=True)


SEEN = [
    ("\x1b[2J\x1b]0;title\x07", "␛[2J␛]0;title␇"),
    ("\x9b31m", "\\x9b31m"),
    ("a\rb", "a␍b"),
    ("\u202egnp.exe", "\\u202egnp.exe"),
    ("a\x7f\x00b", "a␡␀b"),
    ("une ligne\u2028une autre", "une ligne une autre"),
    # What is no order stays.
    ("a\tb\nc", "a\tb\nc"),
    ("d\u2019été « à\u00a0voir »", "d\u2019été « à\u00a0voir »"),
    ("Сергей 北京 اجتماع", "Сергей 北京 اجتماع"),
]


@pytest.mark.parametrize(("text", "shown"), SEEN)
def test_seen(text: str, shown: str) -> None:
    """What a terminal would obey is shown as a sign; all else stays."""
    assert seen(text) == shown


def test_a_style_is_all_that_becomes_a_sequence() -> None:
    """The sequences in a file are shown, ours work; without colour nothing of a style is left."""
    line = f"{styled('clé', Style.STRONG)} \x1b[5m"
    assert printable(line, colour=True) == "\x1b[1mclé\x1b[0m ␛[5m"
    assert printable(line, colour=False) == "clé ␛[5m"
    assert not styled("", Style.ERROR)


BAD = "\x1b]52;c;AAAA\x07\x1b[2J"


@pytest.mark.parametrize("title", [f"Le {BAD} titre", '"Le \\x1b[2J titre"'], ids=["as it is", "escaped"])
@pytest.mark.parametrize("words", [["events"], ["events", "--csv"], ["check"], ["translate"]])
def test_no_file_orders_the_terminal_about(words: list[str], title: str, project: Path) -> None:
    """Names, titles and texts that hold sequences are shown with them made visible, on a terminal and through a pipe."""
    put(project, "z.txt", f"Le Conseil {BAD} s'est réuni le 7 décembre 2007.\n", title=title)
    for name in (f"{BAD}.docx", f"z{BAD}\nwarning.txt"):
        (project / "corpus" / "essai" / name).write_bytes(b"")
    for shown in (at_terminal(project, *words, size=TALL, NO_COLOR="1")[1], *piped(project, *words)[1 + (words[-1] == "--csv"):]):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown), shown
    # A title that is written as YAML may hold what no line may show: it is refused as a control sign is, and told.
    assert "C02" in piped(project, *words)[2]


def test_a_long_finding_is_folded_on_a_terminal_only(project: Path) -> None:
    """On a terminal no line of a finding is wider than it; in a pipe each is on one line."""
    words = ["events", "--since", "la semaine des quatre jeudis"]
    wide = piped(project, *words)[2]
    shown = at_terminal(project, *words, size=(40, 50))[1]
    assert max(map(len, wide.splitlines())) > 50
    assert max(len(SEQUENCE.sub("", line)) for line in shown.splitlines()) <= 50
    assert SEQUENCE.sub("", shown).split() == wide.split()


def _files(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(1, count + 1):
        text = f"Bruxelles, le {number} mars 2009\n\nLes ministres se sont réunis à Bruxelles le {number} mars 2009.\n"
        (folder / f"texte-{number}.txt").write_text(text)
    return folder


@pytest.mark.runs
def test_an_add_that_nobody_reads_is_finished(project: Path, tmp_path: Path) -> None:
    """Every file goes in although the reader of what is printed has gone: ``timeline add … | head -1``."""
    code, complaints = unread(project, "add", str(_files(tmp_path / "new", 6)), lines=1)
    assert len(list((project / "corpus" / "essai").glob("2009-*.txt"))) == 6
    assert code == 0
    assert "Traceback" not in complaints
    assert "Broken pipe" not in complaints


@pytest.mark.runs
def test_writing_is_the_same_read_or_unread(tmp_path: Path) -> None:
    """A translate and a build whose output nobody reads write what they write otherwise."""
    read, left = copy("essai", tmp_path / "read"), copy("essai", tmp_path / "left")
    for project in (read, left):
        (project / "translations" / "events" / "essai.en.po").unlink()
    for words in (["translate"], ["build", "json", "--draft"]):
        assert piped(read, *words)[0] == unread(left, *words)[0] == 0, words
    assert snapshot(read) == snapshot(left) != snapshot(copy("essai", tmp_path / "fresh"))


@pytest.mark.parametrize(("words", "code"), [(["events"], 0), (["check"], 1), (["--help"], 0)])
@pytest.mark.runs
def test_a_closed_pipe_ends_quietly(words: list[str], code: int, project: Path) -> None:
    """A listing that is left early says nothing of it; the exit code is that of the work."""
    put(project, "autre.txt", "Le Conseil s'est réuni le 7 décembre 2007.\n")
    found, complaints = unread(project, *words, lines=1)
    assert found == code
    assert "Broken" not in complaints
    assert "Traceback" not in complaints


@pytest.mark.runs
def test_no_room_for_the_output(project: Path) -> None:
    """A full disk behind standard output is told with its code, and the run has failed."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        begun = [sys.executable, "-m", "timeline", "events"]
        done = subprocess.run(begun, cwd=project, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, "P50" in done.stderr, "Traceback" in done.stderr) == (1, True, False)


def test_completion(project: Path) -> None:
    """The script for bash, sourced by bash, completes commands, options, choices and files."""
    bash = need("bash")
    (project / "texte.docx").write_bytes(b"")
    script = piped(project, "completion", "bash")[1]
    (project / "completion.sh").write_text(script)

    def completed(*words: str) -> list[str]:
        line = " ".join(map(repr, words))
        name = re.search(r"complete .*-F (\S+) timeline", script)
        assert name
        typed = (
            f"source completion.sh; COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; "
            f"{name[1]} timeline {words[-1]!r} {words[-2]!r}; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        )
        done = subprocess.run([bash, "-c", typed], cwd=project, capture_output=True, text=True, check=True)
        return done.stdout.split()

    assert completed("timeline", "ev") == ["events"]
    assert {"--since", "--state"} <= set(completed("timeline", "events", "--s"))
    assert completed("timeline", "events", "--kind", "de") == ["decision", "deadline"]
    assert completed("timeline", "add", "te") == ["texte.docx"]
    assert completed("timeline", "zz") == []


@pytest.mark.parametrize(("shell", "words"), [("bash", ["-n"]), ("zsh", ["-n"]), ("fish", ["--no-execute"])])
def test_a_shell_reads_its_completion(shell: str, words: list[str], project: Path) -> None:
    """Each shell finds nothing wrong with the script made for it; those that are not installed are not asked."""
    code, script, _ = piped(project, "completion", shell)
    assert code == 0
    assert "timeline" in script
    if program := shutil.which(shell):
        (project / "script").write_text(script)
        subprocess.run([program, *words, "script"], cwd=project, check=True)


def test_what_takes_long_is_told_while_it_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a line of its own that is taken back; nothing of what is quick."""
    monkeypatch.setattr(waiting, "_PATIENCE", 0.02)
    stream = io.StringIO()
    with waiting.told_while("comparing", stream):
        time.sleep(0.3)
    assert stream.getvalue().startswith("\r\033[Kcomparing … 0 s\r\033[K")
    assert stream.getvalue().endswith("\r\033[K")
    monkeypatch.setattr(waiting, "_PATIENCE", 60)
    quick = io.StringIO()
    with waiting.told_while("comparing", quick):
        pass
    assert not quick.getvalue()
