"""Pages that were kept with their tags: what stands in one block is one line, and every character keeps its place."""

from __future__ import annotations

import pytest
from growth import outgrown
from hypothesis import given
from hypothesis import strategies as st

from timeline.language import load_language
from timeline.reading.communique import read_sentences
from timeline.reading.markup import without_tags
from timeline.reading.offsets import PlacedText, normalise

FRENCH = load_language("fr")
PAGE = "<p>Un.</p>\n<p>Deux.</p>\n"
READ = [
    ("<p>Le 3 mai,<br>le comité a siégé.</p>", ["Le 3 mai, le comité a siégé."]),
    ("<p>Il a signé à la\n<a href='/x'>Conférence</a> de mai.</p>", ["Il a signé à la Conférence de mai."]),
    ("<ul><li>déposé le 3 mai</li><li>lu le 4 mai</li></ul>", ["déposé le 3 mai", "lu le 4 mai"]),
    ("<table><tr><td>Bail</td> <td>3 mai 2010</td></tr></table>", ["| Bail | 3 mai 2010"]),
    ("<p>n&deg;&nbsp;12, d&#233;pos&eacute; &amp; lu.</p>", ["n° 12, déposé & lu."]),
    ("<script>var a = '3 mai';</script><!-- 4 mai --><p>Fini.</p>", ["Fini."]),
    ('<p><img src="3-mai.png" alt="a > b">Fini.</p>', ["Fini."]),
]
KEPT = [
    "Si a < b et c > d, le 3 mai suit.",
    "Ils ont adopté le texte <script>alert(1)</script> le 3 mai.",
    "Écrire à <jean@exemple.fr> avant le 3 mai.",
    "AT&T et R&amp;D le 3 mai.",
    "Une ligne<br>et une autre.",
    "Le mot h&ocirc;tel s'écrit avec un accent, &eacute; aussi.",
    "Il a adopté <!-- quoi ? --> le plan.",
]


@pytest.mark.parametrize(("page", "lines"), READ)
def test_reads_a_page_with_its_tags(page: str, lines: list[str]) -> None:
    """Blocks part, lines within a block do not, entities are letters, scripts are nothing."""
    found = [one.text for one in read_sentences("a.txt", PAGE + page, FRENCH)]
    assert found[2:] == lines


@pytest.mark.parametrize("text", KEPT)
def test_a_text_that_is_no_page_is_left_as_it_is(text: str) -> None:
    """Fewer tags than a page has, or none, change nothing."""
    view = PlacedText.of(text)
    assert without_tags(view) is view


SPELT = [
    ("Si&eacute;geant le 3 f&eacute;vrier, le comit&eacute; a lev&eacute; le camp.", ["Siégeant le 3 février, le comité a levé le camp."]),
    ("Cr&#233;&#233; en ao&#251;t &agrave; S&egrave;te &amp; &laquo; rouvert &raquo;.", ["Créé en août à Sète & « rouvert »."]),
    ("Le 3 mai,\n<!-- à revoir,\n\nou non -->\nle comité a siégé.", ["Le 3 mai, le comité a siégé."]),
    ("<!-- Le 4 mai. -->\nLe comité a siégé.\n  <!-- fin -->", ["Le comité a siégé."]),
]


@pytest.mark.parametrize(("text", "lines"), SPELT)
def test_letters_that_are_entities_are_letters(text: str, lines: list[str]) -> None:
    """A page that has lost its tags has not lost its entities; a note to oneself that fills its lines is not read."""
    assert [one.text for one in read_sentences("a.txt", text, FRENCH)] == lines


MARKED = [
    ("Par une [décision du 3 mai][d], il a cédé.\n\n[d]: https://sete.example/2016-02-15.pdf", ["Par une décision du 3 mai, il a cédé."]),
    ("L'[avis](https://sete.example/a?b=c){:target=\"_blank\"} du 3 mai est lu.", ["L'avis du 3 mai est lu."]),
    ("Les données[^1] sont closes.\n\n[^1]: Il s'agit de 2019.", ["Les données sont closes.", "Il s'agit de 2019."]),
    ("| [[MàJ] Faille du port](https://sete.example/x) | 3 mai |", ["| [MàJ] Faille du port | 3 mai |"]),
    ("Il cite [1][2], « le port […] » [sic] et {x: 1}.", ["Il cite [1][2], « le port […] » [sic] et {x: 1}."]),
    ("Note [a] : le 3 mai [b]: rien.", ["Note [a] : le 3 mai [b]: rien."]),
    ("Le *Soir* a cessé en 3 * 4 jours.", ["Le *Soir* a cessé en 3 * 4 jours."]),
]


@pytest.mark.parametrize(("text", "lines"), MARKED)
def test_a_link_is_its_words(text: str, lines: list[str]) -> None:
    """Whether its address stands behind it or below the text; brackets of the text's own stay."""
    found = read_sentences("a.txt", text, FRENCH)
    assert [one.text for one in found] == lines
    assert all(text[at] == letter for one in found for at, letter in zip(one.offsets, one.text, strict=True) if letter.isalnum())


@given(st.text(st.sampled_from("<>/pbrlitd \n&;=\"'aé3"), max_size=80))
def test_every_character_keeps_its_place(text: str) -> None:
    """What is left of a page stands in the file where it is said to stand."""
    page = PAGE + text
    view = without_tags(PlacedText.of(page))
    assert len(view.text) == len(view.offsets)
    assert all(page[at] == letter for letter, at in zip(view.text, view.offsets, strict=True) if letter in "aé3")


@pytest.mark.parametrize("tag", ["<p>", "<script>", "<!--", "<tr><td>", "<li>a\n", "</td> ", "<p a='", "<td>a</td> <td>"])
def test_tags_without_end_are_read_in_time_that_grows_with_them(tag: str) -> None:
    """Each was looked for its end through thousands of letters: 24 s for a megabyte of « <p> »."""
    assert outgrown(lambda tags: without_tags(PlacedText.of(PAGE + PAGE + tags)), tag, 4000) == ""


def test_a_paragraph_ends_where_the_next_begins() -> None:
    """« <p> » without « </p> » is a paragraph as well, and its lines are one."""
    found = read_sentences("a.txt", PAGE + "<p>Il a signé à la\nConférence de mai.<p>Il est\nparti.</p>", FRENCH)
    assert [one.text for one in found][2:] == ["Il a signé à la Conférence de mai.", "Il est parti."]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("le 26\\ juin\\ 2010", "le 26 juin 2010"),
        ("n°\\ 12 de l\\'accord", "n° 12 de l'accord"),
        ("C:\\temp\\mai", "C:\\temp\\mai"),
        ("le 3 mai \\\nle 4 mai", "le 3 mai \\\nle 4 mai"),
    ],
)
def test_what_a_converter_escaped_is_read(text: str, seen: str) -> None:
    """A backslash before a space or a sign is the converter's; one in a path or at a line's end stays."""
    assert normalise(PlacedText.of(text)).text == seen


def test_an_empty_heading_stops_nothing() -> None:
    """« # » alone in its line is a block without words."""
    text = "# \n\nLa situation dans le Sud\n\n# \n\nLe 3 mai 2018, il a signé.\n"
    assert [one.text for one in read_sentences("a.txt", text, FRENCH)][-1] == "Le 3 mai 2018, il a signé."
