"""Leave out all like this: what is alike is listed first, what is chosen goes in one step over all files, and comes back in one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from desks import Desk
from projects import put, snapshot
from test_desk_review import TEXT, digest, do, editing, events, project  # noqa: F401 a fixture

if TYPE_CHECKING:
    from pathlib import Path

# « le 3 mai 2007 » in two collections, in capitals too; other words of the same rule and form; a decision without a date.
ONE = "Le Conseil s'est réuni le 3 mai 2007. Le 3 mai 2007, il a adopté un plan. Il a nommé son président le 4 juin 2006.\n"
OTHER = "Le Conseil a signé la convention LE 3 MAI 2007. Le Conseil a décidé de créer un groupe.\n"


@pytest.fixture
def desk(project: Path) -> Desk:  # noqa: F811
    """Two more texts, each in a collection of its own."""
    put(project, "un.txt", ONE, id="un-2007", date="2007-12-07")
    path = put(project, "deux.txt", OTHER, id="deux-2007", date="2007-12-08")
    path.rename(project / "corpus/protection-civile/deux.txt")
    return Desk(project)


def alike(desk: Desk, event: str, by: str = "words", everywhere: str = "", text: str = "un-2007") -> list[dict[str, str]]:
    """What the page lists."""
    told = desk.get(f"/review/{text}/alike?{urlencode({'event': event, 'by': by, 'everywhere': everywhere})}")
    assert told.status == 200
    return told.json["alike"]


def leave_out(desk: Desk, event: str, chosen: dict[str, str], text: str = "un-2007") -> object:
    """Those chosen are left out."""
    return desk.post(f"/review/{text}/leave-out-alike", {"event": event, "chosen": chosen})


def dated(desk: Desk, words: str, text: str = "un-2007") -> str:
    """The first event that these words date."""
    return next(name for name, event in events(desk, text).items() if event.bare.expression == words)


@pytest.mark.parametrize(
    ("by", "everywhere", "texts", "dates"),
    [
        ("words", "", {"un-2007"}, {"3 mai 2007"}),
        ("words", "yes", {"un-2007", "deux-2007"}, {"3 mai 2007", "3 MAI 2007"}),
        ("rule", "", {"un-2007"}, {"3 mai 2007", "4 juin 2006"}),
    ],
)
def test_what_is_alike_is_listed(desk: Desk, by: str, everywhere: str, texts: set[str], dates: set[str]) -> None:
    """By its words, its form, its rule; in this text or in all; each with the words it stands in."""
    name = dated(desk, "3 mai 2007")
    found = alike(desk, name, by, everywhere)
    assert name in {one["id"] for one in found}
    assert {one["id"].partition(".")[0] for one in found} == texts
    expressions = {event.bare.expression for text in texts for event in events(desk, text).values() if event.id in {one["id"] for one in found}}
    assert expressions == dates
    assert all(one["date"] and one["words"] and one["title"] for one in found)


def test_they_go_in_one_step_and_come_back_in_one(desk: Desk, project: Path) -> None:  # noqa: F811
    """Over the files of two collections; every file is then as it was, byte for byte."""
    name, before = dated(desk, "3 mai 2007"), snapshot(project)
    found = alike(desk, name, "words", "yes")
    kept, *gone = found
    told = leave_out(desk, name, {one["id"]: one["was"] for one in gone})
    assert (told.status, told.json["said"]) == (200, f"left out: {len(gone)}")
    after = snapshot(project)
    said = editing(project) | editing(project, "protection-civile")
    assert {one["id"] for one in gone} == {one for one in said if said[one] == {"leave-out": True} and one[:4] in ("un-2", "deux")}
    assert [one["id"] for one in alike(desk, name, "words", "yes")] == [kept["id"]]
    assert desk.post("/undo").json["said"] == f"left out: {len(gone)}"
    assert snapshot(project) == before
    assert desk.post("/redo").json["focus"] == name
    assert snapshot(project) == after


def test_added_events_are_left_out_and_brought_back_with_the_others(desk: Desk, project: Path) -> None:  # noqa: F811
    """Of several [[add]] each says so itself; what another wrote meanwhile stays."""
    for words in ("Le Conseil s'est réuni", "il a adopté un plan"):
        body = {"words": words, "sentence": next(s.text for s in desk.bench.look().text("un-2007").communique.sentences if words in s.text), "date": "2007", "kind": "past"}
        assert desk.post("/review/un-2007/add", body).status == 200
    name = next(name for name, event in events(desk, "un-2007").items() if event.bare.added)
    found = alike(desk, name, "rule")
    assert len(found) == 2
    path, before = project / "corpus/commission-du-fleuve/editing.toml", editing(project)
    assert leave_out(desk, name, {one["id"]: one["was"] for one in found}).status == 200
    assert [one.get("leave-out") for one in editing(project)["add"]][-2:] == [True, True]
    path.write_text(f"{path.read_text()}# theirs\n")
    assert desk.post("/undo").status == 200
    assert (editing(project), "# theirs" in path.read_text()) == (before, True)


def test_one_that_changed_meanwhile_keeps_all(desk: Desk, project: Path) -> None:  # noqa: F811
    """Nothing is written of the others either."""
    name = dated(desk, "3 mai 2007")
    found = alike(desk, name)
    do(desk, "set", found[-1]["id"], "un-2007", field="note", value="Autre chose")
    before = snapshot(project)
    assert leave_out(desk, name, {one["id"]: one["was"] for one in found}).status == 412
    assert snapshot(project) == before


@pytest.mark.parametrize("chosen", [{}, None, [], {"un-2007.zzzz": "x"}, {"un-2007.zzzz": None}, "x"])
def test_what_a_page_would_never_send(desk: Desk, project: Path, chosen: object) -> None:  # noqa: F811
    """It is refused, and nothing is written."""
    before = snapshot(project)
    told = desk.post("/review/un-2007/leave-out-alike", {"event": "un-2007.zzzz", "chosen": chosen})
    assert told.status in (409, 412)
    assert snapshot(project) == before


@pytest.mark.parametrize("query", ["", "event=none.abcd&by=words", "by=sense"])
def test_an_event_or_a_likeness_that_there_is_not(desk: Desk, query: str) -> None:
    """An address that leads nowhere."""
    assert desk.get(f"/review/{TEXT}/alike?{query}").status == 404
