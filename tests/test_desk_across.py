"""Review: what a text in another language perhaps tells too stands beside an event, and is joined by whoever reviews."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from desks import Desk
from projects import copy, put, run

from timeline.chronology.reviewing import reviewed_events
from timeline.desk.review.hand import digest

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.chronology.reviewing import ReviewedEvent

ROADS = "Le conseil général du Finistère a adopté le 12 mai 2011 son plan d'entretien des routes."
FRENCH = [
    # words that say each other, and nobody by a sign
    (ROADS, "The Finistère county council passed its road maintenance plan on 12 May 2011.", True),
    ("Le syndicat des eaux de Morbier a inauguré le 12 mai 2011 une station de pompage.", "The Morbier water board opened a pumping station on 12 May 2011.", True),
    # joined by the toolkit already
    ("Le Conseil OTAN-Russie s'est réuni à Bruxelles le 12 mai 2011.", "The NATO-Russia Council met in Brussels on 12 May 2011.", False),
    # another day, another number, nothing alike, no day
    (ROADS, "The Finistère county council passed its road maintenance plan on 11 May 2011.", False),
    ("Le conseil a adopté le 12 mai 2011 le règlement 4812 sur les taxis.", "The council adopted regulation 4813 on taxis on 12 May 2011.", False),
    ("Les dockers ont cessé le travail le 12 mai 2011.", "The new bridge was opened on 12 May 2011.", False),
    ("Le conseil général du Finistère a adopté en mai 2011 son plan d'entretien des routes.", "The Finistère county council passed its road maintenance plan in May 2011.", False),
]  # fmt: skip


def opened(folder: Path, french: str, english: str) -> Desk:
    """A desk with a text in French and another in English."""
    root = copy("essai", folder / "project")
    put(root, "ici.txt", f"{french}\n", id="ici-1", date="2011-06-01", title="Ici", place="Quimper")
    put(root, "there.txt", f"{english}\n", id="there-1", date="2011-06-02", title="There", place="Brest", language="en")
    desk = Desk(root)
    desk.post("/translate/merge")
    return desk


def event_of(desk: Desk, text: str) -> ReviewedEvent:
    """The one event of a text."""
    found = desk.bench.look().text(text)
    assert found
    (event,) = reviewed_events(found)
    return event


def proposed(desk: Desk, text: str, other: str) -> list[str]:
    """The language of each that is said to be perhaps the same, where it is the one expected."""
    twins = desk.get(f"/review/{text}/twins?event={event_of(desk, text).id}").json["twins"]
    assert all(one["id"] == event_of(desk, other).id for one in twins[:1] if one["elsewhere"])
    return [one["elsewhere"] for one in twins if one["elsewhere"]]


def findings(desk: Desk, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command says."""
    return "".join(run(capsys, "check", "--verbose", "--project", str(desk.bench.project.root))[1:])


@pytest.mark.parametrize(("french", "english", "perhaps"), FRENCH, ids=lambda value: str(value)[:24])
def test_the_desk_shows_what_check_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], french: str, english: str, *, perhaps: bool
) -> None:
    """C85, and nothing else, stands beside the event, in both texts."""
    desk = opened(tmp_path, french, english)
    assert ("C85" in findings(desk, capsys)) is perhaps
    assert proposed(desk, "ici-1", "there-1") == ["English"] * perhaps
    assert proposed(desk, "there-1", "ici-1") == ["French"] * perhaps
    for text, words in (("ici-1", "Perhaps told in English too:"), ("there-1", "Perhaps told in French too:")):
        page = desk.get(f"/review/{text}").text
        assert (words in page) is perhaps
        assert (f'data-other="{event_of(desk, "there-1" if text == "ici-1" else "ici-1").id}"' in page) is perhaps


def test_the_page_says_it_in_the_readers_language(tmp_path: Path) -> None:
    """The name of the other language too."""
    desk = opened(tmp_path, *FRENCH[0][:2])
    assert "Peut-être raconté aussi en anglais" in desk.get("/review/ici-1", Accept_Language="fr").text
    assert "Vielleicht auch auf Englisch berichtet:" in desk.get("/review/ici-1", Accept_Language="de").text


@pytest.mark.parametrize("what", ["join", "part"])
def test_what_the_editor_settles_is_asked_no_more(tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str) -> None:
    """Joined or kept apart, in editing.toml as the finding says; nor does the command ask; undone, both ask again."""
    desk = opened(tmp_path, *FRENCH[0][:2])
    here, there = event_of(desk, "ici-1"), event_of(desk, "there-1")
    body = {"event": here.id, "was": digest(here), "other": there.id}
    assert desk.post(f"/review/ici-1/act/{what}", body).status == 200
    (path,) = (desk.bench.project.root / "corpus").glob("*/editing.toml")
    assert tomllib.loads(path.read_text(encoding="utf-8"))[here.id] == ({"join": there.id} if what == "join" else {"part": True})
    for text, other in (("ici-1", "there-1"), ("there-1", "ici-1")):
        assert proposed(desk, text, other) == []
        assert "Perhaps told" not in desk.get(f"/review/{text}").text
    assert "C85" not in findings(desk, capsys)
    desk.post("/undo")
    assert proposed(desk, "ici-1", "there-1") == ["English"]
    assert proposed(desk, "there-1", "ici-1") == ["French"]


def test_what_is_left_out_is_no_twin(tmp_path: Path) -> None:
    """What is not printed is not joined."""
    desk = opened(tmp_path, *FRENCH[0][:2])
    there = event_of(desk, "there-1")
    assert desk.post("/review/there-1/act/leave-out", {"event": there.id, "was": digest(there)}).status == 200
    assert proposed(desk, "ici-1", "there-1") == []
