"""What each command costs for a project of any size: ``python tests/bench/scale.py [250 1000] [--commands events,check]``.

Prints, for each size, the seconds of processor that a command takes the first time, again when nothing changed, and after a
change of one text, the most memory that a process of it holds, and the exponent by which the first grows from size to size.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from retold_english import make_translated

COMMANDS = ("events", "translate", "check", "status", "build html", "build pdf", "build epub")


def cost(words: list[str], root: Path) -> tuple[float, int]:
    """Seconds of processor of a command and its processes, and megabytes of the largest of them."""
    done = subprocess.Popen([sys.executable, "-m", "timeline", *words, "--project", str(root)], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(done.pid, 0)
    done.returncode = os.waitstatus_to_exitcode(status)
    if done.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(words)} ended with {done.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def change_one(root: Path) -> None:
    """A word more in the text in the middle, and the digest of its new body."""
    paths = sorted((root / "corpus").rglob("*.txt"))
    head, body = paths[len(paths) // 2].read_text(encoding="utf-8").rsplit("---\n", 1)
    new = body.replace("approfondi", "très approfondi") + "\nLa séance a été levée.\n"
    was, now = (hashlib.sha256(text.encode()).hexdigest() for text in (body, new))
    paths[len(paths) // 2].write_text(f"{head.replace(was, now)}---\n{new}", encoding="utf-8")


def main() -> None:
    """Print a line for each size and command, then the exponents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 400])
    parser.add_argument("--commands", default=",".join(COMMANDS))
    asked = parser.parse_args()
    first: dict[str, list[float]] = {}
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder, "project")
            make_translated(root, size)
            for command in asked.commands.split(","):
                words = [*command.split(), "--quiet", *(["--draft"] if command.startswith("build") else [])]
                cold, memory = cost(words, root)
                unchanged, _ = cost(words, root)
                change_one(root)
                changed, _ = cost(words, root)
                first.setdefault(command, []).append(cold)
                print(f"{size:>6} {command:<11} {cold:7.1f} s  unchanged {unchanged:5.1f} s  one changed {changed:6.1f} s  {memory:>5} MB", flush=True)
    if len(asked.sizes) > 1:
        steps = math.log(asked.sizes[-1] / asked.sizes[0])
        grown = {command: math.log(seconds[-1] / seconds[0]) / steps for command, seconds in first.items()}
        print("grows by the power of", ", ".join(f"{power:.2f} ({command})" for command, power in grown.items()))


if __name__ == "__main__":
    main()
