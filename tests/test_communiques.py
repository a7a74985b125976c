"""Seventy small communiqués as they come, with the entries that an editor wrote down without seeing the rules."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from communiques import FOLDER, Case, cases, compare, events

from timeline.events.dateline import Confidence, read_datelines
from timeline.language import load_language

FRENCH = load_language("fr")
CASES = list(cases())
# What is still read otherwise than the editor did: how many entries missed and invented. The list may only grow shorter.
KNOWN = FOLDER / "known.txt"


def known() -> dict[str, tuple[int, int]]:
    """Entries missed and invented, by case, as last reviewed."""
    rows = re.findall(r"^(\S+) (\d+) missed (\d+) invented$", KNOWN.read_text(), re.MULTILINE)
    return {name: (int(missed), int(invented)) for name, missed, invented in rows}


def test_there_are_enough() -> None:
    """At least forty texts and a hundred and fifty entries."""
    assert len(CASES) >= 40
    assert sum(len(case.entries) for case in CASES) >= 150


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_entries_are_the_editor_s(case: Case) -> None:
    """A text gives the editor's entries, and no more that differ than are known."""
    missed, invented, kinds = compare(case, events(case, FRENCH))
    allowed = known().get(case.name, (0, 0))
    said = [f"missed {one}" for one in missed] + [f"invented {one.when} {one.expression!r}" for one in invented]
    assert (len(missed), len(invented)) <= allowed, "\n".join(said)
    assert sum(wanted != found for wanted, found in kinds) <= 3, kinds


def test_precision_and_recall(accept: bool) -> None:  # noqa: FBT001 a fixture
    """Over all of them, at least 96 in a hundred entries are the editors' and 96 in a hundred of theirs are found."""
    hits = missed = invented = 0
    lines = []
    for case in CASES:
        lost, extra, kinds = compare(case, events(case, FRENCH))
        hits, missed, invented = hits + len(kinds), missed + len(lost), invented + len(extra)
        if lost or extra:
            lines.append(f"{case.name} {len(lost)} missed {len(extra)} invented")
    if accept:
        KNOWN.write_text("\n".join(lines) + "\n")
    assert hits / (hits + invented) >= 0.96
    assert hits / (hits + missed) >= 0.96


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.read and not case.published], ids=lambda case: case.name
)
def test_the_day_is_read(case: Case) -> None:
    """A text whose header gives no day tells its own."""
    assert read_datelines(case.text, FRENCH)[0].day == case.read


DATELINES = [
    ("Bruxelles, le 4 mars 2009\n\nLe Conseil a siégé.", "2009-03-04", "dateline"),
    ("OSLO, 4 mars 2009 – Le Conseil a siégé.", "2009-03-04", "dateline"),
    ("RÉUNION DU CONSEIL\nTENUE À OSLO LE 4 MARS 2009\n\nLes ministres ont salué ces progrès.", "2009-03-04", "dateline"),
    ("Réunion du Conseil tenue à Oslo le 4 mars 2009 sous la présidence de M. Durand\n\nIl a plu.", "2009-03-04", "held"),
    ("Publié le 5 mars 2009\nMis à jour le 9 mars 2009\n\nLe Conseil salue ces progrès.", "2009-03-05", "published"),
    ("Le Conseil salue ces progrès.\n\nFait à Rome, le 4 mars 2009.", "2009-03-04", "signed"),
    (
        "Ce 4 décembre, le ministre prendra part à la réunion. Il présentera le bilan de 2013 et le programme pour 2014.",
        "2013-12-04", "today",
    ),
    ("  • 04 Dec. 2009 -\n  • Mis à jour le: 07 Dec. 2009\n\nLe Conseil salue ces progrès.", "2009-12-04", "dateline"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "role"), DATELINES, ids=lambda value: value[:30])
def test_datelines(text: str, day: str, role: str) -> None:
    """The day a text gives itself is found, and what it is said to be."""
    best = read_datelines(text, FRENCH)[0]
    assert (str(best.day), best.role) == (day, role)


UNDATED = [
    "Le Conseil salue les progrès accomplis.",
    "Les ministres ont rappelé l'accord du 9 avril 2002.",
    "La mission a quitté la capitale en mars 2004 et reviendra en 2005.",
    "La conférence de 1998 a fait date.",
]


@pytest.mark.parametrize("text", UNDATED)
def test_no_day_is_taken_in_silence(text: str) -> None:
    """A text that does not tell its day gives none that is more than a guess."""
    found = read_datelines(text, FRENCH)
    assert not found or found[0].day is None or found[0].confidence is Confidence.UNSURE


def test_a_text_that_tells_only_its_year_says_so() -> None:
    """What is past and what is to come leave one year."""
    text = "La première phase a pris fin en janvier 2008. La deuxième s'achèvera d'ici à la fin 2008."
    best = read_datelines(text, FRENCH)[0]
    assert (best.day, best.year, best.role) == (None, 2008, "between")


def test_the_cases_are_not_of_the_corpus() -> None:
    """No case is taken from the corpus that ships."""
    corpus = "".join(path.read_text() for path in (Path(__file__).parent.parent / "corpus").glob("*/*.txt"))
    for case in CASES:
        for line in case.text.splitlines():
            assert len(line.strip()) < 60 or line.strip() not in corpus


def test_a_day_is_a_day() -> None:
    """The cases' own days are days of the calendar."""
    assert all(isinstance(case.published or case.read, date | None) for case in CASES)
