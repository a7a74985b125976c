"""How long it takes to find what several texts tell again: ``python tests/bench/retelling.py [500 2000]``.

Prints the seconds of one process for reading and for joining, what was joined of what is known to tell the same, and how
the time of joining grows with the corpus.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from retold import make_project

from timeline.chronology.corpus import read_corpus
from timeline.chronology.pipeline import compose_chronology
from timeline.project.folders import Project


def joining(size: int) -> float:
    """Seconds of processor time for composing and joining so many communiqués."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "project")
        known = make_project(root, size)
        start = time.process_time()
        corpus = read_corpus(Project(root))
        read = time.process_time() - start
        start = time.process_time()
        entries = compose_chronology(corpus, draft=True).entries
        seconds = time.process_time() - start
    found = {frozenset(telling.event.sentence.text for telling in one.tellings) for one in entries if one.others}
    right = len(found & {frozenset((one.announced, one.told)) for one in known})
    print(f"{size:>6} communiqués  read {read:6.1f} s  joined {seconds:6.2f} s  {right} of {len(known)} retellings, {len(found)} joined")
    return seconds


def main(sizes: list[int]) -> None:
    """Print a line for each size, and how the last grows from the first."""
    seconds = [joining(size) for size in sizes]
    print(f"{sizes[-1] / sizes[0]:.0f} times the communiqués take {seconds[-1] / seconds[0]:.1f} times the time")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [500, 2000])
