"""Official texts on the desk: the institution's words beside an entry, taken by choice, marked as the command marks them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from desks import Desk
from projects import run, snapshot
from test_official import DECIDED, ENGLISH, OTHER, catalogue, entry, project, twin  # noqa: F401 a fixture

from timeline.chronology.corpus import read_corpus
from timeline.desk.translate.entries import all_entries, target_languages
from timeline.desk.translate.saving import digest
from timeline.project.folders import Project

if TYPE_CHECKING:
    from pathlib import Path

    from desks import Told

    from timeline.desk.translate.entries import Open

FRENCH = "Le Conseil a décidé le 15 mai"


@pytest.fixture
def desk(project: Path, capsys: pytest.CaptureFixture[str]) -> Desk:  # noqa: F811
    """The project as it is once translated by hand and joined with its twin only then."""
    run(capsys, "translate", "--project", str(project))
    path = next((project / "translations/events").glob("*.en.po"))
    path.write_text(re.sub(rf'(msgid "{FRENCH}[^"]*"\nmsgstr )""', r'\1"On 15 May 2019 the Council chose to open twelve locks."', path.read_text()))
    twin(project)
    run(capsys, "translate", "--project", str(project))
    return Desk(project)


def found(desk: Desk, french: str = FRENCH) -> Open:
    """The entry whose French begins so."""
    return next(one for one in all_entries(desk.bench.look(), "en") if one.unit.source.startswith(french))


def page(desk: Desk, one: Open) -> Told:
    """What the screen shows of an entry."""
    return desk.get(f"/translate/en/{one.id}")


def take(desk: Desk, one: Open) -> Told:
    """The official words, taken by a page that has seen the entry as it is."""
    return desk.post(f"/translate/en/{one.id}/official", {"was": digest(one.unit)})


def test_a_text_with_a_twin_is_what_the_whole_corpus_says(desk: Desk, project: Path) -> None:  # noqa: F811
    """Its entries with their states, comments and marks; the twin itself has no events and waits for nobody."""
    corpus = read_corpus(Project(project))
    whole = {unit.id: unit for collection in corpus.collections for one in collection.catalogues for unit in one.merge.catalogue.units}
    assert {one.id: digest(one.unit) for one in all_entries(desk.bench.look(), "en")} == {name: digest(unit) for name, unit in whole.items() if not unit.obsolete}
    row = re.search(r"<tr [^>]*>(?:(?!<tr ).)*meuse-2019-en.*?</tr>", desk.get("/texts").text, re.DOTALL)[0]
    assert target_languages(desk.bench.look()) == ["en"]
    assert "/translate/fr" not in page(desk, found(desk)).text
    assert ("official text of meuse-2019" in row, "/review/" in row, "held back" in row) == (True, False, False)
    assert desk.get("/review").status == 303
    assert not next(text for text in desk.bench.look().texts if text.id == "meuse-2019-en").collection


def test_official_words_stand_beside_ours_and_are_taken(desk: Desk, project: Path) -> None:  # noqa: F811
    """What differs is marked; taken, the entry is what ``timeline twins --take`` makes of it; undone, as it was."""
    before, one = snapshot(project), found(desk)
    told = page(desk, one).text
    assert "<del>chose</del>" in told
    assert "<ins>decided</ins>" in told
    assert re.search(r"meuse-en\.txt:\d+<", told)
    assert take(desk, one).status == 200
    said = entry(project, FRENCH)
    assert f'msgstr "{DECIDED}"' in said
    assert re.search(r"^# official: corpus/\S+-meuse-en\.txt:\d+, paragraph 2 \[", said, re.MULTILINE)
    assert "These are the official words." in page(desk, found(desk)).text
    assert 'data-behind="0"' in page(desk, found(desk)).text
    desk.post("/undo")
    assert snapshot(project) == before


def test_the_command_takes_the_same(desk: Desk, project: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    """Byte for byte."""
    one, path = found(desk), next((project / "translations/events").glob("*.en.po"))
    was = path.read_bytes()
    take(desk, one)
    desks = path.read_bytes()
    path.write_bytes(was)
    run(capsys, "twins", one.id, "--take", "--project", str(project))
    assert path.read_bytes() == desks


@pytest.mark.parametrize(("target", "official"), [(DECIDED, True), ("The Council decided otherwise on 15 May 2019.", False)])
def test_words_typed_are_marked_as_the_next_update_would(desk: Desk, project: Path, capsys: pytest.CaptureFixture[str], target: str, official: bool) -> None:  # noqa: F811, FBT001
    """Those of the twin as official, others not; the mark is no comment of the translator's own."""
    take(desk, found(desk))
    one = found(desk)
    assert "official:" not in re.search(r'id="comments"[^>]*>([^<]*)', page(desk, one).text)[1]
    desk.post(f"/translate/en/{one.id}/save", {"was": digest(one.unit), "target": target, "comments": "À moi", "draft": False})
    said = entry(project, FRENCH)
    assert ("# official: " in said, "# À moi" in said, f'msgstr "{target}"' in said) == (official, True, True)
    before = snapshot(project)
    run(capsys, "translate", "--project", str(project))
    after = {name: one for name, one in snapshot(project).items() if not name.endswith("memory.jsonl")}
    assert after == {name: one for name, one in before.items() if not name.endswith("memory.jsonl")}


def test_a_mark_of_review_holds_for_the_words_that_were_read(desk: Desk, project: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811
    """As the next update has it: what was changed since was reviewed before."""
    one, path = found(desk), next((project / "translations/events").glob("*.en.po"))
    desk.post(f"/translate/en/{one.id}/save", {"was": digest(one.unit), "target": one.unit.target, "comments": "reviewed: A. Martin", "draft": False})
    run(capsys, "translate", "--project", str(project))
    one = found(desk)
    assert re.search(r"# reviewed: A. Martin \[", entry(project, FRENCH))
    desk.post(f"/translate/en/{one.id}/save", {"was": digest(one.unit), "target": "On 15 May 2019 other words.", "comments": "\n".join(one.unit.comments), "draft": False})
    assert "# reviewed before: A. Martin" in entry(project, FRENCH)
    before = path.read_bytes()
    run(capsys, "translate", "--project", str(project))
    assert path.read_bytes() == before


def test_what_no_twin_says_is_not_taken(desk: Desk, project: Path) -> None:  # noqa: F811
    """The twin went meanwhile, or says another text; a page that has seen another state is told so."""
    one = found(desk)
    assert desk.post(f"/translate/en/{one.id}/official", {"was": "other"}).status == 412
    path = twin(project, OTHER)
    assert (take(desk, one).status, "C83" in desk.get("/texts").text) == (409, True)
    path.unlink()
    assert take(desk, one).status == 409
    assert "Official text" not in page(desk, one).text


def test_a_twin_that_changes_is_joined_again(desk: Desk, project: Path) -> None:  # noqa: F811
    """Its words as they are now; the entry that had its words of before is stale."""
    take(desk, found(desk))
    twin(project, ENGLISH.replace("to open 12 locks", "to reopen 12 locks"))
    told = page(desk, found(desk)).text
    assert "to <del>open</del><ins>reopen</ins> 12 locks" in told
    assert found(desk).state == "stale"
