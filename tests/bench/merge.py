"""How long a merge takes, beside msgmerge: ``python tests/bench/merge.py [10000 50000]``.

Messages stand in communiqués of a hundred; 5 % are edited, 1 % dropped, 1 % added. Ours reads, aligns, merges and
writes; what is kept is counted, because speed without it is worth nothing. msgmerge runs on the smallest size only
unless ``--all`` is said: its time grows with the square.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from sample import INTO_ENGLISH

from timeline.model.translation import Message
from timeline.project.files import Source
from timeline.translations.catalogue import Catalogue, new_catalogue, read_catalogue, write_catalogue
from timeline.translations.merge import merge_catalogue

VOCABULARY = """
les ministres ont adopté programme travail conseil prochaine réunion examiner coopération lutte terrorisme
espace aérien défense missiles théâtre déclaration sommet partenaires chefs état gouvernement ambassadeurs
experts plan action domaines maîtrise armements confiance sécurité région projets communs formation personnel
évaluation menace forces exercices logistique transport ravitaillement recherche sauvetage mer groupe
"""
WORDS = VOCABULARY.split()


def sentence(chance: random.Random) -> str:
    """About 180 characters that no other sentence has."""
    words = [chance.choice(WORDS) for _ in range(22)]
    return f"Le {chance.randrange(1, 29)} mars {chance.randrange(1990, 2015)}, {' '.join(words)}, no {chance.random()}."


def messages(size: int, chance: random.Random) -> list[Message]:
    """A corpus of this many sentences."""
    return [
        Message(f"communique-{n // 100}", "", sentence(chance), ("2008-01",), ("place",), start=n + 1)
        for n in range(size)
    ]


def changed(before: list[Message], chance: random.Random) -> list[Message]:
    """The next extraction of the same corpus."""
    after = []
    for message in before:
        if chance.random() < 0.01:
            after.append(replace(message, text=sentence(chance), start=-message.start))
        if chance.random() < 0.05:
            words = message.text.split()
            words[chance.randrange(len(words))] = chance.choice(WORDS)
            after.append(replace(message, text=" ".join(words)))
        elif chance.random() >= 0.01:
            after.append(message)
    return after


def translated(before: list[Message]) -> Catalogue:
    """A catalogue of them, all in English."""
    catalogue = merge_catalogue(new_catalogue("en.po", INTO_ENGLISH), before).catalogue
    return replace(catalogue, units=tuple(replace(unit, target=f"EN {unit.source}") for unit in catalogue.units))


def ours(text: str, after: list[Message]) -> tuple[float, str]:
    """Seconds for reading, merging and writing, and what was done."""
    start = time.perf_counter()
    merged = merge_catalogue(read_catalogue(Source("en.po", text), INTO_ENGLISH), after)
    write_catalogue(merged.catalogue)
    seconds = time.perf_counter() - start
    return seconds, merged.report.lines[0]


def msgmerge(text: str, after: list[Message]) -> tuple[float, str]:
    """Seconds of msgmerge on the same; its contexts are ours, so that it need not guess."""
    if (tool := shutil.which("msgmerge")) is None:
        return 0.0, "not installed"
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "en.po"), Path(folder, "new.pot")
        old.write_text(text, encoding="utf-8")
        fresh = merge_catalogue(read_catalogue(Source("en.po", text), INTO_ENGLISH), after).catalogue
        live = tuple(replace(unit, target="", flags=(), previous=None) for unit in fresh.units if not unit.obsolete)
        new.write_text(write_catalogue(replace(fresh, units=live)), encoding="utf-8")
        start = time.perf_counter()
        command = [tool, "--previous", "--no-wrap", "-q", "-o", str(Path(folder, "out.po")), str(old), str(new)]
        subprocess.run(command, check=True)
        return time.perf_counter() - start, "contexts given"


def main(arguments: list[str]) -> None:
    """Print one line for each tool and size."""
    sizes = [int(argument) for argument in arguments if argument.isdigit()] or [10_000, 50_000]
    for size in sizes:
        chance = random.Random(size)  # noqa: S311
        before = messages(size, chance)
        text = write_catalogue(translated(before))
        after = changed(before, chance)
        tools = {"ours": ours, "msgmerge": msgmerge} if size == min(sizes) or "--all" in arguments else {"ours": ours}
        for name, tool in tools.items():
            seconds, said = tool(text, after)
            sys.stdout.write(f"{size:>6} messages  {name:8} {seconds:7.2f} s  {said}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
