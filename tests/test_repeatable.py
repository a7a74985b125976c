"""The same files give the same bytes: whatever the clock, the zone, the locale, the seed, the folder, the processes."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest
from conftest import need
from projects import copy, put, snapshot

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

pytestmark = pytest.mark.runs

# A day's work in one process, what it says and how each command ends.
WORK = """
import sys
from timeline.cli import main
jobs = ["--jobs", sys.argv[1]]
for words in (["add", "came.txt"], ["translate", *jobs], ["suggest", *jobs], ["exchange", "po"], ["exchange", "tmx"], ["exchange", "xliff"],
              ["exchange", "xliff1"], ["exchange", "tbx"], ["events", "--json", *jobs], ["status", "--json"], ["check", "--json"],
              ["move", "autre-2007", "--id", "neuf-2007"], ["build", *"html json jsonld csv ical atom timelinejs embed".split(), "--draft", *jobs]):
    print(words[0], main(words), flush=True)
"""
BROUGHT = "Communiqué\n\nBruxelles, le 3 mars 2009\n\nLes ministres se sont réunis hier. Ils siégeront en février, d'ici à la fin 2010.\n"


class Elsewhere(NamedTuple):
    """Where and when the work is done: words before the command, the environment, processes, folder, age of the files."""

    before: tuple[str, ...] = ()
    environment: Mapping[str, str] = {}
    jobs: str = "1"
    folder: str = "ici"
    changed: float | None = None


ELSEWHERE = {
    "another seed, zone and locale": Elsewhere((), {"PYTHONHASHSEED": "4000000000", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "COLUMNS": "20"}),
    "three processes, another folder, old files": Elsewhere((), {"SOURCE_DATE_EPOCH": "1", "HOME": "/nonexistent"}, "3", "là-bas & l'été %20", 0),
    "1969": Elsewhere(("faketime", "-m", "1969-06-01 12:00:00"), {"TZ": "America/St_Johns"}),
    "2099": Elsewhere(("faketime", "-m", "2099-12-31 23:59:58"), {"TZ": "Asia/Kathmandu"}),
}


def worked(folder: Path, how: Elsewhere) -> tuple[dict[str, bytes], str]:
    """Every file of a project after a day's work, and what was said."""
    project = copy("essai", folder / how.folder)
    put(project, "nouveau.txt", "Le Conseil s'est réuni le 7 décembre 2007. La veille, il avait adopté le plan.\n")
    (project / "came.txt").write_text(BROUGHT, encoding="utf-8")
    for path in project.rglob("*") if how.changed is not None else ():
        os.utime(path, (how.changed, how.changed))
    command = [*how.before, sys.executable, "-c", WORK, how.jobs]
    done = subprocess.run(command, cwd=project, env={**os.environ, **how.environment}, capture_output=True, check=True)
    return snapshot(project), done.stdout.decode()


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], str]:
    """The work as it is done here and now."""
    return worked(tmp_path_factory.mktemp("here"), Elsewhere())


@pytest.mark.parametrize("how", ELSEWHERE.values(), ids=ELSEWHERE)
def test_the_same_bytes(how: Elsewhere, here: tuple[dict[str, bytes], str], tmp_path: Path) -> None:
    """Of every catalogue, export and page, and of every line that is said."""
    for tool in how.before[:1]:
        need(tool)
    files, said = worked(tmp_path, how)
    assert [name for name in files.keys() | here[0].keys() if files.get(name) != here[0].get(name)] == []
    assert said == here[1]
