"""Reading by several processes: the same in the same order, no more processes than make sense, none left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from projects import copy, put, run, snapshot

from timeline.chronology.in_parallel import in_parallel

pytestmark = pytest.mark.runs

# Begins two processes that do not end, tells who they are, and is killed.
PARENT = """
import os, sys, time
from timeline.chronology.in_parallel import in_parallel
def work(number):
    print(os.getpid(), flush=True)
    time.sleep(600)
in_parallel(work, [(1,), (2,)], 2, 2)
"""


def test_gives_what_one_process_gives() -> None:
    """In the order of what was asked."""
    asked = [(number, 2) for number in range(50)]
    assert in_parallel(pow, asked, 50, 3) == in_parallel(pow, asked, 50, 1) == [number**2 for number in range(50)]
    assert in_parallel(pow, [], 0, 10**9) == []


def test_any_number_of_jobs_gives_the_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One, three, more than there are texts."""
    made = []
    for jobs in ("1", "3", "100000"):
        project = copy("essai", tmp_path / jobs)
        put(project, "nouveau.txt", "Le Conseil s'est réuni le 7 décembre 2007.\n")
        assert run(capsys, "translate", "--jobs", jobs, "--project", str(project))[0] == 0
        made.append(snapshot(project))
    assert made[0] == made[1] == made[2]


def test_processes_end_with_their_parent() -> None:
    """A killed run leaves none that goes on for nobody."""
    begun = [sys.executable, "-c", PARENT]
    with subprocess.Popen(begun, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as parent:
        children = [int(parent.stdout.readline()) for _ in range(min(2, os.cpu_count() or 1)) if parent.stdout]
        parent.send_signal(signal.SIGKILL)
    for _ in range(200):
        if not any(Path(f"/proc/{child}").exists() and "State:\tZ" not in _status(child) for child in children):
            return
        time.sleep(0.1)
    pytest.fail("they go on")


def _status(number: int) -> str:
    try:
        return Path(f"/proc/{number}/status").read_text()
    except OSError:
        return "State:\tZ"
