"""The date reader: families of cases, what it must never do, and what it says of itself."""

from __future__ import annotations

import re
import sys
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from dates import load_cases, load_families, misread
from growth import outgrown
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.dates import document, explain_dates, find_dates
from timeline.dates.digits import has_unread_numbers, plain_digits
from timeline.dates.finds import GAPS
from timeline.dates.stretches import Text
from timeline.language import load_language
from timeline.language.spelling import bare
from timeline.language.tokens import KNOWN, STARTS, UNKNOWN
from timeline.language.words import FIRST_SYMBOL

if TYPE_CHECKING:
    from collections.abc import Callable

    from dates import Family

FRENCH, ENGLISH, GERMAN = (load_language(code) for code in ("fr", "en", "de"))
PUBLISHED = date(2008, 4, 4)
NO_GAPS = str.maketrans("", "", GAPS)
BASES = {"stated", "from tense", "from the date before", "from publication"}


@pytest.mark.parametrize("family", load_families("fr"), ids=lambda family: family.name)
def test_reads_french(family: Family) -> None:
    """Each French case yields exactly the dates written beside it."""
    assert misread(family.cases, FRENCH) == ""


@pytest.mark.parametrize("family", load_families("en"), ids=lambda family: family.name)
def test_reads_english(family: Family) -> None:
    """Each English case yields exactly the dates written beside it."""
    assert misread(family.cases, ENGLISH) == ""


@pytest.mark.parametrize("family", load_families("de"), ids=lambda family: family.name)
def test_reads_german(family: Family) -> None:
    """Each German case yields exactly the dates written beside it."""
    assert misread(family.cases, GERMAN) == ""


@pytest.mark.parametrize("code", ["fr", "en", "de"])
def test_a_family_has_a_name_that_says_what_it_is(code: str) -> None:
    """At least two words, none of one letter but « a » and « à », and no two families under one name."""
    names = [family.name for family in load_families(code)]
    riddles = [name for name in names if len(words := re.findall(r"[\w’']+", name)) < 2 or _initials(words)]
    assert riddles == []
    assert [name for name, count in Counter(names).items() if count > 1] == []


def _initials(words: list[str]) -> list[str]:
    return [word for word in words if len(word) == 1 and word.isalpha() and word not in "aà"]


@pytest.mark.parametrize(("code", "least"), [("fr", 300), ("de", 120)])
def test_a_third_of_the_cases_hold_no_date(code: str, least: int) -> None:
    """What must not be read is tried as seriously as what must."""
    cases = load_cases(code)
    assert len(cases) > least
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
    """Texts are read the same by one who knows nothing yet as after all of them backwards, on another day."""
    cases = load_cases("fr")
    document.reader.cache_clear()
    first = [find_dates(case.text, FRENCH, case.published) for case in cases]
    document.reader.cache_clear()
    for case in reversed(cases):
        find_dates(case.text, FRENCH, date(1999, 11, 30))
    assert [find_dates(case.text, FRENCH, case.published) for case in cases] == first


KNOWN_WORDS = [word for word in FRENCH.lexicon.symbols if word.isalpha()]
SPELLINGS = st.sampled_from([str, str.capitalize, str.upper, bare, lambda word: f"l'{word}", lambda word: f"d’{word},"])


@settings(deadline=None)
@given(st.tuples(SPELLINGS, st.sampled_from(KNOWN_WORDS) | st.text("aeéœlmnrstuEMSÉ'’,.", max_size=9)))
def test_what_a_word_is_to_the_search_follows_from_its_symbols(drawn: tuple[Callable[[str], str], str]) -> None:
    """A word told to be strange at one look is one that the rules do not know, whatever its capitals and accents."""
    spell, word = drawn
    tokens, chunk = FRENCH.tokens, spell(word)
    symbols = {tokens.symbols[one][0] for one in tokens.split.findall(chunk)}
    known = KNOWN if all(symbol >= FIRST_SYMBOL for symbol in symbols) else UNKNOWN
    assert tokens.chunk_kinds[chunk] == (STARTS if symbols & FRENCH.lexicon.starting else known)


@settings(max_examples=4 * settings.default.max_examples, deadline=None)
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


@settings(max_examples=4 * settings.default.max_examples, deadline=None)
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


@settings(deadline=None)
@given(text=TEXTS)
@example(text="**2122")
@example(text="\n 2008")
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


# Lines that could lead a reader astray, with the letters of the shorter text; the longer has four times as many.
HOSTILE = {
    "le 1 le 2 le 3 ": 2_000, "le 3 mars 2008 et ": 6_000, "les 1, 2, 3, 4, 5, ": 2_000, "12/": 2_000, "lundi ": 500,
    "1": 50_000, "l": 50_000, "vingt et ": 50_000, "d'ici à la fin de ": 50_000, "**": 50_000,
}  # fmt: skip


@pytest.mark.parametrize("line", HOSTILE)
def test_long_lines_stay_linear(line: str) -> None:
    """Four times the text takes four times the steps and about four times the time."""
    assert outgrown(lambda text: find_dates(text, FRENCH, PUBLISHED), line, HOSTILE[line]) == ""


LAST = {"janvier": 31, "février": 29, "mars": 31, "avril": 30, "juin": 30, "décembre": 31}
NUMBERS = {"janvier": 1, "février": 2, "mars": 3, "avril": 4, "juin": 6, "décembre": 12}
ALONE = ("le {day} {month}", "tenue le {day} {month}", "se tiendra le {day} {month}", "d'ici au {day} {month}", "lundi {day} {month}")
BESIDE = ("du {day} {month} au 3 mars", "du 2 au {day} {month}", "les {day} et 3 {month}")
DAYS = [(day, month) for day in (1, 28, 29, 30, 31) for month in LAST]


@pytest.mark.parametrize("published", [None, date(1, 1, 1), date(1900, 3, 1), date(1998, 8, 3), date(2000, 12, 31), date(9999, 12, 31)])
def test_every_day_that_is_read_is_the_one_that_stands_there(published: date | None) -> None:
    """« le 29 février » in a year without one, the first and the last year of the calendar: that day or none."""
    for shape in (*ALONE, *BESIDE):
        for day, month in DAYS:
            text = shape.format(day=day, month=month)
            read = [str(mention.when) for mention in find_dates(text, FRENCH, published)]
            assert all(f"-{NUMBERS[month]:02}-{day:02}" in value for value in read), (text, read)
            assert day <= LAST[month] or read == [], (text, read)


@pytest.mark.parametrize("published", [None, date(1900, 3, 1), date(1998, 8, 3), date(2000, 12, 31)])
def test_every_day_of_every_month_is_read(published: date | None) -> None:
    """One date for a day that the month has in some year, that year no more than four from the day of publication."""
    for shape in ALONE:
        for day, month in [(day, month) for day, month in DAYS if day <= LAST[month]]:
            (mention,) = find_dates(shape.format(day=day, month=month), FRENCH, published)
            year = str(mention.when).removeprefix("../")[:4]
            assert year == "XXXX" if published is None else abs(int(year) - published.year) <= 4


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


def test_no_number_of_any_script_is_passed_over() -> None:
    """Each sign that is a number or a digit for Unicode is seen in a text of letters, and letters alone are none."""
    signs = [chr(code) for code in range(0x80, sys.maxunicode + 1)]
    assert not [sign for sign in signs if sign.isnumeric() and not has_unread_numbers(f"le {sign} mai, l’été")]
    assert not [sign for sign in signs if sign.isdecimal() and plain_digits(f"le {sign} mai") == f"le {sign} mai"]
    assert not has_unread_numbers("le 3 mai, l’été où « l'œuvre » coûtait 5 € – ou №")
