"""The date reader: families of cases, what it must never do, and what it says of itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from dates import agrees, load_cases, trace
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import document, explain_dates, find_dates
from timeline.dates.finds import GAPS
from timeline.dates.stretches import Text
from timeline.language import load_language

if TYPE_CHECKING:
    from dates import Case

FRENCH, ENGLISH = load_language("fr"), load_language("en")
PUBLISHED = date(2008, 4, 4)
NO_GAPS = str.maketrans("", "", GAPS)
BASES = {"stated", "from tense", "from the date before", "from publication"}


@pytest.mark.parametrize("case", load_cases("fr"), ids=lambda case: f"{case.family}: {case.text}")
def test_reads_french(case: Case) -> None:
    """Each French case yields exactly the dates written beside it."""
    found = find_dates(case.text, FRENCH, case.published)
    right = len(found) == len(case.expected) and all(map(agrees, case.expected, found))
    assert right, f"expected {case.expected}\n{trace(case.text, FRENCH, case.published)}"


@pytest.mark.parametrize("case", load_cases("en"), ids=lambda case: f"{case.family}: {case.text}")
def test_reads_english(case: Case) -> None:
    """Each English case yields exactly the dates written beside it."""
    found = find_dates(case.text, ENGLISH, case.published)
    right = len(found) == len(case.expected) and all(map(agrees, case.expected, found))
    assert right, f"expected {case.expected}\n{trace(case.text, ENGLISH, case.published)}"


def test_a_third_of_the_french_cases_hold_no_date() -> None:
    """What must not be read is tried as seriously as what must."""
    cases = load_cases("fr")
    assert len(cases) > 300
    assert sum(not case.expected for case in cases) * 3 >= len(cases)


# Words that dates are made of, in any order: far nearer to trouble than random letters are.
WORDS = st.sampled_from(
    [
        *("le", "la", "l'", "du", "au", "d'ici", "à la", "et", "entre", "avant", "fin", "mi", "début", "dans", "il y a"),
        *("1er", "2", "12", "31", "99", "2008", "2OO7", "l2", "1 er", "90", "07/12/2007", "2007-12-07", "deux", "vingt et un"),
        *("mille", "cent", "quatre-vingt", "premier", "XXIe", "mai", "mars", "février", "sept.", "de\u0301cembre", "été"),
        *("lundi", "ven.", "mois", "ans", "semaine", "trimestre", "siècle", "années", "aujourd’hui", "demain", "la veille"),
        *("le lendemain", "prochain", "dernier", "tenue", "se tiendra", ",", ".", ":", ";", "-", "/", "(", ")", "%", "**"),
        *("_", "\n", "\n\n", "\u00a0", "\u202f", "<sup>er</sup>"),
    ]
)
TEXTS = st.lists(WORDS, max_size=30).flatmap(lambda words: st.sampled_from([" ", "", "\n"]).map(lambda gap: gap.join(words)))
DATES = st.none() | st.dates()


def test_what_is_remembered_changes_nothing() -> None:
    """A text is read the same after any other texts, whatever the day of publication was."""
    cases = load_cases("fr")
    alone = []
    for case in cases:
        document.reader.cache_clear()
        alone.append(find_dates(case.text, FRENCH, case.published))
    for case in reversed(cases):
        find_dates(case.text, FRENCH, date(1999, 11, 30))
    assert [find_dates(case.text, FRENCH, case.published) for case in cases] == alone


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
def test_a_shape_put_together_of_parts_is_that_of_its_words(text: str) -> None:
    """Words of a stretch are the text but for the end of a line, and their symbols are the shape its parts gave."""
    cut = Text(text, FRENCH.tokens)
    for stretch in cut.stretches():
        words = cut.words(stretch)
        assert text.replace("\n", " ").startswith("".join(words.texts).replace("\n", " ").rstrip(), stretch.start)
        symbols = [FRENCH.tokens.symbols[word] for word in words.texts]
        if stretch.words is None:
            assert stretch.shape.translate(NO_GAPS) == "".join(symbols).translate(NO_GAPS)


@settings(max_examples=400, deadline=None)
@given(text=TEXTS | st.text(max_size=80), published=DATES)
def test_no_text_makes_it_raise(text: str, published: date | None) -> None:
    """Mentions stand in order, never overlap, are slices of the text as given, and say on what they rest."""
    for language in (FRENCH, ENGLISH):
        end = 0
        for mention in find_dates(text, language, published):
            assert mention.start >= end
            assert mention.end > mention.start
            assert mention.text == text[mention.start : mention.end]
            assert mention.basis in BASES
            end = mention.end
        explain_dates(text, language, published)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_a_paragraph_before_changes_no_stated_date(text: str) -> None:
    """What stands in another paragraph moves stated dates, and does not change them."""
    before = "Rien ici.\n\n"
    alone = [(m.start, m.text, m.when) for m in find_dates(text, FRENCH, PUBLISHED) if m.basis == "stated"]
    after = [(m.start - len(before), m.text, m.when) for m in find_dates(before + text, FRENCH, PUBLISHED) if m.basis == "stated"]
    assert alone == after


def test_the_year_crosses_sentences() -> None:
    """In a document the nearest date named gives the year, across sentences."""
    text = "Le sommet s'ouvre le 2 avril 2003. Séance du 4 avril."
    assert [(str(m.when), m.basis) for m in find_dates(text, FRENCH, PUBLISHED)] == [
        ("2003-04-02", "stated"),
        ("2003-04-04", "from the date before"),
    ]


@pytest.mark.parametrize("mark", ["*", "**", "_", "\n", " \n", "\u00a0", "\u202f", "\u2009"])
def test_marks_and_blanks_change_nothing(mark: str) -> None:
    """Emphasis, line breaks and all kinds of space inside an expression leave its value alone."""
    text = f"le {mark}7{mark} décembre {mark}2007{mark}."
    assert [str(m.when) for m in find_dates(text, FRENCH, None)] == ["2007-12-07"]


def test_explains_what_lost() -> None:
    """Every candidate is told, with what beat it."""
    told = {(c.text, c.rule): c.why for c in explain_dates("du 2 au 4 avril 2008", FRENCH, PUBLISHED)}
    assert told["du 2 au 4 avril 2008", "days"] == "stands"
    assert told["4 avril 2008", "day-month-year"] == "part of « days »"
    assert told["avril 2008", "month-year"] == "« day-month-year » is longer"


@pytest.mark.parametrize(
    "line",
    ["le 1 le 2 le 3 ", "1" * 1000, "le 3 mars 2008 et ", "les 1, 2, 3, 4, 5, ", "l" * 1000, "vingt et ", "d'ici à la fin de ", "12/", "**", "lundi "],
    ids=lambda line: line[:20],
)
def test_long_lines_stay_linear(line: str) -> None:
    """Ten times the text is read in about ten times the time; a quadratic reader would never end."""
    assert find_dates(line * (200_000 // len(line)), FRENCH, PUBLISHED) is not None


SHAPES = (
    "le {day} {month}", "tenue le {day} {month}", "se tiendra le {day} {month}", "du {day} {month} au 3 mars",
    "du 2 au {day} {month}", "les {day} et 3 {month}", "d'ici au {day} {month}", "lundi {day} {month}", "fin {month}",
)  # fmt: skip


@pytest.mark.parametrize("published", [None, date(1, 1, 1), date(1900, 3, 1), date(1998, 8, 3), date(2000, 12, 31), date(9999, 12, 31)])
def test_every_day_of_every_month_is_read_or_left(published: date | None) -> None:
    """« le 29 février » in a year without one, the first and the last year of the calendar: nothing raises."""
    months = ("janvier", "février", "mars", "avril", "juin", "décembre")
    for shape in SHAPES:
        for day in (1, 28, 29, 30, 31):
            for month in months:
                for mention in find_dates(shape.format(day=day, month=month), FRENCH, published):
                    assert mention.when.earliest is None or mention.when.earliest.year <= 9999


@pytest.mark.parametrize(
    "day", ["1583-04-10", "1818-03-22", "1886-04-25", "1943-04-25", "1998-04-12", "2000-04-23", "2008-03-23", "1761-03-22"]
)
def test_easter(day: str) -> None:
    """Easter falls on the day that printed calendars have, the earliest and the latest possible among them."""
    assert [str(m.when) for m in find_dates(f"le dimanche de Pâques {day[:4]}", FRENCH, None)] == [day]


@settings(deadline=None)
@given(year=st.integers(1583, 2199))
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    """It is a Sunday from 22 March to 25 April."""
    (found,) = find_dates(f"le dimanche de Pâques {year}", FRENCH, None)
    assert found.when.earliest is not None
    assert found.when.earliest.weekday() == 6
    assert date(year, 3, 22) <= found.when.earliest <= date(year, 4, 25)
