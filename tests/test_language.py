"""Languages as data: what loading accepts, what it refuses and how it says so, and a language that a project has alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import prose
import pytest
from babel import Locale
from rules import GERMAN, RULE, one_rule, write_rules

from timeline.dates import check_language, find_dates
from timeline.events.cues import check_cues
from timeline.language import Language, languages_with, load_language, load_wording
from timeline.language.naming import file_as
from timeline.language.numerals import may_be_roman, write_number, write_roman
from timeline.language.wording import month_names, write_when
from timeline.model.errors import TimelineError
from timeline.model.when import When

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("code", languages_with("dates"))
def test_keeps_its_promises(code: str) -> None:
    """Every rule of every language reads its examples and leaves alone what it refuses; so does every cue."""
    check_language(load_language(code))
    assert not list(check_cues(load_language(code)))


def test_a_third_language_lies_wholly_in_a_project(tmp_path: Path) -> None:
    """German dates are read from a project's files, capitals, numerals, ranges, tense and all, and written by them."""
    own = write_rules(tmp_path, "nds", **GERMAN)
    german = load_language("nds", own)
    check_language(german)
    text = "Der Rat tagte vom 7. bis 9. Dezember 2007 in Brüssel, zuletzt im März. Heute, am 3. Jan. 2008, ruht er."
    assert [str(m.when) for m in find_dates(text, german, date(2008, 4, 4))] == [
        "2007-12-07/2007-12-09",
        "2008-03",
        "2008-04-04",
        "2008-01-03",
    ]
    assert write_when(When.read("by 2008-04-04"), load_wording("nds", own)) == "bis 4. April 2008"
    assert file_as("Der Rat", load_wording("nds", own)) == "Der Rat"
    assert languages_with("dates", own) == ("de", "en", "fr", "nds")


def test_a_roman_numeral_is_read_as_it_is_written() -> None:
    """What one function writes the other reads, for every century there may be a word for."""
    assert [load_language("fr").numerals.roman_value(write_roman(number)) for number in range(1, 90)] == [*range(1, 90)]
    assert [word for word in ("XIX", "MM", "MCMXC", "OTAN", "COR", "xix") if may_be_roman(word)] == ["XIX", "MM", "MCMXC"]


@pytest.mark.parametrize("code", languages_with("wording"))
def test_months_are_those_of_the_cldr(code: str) -> None:
    """The names of the months are those that everyone else writes."""
    names = Locale.parse(code).months["format"]["wide"]
    assert month_names(load_wording(code)) == tuple(names[number] for number in range(1, 13))


def test_a_language_that_is_only_written_can_be_printed(tmp_path: Path) -> None:
    """Wording alone writes dates; asked for its dates, the language says which file is missing."""
    own = write_rules(tmp_path, "nds", wording=GERMAN["wording"])
    assert write_when(When.read("2008-12"), load_language("nds", own).wording) == "Dezember 2008"
    assert not load_language("nds", own).has("dates")
    with pytest.raises(TimelineError, match=r"R01 the language 'nds' has no rules: there is no dates\.toml for it"):
        find_dates("am 3. Januar", load_language("nds", own), None)


OWN = """
origin = "corpus"
common = ["béni"]

[words.deictic]
0 = ["en ce jour béni"]

[[rule]]
name = "weekday-in-eight"
pattern = "<weekday> en huit"
resolve = "weekday"
gives = "day"
with = { which = 1, count = 8 }
examples = { "jeudi en huit" = "2008-04-17" }

[[rule]]
name = "full-moon"
pattern = "pleine lune de <month=month-name> <year>"
resolve = "stated"
examples = { "à la pleine lune de mars 2008" = "2008-03" }
"""


def test_a_project_adds_to_a_language_and_replaces_by_name(tmp_path: Path) -> None:
    """Its rule stands in the place of ours of that name or after ours, its words beside ours; ours stay as they are."""
    own, ours = load_language("fr", write_rules(tmp_path, "fr", dates=OWN)), load_language("fr")
    names = [rule.name for rule in own.rules]
    assert names == [*(rule.name for rule in ours.rules), "full-moon"]
    assert own.rules[names.index("weekday-in-eight")].pattern.source == "<weekday> en huit"
    text = "Réunis en ce jour béni, à la pleine lune de mars 2008, ils se reverront jeudi en huit."
    assert [str(m.when) for m in find_dates(text, own, date(2008, 4, 4))] == ["2008-04-04", "2008-03", "2008-04-17"]
    assert "béni" in own.lexicon.common - ours.lexicon.common
    assert load_language("fr") is ours


def test_a_project_sets_its_text_in_its_own_way(tmp_path: Path) -> None:
    """A step of typography is replaced by name, in its place, and any other value as well."""
    text = 'first_day = "1"\n[[typography]]\nname = "dash"\npattern = " - "\nreplace = " — "\n'
    own = load_wording("fr", write_rules(tmp_path, "fr", wording=text))
    assert write_when(When.read("2008-04-01"), own) == "1 avril 2008"
    assert len(own.typography) == len(load_wording("fr").typography)
    assert own.typography[-1][1] == " — "


def test_loads_a_language_once() -> None:
    """Asked again, it is the very same."""
    assert load_language("fr") is load_language("fr")


def test_reads_only_what_is_asked_for(tmp_path: Path) -> None:
    """A file that nobody asks for may be wrong."""
    own = write_rules(tmp_path, "xx", numbers="", dates=RULE, events="this is no TOML")
    language = load_language("xx", own)
    assert find_dates("le 3 janvier", language, date(2008, 4, 4))
    with pytest.raises(TimelineError, match="R02"):
        _ = language.events


WRONG_RULES = [
    ("<day> <month>", "<day> <moon>", "<moon> is no kind of word"),
    ("<day> <month>", "<day> (<month>", "not well formed"),
    ("<day> <month>", "<day> <month>)", "not well formed"),
    ("<day> <month>", "<day>?? <month>", "not well formed"),
    ("<day> <month>", "<day> {0,3}<month>", "not well formed"),
    ("<day> <month>", "^?<day> <month>", "not well formed"),
    ("<day> <month>", "[<day>] [<month>]", "two parts are marked"),
    ("<day> <month>", "(<day> )+<month>", "repetition needs an upper bound"),
    ("<day> <month>", "((<day> )*)*<month>", "repetition needs an upper bound"),
    ("<day> <month>", "(<day> ){1,}<month>", "repetition needs an upper bound"),
    ("<day> <month>", "(<day> ){9,1}<month>", "no number of times"),
    ("<day> <month>", "3 <month>", "asked for by its kind"),
    ("<day> <month>", "(<month>)?", "common words alone"),
    ("<day> <month>", "<day <month>", "belongs to no slot"),
    ("<day> <month>", "<day> <mnth=month>", "nothing asks for what is called mnth"),
    ('"stated"', '"guessed"', "'guessed', and must be one of"),
    ('"stated"', '"counted"', "neither its pattern nor its with tells the unit"),
    ("examples =", "exampels =", "'exampels' is no key here"),
    ('examples = { "le 3 janvier" = "2008-01-03" }', "", "at least one example"),
    ('resolve = "stated"', 'resolve = "stated"\ngives = "moon"', "'moon', and must be one of"),
    ('resolve = "stated"', 'resolve = "stated"\npass = [1, "two"]', "pass is a list, and must be a number from 1 to 9"),
    ('resolve = "stated"', 'resolve = "stated"\npasst = 2', "'passt' is no key here"),
    ('resolve = "stated"', 'resolve = "stated"\nwith = { knwon = "XXXX-09-11" }', "'knwon' is no key here"),
    ('resolve = "stated"', 'resolve = "stated"\nwith = { known = "11 September" }', "must be a day of no year"),
    ('resolve = "stated"', 'resolve = "stated"\nwith = { unit = "fortnight" }', "must be one of day, week"),
    ('origin = "sisters"', "", "does not say where its phrase was met"),
]


@pytest.mark.parametrize(("wrong", "right", "said"), WRONG_RULES)
def test_refuses_a_bad_rule_by_name(tmp_path: Path, wrong: str, right: str, said: str) -> None:
    """A rule that cannot be is refused with its name, its file and its line."""
    own = one_rule(tmp_path, RULE.replace(wrong, right))
    with pytest.raises(TimelineError) as caught:
        _ = load_language("xx", own).rules
    finding = caught.value.findings[0]
    assert (finding.path, finding.code) == (str(own / "xx" / "dates.toml"), "R03")
    assert finding.line in range(5, 10)
    assert "'day-month'" in finding.fact
    assert finding.remedy
    assert any(said in finding.fact for finding in caught.value.findings)


@pytest.mark.parametrize(
    ("part", "text", "place", "said"),
    [
        ("dates", "comon = []\n" + RULE, "R07 1", "'comon' is no key here: write common"),
        ("dates", RULE + "[tense]\npassed = []\n", "R07 11", "'passed' is no key here"),
        ("dates", RULE + "[phrases]\na = '<b>'\nb = '<a>'\n[[rule]]\nname = 'r'\npattern = '<a>'\nresolve = 'nothing'", "R03 14", "circle"),
        ("dates", RULE.replace('["janvier"]', "3"), "R07 4", "1 is a number, and must be a list of words"),
        ("dates", RULE.replace('["janvier"]', '["\\u200b"]'), "R07 3", "not seen in a text"),
        ("dates", 'published = "2008-04-04"\n' + RULE, "R07 1", "must be a day, 2008-04-04, without quotes"),
        ("events", "[signs]\ndeu = 'a'\n", "R07 2", "'deu' is no key here: write due"),
        ("events", "[signs]\ndue = '('\n", "R08 2", "due: the pattern does not work"),
        ("events", "[deciders]\nbody = 'Né'\n", "R08 2", "the capital N finds nothing"),
        ("events", "[[cue]]\nname = 'met'\nkind = 'meting'\npattern = 'x'\nexamples = ['x']\n", "R20 3", "must be one of meeting"),
        ("events", "[[cue]]\nname = 'met'\nkind = 'meeting'\npattern = '<done>'\nexamples = ['x']\n", "R20 4", "there is no list <done>"),
        ("events", "[[cue]]\nname = 'met'\nkind = 'meeting'\npattern = 'x'\n", "R20 1", "there is no examples"),
        ("events", "[places]\ntown = 'à (\\w+)'\n", "R08 2", "its groups must have the names (?P<place>...)"),
        ("page", "furniture = ['a', '(?i)b']\n", "R08 1", "furniture: the pattern does not work"),
        ("page", "[list]\nlinks = 'et'\n", "R07 2", "links is 'et', and must be a list of words"),
        ("checks", "twice = 'die'\n", "R07 1", "twice is 'die', and must be a list of words"),
        ("wording", 'firstday = "1er"\n' + GERMAN["wording"], "R07 1", "'firstday' is no key here: write first_day"),
        ("wording", GERMAN["wording"].replace('"bis {the}"', '"bis {die}"'), "R09 2", "by asks for the form die"),
        ("wording", GERMAN["wording"].replace('"bis {the}"', '"{the.__class__}"'), "R07 2", "in one of its forms"),
        ("wording", GERMAN["wording"].replace('" {day}.', '"der {day}.'), "R09 36", "does not tell what becomes of 'der'"),
        ("wording", GERMAN["wording"].replace('" {day}.', '"{day}.'), "R09 21", "begins with what changes"),
        ("wording", GERMAN["wording"].replace('" Sommer", ', ""), "R09 17", "four seasons"),
        ("wording", GERMAN["wording"].replace("by =", "#"), "R07 0", "there is no by"),
        ("wording", GERMAN["wording"].replace('"Mai", ', ""), "R09 16", "twelve months"),
        ("wording", GERMAN["wording"] + "[[typography]]\nname = 'a'\npattern = 'a'\nreplace = '\\9'\n", "R08 40", "what it puts in cannot be"),
        ("numbers", "[cardinals]\none = ['un']\n", "R07 2", "'one' is no key here"),
        ("numbers", "decimal = ''\n", "R07 1", "must be one sign"),
        ("headline", "[signs]\nlean = 'il'\n", "R07 2", "'lean' is no key here: write leans"),
        ("headline", "[[turn]]\nname = 'a'\npattern = '('\nmakes = 'b'\n", "R22 3", "the pattern does not work"),
        ("headline", "[[turn]]\nname = 'a'\npattern = 'x'\n", "R22 1", "there is no makes"),
        ("headline", "[[turn]]\nname = 'a'\nof = 'verb'\npattern = 'x'\nmakes = 'b'\n", "R22 3", "one of sentence, clause, noun"),
    ],
)  # fmt: skip
def test_refuses_what_no_file_may_hold(tmp_path: Path, part: str, text: str, place: str, said: str) -> None:
    """A wrong key, value or pattern of any file is told with its line and what is right."""
    own = write_rules(tmp_path, "xx", **({"numbers": "", "dates": RULE} | {part: text}))
    with pytest.raises(TimelineError) as caught:
        _ = getattr(load_language("xx", own), part)
    told = [f"{one.fact}: {one.remedy}" for one in caught.value.findings]
    places = [f"{one.code} {one.line}" for one in caught.value.findings]
    assert any(said in one for one in told), told
    assert place in places
    assert all(one.path == str(own / "xx" / f"{part}.toml") for one in caught.value.findings)


def test_tells_all_that_is_wrong_in_one_run(tmp_path: Path) -> None:
    """A repeated name, a wrong key, a wrong way: each is a finding."""
    bad = RULE.split("[[rule]]")[1]
    text = RULE + "[[rule]]" + bad + "[[rule]]" + bad.replace("day-month", "third").replace("stated", "x") + "citde = 1\n"
    with pytest.raises(TimelineError) as caught:
        _ = load_language("xx", one_rule(tmp_path, text)).rules
    assert [finding.code for finding in caught.value.findings] == ["R04", "R03", "R03"]


@pytest.mark.parametrize(
    ("wrong", "right", "code"),
    [("2008-01-03", "2008-01-04", "R05"), ("examples", 'refuses = ["le 4 janvier"]\nexamples', "R06")],
)
def test_holds_a_rule_to_its_examples(tmp_path: Path, wrong: str, right: str, code: str) -> None:
    """A rule that misreads its example, or reads what it must refuse, is named with its line."""
    own = one_rule(tmp_path, "published = 2008-04-04\n" + RULE.replace(wrong, right))
    with pytest.raises(TimelineError, match="'day-month'") as caught:
        check_language(load_language("xx", own))
    assert [(finding.code, finding.line) for finding in caught.value.findings] == [(code, 7)]


def test_says_what_an_unknown_language_needs() -> None:
    """An unknown language is answered with the files to add and the languages that have them."""
    with pytest.raises(TimelineError, match="R01") as caught:
        load_language("tlh")
    assert "there is no dates.toml and no wording.toml" in caught.value.findings[0].fact
    assert "rules/tlh/dates.toml" in caught.value.findings[0].remedy
    assert "en, fr" in caught.value.findings[0].remedy


@pytest.mark.parametrize("code", ["", "../fr", "fr/../fr", "f" * 300, "fr\n", "é", "f", "fr-"])
def test_a_code_that_is_none_leads_nowhere(code: str) -> None:
    """Whatever is typed for a code, no file outside the rules is looked for."""
    with pytest.raises(TimelineError, match=r"R01 .* is no code of a language"):
        load_language(code)


@pytest.mark.parametrize(
    "text",
    ["a = 1\nb = \n", "a = " + "[" * 5000, "a = " + "9" * 5000, 'a = "\\ud800"', "x" * 10_000, "\x00", "a = 0000-13-99"],
    ids=lambda text: text[:12],
)
def test_says_where_the_file_is_no_toml(tmp_path: Path, text: str) -> None:
    """A slip of the pen is told with its file; nesting without end and numbers without end are slips too."""
    with pytest.raises(TimelineError, match=r"dates\.toml:\d+: R02|dates\.toml: R02"):
        _ = load_language("xx", one_rule(tmp_path, text)).rules


def test_a_file_of_wrong_keys_is_told_by_its_first(tmp_path: Path) -> None:
    """A hundred thousand keys that are none make a list that can be read."""
    text = "".join(f"key{number} = 1\n" for number in range(100_000)) + RULE
    with pytest.raises(TimelineError) as caught:
        _ = load_language("xx", one_rule(tmp_path, text)).rules
    assert len(caught.value.findings) < 30
    assert any("99980 keys more" in finding.fact for finding in caught.value.findings)


def test_words_that_no_rule_tells_apart_read_the_same() -> None:
    """With one symbol for « mars » and « mai », or with one for each, a text has the same dates."""
    apart = Language("fr")
    assert {"mars", "mai"} <= {apart.lexicon.spellings[symbol] for symbol in apart.lexicon.alike}
    apart.lexicon.alike.clear()
    apart.lexicon.values.clear()
    for text in [*prose.chains(1, 30_000), *prose.short_ones(1, 30_000)]:
        assert find_dates(text, apart, date(2008, 4, 4)) == find_dates(text, load_language("fr"), date(2008, 4, 4))


@pytest.mark.parametrize(
    ("count", "code", "written"),
    [(48, "fr", "48"), (1200, "fr", "1\u202f200"), (1200, "en", "1,200"), (12000, "de", "12.000"), (1200, "pt-BR", "1.200"), (1200, "zz", "1200")],
)
def test_counts_are_written_as_the_language_does(count: int, code: str, written: str) -> None:
    """« 1 200 entrées », "1,200 entries"."""
    assert write_number(count, code) == written


def test_an_ending_hangs_on_its_number_without_a_blank() -> None:
    r"""« 3 e-mails » are no third of anything; « $1^{\mathrm{er}}$ » and « 1\ier{} » are a first."""
    split = load_language("fr").tokens.split
    assert split.findall("3 e-mails")[0] == "3 "
    assert split.findall(r"$1^{\mathrm{er}}$ juillet")[1:] == [r"1^{\mathrm{er}}$ ", "juillet"]
    assert split.findall(r"1\ier{} mai") == [r"1\ier{} ", "mai"]
