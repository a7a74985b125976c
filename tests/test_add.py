"""``timeline add``: files of any kind into the corpus, each whole with its original, nothing twice, nothing in silence."""

from __future__ import annotations

import io
import os
import sys
import textwrap
import zipfile
from typing import TYPE_CHECKING

import pytest
import yaml
from intake_texts import word
from projects import copy, run, snapshot

from timeline.intake.corpus_file import NewText
from timeline.intake.names import one_line
from timeline.project import files
from timeline.project.files import sweep, write_all
from timeline.reading.header import OPTIONAL, REQUIRED, read_header

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = pytest.CaptureFixture[str]

pytestmark = pytest.mark.documents

PAGE = (
    "Conseil des ministres du 27 novembre 2024\n\nDakar, le 27 novembre 2024\n\n"
    "Le Conseil s'est réuni ce mercredi. Il a adopté le projet de loi de finances.\n\n"
    "La prochaine réunion se tiendra le 4 décembre 2024.\n"
)
OTHER = "Abidjan, le 3 mars 2021\n\nLe Gouvernement a décidé de fermer les écoles le 8 mars 2021.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with one collection, « essai »."""
    return copy("essai", tmp_path / "essai")


def given(folder: Path, name: str, content: str | bytes) -> str:
    """The path of a file that an archivist was given."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def new_texts(project: Path, before: dict[str, bytes]) -> dict[str, bytes]:
    """What was written."""
    return {name: content for name, content in snapshot(project).items() if before.get(name) != content}


def test_a_text_goes_in_whole(project: Path, tmp_path: Path, capsys: Run) -> None:
    """Header, text and original; the corpus is as right as before, and the events are there."""
    before = snapshot(project)
    code, out, err = run(capsys, "add", given(tmp_path, "cm.txt", PAGE), "--issuer", "Primature", "--project", str(project))
    assert (code, err) == (0, "")
    written = new_texts(project, before)
    text, original = sorted(written, key=lambda name: "originals" in name)
    assert text == "corpus/essai/2024-11-27-conseil-des-ministres-du-27-novembre-2024.txt"
    assert original == "corpus/essai/originals/2024-11-27-conseil-des-ministres-du-27-novembre-2024.txt"
    assert written[original] == PAGE.encode()
    header, findings = read_header(text, written[text])
    assert findings == ()
    assert header
    assert header.fields["date"] == "2024-11-27"
    assert "Dakar, le 27 novembre 2024" in header.fields["basis"]
    assert (header.fields["place"], header.fields["issuer"]) == ("Dakar", "Primature")
    assert header.fields["id"] in out
    shown = run(capsys, "events", "--communique", header.fields["id"], "--project", str(project))[1]
    assert "4 décembre 2024" in shown
    assert "planned" in shown


@pytest.mark.parametrize("place", ["Dakar", ""])
def test_what_nobody_knows_stays_open(place: str, project: Path, tmp_path: Path, capsys: Run) -> None:
    """A text without place or issuer is told with the remedy, and stops nothing."""
    words = ["--place", place] if place else []
    path = given(tmp_path, "loi.txt", "La loi du 3 mars 2021 est publiée. Elle entre en vigueur le 1er avril 2021.\n")
    code, _, err = run(capsys, "add", path, *words, "--date", "2021-03-03", "--project", str(project))
    assert code == 0
    assert ("C58 the place is not known" in err) is not bool(place)
    assert "C58 the issuer is not known" in err
    assert "C58 the date" not in err
    assert run(capsys, "build", "html", "--draft", "--project", str(project))[0] == 0


def test_nothing_goes_in_twice(project: Path, tmp_path: Path, capsys: Run) -> None:
    """Neither the same file nor the same text under another name; all else of the run goes in."""
    first, again = given(tmp_path, "cm.txt", PAGE), given(tmp_path / "b", "copie.txt", PAGE.replace("\n", "\r\n"))
    other = given(tmp_path, "abidjan.txt", OTHER)
    assert run(capsys, "add", first, "--project", str(project))[0] == 0
    before = snapshot(project)
    code, _, err = run(capsys, "add", first, again, other, "--project", str(project))
    assert code == 1
    assert "cm.txt: C26" in err
    assert "copie.txt: C27" in err
    assert len(new_texts(project, before)) == 2


def test_a_folder_and_what_is_no_text(project: Path, tmp_path: Path, capsys: Run) -> None:
    """A folder is read in order, hidden files left alone; what is none of ours is named, with what to do."""
    folder = tmp_path / "reçus"
    given(folder, "a.txt", PAGE)
    given(folder, "b.txt", OTHER)
    given(folder, ".c.txt", OTHER + "x")
    given(folder, "scan.png", b"\x89PNG\r\n\x1a\n" + bytes(64))
    given(folder, "vide.txt", "")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", "1")
    given(folder, "tout.zip", packed.getvalue())
    before = snapshot(project)
    code, _, err = run(capsys, "add", str(folder), "--project", str(project))
    assert code == 1
    for one in ("scan.png: C50", "tout.zip: C50", "vide.txt: C51"):
        assert one in err
    assert len(new_texts(project, before)) == 4


def test_a_dry_run_writes_nothing(project: Path, tmp_path: Path, capsys: Run) -> None:
    """It says the same as the run itself."""
    path, before = given(tmp_path, "cm.txt", PAGE), snapshot(project)
    code, out, _ = run(capsys, "add", path, "--dry-run", "--project", str(project))
    assert code == 0
    assert snapshot(project) == before
    assert "would be written" in out
    said = out.replace(" (would be written)", "").replace("would be added", "added")
    done = run(capsys, "add", path, "--project", str(project))[1]
    assert done.startswith(said)
    assert done.removeprefix(said).startswith("next: ")


def test_reading_again_keeps_what_the_archivist_wrote(project: Path, tmp_path: Path, capsys: Run) -> None:
    """The text is taken anew from the original; id, title, place and all else stay as they are in the header."""
    run(capsys, "add", given(tmp_path, "cm.txt", PAGE), "--id", "cm-1", "--project", str(project))
    path = next((project / "corpus" / "essai").glob("2024-11-27*.txt"))
    right = path.read_bytes()
    path.write_bytes(right.replace(b"place: Dakar", b"place: Thi\xc3\xa8s"))
    assert run(capsys, "add", "--again", "cm-1", "--project", str(project))[0] == 0
    assert path.read_bytes() == right.replace(b"place: Dakar", b"place: Thi\xc3\xa8s")
    code, _, err = run(capsys, "add", "--again", "cm-2", "essai-2005", "--project", str(project))
    assert code == 1
    assert "cm-2: C28" in err


def test_what_many_texts_lack_is_given_to_them_at_once(project: Path, tmp_path: Path, capsys: Run) -> None:
    """``--again ID ID --issuer`` writes it into their headers; what was written there by hand stays."""
    words = ("--project", str(project))
    paths = [given(tmp_path, f"{n}.txt", text) for n, text in enumerate((PAGE, OTHER))]
    _, out, err = run(capsys, "add", *paths, *words)
    assert "--issuer" in err
    assert "next: timeline" in out
    texts = sorted((project / "corpus" / "essai").glob("202*.txt"))
    texts[0].write_bytes(texts[0].read_bytes().replace(b"\ntitle: ", b"\nheadline: Par la main\ntitle: "))
    ids = [read_header("a", path.read_bytes())[0].fields["id"] for path in texts]  # type: ignore[union-attr]
    assert run(capsys, "add", "--again", *ids, "--issuer", "Primature", *words)[0] == 0
    headers = [read_header("a", path.read_bytes()) for path in texts]
    assert [(header and header.fields["issuer"], findings) for header, findings in headers] == [("Primature", ())] * 2
    assert b"headline: Par la main" in texts[0].read_bytes()
    assert "by hand" in run(capsys, "remove", *ids, *words)[1]


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (("corpus", b"adopt\xc3\xa9", b"rejet\xc3\xa9"), "C07"),
        (("corpus", b"place: Dakar", b"lieu: Dakar"), "C04"),
        (("corpus", b"original: originals/", b"original: ../../"), "C28 the original is not there"),
        (("originals", b"adopt\xc3\xa9", b"rejet\xc3\xa9"), "is not the file that was added"),
    ],
)
def test_what_would_be_lost_is_not_read_again(
    harm: tuple[str, bytes, bytes], said: str, project: Path, tmp_path: Path, capsys: Run
) -> None:
    """A text changed by hand, a header with fields of its own, an original that is another: all stay as they are."""
    run(capsys, "add", given(tmp_path, "cm.txt", PAGE), "--id", "cm-1", "--project", str(project))
    path = next((project / "corpus" / "essai" / ("originals" if harm[0] == "originals" else "")).glob("2024-11-27*.txt"))
    path.write_bytes(path.read_bytes().replace(*harm[1:]))
    before = snapshot(project)
    code, _, err = run(capsys, "add", "--again", "cm-1", "--project", str(project))
    assert code == 1
    assert said in err
    assert snapshot(project) == before


def test_an_original_is_never_overwritten(project: Path, tmp_path: Path, capsys: Run) -> None:
    """Two texts of one day and one title, the first renamed by hand meanwhile."""
    run(capsys, "add", given(tmp_path, "a.txt", PAGE), "--project", str(project))
    path = next((project / "corpus" / "essai").glob("2024-11-27*.txt"))
    path.rename(path.with_name("cm-nov.txt"))
    before = snapshot(project)
    other = given(tmp_path, "b.txt", PAGE.replace("finances", "pêche"))
    assert run(capsys, "add", other, "--id", "cm-2", "--project", str(project))[0] == 0
    assert before.items() <= snapshot(project).items()


def test_an_id_that_is_taken(project: Path, tmp_path: Path, capsys: Run) -> None:
    """It is refused before anything is written; so is a text whose day nobody knows."""
    run(capsys, "add", given(tmp_path, "a.txt", PAGE), "--id", "cm-1", "--project", str(project))
    before = snapshot(project)
    code, _, err = run(capsys, "add", given(tmp_path, "b.txt", OTHER), "--id", "cm-1", "--project", str(project))
    assert (code, "b.txt: C11" in err) == (1, True)
    code, _, err = run(capsys, "add", given(tmp_path, "c.txt", "Il pleut.\n"), "--project", str(project))
    assert (code, "c.txt: C58 the date" in err, "--date" in err) == (1, True, True)
    assert snapshot(project) == before


def test_the_projects_own_files_are_no_texts(project: Path, capsys: Run) -> None:
    """A project given to itself has nothing to add."""
    before = snapshot(project)
    assert run(capsys, "add", str(project), "--project", str(project))[0] == 2
    assert snapshot(project) == before


def test_standard_input(project: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text pasted into the terminal."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    before = snapshot(project)
    assert run(capsys, "add", "-", "--project", str(project))[0] == 0
    assert len(new_texts(project, before)) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "C29 no file is named"),
        (["a.txt", "b.txt", "--id", "un"], "C29 2 files cannot have one --id"),
        (["a.txt", "--collection", "../ailleurs"], "C29 this cannot be the name of a collection"),
        (["a.txt", "--id", "Grande ID"], "for example --id grande-id"),
        (["a.txt", "--again", "cm-1"], "C29 --again takes neither files"),
        (["--id", "autre", "--again", "cm-1"], "C29 --again takes neither files"),
        (["--title", "Autre", "--again", "cm-1", "cm-2"], "C29 2 texts cannot have one title"),
        (["a.txt", "--language", "xx"], "R01"),
        (["a.txt", "--date", "2021-02-30"], "is no day"),
    ],
)
def test_misuse_is_told(words: list[str], said: str, project: Path, capsys: Run) -> None:
    """Nothing is written when what is asked for cannot be."""
    before = snapshot(project)
    code, _, err = run(capsys, "add", *words, "--project", str(project))
    assert code == 2
    assert said in err
    assert snapshot(project) == before


def test_a_file_that_nothing_reads_is_told(project: Path, tmp_path: Path, capsys: Run) -> None:
    """« communiqué.docx » dropped into a collection is no text yet."""
    given(project / "corpus" / "essai", "communiqué.docx", b"PK\x03\x04")
    err = run(capsys, "events", "--project", str(project))[2]
    assert "corpus/essai/communiqué.docx: C14" in err
    run(capsys, "add", given(tmp_path, "cm.txt", PAGE), "--project", str(project))
    assert "originals" not in run(capsys, "events", "--project", str(project))[2]


UNREAD = [
    ("communiqué du 3 mai.docx", "timeline add 'corpus/essai/communiqué du 3 mai.docx'"),
    ("l'eau.pdf", "timeline add 'corpus/essai/l'\"'\"'eau.pdf'"),
    ("a;rm -rf x.pdf", "timeline add 'corpus/essai/a;rm -rf x.pdf'"),
    ("a.pdf", "timeline add corpus/essai/a.pdf makes"),
    ("a\nb\x1b[2J.pdf", "give it another name"),
    ("a\u202eb.txt", "give it another name"),
    (os.fsdecode(b"r\xe9union.txt"), "give it another name"),
]


@pytest.mark.parametrize(("name", "remedy"), UNREAD, ids=lambda given: ascii(given)[:20])
def test_what_is_told_of_a_file_can_be_pasted(name: str, remedy: str, project: Path, capsys: Run) -> None:
    """A name with spaces stands in quotes; one that a terminal or a catalogue would obey is only shown."""
    given(project / "corpus" / "essai", name, OTHER)
    code, _, err = run(capsys, "events", "--project", str(project))
    assert code == 0
    assert "C14" in err
    assert remedy in err
    assert not set(err) & set("\x1b\u202e\udce9")


ODD_NAMES = ["cm\nde mai.txt", "a\x1b[31m.txt", "a\u202eb.txt", os.fsdecode(b"r\xe9union.txt")]


@pytest.mark.parametrize("name", ODD_NAMES, ids=ascii)
def test_a_name_that_no_header_can_hold_is_made_safe(name: str, project: Path, tmp_path: Path, capsys: Run) -> None:
    """On the screen, in the header and in the names of files; and it is told."""
    before = snapshot(project)
    code, out, err = run(capsys, "add", given(tmp_path / "b", name, PAGE), "--project", str(project))
    assert code == 0
    assert "C52" in err
    written = new_texts(project, before)
    assert not set(out + err + "".join(written)) & set("\x1b\u202e\udce9")
    header = read_header("a", next(content for path, content in written.items() if "originals" not in path))[0]
    assert header
    assert header.fields["source"].isprintable()


BROKEN = [b"---\nid: x\ntitle: [\n---\n", b"---\nid: x\n", b"", b"---\n\xe9: x\n---\n", b"---\ntitle: x\n---\n"]


@pytest.mark.parametrize("header", BROKEN)
def test_one_broken_file_of_the_corpus_stops_no_other(header: bytes, project: Path, tmp_path: Path, capsys: Run) -> None:
    """A header that cannot be read, none at all, a file that cannot be opened: told, and add goes on."""
    given(project / "corpus" / "essai", "cassé.txt", header + OTHER.encode())
    (project / "corpus" / "essai" / "perdu.txt").symlink_to(project / "nowhere.txt")
    code, _, err = run(capsys, "add", given(tmp_path, "cm.txt", PAGE), "--project", str(project))
    assert code == 0
    assert "warning: corpus/essai/perdu.txt: C22" in err
    # Its text is there, whatever its header is.
    code, _, err = run(capsys, "add", given(tmp_path, "b.txt", OTHER), "--project", str(project))
    assert (code, "b.txt: C27" in err) == (1, True)


DROPPED = [("corpus/autre", "corpus/autre"), ("corpus/essai", "corpus/essai"), ("corpus", "corpus/essai")]


@pytest.mark.parametrize(("place", "collection"), DROPPED)
@pytest.mark.parametrize("name", [pytest.param("cm.md", marks=pytest.mark.books), "cm.txt"])
def test_a_file_dropped_into_a_collection_becomes_its_text(
    name: str, place: str, collection: str, project: Path, capsys: Run
) -> None:
    """It goes into that collection, and lies among its originals and nowhere else."""
    before = snapshot(project)
    path = given(project / place, name, PAGE)
    assert run(capsys, "add", path, "--dry-run", "--project", str(project))[0] == 0
    assert (project / place / name).is_file()
    assert run(capsys, "add", path, "--project", str(project))[0] == 0
    written = new_texts(project, before)
    assert {name.rpartition("/")[0] for name in written} == {collection, f"{collection}/originals"}
    assert [content for name, content in written.items() if "originals" in name] == [PAGE.encode()]
    assert run(capsys, "events", "--project", str(project))[0] == 0


def test_a_text_of_the_corpus_is_not_added_to_it(project: Path, capsys: Run) -> None:
    """It stays where it is, and as it is."""
    before = snapshot(project)
    path = next((project / "corpus" / "essai").glob("*.txt"))
    assert run(capsys, "add", str(path), "--project", str(project))[0] == 1
    assert snapshot(project) == before


def test_what_a_killed_run_left_is_gone(project: Path, tmp_path: Path, capsys: Run) -> None:
    """Files that were not whole yet go at the next run; nobody's own hidden files do."""
    left = project / "corpus" / "essai" / "originals" / ".cm.pdf.abcd1234.unfinished"
    left.parent.mkdir()
    given(left.parent, left.name, "x")
    given(project / "corpus" / "essai", ".notes", "x")
    assert run(capsys, "add", given(tmp_path, "cm.txt", PAGE), "--project", str(project))[0] == 0
    assert not left.exists()
    assert (project / "corpus" / "essai" / ".notes").exists()


def test_a_run_killed_amid_writing_leaves_nothing_behind_for_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the writing itself calls unfinished is what is swept."""
    monkeypatch.setattr(files.os, "fsync", lambda _: os._exit(9))
    if not (child := os.fork()):
        write_all({tmp_path / "a.txt": b"x"})
    os.waitpid(child, 0)
    assert len(list(tmp_path.iterdir())) == 1
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


LONG = PAGE + "\n".join(f"Le ministre numéro {n} a présenté un rapport sur la région {n} et son budget.\n" for n in range(40))
VERSIONS: list[tuple[Callable[[str], str], bool, int]] = [
    (lambda text: textwrap.fill(text, 40), True, 1),
    (lambda text: text.replace("'", "’").replace("é", "e\u0301"), True, 1),
    (lambda text: text.replace("ministre", "minis\xadtre").replace(" et ", "\xa0et\u202f"), True, 1),
    (lambda text: text.replace("ministre numéro", "minis-\ntre numéro"), True, 1),
    (lambda text: text.replace("Le Conseil", "**Le Conseil**").replace("Il a", "« Il » a"), True, 1),
    (lambda text: text.replace("numéro 7 ", "numéro 8 "), True, 0),
    (lambda text: text + "Partager cette page\n", True, 0),
    (lambda text: text.replace("ministre", "préfet"), False, 0),
    (lambda text: text[: len(text) // 2], False, 0),
    (lambda text: text.upper().replace("É", "È"), False, 0),
]


@pytest.mark.parametrize(("change", "alike", "code"), VERSIONS)
def test_the_same_words_are_the_same_text(  # noqa: PLR0913, PLR0917 a case of the table, a project, where, what is said
    change: Callable[[str], str],
    alike: bool,  # noqa: FBT001 a column of the table
    code: int,
    project: Path,
    tmp_path: Path,
    capsys: Run,
) -> None:
    """Other wraps, quotes and hyphens: refused. Nearly the same: added and told, with the other's id. All else goes in."""
    assert run(capsys, "add", given(tmp_path, "a.txt", LONG), "--id", "cm-1", "--project", str(project))[0] == 0
    found, _, err = run(capsys, "add", given(tmp_path, "b.txt", change(LONG)), "--id", "cm-2", "--project", str(project))
    assert (found, "C27" in err, "cm-1" in err) == (code, alike, alike)


@pytest.mark.books
def test_a_document_and_its_page_are_one_text(project: Path, tmp_path: Path, capsys: Run) -> None:
    """The .docx that was sent, then the page that was saved of it."""
    blocks = [block for block in LONG.split("\n") if block]
    document = given(tmp_path, "cm.docx", word(*blocks))
    page = given(tmp_path, "cm.html", f"<html><body><article>{''.join(f'<p>{one}</p>' for one in blocks)}</article></body></html>")
    assert run(capsys, "add", document, "--project", str(project))[0] == 0
    code, _, err = run(capsys, "add", page, "--project", str(project))
    assert (code, "cm.html: C27" in err) == (1, True)


@pytest.mark.parametrize(
    "value", ["Un : le # premier", "- tiret", "« à »", "yes", "2007-12-07", "'", '"', "---", "a: b\nc: d", "#", "*", "!x", "~"]
)
def test_any_value_comes_back_from_the_header(value: str) -> None:
    """Whatever a title holds, the header gives it back on one line."""
    text = NewText({**dict.fromkeys(REQUIRED, "x"), "title": value}, b"Corps.\n---\nFin.\n", b"")
    header, _ = read_header("a.txt", text.content)
    assert header
    assert header.fields["title"] == " ".join(value.split())
    assert text.content[header.length :] == text.body
    assert yaml.safe_load(text.content.split(b"---\n")[1])


@pytest.mark.parametrize(
    ("value", "line"),
    [("\x07 cloche", "cloche"), ("commu\xadniqué", "communiqué"), ("a\udce9b", "ab"), ("\u200bnu", "nu"), ("l’été", "l’été")],
)
def test_what_cannot_be_seen_is_left_out(value: str, line: str) -> None:
    """Control characters, soft hyphens, halves of letters."""
    assert one_line(value) == line


def test_the_fields_have_an_order() -> None:
    """Every field that a header may have is written."""
    fields = dict.fromkeys((*REQUIRED, *OPTIONAL), "x")
    assert read_header("a", NewText(fields, b"y", b"").content)[0].fields.keys() == fields.keys()  # type: ignore[union-attr]
