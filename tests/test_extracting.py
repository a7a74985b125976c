"""Tables of an archive: the events that reading tells, each text once, however the work is parted, stopped or killed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow.parquet as pq
import pytest
from conftest import ROOT
from projects import run, snapshot
from retold import make_project

from timeline.chronology.corpus import read_corpus
from timeline.cli import main
from timeline.project.folders import Project

if TYPE_CHECKING:
    from collections.abc import Sequence

COUNT = 24
GUIDE = ROOT / "timeline" / "extracting" / "README.md"
QUERIES = re.findall(r"```sql\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus of a project of communiqués, one of which has no id."""
    root = tmp_path_factory.mktemp("archive") / "project"
    make_project(root, COUNT)
    path = next((root / "corpus").rglob("session-00003.txt"))
    path.write_text(path.read_text(encoding="utf-8").replace("id: session-00003\n", ""), encoding="utf-8")
    return root / "corpus"


@pytest.fixture(scope="module")
def tables(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables that one process makes of it."""
    out = tmp_path_factory.mktemp("tables") / "tables"
    assert main(["extract", str(archive), str(out), "--part", "5", "--jobs", "1"]) == 0
    return out


def rows(out: Path, table: str) -> list[dict[str, object]]:
    """All rows of a table, part by part."""
    return [row for path in sorted((out / table).glob("*.parquet")) for row in pq.read_table(path).to_pylist()]


def test_tells_what_reading_tells(archive: Path, tables: Path) -> None:
    """Every event of every text in its order; the text without an id in the findings."""
    corpus = read_corpus(Project(archive.parent))
    told = {
        (event.communique, str(event.kind), str(event.when), event.sentence.text)
        for telling in corpus.tellings
        for event in telling.events
    }
    events = rows(tables, "events")
    assert {(one["text"], one["kind"], one["date"], one["sentence"]) for one in events} == told
    assert len(events) == sum(len(telling.events) for telling in corpus.tellings)
    texts = rows(tables, "texts")
    assert len({one["path"] for one in texts}) == len(texts) == COUNT
    assert [one["path"] for one in texts if one["held"]] == ["sessions-1970/session-00003.txt"]
    assert {one["path"] for one in rows(tables, "findings")} == {"sessions-1970/session-00003.txt"}


@pytest.mark.runs
def test_the_same_of_a_tar_and_by_several_processes(
    archive: Path, tables: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Byte for byte but for the name of the archive."""
    with tarfile.open(tmp_path / "texts.tar", "w") as packed:
        packed.add(archive, ".")
    for source, jobs in ((tmp_path / "texts.tar", "1"), (archive, "2")):
        out = tmp_path / f"out-{jobs}"
        assert run(capsys, "extract", str(source), str(out), "--part", "5", "--jobs", jobs)[0] == 0
        assert made(out) == made(tables)


def made(out: Path) -> dict[str, bytes]:
    """The files of all tables."""
    return {name: raw for name, raw in snapshot(out).items() if name != "archive.json"}


def test_goes_on_where_it_was_stopped(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what is missing is made; another archive's tables are refused, and so are other parts."""
    words = ("extract", str(archive), str(tmp_path / "out"), "--jobs", "1", "--part")
    assert "5 parts made" in run(capsys, *words, "5")[1]
    whole = made(tmp_path / "out")
    (tmp_path / "out" / "texts" / "part-000002.parquet").unlink()
    assert "1 part made, 4 were there" in run(capsys, *words, "5")[1]
    assert made(tmp_path / "out") == whole
    code, _, said = run(capsys, *words, "6")
    assert (code, "P93" in said) == (2, True)


@pytest.mark.parametrize("within", [".", "tables", "a/b"])
def test_tables_stand_apart_from_the_texts(archive: Path, within: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of the archive itself is refused, and nothing is written."""
    before = snapshot(archive)
    code, _, said = run(capsys, "extract", str(archive), str(archive / within))
    assert (code, "P93" in said, snapshot(archive)) == (2, True, before)


@pytest.mark.parametrize(
    ("source", "code"), [("nowhere", "P92"), ("corpus.tar", "P92"), ("nonsense://x", "P92")]
)
def test_what_is_no_archive_is_told(source: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No trace, exit 2."""
    exit_code, _, said = run(capsys, "extract", source, str(tmp_path / "out"))
    assert (exit_code, code in said) == (2, True)


@pytest.mark.runs
def test_a_worker_that_is_killed_loses_nothing(archive: Path, tables: Path, tmp_path: Path) -> None:
    """Two workers of Dask, one killed after the first part: the bytes that one process makes, each text once."""
    words: Sequence[str] = [sys.executable, str(Path(__file__).parent / "cluster.py"), str(archive), str(tmp_path), "5"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "killed" in done.stdout
    assert {name: raw for name, raw in made(tmp_path).items() if not name.rpartition("/")[2].startswith(".")} == made(tables)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.split("\n")[0][:40])
def test_what_the_guide_asks_is_answered(query: str, tables: Path) -> None:
    """By DuckDB, of all parts at once."""
    assert duckdb.sql(query.replace("tables/", f"{tables}/")).fetchall()


def test_the_guide_asks_three_things() -> None:
    """A query that is not found would be a test that is always right."""
    assert len(QUERIES) == 3


def test_what_is_no_text_stops_no_other(archive: Path, tmp_path: Path) -> None:
    """Links to nowhere and out of the archive, a pipe, a name that is no text: told in the findings, the others are read."""
    texts = tmp_path / "texts"
    texts.mkdir()
    raw = next(archive.rglob("session-00004.txt")).read_bytes()
    for name in (b"a.txt", b"\xff.txt", b"n\nl.txt"):
        Path(os.fsdecode(os.fsencode(texts) + b"/" + name)).write_bytes(raw)
    (tmp_path / "outside.txt").write_bytes(raw)
    (texts / "out.txt").symlink_to(tmp_path / "outside.txt")
    (texts / "gone.txt").symlink_to("nowhere")
    os.mkfifo(texts / "pipe.txt")
    assert main(["extract", str(texts), str(tmp_path / "tables"), "--jobs", "1"]) == 0
    told = {(one["path"], one["code"]) for one in rows(tmp_path / "tables", "findings")}
    assert told >= {("out.txt", "C18"), ("gone.txt", "C22"), ("pipe.txt", "C22")}
    read = {one["path"]: one["events"] for one in rows(tmp_path / "tables", "texts")}
    assert read["a.txt"] == read["n\\nl.txt"] == read["\\udcff.txt"] != 0
    assert read["out.txt"] == read["gone.txt"] == 0


@pytest.mark.parametrize("raw", [b"", b"nonsense" * 200])
def test_what_is_no_tar_is_refused(raw: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As an archive that cannot be read."""
    (tmp_path / "a.tar").write_bytes(raw)
    code, _, err = run(capsys, "extract", str(tmp_path / "a.tar"), str(tmp_path / "tables"))
    assert (code, "P92 it cannot be read" in err) == (2, True)
    assert not (tmp_path / "tables").exists()


def test_without_the_extra_the_remedy_is_said(archive: Path, tmp_path: Path) -> None:
    """And nothing is made."""
    hide = "import sys; sys.modules['pyarrow'] = None; from timeline.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", hide, "extract", archive, tmp_path / "tables"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "P91" in done.stderr
    assert "pip install 'bilingual-timeline[extract]'" in done.stderr
    assert not (tmp_path / "tables").exists()
