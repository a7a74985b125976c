"""Places of what was taken from Markdown and pages are those of the file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.cli import main
from timeline.intake.places import places_of

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """---
title: Réunion du Conseil
---

# Réunion du Conseil[^1]

* * *

Le **3 mai 2019**, le Conseil a [adopté](https://example.org/le-3-mai-2019) son
programme. Le 3 mai 2019, il s'est aussi réuni à Nice.

> Le 7 juin 2019, le Président a signé l'accord.

[^1]: Le 2 mai 2019, le Bureau a préparé la réunion.
"""
PAGE = """<html lang="fr"><head><title>Réunion</title></head><body><main><h1>Réunion</h1>
<p>Le <b>3&nbsp;mai 2019</b>, le Conseil de la ville et de ses communes a adopté son programme de travail.</p>
<p>Le 7 juin 2019, le Président du Conseil a signé l'accord avec toutes les communes voisines.</p></main></body></html>"""


def told(path: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """The events of a file as rows."""
    main(["events", str(path), "--published", "2019-06-10", "--json"])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("name", "text"), [("a.md", TEXT), ("a.html", PAGE)])
@pytest.mark.documents
@pytest.mark.books
def test_places_are_those_of_the_file(name: str, text: str, end: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The words of an event stand between its start and end, on its line, whatever marks stand in them."""
    path = tmp_path / name
    path.write_bytes(text.replace("\n", end).encode())
    whole, rows = path.read_bytes().decode(), told(path, capsys)
    assert len(rows) > 1
    for row in rows:
        words = " ".join(whole[row["start"] : row["end"]].replace("**", "").replace("<b>", "").replace("&nbsp;", " ").split())  # type: ignore[misc]
        assert str(row["expression"]).removeprefix("Le ") in words
        assert row["line"] == whole.count("\n", 0, row["start"]) + 1  # type: ignore[arg-type]
        assert "---" not in words


WORDS = st.lists(st.sampled_from(["le", "3", "mai", "2019", "Conseil", "a", "adopté"]), min_size=1, max_size=30)


@given(WORDS, st.data())
def test_words_between_marks_are_found_in_order(words: list[str], data: st.DataObject) -> None:
    """With marks and line ends between them, each word stands for itself."""
    marks = [data.draw(st.sampled_from([" ", "\n", " **", "_ ", " > ", "\n\n# "])) for _ in words]
    taken, file = " ".join(words), "".join(mark + word for mark, word in zip(marks, words, strict=True))
    places = places_of(taken, file)
    at = 0
    for word in words:
        assert file[places[at] : places[at] + len(word)] == word
        at += len(word) + 1


@pytest.mark.parametrize(
    ("taken", "file", "word", "at"),
    [
        ("le maire du village", "Front matter: le titre\n\nle maire du village", "maire", 27),
        ("fin. La note dit ceci", "La note dit ceci\n\nfin.", "note", 3),
        ("aucun mot pareil", "rien de tout cela", "pareil", 0),
        ("le maire", "", "maire", 0),
        ("", "le maire", "", 0),
    ],
)
def test_what_moved_is_found_and_what_is_not_there_has_no_place_of_its_own(taken: str, file: str, word: str, at: int) -> None:
    """Notes come last in what is taken; words that the file has not stand where the one before ends."""
    assert places_of(taken, file)[taken.find(word)] == at
    assert len(places_of(taken, file)) == len(taken) + 1
