"""Small communiqués as they come, with the entries that an editor wrote down without seeing the rules."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest
from communiques import FOLDER, Case, Differences, cases, compare, events, read_known, shorten_known

from timeline.events.dateline import Confidence, read_datelines
from timeline.language import load_language

FRENCH = load_language("fr")
CASES = list(cases())
# What is still read otherwise than the editor did. The list may only grow shorter, by --accept.
KNOWN = FOLDER / "known.txt"
known = read_known(KNOWN)


@cache
def differences(case: Case) -> tuple[Differences, int, str]:
    """What is read otherwise than the editor did, how many entries are read as the editor did, and which are not."""
    missed, invented, kinds = compare(case, events(case, load_language(case.language)))
    otherwise = [(wanted, found) for wanted, found in kinds if wanted != found]
    told = [f"missed {one}" for one in missed] + [f"invented {one.when} {one.expression!r}" for one in invented]
    told += [f"{wanted} is told as {found}" for wanted, found in otherwise]
    return Differences(len(missed), len(invented), len(otherwise)), len(kinds), "\n".join(told)


def test_there_are_enough() -> None:
    """At least forty texts and a hundred and fifty entries."""
    assert len(CASES) >= 40
    assert sum(len(case.entries) for case in CASES) >= 150


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_entries_are_the_editor_s(case: Case) -> None:
    """A text gives the editor's entries, and no more that differ than are known."""
    found, _, told = differences(case)
    allowed = known.get(case.name, Differences())
    assert all(now <= before for now, before in zip(found, allowed, strict=True)), f"{found}\n{told}"


def test_the_list_of_what_is_known_is_as_short_as_it_can_be(accept: bool) -> None:  # noqa: FBT001 a fixture
    """What is read right by now stands no longer in it: --accept takes it out."""
    found = {case.name: differences(case)[0] for case in CASES}
    if accept:
        shorten_known(KNOWN, found)
    listed = read_known(KNOWN)
    assert {name: found.get(name, Differences()) for name in listed} == listed


def test_accepting_adds_nothing_to_what_is_known(tmp_path: Path) -> None:
    """A case that is read worse keeps its numbers, one that is read right goes, and a new one does not come."""
    path = tmp_path / "known.txt"
    path.write_text(
        "agenda 1 missed 2 invented 0 of another kind\ncour 1 missed 0 invented 1 of another kind\n"
        "gone 1 missed 1 invented 1 of another kind\n"
    )
    shorten_known(path, {"agenda": Differences(9, 1, 9), "cour": Differences(), "hommage": Differences(1, 1, 1)})
    assert path.read_text() == "agenda 1 missed 1 invented 0 of another kind\n"
    shutil.copy(KNOWN, path)
    shorten_known(path, {case.name: Differences(99, 99, 99) for case in CASES})
    assert path.read_text() == KNOWN.read_text()


def test_precision_and_recall() -> None:
    """Over all of them, at least 96 in a hundred entries are the editors' and 96 in a hundred of theirs are found."""
    hits = sum(differences(case)[1] for case in CASES)
    missed, invented, _ = map(sum, zip(*(differences(case)[0] for case in CASES), strict=True))
    assert hits / (hits + invented) >= 0.96
    assert hits / (hits + missed) >= 0.96


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.read and not case.published], ids=lambda case: case.name
)
def test_the_day_is_read(case: Case) -> None:
    """A text whose header gives no day tells its own."""
    assert read_datelines(case.text, FRENCH)[0].day == case.read


@pytest.mark.xfail(strict=True, reason="« Note d'information 1998 »: the year of a title is not read, that of the past is")
@pytest.mark.parametrize("case", [case for case in CASES if case.year], ids=lambda case: case.name)
def test_the_year_is_read(case: Case) -> None:
    """A text that tells no more than its year tells that."""
    best = read_datelines(case.text, FRENCH)[0]
    assert (best.day, best.year) == (None, case.year)


def test_every_text_has_a_day_or_tells_one() -> None:
    """Each case gives the day of its text, or says which day or year is to be read."""
    assert [case.name for case in CASES if not (case.published or case.read or case.year)] == []


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
    ("Le Conseil salue les progrès accomplis.", []),
    ("Les ministres ont rappelé l'accord du 9 avril 2002.", [("2002-04-09", Confidence.UNSURE)]),
    ("La mission a quitté la capitale en mars 2004 et reviendra en 2005.", []),
    ("La conférence de 1998 a fait date.", [("None", Confidence.UNSURE)]),
]


@pytest.mark.parametrize(("text", "expected"), UNDATED)
def test_no_day_is_taken_in_silence(text: str, expected: list[tuple[str, Confidence]]) -> None:
    """A text that does not tell its day gives none that is more than a guess."""
    assert [(str(one.day), one.confidence) for one in read_datelines(text, FRENCH)[:1]] == expected


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
