"""What a command costs before it does anything: seconds of processor time, the best of five.

    python tests/bench/start.py

``--help`` loads no rules and no publication; ``explain`` loads the numbers, dates and wording of French and the wording of
English. Each is timed as a process of its own, its modules compiled before.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
COMMANDS = {
    "timeline --help": ("--help",),
    "timeline explain": ("explain", "La conférence se tiendra en février.", "--published", "2002-06-06"),
}


def cpu(words: tuple[str, ...], surroundings: dict[str, str]) -> float:
    """The seconds that one run takes, in user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "timeline", *words], env=surroundings, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print a line for each command."""
    with tempfile.TemporaryDirectory() as folder:
        surroundings = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        surroundings |= {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": folder}
        for name, words in COMMANDS.items():
            cpu(words, surroundings)
            print(f"{name:20} {min(cpu(words, surroundings) for _ in range(5)):.2f} s")


if __name__ == "__main__":
    main()
