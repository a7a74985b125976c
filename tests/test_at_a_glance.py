"""The front page: key entries, what is to come as of a day, what changed since the last edition, in all publications."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import book, copy, run, words
from sample import chronology, into_english, said

from timeline.chronology.at_a_glance import (
    ADDED,
    CORRECTED,
    LINES,
    TRANSLATED,
    WITHDRAWN,
    change_of,
    is_to_come,
    see_at_a_glance,
    share_lines,
)
from timeline.model.event import Kind
from timeline.model.former import Former, Told, told
from timeline.model.translation import State
from timeline.model.when import When

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from timeline.model.edition import Entry

LANGUAGES = ("fr", "en")
ENTRIES = chronology().entries
# « La deuxième phase sera lancée en janvier 2008. »
PHASE = next(entry for entry in ENTRIES if str(entry.event.when) == "2008-01")


# --- what is to come --------------------------------------------------------------------------------------------------

# When, kind, as of which day, and whether it is to come then.
TO_COME = [
    ("2014", Kind.PLANNED, "2013-12-04", True),
    ("2014", Kind.PLANNED, "2014-12-31", True),
    ("2014", Kind.PLANNED, "2015-01-01", False),
    ("by end 2008", Kind.DEADLINE, "2008-12-31", True),
    ("by end 2008", Kind.DEADLINE, "2009-01-01", False),
    ("by end 2008", Kind.DECISION, "2008-04-04", True),
    ("2008-01", Kind.PLANNED, "2008-01-31", True),
    ("2008-01", Kind.PLANNED, "2008-02-01", False),
    ("early 2008", Kind.PLANNED, "2008-09-01", False),
    ("2008/2009", Kind.PLANNED, "2009-06-01", True),
    ("2014", Kind.PAST, "2013-12-04", False),
    ("2014-03-01", Kind.MEETING, "2013-12-04", False),
    ("2014-03-01", Kind.DECISION, "2013-12-04", False),
]


@pytest.mark.parametrize(("when", "kind", "day", "expected"), TO_COME)
def test_what_is_to_come(when: str, kind: Kind, day: str, expected: bool) -> None:  # noqa: FBT001 a table
    """What is planned or due, until its time is over; what was decided or has happened never."""
    entry = replace(PHASE, event=replace(PHASE.event, when=When.read(when), kind=kind))
    assert is_to_come(entry, date.fromisoformat(day)) is expected


def test_the_next_to_come_stand_first() -> None:
    """Of more than fit, those that are far off are not listed; of key events those that are long past."""
    planned = [dated(f"20{year}", Kind.PLANNED) for year in range(10, 40)]
    key = [replace(one, id=f"key.{one.id}", event=replace(one.event, kind=Kind.PAST, key=True)) for one in planned]
    chief, ahead = see_at_a_glance([*key, *planned], date(2010, 1, 1), None, LANGUAGES)
    assert [str(entry.event.when) for entry in ahead.entries] == [f"20{year}" for year in range(10, 18)]
    assert [str(entry.event.when) for entry in chief.entries] == [f"20{year}" for year in range(32, 40)]
    assert (ahead.more, chief.more) == (22, 22)


def dated(when: str, kind: Kind) -> Entry:
    """An entry of its own at a time."""
    return replace(PHASE, id=f"essai-2007.{when}", event=replace(PHASE.event, when=When.read(when), kind=kind))


def test_without_anything_to_list_there_is_no_page() -> None:
    """No key entry, nothing to come, no last edition."""
    assert see_at_a_glance(ENTRIES, None, None, LANGUAGES) == ()
    assert see_at_a_glance(ENTRIES, date(2030, 1, 1), None, LANGUAGES) == ()


@given(st.lists(st.integers(0, 50), max_size=6), st.integers(0, 40))
def test_lines_are_shared(wanted: list[int], room: int) -> None:
    """No list has more than it wants, no line is wasted, and none is given up while another has two more."""
    shares = share_lines(wanted, room)
    assert all(share <= most for share, most in zip(shares, wanted, strict=True))
    assert sum(shares) == min(room, sum(wanted))
    short = [share for share, most in zip(shares, wanted, strict=True) if share < most]
    assert not short or max(shares) <= min(short) + 1


# --- what changed -----------------------------------------------------------------------------------------------------


def english(entry: Entry, text: str, state: State = State.TRANSLATED) -> Entry:
    """The entry with other English."""
    return replace(entry, text=into_english(entry.text.id, entry.text.source, text, state))


def headed(entry: Entry, french: str, text: str) -> Entry:
    """The entry with a headline."""
    return replace(entry, headline=into_english("a.headline", french, text, State.TRANSLATED))


def at(entry: Entry, when: str, kind: Kind = Kind.PLANNED) -> Entry:
    """The entry at another time, or of another kind."""
    return replace(entry, event=replace(entry.event, when=When.read(when), kind=kind))


def marked(entry: Entry) -> Entry:
    """The entry with all that is no part of what it tells."""
    event = replace(entry.event, key=True, rule="another rule", basis="from tense")
    return replace(entry, event=event, marks={}, leads={"fr": 3})


# What stood in the last edition, what stands in this one, and what is said of it.
CHANGES: list[tuple[str, Callable[[Entry], Entry], Callable[[Entry], Entry], str]] = [
    ("nothing", lambda one: one, lambda one: one, ""),
    ("what is not told", lambda one: one, marked, ""),
    ("another date", lambda one: one, lambda one: at(one, "2008-02"), CORRECTED),
    ("a date in other words", lambda one: at(one, "2008-01"), lambda one: at(one, "2008-01"), ""),
    ("another kind", lambda one: one, lambda one: at(one, "2008-01", Kind.DEADLINE), CORRECTED),
    ("other French", lambda one: one, lambda one: replace(one, text=said(one.text, "Autre.", "Other.")), CORRECTED),
    ("a translation mended", lambda one: one, lambda one: english(one, "The second phase will begin."), CORRECTED),
    ("a translation given", lambda one: english(one, "", State.MISSING), lambda one: one, TRANSLATED),
    ("a draft approved", lambda one: english(one, one.text.said("en"), State.DRAFT), lambda one: one, TRANSLATED),
    ("a stale one renewed", lambda one: english(one, "Phase one.", State.STALE), lambda one: one, TRANSLATED),
    ("still a draft", lambda one: english(one, "A.", State.DRAFT), lambda one: english(one, "B.", State.DRAFT), ""),
    ("a translation lost", lambda one: one, lambda one: english(one, "", State.MISSING), CORRECTED),
    ("a headline given", lambda one: one, lambda one: headed(one, "Deuxième phase", "Second phase"), CORRECTED),
    ("a headline translated", lambda one: headed(one, "Phase", ""), lambda one: headed(one, "Phase", "Phase"), TRANSLATED),
    ("a headline taken away", lambda one: headed(one, "Phase", "Phase"), lambda one: one, CORRECTED),
    ("a headline mended", lambda one: headed(one, "Phase", "Fase"), lambda one: headed(one, "Phase", "Phase"), CORRECTED),
    ("told again", lambda one: one, lambda one: replace(one, others=(replace(one, id="b.x", within=one.id),)), CORRECTED),
]  # fmt: skip


@pytest.mark.parametrize(("what", "then", "now", "expected"), CHANGES, ids=[row[0] for row in CHANGES])
def test_what_changed(what: str, then: Callable[[Entry], Entry], now: Callable[[Entry], Entry], expected: str) -> None:
    """What is corrected, what is only translated at last, and what has not changed at all."""
    assert change_of(now(PHASE), edition_of(then(PHASE)), LANGUAGES) == expected, what


def edition_of(*entries: Entry, languages: tuple[str, ...] = LANGUAGES) -> Former:
    """An edition that was published with these entries."""
    tellings = {other.id: told(other, languages) for entry in entries for other in entry.others}
    return Former(languages, {entry.id: told(entry, languages) for entry in entries}, tellings)


def test_entries_come_and_go() -> None:
    """What has no id of the last edition is added; what has none today is withdrawn, unless it stands with another now."""
    first, second, third, *_ = ENTRIES
    joined = replace(first, others=(replace(second, within=first.id),))
    lists = {one.called: one for one in see_at_a_glance([joined, third], None, edition_of(first, second), LANGUAGES)}
    assert [entry.id for entry in lists[ADDED].entries] == [third.id]
    assert lists.keys() == {ADDED}
    (gone,) = see_at_a_glance([first], None, edition_of(first, second, third), LANGUAGES)
    assert (gone.called, gone.entries, gone.more) == (WITHDRAWN, (), 2)


def test_an_entry_that_was_parted_is_not_added() -> None:
    """What stood with another entry in the last edition, and alone today, was there already."""
    first, second, *_ = ENTRIES
    joined = replace(first, others=(replace(second, within=first.id),))
    assert see_at_a_glance([first, second], None, edition_of(joined), LANGUAGES) == ()


def test_a_language_that_one_edition_has_not_is_not_compared() -> None:
    """After an edition in French alone, the English is no news of every entry."""
    assert change_of(PHASE, edition_of(PHASE, languages=("fr",)), ("fr",)) == ""
    assert see_at_a_glance(ENTRIES, None, edition_of(*ENTRIES, languages=("fr",)), LANGUAGES) == ()


# --- the whole way ----------------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The trial edition."""
    return copy("essai", tmp_path / "essai")


def edit(project: Path, name: str, before: str, after: str) -> None:
    """Change a file of the project as a person would."""
    (path,) = project.glob(name)
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.books
def test_an_edition_says_what_is_new_in_it(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A key entry, a day, the last edition: page, e-book and briefing open with the same lists and the same links."""
    last = tmp_path / "chronology.json"
    assert run(capsys, "build", "json", "--project", str(project), "--out", str(tmp_path))[0] == 0
    edit(project, "corpus/chronology.toml", "languages = ", 'as_of = "2007-06-01"\nlanguages = ')
    edit(project, "translations/events/*.po", "The conference will be held in Vienna", "The conference is to be held in Vienna")
    (project / "corpus/essai/editing.toml").write_text('["essai-2005.s33k"]\nkey = true\n', encoding="utf-8")
    code, _, complaints = run(capsys, "build", "--project", str(project), "--since", str(last))
    assert (code, complaints) == (0, "")
    said = [" ".join(text.split()) for text in words((project / "build/timeline.html").read_text()).words]
    pages = book(project / "build/chronology.epub").replace("\u00a0", " ")
    for title in ("Key events", "To come as of 1 June 2007", CORRECTED):
        assert any(title in text for text in said), title
        assert title in pages.replace("\u00a0", " ")
    assert not any(title in text for title in (ADDED, TRANSLATED, WITHDRAWN) for text in said)
    front = pages.partition('<section class="glance">')[2].partition("</section>")[0]
    assert set(re.findall(r"#essai-200[56]\.([\w-]+)", front)) == {"s33k", "x2gt", "x2gt-b", "raj8"}


# What is in the file of the last edition, and the code and words of what is said of it.
WRONG: list[tuple[str | bytes, str]] = [
    ("", "P07 the file is not JSON"),
    ("no JSON", "P07 the file is not JSON"),
    ('{"entries": [', "P07 the file is not JSON"),
    (b"\xff\xfe{", "P07 the file is not UTF-8"),
    ("[" * 100_000, "P07 the file holds what no chronology does"),
    ('{"a": ' + "9" * 10_000 + "}", "P07 the file holds what no chronology does"),
    ("[]", "P07 the file holds no chronology"),
    ("null", "P07 the file holds no chronology"),
    ("{}", "P07 the file does not say of which chronology it is"),
    ('{"identifier": 3, "languages": "fr"}', "P07 the file does not say its languages"),
    ('{"identifier": "a", "languages": ["fr"], "entries": {}, "tellings": []}', "P07 the file has no list of entries"),
    ('{"identifier": "a", "languages": ["fr"], "entries": [3], "tellings": []}', "P07 number 1 of its entries is no entry"),
    ('{"identifier": "a", "languages": [3], "entries": [], "tellings": []}', "P07 the file does not say its languages"),
    ('{"identifier": "a", "languages": ["fr"], "entries": [], "tellings": []}', "P08 this is an edition of another chronology, a"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), WRONG, ids=range(len(WRONG)))
def test_a_file_that_is_no_last_edition(
    content: str | bytes, expected: str, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is told with the file, the fact and the remedy; nothing is built."""
    last = tmp_path / "last.json"
    last.write_bytes(content if isinstance(content, bytes) else content.encode())
    code, _, complaints = run(capsys, "build", "html", "--project", str(project), "--since", str(last))
    assert code == 1
    assert str(last) in complaints
    assert expected in complaints
    assert "name " in complaints or "UTF-8" in complaints
    assert not (project / "build/timeline.html").exists()


@pytest.mark.parametrize(("name", "expected"), [("missing.json", "C22"), (".", "P07"), ("essai", "P07")])
def test_there_is_no_such_file(
    name: str, expected: str, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is not there, a folder."""
    code, _, complaints = run(capsys, "build", "html", "--project", str(project), "--since", str(tmp_path / name))
    assert (code, expected in complaints) == (1, True)


def entry(**changed: Any) -> dict[str, Any]:  # noqa: ANN401 whatever JSON may hold
    """An entry of a chronology.json, with something else in it."""
    return {"id": "a.b", "date": "2008", "kind": "past", "state": "translated", "text": {"fr": "Un."}} | changed


@pytest.mark.parametrize(
    "wrong",
    [{"id": 3}, {"date": None}, {"kind": []}, {"text": "Un."}, {"text": {"fr": 1}}, {"headline": "Un"}, {"note": ["x"]}, {"state": 0}],
    ids=str,
)
def test_an_entry_that_is_none(
    wrong: dict[str, Any], project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every entry that is none is named by its number, those that are one are not."""
    last = tmp_path / "last.json"
    data = {"identifier": "a", "languages": ["fr"], "entries": [entry(), entry(**wrong)], "tellings": [entry(**wrong)]}
    last.write_text(json.dumps(data), encoding="utf-8")
    _, _, complaints = run(capsys, "build", "html", "--project", str(project), "--since", str(last))
    assert "number 2 of its entries is no entry" in complaints
    assert "number 1 of its tellings is no entry" in complaints
    assert "number 1 of its entries" not in complaints


def test_texts_of_the_last_edition_are_only_compared(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever it says, a script or half a character, is never printed."""
    last = tmp_path / "chronology.json"
    run(capsys, "build", "json", "--project", str(project), "--out", str(tmp_path))
    data = json.loads(last.read_text(encoding="utf-8"))
    for one in data["entries"]:
        one["text"] = {"fr": "<script>alert(3)</script>\ud800", "en": "\u202e"}
        one["date"] = "no date at all"
    last.write_text(json.dumps(data), encoding="utf-8")
    code, _, _ = run(capsys, "build", "html", "--project", str(project), "--since", str(last))
    page = (project / "build/timeline.html").read_text(encoding="utf-8")
    assert code == 0
    assert CORRECTED in page
    assert "alert(3)" not in page
    assert "no date at all" not in page


AS_OF = [
    ('as_of = "2013-12-04"', True), ("as_of = 2013-12-04", True),
    ('as_of = "2013-02-30"', False), ('as_of = "2013"', False), ('as_of = "20131204"', False), ("as_of = 2013", False),
    ("as_of = 2013-12-04T10:00:00", False), ('as_of = ""', False), ('as_of = "4 décembre 2013"', False), ("as_of = true", False),
]  # fmt: skip


@pytest.mark.parametrize(("line", "right"), AS_OF)
def test_the_day_of_the_edition(line: str, right: bool, project: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: FBT001 a table
    """A day, with quotes or without; all else is told at its line."""
    edit(project, "corpus/chronology.toml", "languages = ", f"{line}\nlanguages = ")
    code, _, complaints = run(capsys, "build", "json", "--project", str(project))
    assert code == (0 if right else 1)
    assert ("corpus/chronology.toml:2: C21 as_of" in complaints) is not right


def test_a_page_is_sixteen_lines() -> None:
    """Whatever is marked and planned, no more is listed than the page of a briefing holds."""
    many = [dated(f"{year}", Kind.PLANNED) for year in range(2010, 2100)]
    key = [replace(one, event=replace(one.event, key=True)) for one in many]
    lists = see_at_a_glance(key, date(2010, 1, 1), edition_of(*many[:50]), LANGUAGES)
    assert sum(len(one.entries) for one in lists) == LINES
    assert sum(len(one.entries) + one.more for one in lists) == 90 + 90 + 40


def test_told_has_what_is_printed() -> None:
    """What is compared is what a reader is told."""
    assert told(PHASE, LANGUAGES) == Told(
        "2008-01", "planned", "translated",
        {"text": {"fr": "La deuxième phase sera lancée en janvier 2008.", "en": "The second phase will be launched in January 2008."}},
    )  # fmt: skip
