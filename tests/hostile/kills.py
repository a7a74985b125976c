"""Runs killed at any moment: ``python tests/hostile/kills.py [200]``, or ``make kill``.

Each is killed somewhere between its beginning and its end. Then every file of the project is the old one or the new one,
and the same command, given again, ends as if nothing had been; nothing is left over.
"""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from at_the_desk import STEPS
from projects import copy, put, snapshot

Files = dict[str, bytes]

# What is run behind the interpreter.
TIMELINE, AT_THE_DESK = ("-m", "timeline"), (str(Path(__file__).parent / "at_the_desk.py"),)
COMMANDS = {
    "translate": (*TIMELINE, "translate"),
    "suggest": (*TIMELINE, "suggest"),
    "take": (*TIMELINE, "exchange", "xliff", "--take", "came.xlf"),
    "build": (*TIMELINE, "build", "html", "--draft"),
    "add": (*TIMELINE, "add", "came.txt"),
    "move": (*TIMELINE, "move", "autre-2007", "--id", "neuf-2007"),
    "desk": AT_THE_DESK,
}
_CAME = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="fr" trgLang="en"><file id="f">
<unit id="essai-2005.s33k" name="essai-2005.s33k"><segment><source>x</source><target>y</target></segment></unit></file></xliff>"""


def make(folder: Path) -> Path:
    """A project with a text that its catalogue does not know, and files to come in."""
    project = copy("essai", folder)
    put(project, "nouveau.txt", "Le Conseil s'est réuni le 7 décembre 2007.\n")
    (project / "came.xlf").write_text(_CAME)
    (project / "came.txt").write_text("Communiqué\n\nBruxelles, le 3 mars 2009\n\nLes ministres se sont réunis le 2 mars 2009.\n")
    return project


def run(project: Path, words: tuple[str, ...], kill_after: float | None = None) -> float:
    """Seconds that a command took, or after which it was killed."""
    begun = time.monotonic()
    with subprocess.Popen([sys.executable, *words], cwd=project, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as running:  # fmt: skip
        try:
            running.wait(kill_after)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
    return time.monotonic() - begun


def states(old: Path, folder: Path, words: tuple[str, ...]) -> list[Files]:
    """What the files of a project are before a run, after each of its steps, and at its end."""
    steps = [(*words, str(number)) for number in range(1, len(STEPS))] if words == AT_THE_DESK else []
    found = [snapshot(old)]
    for number, some in enumerate([*steps, words]):
        project = shutil.copytree(old, folder / f"step-{number}")
        run(project, some)
        found.append(snapshot(project))
    return found


def outcome(old: Path, states: list[Files], folder: Path, words: tuple[str, ...], moment: float) -> str:
    """What became of a run killed at a moment: whole, torn, left over, or not to be gone on with."""
    project, new = shutil.copytree(old, folder), states[-1]
    run(project, words, moment)
    after = {name: raw for name, raw in snapshot(project).items() if not name.endswith(".unfinished")}
    torn = [name for name, raw in after.items() if raw not in [state.get(name) for state in states]]
    lost = [name for name in states[0] if name not in after and name in new]
    run(project, words)
    again = snapshot(project)
    shutil.rmtree(project)
    if torn or lost:
        return f"torn: {', '.join([*torn, *lost])}"
    if again != new:
        return f"not gone on with: {', '.join(sorted(name for name in again | new if again.get(name) != new.get(name)))}"
    return "whole"


def campaign(count: int, folder: Path, seed: int = 1) -> Counter[tuple[str, str]]:
    """What became of so many runs, by command."""
    chance = random.Random(seed)  # noqa: S311
    old = make(folder / "old")
    found: Counter[tuple[str, str]] = Counter()
    for number, (name, words) in enumerate(COMMANDS.items()):
        known = states(old, folder / name, words)
        seconds = run(shutil.copytree(old, folder / name / "whole"), words)
        for kill in range(count // len(COMMANDS) + (number < count % len(COMMANDS))):
            # Most of a run is reading; the end of it writes.
            moment = seconds * (1 - chance.random() ** 2 * 0.8)
            found[name, outcome(old, known, folder / f"{name}-{kill}", words, moment)] += 1
    return found


def main(count: int) -> int:
    """Print what became of the runs; 1 when one lost something."""
    with tempfile.TemporaryDirectory() as folder:
        found = campaign(count, Path(folder))
    for (name, became), number in sorted(found.items()):
        sys.stdout.write(f"{name:10} {number:>4} {became}\n")
    return int(any(became != "whole" for _, became in found))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 200))
