"""The page of very many entries: its years in files of their own hold what one file would, and say where all is."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from projects import copy, run, snapshot
from sizes import edition
from web import TEMPLATES, nu, page, templates, tree

from timeline.publishing.html import parting
from timeline.publishing.html.parts_of_years import Part, part_years
from timeline.publishing.html.word_index import _steps, fold

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.model.edition import Chronology

YEARS = "timeline-years/"
# Over ten years, so that some are far from what a window shows.
ENTRIES = 400


@cache
def parted() -> dict[str, bytes]:
    """The files of some years."""
    return parting.make(edition(ENTRIES), templates(), [TEMPLATES])


def handed(name: str) -> Any:  # noqa: ANN401 what JSON holds
    """What the page is handed by a script."""
    text = parted()[f"{YEARS}{name}.js"].decode()
    assert text.startswith(f'timelinePart("{name}",')
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def test_every_entry_is_in_the_files_as_in_one_page() -> None:
    """Put together, what the scripts hand over is the list of one page, sign by sign; the pages hold the same entries."""
    whole, parts = tree(page(edition(ENTRIES))), [part.name for part in part_years(edition(ENTRIES))]
    markup = page(edition(ENTRIES)).decode()
    at = 0
    for name in parts:
        for _, text in handed(name)["lists"]:
            at = markup.index(text, at)
    ids = whole.xpath("//li[@data-kind]/@id")
    assert handed("index")["ids"] == ids
    assert [one for name in parts for one in tree(parted()[f"{YEARS}{name}.html"]).xpath("//li[@data-kind]/@id")] == ids
    assert tree(parted()["timeline.html"]).xpath("//li[@data-kind]") == []


def test_each_part_is_asked_for_its_communiques_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Never once for each communiqué there is: a chronology of ten years has as many more of either."""
    asked, sources = Counter[str](), Part.sources.fget
    monkeypatch.setattr(Part, "sources", property(lambda part: asked.update([part.name]) or sources(part)))
    made = edition(ENTRIES)
    parting.make(made, templates(), [TEMPLATES])
    assert {*asked} == {part.name for part in part_years(made)}
    assert max(asked.values()) < 5 < len(made.communiques)


def test_counts_agree() -> None:
    """What the page says of its parts is what they have."""
    said = [int(count) for count in tree(parted()["timeline.html"]).xpath("//li[@data-part]/@data-entries")]
    parts = handed("index")["parts"]
    assert said == [sum(counts) for _, _, counts in parts]
    assert sum(said) == len(edition(ENTRIES).entries)
    assert [[count for count, _ in handed(name)["lists"]] for name, _, _ in parts] == [counts for _, _, counts in parts]


def test_every_link_leads_somewhere() -> None:
    """In the page and in those of the years: to an id of the same page, or to one of the page that it names."""
    pages = {name: tree(made) for name, made in parted().items() if name.endswith(".html")}
    ids = {name: set(made.xpath("//@id")) for name, made in pages.items()}
    led = 0
    for name, made in pages.items():
        for link in made.xpath("//a/@href[not(starts-with(., 'http'))]"):
            file, _, target = link.partition("#")
            here = name if not file else file.removeprefix("../") if file.startswith("../") else f"{name.rpartition('/')[0]}/{file}".lstrip("/")
            assert here in pages, link
            assert not target or target in ids[here], (name, link)
            led += bool(file and target)
    assert led > 10


def words_of(number: int, code: str) -> set[str]:
    """The words that the index has of an entry."""
    found = handed(f"words-{code}")
    return {
        word
        for word, entries in zip(found["words"].split("\n"), found["entries"].split("\n"), strict=True)
        if number in numbers(entries)
    }


def numbers(text: str) -> list[int]:
    """The numbers as the script reads them."""
    read, number, more, shift = [], -1, 0, 0
    for sign in text:
        bits = ord(sign) - 48
        more |= (bits & 31) << shift
        shift += 5
        if not bits & 32:
            number, more, shift = number + more, 0, 0
            read.append(number)
    return read


def test_the_index_has_the_words_of_every_entry() -> None:
    """Those of its text and of the title of its communiqué, as they are printed, in its language and no other's."""
    whole, plain = edition(ENTRIES), templates().globals["plain"]
    for number, entry in enumerate(whole.entries):
        for code in ("fr", "en"):
            said = (entry.words(code, opened=True).text, whole.titles[entry.communique.id].said(code))
            assert {word for text in said for word in fold(plain(text, code)).split()} <= {
                form for word in words_of(number, code) for form in (word, word.rstrip(","))
            }
    french, english = (handed(f"words-{code}")["words"].split("\n") for code in ("fr", "en"))
    assert ("decide" in french, "decide" in english, "decided" in french, "decided" in english) == (True, False, False, True)


@pytest.mark.parametrize("numbers_", [[0], [0, 1, 2], [31, 32, 33], [5, 1000, 1031, 40000], [1023], []])
def test_numbers_are_read_as_they_were_written(numbers_: list[int]) -> None:
    """Small steps are one sign, longer ones several."""
    assert numbers(_steps(numbers_)) == numbers_


@pytest.mark.parametrize(
    ("said", "folded"),
    [
        ("Décidé à Kerval", "decide a kerval"),
        ("l’Œuvre", "l'œuvre"),
        ("rendez‑vous\u202f: 3\u00a0mai", "rendez-vous : 3 mai"),
        ("ΟΔΟΣ", "οδος"),
        ("a\x85b\x1cc", "a\x85b\x1cc"),
        ("\ufeffx", " x"),
    ],
)
def test_words_are_folded_as_the_search_folds(said: str, folded: str) -> None:
    """As ``fold`` in script/filter.js: what ECMAScript takes for white space is one space, nothing else is."""
    assert fold(said) == folded


def test_a_year_of_many_entries_comes_in_parts() -> None:
    """All about as long, none much longer than a browser is quick with; small years are one."""
    many = part_years(one_year(1300))
    assert [part.name for part in many] == ["1994", "1994-2", "1994-3"]
    assert [part.title for part in many] == ["1994", "1994 (2)", "1994 (3)"]
    assert max(len(part.entries) for part in many) <= 520
    assert sum(len(part.entries) for part in many) == 1300
    assert [(part.before, part.after) for part in many] == [("", "1994-2"), ("1994", "1994-3"), ("1994-2", "")]
    assert all("-" not in part.name for part in part_years(edition(ENTRIES)))


def one_year(count: int) -> Chronology:
    """So many entries of 1994."""
    made = edition(12)
    first = made.entries[0]
    return replace(made, entries=tuple(replace(first, id=f"{first.id}{number}", others=()) for number in range(count)))


def test_the_page_of_a_year_needs_no_script() -> None:
    """None stands in it but linked data, and nothing waits in a noscript; the page itself names no outside address."""
    for name, made in parted().items():
        if name.endswith(".html") and name != "timeline.html":
            assert not tree(made).xpath("//script[not(@type='application/ld+json')] | //noscript"), name
    assert tree(parted()[f"{YEARS}1995.html"]).xpath("//details/div[@class='passage']")
    (policy,) = tree(parted()["timeline.html"]).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert re.search(r"script-src 'sha256-[^']+' 'sha256-[^']+' 'self';", policy)
    assert "unsafe" not in policy


def test_the_bytes_are_the_same_twice_and_told_by_the_version() -> None:
    """Nothing of chance; another text makes another version, so that no page asks for files of another making."""
    again = parting.make(edition(ENTRIES), templates(), [TEMPLATES])
    assert again == parted()
    versions = {tree(made["timeline.html"]).xpath("//@data-version")[0] for made in (again, parting.make(edition(60), templates(), [TEMPLATES]))}
    assert len(versions) == 2


@pytest.mark.browsers
def test_pages_are_valid(tmp_path: Path) -> None:
    """The Nu checker has nothing to say of the page, of a year and of the list of communiqués."""
    names = ["timeline.html", f"{YEARS}1995.html", f"{YEARS}sources.html"]
    for number, name in enumerate(names):
        (tmp_path / f"{number}.html").write_bytes(parted()[name])
    assert nu(*sorted(tmp_path.iterdir())) == ""


@pytest.mark.parametrize(
    ("entries", "one_file", "apart"),
    [(parting.MOST_IN_ONE_FILE, None, False), (parting.MOST_IN_ONE_FILE + 1, None, True), (3, False, True), (parting.MOST_IN_ONE_FILE + 1, True, False)],
)
def test_size_or_choice_decides(entries: int, one_file: bool | None, apart: bool) -> None:  # noqa: FBT001 a row of the table
    """Beyond the size that is named, unless the editor says otherwise."""
    assert parting.is_parted(one_year(entries), one_file=one_file) is apart


@pytest.mark.runs
def test_years_come_and_go_with_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Told by the option or the settings; what is not the toolkit's in that folder stays."""
    root = copy("essai", tmp_path / "project")
    words = ("build", "html", "--draft", "--project", str(root))
    code, said, _ = run(capsys, *words)
    whole = snapshot(root / "build")
    assert (code, set(whole)) == (0, {"timeline.html"})
    assert run(capsys, *words, "--no-one-file")[0] == 0
    made = snapshot(root / "build")
    assert {"timeline.html", f"{YEARS}2007.html", f"{YEARS}2007.js", f"{YEARS}index.js"} <= set(made)
    (root / "build" / YEARS / "1871.js").write_text("of another edition")
    (root / "build" / YEARS / "mine.txt").write_text("mine")
    settings = root / "corpus/chronology.toml"
    settings.write_text(f"one_file = false\n{settings.read_text(encoding='utf-8')}", encoding="utf-8")
    code, said, _ = run(capsys, *words)
    assert (code, "timeline-years  " in said) == (0, True)
    assert snapshot(root / "build") == made | {f"{YEARS}mine.txt": b"mine"}
    assert run(capsys, *words, "--one-file")[0] == 0
    assert snapshot(root / "build") == whole | {f"{YEARS}mine.txt": b"mine"}
