"""How fast texts are read and their events told: ordinary communiqués, short ones, new ones, then text made to be slow.

Prints megabytes of CPU time a second in one process, and for hostile text how the time grows when the text is four times
as long (four is in proportion).
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

import prose
from communiques import cases

from timeline.events.extraction import extract_events
from timeline.language import load_language
from timeline.reading.communique import read_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2008, 4, 4)
HOSTILE: dict[str, Callable[[int], str]] = {
    "a line of digits": lambda size: "1" * size,
    "le 1 le 2 le 3": lambda size: "le 1 le 2 le 3 " * (size // 15),
    "dates in one sentence": lambda size: "le 3 mars 2009, " * (size // 16),
    "open quotations": lambda size: "« " * (size // 2),
    "lines of a letter": lambda size: "a\n" * (size // 2),
    "items in a line": lambda size: "décide : de a ; " * (size // 16),
    "one word": lambda size: "a" * size,
    "full stops": lambda size: ". " * (size // 2),
    "broken words": lambda size: "accord-\n" * (size // 8),
    "open brackets": lambda size: "(" * size,
    "verbs": lambda size: "vote " * (size // 5),
    "verbs and commas": lambda size: "a, " * (size // 3),
    "verbs and dates": lambda size: "demande que le 3 mai, il décide et " * (size // 34),
    "names of meetings": lambda size: "réunion " * (size // 8),
}


def cpu(texts: list[str]) -> float:
    """Seconds of processor time for reading and extraction."""
    language = load_language("fr")
    start = time.process_time()
    for text in texts:
        extract_events(read_sentences("a.txt", text, language), DAY, language)
    return time.process_time() - start


def main() -> None:
    """Print the two tables."""
    corpus = sorted((Path(__file__).parent.parent.parent / "corpus").glob("*/*.txt"))
    kinds = {
        "the corpus": [path.read_text().split("---\n", 2)[2] for path in corpus],
        "short texts full of dates": [case.text for case in cases()],
    }
    kinds["text that says nothing twice"] = prose.chains(1, 1_000_000)
    for name, texts in kinds.items():
        many = texts * -(-1_000_000 // sum(map(len, texts)))
        size = sum(len(text.encode()) for text in many)
        cpu(texts[:100])
        print(f"{name}: {size / 1e6:.2f} MB, {size / 1e6 / cpu(many):.2f} MB a second")
    for name, make in HOSTILE.items():
        short, long = cpu([make(100_000)]), cpu([make(400_000)])
        print(f"{name:24} 100 kB {short:6.2f} s   400 kB {long:6.2f} s   x{long / max(short, 1e-3):.1f}")


if __name__ == "__main__":
    main()
