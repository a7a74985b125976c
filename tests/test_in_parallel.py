"""Reading by several processes: the same in the same order, no more processes than make sense, none left behind."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pairs import shipped_glossary
from projects import copy, put, run, snapshot
from sample import INTO_ENGLISH

from timeline.chronology.in_parallel import in_parallel
from timeline.language.languages import Languages
from timeline.project.files import Source
from timeline.translations.glossary import read_glossary

pytestmark = pytest.mark.runs

# Begins two processes that do not end, each of which tells its number in one piece, and is killed.
PARENT = """
import os, sys, time
from timeline.chronology.in_parallel import in_parallel
def work(number):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(600)
in_parallel(work, [(1,), (2,)], 2, 2)
"""
# Has its processes told what a terminal tells all of them on Ctrl-C.
TOLD = """
import os, signal
from timeline.chronology.in_parallel import in_parallel
def work(number):
    os.kill(os.getpid(), signal.SIGINT)
    return number
print(in_parallel(work, [(1,), (2,)], 2, 2))
"""
# Begins two processes in a thread, ends them when it is told to, and goes on.
GOES_ON = """
import os, sys, threading, time
from timeline.chronology.in_parallel import end_processes, in_parallel
def work(number):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(600)
threading.Thread(target=in_parallel, args=(work, [(1,), (2,)], 2, 2), daemon=True).start()
sys.stdin.readline()
end_processes()
print("ended", flush=True)
sys.stdin.readline()
"""
# Has its processes tell of what it loaded before; then one is killed at its work, and one fails.
FORKS = """
import os, signal, sys
from timeline.chronology.in_parallel import in_parallel
loaded = []
def work(number):
    return loaded
def fall(number):
    os.kill(os.getpid(), signal.SIGKILL)
def fail(number):
    raise ValueError(f"no {number}")
loaded.append(os.getpid())
forked = in_parallel(work, [(1,), (2,)], 2, 2)
print(forked == [loaded, loaded], "joblib" in sys.modules)
for wrong in (fall, fail):
    try:
        in_parallel(wrong, [(1,), (2,)], 2, 2)
    except Exception as error:
        print(type(error).__name__)
    print(in_parallel(work, [(1,), (2,)], 2, 2) == forked)
"""
BESIDE_A_THREAD = """
import sys, threading
from timeline.chronology.in_parallel import in_parallel
threading.Thread(target=threading.Event().wait, daemon=True).start()
in_parallel(abs, [(1,), (2,)], 2, 2)
print("joblib" in sys.modules)
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


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core works alone")
def test_ctrl_c_ends_no_process_of_another() -> None:
    """In a terminal all of them are told; what becomes of the work is for the one that began it to say."""
    done = subprocess.run([sys.executable, "-c", TOLD], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[1, 2]\n", "")


@pytest.mark.skipif(not Path("/proc/self/task").exists() or (os.cpu_count() or 1) < 2, reason="nothing is forked here")
def test_a_process_without_threads_is_forked() -> None:
    """Its processes have what it has loaded; one that is killed or fails is told, and the next work is done."""
    done = subprocess.run([sys.executable, "-c", FORKS], capture_output=True, text=True, check=False)
    said = ["True False", "BrokenProcessPool", "True", "ValueError", "True"]
    assert (done.stdout.splitlines(), done.stderr) == (said, "")


def test_a_process_with_threads_is_not_forked() -> None:
    """A thread may hold what a forked process would wait for, without end."""
    done = subprocess.run([sys.executable, "-c", BESIDE_A_THREAD], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("True\n" if (os.cpu_count() or 1) > 1 else "False\n", "")


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core works alone")
def test_processes_end_when_they_are_told_to() -> None:
    """Whatever they are at, while the one that began them goes on."""
    begun = [sys.executable, "-c", GOES_ON]
    with subprocess.Popen(begun, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as parent:
        assert parent.stdout
        assert parent.stdin
        children = [int(parent.stdout.readline()) for _ in range(2)]
        assert all(Path(f"/proc/{child}").exists() for child in children)
        parent.stdin.write("end\n")
        parent.stdin.flush()
        assert parent.stdout.readline() == "ended\n"
        assert not [child for child in children if Path(f"/proc/{child}").exists() and "State:\tZ" not in _status(child)]
        parent.kill()


def test_a_glossary_is_made_ready_once_in_a_process_however_often_it_is_sent() -> None:
    """With each text comes the same; another is another."""
    glossary, other = shipped_glossary(), read_glossary(Source("g.csv", "fr,en\nCOR,NRC\n"))
    first, second, third = (pickle.loads(pickle.dumps(one)) for one in (glossary, glossary, other))  # noqa: S301 our own
    plurals = Languages().plurals(INTO_ENGLISH)
    assert first.terms(INTO_ENGLISH, plurals) is second.terms(INTO_ENGLISH, plurals)
    assert (first.path, first.languages, first.rows) == (glossary.path, glossary.languages, glossary.rows)
    assert (third.path, third.rows) == (other.path, other.rows)


def _status(number: int) -> str:
    try:
        return Path(f"/proc/{number}/status").read_text()
    except OSError:
        return "State:\tZ"
