"""What is printed of a text: the spaces of French, what no line may part, the letters above the line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.language import load_wording
from timeline.language.signs import may_match, signs_of, ways_by_signs
from timeline.language.typography import apply_steps, days_with_months
from timeline.language.wording import typeset
from timeline.publishing.rendering import plain, prose

# « ~ » stands for U+00A0, « _ » for U+202F, « = » for U+2011, « | » for U+2060.
SIGNS = str.maketrans({"~": "\u00a0", "_": "\u202f", "=": "\u2011", "|": "\u2060"})

FRENCH = [
    ("Réunis le 7 décembre 2007 à Bruxelles", "Réunis le 7~décembre 2007 à Bruxelles"),
    ("Le 1er mars et le 2 AVRIL", "Le 1er~mars et le 2~AVRIL"),
    ("du 2 au 4 avril", "du 2 au 4~avril"),
    ("Le Conseil OTAN-Russie, de Saint-Pétersbourg à Port-Mayet", "Le Conseil OTAN=Russie, de Saint=Pétersbourg à Port=Mayet"),
    ("la Bosnie-Herzégovine, le S-400", "la Bosnie=Herzégovine, le S=400"),
    ("2002–2013", "2002–|2013"),
    ("2002 – 2013", "2002~–~2013"),
    ("une clause - la troisième -, puis rien - -5", "une clause – la troisième –, puis rien – -5"),
    ("le budget 2012-2013", "le budget 2012=2013"),
    ("Il a dit : « oui » ; et puis ? Non !", "Il a dit~: «_oui_»_; et puis_? Non_!"),
    ("Spécifiquement: ceci; cela", "Spécifiquement~: ceci_; cela"),
    ("en 2008; puis (2009): rien", "en 2008_; puis (2009)~: rien"),
    # Nothing of this is a day, a name or a range.
    ("les 27 pays, mai 2008, 2008 mai", "les 27 pays, mai 2008, 2008 mai"),
    ("le 12 maire, 3.5 mars", "le 12 maire, 3.5 mars"),
    ("la mi-mars, un porte-parole, là-bas", "la mi-mars, un porte-parole, là-bas"),
    ("à 12:30, le PR/CP(2007)131", "à 12:30, le PR/CP(2007)131"),
    ("le 2009-12-04, au 01-2345-6789", "le 2009-12-04, au 01-2345-6789"),
    ("https://a.example/OTAN-Russie?a=1;b:2 et a-B@x.example", "https://a.example/OTAN-Russie?a=1;b:2 et a-B@x.example"),
]  # fmt: skip
ENGLISH = [
    ("Meeting on 7 December 2007 in Brussels", "Meeting on 7~December 2007 in Brussels"),
    ("from 2 to 4 April, on June 6, 2002", "from 2 to 4~April, on June~6, 2002"),
    ("the NATO-Russia Council, 2002–2013", "the NATO=Russia Council, 2002–|2013"),
    ("May 2008; a well-known plan: yes?", "May 2008; a well-known plan: yes?"),
    ("the 27 members", "the 27 members"),
    ("www.example.org/NATO-Russia", "www.example.org/NATO-Russia"),
]
RAISED = [
    ("Le 1er mars, au XXIe siècle", "Le 1<sup>er</sup>\u00a0mars, au XXI<sup>e</sup> siècle"),
    ("la Ve République, la 2e, la 2ème, les 3es", "la V<sup>e</sup> République, la 2<sup>e</sup>, la 2<sup>ème</sup>, les 3<sup>es</sup>"),
    ("Ce soir, Le Ier, DIXe", "Ce soir, Le I<sup>er</sup>, DIXe"),
    ("Vers la fin, Ver de terre, Xer, Vers", "Vers la fin, Ver de terre, Xer, Vers"),
    ("le XVe, le Xe, la VIIIe", "le XV<sup>e</sup>, le X<sup>e</sup>, la VIII<sup>e</sup>"),
    ("un x2e, 2 e, 21st", "un x2e, 2 e, 21st"),
    ("https://a.example/2e/1er", "https://a.example/2e/1er"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed"), FRENCH)
def test_french(text: str, printed: str) -> None:
    """Spaces before signs, days with their months, names and ranges whole; an address stays an address."""
    address = printed if "://" in printed else printed.translate(SIGNS)
    assert typeset(text, load_wording("fr")) == address


@pytest.mark.parametrize(("text", "printed"), ENGLISH)
def test_english(text: str, printed: str) -> None:
    """The same where English has it; no space before a sign."""
    assert typeset(text, load_wording("en")) == printed.translate(SIGNS)


@pytest.mark.parametrize("text", [text for text, _ in FRENCH])
def test_what_is_set_is_set(text: str) -> None:
    """Set again, nothing changes."""
    once = typeset(text, load_wording("fr"))
    assert typeset(once, load_wording("fr")) == once


@pytest.mark.parametrize(("text", "html"), RAISED)
def test_letters_above_the_line(text: str, html: str) -> None:
    """« XXIe », « 1er »; those who copy or listen get the letters, and English has none."""
    wording = load_wording("fr")
    assert prose(text, wording) == html
    assert plain(text, wording) == typeset(text, wording)
    assert "<sup>" not in prose("the XXIe, 1er", load_wording("en"))


@pytest.mark.parametrize(
    ("code", "months", "text", "printed"),
    [
        ("de", ["April"], "am 4. April 2008", "am 4.~April 2008"),
        ("es", ["abril"], "el 4 de abril", "el 4~de~abril"),
        ("xx", ["prill"], "4 prill, prill 4", "4~prill, prill 4"),
        ("es", ["abril"], "en abril 4 países, 4 abril", "en abril 4 países, 4 abril"),
    ],
)
def test_a_day_as_the_language_writes_it(code: str, months: list[str], text: str, printed: str) -> None:
    """What stands between day and month is the CLDR's, for any language it knows."""
    assert apply_steps(text, days_with_months(code, months)) == printed.translate(SIGNS)


# Each pattern with a text that it matches in, and one without a sign that it needs; "" where it may match in any text.
NEEDS = [
    (r"(?<=\d)–(?=\d)", "2002–2013", "2002-2013"),
    (r"(?<=\d)[ \u00a0](?=%)", "3 %", "3 points"),
    (r"(?<=\u2011t)-(?=il\b)", "dit\u2011t-il", "dit-t-il"),
    (r"\d{4}-(?=\d)", "٢٠٠٩-٢", "٢٠٠٩"),
    (r"n°(?=\d)", "N°3".lower(), "n 3"),
    (r"(?P<own>«)[ ]*(?=(?:\w|:))", "« la", "la »"),
    (r"a\.(?=[;!?])", "a.;", "a;"),
    (r"-|–", "a–b", "a"),
    # A sign that may be missing, that is one of several, or that must not be there is not asked for.
    (r"a-?b", "ab", ""),
    (r"a(?:-|\s)b", "a b", ""),
    (r"a(?!-)", "a", ""),
    (r"(?<!-)a", "a", ""),
    (r"a[^-]", "ab", ""),
    (r"a[+-9]", "a5", ""),
    (r"(?:-x)?a", "a", ""),
    (r"-{0,2}a", "a", ""),
    (r"(?i)ⓐ", "Ⓐ", ""),
    (r"\x2d?a\x2d", "a-", ""),
    (r"(-?)a\1", "a", ""),
    (r"a|-", "a", ""),
]


@pytest.mark.parametrize(("pattern", "there", "without"), NEEDS)
def test_a_text_without_the_signs_that_a_pattern_needs_is_not_looked_through(pattern: str, there: str, without: str) -> None:
    """And it matches in none such; where it matches, all that it needs is there."""
    assert re.search(pattern, there)
    needs = ways_by_signs(pattern)
    assert may_match(needs, signs_of(there))
    assert may_match(needs, signs_of(without)) is not bool(without)


@pytest.mark.parametrize("code", ["fr", "en", "de", "ru"])
@given(text=st.text("a1M9té°n .-–‑;:!?%«»\"'“” \u00a0\u202f\u2060", max_size=30))
def test_steps_do_what_they_would_if_each_were_tried(code: str, text: str) -> None:
    """Whatever signs a text has, and whichever a step brings."""
    wording, by_hand = load_wording(code), text
    for step in wording.typography:
        by_hand = step.pattern.sub(step.replacement, by_hand)
    assert typeset(text, wording) == by_hand
