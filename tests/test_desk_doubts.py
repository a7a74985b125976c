"""The list of texts is shown at once; what the checks doubt is told when it is known, behind the pages."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest
from desks import Desk
from outside import PATIENCE
from projects import copy

from timeline.checking.checks import check_translation
from timeline.chronology import made_before
from timeline.chronology.in_parallel import end_processes, in_parallel
from timeline.desk import warming
from timeline.desk.behind import Behind
from timeline.desk.texts import doubts, screen
from timeline.desk.texts.screen import rows
from timeline.desk.translate.entries import all_entries
from timeline.desk.workbench import Workbench
from timeline.model.errors import Finding, TimelineError
from timeline.project.cache import open_cache
from timeline.project.folders import Project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAITS, CHECKED = "being checked", ("timeline.desk.checked.check_translation", "timeline.checking.checks.check_translation")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project some of whose translations are doubtful, its catalogues up to date, nothing of it checked."""
    root = copy("edited-and-retold", tmp_path / "project")
    Desk(root).post("/translate/merge")
    return root


@pytest.fixture
def known(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """The doubts of each text, checked while the page is made; afterwards no page waits for so many."""
    monkeypatch.setattr(doubts, "_AT_ONCE", 10_000)
    found = [row.doubts for row in rows(Workbench(Project(project)))]
    assert any(found)
    monkeypatch.setattr(doubts, "_AT_ONCE", 1)
    return found


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """No check is made before this is set."""
    opened = threading.Event()

    def check(*asked: object, **more: object) -> object:
        assert opened.wait(PATIENCE / 1000)
        return check_translation(*asked, **more)  # type: ignore[arg-type]

    for name in CHECKED:
        monkeypatch.setattr(name, check)
    yield opened
    opened.set()


def test_the_list_does_not_wait_for_the_checks(project: Path, known: list[int | None], gate: threading.Event) -> None:
    """What is not known yet is said to be being checked; then the pages are told, and the list has the numbers."""
    desk, told = Desk(project), []
    desk.bench.news.tell = told.append  # type: ignore[method-assign, assignment]
    first = desk.get("/texts")
    assert (first.status, first.text.count(WAITS)) == (200, len(known))
    gate.set()
    assert desk.bench.behind.wait(PATIENCE / 1000)
    assert {"found": True} in told
    assert WAITS not in desk.get("/texts").text
    assert [row.doubts for row in rows(desk.bench)] == known


def test_what_was_saved_is_checked_while_the_page_is_made(project: Path, known: list[int | None], monkeypatch: pytest.MonkeyPatch) -> None:
    """One pair is no work for behind the pages."""
    bench = Workbench(Project(project))
    doubts.find_doubts(bench)
    assert [row.doubts for row in rows(bench)] == known
    monkeypatch.setattr(bench.behind, "ask", lambda *_: pytest.fail("behind the page"))
    entry = next(one for one in all_entries(bench.look(), "en") if "2011" in one.unit.target)
    text = entry.path.read_text(encoding="utf-8")
    entry.path.write_text(text.replace(entry.unit.target, entry.unit.target.replace("2011", "2013")), encoding="utf-8")
    now = [row.doubts for row in rows(bench)]
    assert None not in now
    assert now != known


def test_what_an_earlier_run_found_is_in_the_first_list(project: Path, known: list[int | None], monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache is asked while the page is made."""
    kept = Project(project, open_cache(project))
    doubts.find_doubts(Workbench(kept))
    for name in CHECKED:
        monkeypatch.setattr(name, lambda *_, **__: pytest.fail("checked again"))
    monkeypatch.setattr(Behind, "ask", lambda *_: pytest.fail("behind the page"))
    assert [row.doubts for row in rows(Workbench(kept))] == known


def test_other_terms_raise_other_doubts(project: Path, known: list[int | None]) -> None:
    """With another glossary everything is asked anew."""
    bench = Workbench(Project(project))
    doubts.find_doubts(bench)
    rows(bench)
    glossary = project / "translations" / "glossary.csv"
    said = next(one.unit for one in all_entries(bench.look(), "en") if one.unit.target and one.unit.source.count(" ") > 2)
    glossary.write_text(f"fr,en\n{said.source.split()[-2]},Zanzibar\n", encoding="utf-8")
    assert None in [row.doubts for row in rows(bench)]
    assert bench.behind.wait(PATIENCE / 1000)
    assert [row.doubts for row in rows(bench)] != known


def test_a_fault_behind_the_pages_is_told_in_front(project: Path, known: list[int | None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks next sees it; nobody waits for numbers that never come."""
    assert known
    for name in CHECKED:
        monkeypatch.setattr(name, lambda *_, **__: 1 // 0)
    desk = Desk(project)
    assert WAITS in desk.get("/texts").text
    assert desk.bench.behind.wait(PATIENCE / 1000)
    assert desk.get("/texts").status == 500


def test_work_behind_the_pages_is_done_once_however_often_it_is_asked_for() -> None:
    """In its order; what is asked for while it is done is done once more; what cannot be read stops nothing."""
    behind, done, begun, opened = Behind(), [], threading.Event(), threading.Event()

    def slow() -> None:
        begun.set()
        assert opened.wait(PATIENCE / 1000)
        done.append("slow")

    def unread() -> None:
        done.append("unread")
        raise TimelineError(Finding("corpus", 0, "C01", "not there", "bring it"))

    behind.ask("slow", slow)
    assert begun.wait(PATIENCE / 1000)
    for _ in range(3):
        behind.ask("unread", unread)
        behind.ask("slow", slow)
    assert not behind.wait(0)
    opened.set()
    assert behind.wait(PATIENCE / 1000)
    assert done == ["slow", "unread", "slow"]
    behind.ask("unread", unread)
    assert behind.wait(PATIENCE / 1000)
    assert done[3:] == ["unread"]


def test_many_texts_are_checked_by_several_processes(project: Path, known: list[int | None], monkeypatch: pytest.MonkeyPatch) -> None:
    """What they find is what one finds, and is told."""
    for module in (made_before, doubts):
        monkeypatch.setattr(module, "FEW", 1)
    jobs: list[int] = []

    def noted(*asked: object) -> object:
        jobs.append(asked[-1])  # type: ignore[arg-type]
        return in_parallel(*asked[:-1], 2)  # type: ignore[arg-type, call-arg]

    bench = Workbench(Project(project))
    bench.look()
    monkeypatch.setattr(made_before, "in_parallel", noted)
    doubts.find_doubts(bench)
    end_processes()
    assert set(jobs) == {os.cpu_count()}
    assert [row.doubts for row in rows(bench)] == known


def test_work_behind_a_page_gives_way_to_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes on when the page is there, not before."""
    desk, done, early = Desk(project), [], []
    make = screen.screen_page

    def work() -> None:
        desk.bench.behind.give_way()
        done.append("work")

    def page(*asked: object, **more: object) -> object:
        desk.bench.behind.ask("work", work)
        early.append(desk.bench.behind.wait(1))
        return make(*asked, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(screen, "doubts_in", lambda _, texts, __: [0] * len(texts))
    monkeypatch.setattr(screen, "screen_page", page)
    assert desk.get("/texts").status == 200
    assert early == [False]
    assert desk.bench.behind.wait(PATIENCE / 1000)
    assert done == ["work"]


def test_the_first_list_comes_before_what_nobody_waits_for(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between all that is made ready it is asked whether somebody waits."""
    bench, steps = Workbench(Project(project)), []
    monkeypatch.setattr(bench.behind, "give_way", lambda: steps.append("gives way"))
    for name in ("_show_a_text", "_show_an_entry"):
        monkeypatch.setattr(warming, name, lambda *_, name=name: steps.append(name))
    warming.make_ready(bench)
    texts = len(bench.look().texts)
    assert steps == ["gives way", "_show_a_text", *["gives way"] * texts, "gives way", "_show_an_entry", "gives way"]
