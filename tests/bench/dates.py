"""How fast dates are read, in kB of French a second: ``python tests/bench/dates.py [--chrono FOLDER] [--size 1000]``.

With ``--texts FOLDER`` the texts of a folder instead, once, by a reader that has met none of their words but those of
the corpus.

A new megabyte of communiqués each round is read whole and in parts, beside chrono-node (node, with chrono-node under
FOLDER/node_modules) and dateparser where they are installed: those of the corpus with dates not seen before, short ones
full of dates, chains of words that never stood in this order; time is that of the processor, so that a busy machine
matters less. « Once more » reads the last megabyte again, with everything in it known.
Then hostile lines at one and at ten times a size: a reader that is linear takes ten times as long.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

import prose

from timeline.dates import find_dates
from timeline.dates.document import reader
from timeline.language import Language, load_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PUBLISHED = date(2008, 4, 4)
CORPUS = Path(__file__).parent.parent.parent / "corpus"
ROUNDS = 5
CUTS: dict[str, Callable[[list[str]], list[str]]] = {
    "in one text": lambda texts: ["\n\n".join(texts)],
    "text by text": lambda texts: texts,
    "paragraph by paragraph": lambda texts: [part for text in texts for part in text.split("\n\n")],
}
KINDS = {"communiqués": prose.communiques, "short ones": prose.short_ones, "chains": prose.chains}
CHRONO = """
const chrono = require(process.argv[1]), rounds = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'));
for (const texts of rounds) {
  const start = process.cpuUsage();
  let found = 0;
  for (const text of texts) found += chrono.fr.parse(text, new Date(2008, 3, 4)).length;
  console.log(JSON.stringify([(process.cpuUsage(start).user + process.cpuUsage(start).system) / 1e6, found]));
}
"""


def ours(rounds: Iterable[list[str]], french: Language) -> list[tuple[float, int]]:
    """The seconds of work and the finds of each round."""
    told = []
    for texts in rounds:
        start = time.process_time()
        found = sum(len(find_dates(text, french, PUBLISHED)) for text in texts)
        told.append((time.process_time() - start, found))
    return told


def chrono(rounds: list[list[str]], folder: Path) -> list[tuple[float, int]]:
    """The same with chrono-node."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(rounds, file)
        file.flush()
        package = str((folder / "node_modules/chrono-node").resolve())
        told = subprocess.run(
            ["node", "-e", CHRONO, package, file.name], capture_output=True, text=True, check=True
        ).stdout
    return [tuple(json.loads(line)) for line in told.splitlines()]


def dateparser(rounds: list[list[str]]) -> list[tuple[float, int]]:
    """The same with dateparser, for the first text of each round."""
    from dateparser.search import search_dates  # noqa: PLC0415

    told = []
    for texts in rounds:
        start = time.process_time()
        found = len(search_dates(texts[0], languages=["fr"]) or ())
        told.append((time.process_time() - start, found))
    return told


def tell(name: str, size: float, told: list[tuple[float, int]]) -> None:
    """One line of the table: the first round and the best of the others, and what the last found."""
    (first, _), *others = told
    best = min(seconds for seconds, _ in others or told)
    sys.stdout.write(
        f"{name:48}{size / first:9,.0f} kB/s at first{size / best:9,.0f} kB/s later{told[-1][1]:8} found\n"
    )


def beside_others(size: int, folder: Path) -> None:
    """Ours, chrono-node and dateparser on the same texts."""
    has_chrono = shutil.which("node") and (folder / "node_modules/chrono-node").exists()
    for number, ((kind, make), (how, cut)) in enumerate(product(KINDS.items(), CUTS.items())):
        rounds = [cut(make(number * ROUNDS + one, size * 1000)) for one in range(ROUNDS)]
        weight = sum(len(text.encode()) for text in rounds[0]) / 1000
        name = f"{kind}, {how}"
        reader.cache_clear()
        french = Language("fr")
        tell(f"ours, {name}", weight, ours(rounds, french))
        tell(f"ours, {name}, once more", weight, ours([rounds[-1]], french))
        if has_chrono:
            tell(f"chrono-node, {name}", weight, chrono(rounds, folder))
    if find_spec("dateparser"):
        rounds = [prose.chains(one, 1000) for one in range(ROUNDS)]
        tell("dateparser, text by text", len(rounds[0][0].encode()) / 1000, dateparser(rounds))


def found_texts(folder: Path, package: Path) -> None:
    """Ours and chrono-node on the texts of a folder, text by text, each for the first time; after it the same again."""
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.glob("**/*.txt"))]
    known = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*/*.txt"))]
    weight = sum(len(text.encode()) for text in texts) / 1000
    for name, read in {"ours": _afresh, "chrono-node": lambda rounds: chrono(rounds, package)}.items():
        if name == "ours" or (shutil.which("node") and (package / "node_modules/chrono-node").exists()):
            tell(f"{name}, {len(texts)} texts of {folder.name}", weight, read([known, texts, texts])[1:])


def _afresh(rounds: list[list[str]]) -> list[tuple[float, int]]:
    reader.cache_clear()
    return ours(rounds, Language("fr"))


def hostile(size: int) -> None:
    """Lines that would ruin a careless reader, at one and at ten times a size."""
    reader.cache_clear()
    french = load_language("fr")
    lines = {
        "le 1 le 2 le 3": "le 1 le 2 le 3 ", "digits": "1", "dates in one sentence": "le 3 mars 2008, ",
        "days without a month": "les 1, 2, 3, 4, ", "number words": "vingt et ", "marks": "* ", "weekdays": "lundi ", "letters": "l",
    }  # fmt: skip
    for name, line in lines.items():
        times = []
        for length in (size, size * 10):
            text = line * (length // len(line))
            start = time.process_time()
            find_dates(text, french, PUBLISHED)
            times.append(time.process_time() - start)
        sys.stdout.write(
            f"{name:28}{size // 1000:6} kB {times[0]:7.3f} s {size // 100:8} kB {times[1]:7.3f} s   x {times[1] / times[0]:.1f}\n"
        )


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chrono", type=Path, default=Path(), help="the folder that has node_modules/chrono-node")
    parser.add_argument("--size", type=int, default=1000, help="kB of text")
    parser.add_argument("--hostile", type=int, default=100_000, help="characters of the shorter hostile lines")
    parser.add_argument("--texts", type=Path, help="a folder of texts to read instead")
    args = parser.parse_args()
    if args.texts:
        found_texts(args.texts, args.chrono)
        return
    beside_others(args.size, args.chrono)
    hostile(args.hostile)


if __name__ == "__main__":
    main()
