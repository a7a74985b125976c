"""``corpus/chronology.toml``: what is wrong is told at the setting, all of it in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from timeline.model.errors import TimelineError
from timeline.model.language_codes import is_language_code
from timeline.project.files import Source, read_source
from timeline.project.settings import read_edition

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = "".join(f'[{name}]\nfr = "x"\n' for name in ("title", "subtitle", "publisher", "rights"))
HEAD = 'identifier = "urn:x"\nlanguages = ["fr"]\n'


def said(text: str) -> list[tuple[int, str]]:
    """Line and fact of all that is found."""
    try:
        read_edition(Source("s.toml", text))
    except TimelineError as error:
        return [(finding.line, finding.fact) for finding in error.findings if finding.code == "C21"]
    return []


@pytest.mark.parametrize(
    "more",
    [
        "",
        'address = "https://example.org/a/"\n',
        'page = { paper = "us-letter", large = true, look = "memo" }\n',
        'subjects = { fr = ["paix"], en = [] }\n',
        'subjects.fr = ["paix"]\n[page]\n',
        'entries.headlines = "proposed"\n',
        'entries = { headlines = "editor" }\n',
        "[entries]\n",
        'addressee.fr = "Madame la Directrice"\nmarking.fr = "Diffusion restreinte"\n',
    ],
)
def test_settings_that_are_right(more: str) -> None:
    """Tables may be written in any way of TOML; an empty one says nothing."""
    assert said(HEAD + more + TEXTS) == []


@pytest.mark.parametrize(
    ("more", "line", "fact"),
    [
        ('page = "x"\n', 3, "page = 'x' is no table"),
        ("page = [1]\n", 3, "page = [1] is no table"),
        ('page.paper = "a7"\n', 3, "there is no paper 'a7'"),
        ('page.look = "../memo"\n', 3, "'../memo' is no name of a look"),
        ("page.large = 1\n", 3, "large = 1 is nothing a page can be"),
        ("subjects = [1]\n", 3, "subjects is no table of lists"),
        ('subjects.fr = "paix"\n', 3, "the subjects in 'fr' are no list of words"),
        ("subjects.fr = [1]\n", 3, "the subjects in 'fr' are no list of words"),
        ('subjects.fr = ["a\\u0007"]\n', 3, "a subject in 'fr' holds a control sign"),
        ("entries = 5\n", 3, "entries = 5 is no table"),
        ('entries.headlines = "both"\n', 3, "headlines = 'both' says not whose are printed"),
        ("entries.headlines = true\n", 3, "headlines = True says not whose are printed"),
        ('entries.headline = "editor"\n', 3, "headline is nothing that [entries] may say"),
        ('addressee = "x"\n', 3, "addressee has no text in 'fr'"),
        ('marking.en = "Restricted"\n', 3, "marking has no text in 'fr'"),
        ('marking.fr = "a\\u0007"\n', 3, "marking in 'fr' holds the control sign U+0007"),
        ("address = 5\n", 3, "address = 5 is no address of the web"),
        ('address = "javascript:alert(1)"\n', 3, "address = 'javascript:alert(1)' is no address of the web"),
        ("x = " + "[" * 2000 + "]" * 2000 + "\n", 3, "lists or tables lie too deep within each other"),
        ("x = " + "9" * 5000 + "\n", 3, "a number has more digits"),
        ("x = 2009-13-01\n", 3, "the file is not TOML"),
    ],
)
def test_settings_that_are_wrong(more: str, line: int | None, fact: str) -> None:
    """Of the wrong type, out of the folder, with control signs, too deep: one finding, at its line."""
    ((found, told),) = said(HEAD + more + TEXTS)
    assert told.startswith(fact)
    assert found == line or line is None


@pytest.mark.parametrize(
    ("head", "fact"),
    [
        ('identifier = "urn:x"\nlanguages = ["fr", "/../../PWNED"]\n', "'/../../PWNED' is no code of a language"),
        ('identifier = "urn:x"\nlanguages = ["fr", "FR"]\n', "a language stands twice"),
        ('identifier = "urn:x"\nlanguages = "fr"\n', "languages is missing or no list"),
        ('identifier = ["x"]\nlanguages = ["fr"]\n', "identifier is no text"),
        ('identifier = "a b"\nlanguages = ["fr"]\n', "identifier holds spaces"),
        ('identifier = "a\\u202Eb"\nlanguages = ["fr"]\n', "identifier holds spaces or signs"),
        ('languages = ["fr"]\n', "identifier is missing"),
    ],
)
def test_names_of_the_chronology(head: str, fact: str) -> None:
    """Codes become names of files, the identifier an address: neither may be anything."""
    assert any(told.startswith(fact) for _, told in said(head + TEXTS))


def test_texts_in_every_language() -> None:
    """A title that is a number, one with a control sign, one that is not there, each at its line."""
    text = HEAD + TEXTS.replace('[title]\nfr = "x"', "[title]\nfr = 5").replace('[rights]\nfr = "x"', '[rights]\nfr = "a\\u0001"')
    assert said(text) == [(4, "title in 'fr' is no text"), (10, "rights in 'fr' holds the control sign U+0001")]


def test_a_title_of_nothing() -> None:
    """A book has a title; a subtitle it may be without."""
    assert said(HEAD + TEXTS.replace('fr = "x"', 'fr = " "')) == [(4, "title has no text in 'fr'")]


def test_the_mark_that_the_editor_of_windows_writes(tmp_path: Path) -> None:
    """« UTF-8 with BOM » is UTF-8."""
    (tmp_path / "s.toml").write_bytes(b"\xef\xbb\xbf" + (HEAD + TEXTS).encode())
    assert read_edition(read_source(tmp_path / "s.toml", "s.toml", "C21")).languages == ("fr",)


@pytest.mark.parametrize("code", ["fr", "en", "pt-BR", "zh-Hant-TW", "de-CH-1996", "ast", "sr-Latn", "x" * 5, "en-x-plain"])
def test_codes_of_languages(code: str) -> None:
    """As BCP 47 has them."""
    assert is_language_code(code)


@pytest.mark.parametrize("code", ["", "f", "fr_FR", "fr-", "-fr", "fr/en", "..", "fr.po", "français", "fr\n", "en-" + "a1234567-" * 9])
def test_no_codes_of_languages(code: str) -> None:
    """No path, no ending, no line break, nothing too long."""
    assert not is_language_code(code)
