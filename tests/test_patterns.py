"""Patterns as a linguist writes them: those of date rules over symbols, and the expressions of events and pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from communiques import cases
from hypothesis import given, settings
from hypothesis import strategies as st
from rules import GERMAN, RULE, one_rule, write_rules

from timeline.dates import explain_dates, find_dates
from timeline.events.extraction import extract_events
from timeline.events.trial import try_rules
from timeline.language import Language, load_language
from timeline.language.compiling import Compiler
from timeline.language.expressions import Expression, compiled, in_one_line, spelt_out
from timeline.language.needs import Rarity
from timeline.language.quantities import find_quantities
from timeline.language.screening import Screen
from timeline.language.word_fragments import Fragments
from timeline.language.word_needs import needed
from timeline.reading.communique import read_sentences
from timeline.reading.offsets import lowered

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.language.word_needs import Way

FRENCH = load_language("fr")
CUES = [row.table for row in FRENCH.events.rows("cue")]


def compiler() -> Compiler:
    """A compiler with the words of French and a few phrases, one of them in a circle."""
    dates = Language("fr").dates
    phrases = {"to": " au | à |-", "m": "(<month=month-name>|<month=month-short>)", "round": "x<round>"}
    return Compiler(dates.lexicon, dates.slots, phrases, Rarity(dates.lexicon))


PIECES = st.sampled_from([
    *("le", "au", "mars", "l'", " ", "  ", "<day>", "<last=day>", "<month-name>", "<year>", "<date>", "<to>", "<m>", "<moon>"),
    *("(", ")", "[", "]", "|", "?", "{0,3}", "{2,1}", "{0,999}", "{1,}", "*", "+", "^", "$", "<", ">", ".", "\\.", "\\(", "-", "/"),
    *("3", "\u200b", "é", "\\", "<round>", "{", "}"),
])  # fmt: skip


PARTS = st.sampled_from(["le", "mars", " ", "<day>", "<last=day>", "<date>", "<to>", "<m>", "-", "^", "$"])
NESTED = st.recursive(
    PARTS,
    lambda inner: st.lists(inner, min_size=1, max_size=3).map("".join)
    | st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"({'|'.join(parts)})")
    | inner.map(lambda part: f"[{part}]")
    | st.tuples(inner, st.sampled_from(["?", "{0,3}", "{1,2}"])).map("".join),
    max_leaves=8,
)


@settings(max_examples=6 * settings.default.max_examples, deadline=None)
@given(source=st.lists(PIECES, max_size=14).map("".join) | NESTED)
def test_what_is_accepted_compiles(source: str) -> None:
    """Whatever pattern is accepted, its expression works, and its groups are where they are said to be."""
    try:
        pattern = COMPILER.pattern(source)
    except ValueError:
        return
    expression = pattern.expression
    assert expression.groups == len(pattern.groups) + bool(pattern.date)
    COMPILER.company([source], "[ ]?", r"\Z").expression.search("le ")


@settings(max_examples=3 * settings.default.max_examples, deadline=None)
@given(pieces=st.lists(st.sampled_from(["le", "mars", " ", "(", ")", "|", "?", "{0,3}", "^", "<day>"]), max_size=10))
def test_what_is_refused_does_not_compile(pieces: list[str]) -> None:
    """Of brackets, alternatives and repetitions nothing is refused that an expression could be, but for a mark that repeats."""
    source = "".join(pieces)
    try:
        COMPILER.pattern(source)
    except ValueError:
        plain = source.replace("<day>", "d").replace("{0,3}", "*")
        if re.search(r"\?\?|\*\?|\^[?*]| \*", plain):
            return
        with pytest.raises(re.error):
            re.compile(plain)


COMPILER = compiler()


@pytest.mark.parametrize(
    ("source", "lists", "expected"),
    [
        ("réuni", {}, "r[ée]uni"),
        ("œuvre", {}, "(?:œ|oe)uvre"),
        ("où", {}, "où"),
        ("d[è]s", {}, "d[è]s"),
        (r"d\ès", {}, r"d\ès"),
        ("[a-zé]+é?", {}, "[a-zé]+[ée]?"),
        ("(?P<place>é)(?<!é)(?<=ô)", {}, "(?P<place>[ée])(?<![ée])(?<=[ôo])"),
        ("<done>e?", {"done": ["créé", "lu"]}, "(?:cr[ée][ée]|lu)e?"),
        ("\n  a|\n  b", {}, "a|b"),
        (" - ", {}, " - "),
        (r"\<done>", {}, r"\<done>"),
        ("É", {}, "[ÉE]"),
    ],
)
def test_an_accent_stands_for_its_bare_letter_too(source: str, lists: dict[str, list[str]], expected: str) -> None:
    """Outside a set and without a backslash; a list stands where it is named; a line goes on in the next."""
    assert spelt_out(source, lists) == expected


@pytest.mark.parametrize("expression", ["(", "a{2,1}", "(?<=a+)b", "[[a]&&b]", "a" + "(" * 5000, "(?P<a>b)(?P<a>c)", "*", "a{99999999999}"])
def test_an_expression_that_cannot_be_is_told(expression: str) -> None:
    """Whatever is wrong with it, one kind of error says so."""
    with pytest.raises(ValueError, match="the pattern does not work"):
        compiled(expression)


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue["name"])
def test_a_match_has_what_is_needed_in_one_word(cue: dict[str, re.Pattern[str]]) -> None:
    """Any text that a cue's expression can match has a word with what was found to be needed."""
    both = _needs_of(cue["pattern"])
    assert all(way for ways in both for way in ways)

    @settings(max_examples=25, deadline=None)
    @given(st.from_regex(re.compile(cue["pattern"].pattern)))
    def search(text: str) -> None:
        assert all(_in_words(ways, text) for ways in both)

    search()


def _needs_of(expression: Expression) -> tuple[tuple[Way, ...], tuple[Way, ...]]:
    """As it is written, and spelt out: what is found of either holds."""
    assert expression.lists is not None
    return needed(in_one_line(expression.source), expression.lists), needed(expression.pattern)


def _in_words(ways: tuple[Way, ...], text: str) -> bool:
    """Whether the words of a text have all that one of the ways needs."""
    return any(all(any(map(Fragments((one, 1) for one in need).bits, text.split(" "))) for need in way) for way in ways)


LETTERS = st.sampled_from(["a", "b", "ab", "é", " ", "'"])
ATOMS = LETTERS | st.sampled_from([r"\s", r"\b", r"\w", ".", "[ab]", "[^a]", "$", "(?!a)", "(?<=b)", "(?=a)"])


def _repeated(parts: tuple[str, str]) -> str:
    """A part with its quantifier; none without an end goes round another, "(?:a*)*", over which a search may take for ever."""
    part, quantifier = parts
    endless = quantifier[0] in "*+" and not {"*", "+"}.isdisjoint(part)
    return part + ("{0,2}" if endless else quantifier)


def _joined(parts: list[str]) -> str:
    return "(?:" + "|".join(parts) + ")"


SOURCES = st.recursive(
    ATOMS,
    lambda inner: st.lists(inner, min_size=1, max_size=4).map("".join)
    | st.lists(inner, min_size=1, max_size=3).map(_joined)
    | st.tuples(inner.map(lambda one: f"(?:{one})"), st.sampled_from(["?", "*", "+", "{0,2}", "{1,2}", "*?"])).map(_repeated),
    max_leaves=12,
)


@settings(max_examples=2 * settings.default.max_examples, deadline=None)
@given(data=st.data(), source=SOURCES)
def test_what_is_needed_of_any_expression_is_there(data: st.DataObject, source: str) -> None:
    """Where an expression matches, the words have what it needs, as it is written and spelt out."""
    expression = re.compile(spelt_out(source, {}))
    text = data.draw(st.from_regex(expression, alphabet="abé' e") | st.text("abé' e", max_size=9))
    if expression.search(text):
        assert _in_words(needed(expression.pattern), text)
        assert _in_words(needed(source), text)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"\b(?:ab|cd)+\b", "abcd"),
        (r"\s(?:ab|cd){1,2}\s", " cdab "),
        (r"a\b'b", "a'b"),
        (r"\b(?:a|b)?c", "bc"),
        (r"(?:a\s)?b", "b"),
        (r"(?:a|ab)\s*:", "a:"),
        (r"(?:a|ab)\s?b", "ab"),
        (r"(a)?(?(1)b|c)", "c"),
        (r"(?i)ab", "AB"),
        (r"(?:ab){0,2}c", "c"),
        (r"ab*c", "ac"),
        (r"a(?#b)c", "ac"),
        (r"(a)\1", "aa"),
        (r"(?<!é)ab(?!c)", "ab"),
        (r"(?:^|\W)l\x27$", "dans l'"),
        (r"\bqu\x27on\s+a", "ce qu'on a"),
        (r"\|\s[«(]?ab", "| ab"),
        (r"_ab\b-", "_ab-"),
        (r"\bcœur", "coeur"),
        (r"(?<!\w)(?:le\s+)?ab(?!\w)", "le ab"),
        (r"(?<!\w)«\sab", "a « ab"),
        (r"ab\s(?:(?:le|la)\s+){0,2}cd", "ab cd"),
        (r"\b(?:(?:très\s)?)*ab", "très ab"),
        (r"(?<=\bet\s)(?:ab|cd)", "et cd"),
        (r"ab(?=\s+le\b)", "ab le"),
        (r"(?:ab\s+cd|ef)(?:gh\s+ij|kl)", "efkl"),
    ],
)
def test_what_is_needed_is_no_more_than_is_there(source: str, text: str) -> None:
    """What comes again, may be missing or is only looked at is not needed."""
    assert re.search(spelt_out(source, {}), text)
    assert _in_words(needed(source), text)


PLAIN_ATOMS = ATOMS | st.sampled_from([r"\d", r"\W", r"[\w']", r"\.", "^", "a?"])


@settings(max_examples=2 * settings.default.max_examples, deadline=None)
@given(data=st.data(), sources=st.lists(SOURCES | st.lists(PLAIN_ATOMS, max_size=6).map("".join), min_size=1, max_size=3))
def test_what_is_screened_is_all_that_is_there(data: st.DataObject, sources: list[str]) -> None:
    """Expressions tried only where they may begin have the matches that a search everywhere has."""
    patterns = tuple(re.compile(spelt_out(source, {})) for source in sources)
    text = data.draw(st.from_regex(patterns[0], alphabet="abé' .e1\n") | st.text("abé' .e1\n", max_size=12))
    assert _screened(patterns, text) == [(at, one.span()) for at, pattern in enumerate(patterns) for one in pattern.finditer(text)]


def _screened(patterns: tuple[re.Pattern[str], ...], text: str) -> list[tuple[int, tuple[int, int]]]:
    screen = Screen(patterns, len(patterns))
    return [(number, match.span()) for number, match in screen.matches(text, screen.fitting(screen.met(text), sum(screen.bits)))]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"\b(?:a|ont)\s+signé", "ils ont signé"),
        (r"(?:(?:s'est|se)\s+)?réuni", "s'est réuni"),
        (r"\b(?:\w+ment\s+)?adopté", "a unanimement adopté"),
        (r"(?<=\w)(?:era|iront)\b", "sera"),
        (r"\bréunions?\b", "deux réunions"),
        (r"(?:^|\s)le\b", "vu le"),
        (r"a{0}b", "b"),
        (r"(?:ab){0,2}c", "c"),
        (r"(?:a\s){1,2}b", "a a b"),
        (r"[^\s]b", "éb"),
        (r"(?i)a\b", "A"),
        ("(?:a|)b", "b"),
        (r"\bn'\b(?:a|b)", "n'a"),
        (r"a\b\s", "a" * 80 + " "),
    ],
)
def test_an_expression_is_tried_where_it_begins(source: str, text: str) -> None:
    """Whatever it begins with, in a word or before one, of letters that may be missing or come again."""
    assert _screened((re.compile(source),), text) == [(0, one.span()) for one in re.finditer(source, text)] != []


def test_an_own_list_goes_beside_ours(tmp_path: Path) -> None:
    """A verb more in a list of ours is found by the cues that name it."""
    own = load_language("fr", write_rules(tmp_path, "fr", events="[lists]\ndecided = ['homologué']\n"))
    cue = next(row.table["pattern"] for row in own.events.rows("cue") if row.name == "decided")
    assert cue.search("le conseil a homologué")
    assert cue.search("le conseil a adopté")


@pytest.mark.parametrize("code", ["fr", "en"])
def test_a_trial_counts_what_it_tried(code: str) -> None:
    """Every rule, example and refusal of our languages is tried, and nothing is found."""
    trial = try_rules(load_language(code))
    assert trial.rules > 80
    assert trial.examples > trial.rules
    assert trial.refusals > 30
    assert not trial.findings


def test_a_trial_tells_of_every_file(tmp_path: Path) -> None:
    """What is wrong with one file does not hide what is wrong with another."""
    own = write_rules(one_rule(tmp_path, RULE.replace("2008-01-03", "2008-01-04")), "xx", events="[signs]\ncitde = 'a'", page="day = '('")
    assert [found.code for found in try_rules(load_language("xx", own)).findings] == ["R07", "R08", "R05"]


SMALL = GERMAN | {
    "numbers": GERMAN["numbers"] + "decimal = ','\n[cardinals]\n2 = ['zwei']\n[instead]\n'14 2' = ['vierzehn']\n[also.tage]\n8 = [1]\n",
    "events": """
[lists]
done = ["beschlossen", "angenommen"]
[signs]
due = '\\bbis\\s*$'
[[form]]
name = "cited-act"
makes = "nothing"
before = '\\bgesetz\\s+vom\\s*$'
examples = ["das Gesetz vom [3. Januar 2008]"]
refuses = ["am [3. Januar 2008]"]
[[cue]]
name = "decided"
kind = "decision"
undated = true
pattern = '\\b(?:hat|haben)\\s+(?:\\w+\\s+){0,3}?<done>\\b'
examples = ["hat den Plan beschlossen"]
[places]
town = '\\bin\\s+(?P<place>[A-Z]\\w+)'
[places.names]
summit = 'gipfels?'
[quoting]
joints = [';\\s+']
""",
    "page": "furniture = ['seite\\s+\\d+']\nabbreviations = ['Nr']\n[list]\nlinks = ['und']\n[dateline]\nsigned = 'am\\s*$'\n",
}
SPOILT = st.sampled_from(['"', "'", "[", "]", "{", "}", "=", "(", ")", "|", "?", "<", ">", "\\", "\n", "é", "0", "-1", "1979-05-27", "true", "1e400", "[]", "{}", '""', "[[rule]]\n", "[cue]\n", "\u200b", "\x00", "<day>", "+", "{0,3}", "#"])  # fmt: skip


def _spoilt(text: str, data: st.DataObject) -> str:
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.sampled_from([0, 0, 1, 3, 20])))
        text = text[:start] + data.draw(SPOILT | st.just(text[start:end] * 2)) + text[end:]
    return text


def test_the_small_language_is_sound(tmp_path: Path) -> None:
    """What is spoilt below was right before."""
    assert not try_rules(load_language("zz", write_rules(tmp_path, "zz", **SMALL))).findings


@settings(deadline=None)
@given(data=st.data())
def test_a_spoilt_file_gives_findings_or_a_language(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """A file with pieces put in, left out or doubled is read or refused by name; what is read reads texts."""
    part = data.draw(st.sampled_from(sorted(SMALL)))
    own = write_rules(tmp_path_factory.mktemp("rules"), "zz", **SMALL | {part: _spoilt(SMALL[part], data)})
    language = load_language("zz", own)
    findings = try_rules(language).findings
    assert all(found.fact and found.path and found.code.startswith("R") for found in findings)
    if not findings:
        text = "Am 4. Januar 2008 in Wien hat der Rat den Plan beschlossen; vom 7. bis 9. März 2009 tagte er. Seite 3"
        extract_events(read_sentences("a.txt", text, language), None, language)
        find_quantities(text, find_dates(text, language, None), language)
        explain_dates(text, language, None)


def test_the_sentences_of_the_cases_have_what_their_cues_need() -> None:
    """In real sentences as well as in made ones."""
    sentences = [lowered(one.text) for case in cases() for one in read_sentences("a.txt", case.text, FRENCH)]
    for cue in CUES:
        for ways in _needs_of(cue["pattern"]):
            assert all(_in_words(ways, text) for text in sentences if cue["pattern"].search(text)), cue["name"]


@settings(deadline=None)
@given(
    fragments=st.lists(st.sampled_from([r"\bsign[ée]", r"(?<!\S)a(?!\S)", "é", r"n'est(?!\S)", r"ab?c", r"\b\w+ment\b", r"[«(]a", r"\ba\b-"])),
    word=st.text("signeé'abcmt«(- \n", max_size=12),
)
def test_a_fragment_is_found_wherever_its_expression_is(fragments: list[str], word: str) -> None:
    """Looked up by its first letters it is nowhere missed; one of letters and edges alone is found nowhere else."""
    found = dict(Fragments((one, 1 << at) for at, one in enumerate(fragments)).places(word))
    for at, one in enumerate(fragments):
        wanted = {match.start() for match in re.finditer(f"(?={spelt_out(one, {})})", word)}
        told = {place for place, bits in found.items() if bits >> at & 1}
        assert told == wanted or (told > wanted and one in (r"ab?c", r"\ba\b-"))
