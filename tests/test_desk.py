"""The desk below its screens: what it reads is what stands on the disk, what it writes is proved, each step can be undone."""

from __future__ import annotations

import asyncio
import errno
import json
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import jinja2
import pytest
from conftest import ROOT
from desks import Desk
from projects import copy, put, run, snapshot

from timeline.chronology.corpus import read_corpus
from timeline.chronology.reviewing import Reviewed, is_read, reviewed_events
from timeline.desk import pages
from timeline.desk.journal import Change, made
from timeline.desk.news import News
from timeline.desk.pages import choose_language, speaker
from timeline.desk.review.hand import digest
from timeline.desk.shelf import Shelf
from timeline.desk.warming import make_ready
from timeline.desk.workbench import Workbench
from timeline.desk.writing import ConflictError
from timeline.events.editing import read_editing
from timeline.model.errors import TimelineError
from timeline.project import files
from timeline.project.files import Source
from timeline.project.folders import Project
from timeline.project.lock import locked
from timeline.translations.catalogue import read_labels

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = ROOT / "templates" / "desk"
DESK_LABELS = ROOT / "translations" / "labels" / "desk"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with edits of every kind."""
    return copy("edited-and-retold", tmp_path / "project")


@pytest.fixture
def bench(project: Path) -> Workbench:
    """The same, open."""
    return Workbench(Project(project))


# --- what is read ---


@pytest.mark.parametrize("edition", ["edited-and-retold", "essai"])
def test_one_text_says_what_the_whole_corpus_says(tmp_path: Path, edition: str) -> None:
    """Ids, events as the editor wants them, translations and their states: read text by text they are the same."""
    project = Project(copy(edition, tmp_path / "p"))
    corpus, shelved = read_corpus(project), Shelf(project).look()
    whole = {said.id: said for collection in corpus.collections for said in collection.translations.values()}
    ids = {name for collection in corpus.collections for names in collection.event_ids.values() for name in names}
    texts = [text for text in shelved.texts if text.collection]
    assert {name for text in texts for name in text.ids} == ids
    assert {said.id: said for text in texts for said in text.collection.translations.values()} == whole
    own = {telling.communique.id: telling.events for telling in corpus.tellings}
    assert {text.id: [(e.kind, e.when, e.headline, e.left_out) for e in text.wanted.values()] for text in texts} == {
        name: [(e.kind, e.when, e.headline, e.left_out) for e in events] for name, events in own.items()
    }


def test_what_changes_on_the_disk_is_seen_at_once(project: Path, bench: Workbench) -> None:
    """A text, an edit, a translation: the next look has it, and what did not change is not read again."""
    before = {text.path: text for text in bench.look().texts}
    path = next(iter(sorted((project / "corpus").glob("*/editing.toml"))))
    name = next(text.id for text in before.values() if text.editing.edits)
    event = next(edit.id for text in before.values() if text.id == name for edit in text.editing.edits)
    path.write_text(path.read_text().replace(f'["{event}"]\n', f'["{event}"]\nplace = "Nulle part"\n'))
    after = {text.path: text for text in bench.look().texts}
    changed = [after[path].id for path in after if after[path].collection is not before[path].collection]
    assert changed == [name]
    assert bench.look().text(name).wanted[event].place == "Nulle part"


def test_a_broken_file_is_told_and_the_rest_goes_on(project: Path, bench: Workbench) -> None:
    """An editing.toml that is no TOML, a header that is none, a catalogue that cannot be read."""
    path = next(iter(sorted((project / "corpus").glob("*/editing.toml"))))
    path.write_text("[broken\n")
    shelved = bench.look()
    assert [one.code for one in shelved.findings] == ["C30"]
    assert all(text.collection for text in shelved.texts)
    text = next(iter(sorted((project / "corpus").glob("*/*.txt"))))
    text.write_text("no header\n")
    assert [one.code for text in bench.look().texts if not text.collection for one in text.findings] == ["C01"]
    for catalogue in (project / "translations" / "events").glob("*.po"):
        catalogue.write_text("msgid broken\n")
    shelved = bench.look()
    assert {one.code for one in shelved.findings} == {"C30", "T01"}
    assert not any(text.collection for text in shelved.texts)


def test_settings_that_cannot_be_read_are_shown_on_the_page(project: Path) -> None:
    """With place, fact and remedy, not as a fault of the desk."""
    desk = Desk(project)
    (project / "corpus" / "chronology.toml").write_text("languages = 1\n")
    told = desk.get("/texts")
    assert told.status == 409
    assert "C21" in told.text
    assert "Traceback" not in told.text


@pytest.mark.parametrize("debug", [False, True])
def test_what_nobody_foresaw_is_told_on_the_page(project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], debug: bool) -> None:  # noqa: FBT001 as it is called
    """With its code and how to report it, and the desk goes on; the trace only where it is wanted."""
    desk = Desk(project)
    desk.bench.debug = debug
    monkeypatch.setattr(desk.bench, "undo", lambda: 1 / 0)
    told = desk.post("/undo")
    assert told.status == 500
    assert "P90" in told.json["findings"][0]
    monkeypatch.setattr("timeline.desk.texts.screen.row_of", lambda *_: 1 / 0)
    page = desk.get("/texts")
    assert (page.status, "P90" in page.text, "Traceback" in page.text) == (500, True, False)
    assert ("ZeroDivisionError" in capfd.readouterr().err) == debug
    monkeypatch.undo()
    assert desk.get("/texts").status == 200


@pytest.mark.parametrize("ticked", [[[]], [{}], [None], 5, "x", ["\ud800"]])
def test_subjects_that_are_none(project: Path, ticked: object) -> None:
    """A page sends names; whatever else comes is refused as such."""
    desk = Desk(project)
    text = next(one for one in desk.bench.look().texts if one.collection)
    event = reviewed_events(text)[0]
    told = desk.post(f"/review/{text.id}/act/subjects", {"event": event.id, "was": digest(event), "subjects": ticked})
    assert (told.status, "P63" in told.text) == (409, True)


@pytest.mark.parametrize("way", ["elsewhere", "renamed"])
def test_a_text_that_moved_waits_until_its_entries_came_after_it(project: Path, capsys: pytest.CaptureFixture[str], way: str) -> None:
    """Its events have their ids again then; before, nothing could be said of them that lasts."""
    desk = Desk(project)
    (path,) = (project / "corpus/commission-du-fleuve").glob("2011-03*.txt")
    before = desk.bench.look().text("orbelle-2011-03").ids
    name = "orbelle-2011-03" if way == "elsewhere" else "neuf-2011"
    if way == "elsewhere":
        (project / "corpus/autre").mkdir()
        path.rename(project / "corpus/autre" / path.name)
    else:
        path.write_bytes(path.read_bytes().replace(b"id: orbelle-2011-03", b"id: neuf-2011"))
    text = desk.bench.look().text(name)
    assert (text.collection, [one.code for one in text.findings][-1]) == (None, "C70")
    assert "was moved" in desk.get("/texts").text
    assert desk.post(f"/review/{name}/act/accept", {"event": f"{name}.x", "was": ""}).status == 404
    run(capsys, "translate", "--project", str(project))
    assert desk.bench.look().text(name).ids == tuple(one.replace("orbelle-2011-03", name) for one in before)


# --- what was reviewed ---


def test_what_is_new_changed_and_seen(bench: Workbench) -> None:
    """By the lines under [seen], held against what the rules say today."""
    text = next(text for text in bench.look().texts if any(event.state is Reviewed.NEW for event in reviewed_events(text)))
    states = {event.id: event.state for event in reviewed_events(text)}
    new = next(event for event in reviewed_events(text) if event.state is Reviewed.NEW)
    path = bench.project.editing_path(text.communique.collection)
    written = path.read_text() if path.exists() else ""
    seen = {"right": (f"{new.bare.kind} {new.bare.when.notation}", Reviewed.SEEN), "other": ("past 1066", Reviewed.CHANGED)}
    for said, state in seen.values():
        path.write_text(f'{written}\n[seen]\n"{new.id}" = "{said}"\n"{text.id}" = "{text.digest[:8]}"\n')
        again = bench.look().text(text.id)
        assert {event.id: event.state for event in reviewed_events(again)} == states | {new.id: state}
        assert not is_read(again) or state is Reviewed.SEEN


def test_seen_changes_nothing_that_is_published(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The catalogues and the chronology are as before, byte for byte."""
    corpus = read_corpus(Project(project))
    run(capsys, "events", "--json", "--project", str(project))
    before, merged = (run(capsys, *words, "--project", str(project)) for words in (("events", "--json"), ("translate", "--check")))
    for collection in corpus.collections:
        path = project / "corpus" / collection.name / "editing.toml"
        lines = "".join(f'"{name}" = "past 2008"\n' for names in collection.event_ids.values() for name in names)
        path.write_text(f"{path.read_text() if path.exists() else ''}\n[seen]\n{lines}")
    assert run(capsys, "events", "--json", "--project", str(project))[:2] == before[:2]
    assert run(capsys, "translate", "--check", "--project", str(project)) == merged


# --- what is written ---


def test_a_step_is_written_undone_and_made_again(project: Path, bench: Workbench) -> None:
    """Byte for byte; a file that came with it goes with it."""
    before = snapshot(project)
    path = project / "corpus" / "new" / "editing.toml"

    def change(text: str) -> str:
        return f"{text}# one\n"

    assert bench.change("one", Change(path, change, lambda text: text.replace("# one\n", ""), read_editing))
    after = snapshot(project)
    assert after.keys() - before.keys() == {"corpus/new/editing.toml"}
    assert bench.undo().said == "one"
    assert snapshot(project) == before
    assert bench.redo().said == "one"
    assert snapshot(project) == after
    assert bench.redo() is None


def test_undo_leaves_what_another_wrote(project: Path, bench: Workbench) -> None:
    """The step is taken out of the file as it stands; where that cannot be, nothing is written."""
    path = next(iter(sorted((project / "corpus").glob("*/editing.toml"))))

    def back(text: str) -> str:
        if "# mine\n" not in text:
            raise ConflictError({"there": text})
        return text.replace("# mine\n", "")

    bench.change("mine", Change(path, lambda text: f"# mine\n{text}", back, read_editing))
    path.write_text(f"{path.read_text()}# theirs\n")
    bench.undo()
    assert (path.read_text().count("# theirs"), path.read_text().count("# mine")) == (1, 0)
    bench.redo()
    path.write_text("# all theirs\n")
    with pytest.raises(ConflictError):
        bench.undo()
    assert path.read_text() == "# all theirs\n"


@pytest.mark.parametrize("wrong", ["[broken", '["a.b2"]\nkind = "odd"\n', "x = 1\n"])
def test_what_its_reader_refuses_is_not_written(project: Path, bench: Workbench, wrong: str) -> None:
    """The file is as it was, and there is nothing to undo."""
    path = next(iter(sorted((project / "corpus").glob("*/editing.toml"))))
    before = snapshot(project)
    with pytest.raises(TimelineError):
        bench.change("wrong", Change(path, lambda text: text + wrong, lambda text: text, read_editing))
    assert snapshot(project) == before
    assert bench.undo() is None


def test_another_run_is_waited_for_and_never_for_ever(project: Path, bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    """`timeline translate` at the same time: two seconds, then P51, and the file is as it was."""
    monkeypatch.setattr("timeline.desk.writing._PATIENCE", 0.2)
    path = next(iter(sorted((project / "corpus").glob("*/editing.toml"))))
    with locked(project), pytest.raises(TimelineError, match="P51"):
        bench.change("x", Change(path, lambda text: f"# x\n{text}", lambda text: text, read_editing))
    assert bench.change("x", Change(path, lambda text: f"# x\n{text}", lambda text: text, read_editing))


# --- what the pages hear ---


def test_what_another_program_wrote_is_told_and_what_the_desk_wrote_only_as_its_own(project: Path, bench: Workbench) -> None:
    """The watcher tells of both: an echo of one's own step is no news."""
    path = next(iter(sorted((project / "corpus").glob("*/editing.toml"))))
    name = bench.project.name(path)

    async def heard() -> list[str]:
        stream = bench.news.follow()
        told = [await anext(stream)]
        bench.change("x", Change(path, lambda text: f"# x\n{text}", lambda text: text, read_editing))
        bench.tell_of_disk([name])
        path.write_text("# theirs\n")
        bench.tell_of_disk([name, "corpus/gone.txt"])
        told += [await anext(stream), await anext(stream)]
        bench.news.end()
        return told + [one async for one in stream]

    here, own, foreign, *more = asyncio.run(heard())
    assert here.startswith(":")
    assert json.loads(own.removeprefix("data: ")) == {"files": [name], "own": True, "number": 1}
    assert json.loads(foreign.removeprefix("data: ")) == {"files": [name, "corpus/gone.txt"], "own": False}
    assert more == []


def test_an_original_that_comes_and_goes_with_its_text_is_the_desk_s_own(bench: Workbench) -> None:
    """Its folder, made for it and gone with it, is nobody else's change either: the line that says « undone » stays."""
    collection = next(iter(sorted((bench.project.root / "corpus").glob("*/editing.toml")))).parent
    text, original = collection / "note.txt", collection / "originals" / "note.docx"
    names = [bench.project.name(one) for one in (text, original, original.parent)]
    bench.change("x", Change(text, lambda _: "Le 3 mai.\n", lambda _: "", lambda _: None), beside={original: b"PK"})
    told: list[dict[str, object]] = []
    bench.news.tell = told.append  # type: ignore[method-assign, assignment] what is told is heard here
    bench.tell_of_disk(names)
    for step in (bench.undo, bench.redo, bench.undo):
        step()
        bench.tell_of_disk(names)
    assert [one["own"] for one in told] == [True, True, True]
    bench.tell_of_disk([bench.project.name(collection / "theirs.docx")])
    assert told[-1]["own"] is False


def test_nobody_listens() -> None:
    """News without a page, or of a page that went, are no error."""
    news = News()
    news.tell({"files": []})

    async def gone() -> None:
        stream = news.follow()
        await anext(stream)
        await stream.aclose()

    asyncio.run(gone())
    news.tell({"files": []})


# --- the list of texts ---


def test_the_list_counts_what_is_left_to_do(project: Path) -> None:
    """Each text once, with what waits in it, in both languages of the reader."""
    desk = Desk(project)
    english, french = desk.get("/texts"), desk.get("/texts", Accept_Language="fr-CH, fr;q=0.9, en;q=0.8")
    shelved = desk.bench.look()
    for text in shelved.texts:
        assert english.text.count(f'<span class="quiet">{text.id}</span>') == 1
    assert (">To review<" in english.text, ">À relire<" in french.text) == (True, True)
    assert '<html lang="fr">' in french.text


def test_a_chosen_language_wins_over_the_browsers(project: Path) -> None:
    """It is kept in a cookie; one that is none is not."""
    desk = Desk(project)
    chosen = desk.get("/language/fr?back=/texts")
    assert (chosen.status, chosen.headers["location"]) == (303, "/texts")
    cookie = chosen.headers["set-cookie"].partition(";")[0]
    desk.cookie = f"{desk.cookie}; {cookie}"
    assert '<html lang="fr">' in desk.get("/texts", Accept_Language="en").text
    assert "set-cookie" not in desk.get("/language/tlh").headers


# --- the words ---


def said() -> set[str]:
    """Every fixed word that a template or a script of the desk says."""
    templates = "\n".join(path.read_text() for path in TEMPLATES.rglob("*.jinja"))
    scripts = "\n".join(path.read_text() for path in TEMPLATES.rglob("*.js"))
    modules = "\n".join(path.read_text() for path in (ROOT / "timeline" / "desk").rglob("*.py"))
    found = re.findall(r'say\("([^"]+)"', templates) + re.findall(r'[^.\w]word\(\s*"([^"]+)"', scripts)
    found += re.findall(r'\bsay\("([^"]+)"', modules) + re.findall(r'Screen\(\s*\w+,\s*"([^"]+)"', modules)
    # What was done: « Act("accepted", … », « _seen(event, "key event" if key else "no key event", … ».
    found += [word for call in re.findall(r"(?:Act\(|_seen\(event, )([^,]*)", modules) for word in re.findall(r'"([^"]+)"', call)]
    found += re.findall(r"speaker\(ask.language\)\([\"']([^\"']+)", modules)
    return set(found) - {"…"} | set(re.findall(r'\? "([A-Z][^"]+)" : "', scripts)) | set(re.findall(r'" : "([A-Z][^"]+)"', scripts))


@pytest.mark.parametrize("code", ["fr", "de"])
def test_every_word_of_the_desk_has_its_translation(code: str) -> None:
    """None is empty or lacks what stands in braces, and none stands in the catalogue that nothing says."""
    labels = read_labels(Source(f"{code}.po", (DESK_LABELS / f"{code}.po").read_text()))
    assert sorted(said() - labels.keys()) == []
    assert sorted(labels.keys() - said()) == []
    assert [text for text, words in labels.items() if not words.strip()] == []
    braces = {text: re.findall(r"\{\w+\}", text) for text in labels}
    assert [text for text, own in braces.items() if sorted(own) != sorted(re.findall(r"\{\w+\}", labels[text]))] == []


@pytest.mark.parametrize("code", ["de", "ru"])
def test_every_word_of_the_publications_has_its_translation(code: str) -> None:
    """What has French words has words in each other language that comes with the toolkit, with the same braces."""
    french, labels = (
        read_labels(Source(f"{one}.po", (DESK_LABELS.parent / f"{one}.po").read_text())) for one in ("fr", code)
    )
    assert sorted(french.keys() ^ labels.keys()) == []
    assert [text for text, words in labels.items() if not words.strip()] == []


def test_a_german_reader_has_a_german_desk() -> None:
    """The language that the browser asks for is spoken where there are labels; where not, English."""
    assert choose_language("", "de-AT,de;q=0.9") == "de"
    assert choose_language("", "it-IT,it;q=0.9") == "en"
    assert speaker("de")("Redo") == "Wiederholen"


def test_no_page_has_script_or_style_within() -> None:
    """The policy would stop it: everything stands in files."""
    for path in TEMPLATES.rglob("*.jinja"):
        text = path.read_text()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text), path
        assert not re.search(r"<script(?![^>]*(?:src=\"/static/|application/json))", text), path
        assert "|safe" not in text, path


def test_nothing_comes_from_outside() -> None:
    """No style, script or page names another site."""
    for path in (*TEMPLATES.rglob("*.css"), *TEMPLATES.rglob("*.js"), *TEMPLATES.rglob("*.jinja")):
        assert "//" not in re.sub(r"(?m)^\s*//.*$|{#.*?#}", "", path.read_text()).replace("</", ""), path


# --- without the extra ---


def test_without_the_extra_the_remedy_is_said(project: Path) -> None:
    """And the desk is loaded by no other command."""
    hide = "import sys; sys.modules['starlette'] = None; sys.modules['uvicorn'] = None; from timeline.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", hide]
    done = subprocess.run([*command, "desk", "--project", project], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "P61" in done.stderr
    assert "pip install 'bilingual-timeline[desk]'" in done.stderr
    assert subprocess.run([*command, "events", "--project", project], capture_output=True, check=False).returncode == 0


def test_a_folder_that_is_no_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says how to begin one; what lies there is nobody's project."""
    (tmp_path / "letter.txt").write_text("mine")
    code, _, err = run(capsys, "desk", "--project", str(tmp_path))
    assert code == 2
    assert "timeline new" in err


# --- nothing there yet ---


def test_each_screen_says_what_to_do_where_there_is_nothing(project: Path) -> None:
    """Without texts it is said where they come in; with one that tells no event, how one is added."""
    for path in sorted((project / "corpus").rglob("*.txt")):
        path.unlink()
    desk = Desk(project)
    assert "Drop a file above" in desk.get("/texts").text
    for place in ("/review", "/translate"):
        assert 'href="/texts">Go to the texts' in desk.get(place).text
    assert 'id="empty"' in desk.get("/chronology").text
    put(project, "digues.txt", "Le Conseil aime les digues. Rien de plus.\n", id="digues-2012", date="2012-05-04")
    assert "press n to add one" in desk.get("/review/digues-2012").text
    assert ">no event" in desk.get("/texts").text
    put(project, "crue.txt", "Le Conseil a décidé le 3 mai 2012 de fermer le pont.\n", id="crue-2012", date="2012-05-04")
    assert "press n to add one" not in desk.get("/review/crue-2012").text
    assert 'id="empty"' not in desk.get("/chronology").text


def test_a_disk_that_is_full_is_told_with_its_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what to do; nothing is changed, and once there is room the same save is made."""
    desk = Desk(project)
    text = next(text for text in desk.bench.look().texts if text.ids)
    event = next(one for one in reviewed_events(text) if one.waits)
    body = {"event": event.id, "was": digest(event)}
    before = snapshot(project)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as without_room:
        without_room.setattr(files, "write_beside", full)
        told = desk.post(f"/review/{text.id}/act/accept", body)
    assert (told.status, "P50" in told.text, "editing.toml" in told.text, "the disk has room" in told.text) == (409, True, True, True)
    assert snapshot(project) == before
    assert desk.post(f"/review/{text.id}/act/accept", body).status == 200


def test_a_page_tells_how_many_changes_it_shows(project: Path) -> None:
    """An answer to a change knows of it, a page of all before it; what changes nothing counts for nothing."""
    desk = Desk(project)
    assert desk.get("/texts").headers["desk-number"] == "0"
    text = next(text for text in desk.bench.look().texts if text.ids)
    event = next(one for one in reviewed_events(text) if one.waits)
    body = {"event": event.id, "was": digest(event)}
    assert desk.post(f"/review/{text.id}/act/accept", body).headers["desk-number"] == "1"
    assert desk.post(f"/review/{text.id}/act/accept", body).headers["desk-number"] == "1"
    assert desk.get(f"/review/{text.id}").headers["desk-number"] == "1"
    assert desk.post("/undo").headers["desk-number"] == "2"


def test_a_step_keeps_only_what_changed(tmp_path: Path) -> None:
    """Of a large file the journal holds the words that changed; undone and redone it is byte for byte what it was."""
    before = "".join(f"line {number}\n" for number in range(5000))
    after = before.replace("line 2500\n", "« other »\n")
    step = made(Change(tmp_path, lambda text: text + "made", lambda text: text + "back", str), before, after)
    assert len(step.was) + len(step.now) < 30
    assert (step.undone.make(after), step.redone.make(before)) == (before, after)
    assert (step.undone.make(after + "x"), step.redone.make(before + "x")) == (after + "xback", before + "xmade")


def test_a_file_that_comes_and_goes_is_undone(tmp_path: Path) -> None:
    """Where there was nothing, nothing is there again, and the other way round."""
    path = copy("essai", tmp_path / "project") / "corpus" / "new" / "editing.toml"
    bench = Workbench(Project(tmp_path / "project"))
    assert bench.change("made", Change(path, lambda _: "x = 1\n", lambda _: "", str))
    assert path.read_text(encoding="utf-8") == "x = 1\n"
    bench.undo()
    assert not path.exists()
    bench.redo()
    assert path.read_text(encoding="utf-8") == "x = 1\n"


class _Names(HTMLParser):
    """The ids of a page, and what it names by them."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.fields: set[str] = set()
        self.named: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Whatever has an id, and whatever names one."""
        told = {name: value or "" for name, value in attrs}
        self.ids += [told["id"]] if "id" in told else []
        if tag in {"input", "select", "textarea"}:
            self.fields.add(told.get("id", ""))
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            self.named += [(name, one) for one in told.get(name, "").split()]


def names_in(page: str) -> _Names:
    """Those of a page, or of a part of one."""
    found = _Names()
    found.feed(page)
    return found


@pytest.mark.parametrize("address", ["/texts", "/review/orbelle-2011-03", "/review/secours-2011-05", "/translate/en", "/chronology", "/begin", "/texts/read"])
def test_an_id_stands_once_and_names_what_it_should(tmp_path: Path, address: str) -> None:
    """A label is that of a field, and what stands beside is read with it: two of one name would have only the first."""
    root = tmp_path / "project"
    desk = Desk(root if address == "/begin" else copy("edited-and-retold", root))
    if address == "/texts/read":
        body = "OTAN\n\nCommuniqué final\n\nOslo, le 14 mai 2019\n\nLe Conseil s'est réuni à Oslo le 14 mai 2019.\n"
        told = desk.post("/texts/read?name=oslo.txt&number=1", content=body.encode())
        page = told.json["html"]
    else:
        told = desk.get(address)
        page = desk.get(told.headers["location"]).text if told.status == 303 else told.text
    found = names_in(page)
    assert found.ids
    assert [name for name, often in Counter(found.ids).items() if often > 1] == []
    assert [one for how, one in found.named if one not in (found.fields if how == "for" else found.ids)] == []


def test_who_opens_a_text_first_waits_for_no_template(bench: Workbench, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that its page needs was loaded behind the pages; so was what an entry's page needs."""
    pages._templates.cache_clear()  # noqa: SLF001 what other tests have loaded
    make_ready(bench)
    monkeypatch.setattr(jinja2.Environment, "compile", lambda *_, **__: pytest.fail("loaded while somebody waits"))
    desk = Desk(project)
    assert (desk.get("/review/orbelle-2011-03").status, desk.get("/translate/en").status) == (200, 303)
    assert desk.get(desk.get("/translate/en").headers["location"]).status == 200


def test_a_project_without_texts_is_ready_at_once(tmp_path: Path) -> None:
    """There is nothing to show before it is asked for; what is no project is told when somebody asks."""
    root = copy("essai", tmp_path / "project")
    for path in (root / "corpus").rglob("*.txt"):
        path.unlink()
    make_ready(Workbench(Project(root)))
    (root / "corpus" / "chronology.toml").write_text("title = ")
    with pytest.raises(TimelineError):
        make_ready(Workbench(Project(root)))
