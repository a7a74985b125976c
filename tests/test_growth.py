"""The measure of growth itself: what is quadratic is found, be it in our steps or inside one search of a pattern."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from growth import outgrown, steps

from timeline.chronology.corpus_text import read_telling
from timeline.events.editing import read_editing
from timeline.intake.any_file import read_any
from timeline.language import load_language
from timeline.model.errors import TimelineError
from timeline.project.files import Source
from timeline.project.settings import read_edition
from timeline.project.toml_lines import key_lines
from timeline.reading.header import read_header
from timeline.translations.alignment import comparable, likeness
from timeline.translations.compared import compared

if TYPE_CHECKING:
    from collections.abc import Callable


def pairs(text: str) -> int:
    """How many pairs of letters are equal, by looking at every pair."""
    return sum(one.__eq__(other) for one in text for other in text)


def test_finds_what_is_quadratic() -> None:
    """Every pair of letters takes sixteen times as many steps; a pattern that looks ahead twice from every letter, more."""
    assert "steps" in outgrown(pairs, "a", 100)
    assert " s for " in outgrown(lambda text: re.search(r"\d+\d+x", text), "1", 100)


def test_finds_nothing_where_work_keeps_pace() -> None:
    """Every letter looked at once is no finding."""
    assert outgrown(lambda text: [letter.isalpha() for letter in text], "a", 4_000) == ""


FRENCH = load_language("fr")
HEAD = "id: a-1\ntitle: T\ndate: 2008-04-04\nplace: B\nissuer: O\nlanguage: fr\nsource: x"


def told(text: str) -> object:
    """All that is read of a text and told by it."""
    body = text.encode()
    head = f"---\n{HEAD}\nsha256: {hashlib.sha256(body).hexdigest()}\n---\n"
    return read_telling("a.txt", "c", head.encode() + body, {"fr": FRENCH}.get)


@pytest.mark.parametrize(
    "line",
    [
        ".", "!", ". ", '." ', ".)", "Ordre du jour ........ 3\n", "3. ", "1) a\n", "1) Voir\n", "a1\n\n", "a\n\n", "# a\n", "*a _b ", "*_",
        "le lendemain ", "la veille, ", "le 3 mars 2009, ", "lundi ", "décide :\n\n- a\n\n", "décide : de a ; ", "- a ;\n",
        "Page 1\n\n\n", "Le 3 mars 2009.\n\n", "« ", "(", "[a](",
        "vote ", "\\[", "[a\\] ", "a, ", "demande que le 3 mai, il décide et ",
    ],
)  # fmt: skip
def test_a_text_is_read_in_time_that_grows_with_it(line: str) -> None:
    """Dot leaders, numbers like those of notes, tiny paragraphs, lists within lists, a sentence of nothing but dates."""
    assert outgrown(told, line, 2000) == ""


def test_a_text_without_a_sentence_tells_nothing() -> None:
    """Signs alone are no sentence."""
    telling, findings = read_telling("a.txt", "c", f"---\n{HEAD}\nsha256: x\n---\n....".encode(), {"fr": FRENCH}.get)
    assert telling is not None
    assert telling.held
    assert [finding.code for finding in findings] == ["C07"]
    assert told("....")


def refused(read: Callable[[Source], object], text: str) -> None:
    """What is read of a file, or that it is refused."""
    with suppress(TimelineError):
        read(Source("a", text))


def header(text: str) -> object:
    """A header with this title."""
    return read_header("a.txt", f"---\nid: a\ntitle: {text}\n---\nx".encode())


def settings(text: str) -> None:
    """Settings of these words."""
    refused(read_edition, text)


def headline(text: str) -> None:
    """An editor's headline."""
    refused(read_editing, f'["a.b2"]\nheadline = "{text}"\n')


def lines(text: str) -> object:
    """Where in a file of one string and of one over lines each name stands."""
    one = text.replace("\n", "")
    return key_lines(f'x = "{one}"\ny = """{text}"""\n')


@pytest.mark.parametrize(
    ("work", "line", "size"),
    [
        (settings, "a.", 20_000), (settings, "'a'.", 40_000), (settings, "[a.", 4_000), (settings, "x = {a.", 4_000), (headline, "a. b. ", 4_000),
        (headline, "{", 4_000), (lines, "\\u0000", 100_000), (lines, "#", 4_000), (lines, "\n", 4_000), (header, "- ", 4_000), (header, "&a ", 4_000),
    ],
)  # fmt: skip
def test_a_file_is_read_in_time_that_grows_with_it(work: Callable[[str], object], line: str, size: int) -> None:
    """A name of many parts takes the parser of TOML their square; of a long string each sign was kept in mind."""
    assert outgrown(work, line, size) == ""


@pytest.mark.parametrize("line", ["[", "{{", "[a, ", "{a: "])
def test_lists_within_lists_are_refused_at_once(line: str) -> None:
    """YAML takes a thousand steps for each bracket that does not close."""
    assert steps(header, line * 5_000) < 5_000


def mail(text: str) -> object:
    """A mail of these words."""
    head = "From: a@b.fr\nTo: c@d.fr\nSubject: S\nContent-Type: text/plain; charset=utf-8\n\nLe conseil a siégé.\n"
    return read_any("a.eml", f"{head}{text}\nfin".encode(), FRENCH)


def changed(text: str) -> None:
    """What changed between two texts that begin and end otherwise, and how alike they are."""
    was, now = text[1:], f"{text} fin"
    pieces = compared(was, now)
    assert "".join(piece.text for piece in pieces if piece.kind != "out") == now
    assert "".join(piece.text for piece in pieces if piece.kind != "in") == was
    assert 0 <= likeness(comparable(was), comparable(now)) <= 1


@pytest.mark.parametrize(
    ("work", "line"),
    [
        (mail, "\n"), (mail, "\n> "), (mail, "> "), (mail, " "), (mail, "-"), (mail, "\nDe : a\n"), (mail, "De : a  "), (mail, "\nLe "),
        (changed, "a "), (changed, "vote, "), (changed, "</b>"), (changed, "le lundi et le mardi, "),
    ],
)  # fmt: skip
def test_what_comes_in_and_what_changed_is_compared_in_time(work: Callable[[str], object], line: str) -> None:
    """Empty lines of a mail were looked through again from each of them, and each « vote » held against each other one."""
    assert outgrown(work, line, 4000) == ""
