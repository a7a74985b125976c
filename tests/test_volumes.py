"""Volumes: every entry in one of them, whole in itself, and found in all by the concordance and the index."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from opened import H, Opened
from projects import copy, run, snapshot
from sizes import edition
from test_parted_page import one_year

from timeline.publishing.pdf.page_numbers import pages_of
from timeline.publishing.volumes import entries_a_volume, in_volumes

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.model.edition import Entry


@pytest.mark.parametrize("most", [1, 30, 60, 119])
def test_every_entry_is_in_one_volume_of_whole_years(most: int) -> None:
    """In order, none with more than so many unless a year has them; of each what it needs, and nothing of another."""
    whole = edition(120)
    volumes = in_volumes(whole, most)
    assert len(volumes) > 1
    assert [entry.id for one in volumes for entry in one.entries] == [entry.id for entry in whole.entries]
    assert list(dict.fromkeys(year for one in volumes for year, _ in one.years)) == [year for year, _ in whole.years]
    assert all(len(one.entries) <= most or len(one.years) == 1 for one in volumes)
    assert len({one.edition.identifier for one in volumes} | {whole.edition.identifier}) == len(volumes) + 1
    for one in volumes:
        here = set(told(one.entries))
        assert all(entry.main is None or entry.main.id in here for entry in one.entries)
        assert {entry.id for glance in one.glance for entry in glance.entries} <= here
        assert {text.id for text in one.communiques} == {entry.communique.id for entry in one.entries}


def test_a_year_of_too_many_entries_is_cut() -> None:
    """Into volumes about as long as one another; no volume has many more than are wanted, whatever the years hold."""
    whole = one_year(1300)
    volumes = in_volumes(whole, 500)
    assert [entry.id for one in volumes for entry in one.entries] == [entry.id for entry in whole.entries]
    assert len(volumes) == 3
    assert max(len(one.entries) for one in volumes) - min(len(one.entries) for one in volumes) < 20
    assert [one.edition.subtitle["fr"].rpartition(", ")[2] for one in volumes] == ["1994 (1/3)", "1994 (2/3)", "1994 (3/3)"]


@pytest.mark.parametrize(
    ("entries", "asked", "one_file", "most"),
    [(1000, 0, None, 0), (1001, 0, None, 500), (1001, 0, True, 0), (12, 0, False, 500), (1001, 300, None, 300), (1001, 300, True, 300)],
)
def test_size_or_choice_decides(entries: int, asked: int, one_file: bool | None, most: int) -> None:  # noqa: FBT001 a row of the table
    """Beyond the size that is named a book comes in volumes, unless the editor says otherwise."""
    assert entries_a_volume(one_year(entries), asked, one_file=one_file) == most


def told(entries: tuple[Entry, ...]) -> list[str]:
    """The ids of all that is told, those told again among them."""
    return [telling.id for entry in entries for telling in entry.tellings]


def test_what_fits_is_one_volume() -> None:
    """The chronology itself: nothing in it is another."""
    whole = edition(120)
    assert in_volumes(whole, 120) == (whole,)


def table(raw: bytes) -> list[dict[str, str]]:
    """The rows of a table by their heads."""
    return list(csv.DictReader(io.StringIO(raw.decode())))


@pytest.mark.books
@pytest.mark.runs
def test_volumes_are_bound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Briefing and e-book of each; what the concordance and the index say of an entry is where it stands."""
    root = copy("essai", tmp_path / "project")
    words = ("build", "pdf", "epub", "json", "--draft", "--project", str(root), "--volumes", "4")
    assert run(capsys, *words)[0] == 0
    made = snapshot(root / "build")
    volumes = sorted(name for name in made if name.endswith(".pdf") and name != "chronology-index.pdf")
    assert volumes == [f"chronology-{number}.pdf" for number in range(1, len(volumes) + 1)]
    assert len(volumes) > 1
    assert {*made} == {*volumes, *(name.replace("pdf", "epub") for name in volumes), "chronology.json", "concordance.csv", "index.csv", "chronology-index.pdf", "chronology-index.epub"}
    stands = {
        (name, str(number), str(page))
        for number, file in enumerate(volumes, 1)
        for name, page in pages_of(made[file]).items()
    }
    rows = table(made["concordance.csv"])
    assert {(row["id"], row["volume"], row["page"]) for row in rows} <= stands
    books = {str(number): Opened(made[file.replace("pdf", "epub")]) for number, file in enumerate(volumes, 1)}
    assert all(books[row["volume"]].entry(row["id"]) is not None for row in rows)
    assert {(row["volume"], row["page"]) for row in table(made["index.csv"])} <= {(row["volume"], row["page"]) for row in rows}
    assert {row["language"] for row in table(made["index.csv"])} == {"fr", "en"}
    pages = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made["chronology-index.pdf"]))
    printed = {(row["id"], row["volume"], row["page"]) for row in rows}
    assert {one for one in printed if not re.search(rf"{re.escape(one[0])}\s+{one[1]}:\s{one[2]}\b", pages)} == set()
    register = Opened(made["chronology-index.epub"])
    lines = [line for name, page in register.pages.items() if name.startswith("concordance") for line in page.iter(f"{H}li")]
    assert {(line[0].text, line[1].text) for line in lines} == {(row["id"], row["volume"]) for row in rows}
    assert len({line[0].text for line in lines}) == len(lines)
    assert run(capsys, *words, "--no-cache", "--jobs", "1")[0] == 0
    assert snapshot(root / "build") == made
    assert run(capsys, *words[:-2], "--one-file")[0] == 0
    assert set(snapshot(root / "build")) == {"chronology.pdf", "chronology.epub", "chronology.json", "concordance.csv", "index.csv"}
