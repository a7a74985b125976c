"""Chronology: the page in the frame is the page that is built; after any change what was put anew leaves the same page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from lxml import html as lxml_html
from projects import run
from test_desk_translate import desk, entries, project, save  # noqa: F401 fixtures

from timeline.chronology.reviewing import reviewed_events
from timeline.desk.chronology import stretch
from timeline.desk.chronology.draft import draft_of
from timeline.desk.review.hand import digest
from timeline.model.translation import State

if TYPE_CHECKING:
    from pathlib import Path

    from desks import Desk, Told

    from timeline.desk.translate.entries import Open


def test_the_page_is_that_of_the_build(desk: Desk, project: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    """Byte for byte what ``timeline build html --draft`` writes, but for its scripts; in the frame none may run."""
    told = desk.get("/chronology/page")
    assert run(capsys, "build", "html", "--draft", "--project", str(project))[0] == 0
    built = (project / "build/timeline.html").read_bytes()
    assert told.body == re.sub(rb"(?s)<script\b.*?</script>\n?", b"", built)
    assert b"<script" in built
    assert "script-src" not in told.headers["content-security-policy"]
    assert "frame-ancestors 'self'" in told.headers["content-security-policy"]
    assert 'sandbox="allow-same-origin"' in desk.get("/chronology").text


def changed(desk: Desk, window: str = "") -> dict[str, object]:  # noqa: F811
    """What is to be put anew in a window."""
    return desk.get(f"/chronology/changed?window={window}").json


NOTHING = {"parts": {}, "was": [], "years": [], "around": "", "whole": False}


def sentence(desk: Desk) -> Open:  # noqa: F811
    """A sentence that is translated, no title."""
    return next(one for name, one in entries(desk).items() if one.state is State.TRANSLATED and re.search(r"\.[a-z2-9]{4}$", name))


def test_a_changed_translation_is_put_alone(desk: Desk) -> None:  # noqa: F811
    """Its place, and that of an entry which prints a clause of it; the rest as it was; a second time nothing is left."""
    desk.get("/chronology/page")
    entry = sentence(desk)
    save(desk, entry, "Words that stand nowhere else.")
    told = changed(desk)
    assert (told["whole"], told["years"], len(told["parts"]) in (1, 2)) == (False, [], True)
    assert "Words that stand nowhere else." in "".join(told["parts"].values())
    assert changed(desk) == NOTHING


def act(desk: Desk, what: str, **more: str) -> None:  # noqa: F811
    """An act on the first event that is printed."""
    text = next(one for one in desk.bench.look().texts if one.collection)
    event = next(one for one in reviewed_events(text) if not one.wanted.left_out)
    assert desk.post(f"/review/{text.id}/act/{what}", {"event": event.id, "was": digest(event), **more}).status == 200


@pytest.mark.parametrize("what", [("set", "date", "1999-01-01"), ("set", "kind", "deadline"), ("leave-out", "", "")], ids=str)
def test_what_moves_an_entry_puts_it_and_what_is_around_anew(desk: Desk, what: tuple[str, str, str]) -> None:  # noqa: F811
    """Its place and the counts, the overview, the years; no other entry, and not the whole."""
    desk.get("/chronology/page")
    act(desk, what[0], field=what[1], value=what[2])
    told = changed(desk)
    assert not told["whole"]
    assert len(told["parts"]) <= 2
    assert 'class="controls"' in told["around"]
    assert '<li class="entry' not in told["around"]
    assert changed(desk) == NOTHING


def test_each_window_is_told_what_it_has_not_shown(desk: Desk) -> None:  # noqa: F811
    """What one was told of is news to the other; a window that was never shown the page is to load it whole."""
    for window in ("one", "two"):
        desk.get(f"/chronology/page?window={window}")
    save(desk, sentence(desk), "Words that stand nowhere else.")
    one, two = changed(desk, "one"), changed(desk, "two")
    assert one == two != NOTHING
    assert changed(desk, "one") == changed(desk, "two") == NOTHING
    assert changed(desk, "three")["whole"]


def test_windows_that_went_are_forgotten(desk: Desk) -> None:  # noqa: F811
    """However often the page is loaded; the window heard of last is followed."""
    for number in range(40):
        desk.get(f"/chronology/page?window={number}")
    assert changed(desk, "39") == NOTHING
    assert changed(desk, "0")["whole"]


def test_a_changed_template_puts_the_whole_anew(desk: Desk, project: Path) -> None:  # noqa: F811
    """The look is another; a template that is wrong is told, and the page that is shown stays."""
    desk.get("/chronology/page")
    (project / "templates/html").mkdir(parents=True)
    (project / "templates/html/sources.html.jinja").write_text("<p>Other sources</p>")
    assert desk.get("/chronology/changed").json["whole"]
    assert "Other sources" in desk.get("/chronology/page").text
    (project / "templates/html/sources.html.jinja").write_text("{% if %}")
    told = desk.get("/chronology/page")
    assert (told.status, "P02" in told.text) == (409, True)


def test_templates_of_ones_own_may_count_entries(desk: Desk, project: Path) -> None:  # noqa: F811
    """What they print may hang on where an entry stands: the whole is made anew where one moves."""
    (project / "templates/html").mkdir(parents=True)
    (project / "templates/html/sources.html.jinja").write_text("<p>Other sources</p>")
    desk.get("/chronology/page")
    act(desk, "leave-out")
    assert changed(desk)["whole"]


def test_an_entry_leads_to_where_it_is_worked_on(desk: Desk) -> None:  # noqa: F811
    """To its event and to its translation; what is no entry leads nowhere."""
    desk.get("/chronology/page")
    entry = sentence(desk)
    told = desk.get(f"/chronology/entry/{entry.id}")
    if told.status == 404:
        told = desk.get(f"/chronology/entry/{entry.id}-a")
    assert told.json["translate"]["en"] == f"/translate/en/{entry.id}"
    assert desk.get(told.json["translate"]["en"]).status == 200
    assert desk.get(told.json["review"].partition("#")[0]).status == 200
    assert desk.get("/chronology/entry/none.abcd").status == 404


@pytest.mark.books
@pytest.mark.parametrize("name", ["pdf", "epub", "html"])
def test_publications_are_made_and_opened(desk: Desk, name: str) -> None:  # noqa: F811
    """Into build/, as the command does; a final edition with gaps is refused with what is missing."""
    refused = desk.post("/chronology/make", {"format": name, "draft": False})
    assert (refused.status, "T4" in refused.text) == (409, True)
    made = desk.post("/chronology/make", {"format": name, "draft": True})
    assert made.status == 200
    opened = desk.get(made.json["place"])
    begins = {"pdf": b"%PDF", "epub": b"PK", "html": b"<!DOCTYPE html>"}
    assert opened.body.startswith(begins[name])
    assert ("sandbox" in opened.headers["content-security-policy"]) is (name == "html")


@pytest.mark.books
def test_what_the_desk_opens_is_one_file(desk: Desk, project: Path) -> None:  # noqa: F811
    """Whatever the settings say of parts, and whatever is made beside it: the picture of an edition with an address."""
    settings = project / "corpus/chronology.toml"
    more = 'one_file = false\naddress = "https://example.org/c/"\n'
    settings.write_text(more + settings.read_text(encoding="utf-8"), encoding="utf-8")
    made = desk.post("/chronology/make", {"format": "html", "draft": True})
    assert (made.status, made.json["name"]) == (200, "timeline.html")
    assert b'data-kind="' in desk.get(made.json["place"]).body


@pytest.mark.parametrize("name", ["json", "../../etc/passwd", "", 3])
def test_nothing_else_is_made_or_opened(desk: Desk, name: object) -> None:  # noqa: F811
    """Three publications by their names, and no path."""
    assert desk.post("/chronology/make", {"format": name, "draft": True}).status == 409
    assert desk.get(f"/chronology/file/{name}").status == 404


# --- of a long chronology a stretch ---


@pytest.fixture
def long(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:  # noqa: F811
    """A chronology that is long for a window: of its places four are shown at once."""
    monkeypatch.setattr(stretch, "MOST", 4)
    monkeypatch.setattr(stretch, "HARDLY_MORE", 5)
    assert len(all_places(desk)) > 8
    return desk


def all_places(desk: Desk) -> list[str]:  # noqa: F811
    """The places of the whole chronology, each by its first entry."""
    chronology = draft_of(desk.bench, desk.bench.look())
    return [group.first.id for _, groups in chronology.grouped_years for group in groups]


def shown_places(told: Told) -> list[str]:
    """The entries that stand in the years of a page."""
    found = lxml_html.fromstring(told.body).xpath("//*[contains(@class, 'every')]/section/ol/li")
    return [next(iter(place.xpath("descendant-or-self::*[@id]/@id")), "") for place in found]


def test_a_long_chronology_is_shown_around_an_entry(long: Desk) -> None:
    """As many places as a browser lays out at once; the ways before and after lead through all of them."""
    places = all_places(long)
    seen: list[str] = []
    near = places[0]
    while near:
        page = long.get(f"/chronology/page?window=w&near={near}")
        told = long.get("/chronology/stretch?window=w").json
        assert (told["of"], told["whole"], len(shown_places(page))) == (len(places), False, 4)
        seen += [name for name in places[told["first"] : told["last"]] if name not in seen]
        near = told["after"]
    assert seen == places
    assert long.get("/chronology/stretch?window=w").json["before"]


@pytest.mark.parametrize("near", ["", "none.a2b3", "../x", "é"])
def test_an_entry_that_is_not_there_is_shown_nothing_of(long: Desk, near: str) -> None:
    """Then it is the beginning."""
    long.get(f"/chronology/page?window=w&near={quote(near)}")
    assert long.get("/chronology/stretch?window=w").json["first"] == 0


def test_a_change_in_a_stretch_is_put_alone(long: Desk) -> None:
    """The same stretch stays, one place in it is another; what is left out makes room for the next."""
    places = all_places(long)
    middle = next(name for name in places[3:-4] if any(name in text.ids for text in long.bench.look().texts))
    long.get(f"/chronology/page?window=w&near={middle}")
    before = long.get("/chronology/stretch?window=w").json
    text = next(text for text in long.bench.look().texts if middle in text.ids)
    event = next(one for one in reviewed_events(text) if one.id == middle)
    long.post(f"/review/{text.id}/act/set", {"event": middle, "was": digest(event), "field": "headline", "value": "Un autre titre"})
    told = changed(long, "w")
    assert (told["whole"], list(told["parts"]), told["years"]) == (False, [middle], [])
    event = next(one for one in reviewed_events(long.bench.look().text(text.id)) if one.id == middle)
    long.post(f"/review/{text.id}/act/leave-out", {"event": middle, "was": digest(event)})
    told = changed(long, "w")
    after = long.get("/chronology/stretch?window=w").json
    assert (told["whole"], after["of"], after["first"]) == (False, before["of"] - 1, before["first"])
    assert sum(len(names) for _, names in told["years"]) == 4


def test_a_short_chronology_is_shown_whole(desk: Desk) -> None:  # noqa: F811
    """Nothing is said of stretches, whatever entry is named."""
    desk.get("/chronology/page?window=w&near=none.a2b3")
    assert desk.get("/chronology/stretch?window=w").json["whole"]
    assert desk.get("/chronology/stretch?window=other").status == 404
