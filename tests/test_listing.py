"""The list of events for people: what it says of each, in which words, within which width."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import copy, run
from sample import chronology
from wcwidth import wcswidth

from timeline.cli.colour import printable
from timeline.cli.listing import event_lines, happened, marks_of, shortened
from timeline.events.extraction import extract_events
from timeline.events.telling_words import telling_words
from timeline.language import load_language, load_wording
from timeline.model.communique import Block, Sentence, Span
from timeline.model.event import BY_HAND, Event, Kind
from timeline.model.when import When
from timeline.reading.communique import read_sentences

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.model.edition import Entry

FRENCH, WORDING = load_language("fr"), load_wording("fr")
MINISTERS = "les ministres des Affaires étrangères des pays membres"

TOLD = [
    # (the text, its last event in 76 columns)
    ("Le Conseil a adopté le programme de travail pour 2010.", "Le Conseil a adopté le programme de travail pour 2010."),
    (
        "Reconnaissant que la coopération pratique n'a pas encore atteint tout son potentiel, ils ont décidé "
        "d'élargir le dialogue.",
        "… ils ont décidé d'élargir le dialogue.",
    ),
    (
        f"Le 3 mars 2009, {MINISTERS} ont rappelé leurs engagements ; la conférence se tiendra à Vienne en juin 2009.",
        "… la conférence se tiendra à Vienne en juin 2009.",
    ),
    # What stands behind the last comma says no more than the date.
    (
        f"La deuxième phase du projet que {MINISTERS} ont approuvé sera lancée, au plus tard le 1er mars 2010.",
        f"La deuxième phase du projet que {MINISTERS} ont approuvé sera lancée, au plus tard le 1er mars 2010.",
    ),
    # An item by its own words, not by those that open the list.
    ("Les ministres ont chargé le Conseil :\n\n- de créer un groupe d'experts ;\n- d'examiner, en 2010, les moyens.",
     "d'examiner, en 2010, les moyens."),
    ("Les ministres ont chargé le Conseil, le 3 mars 2009 :\n\n- de créer un groupe d'experts ;\n- de le réunir.",
     "de le réunir."),
]


@pytest.mark.parametrize(("text", "said"), TOLD)
def test_telling_words(text: str, said: str) -> None:
    """A long sentence is told from the clause that says what happened; a short one and an item whole."""
    events = extract_events(read_sentences("a.txt", text, FRENCH, 0), date(2009, 3, 3), FRENCH)
    assert telling_words(events[-1], FRENCH, 76) == said


def test_words_without_rules_begin_at_the_date() -> None:
    """Of a language without rules the date shows where to begin; without a date the sentence begins at its start."""
    text = f"Nous, {MINISTERS}, nous sommes réunis ; un exercice commun de nos pays se tiendra à Oslo en mai 2010."
    event = extract_events(read_sentences("a.txt", text, FRENCH, 0), date(2009, 3, 3), FRENCH)[-1]
    assert telling_words(event, None, 60).startswith("… un exercice commun")
    assert telling_words(replace(event, mentions=()), None, 60) == text


SHORTENED = [
    ("une phrase entière", 18, "une phrase entière"),
    ("une phrase entière", 17, "une phrase…"),
    ("une phrase, entière", 13, "une phrase…"),
    ("une phrase entière", 11, "une phrase…"),
    ("anticonstitutionnellement", 10, "anticonst…"),
    ("北京会议公报", 12, "北京会议公报"),
    ("北京会议公报", 11, "北京会议公…"),
    ("北京会议公报", 10, "北京会议…"),
    ("", 10, ""),
]


@pytest.mark.parametrize(("text", "room", "shown"), SHORTENED)
def test_shortened(text: str, room: int, shown: str) -> None:
    """What is too wide is cut behind a word; a sign of Chinese takes two columns."""
    assert shortened(text, room) == shown


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"))), st.integers(2, 60))
def test_shortened_fits(text: str, room: int) -> None:
    """Whatever the script, what is shown fits."""
    if wcswidth(text) >= 0:
        assert wcswidth(shortened(text, room)) <= room


def _entries() -> list[Entry]:
    return list(chronology(draft=True).entries)


@pytest.mark.parametrize("width", [60, 80, 110, 150])
@pytest.mark.parametrize("headline", ["", "Réunion", "北京" * 60, "un " * 60])
def test_every_line_fits_and_every_id_is_whole(width: int, headline: str) -> None:
    """No line is wider than the terminal, and the ids stand whole, one under the other."""
    entries = [replace(entry, event=replace(entry.event, headline=headline)) for entry in _entries()]
    lines = [printable(line, colour=False) for line in event_lines(entries, width, WORDING, lambda _: FRENCH)]
    assert max(wcswidth(line) for line in lines) <= width
    places = [line.index(entry.id) for entry in entries for line in lines if entry.id in line]
    assert len(places) == len(entries)
    assert len(set(places)) == 1


def test_one_line_where_there_is_room_for_it() -> None:
    """A wide terminal has each event on a line, at 80 columns it takes two; a narrow one has the kind with the words."""
    counts = [
        sum("essai-2007.a" in line or line.startswith("    ") for line in event_lines(_entries(), width, WORDING, lambda _: FRENCH))
        for width in (150, 80)
    ]
    assert counts == [len(_entries()), 2 * len(_entries())]
    narrow = list(event_lines(_entries(), 40, WORDING, lambda _: FRENCH))
    assert any(line.startswith("    planned: La deuxième phase") for line in narrow)


def test_years_stand_above_their_events() -> None:
    """Each year once, in order; an event of no year stands under its own words; dates without a wording are EDTF."""
    undated = replace(_entries()[-1], event=replace(_entries()[-1].event, when=When.read("XXXX-12-25")))
    lines = [printable(line, colour=False) for line in event_lines([*_entries(), undated], 80, None, lambda _: FRENCH)]
    assert [line for line in lines if re.fullmatch(r"\d{4}|without.*", line)] == [
        "2007", "2008", "2009", "2010", "2011", "without a year",
    ]  # fmt: skip
    assert any(line.startswith("2008-04-02/2008-04-04  meeting") for line in lines)


MARKED = [
    ({}, {}, ""),
    ({"key": True}, {}, "★✎"),
    ({"roles": {"headline": "a1b2-headline"}}, {}, "✎"),
    ({"basis": BY_HAND}, {}, "✎"),
    ({"rule": BY_HAND}, {}, "✎"),
    ({"left_out": True}, {}, "–"),
    ({}, {"others": (_entries()[0],)}, "+"),
    ({}, {"within": "essai-2007.a001"}, "="),
    ({"headline": "Réunion des ministres", "note": ""}, {}, ""),
]


@pytest.mark.parametrize(("of_event", "of_entry", "marks"), MARKED)
def test_marks(of_event: dict[str, object], of_entry: dict[str, object], marks: str) -> None:
    """What the editor did and what was joined is marked; a mark is explained below when it is used, and only then."""
    plain = replace(_entries()[1], event=replace(_entries()[1].event, headline=""))
    entry = replace(plain, event=replace(plain.event, **of_event), **of_entry)  # type: ignore[arg-type]
    assert marks_of(entry) == marks
    last = list(event_lines([entry], 80, WORDING, lambda _: FRENCH))[-1]
    said = {"★": "★ key", "+": "+ told again", "=": "= printed with", "✎": "✎ edited", "–": "– left out"}
    for mark, words in said.items():
        assert (words in last) is (mark in marks)


def test_a_text_shows_no_marks_of_its_own() -> None:
    """Emphasis, line feeds and what a terminal obeys are not shown as such."""
    text = "Ils ont salué *Active Endeavour* ;\n\x1b[31m 2 * 3 * 4;"
    sentence = Sentence(text, Span("a.txt", 1, 0, len(text)), Block.ITEM, 1, tuple(range(len(text))))
    event = Event(Kind.PAST, When.read("2008"), sentence, "essai-2007", "", "")
    first = _entries()[0]
    entry = replace(first, event=event, text=replace(first.text, source=text))
    assert happened(entry, 70, FRENCH) == "Ils ont salué Active Endeavour ; ␛[31m 2 * 3 * 4"
    stated = replace(entry, text=replace(first.text, source="Le Conseil s'est réuni."))
    assert happened(stated, 70, FRENCH) == "Le Conseil s'est réuni."


CHOSEN = [
    # (the words, the ids of the trial edition that are listed)
    (["--since", "2007"], ["x2gt", "x2gt-b"]),
    (["--since", "2006-04-05", "--until", "2006"], ["aq4m", "j3c9-b", "fa4o-b"]),
    (["--until", "juin 2005"], ["s33k", "fa4o", "j3c9", "h8gx"]),
    (["--until", "2005-06-14"], []),
    (["--since", "April 2006", "--until", "6 April 2006"], ["z44e", "zd4m", "aq4m", "fa4o-b"]),
    (["--since", "2008-03-02"], []),
    (["--since", "by end 2006", "--until", "2006"], ["j3c9-b", "fa4o-b"]),
    (["--text", "conference VIENNE"], ["raj8"]),
    (["--text", "l’exercice mene"], ["z44e"]),
    (["--text", "Oslo conference"], []),
    (["--text", "conférences"], []),
]


@pytest.mark.parametrize(("words", "ids"), CHOSEN)
def test_chosen(words: list[str], ids: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Events are chosen by the time they name, a deadline by its end, and by words whatever their accents."""
    project = copy("essai", tmp_path / "essai")
    code, out, err = run(capsys, "events", "--project", str(project), *words)
    assert (code, err) == (0, "")
    assert sorted(re.findall(r"essai-200\d\.(\S+)", out)) == sorted(ids)


@pytest.mark.parametrize("day", ["hier", "en mars", "2007-02-30", "le 30 février 2007", "2007 et", "mars"])
def test_no_date(day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What names no year, or no day of the calendar, is refused with what would do."""
    code, out, err = run(capsys, "events", "--project", str(copy("essai", tmp_path / "essai")), "--since", day)
    assert (code, out) == (2, "")
    assert f"« {day} » is no date\n    write a year" in err
