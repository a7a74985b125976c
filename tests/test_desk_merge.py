"""Catalogues brought up to date at the desk, text by text: byte for byte what ``timeline translate`` writes."""

from __future__ import annotations

import hashlib
import random
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from desks import Desk
from projects import copy, put, run

from timeline.chronology.corpus import read_corpus
from timeline.chronology.reviewing import reviewed_events
from timeline.desk.review.hand import digest
from timeline.desk.translate import updating
from timeline.desk.translate.entries import all_entries
from timeline.desk.translate.saving import digest as unit_digest
from timeline.project.cache import CACHE_FOLDER
from timeline.translations.kept import keep, memory_of, read_kept, standing_memory, write_kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MERGE = "/translate/merge"
TEXT = "Le Conseil s'est réuni à Genève le 3 mai 2012. Il a décidé le 4 mai 2012 de créer un groupe à Lyon.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two collections, edits of every kind, its catalogues up to date."""
    root = copy("edited-and-retold", tmp_path / "project")
    Desk(root).post(MERGE)
    Desk(root).post(MERGE)
    return root


def written(root: Path) -> dict[str, bytes]:
    """Catalogues, memory and edits of a project."""
    paths = (path for kind in ("*.po", "*.jsonl", "editing.toml") for path in root.rglob(kind))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(paths) if CACHE_FOLDER not in path.parts}


def by_the_command(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, bytes]:
    """What the command makes of a copy of the project, as it stands."""
    other = root.with_name("copy")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(root, other, ignore=shutil.ignore_patterns(CACHE_FOLDER))
    assert run(capsys, "translate", "--project", str(other))[0] == 0
    return written(other)


def text_by_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole corpus may not be read."""
    monkeypatch.setattr(updating, "read_corpus", lambda *_, **__: pytest.fail("all texts were merged"))


def an_event(desk: Desk, draw: random.Random) -> tuple[str, str, dict[str, str]]:
    """Some event: its text, and what a page sends that has seen it."""
    text = draw.choice([text for text in desk.bench.look().texts if text.collection and text.ids])
    event = draw.choice(reviewed_events(text))
    return text.id, event.id, {"event": event.id, "was": digest(event)}


def set_words(desk: Desk, draw: random.Random) -> None:
    """A headline or a note, new, changed, or taken away."""
    text, _, body = an_event(desk, draw)
    value = draw.choice(["Un plan", "Une séance à Lyon", "Un autre plan", ""])
    desk.post(f"/review/{text}/act/set", {**body, "field": draw.choice(["headline", "note", "place"]), "value": value})


def leave_out(desk: Desk, draw: random.Random) -> None:
    """An event is left out, or comes back."""
    text, _, body = an_event(desk, draw)
    desk.post(f"/review/{text}/act/{draw.choice(['leave-out', 'restore'])}", body)


def translate(desk: Desk, draw: random.Random) -> None:
    """An entry has other words, or none any more."""
    entry = draw.choice(list(all_entries(desk.bench.look(), "en")))
    target = draw.choice(["In Lyon.", "A plan", f"On {draw.randrange(1, 29)} May 2012.", ""])
    desk.post(f"/translate/en/{entry.id}/save", {"was": unit_digest(entry.unit), "target": target, "draft": draw.random() < 0.3})


def change_text(desk: Desk, draw: random.Random) -> None:
    """A sentence more at the end of a text, or at its beginning, so that all lines are others; or one less."""
    path = draw.choice(desk.bench.project.communique_paths())
    head, body = path.read_text(encoding="utf-8").rsplit("---\n", 1)
    new = draw.choice([f"{body}\n{TEXT}", f"{TEXT}\n{body}", re.sub(r"[^.]*2011[^.]*\.", "", body, count=1)])
    was, now = (hashlib.sha256(one.encode()).hexdigest() for one in (body, new))
    path.write_text(f"{head.replace(was, now)}---\n{new}", encoding="utf-8")


def bring_in(desk: Desk, draw: random.Random) -> None:
    """A new text."""
    number = draw.randrange(1000)
    put(desk.bench.project.root, f"{number}.txt", TEXT, id=f"new-{number}", date="2012-05-04")


@pytest.mark.parametrize("seed", range(12))
def test_a_merge_text_by_text_is_that_of_the_command(project: Path, seed: int, capsys: pytest.CaptureFixture[str]) -> None:
    """After any work, again and again; the memory too; afterwards the command has nothing to do, and all can be undone."""
    draw, desk = random.Random(seed), Desk(project)  # noqa: S311 the same work each time
    for _ in range(5):
        for _ in range(draw.randrange(1, 5)):
            draw.choice([set_words, set_words, leave_out, translate, translate, change_text, bring_in])(desk, draw)
        before, wanted = written(project), by_the_command(project, capsys)
        assert desk.post(MERGE).status == 200
        assert written(project) == wanted
        assert by_the_command(project, capsys) == wanted
        if wanted != before and draw.random() < 0.5:
            desk.post("/undo")
            assert {**written(project), "translations/memory.jsonl": b""} == {**before, "translations/memory.jsonl": b""}
            desk.post("/redo")
            assert written(project) == wanted


@pytest.mark.parametrize("work", [set_words, leave_out, translate, change_text, bring_in])
def test_no_other_text_is_merged(project: Path, work: Callable[[Desk, random.Random], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was done to one text."""
    desk, before = Desk(project), written(project)
    text_by_text(monkeypatch)
    for seed in range(3):
        work(desk, random.Random(seed))  # noqa: S311 the same work each time
        assert desk.post(MERGE).status == 200
    assert written(project) != before


def test_a_place_translated_once_is_translated_everywhere(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As the command does it."""
    desk = Desk(project)
    for number in (1, 2):
        put(project, f"{number}.txt", TEXT, id=f"new-{number}", date="2012-05-04", place="Vaduz")
    assert desk.post(MERGE).status == 200
    entry = next(one for one in all_entries(desk.bench.look(), "en") if one.unit.source == "Vaduz")
    desk.post(f"/translate/en/{entry.id}/save", {"was": unit_digest(entry.unit), "target": "Vaduz town", "draft": False})
    set_words(desk, random.Random(1))  # noqa: S311 as above
    wanted = by_the_command(project, capsys)
    assert desk.post(MERGE).status == 200
    assert written(project) == wanted
    assert {one.unit.target for one in all_entries(desk.bench.look(), "en") if one.unit.source == "Vaduz"} == {"Vaduz town"}


def held_back(project: Path) -> None:
    """A text whose digest is wrong."""
    path = next((project / "corpus").rglob("*.txt"))
    path.write_text(path.read_text(encoding="utf-8").replace("date:", "dat:", 1), encoding="utf-8")


def another_hand(project: Path) -> None:
    """A catalogue as another program writes it."""
    path = next((project / "translations").rglob("*.po"))
    path.write_text(path.read_text(encoding="utf-8").replace("\n\n", "\n\n\n"), encoding="utf-8")


def an_edit_elsewhere(project: Path) -> None:
    """What the editor says of a text stands with another collection."""
    one, other = sorted((project / "corpus").rglob("editing.toml"))
    name = re.search(r'^\["[^"]+"\]$', one.read_text(encoding="utf-8"), re.MULTILINE)
    assert name
    other.write_text(f'{name[0]}\nnote = "Ailleurs"\n\n{other.read_text(encoding="utf-8")}', encoding="utf-8")


def moved(project: Path) -> None:
    """A text lies in another collection."""
    one, other = sorted(path for path in (project / "corpus").iterdir() if path.is_dir())
    path = next(one.glob("*.txt"))
    path.rename(other / path.name)


def gone(project: Path) -> None:
    """A text is not there any more, and a small one at that."""
    for path in sorted((project / "corpus").rglob("*.txt"))[-1:]:
        path.unlink()


@pytest.mark.parametrize("spoil", [held_back, another_hand, an_edit_elsewhere, moved, gone])
def test_where_one_text_does_not_tell_all_are_merged(project: Path, spoil: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """As before."""
    spoil(project)
    asked = []
    monkeypatch.setattr(updating, "read_corpus", lambda *words: asked.append(words) or read_corpus(*words))
    Desk(project).post(MERGE)
    assert asked


def test_a_catalogue_that_another_wrote_meanwhile_stands(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was planned was planned of another file."""
    desk = Desk(project)
    for seed in range(4):
        set_words(desk, random.Random(seed))  # noqa: S311 as above
    path = max((project / "translations").rglob("*.po"), key=lambda one: one.stat().st_size)
    plan, theirs = updating.planned_by_text, path.read_text(encoding="utf-8") + "\n# theirs\n"

    def planned(*words: object) -> object:
        changes = plan(*words)  # type: ignore[arg-type]
        for one in (project / "translations").rglob("*.po"):
            one.write_text(theirs, encoding="utf-8")
        return changes

    monkeypatch.setattr(updating, "planned_by_text", planned)
    assert desk.post(MERGE).status == 412
    assert path.read_text(encoding="utf-8") == theirs


@pytest.mark.parametrize("seed", range(20))
def test_the_memory_written_in_part_is_as_if_whole(project: Path, seed: int) -> None:
    """Whatever lines the file had, in whatever order."""
    draw = random.Random(seed)  # noqa: S311 the same each time
    catalogues = [updated.merge.catalogue for one in read_corpus(Desk(project).bench.project).collections for updated in one.catalogues]
    lines = write_kept(keep({}, catalogues)).splitlines(keepends=True)
    chosen = draw.sample(lines, draw.randrange(len(lines)))
    text = "".join(line.replace("2011", "2010") if draw.random() < 0.2 else line for line in chosen) + draw.choice(["", "{\n", "\n"])
    kept = keep(read_kept(text), catalogues[: draw.randrange(3)])
    assert memory_of(standing_memory(text), kept).text == write_kept(kept)
