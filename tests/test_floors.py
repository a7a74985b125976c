"""The floors of the house: upper modules may import lower ones, siblings never see each other."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_floors_hold() -> None:
    """import-linter finds no import that goes up or sideways, deferred and type-only imports included."""
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_only_one_module_prints_or_reads_the_clock() -> None:
    """Nothing but ``cli`` prints; nothing reads the clock, the locale or the working directory."""
    for path in sorted((ROOT / "timeline").rglob("*.py")):
        text = path.read_text()
        printing = re.search(r"^(?!\s*>>>).*(?<![\w.])print\(", text, re.MULTILINE)
        assert path.name == "output.py" or not printing, path
        for word in ("date.today", "datetime.now", "time.time(", "getlocale", "os.getcwd", "Path.cwd", "getdefaultlocale"):
            assert word not in text, (path, word)
