"""How fast dates are read, in kB of French a second: ``python tests/bench/dates.py [--chrono FOLDER] [--size 1000]``.

About a megabyte of communiqués that say nothing twice is read whole and in parts, beside chrono-node (node, with
chrono-node under FOLDER/node_modules) and dateparser where they are installed; time is that of the processor, so that a
busy machine matters less. Then hostile lines at one and at ten times a size: a reader that is linear takes ten times as long.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.dates import find_dates
from timeline.language import load_language

if TYPE_CHECKING:
    from collections.abc import Callable

PUBLISHED = date(2008, 4, 4)
ROUNDS = 5
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
WHO = (
    "les ministres", "le Conseil", "les ambassadeurs", "les chefs d'État et de gouvernement", "le secrétaire général",
    "la délégation russe", "les Alliés", "le groupe de travail ad hoc", "les experts militaires",
    "le président de la séance", "les 27 pays", "le comité politique",
)  # fmt: skip
DID = (
    "ont adopté", "a approuvé", "se sont félicités de", "a rappelé l'importance de", "ont examiné",
    "a chargé les experts de préparer", "évalueront", "ont décidé de renforcer", "a pris note de", "poursuivront",
    "a été informé de", "entendent promouvoir", "se réjouissent de",
)  # fmt: skip
WHAT = (
    "le programme de travail", "la coopération pratique", "la lutte contre le terrorisme",
    "l'exercice de défense antimissile de théâtre", "la résolution 1386 du Conseil de sécurité",
    "la recherche et le sauvetage en mer", "la formation de 120 stagiaires", "l'espace aérien",
    "un document de 14 pages", "la réforme de la défense", "les mesures de confiance",
    "la non-prolifération des armes", "le transit terrestre", "l'interopérabilité des forces",
    "un échange de vues franc et ouvert", "l'initiative conjointe", "les risques communs du XXIe siècle",
)  # fmt: skip
WHERE = (
    "à Bruxelles", "à Moscou", "à Rome", "à Reykjavik", "à Bucarest", "en Allemagne", "à l'appui de ces efforts",
    "dans ce domaine", "à cet égard",
)  # fmt: skip
FILL = (
    "notamment", "sensibilisation", "public", "connaître", "mieux", "activités", "développement", "mécanisme",
    "partenaires", "égaux", "instrument", "important", "dialogue", "construction", "consensus", "manière", "conforme",
    "obligations", "engagements", "collectifs", "détermination", "esprit", "constructif", "potentiel",
    "identification", "exploitation", "possibilités", "action", "conjointe", "large", "éventail", "questions",
    "sécurité", "catastrophes", "origine", "humaine", "protection", "civile", "urgence", "scientifique", "diplomatie",
    "publique", "vulnérabilité", "infrastructures", "critiques", "piraterie", "stupéfiants",
)  # fmt: skip


def when(chance: random.Random) -> str:
    """A date as communiqués write it."""
    day, month, year = chance.randrange(1, 29), chance.choice(MONTHS), chance.randrange(1990, 2020)
    return chance.choice([
        f"le {day} {month} {year}", f"le {day} {month}", f"en {month} {year}", f"en {year}", f"du {day} au {day + 2} {month} {year}",
        f"d'ici à la fin {year}", f"depuis {year}", "aujourd'hui", f"fin {month}", f"les {day} et {day + 1} {month} {year}",
        f"le {day:02}/{chance.randrange(1, 13):02}/{year}", f"vers la mi-{year}", "l'année prochaine", f"en {month}",
        f"avant le {day} {month} {year}", f"au premier semestre {year}", f"il y a {chance.randrange(2, 20)} ans", "le lendemain",
    ])  # fmt: skip


def communique(chance: random.Random) -> str:
    """About four kilobytes of a communiqué: two or three dates to the thousand characters."""
    lines = [f"Bruxelles, {when(chance)}\n\nCOMMUNIQUÉ DE PRESSE PR/CP({chance.randrange(1999, 2014)}){chance.randrange(200)}\n"]
    for _ in range(14):
        words = " ".join(chance.choice(FILL) for _ in range(chance.randrange(5, 14)))
        dated = f", {when(chance)}," if chance.random() < 0.7 else ""
        lines.append(
            f"{chance.choice(WHO).capitalize()} {chance.choice(DID)} {chance.choice(WHAT)} {chance.choice(WHERE)}{dated} "
            f"afin de {words}. {chance.choice(WHO).capitalize()} {chance.choice(DID)} {chance.choice(WHAT)} et {words[::-1].title()}.\n"
        )
    return "\n".join(lines)


def best(action: Callable[[], int]) -> tuple[float, int]:
    """The shortest of a few rounds, in seconds of work, and what it found."""
    times, found = [], 0
    for _ in range(ROUNDS):
        start = time.process_time()
        found = action()
        times.append(time.process_time() - start)
    return min(times), found


CHRONO = """
const chrono = require(process.argv[1]), texts = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'));
for (let round = 0; round < 5; round++) {
  const start = process.cpuUsage();
  let found = 0;
  for (const text of texts) found += chrono.fr.parse(text, new Date(2008, 3, 4)).length;
  console.log(JSON.stringify([(process.cpuUsage(start).user + process.cpuUsage(start).system) / 1e6, found]));
}
"""


def chrono(texts: list[str], folder: Path) -> tuple[float, int]:
    """The same with chrono-node."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(texts, file)
        file.flush()
        package = str((folder / "node_modules/chrono-node").resolve())
        told = subprocess.run(["node", "-e", CHRONO, package, file.name], capture_output=True, text=True, check=True).stdout
    seconds, found = min(map(json.loads, told.splitlines()))
    return seconds, found


def tell(name: str, size: float, seconds: float, found: int | str) -> None:
    """One line of the table."""
    sys.stdout.write(f"{name:46}{size / seconds:12,.0f} kB/s{found:>10} found\n")


def beside_others(texts: list[str], folder: Path) -> None:
    """Ours, chrono-node and dateparser on the same text."""
    french = load_language("fr")
    whole = "\n\n".join(texts)
    size = len(whole.encode()) / 1000
    sys.stdout.write(f"{size:,.0f} kB in {len(texts)} communiqués\n")
    start = time.process_time()
    found = len(find_dates(whole, french, PUBLISHED))
    tell("ours, for the first time", size, time.process_time() - start, found)
    tell("ours, in one text", size, *best(lambda: len(find_dates(whole, french, PUBLISHED))))
    tell("ours, text by text", size, *best(lambda: sum(len(find_dates(text, french, PUBLISHED)) for text in texts)))
    if shutil.which("node") and (folder / "node_modules/chrono-node").exists():
        tell("chrono-node, in one text", size, *chrono([whole], folder))
        tell("chrono-node, text by text", size, *chrono(texts, folder))
        paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n")]
        tell("chrono-node, paragraph by paragraph", size, *chrono(paragraphs, folder))
        many = best(lambda: sum(len(find_dates(text, french, PUBLISHED)) for text in paragraphs))
        tell("ours, paragraph by paragraph", size, *many)
    if find_spec("dateparser"):
        from dateparser.search import search_dates  # noqa: PLC0415

        few = texts[:10]
        start = time.process_time()
        found = sum(len(search_dates(text, languages=["fr"]) or ()) for text in few)
        tell("dateparser, ten texts", sum(len(text.encode()) for text in few) / 1000, time.process_time() - start, found)


def hostile(size: int) -> None:
    """Lines that would ruin a careless reader, at one and at ten times a size."""
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
        sys.stdout.write(f"{name:28}{size // 1000:6} kB {times[0]:7.3f} s {size // 100:8} kB {times[1]:7.3f} s   x {times[1] / times[0]:.1f}\n")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chrono", type=Path, default=Path(), help="the folder that has node_modules/chrono-node")
    parser.add_argument("--size", type=int, default=1000, help="kB of text")
    parser.add_argument("--hostile", type=int, default=100_000, help="characters of the shorter hostile lines")
    args = parser.parse_args()
    chance = random.Random(2008)  # noqa: S311
    texts: list[str] = []
    while sum(map(len, texts)) < args.size * 1000:
        texts.append(communique(chance))
    beside_others(texts, args.chrono)
    hostile(args.hostile)


if __name__ == "__main__":
    main()
