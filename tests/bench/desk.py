"""How quickly the desk answers: ``python tests/bench/desk.py [200 25]``, so many texts of so many events each.

One collection, half of the events edited, all of them reviewed, nine entries in ten translated: the list, a text, a save
of an event and of a translation, the page after it, and what the server takes of memory. Each is asked five times; the
best and the worst are told, the processor's time: on a machine with other work it is longer till the answer is there.
Asked for: the first list in a second once the texts were read, its doubts behind it; then the list in a second, a text
in 300 ms, a save in 200 ms; with ``20 25``, 500 entries, the live page after a change in 500 ms.
"""

from __future__ import annotations

import hashlib
import random
import re
import resource
import sys
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.chronology.corpus import read_corpus
from timeline.chronology.pipeline import write_catalogues
from timeline.chronology.reviewing import reviewed_events, rules_say
from timeline.desk.chronology.draft import Draft
from timeline.desk.review.hand import digest
from timeline.desk.translate.entries import entries_of
from timeline.desk.translate.saving import digest as unit_digest
from timeline.desk.warming import make_ready
from timeline.project.folders import Project

sys.path.insert(0, str(Path(__file__).parent.parent))
from desks import Desk
from merge import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

SETTINGS = """identifier = "urn:uuid:0b7c7f0e-0000-4000-8000-000000000000"
languages = ["fr", "en"]
title = { fr = "Essai", en = "Trial" }
subtitle = { fr = "", en = "" }
publisher = { fr = "", en = "" }
rights = { fr = "", en = "" }
"""
MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]
ROUNDS = 5


def write_project(root: Path, texts: int, events: int) -> None:
    """A corpus of that many texts, each sentence with a date of its own."""
    chance = random.Random(7)  # noqa: S311 the same texts each time
    folder = root / "corpus" / "essai"
    folder.mkdir(parents=True)
    (root / "corpus" / "chronology.toml").write_text(SETTINGS)
    for number in range(texts):
        body = "".join(
            f"Le {chance.randrange(1, 29)} {chance.choice(MONTHS)} {chance.randrange(1990, 2015)}, le conseil a adopté "
            f"{' '.join(chance.choice(WORDS) for _ in range(18))}.\n\n"
            for _ in range(events)
        )
        digest = hashlib.sha256(body.encode()).hexdigest()
        head = f"id: essai-{number}\ntitle: Texte {number}\ndate: 2015-01-01\nplace: Vienne\nissuer: X\nlanguage: fr\nsource: a\nsha256: {digest}\n"
        (folder / f"{number:04}.txt").write_text(f"---\n{head}---\n{body}")
    write_catalogues(read_corpus(Project(root)))


def review_all(desk: Desk, root: Path) -> int:
    """Edit half of the events, and have all of them seen; how many there are."""
    edits, seen = [], []
    for text in desk.bench.look().texts:
        for number, event in enumerate(reviewed_events(text)):
            seen.append(f'"{event.id}" = "{rules_say(event.bare)}"')
            if number % 2:
                edits.append(f'["{event.id}"]\nheadline = "Adoption du programme {number}"\n')
    lines = "\n".join(edits) + "\n[seen]\n" + "\n".join(sorted(seen)) + "\n"
    (root / "corpus" / "essai" / "editing.toml").write_text(lines)
    write_catalogues(read_corpus(Project(root)))
    return len(seen)


def translate_most(root: Path) -> None:
    """Nine entries in ten of the catalogue have words."""
    path = root / "translations" / "events" / "essai.en.po"
    numbers = count(1)

    def filled(entry: re.Match[str]) -> str:
        number = next(numbers)
        return f'{entry[1]}"The council adopted {number} programmes that day."' if number % 10 else entry[0]

    path.write_text(re.sub(r'(msgid "Le [^\n]*\nmsgstr )""', filled, path.read_text(encoding="utf-8")), encoding="utf-8")


def timed(name: str, work: Callable[[], object]) -> None:
    """Print the best and the worst of several rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    print(f"{name:<36} {min(taken) * 1000:7.0f} to {max(taken) * 1000:.0f} ms")


def slowest(desk: Desk, texts: int) -> None:
    """Print what the slowest of all texts costs, each shown for the first time."""
    taken = []
    for number in range(texts):
        start = time.process_time()
        assert desk.get(f"/review/essai-{number}").status == 200
        taken.append(time.process_time() - start)
    print(f"{'the slowest of all texts':<36} {max(taken) * 1000:7.0f} ms")


def live_page(desk: Desk) -> None:
    """The page in its frame: made whole, and what of it is put anew where an entry moves, where its headline changes."""
    draft = Draft()
    start = time.process_time()
    draft.page(desk.bench)
    print(f"the live page, whole {(time.process_time() - start) * 1000:23.0f} ms")
    for field, values in {"date": ("1996", "2003", "1992"), "headline": ("Un", "Deux", "Trois")}.items():
        taken = []
        for value in values:
            event = reviewed_events(desk.bench.look().text("essai-7"))[3]
            body = {"event": event.id, "was": digest(event), "field": field, "value": value}
            assert desk.post("/review/essai-7/act/set", body).status == 200
            start = time.process_time()
            assert not draft.changed(desk.bench).whole
            taken.append(time.process_time() - start)
        print(f"{f'the live page after a new {field}':<36} {min(taken) * 1000:7.0f} to {max(taken) * 1000:.0f} ms")


def main(texts: int = 200, events: int = 25) -> None:
    """Measure one project."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_project(root, texts, events)
        events_there = review_all(Desk(root), root)
        translate_most(root)
        desk = Desk(root)
        start = time.perf_counter()
        desk.bench.look()
        read = time.perf_counter()
        desk.get("/texts")
        shown = time.perf_counter()
        desk.bench.behind.wait()
        said = f"read {read - start:.1f} s, first list {shown - read:.2f} s more, its doubts {time.perf_counter() - shown:.1f} s more"
        print(f"{texts} texts, {events_there} events; nothing in the cache: {said}")
        timed("the list", lambda: desk.get("/texts"))
        make_ready(desk.bench)
        timed("a text", lambda: desk.get("/review/essai-7"))
        slowest(desk, texts)

        def save() -> None:
            event = reviewed_events(desk.bench.look().text("essai-7"))[3]
            body = {"event": event.id, "was": digest(event), "field": "note", "value": f"Note {time.perf_counter_ns()}"}
            start = time.process_time()
            assert desk.post("/review/essai-7/act/set", body).status == 200
            saves.append(time.process_time() - start)

        def head() -> None:
            event = reviewed_events(desk.bench.look().text("essai-9"))[4]
            body = {"event": event.id, "was": digest(event), "field": "headline", "value": f"Titre {time.perf_counter_ns()}"}
            assert desk.post("/review/essai-9/act/set", body).status == 200

        saves: list[float] = []
        for _ in range(ROUNDS):
            save()
        print(f"{'a save':<36} {min(saves) * 1000:7.0f} to {max(saves) * 1000:.0f} ms")
        shown = entries_of(desk.bench.look().text("essai-7"), "en")[3]

        def translate() -> None:
            entry = entries_of(desk.bench.look().text("essai-7"), "en")[3]
            body = {"was": unit_digest(entry.unit), "target": f"The council adopted {time.perf_counter_ns()} programmes."}
            assert desk.post(f"/translate/en/{entry.id}/save", body).status == 200

        desk.get(f"/translate/en/{shown.id}")
        timed("an entry to be translated", lambda: desk.get(f"/translate/en/{shown.id}"))
        timed("a translation saved", translate)
        timed("a translation saved, and its page", lambda: (translate(), desk.get(f"/translate/en/{shown.id}")))
        timed("a save, and the text after it", lambda: (save(), desk.get("/review/essai-7")))
        timed("a save, and the list after it", lambda: (save(), desk.get("/texts")))
        timed("a headline, and the catalogues after it", lambda: (head(), desk.post("/translate/merge")))
        live_page(desk)
        print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
