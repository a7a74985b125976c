"""Translate: what is saved is one entry of the PO file as every tool reads it; all others stay, nothing is overwritten unseen."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from desks import Desk, live
from projects import copy, put, run

from timeline.desk.translate.entries import all_entries, called, entries_of
from timeline.desk.translate.saving import accepting, commented, comments_of, digest, translated
from timeline.desk.translate.tallies import alike, counted, next_waiting, same_words, tallies_of
from timeline.model.translation import Direction, State
from timeline.project.files import Source
from timeline.translations.catalogue import read_catalogue
from timeline.translations.compared import compared
from timeline.translations.po import FUZZY, Unit
from timeline.translations.review import is_reviewed
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from pathlib import Path

    from desks import Told

    from timeline.desk.translate.entries import Open
    from timeline.desk.translate.tallies import Tally


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with texts in French, and its catalogues as they are today."""
    made = copy("edited-and-retold", tmp_path / "project")
    Desk(made).post("/translate/merge")
    return made


@pytest.fixture
def desk(project: Path) -> Desk:
    """The same, open on the desk."""
    return Desk(project)


def entries(desk: Desk) -> dict[str, Open]:
    """Every entry in English, by its id."""
    return {entry.id: entry for entry in all_entries(desk.bench.look(), "en")}


def tallies(desk: Desk) -> tuple[Tally, ...]:
    """What the entries of each text in English add up to."""
    return tallies_of(desk.bench, desk.bench.look(), "en")


def of_state(desk: Desk, state: State) -> Open:
    """An entry of a state, one of a sentence."""
    return next(entry for entry in entries(desk).values() if entry.state is state and len(entry.unit.source) > 30)


def save(desk: Desk, entry: Open, target: str, **more: object) -> Told:
    """Save words for an entry, as a page that has seen it does."""
    return desk.post(f"/translate/en/{entry.id}/save", {"was": digest(entry.unit), "target": target, **more})


def in_file(entry: Open) -> Unit:
    """The entry as the file has it."""
    catalogue = read_catalogue(Source("a.po", entry.path.read_text(encoding="utf-8")), Direction("fr", "en"))
    return next(unit for unit in catalogue.units if unit.id == entry.id)


def test_the_way_in_leads_to_what_waits(desk: Desk) -> None:
    """The first entry that waits; every entry of its text stands in the list with its state in words."""
    told = desk.get("/translate")
    first = next_waiting(tallies(desk))
    assert first
    assert (told.status, told.headers["location"]) == (303, f"/translate/en/{first.id}")
    page = desk.get(told.headers["location"])
    assert page.status == 200
    text = desk.bench.look().text(first.communique.id)
    assert text
    assert live(page, "entries").count("<li") == len(entries_of(text, "en"))


def test_a_text_is_translated_from_its_own_line(desk: Desk) -> None:
    """The list and Review lead to the first entry of it that waits, else to its first; a text that there is not, to any."""
    for text in desk.bench.look().texts:
        own = [one for one in entries(desk).values() if one.communique.id == text.id]
        wanted = next((one for one in own if one.waits), own[0])
        assert desk.get(f"/translate/en?text={text.id}").headers["location"] == f"/translate/en/{wanted.id}"
        assert f'href="/translate/en?text={text.id}"' in desk.get("/texts").text
        assert f'href="/translate/en?text={text.id}"' in desk.get(f"/review/{text.id}").text
    assert desk.get("/translate/en?text=../x").status == 303


def test_what_is_added_up_text_by_text_is_what_all_entries_give(desk: Desk) -> None:
    """Before a save and after it: how many are in each state, which is next, which say the same."""
    for target, state in (("", None), ("On 7 March.", State.MISSING), ("On 8 March.", State.TRANSLATED)):
        if state:
            assert save(desk, of_state(desk, state), target).status == 200
        every = list(entries(desk).values())
        known = tallies(desk)
        assert counted(known) == Counter(entry.state for entry in every)
        assert sum(tally.reviewed for tally in known) == sum(entry.reviewed for entry in every)
        for at, entry in enumerate(every):
            around = (*every[at + 1 :], *every[:at])
            assert next_waiting(known, entry.id) == next((one for one in around if one.waits), None)
            others = [one for one in every if (one.path, one.unit.source) == (entry.path, entry.unit.source) and one.id != entry.id]
            assert list(same_words(known, entry)) == [one for one in others if not one.unit.target]
            done = [one for one in others if one.state is State.TRANSLATED and one.unit.target == entry.unit.target]
            assert list(alike(known, entry)) == (done if entry.unit.target else [])
        assert next_waiting(known) == next((one for one in every if one.waits), None)
        assert next_waiting(known, "none.abcd") == next_waiting(known)


@pytest.mark.parametrize("address", ["/translate/tlh", "/translate/en/none.abcd", "/translate/fr", "/translate/en/..%2f..%2fetc", "/translate/en/x"])
def test_what_there_is_not(desk: Desk, address: str) -> None:
    """Neither a language nor an entry that is not there."""
    assert desk.get(address).status == 404


@pytest.mark.parametrize("state", [State.MISSING, State.TRANSLATED])
def test_one_entry_is_written_and_no_other(desk: Desk, state: State) -> None:
    """The entry has the words and no mark; every other line of the file is as it was; undo gives the bytes back."""
    entry = of_state(desk, state)
    before = entry.path.read_text(encoding="utf-8")
    assert save(desk, entry, 'In "March" 2011\\n,\ta <b>').json["said"]
    unit = in_file(entry)
    assert (unit.target, unit.fuzzy, unit.previous) == ('In "March" 2011\\n,\ta <b>', False, None)
    changed = set(before.splitlines()) ^ set(entry.path.read_text(encoding="utf-8").splitlines())
    assert all(line.startswith(("msgstr", '"', "#,")) for line in changed), changed
    desk.post("/undo")
    assert entry.path.read_text(encoding="utf-8") == before
    desk.post("/redo")
    assert in_file(entry).target == unit.target


def test_items_of_a_list_are_told_apart(project: Path) -> None:
    """The list shows of each what is its own, and the first as it stands."""
    body = "Le Conseil a décidé, le 3 mai 2012 :\n\n- d'ouvrir un bureau à Genève ;\n- de fermer celui de Berne.\n"
    put(project, "items.txt", body, id="items-1", date="2012-05-04")
    desk = Desk(project)
    text = desk.bench.look().text("items-1")
    assert text
    names = [words for words in called(entries_of(text, "en")).values() if "Genève" in words or "Berne" in words]
    assert [words.startswith("… ") for words in names] == [False, True]
    assert names[1] == "… de fermer celui de Berne."


def test_a_draft_is_marked_and_a_stale_one_keeps_what_it_was_of() -> None:
    """As Poedit has it: fuzzy, with the former source; saved for good, both go; emptied, nothing is left of them."""
    stale = Unit("a.b2c3", "Le 5 mars.", "On 4 March.", flags=(FUZZY, "no-wrap"), previous="Le 4 mars.")
    draft = translated(stale, "On 5 March.", draft=True)
    assert (draft.flags, draft.previous, unit_state(draft)) == ((FUZZY, "no-wrap"), "Le 4 mars.", State.STALE)
    done = translated(draft, "On 5 March.", draft=False)
    assert (done.flags, done.previous, unit_state(done)) == (("no-wrap",), None, State.TRANSLATED)
    gone = translated(draft, " \n", draft=False)
    assert (gone.target, gone.flags, unit_state(gone)) == ("", ("no-wrap",), State.MISSING)


def test_what_another_wrote_is_not_overwritten(desk: Desk) -> None:
    """The entry changed since the page saw it: 412 with the words of the other, and the file as the other left it."""
    entry = of_state(desk, State.MISSING)
    assert save(desk, entry, "One").status == 200
    told = save(desk, entry, "Two")
    assert (told.status, told.json["theirs"]["target"]) == (412, "One")
    assert in_file(entry).target == "One"
    assert save(desk, entries(desk)[entry.id], "Two").status == 200
    assert in_file(entry).target == "Two"


def test_another_entry_that_another_program_wrote_stays(desk: Desk) -> None:
    """Poedit saved another entry meanwhile: both are kept; the undo of ours leaves theirs."""
    entry, other = of_state(desk, State.MISSING), of_state(desk, State.TRANSLATED)
    text = other.path.read_text(encoding="utf-8")
    other.path.write_text(text.replace(f'msgstr "{other.unit.target}"', 'msgstr "Theirs"'), encoding="utf-8")
    assert save(desk, entry, "Ours").status == 200
    assert (in_file(entry).target, in_file(other).target) == ("Ours", "Theirs")
    assert desk.post("/undo").status == 200
    assert (in_file(entry).target, in_file(other).target) == (entry.unit.target, "Theirs")


def test_undo_of_what_another_changed_since_is_refused(desk: Desk) -> None:
    """The words are no longer ours to take back."""
    entry = of_state(desk, State.MISSING)
    save(desk, entry, "Ours")
    text = entry.path.read_text(encoding="utf-8")
    entry.path.write_text(text.replace('msgstr "Ours"', 'msgstr "Theirs"'), encoding="utf-8")
    assert desk.post("/undo").status == 412
    assert in_file(entry).target == "Theirs"


def test_a_catalogue_that_is_behind_is_brought_up_to_date(tmp_path: Path) -> None:
    """Before it is, nothing is saved and the remedy is said; the page says how many entries wait for it."""
    project = copy("edited-and-retold", tmp_path / "project")
    for path in (project / "translations/events").glob("*.po"):
        path.unlink()
    desk = Desk(project)
    entry = of_state(desk, State.MISSING)
    told = save(desk, entry, "Words")
    assert (told.status, "P64" in told.text) == (409, True)
    assert 'id="behind"' in desk.get(f"/translate/en/{entry.id}").text
    assert desk.post("/translate/merge").status == 200
    now = of_state(desk, State.MISSING)
    assert 'id="behind"' not in desk.get(f"/translate/en/{now.id}").text
    assert save(desk, now, "Words").status == 200


def test_bringing_catalogues_up_to_date_is_a_step(tmp_path: Path) -> None:
    """Undone, every file is what it was, and one that was made is gone; made again, all are there; what is kept stays."""
    project = copy("edited-and-retold", tmp_path / "project")
    files = sorted((project / "translations/events").glob("*.po"))
    files[0].unlink()
    put(project, "later.txt", "Le Conseil s'est réuni à Genève le 3 mai 2012.\n", id="later-1", date="2012-05-04")
    before = {path: path.read_bytes() for path in (project / "translations").rglob("*") if path.is_file()}
    desk = Desk(project)
    assert "brought up to date" in desk.post("/translate/merge").json["said"]
    after = {path: path.read_bytes() for path in files}
    assert desk.post("/translate/merge").json["said"] == "as it was"
    assert "brought up to date" in desk.post("/undo").json["said"]
    assert {path: path.read_bytes() for path in (project / "translations").rglob("*") if path.is_file() if path.name != "memory.jsonl"} == before
    desk.post("/redo")
    assert {path: path.read_bytes() for path in files} == after
    entry = of_state(desk, State.MISSING)
    entry.path.write_text(entry.path.read_text().replace('msgstr ""\n\n', 'msgstr "Theirs"\n\n', 1))
    theirs = entry.path.read_bytes()
    assert desk.post("/undo").status == 412
    assert entry.path.read_bytes() == theirs


def test_a_text_that_moved_is_brought_up_to_date_without_a_step(tmp_path: Path) -> None:
    """Its original goes after it to another folder, which no text of a file undoes: that is said."""
    project = copy("edited-and-retold", tmp_path / "project")
    raw = b"Le Conseil s'est r\xc3\xa9uni \xc3\xa0 Gen\xc3\xa8ve le 3 mai 2012 et a adopt\xc3\xa9 un plan.\n"
    original = {"original": "originals/a.txt", "original_sha256": hashlib.sha256(raw).hexdigest()}
    path = put(project, "moved.txt", raw.decode(), id="moved-1", date="2012-05-04", **original)
    (path.parent / "originals").mkdir(exist_ok=True)
    (path.parent / "originals/a.txt").write_bytes(raw)
    desk = Desk(project)
    desk.post("/translate/merge")
    steps = len(desk.bench.journal.done)
    (project / "corpus/elsewhere").mkdir()
    path.rename(project / "corpus/elsewhere/moved.txt")
    assert "cannot be undone" in desk.post("/translate/merge").json["said"]
    assert (project / "corpus/elsewhere/originals/a.txt").read_bytes() == raw
    assert len(desk.bench.journal.done) == steps


def review(desk: Desk, entry: Open, who: str = "", *, on: bool = True) -> Told:
    """Stand for an entry, as a page that has seen it does."""
    return desk.post(f"/translate/en/{entry.id}/review", {"was": digest(entry.unit), "who": who, "on": on})


def test_a_translation_is_reviewed_and_is_not(desk: Desk, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the comment that every command reads, with who did; undone, taken away, and gone once the words are others."""
    entry = of_state(desk, State.TRANSLATED)
    before = entry.path.read_bytes()
    assert review(desk, entry, " A.\n Martin ").json["said"] == "reviewed"
    assert any(re.fullmatch(r"reviewed: A. Martin \[[0-9a-f]{4}\]", line) for line in in_file(entry).comments)
    assert is_reviewed(in_file(entry))
    page = desk.get(f"/translate/en/{entry.id}").text
    assert 'id="reviewed" aria-pressed="true"' in page
    assert "Reviewed by A. Martin" in page
    assert re.search(r'<textarea id="comments"[^>]*></textarea>', page)
    _, out, _ = run(capsys, "status", "--project", str(project))
    assert "reviewed" in out
    desk.post("/undo")
    assert entry.path.read_bytes() == before
    desk.post("/redo")
    save(desk, entries(desk)[entry.id], "Quite other words.")
    assert not is_reviewed(in_file(entry))
    save(desk, entries(desk)[entry.id], entry.unit.target)
    assert is_reviewed(in_file(entry))
    assert review(desk, entries(desk)[entry.id], on=False).json["said"] == "not reviewed"
    assert not any(line.startswith("reviewed") for line in in_file(entry).comments)


@pytest.mark.parametrize("state", [State.MISSING, State.DRAFT, State.STALE])
def test_what_waits_for_a_translator_is_not_reviewed(desk: Desk, state: State) -> None:
    """It says so, and nothing is written."""
    entry = of_state(desk, State.MISSING)
    if state is not State.MISSING:
        assert save(desk, entry, "A draft of this.", draft=True).status == 200
        entry = entries(desk)[entry.id]
    before = entry.path.read_bytes()
    told = review(desk, entry)
    assert (told.status, "P63" in told.text, entry.path.read_bytes() == before) == (409, True, True)


def test_what_another_changed_is_not_reviewed_unseen(desk: Desk) -> None:
    """The words are others than those on the page: they are shown."""
    entry = of_state(desk, State.TRANSLATED)
    save(desk, entry, "Others.")
    told = review(desk, entry)
    assert (told.status, told.json["theirs"]["target"]) == (412, "Others.")
    assert not is_reviewed(in_file(entry))


def test_the_same_words_are_reviewed_once(project: Path) -> None:
    """Of two entries that say the same of the same sentence both are; one with other words is not."""
    for number in (1, 2, 3):
        put(project, f"twin-{number}.txt", "Le Conseil s'est réuni à Genève le 3 mai 2012.\n", id=f"twin-{number}", date="2012-05-04")
    desk = Desk(project)
    desk.post("/translate/merge")
    own = [entry for entry in entries(desk).values() if entry.unit.source.startswith("Le Conseil s'est réuni à Genève")]
    save(desk, own[0], "The Council met in Geneva on 3 May 2012.")
    save(desk, entries(desk)[own[2].id], "On 3 May 2012 the Council met in Geneva.")
    assert "2" in review(desk, entries(desk)[own[0].id]).json["said"]
    assert [is_reviewed(in_file(entry)) for entry in own] == [True, True, False]
    desk.post("/undo")
    assert [is_reviewed(in_file(entry)) for entry in own] == [False] * 3


def test_checks_are_those_of_the_command(desk: Desk, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong date is told while it is typed, and by ``timeline check`` once it is saved, in the same words."""
    entry = next(one for one in entries(desk).values() if re.search(r"\d{4}", one.unit.source) and one.state is State.TRANSLATED)
    wrong = re.sub(r"\d{4}", "1999", entry.unit.target)
    found = desk.post(f"/translate/en/{entry.id}/check", {"target": wrong}).json["html"]
    assert "T03" in found
    assert "T03" not in desk.post(f"/translate/en/{entry.id}/check", {"target": entry.unit.target}).json["html"]
    save(desk, entry, wrong)
    code, _, said = run(capsys, "check", "--project", str(project))
    assert (code, entry.id in said, "T03" in said) == (1, True, True)


def test_a_finding_is_accepted_with_a_reason(desk: Desk, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a comment that ``timeline check`` reads; without a reason, or for what is not found, nothing is written."""
    entry = next(one for one in entries(desk).values() if re.search(r"\d{4}", one.unit.source) and one.state is State.TRANSLATED)
    save(desk, entry, re.sub(r"\d{4}", "1999", entry.unit.target))
    now = entries(desk)[entry.id]
    ask = {"was": digest(now.unit), "code": "T03", "reason": "  the year\n was wrong "}
    for wrong in ({"reason": "  "}, {"code": "T77"}):
        assert desk.post(f"/translate/en/{entry.id}/accept", ask | wrong).status == 409
    assert desk.post(f"/translate/en/{entry.id}/accept", ask).status == 200
    assert "accept: T03 the year was wrong" in in_file(entry).comments
    _, _, said = run(capsys, "check", "--project", str(project))
    assert not re.search(rf"T03 {re.escape(entry.id)}", said)


def test_comments_of_translators_and_acceptances_are_apart() -> None:
    """Writing the one leaves the other."""
    unit = accepting(Unit("a.b2c3", "Le 5 mars.", "On 5 March.", comments=("first", "second")), "T07", "usual")
    assert comments_of(unit) == "first\nsecond"
    again = commented(unit, "  only one  \n")
    assert again.comments == ("only one", "accept: T07 usual")
    assert comments_of(commented(unit, "")) == ""


def test_the_same_sentence_is_translated_once(project: Path) -> None:
    """Saved for one, it stands in every entry of the file that has the very same source and no words yet; undone in all."""
    for number in (1, 2):
        put(project, f"twin-{number}.txt", "Le Conseil s'est réuni à Genève le 3 mai 2012.\n", id=f"twin-{number}", date="2012-05-04")
    desk = Desk(project)
    desk.post("/translate/merge")
    one, other = [entry for entry in entries(desk).values() if entry.unit.source.startswith("Le Conseil s'est réuni à Genève")]
    assert save(desk, one, "The Council met in Geneva on 3 May 2012.", draft=True).status == 200
    assert in_file(other).target == ""
    now = entries(desk)[one.id]
    assert "2" in save(desk, now, "The Council met in Geneva on 3 May 2012.").json["said"]
    assert [in_file(entry).target for entry in (one, other)] == ["The Council met in Geneva on 3 May 2012."] * 2
    desk.post("/undo")
    assert [in_file(entry).target for entry in (one, other)] == ["The Council met in Geneva on 3 May 2012.", ""]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("Le 4 mars.", "Le 5 mars.", [("Le ", ""), ("4", "out"), ("5", "in"), (" mars.", "")]),
        ("Le Conseil", "Le Conseil", [("Le Conseil", "")]),
        ("", "Le 5", [("Le 5", "in")]),
        ("Le 5", "", [("Le 5", "out")]),
        ("L’été, puis l’hiver", "L’été ; puis l’hiver", [("L’été", ""), (",", "out"), (" ;", "in"), (" puis l’hiver", "")]),
    ],
)
def test_old_and_new_are_compared_word_by_word(old: str, new: str, wanted: list[tuple[str, str]]) -> None:
    """What is out and what is in; put together they are the one text and the other."""
    pieces = compared(old, new)
    assert [tuple(piece) for piece in pieces] == wanted
    assert "".join(piece.text for piece in pieces if piece.kind != "in") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "out") == new


def test_hostile_words_are_words(desk: Desk) -> None:
    """Markup, control signs, half a character: shown and written as what they are."""
    entry = of_state(desk, State.MISSING)
    assert save(desk, entry, "<script>alert(1)</script>\x07\x00 \ud800").status in (200, 409)
    page = desk.get(f"/translate/en/{entry.id}")
    assert page.status == 200
    assert "<script>alert(1)" not in page.text


def test_dates_and_terms_of_the_source_are_marked(desk: Desk, project: Path) -> None:
    """The terms with what the glossary asks for; the words around are whole."""
    (project / "translations/glossary.csv").write_text("fr,en,note,variants,case,status\ndigue,dyke,,,,\nfin 2011,end of 2011,,,,\n")
    one = next(one for one in entries(desk).values() if "d'ici à la fin 2011" in one.unit.source)
    page = desk.get(f"/translate/en/{one.id}").text
    source = re.search(r'<p class="source"[^>]*>(.*?)</p>', page, re.DOTALL)[1]
    assert '<span class="term" title="dyke">digues</span>' in source
    assert re.findall(r'class="date">([^<]*)<', source) == ["d&#39;ici à la fin 2011"]
    assert re.sub("<[^>]*>", "", source).replace("&#39;", "'") == one.unit.source
    assert f'href="/chronology#{one.id}' in page
