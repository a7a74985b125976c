"""Languages as data: what loading accepts, what it refuses and how it says so, and a third language in one file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import prose
import pytest

from timeline.dates import check_language, find_dates
from timeline.language import RULES, load_language
from timeline.language.loading import read_language
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from pathlib import Path

GERMAN = """
published = 2008-04-04
common = ["am", "im", "der", "vom", "bis"]

[numbers]
endings = ["."]

[words.month]
1 = ["Januar", "Jan."]
3 = ["März"]
12 = ["Dezember", "Dez."]

[words.deictic]
0 = ["heute"]

[tense]
past = ["tagte"]

[[rule]]
name = "day-month-year"
pattern = "<day> <month> <year>"
resolve = "stated"
examples = { "am 7. Dezember 2007" = "2007-12-07" }

[[rule]]
name = "month"
pattern = "[<month>]"
after = ["im"]
resolve = "stated"
examples = { "im Dezember" = "2008-12" }

[[rule]]
name = "today"
pattern = "<which=deictic>"
resolve = "counted"
gives = "day"
with = { unit = "day" }
examples = { "heute" = "2008-04-04" }

[[rule]]
name = "days"
pass = 2
pattern = "(vom )?<first=day> bis <last=day-date>"
resolve = "range"
with = { of = "day" }
examples = { "vom 7. bis 9. Dezember 2007" = "2007-12-07/2007-12-09" }
"""

RULE = """
[words.month]
1 = ["janvier"]
[[rule]]
name = "day-month"
pattern = "<day> <month>"
resolve = "stated"
examples = { "le 3 janvier" = "2008-01-03" }
"""


def written(folder: Path, text: str) -> Path:
    """A language file of that text."""
    path = folder / "xx.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("code", sorted(path.stem for path in RULES.glob("*.toml")))
def test_keeps_its_promises(code: str) -> None:
    """Every rule of every language reads its examples and leaves alone what it refuses."""
    check_language(load_language(code))


def test_a_third_language_is_one_file(tmp_path: Path) -> None:
    """German dates are read from one TOML file, capitals, numerals, ranges, tense and all."""
    german = load_language(written(tmp_path, GERMAN))
    check_language(german)
    text = "Der Rat tagte vom 7. bis 9. Dezember 2007 in Brüssel, zuletzt im März. Heute, am 3. Jan. 2008, ruht er."
    assert [str(m.when) for m in find_dates(text, german, date(2008, 4, 4))] == [
        "2007-12-07/2007-12-09",
        "2008-03",
        "2008-04-04",
        "2008-01-03",
    ]


def test_loads_a_language_once() -> None:
    """Asked again, it is the very same."""
    assert load_language("fr") is load_language("fr")


def test_knows_its_code_and_the_tables_of_others(tmp_path: Path) -> None:
    """What other stages keep in the file reaches them as written; absent, it is empty."""
    language = load_language(written(tmp_path, RULE + '[wording]\nby = "d\'ici"\n'))
    assert (language.code, dict(language.wording), dict(language.events)) == ("xx", {"by": "d'ici"}, {})


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("<day> <month>", "<day> <moon>", "<moon> is no kind of word"),
        ("<day> <month>", "<day> (<month>", "not well formed"),
        ("<day> <month>", "(<day> )+<month>", "repetition needs an upper bound"),
        ("<day> <month>", "((<day> )*)*<month>", "repetition needs an upper bound"),
        ("<day> <month>", "(<day> ){1,}<month>", "repetition needs an upper bound"),
        ("<day> <month>", "(<month>)?", "common words alone"),
        ("<day> <month>", "<day <month>", "belongs to no slot"),
        ('"stated"', '"guessed"', "'guessed' is no way to resolve"),
        ("examples =", "example =", "'example' is no key of a rule"),
        ('examples = { "le 3 janvier" = "2008-01-03" }', "", "at least one example"),
        ('resolve = "stated"', 'resolve = "stated"\ngives = "moon"', "'moon' is no kind of date"),
    ],
)
def test_refuses_a_bad_rule_by_name(tmp_path: Path, wrong: str, right: str, said: str) -> None:
    """A rule that cannot be is refused with its name, its file and its line."""
    path = written(tmp_path, RULE.replace(wrong, right))
    with pytest.raises(TimelineError) as caught:
        load_language(path)
    finding = caught.value.findings[0]
    assert (finding.path, finding.line, finding.code) == (str(path), 5, "R03")
    assert "'day-month'" in finding.fact
    assert any(said in finding.fact for finding in caught.value.findings)


def test_tells_all_that_is_wrong_in_one_run(tmp_path: Path) -> None:
    """Two bad rules and a repeated name are three findings."""
    bad = RULE.split("[[rule]]")[1]
    text = RULE + "[[rule]]" + bad.replace("<month>", "<moon>") + "[[rule]]" + bad + "[[rule]]" + bad.replace("day-month", "third").replace("stated", "x")
    with pytest.raises(TimelineError) as caught:
        load_language(written(tmp_path, text))
    assert [finding.code for finding in caught.value.findings] == ["R03", "R04", "R03"]


@pytest.mark.parametrize(
    ("wrong", "right", "code"),
    [("2008-01-03", "2008-01-04", "R05"), ("examples", 'refuses = ["le 4 janvier"]\nexamples', "R06")],
)
def test_holds_a_rule_to_its_examples(tmp_path: Path, wrong: str, right: str, code: str) -> None:
    """A rule that misreads its example, or reads what it must refuse, is named with its line."""
    language = load_language(written(tmp_path, "published = 2008-04-04\n" + RULE.replace(wrong, right)))
    with pytest.raises(TimelineError, match="'day-month'") as caught:
        check_language(language)
    assert [(finding.code, finding.line) for finding in caught.value.findings] == [(code, 6)]


def test_says_which_languages_there_are() -> None:
    """An unknown language is answered with the known ones."""
    with pytest.raises(TimelineError, match="en, fr"):
        load_language("tlh")


def test_says_where_the_file_is_no_toml(tmp_path: Path) -> None:
    """A slip of the pen is told with its line."""
    with pytest.raises(TimelineError, match=r"xx\.toml:2: R02"):
        load_language(written(tmp_path, "a = 1\nb = \n"))


def test_words_that_no_rule_tells_apart_read_the_same() -> None:
    """With one symbol for « mars » and « mai », or with one for each, a text has the same dates."""
    path = RULES / "fr.toml"
    apart = read_language(path, path.read_text(encoding="utf-8"))
    assert {"mars", "mai"} <= {apart.lexicon.spellings[symbol] for symbol in apart.lexicon.alike}
    apart.lexicon.alike.clear()
    apart.lexicon.values.clear()
    for text in [*prose.chains(1, 30_000), *prose.short_ones(1, 30_000)]:
        assert find_dates(text, apart, date(2008, 4, 4)) == find_dates(text, load_language("fr"), date(2008, 4, 4))
