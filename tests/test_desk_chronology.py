"""Chronology: the page in the frame is the page that is built; after any change what was put anew leaves the same page."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest
from lxml import html as lxml_html
from projects import run
from test_desk_translate import desk, entries, project, save  # noqa: F401 fixtures

from timeline.chronology.reviewing import reviewed_events
from timeline.desk.chronology.draft import Draft
from timeline.desk.review.hand import digest
from timeline.model.translation import State

if TYPE_CHECKING:
    from pathlib import Path

    from desks import Desk

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


def put(page: str, parts: dict[str, str]) -> str:
    """The list of the page once parts of it are put anew, as the script of the screen does it."""
    tree = lxml_html.document_fromstring(page)
    for name, part in parts.items():
        (found,) = tree.xpath(f"//*[@id='{name}']")
        old = next(iter(found.xpath("ancestor-or-self::li[contains(@class, 'group')]")), None)
        old = found.xpath("ancestor::li")[-1] if old is None else old
        old.getparent().replace(old, lxml_html.fragment_fromstring(part))
    return listed(lxml_html.tostring(tree, encoding="unicode"))


def listed(page: str) -> str:
    """The list of years of a page, white space between its elements set aside."""
    (every,) = lxml_html.document_fromstring(page).xpath("//*[@class='every']")
    return re.sub(r">\s+<", "><", re.sub(r"\s+", " ", lxml_html.tostring(every, encoding="unicode")))


def sentence(desk: Desk) -> Open:  # noqa: F811
    """A sentence that is translated, no title."""
    return next(one for name, one in entries(desk).items() if one.state is State.TRANSLATED and re.search(r"\.[a-z2-9]{4}$", name))


def test_a_changed_translation_is_put_alone(desk: Desk) -> None:  # noqa: F811
    """Its place, and that of an entry which prints a clause of it; the rest as it was; a second time nothing is left."""
    before = desk.get("/chronology/page").text
    entry = sentence(desk)
    save(desk, entry, "Words that stand nowhere else.")
    told = desk.get("/chronology/changed").json
    assert (told["whole"], len(told["parts"]) in (1, 2)) == (False, True)
    assert put(before, told["parts"]) == listed(desk.get("/chronology/page").text)
    assert desk.get("/chronology/changed").json == {"parts": {}, "whole": False}


@pytest.mark.parametrize("field", [("date", "1999-01-01"), ("kind", "deadline")])
def test_what_moves_an_entry_puts_the_whole_anew(desk: Desk, field: tuple[str, str]) -> None:  # noqa: F811
    """Its place, the overview and the counts change with it."""
    desk.get("/chronology/page")
    text = next(one for one in desk.bench.look().texts if one.collection)
    event = reviewed_events(text)[0]
    body = {"event": event.id, "was": digest(event), "field": field[0], "value": field[1]}
    assert desk.post(f"/review/{text.id}/act/set", body).status == 200
    assert desk.get("/chronology/changed").json["whole"]


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


@pytest.mark.runs
def test_after_many_changes_the_page_is_that_of_the_build(desk: Desk) -> None:  # noqa: F811
    """Translations, headlines, notes, key events, in any order: put anew part by part, it is the page made whole."""
    draw = random.Random(7)  # noqa: S311 the same changes in every run
    page = desk.get("/chronology/page").text
    for number in range(40):
        if draw.random() < 0.6:
            entry = draw.choice(list(entries(desk).values()))
            save(desk, entry, f"Words {number} <b> & more.", draft=draw.random() < 0.3)
        else:
            text = draw.choice([one for one in desk.bench.look().texts if one.collection])
            event = draw.choice(reviewed_events(text))
            what = draw.choice(["headline", "note", "key"])
            body = {"event": event.id, "was": digest(event), "field": what, "value": f"Titre {number}"}
            desk.post(f"/review/{text.id}/act/{'key' if what == 'key' else 'set'}", body)
        told = desk.get("/chronology/changed").json
        now = Draft().page(desk.bench).decode()
        if told["whole"]:
            page = desk.get("/chronology/page").text
        else:
            assert put(page, told["parts"]) == listed(now)
            page = now


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


@pytest.mark.parametrize("name", ["json", "../../etc/passwd", "", 3])
def test_nothing_else_is_made_or_opened(desk: Desk, name: object) -> None:  # noqa: F811
    """Three publications by their names, and no path."""
    assert desk.post("/chronology/make", {"format": name, "draft": True}).status == 409
    assert desk.get(f"/chronology/file/{name}").status == 404
