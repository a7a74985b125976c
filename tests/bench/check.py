"""How long checking takes: ``python tests/bench/check.py [10000]`` pairs, made from the right ones of the tests."""

from __future__ import annotations

import sys
import time
import tomllib
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path.insert(0, str(TESTS))

from pairs import problems  # noqa: E402

RIGHT = TESTS / "cases" / "pairs" / "right.toml"


def main(arguments: list[str]) -> None:
    """Print pairs, seconds and problems."""
    size = int(arguments[0]) if arguments else 10_000
    rows = tomllib.loads(RIGHT.read_text(encoding="utf-8"))["pair"]
    # A number of its own in each pair, so that nothing is answered from what was asked before.
    pairs = [
        (f"{row['fr']} ({n})", f"{row['en']} ({n})", row.get("published"))
        for n, row in ((n, rows[n % len(rows)]) for n in range(size))
    ]
    problems("Le 7 mars 2008.", "On 7 March 2008.")
    start, worked = time.perf_counter(), time.process_time()
    found = sum(len(problems(*pair)) for pair in pairs)
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    sys.stdout.write(f"{size:>6} pairs checked in {seconds:.2f} s ({worked:.2f} s of work), {found} problems\n")


if __name__ == "__main__":
    main(sys.argv[1:])
