"""Nothing breaks it: whatever a file says, a command ends with what is wrong, and nothing else has changed.

Never a trace, never a fault of our own, nothing outside the project, no text changed; what was written is read again.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hostile_cases import CAME, Case, cases
from kills import COMMANDS, campaign
from more_cases import more_cases
from projects import copy, run, snapshot

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.runs

HEAD = "id: hostile-2007\ntitle: T\ndate: 2007-12-07\nplace: P\nissuer: I\nlanguage: fr\nsource: s\n"
# Of the third campaign every third case, and all of it by ``make hostile``.
ALL = [*cases(), *more_cases()[:: 1 if os.environ.get("HOSTILE") == "all" else 3]]

# Documents are read by pandoc.
PARAMETERS = [pytest.param(case, marks=[pytest.mark.books] if case.reader == "documents" else []) for case in ALL]


def put(project: Path, case: Case) -> None:
    """The files of a case in a project; a body gets the header that it needs."""
    for name, raw in case.files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if raw.startswith(b"\x00BODY"):
            body = raw.removeprefix(b"\x00BODY")
            raw = f"---\n{HEAD}sha256: {hashlib.sha256(body).hexdigest()}\n---\n".encode() + body  # noqa: PLW2901 with its header
        path.write_bytes(raw)
    if case.make:
        case.make(project)


def test_there_are_many_for_every_reader() -> None:
    """A campaign is as good as what it tries."""
    counted = Counter(case.reader for case in ALL)
    assert sum(counted.values()) >= 120
    assert min(counted.values()) >= 7
    assert len({(case.reader, case.name) for case in ALL}) == len(ALL)


@pytest.mark.parametrize("case", PARAMETERS, ids=lambda case: f"{case.reader}: {case.name}".encode("ascii", "replace").decode()[:80])
def test_ends_with_what_is_wrong(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command ends, says what it must, and leaves all else as it was."""
    project = copy("essai", tmp_path / "essai")
    put(project, case)
    (tmp_path / "secret").write_text("unspoken")
    monkeypatch.chdir(project)
    before = snapshot(tmp_path)
    code, out, err = run(capsys, *case.words)
    after = snapshot(tmp_path)
    assert code in (0, 1, 2)
    assert not any(sign in out + err for sign in ("Traceback", "P90", "\x1b", "unspoken"))
    assert not case.told or any(f" {one} " in err for one in case.told)
    allowed = {"translations", "build"} if code == 0 else set()
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    moved = case.words[0] in {"add", "move", "remove", "new", "exchange", "extract"} and code == 0
    assert moved or {name.split("/")[1] if "/" in name else name for name in changed} <= allowed
    if case.words == ("translate",) and code == 0:
        assert run(capsys, "translate", "--check")[0] == 0


def test_what_came_back_broken_names_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A person can find what is meant."""
    project = copy("essai", tmp_path / "essai")
    (tmp_path / CAME).write_bytes(b"x")
    _, _, err = run(capsys, "exchange", "xliff", "--take", str(tmp_path / CAME), "--project", str(project))
    assert CAME in err


def test_a_killed_run_loses_nothing(tmp_path: Path) -> None:
    """One run of each command, killed on its way; ``make kill`` kills two hundred."""
    found = campaign(len(COMMANDS), tmp_path)
    assert {became for _, became in found} == {"whole"}
