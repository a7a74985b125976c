"""How commands end that cannot come to their own end: one line, a code, an exit code, never a trace."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from projects import copy, run, snapshot

from timeline.chronology import pipeline
from timeline.cli import ending, main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.runs


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the trial edition."""
    return copy("essai", tmp_path / "essai")


def typed(*words: object, streams: str = "") -> subprocess.CompletedProcess[str]:
    """A command as a shell runs it, with what the shell does to its streams."""
    command = f'"$0" -m timeline "$@" {streams}; exit ${{PIPESTATUS[0]}}'
    return subprocess.run(["bash", "-c", command, sys.executable, *map(str, words)], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("words", "streams", "code", "said"),
    [
        (["events"], ">&-", 1, "stdout: P50 it is closed"),
        (["events", "--json"], ">&-", 1, "stdout: P50 it is closed"),
        (["events"], ">/dev/full", 1, "stdout: P50 nothing more can be written"),
        (["translate"], ">&-", 0, ""),
        (["events"], "2>&- >/dev/null", 0, ""),
        (["status"], "<&-", 0, ""),
        (["events"], "| true", 0, ""),
        (["check"], ">/dev/full 2>/dev/full", 1, ""),
        (["build", "nothing"], "2>/dev/full", 2, ""),
        (["build", "--help"], ">/dev/full", 1, "stdout: P50 nothing more can be written"),
        (["add", "-"], "<&-", 1, "stdin: C29 it is closed"),
        (["desk", "--port", "99999"], ">&-", 2, ""),
    ],
)
def test_streams_that_take_nothing(words: list[str], streams: str, code: int, said: str, project: Path) -> None:
    """A result that cannot be given is an error; what was done is done, though nobody hears of it."""
    done = typed(*words, "--project", project, streams=streams)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    assert said in done.stderr


def test_exit_1_comes_through_a_pipe_that_closes(project: Path) -> None:
    """Findings are findings though nobody reads them all."""
    for path in project.glob("translations/events/*.en.po"):
        path.write_text(path.read_text().replace("2007", "2001"))
    done = typed("check", "--json", "--project", project, streams="| true")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("after", [0.3, 0.6])
def test_signals_end_in_one_line(number: signal.Signals, after: float, project: Path) -> None:
    """Whenever it comes: 128 and its number, or what was to be done is done; every file is whole, none is left over."""
    before = snapshot(project)
    command = [sys.executable, "-m", "timeline", "translate", "--project", project]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(after)
    running.send_signal(number)
    _, err = running.communicate(timeout=60)
    assert running.returncode in (0, 128 + number, -number)
    assert "Traceback" not in err or running.returncode < 0
    # What was kept before it came is kept.
    assert snapshot(project).keys() - before.keys() <= {"translations/memory.jsonl"}


def raising(error: BaseException) -> Callable[..., object]:
    """A stage that fails so."""

    def stage(*_: object, **__: object) -> None:
        raise error

    return stage


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "stopped; every file is whole\n"),
        (ValueError("two\nlines"), 4, "timeline: P90 a fault of the toolkit"),
        (RecursionError(), 4, "timeline: P90 a fault of the toolkit"),
        (MemoryError(), 1, "memory: P52 the memory does not suffice"),
        (OSError(28, "No space left on device", "/x/y"), 1, "/x/y: P52 the system refuses: No space left on device"),
    ],
)
def test_the_last_door(  # noqa: PLR0913, PLR0917 what is raised, what is said, and where
    error: BaseException, code: int, said: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What nobody foresaw is one line and what to do; with --debug there is a trace before it."""
    monkeypatch.setattr(pipeline, "count_coverage", raising(error))
    found, _, err = run(capsys, "status", "--project", str(project))
    assert (found, "Traceback" in err) == (code, False)
    assert err.startswith(said)
    assert len(err.splitlines()) <= 2
    if not isinstance(error, KeyboardInterrupt):
        assert main(["status", "--debug", "--project", str(project)]) == code
        assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["new", "x", "--title", "a\udcff"], ["add", "x.txt", "--place", "a\x1bb"],
                                   ["events", "--since", "\x00"], ["translate", "--jobs", "\udcff"]])  # fmt: skip
def test_words_that_are_no_text(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Bytes that are not UTF-8 and control signs are refused where they are typed."""
    code, _, err = run(capsys, *words)
    assert code == 2
    assert "\x1b" not in err


@pytest.mark.parametrize("again", [KeyboardInterrupt(), ending.StoppedError(signal.SIGTERM)], ids=repr)
def test_a_second_signal_is_answered_by_the_end(again: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the line is said that a command was stopped, whoever asks once more gets its exit code and no trace."""

    def stopped(*_: object) -> int:
        raise ending.StoppedError(signal.SIGTERM)

    def asked_again(*_: object) -> None:
        raise again

    monkeypatch.setattr(ending, "say_error", asked_again)
    assert ending.carried_out(stopped) == 128 + signal.SIGTERM
