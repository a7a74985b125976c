"""Each sentence knows its printed page, and its source says « page 3, paragraphe 2 »."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.cli import main
from timeline.language import load_language
from timeline.reading.communique import read_communique, read_sentences
from timeline.reading.pages import PageStart, parse_pages, place_pages, write_pages

if TYPE_CHECKING:
    from pathlib import Path

FRENCH = load_language("fr")
FIRST, SECOND, THIRD = (
    "Les ministres se sont réunis à Kerval le 3 mars 2014.",
    "Ils ont signé un accord le 4 mars 2014.",
    "Ils se reverront le 6 juin 2015.",
)


def cited(text: str, pages: str = "") -> list[str]:
    """What a source says of the place of each sentence."""
    starts = place_pages(parse_pages(pages), text) if pages else None
    return [one.cite() for one in read_sentences("a.txt", text, FRENCH, pages=starts)]


CITED = {
    "without pages": (f"{FIRST}\n\n{SECOND}\n", "", ["paragraph 1", "paragraph 2"]),
    "a page of each": (f"{FIRST}\n\n{SECOND}\n", "1=1 2=3", ["page 1, paragraph 1", "page 2, paragraph 1"]),
    "a page that nothing was taken of": (
        f"{FIRST}\n\n{SECOND}\n",
        "2=1 7=3",
        ["page 2, paragraph 1", "page 7, paragraph 1"],
    ),
    "a paragraph over two pages is the first of the second": (
        f"{FIRST} {SECOND}\n\n{THIRD}\n",
        f"1=1 2=1:{len(FIRST) + 1}",
        ["page 1, paragraph 1", "page 2, paragraph 1", "page 2, paragraph 2"],
    ),
    "a sentence over two pages is of the page it begins on": (
        f"{FIRST} {SECOND}\n\n{THIRD}\n",
        f"1=1 2=1:{len(FIRST) + 9}",
        ["page 1, paragraph 1", "page 1, paragraph 1", "page 2, paragraph 2"],
    ),
    "a note behind the text is of its own page": (
        f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n",
        "1=1 2=3 1=5",
        ["page 1, paragraph 1", "page 2, paragraph 1", "page 1, paragraph 2"],
    ),
    "numbers of the text's own are kept": (
        f"7. {FIRST}\n\n8. {SECOND}\n",
        "1=1 2=3",
        ["page 1, paragraph 7", "page 2, paragraph 8"],
    ),
    "a numbered list is no numbering of the text": (
        f"{FIRST}\n\n1. {SECOND}\n\n2. {THIRD}\n\n{FIRST}\n\n{THIRD}\n\n{SECOND}\n",
        "1=1 2=7",
        [*(f"page 1, paragraph {at}" for at in (1, 2, 3)), *(f"page 2, paragraph {at}" for at in (1, 2, 3))],
    ),
    "a form feed ends a page": (f"{FIRST}\n\n\f{SECOND}\n\f", "", ["page 1, paragraph 1", "page 2, paragraph 1"]),
    "the header is right, not the form feed": (
        f"{FIRST}\n\n\f{SECOND}\n",
        "3=1",
        ["page 3, paragraph 1", "page 3, paragraph 2"],
    ),
    "lines that are no longer there": (f"{FIRST}\n", "1=1 2=9", ["page 1, paragraph 1"]),
    "before the first page": (f"{FIRST}\n\n{SECOND}\n", "1=3", ["paragraph 1", "page 1, paragraph 1"]),
}


@pytest.mark.parametrize("name", CITED)
def test_a_source_names_the_page_and_the_paragraph_on_it(name: str) -> None:
    """A source names the page on which a sentence begins and its paragraph as counted there."""
    text, pages, expected = CITED[name]
    assert cited(text, pages) == expected


@given(st.lists(st.tuples(st.integers(1, 999), st.integers(0, 99)), min_size=1, unique=True), st.integers(1, 99))
def test_pages_are_read_as_they_were_written(places: list[tuple[int, int]], page: int) -> None:
    """What is written into a header is read from it."""
    starts = tuple(PageStart(page + number, *place) for number, place in enumerate(sorted(places)))
    assert parse_pages(write_pages(starts)) == starts


NO_PAGES = [
    "",
    "x",
    "1",
    "1=",
    "=1",
    "1=0",
    "1=2 2=2",
    "1=3 2=2",
    "1=1:9 2=1:3",
    "1=1,2=3",
    "1=-1",
    "1=1  2=3",
    "1=99999999999",
]


@pytest.mark.parametrize("field", NO_PAGES)
def test_what_tells_no_pages(field: str) -> None:
    """What is no list of rising starts is refused."""
    with pytest.raises(ValueError, match=r".*"):
        parse_pages(field)


HEADER = """---
id: essai
title: Déclaration
date: 2014-03-03
place: Kerval
issuer: Conseil
language: fr
source: a.pdf
pages: {pages}
sha256: {digest}
---
"""


def corpus_file(pages: str) -> bytes:
    """A corpus file of two paragraphs."""
    body = f"{FIRST}\n\n{SECOND}\n"
    return (HEADER.format(pages=pages, digest=hashlib.sha256(body.encode()).hexdigest()) + body).encode()


def test_the_header_tells_the_pages() -> None:
    """The lines of the field are those below the header."""
    communique, findings = read_communique("a.txt", "a", corpus_file("1=1 2=3"), lambda _: FRENCH)
    assert communique is not None
    assert not findings
    assert [one.cite("p. ", "§ ") for one in communique.sentences] == ["p. 1, § 1", "p. 2, § 1"]


def test_a_header_that_tells_no_pages_is_told_with_its_line() -> None:
    """Where the field is wrong, its line and what to do are told."""
    communique, findings = read_communique("a.txt", "a", corpus_file("2, 3"), lambda _: FRENCH)
    assert communique is None
    assert [(one.code, one.line) for one in findings] == [("C15", 9)]
    assert "timeline add --again essai" in findings[0].remedy


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one text of two pages, published as HTML and as data."""
    root = tmp_path_factory.mktemp("projet")
    assert main(["new", str(root / "p")]) == 0
    root = root / "p"
    (folder := next(path for path in (root / "corpus").iterdir() if path.is_dir())).joinpath("a.txt").write_bytes(
        corpus_file("4=1 12=3")
    )
    assert folder.is_dir()
    return root


@pytest.mark.parametrize(
    ("publication", "file", "words"),
    [
        ("html", "timeline.html", ("§&nbsp;1 (p.&nbsp;12)",)),
        ("json", "chronology.json", ('"page": 12', '"paragraph_on_page": 1', '"paragraph": 2')),
        ("csv", "chronology.csv", ('"paragraph","page","paragraph_on_page"', '"2","12","1"', '"","",')),
        ("ical", "chronology.ics", ("§&nbsp;1 (p.&nbsp;12)",)),
        ("timelinejs", "timelinejs.json", ("§&nbsp;1 (p.&nbsp;12)",)),
    ],
)
def test_publications_say_the_page(project: Path, publication: str, file: str, words: tuple[str, ...]) -> None:
    """Every publication says the page of a text that has pages."""
    main(["build", publication, "--draft", "--project", str(project), "--out", str(project / "out")])
    made = next((project / "out").rglob(file)).read_text(encoding="utf-8")
    made = made.replace("\r\n ", "").replace("\u00a0", "&nbsp;")
    assert [one for one in words if one not in made] == []


def test_events_say_the_page(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`events` says it to people and to programs; a text without pages has no such word."""
    capsys.readouterr()
    main(["events", "--project", str(project)])
    lines = capsys.readouterr().out.splitlines()
    assert any(line.endswith("(page 12, paragraph 1)") for line in lines)
    main(["events", "--json", "--project", str(project)])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {(row.get("page"), row.get("paragraph")) for row in rows} == {(None, None), (4, 1), (12, 1)}


def test_a_sentence_without_a_page_is_cited_by_its_paragraph() -> None:
    """Where no page is known the paragraph is that of the whole text."""
    sentence = read_sentences("a.txt", f"{FIRST}\n\n{SECOND}\n", FRENCH)[1]
    assert (sentence.page, sentence.cited) == (0, 2)
