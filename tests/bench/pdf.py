"""How long the briefing takes and how much memory: ``python tests/bench/pdf.py [50 500 5000] [--out DIR]``.

pandoc and Typst are timed apart, on the very same text, and ours beside the two together. Sixteen invented statements,
long and short, are told again and again over thirty-five years; one entry in 120 runs over pages.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import sample  # noqa: E402 the tests are no package

from timeline.catalogue import read_labels  # noqa: E402
from timeline.language import load_language  # noqa: E402
from timeline.model import Chronology, Communique, Kind, State, Translation  # noqa: E402
from timeline.publishing import pandoc, pdf  # noqa: E402
from timeline.rendering import environment  # noqa: E402
from timeline.when import When  # noqa: E402

if sys.version_info >= (3, 11):
    from collections.abc import Iterator, Sequence

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
MONTHS = [("janvier", "January"), ("avril", "April"), ("juin", "June"), ("septembre", "September"), ("décembre", "December")]
NUMBERS = [1, 4, 6, 9, 12]
LONG = 120


def chronology(count: int) -> Chronology:
    """A chronology of so many entries, always the same."""
    sources = [_communique(number) for number in range(max(count // 40, 1))]
    entries = sorted((_entry(number, count, sources) for number in range(count)), key=lambda one: (one.event.when, one.id))
    titles = {one.id: Translation(f"{one.id}.title", one.title, f"Communiqué no. {number}, Meeting of the Council", State.TRANSLATED)
              for number, one in enumerate(sources, 1)}  # fmt: skip
    return Chronology(sample.chronology().edition, tuple(sources), tuple(entries), titles, date(2013, 12, 4))


def _communique(number: int) -> Communique:
    return replace(
        sample.communique(), id=f"essai-{number:04}", path=f"corpus/essai/{number:04}-reunion-du-conseil.txt", headline="",
        title=f"Communiqué n° {number + 1}, réunion du Conseil tenue à Bruxelles", published=date(1979, 1, 15) + timedelta(days=100 * number),
    )  # fmt: skip


def _entry(number: int, count: int, sources: Sequence[Communique]) -> sample.Entry:
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
    return replace(made, id=f"{source.id}.b{number:04}", communique=source, event=replace(made.event, communique=source.id))
