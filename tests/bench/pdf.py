"""How long the briefing takes and how much memory: ``python tests/bench/pdf.py [50 500 5000]``.

pandoc and Typst are timed alone, on the very text and folder that ours gives them, and ours beside the two together. Each
is run in a process of its own, so that its peak is its own. Eight invented statements, long and short, are told again
and again over thirty-five years; one entry in 120 runs over pages.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import sample  # noqa: E402 the tests are no package

from timeline.language import load_wording  # noqa: E402
from timeline.model.edition import Chronology  # noqa: E402
from timeline.model.event import Kind  # noqa: E402
from timeline.model.translation import State  # noqa: E402
from timeline.project.files import Source  # noqa: E402
from timeline.publishing.pdf import briefing as pdf  # noqa: E402
from timeline.publishing.rendering import environment  # noqa: E402
from timeline.translations.catalogue import read_labels  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

    import jinja2

    from timeline.model.communique import Communique
    from timeline.model.edition import Entry

YEARS = range(1979, 2014)
FOLDERS = [ROOT / "templates"]

# kind, form of the date, headline in French and English, French, English; {fr} and {en} are the words that give the date
TOLD: Sequence[tuple[Kind, str, str, str, str, str]] = (
    (Kind.MEETING, "day", "Réunion des ministres des Affaires étrangères", "Meeting of Foreign Ministers",
     "Réunis à Bruxelles {fr}, les ministres ont procédé à un échange de vues approfondi sur la situation dans la région ; "
     "ils ont salué les progrès accomplis : « une étape décisive », selon le Président.",
     "Meeting in Brussels {en}, Ministers held an in-depth exchange of views on the situation in the region; they welcomed "
     "the progress made: “a decisive step”, in the words of the Chairman."),
    (Kind.DECISION, "day", "", "", "Le Conseil a décidé {fr} de créer un groupe de travail.",
     "The Council decided {en} to set up a working group."),
    (Kind.PLANNED, "month", "", "", "La deuxième phase du projet pilote sera lancée {fr} ; faudra-t-il la prolonger ?",
     "The second phase of the pilot project will be launched {en}; will it have to be extended?"),
    (Kind.DEADLINE, "by", "", "", "Le système atteindra sa capacité opérationnelle initiale {fr}, sous réserve des contributions "
     "que les pays participants auront annoncées et des conclusions du groupe d'experts chargé d'en évaluer le coût.",
     "The system will reach initial operational capability {en}, subject to the contributions announced by the participating "
     "countries and to the findings of the group of experts charged with assessing its cost."),
    (Kind.PAST, "year", "", "", "Les participants ont rappelé la Déclaration adoptée {fr}.",
     "Participants recalled the Declaration adopted {en}."),
    (Kind.MEETING, "range", "Sommet des chefs d'État et de gouvernement, élargi aux représentants des organisations régionales et aux "
     "partenaires associés au dialogue", "Summit of Heads of State and Government, open to representatives of regional organisations",
     "Le sommet s'est tenu {fr} en présence de M. Sergueï Lavrov (Сергей Лавров) et de Mme Анна Иванова.",
     "The summit was held {en} in the presence of Mr Sergey Lavrov (Сергей Лавров) and Ms Анна Иванова."),
    (Kind.PLANNED, "about", "", "", "Une conférence internationale se tiendra {fr}.", "An international conference will be held {en}."),
    (Kind.DECISION, "day", "", "", "Ils ont approuvé {fr} le plan d'action contre le terrorisme, dont le texte est publié à l'adresse "
     "https://www.example.org/documents/plan-d-action-contre-le-terrorisme/version-consolidee/annexe-technique?langue=fr.",
     "They approved {en} the Action Plan on Terrorism, whose text is published at "
     "https://www.example.org/documents/plan-d-action-contre-le-terrorisme/version-consolidee/annexe-technique?langue=en."),
)  # fmt: skip
FORMS = {
    "day": ("{0}-{1:02}-{2:02}", "le {2} {fr} {0}", "on {2} {en} {0}"),
    "month": ("{0}-{1:02}", "en {fr} {0}", "in {en} {0}"),
    "by": ("by end {0}", "d'ici à la fin de {0}", "by the end of {0}"),
    "year": ("{0}", "en {0}", "in {0}"),
    "range": ("{0}-{1:02}-{2:02}/{0}-{1:02}-{3:02}", "du {2} au {3} {fr} {0}", "from {2} to {3} {en} {0}"),
    "about": ("end {0}~", "vers la fin de {0}", "around the end of {0}"),
}
MONTHS = [
    ("janvier", "January"),
    ("avril", "April"),
    ("juin", "June"),
    ("septembre", "September"),
    ("décembre", "December"),
]
NUMBERS = [1, 4, 6, 9, 12]
LONG = 120


def chronology(count: int) -> Chronology:
    """A chronology of so many entries, always the same."""
    sources = [_communique(number) for number in range(max(count // 40, 1))]
    entries = sorted(
        (_entry(number, count, sources) for number in range(count)), key=lambda one: (one.event.when, one.id)
    )
    titles = {one.id: sample.into_english(f"{one.id}.title", one.title, f"Communiqué no. {number}, Meeting of the Council", State.TRANSLATED)
              for number, one in enumerate(sources, 1)}  # fmt: skip
    return Chronology(sample.chronology().edition, tuple(sources), tuple(entries), titles, date(2013, 12, 4))


def _communique(number: int) -> Communique:
    return replace(
        sample.communique(), id=f"essai-{number:04}", path=f"corpus/essai/{number:04}-reunion-du-conseil.txt", headline="",
        title=f"Communiqué n° {number + 1}, réunion du Conseil tenue à Bruxelles", published=date(1979, 1, 15) + timedelta(days=100 * number),
    )  # fmt: skip


def _entry(number: int, count: int, sources: Sequence[Communique]) -> Entry:
    kind, form, headline, headline_en, french, english = TOLD[number * 5 % len(TOLD)]
    year, month = YEARS[number * len(YEARS) // count], number * 7 % len(MONTHS)
    notation, *words = FORMS[form]
    values = (year, NUMBERS[month], 2 + number % 20, 5 + number % 20)
    fr, en = (text.format(*values, fr=MONTHS[month][0], en=MONTHS[month][1]) for text in words)
    more, more_en = (" " + sample.LONG, " " + sample.LONG_EN) if number % LONG == LONG // 2 else ("", "")
    row = (notation.format(*values), kind, headline, headline_en, french.format(fr=fr) + more, fr, english.format(en=en) + more_en, en,
           State.TRANSLATED)  # fmt: skip
    made = sample._entry(number, row)  # noqa: SLF001 the sample's own way of making one
    source = sources[number * len(sources) // count]
    return replace(
        made, id=f"{source.id}.b{number:04}", communique=source, event=replace(made.event, communique=source.id)
    )


@cache
def templates() -> jinja2.Environment:
    """The templates, once: to read the rules of both languages is no part of any publication."""
    labels = ROOT / "translations/labels/fr.po"
    words = {"fr": read_labels(Source(str(labels), labels.read_text(encoding="utf-8")))}
    return environment(FOLDERS, words, {code: load_wording(code) for code in ("fr", "en")})


def ours(count: int, keep: Path) -> None:
    """The whole briefing; what pandoc and Typst were given is kept beside it for the other two."""
    (keep / "briefing.pdf").write_bytes(pdf.make(chronology(count), templates(), FOLDERS))


def kept(count: int, keep: Path) -> None:
    """Ours once more, keeping the folder that Typst reads and the pages that pandoc reads."""
    convert_all, set_pages = pdf.convert_all, pdf.set_pages

    def converting(pages: Sequence[str], folder: Path, day: date) -> list[bytes]:
        for number, page in enumerate(pages):
            (keep / f"{number:03}.html").write_text(page, encoding="utf-8")
        return convert_all(pages, folder, day)

    def setting(folder: Path, *rest: object) -> bytes:
        shutil.copytree(folder, keep / "set")
        return set_pages(folder, *rest)  # type: ignore[arg-type]

    with mock.patch.object(pdf, "convert_all", converting), mock.patch.object(pdf, "set_pages", setting):
        ours(count, keep)


def pandoc_alone(_: int, keep: Path) -> None:
    """Every page by pandoc, as many at once as there are cores."""
    pages = [path.read_text(encoding="utf-8") for path in sorted(keep.glob("*.html"))]
    pdf.convert_all(pages, keep / "set", date(2013, 12, 4))


def typst_alone(count: int, keep: Path) -> None:
    """The pages by Typst."""
    pdf.set_pages(keep / "set", chronology(count), "a-2a")


def measured(work: Callable[[int, Path], None], count: int, keep: Path) -> tuple[float, float, float]:
    """Seconds, seconds of processor, and peak megabytes of the work or of the largest program it started."""
    receiving, sending = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_measure, args=(work, count, keep, sending))
    process.start()
    process.join()
    return receiving.recv() if receiving.poll() else (float("nan"),) * 3


def _measure(work: Callable[[int, Path], None], count: int, keep: Path, sending: Connection) -> None:
    start = time.perf_counter()
    work(count, keep)
    seconds = time.perf_counter() - start
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    sending.send((seconds, sum(one.ru_utime + one.ru_stime for one in used), max(one.ru_maxrss / 1024 for one in used)))


def main() -> None:
    """Write a line for each size; the ratio is of processor seconds, which a busy machine changes least."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[50, 500, 5000])
    write = sys.stdout.write
    templates()
    write(
        f"{'entries':7} {'pandoc: s, cpu, MB':>24} {'Typst: s, cpu, MB':>24} {'ours: s, cpu, MB':>24} {'ratio':>6} pages    MB\n"
    )
    for count in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory() as name:
            keep = Path(name)
            measured(kept, count, keep)
            results = [measured(work, count, keep) for work in (pandoc_alone, typst_alone, ours)]
            made = (keep / "briefing.pdf").read_bytes()
        columns = " ".join(f"{seconds:10.1f} {cpu:6.1f} {peak:6.0f}" for seconds, cpu, peak in results)
        ratio = results[2][1] / (results[0][1] + results[1][1])
        write(f"{count:7} {columns} {ratio:6.2f} {made.count(b'/Type/Page/'):5} {len(made) / 1e6:5.1f}\n")


if __name__ == "__main__":
    main()
