"""Texts come in by the desk: read, shown with how sure each field is, corrected, taken; what is refused leaves no trace."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest
from desks import Desk
from lxml import html as lxml_html
from projects import copy, put, run, snapshot
from test_official import ENGLISH, FRENCH, OTHER

from timeline.desk.texts.screen import rows
from timeline.desk.translate.entries import all_entries
from timeline.desk.workbench import Workbench
from timeline.project.cache import open_cache
from timeline.project.folders import Project
from timeline.reading.header import read_header

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desks import Told

TEXT = """OTAN
Communiqué de presse

Réunion des directeurs de l'armement

Oslo, le 14 mai 2019 – Les directeurs se sont réunis ce jour à Oslo. Ils ont décidé de créer un groupe de travail.
Le rapport sera remis d'ici à la fin 2020.
"""
UNDATED = "Les directeurs se sont réunis. Ils ont décidé de créer un groupe de travail. Le rapport est attendu.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one collection."""
    return copy("essai", tmp_path / "project")


@pytest.fixture
def desk(project: Path) -> Desk:
    """The same, open on the desk."""
    return Desk(project)


def read(desk: Desk, text: str | bytes = TEXT, name: str = "oslo.txt", **more: str) -> Told:
    """What the desk says of a file."""
    content = text.encode() if isinstance(text, str) else text
    return desk.post(f"/texts/read?{urlencode({'name': name, **more})}", content=content)


def take(desk: Desk, text: str | bytes = TEXT, name: str = "oslo.txt", **more: str) -> Told:
    """The file, taken with these fields as a person says them."""
    content = text.encode() if isinstance(text, str) else text
    return desk.post(f"/texts/take?{urlencode({'name': name, **more})}", content=content)


def test_a_file_is_shown_before_it_is_taken(desk: Desk, project: Path) -> None:
    """Its day, place and title with how sure they are, the original beside what was read; nothing is written."""
    before, told = snapshot(project), read(desk)
    page = told.json["html"]
    assert 'value="2019-05-14"' in page
    assert 'value="Oslo"' in page
    assert 'value="Réunion des directeurs de l&#39;armement"' in page
    assert "stated – " in page
    assert page.count("Le rapport sera remis") == 2
    assert "14 mai 2019" in page
    assert "d’ici à la fin 2020" in page
    assert snapshot(project) == before


def test_what_is_taken_is_what_the_command_would_add(desk: Desk, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Header, text and original, byte for byte; undone, the project is as it was; made again, as it was after."""
    before = snapshot(project)
    told = take(desk)
    assert told.status == 200, told.text
    after = snapshot(project)
    other, source = copy("essai", tmp_path / "other"), tmp_path / "oslo.txt"
    source.write_text(TEXT)
    run(capsys, "add", str(source), "--project", str(other))
    assert after == snapshot(other)
    assert told.json["id"] in desk.get("/texts").text
    desk.post("/undo")
    assert snapshot(project) == before
    desk.post("/redo")
    assert snapshot(project) == after


def test_what_a_person_says_wins_and_says_so(desk: Desk, project: Path) -> None:
    """Their day, place and title stand in the header, the day as given by hand."""
    told = take(desk, date="2019-05-13", place="Bergen", title="Un titre", id="oslo-2019")
    path = next(path for path in project.rglob("*.txt") if b"oslo-2019" in path.read_bytes())
    header, findings = read_header(path.name, path.read_bytes())
    assert (told.json["id"], findings) == ("oslo-2019", ())
    assert {name: header.fields[name] for name in ("date", "place", "title", "basis")} == {
        "date": "2019-05-13", "place": "Bergen", "title": "Un titre", "basis": "given by hand",
    }  # fmt: skip


def test_a_text_without_a_day_waits_for_one(desk: Desk, project: Path) -> None:
    """It is shown all the same, and refused until somebody says the day."""
    before = snapshot(project)
    page = read(desk, UNDATED).json
    assert page["takeable"]
    assert "not known" in page["html"]
    told = take(desk, UNDATED)
    assert (told.status, "C58" in told.text) == (409, True)
    assert snapshot(project) == before
    assert take(desk, UNDATED, date="2019-05-14").status == 200


def test_what_is_there_already_is_not_taken_again(desk: Desk, project: Path) -> None:
    """Neither the same file, nor the same words; the page offers no button for it."""
    take(desk)
    before = snapshot(project)
    for text in (TEXT, TEXT.replace("\n", "\r\n"), f"\n\n{TEXT}"):
        page = read(desk, text).json
        assert not page["takeable"]
        assert take(desk, text).status == 409
    assert snapshot(project) == before


SAVED = "<html><head><title>x</title></head><body><nav>Menu</nav><article><h1>Réunion</h1><p>Oslo, le 14 mai 2019 – Les directeurs se sont réunis ce jour.</p><script>alert(1)</script></article></body></html>"


def test_a_document_is_laid_open_beside_what_was_read(desk: Desk) -> None:
    """In a frame that may do nothing at all, its words there too that were not read."""
    page = read(desk, SAVED, "oslo.html").json["html"]
    (frame,) = lxml_html.fragment_fromstring(page).xpath("//iframe")
    assert frame.get("sandbox") == ""
    inside = frame.get("srcdoc")
    assert ("<script" in inside, "Menu" in inside, "Les directeurs" in inside) == (False, True, True)
    assert lxml_html.document_fromstring(inside).xpath("//*[@src or @href or @style]") == []


@pytest.mark.parametrize(
    ("raw", "name", "kind", "holds"),
    [
        (SAVED.encode(), "oslo.html", "text/html", b"Les directeurs"), (TEXT.encode(), "oslo.txt", "text/html", b"<pre>OTAN"),
        (TEXT.replace("OTAN", "<script>alert(1)</script>").encode(), "oslo.txt", "text/html", b"&lt;script&gt;"),
    ],
)  # fmt: skip
def test_the_original_of_a_text_opens_from_review(desk: Desk, raw: bytes, name: str, kind: str, holds: bytes) -> None:
    """As long as it is the file that was added: laid open, under a policy by which nothing in it acts."""
    identity = take(desk, raw, name).json["id"]
    assert f'href="/review/{identity}/original"' in desk.get(f"/review/{identity}").text
    told = desk.get(f"/review/{identity}/original")
    assert (told.status, told.headers["content-type"].partition(";")[0], holds in told.body) == (200, kind, True)
    assert "sandbox;" in told.headers["content-security-policy"]
    assert "script-src" not in told.headers["content-security-policy"]
    assert b"<script" not in told.body


def test_no_other_file_opens_as_an_original(desk: Desk, project: Path) -> None:
    """A header that names one elsewhere, a link out, a file that is another by now, none at all."""
    identity = take(desk).json["id"]
    path = next(path for path in project.rglob("*.txt") if f"id: {identity}" in path.read_text() and path.parent.name != "originals")
    kept, text = path.parent / "originals" / f"{path.stem}.txt", path.read_text()
    for place in ("../../../etc/passwd", "/etc/passwd", "originals/../../chronology.toml", "../chronology.toml"):
        path.write_text(re.sub("original: .*", f"original: {place}", text))
        assert (desk.get(f"/review/{identity}/original").status, "root:" in desk.get(f"/review/{identity}/original").text) == (409, False)
    path.write_text(text)
    kept.write_text("another")
    assert "C28" in desk.get(f"/review/{identity}/original").text
    kept.unlink()
    kept.symlink_to("/etc/passwd")
    assert "C18" in desk.get(f"/review/{identity}/original").text
    assert desk.get("/review/nowhere/original").status == 404


@pytest.mark.documents
@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"", "leer.txt"), (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "bild.txt"), (b"PK\x03\x04broken", "kaputt.docx"), (b"%PDF-1.7\nnothing", "x.pdf"),
        (b"MZ" + b"\0" * 200, "program.docx"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "alt.doc"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(desk: Desk, project: Path, raw: bytes, name: str) -> None:
    """By what it is and what to do; nothing is written."""
    before = snapshot(project)
    for told in (read(desk, raw, name), take(desk, raw, name)):
        assert told.status == 409
        assert any(code in told.text for code in ("C50", "C51", "C40"))
        assert "Traceback" not in told.text
    assert snapshot(project) == before


@pytest.mark.parametrize(
    "name",
    ["../../evil.txt", "/etc/passwd", "..\\..\\evil.txt", "a\x00b.txt", "con.txt", "x" * 900, "\u202etxt.exe", "", "évènement œuvre.txt", ".hidden", "a\nb.txt"],
)
@pytest.mark.parametrize("collection", ["", "../..", "/etc", "essai", "..", "a/b", "%2e%2e"])
def test_no_name_leads_out_of_the_corpus(desk: Desk, project: Path, name: str, collection: str) -> None:
    """Names are made by the desk: the day and words of the title."""
    before = snapshot(project.parent)
    told = take(desk, name=name, collection=collection)
    new = snapshot(project.parent).keys() - before.keys()
    assert told.status == 200, told.text
    assert len(new) == 2
    assert all(path.startswith("project/corpus/") and ".." not in path for path in new)
    assert {path.count("/") for path in new} == {3, 4}
    desk.post("/undo")
    assert snapshot(project.parent) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [("date", "demain"), ("date", "2019-02-30"), ("date", "2019"), ("id", "Un Id"), ("id", "../x"), ("id", "-"), ("title", "a\nb: c\n---\n"), ("place", "<b>\x00")],
)
def test_hostile_fields_are_refused_or_only_words(desk: Desk, project: Path, field: str, value: str) -> None:
    """No field breaks out of its line of the header."""
    told = take(desk, **{field: value})
    if told.status == 200:
        path = next(path for path in project.rglob("*.txt") if told.json["id"].encode() in path.read_bytes())
        header, findings = read_header(path.name, path.read_bytes())
        assert [one for one in findings if one.severity == "error"] == []
        assert header.fields["sha256"] == hashlib.sha256(path.read_bytes()[header.length :]).hexdigest()
    else:
        assert told.status == 409
        assert not list((project / "corpus").rglob("oslo*"))
    assert field in ("title", "place") or told.status == 409


def test_what_a_file_says_is_only_text(desk: Desk) -> None:
    """A page with scripts in it is shown as what it is, and run by nobody."""
    evil = f"<html><body><script>alert(1)</script><h1>Réunion</h1><p>{TEXT}</p><img src=x onerror=alert(1)></body></html>"
    for text, name in ((evil, "page.html"), (TEXT.replace("Oslo", "<script>alert(1)</script>"), "<img src=x onerror=alert(1)>.txt")):
        page = read(desk, text, name).json["html"]
        assert "<script" not in page
        assert "<img" not in page


def test_a_file_is_sent_as_bytes_and_nothing_else_is(desk: Desk) -> None:
    """JSON to the field for files, bytes to the others: refused."""
    assert desk.post("/texts/read?name=x.txt", {"a": 1}).status == 415
    assert desk.post("/undo", content=b"{}").status == 415
    headers = [(name, value) for name, value in desk.posting(b"", "octet-stream") if name != "Content-Length"]
    assert desk.raw("POST", "/texts/read", [*headers, ("Content-Length", str((64 << 20) + 1))]).status == 413
    assert desk.get(f"/texts/read?name={quote('x.txt')}").status == 405


# --- in which language, and the official twin of which text ---


@pytest.fixture
def meuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A project in French and English with a French text, open on the desk."""
    assert run(capsys, "new", str(tmp_path / "p"))[0] == 0
    put(tmp_path / "p", "2019-05-14-meuse.txt", FRENCH, id="meuse-2019", date="2019-05-14", place="Namur", title="Réunion du Conseil")
    put(tmp_path / "p", "2019-06-02-pont.txt", "Le pont de Huy a été rouvert le 2 juin 2019.\n", id="pont-2019", date="2019-06-02")
    return Desk(tmp_path / "p")


def chosen(told: Told, name: str) -> str:
    """The value that is proposed of a list."""
    field = lxml_html.fromstring(told.json["html"]).xpath(f"//select[@name='{name}']")
    picked = field[0].xpath("option[@selected]") if field else []
    return picked[0].get("value") if picked else ""


def written(desk: Desk, told: Told) -> Mapping[str, str]:
    """The header of the text that was taken."""
    text = desk.bench.look().text(told.json["id"])
    assert text
    header, _ = read_header(text.path, (desk.bench.project.root / text.path).read_bytes())
    assert header
    return header.fields


@pytest.mark.parametrize(
    ("text", "code", "sure"),
    [
        (TEXT, "fr", "sure"),
        (ENGLISH, "en", "sure"),
        ("Der Rat hat am 14. Mai 2019 in Namur getagt und die Arbeit der vier Provinzen begrüßt. Er wird im Juni wieder tagen.\n", "de", "sure"),
        ("Oslo, 2019\n\nNATO, OTAN, BERD, OSCE\n", "fr", "a guess"),
        ("El Consejo se reunió en Oslo el 14 de mayo de 2019 y aprobó el plan con los ministros del ramo, y del informe.\n", "fr", "a guess"),
    ],
)
def test_the_language_is_proposed_with_how_sure(meuse: Desk, text: str, code: str, sure: str) -> None:
    """By its small words; one that nobody can read here is a guess."""
    told = read(meuse, text)
    assert chosen(told, "language") == code
    page = lxml_html.fromstring(told.json["html"])
    assert page.xpath("string(//span[contains(@id, 'language-how')])").startswith(sure)
    assert page.xpath("//pre/@lang")[-1] == code
    assert page.xpath("//select[@name='language']/option/@value")[:2] == ["fr", "en"]


def test_the_language_is_corrected(meuse: Desk) -> None:
    """What is chosen is what it is read in, and what its header says; one without rules is refused."""
    told = read(meuse, ENGLISH, language="fr")
    assert (chosen(told, "language"), "as chosen" in told.json["html"]) == ("fr", True)
    told = take(meuse, ENGLISH, language="en", date="2019-05-15")
    assert written(meuse, told)["language"] == "en"
    for wrong in ("tlh", "../x"):
        assert read(meuse, TEXT, language=wrong).status == 409
        assert take(meuse, TEXT, language=wrong).status == 409


def test_an_english_text_has_events_of_its_own(meuse: Desk) -> None:
    """Where it is no twin it is read, reviewed and translated as any other."""
    told = take(meuse, ENGLISH, language="en", date="2019-05-15")
    page = meuse.get(f"/review/{told.json['id']}")
    assert (page.status, "15 May 2019" in page.text) == (200, True)


def test_an_official_twin_is_proposed_and_taken(meuse: Desk) -> None:
    """That of its day whose sentences it says again; undone, no trace of it is left."""
    told = read(meuse, ENGLISH, "meuse-en.txt")
    assert chosen(told, "translation-of") == "meuse-2019"
    assert re.search(r'data-how="sure –" data-basis="the same day, \d+ % of its sentences say the same"', told.json["html"])
    before = snapshot(meuse.bench.project.root)
    answer = take(meuse, ENGLISH, "meuse-en.txt", language="en", **{"translation-of": "meuse-2019"})
    assert answer.status == 200, answer.text
    assert {name: written(meuse, answer)[name] for name in ("language", "translation-of", "date")} == {
        "language": "en", "translation-of": "meuse-2019", "date": "2019-05-14",
    }  # fmt: skip
    listed = meuse.get("/texts").text
    assert "official text of meuse-2019" in listed
    assert "C83" not in listed
    meuse.post("/translate/merge")
    french = next(one for one in all_entries(meuse.bench.look(), "en") if one.unit.source.startswith("Le Conseil a décidé le 15 mai"))
    assert french.unit.target.startswith("On 15 May 2019 the Council decided")
    meuse.post("/undo")
    meuse.post("/undo")
    assert {path: text for path, text in snapshot(meuse.bench.project.root).items() if "memory" not in str(path)} == before


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (OTHER, "another text"),
        ("The bridge at Huy has been closed since the flood. Repairs will take a year. The mayor thanked the firemen for their work on the bank.\n", "no day"),
        (FRENCH.replace("14 mai", "16 mai").replace("quatre", "cinq"), "the same language"),
    ],
)
def test_what_is_no_twin_is_not_proposed_as_one(meuse: Desk, text: str, why: str) -> None:
    """It is a text of its own until somebody says otherwise."""
    assert chosen(read(meuse, text), "translation-of") == "", why


def test_a_twin_without_a_day_is_of_that_of_its_text(meuse: Desk) -> None:
    """The list says it, and the header has it."""
    undated = ENGLISH.replace(" on 14 May 2019", "")
    told = read(meuse, undated, "en.txt")
    assert chosen(told, "translation-of") == "meuse-2019"
    assert 'data-day="2019-05-14"' in told.json["html"]
    assert take(meuse, undated, "en.txt", language="en", **{"translation-of": "meuse-2019"}).status == 200


@pytest.mark.parametrize(
    ("text", "fields", "code"),
    [
        (ENGLISH, {"language": "en", "translation-of": "none-2019"}, "C80"),
        (ENGLISH, {"language": "en", "translation-of": "../chronology"}, "C80"),
        (TEXT, {"language": "fr", "translation-of": "meuse-2019"}, "C81"),
    ],
)
def test_what_cannot_be_a_twin_is_refused(meuse: Desk, text: str, fields: dict[str, str], code: str) -> None:
    """Of no text, or of one in its own language; nothing is written."""
    before = snapshot(meuse.bench.project.root)
    told = take(meuse, text, **fields)
    assert (told.status, code in told.text) == (409, True)
    assert snapshot(meuse.bench.project.root) == before


def test_a_text_has_one_twin_in_a_language(meuse: Desk) -> None:
    """A second is neither offered nor taken."""
    assert take(meuse, ENGLISH, "en.txt", language="en", **{"translation-of": "meuse-2019"}).status == 200
    again = ENGLISH.replace("welcomed", "hailed")
    assert 'value="meuse-2019"' not in read(meuse, again, "again.txt").json["html"]
    told = take(meuse, again, "again.txt", language="en", date="2019-05-14", **{"translation-of": "meuse-2019", "id": "other-2019"})
    assert (told.status, "C82" in told.text) == (409, True)


def test_what_was_checked_once_is_not_checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk that is opened again finds in the cache what the checks found; after a save one pair alone is asked."""
    root = copy("edited-and-retold", tmp_path / "project")
    project = Project(root, open_cache(root))
    Desk(root).post("/translate/merge")
    first = rows(Workbench(project))
    assert any(row.coverage and row.coverage[0].translated for row in first)
    monkeypatch.setattr("timeline.desk.checked.check_translation", lambda *_, **__: pytest.fail("checked again"))
    monkeypatch.setattr("timeline.checking.checks.check_translation", lambda *_, **__: pytest.fail("checked again"))
    bench = Workbench(project)
    assert [(row.text.id, row.doubts) for row in rows(bench)] == [(row.text.id, row.doubts) for row in first]
    asked: list[str] = []
    monkeypatch.setattr("timeline.desk.checked.check_translation", lambda _, target, *__, **___: asked.append(target) or ())
    entry = next(one for one in all_entries(bench.look(), "en") if one.unit.target)
    text = entry.path.read_text(encoding="utf-8")
    entry.path.write_text(text.replace(f'msgstr "{entry.unit.target}"', 'msgstr "Quite other words."'), encoding="utf-8")
    rows(bench)
    assert set(asked) == {"Quite other words."}
