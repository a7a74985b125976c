"""The cache of a project: what it gives back is what would be made anew, and nothing of it is taken on trust."""

from __future__ import annotations

import hashlib
import importlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import jinja2
import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import copy, put, run, snapshot
from retold import make_project
from retold_english import translate_project

from timeline.checking.checks import check_pairs
from timeline.chronology import checked_before, corpus_text
from timeline.chronology.checked_before import PROBLEMS
from timeline.chronology.corpus import read_corpus
from timeline.chronology.made_before import Making, make_all
from timeline.chronology.pipeline import all_entries, check_corpus, wrong_translations
from timeline.chronology.told_before import PLACES, find_places
from timeline.cli.listing import event_lines
from timeline.language import kept_expressions, kept_needs
from timeline.language.kept_expressions import compile_or_find, keep_expressions
from timeline.language.kept_needs import all_needed
from timeline.language.word_needs import needed
from timeline.model.errors import TimelineError
from timeline.project import kept_toml, latest
from timeline.project.cache import CACHE_FOLDER, Cache, open_cache, open_users_cache
from timeline.project.files import Source
from timeline.project.folders import Project
from timeline.project.kept_toml import read_kept_toml
from timeline.project.toml import read_toml
from timeline.project.toolkit import digest, rules_digest, toolkit_digest
from timeline.translations import kept_units
from timeline.translations.kept_units import read_kept_units
from timeline.translations.po import read_units

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.model.event import Telling
    from timeline.model.translation import Direction


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of six communiqués that nobody changes."""
    root = tmp_path_factory.mktemp("texts") / "project"
    make_project(root, 6)
    return root


def rewrite(path: Path, text: str) -> None:
    """A text with the digest of its body, so that the edit holds nothing back."""
    body = text.split("---\n", 2)[-1]
    digest_line = f"sha256: {hashlib.sha256(body.encode()).hexdigest()}"
    path.write_text(re.sub("sha256: .*", digest_line, text), encoding="utf-8")


def made_of(root: Path, cache: Cache) -> object:
    """All that is read of a project: findings, entries, catalogues; or what keeps it from being read."""
    try:
        corpus = read_corpus(Project(root, cache))
    except TimelineError as error:
        return error.findings
    merges = [updated.merge for collection in corpus.collections for updated in collection.catalogues]
    return corpus.findings, corpus.tellings, all_entries(corpus), merges


def change_word(path: Path, number: int) -> None:
    """Another word in the middle of a text, which may be a date or the header's."""
    words = path.read_text(encoding="utf-8").split(" ")
    words[number % len(words)] = "le 3 mars 2009"
    rewrite(path, " ".join(words))


def take_away(path: Path, _: int) -> None:
    """A text less."""
    path.unlink()


def copy_under_another_name(path: Path, number: int) -> None:
    """Two texts of one id: an error that is told."""
    shutil.copy(path, path.with_name(f"copy-{number}.txt"))


def swap_with_first(path: Path, _: int) -> None:
    """The same texts under each other's names."""
    first = min(path.parent.glob("*.txt"))
    here, there = path.read_bytes(), first.read_bytes()
    path.write_bytes(there)
    first.write_bytes(here)


def add_by_quotation(path: Path, number: int) -> None:
    """An event of the editor's, for which a sentence is kept that says no date."""
    words = "La sécurité de la navigation reste la première des priorités"
    said = f'[[add]]\ncommunique = "{path.stem}"\nkind = "past"\ndate = "1999"\nquotation = "{words}"\n'
    (path.parent / "editing.toml").write_text(said if number % 2 else "", encoding="utf-8")


EDITS: tuple[Callable[[Path, int], None], ...] = (
    change_word, take_away, copy_under_another_name, swap_with_first, add_by_quotation,
)  # fmt: skip


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 5), st.integers(0, 400)), min_size=1, max_size=4))
def test_whatever_is_edited_the_cache_gives_what_reading_gives(
    texts: Path, edits: list[tuple[Callable[[Path, int], None], int, int]]
) -> None:
    """After each edit the same findings, tellings, entries and catalogues, with what was kept and without."""
    with TemporaryDirectory() as folder:
        root = shutil.copytree(texts, Path(folder, "project"), ignore=shutil.ignore_patterns(CACHE_FOLDER))
        cache = open_cache(root)
        assert made_of(root, cache) == made_of(root, Cache())
        for edit, which, number in edits:
            paths = sorted((root / "corpus").rglob("*.txt"))
            if paths:
                edit(paths[which % len(paths)], number)
            assert made_of(root, cache) == made_of(root, Cache())
        assert cache.file is not None
        assert cache.file.is_file()


def test_only_what_changed_is_read(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six texts the first time, none the second, one after a change of one."""
    root, read = shutil.copytree(texts, tmp_path / "project"), list[str]()
    extract = corpus_text.extract
    monkeypatch.setattr(corpus_text, "extract", lambda text, language: read.append(text.id) or extract(text, language))
    for _ in range(2):
        made_of(root, open_cache(root))
    assert sorted(read) == [f"session-{number:05}" for number in range(6)]
    read.clear()
    path = next((root / "corpus").rglob("session-00003.txt"))
    rewrite(path, path.read_text(encoding="utf-8") + "\nFait à Kerval le 2 mai 1971.\n")
    made_of(root, open_cache(root))
    assert read == ["session-00003"]


def test_only_what_changed_is_checked_in_however_many_collections(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten, each with a catalogue of its own: one text of ten, and that of the builds in between is another matter."""
    root, asked = tmp_path / "project", list[date | None]()
    make_project(root, 10)
    for path in sorted((root / "corpus").rglob("*.txt")):
        folder = root / "corpus" / path.stem
        folder.mkdir()
        path.rename(folder / path.name)
    assert translate_project(root) == 0

    def check(pairs: object, direction: Direction, published: date | None, *more: object) -> object:
        asked.append(published)
        return check_pairs(pairs, direction, published, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(checked_before, "PROBLEMS", replace(PROBLEMS, make=check))
    cache = open_cache(root)
    check_corpus(read_corpus(Project(root, cache)))
    assert len(asked) == 10
    asked.clear()
    path = next((root / "translations").rglob("session-00007.en.po"))
    path.write_text(path.read_text(encoding="utf-8").replace("adopted this", "have adopted this"), encoding="utf-8")
    found = check_corpus(read_corpus(Project(root, cache)))
    assert asked == [date(1971, 1, 25)]
    assert found == check_corpus(read_corpus(Project(root, Cache())))
    asked.clear()
    for number in range(9):
        path.write_text(path.read_text(encoding="utf-8").replace("adopted", f"adopted {number}", 1), encoding="utf-8")
        wrong_translations(read_corpus(Project(root, cache)))
    asked.clear()
    check_corpus(read_corpus(Project(root, cache)))
    assert asked == [date(1971, 1, 25)]


def test_a_quotation_asks_for_another_reading(texts: Path, tmp_path: Path) -> None:
    """Its sentence, which tells no event, was left out when the text was read before."""
    root = shutil.copytree(texts, tmp_path / "project", ignore=shutil.ignore_patterns(CACHE_FOLDER))
    path = next((root / "corpus").rglob("session-00003.txt"))
    rewrite(path, path.read_text(encoding="utf-8") + "\nLa séance est levée sans débat.\n")
    made_of(root, open_cache(root))
    said = f'[[add]]\ncommunique = "{path.stem}"\nkind = "past"\ndate = "1999"\nquotation = "levée sans débat"\n'
    (path.parent / "editing.toml").write_text(said, encoding="utf-8")
    assert made_of(root, open_cache(root)) == made_of(root, Cache())
    assert read_corpus(Project(root, open_cache(root))).findings == ()


def test_a_twin_that_keeps_all_its_sentences_comes_back_whole() -> None:
    """With the offsets of its letters, and so does what the desk reads."""
    body = "The Council met on 7 December 2007. It decided to meet again in 2009.\n"
    head = "id: a-1\ntitle: T\ndate: 2007-12-07\nplace: B\nissuer: O\nlanguage: en\nsource: x\ntranslation-of: b-1\n"
    with TemporaryDirectory() as folder:
        root = copy("essai", Path(folder, "project"))
        project = Project(root, open_cache(root))
        asked = ("corpus/a/a.txt", "a", f"---\n{head}---\n{body}".encode(), read_corpus(Project(root)).languages.of_texts)
        for making in (corpus_text.TELLINGS, corpus_text.WHOLE_TELLINGS):
            first, again = (next(make_all(project, making, [asked])) for _ in range(2))
            assert first == again
            assert first[0] is not None
            assert [tuple(one.offsets) for one in first[0].communique.sentences] == [
                tuple(one.offsets) for one in again[0].communique.sentences
            ]


@pytest.mark.parametrize("making", [corpus_text.TELLINGS, corpus_text.WHOLE_TELLINGS])
def test_every_text_is_found_again(making: Making[object], tmp_path: Path) -> None:
    """None is made twice: with words joined over lines, typographic signs and twins; each letter has its place again."""
    body = "Le 7 mars 2007, l’accord-\ncadre entre\nen vigueur ; il a été « confirmé » le 9 mars 2008.\nIl vaut jusqu'en 2012.\n"
    root = copy("essai", tmp_path / "project")
    put(root, "wrapped.txt", body, id="wrapped-1", date="2009-01-02")
    project = Project(root, open_cache(root))
    load = read_corpus(Project(root)).languages.of_texts
    asked = [(*project.read_communique(path), load) for path in project.communique_paths()]
    made = list(make_all(project, making, asked))
    never = replace(making, make=None)
    assert list(make_all(project, never, asked)) == made
    for (first, _), (again, _) in zip(made, make_all(project, never, asked), strict=True):
        assert first
        assert again
        assert offsets_in(first) == offsets_in(again)


def offsets_in(telling: Telling) -> list[list[int]]:
    """The places of all letters of its sentences and of those of its events."""
    return [list(one.offsets) for one in (*telling.communique.sentences, *(event.sentence for event in telling.events))]


@pytest.mark.parametrize("some", [True, False])
def test_what_is_not_asked_for_goes_only_where_all_was_asked(tmp_path: Path, some: bool) -> None:  # noqa: FBT001 a case
    """Who has one text read again, as the desk does at each change, keeps what was made of the others."""
    cache = kept(tmp_path)
    for number in range(20, 35):
        list(make_all(Project(tmp_path, cache), DOUBLED, [(number,)], some=some))
    assert (len(rows(cache)) == 17) is some


def doubled(number: int) -> int:
    """Something that is made."""
    return 2 * number


DOUBLED = Making("doubled", doubled, int, lambda number: number)


def kept(root: Path) -> Cache:
    """A cache in a folder that keeps what 7 and 8 make."""
    cache = open_cache(root)
    assert list(make_all(Project(root, cache), DOUBLED, [(7,), (8,)])) == [14, 16]
    return cache


def rows(cache: Cache) -> list[tuple[bytes, bytes, bytes]]:
    """Name, value and seal of all that is kept."""
    with closing(sqlite3.connect(cache.file or "")) as base:
        return base.execute("SELECT name, value, seal FROM made").fetchall()


def spoil(cache: Cache, said: str, *values: object) -> None:
    """Change what is kept, as somebody else would."""
    with closing(sqlite3.connect(cache.file or "")) as base, base:
        base.execute(said, values)


def test_what_was_tampered_with_is_not_there(tmp_path: Path) -> None:
    """Neither another value nor the value of another name; what is made stands in its place again."""
    cache = kept(tmp_path)
    (name, value, seal), (other, _, _) = rows(cache)
    spoil(cache, "UPDATE made SET value = ?", b"x")
    assert list(make_all(Project(tmp_path, cache), DOUBLED, [(7,), (8,)])) == [14, 16]
    spoil(cache, "UPDATE made SET value = ?, seal = ?", value, seal)
    assert list(make_all(Project(tmp_path, cache), DOUBLED, [(7,), (8,)])) == [14, 16]
    spoil(cache, "UPDATE made SET seal = NULL")
    assert list(make_all(Project(tmp_path, cache), DOUBLED, [(7,), (8,)])) == [14, 16]
    assert {row[0] for row in rows(cache)} == {name, other}


def test_somebody_elses_cache_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of another user, the whole folder copied: under no name, and sealed with another secret."""
    (tmp_path / "a").mkdir()
    cache = kept(tmp_path / "a")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    own = open_cache(tmp_path / "a")
    assert own.file != cache.file
    assert own.file
    shutil.copy(cache.file or "", own.file)
    names = [digest(rules_digest(tmp_path / "a"), b"doubled", bytes([7]))]
    assert len(cache.find(names)) == 1
    assert own.find(names) == {}


TOML = 'day = 2008-04-04\ncommon = ["le", "la"]\n[words]\nmonth = { 7 = ["juillet"] }\n[[rule]]\nname = "a"\nwith = {x = 1.5, y = true}\n'
DAY_WITHIN = "[words]\nday = 2008-04-04\n"


@pytest.mark.parametrize(("text", "again"), [(TOML, []), (DAY_WITHIN, [DAY_WITHIN])])
def test_what_a_file_of_rules_says_is_read_once(
    text: str, again: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each time the same and one's own; of another text the other; what cannot be written down is read each time."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    source, other, read = Source("dates.toml", text), Source("dates.toml", f"{text}more = 1\n"), list[str]()
    monkeypatch.setattr(kept_toml, "read_toml", lambda said, code: read.append(said.text) or read_toml(said, code))
    first = read_kept_toml(source, "R02")
    assert first == tomllib.loads(text)
    first.clear()
    del read[:]
    assert read_kept_toml(source, "R02") == tomllib.loads(text)
    assert read == again
    assert read_kept_toml(other, "R02") == tomllib.loads(other.text)
    assert read == [*again, other.text]


def test_no_other_reading_of_a_file_of_rules_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of another toolkit, of another seal; and where nothing can be kept it is read all the same."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    source = Source("dates.toml", TOML)
    for change in (None, None, "toolkit", "seal", "folder"):
        if change == "toolkit":
            monkeypatch.setattr(latest, "toolkit_digest", lambda: b"another")
        if change == "seal":
            spoil(open_users_cache(), "UPDATE made SET value = x'00'")
        if change == "folder":
            monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
        assert read_kept_toml(source, "R02") == tomllib.loads(TOML)
    with pytest.raises(TimelineError) as told:
        read_kept_toml(Source("dates.toml", "a = "), "R02")
    assert [finding.code for finding in told.value.findings] == ["R02"]


def test_what_expressions_need_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same again; of others, of other lists, and once damaged, anew."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    told, done = list[str](), {"done": ["signé", "conclu"]}
    monkeypatch.setattr(kept_needs, "needed", lambda source, lists: told.append(source) or needed(source, lists))
    vote, signed = (r"\bvote", {}), (r"\b(?:a|ont)\s+<done>e?s?\b", done)
    more = (signed[0], {"done": [*done["done"], "adopté"]})
    for asked, times in (([vote, signed], 2), ([vote, signed], 0), ([vote, more], 2), ([vote, signed], 2), ([signed], 1), ([], 0)):
        del told[:]
        assert all_needed(asked) == [needed(*one) for one in asked]
        assert len(told) == times
    spoil(open_users_cache(), "UPDATE made SET value = x'00'")
    assert all_needed([signed]) == [needed(*signed)]
    assert len(told) == 1
    monkeypatch.setattr(kept_needs, "__file__", "/elsewhere/timeline/language/kept_needs.py")
    monkeypatch.setattr(latest, "toolkit_digest", lambda: b"another")
    assert all_needed([signed]) == [needed(*signed)]
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(kept_needs, "needed", lambda source, _: pytest.fail(source))
    assert all_needed([signed]) == [needed(*signed)], "another toolkit of the same user took its place"


EXPRESSIONS = (
    (r"réun(?:is|ies) (?P<day>\d+)", re.IGNORECASE), ("[éèê]{2,3}?(?=x)|(?<!a)b", 0), (r"(?s)\ba .+ (?P<what>fonds|mandat)\b(?P=what)", 0), ("", 0),
    (r"(?P<one>a)|(b)|(?P<other>ß)", re.ASCII), (r"(?i:Œuvre)s?+(?>\w*)", 0),
)  # fmt: skip


def test_an_expression_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found is what ``re`` makes of it, in every respect; once damaged, and what is wrong, is made anew."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made, code = list[str](), kept_expressions.code_of
    monkeypatch.setattr(kept_expressions, "code_of", lambda *one: made.append(one[0]) or code(*one))
    for times in (6, 0):
        forget_expressions()
        del made[:]
        for expression, flags in EXPRESSIONS:
            found, asked = compile_or_find(expression, flags), re.compile(expression, flags)
            assert (found, found.flags, found.groups, found.groupindex) == (asked, asked.flags, asked.groups, asked.groupindex)
            assert [one.groupdict() for one in found.finditer("a réunis 7 béêx bß")] == [one.groupdict() for one in asked.finditer("a réunis 7 béêx bß")]
        keep_expressions()
        assert len(set(made) & {one for one, _ in EXPRESSIONS}) == times
    with pytest.raises(re.error):
        compile_or_find("(a")
    spoil(open_users_cache(), "UPDATE made SET value = x'00'")
    forget_expressions()
    assert compile_or_find("b?") == re.compile("b?")


def test_a_python_of_other_insides_compiles_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its module has another name, or its engine makes another thing of our code: nothing is kept, all works."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for fault in (lambda name: importlib.import_module(f"{name}x"), lambda _: re):
        monkeypatch.setattr(kept_expressions, "_within", fault)
        forget_expressions()
        assert compile_or_find("mai|juin").search("en juin")
        keep_expressions()
        assert not list(tmp_path.rglob("*.sqlite"))
    monkeypatch.undo()
    forget_expressions()


def forget_expressions() -> None:
    """As if a run began."""
    kept_expressions.shelf_of_run.cache_clear()
    kept_expressions.is_known_within.cache_clear()


ENTRY = '#. date: 2009-03-07\n#: corpus/a.txt:9\n#, fuzzy\n#| msgid "Le 6"\nmsgctxt "a.k3f7"\nmsgid "Le 7 \\"mars\\""\nmsgstr "7 March"\n'
OLD = '\n#~ msgctxt "a.old2"\n#~ msgid "Rien"\n#~ msgstr "Nothing"\n'


def test_a_catalogue_that_says_the_same_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines and all; one that says another thing, and one with what cannot be read, is read each time."""
    cache, read = open_cache(tmp_path), list[str]()
    monkeypatch.setattr(kept_units, "read_units", lambda text: read.append(text) or read_units(text))
    wrong = ENTRY + "\nrubbish\n"
    for text, times in ((ENTRY, 1), (ENTRY, 0), (ENTRY + OLD, 1), (ENTRY + OLD, 0), (ENTRY, 1), (wrong, 1), (wrong, 1)):
        del read[:]
        found, expected = read_kept_units(Source("a.en.po", text), cache), read_units(text)
        assert (found, [unit.line for unit in found[0]]) == (expected, [unit.line for unit in expected[0]])
        assert len(read) == times, text
    assert read_kept_units(Source("b.en.po", OLD), cache) == read_units(OLD)
    spoil(cache, "UPDATE made SET value = x'00'")
    assert read_kept_units(Source("b.en.po", OLD), cache) == read_units(OLD)
    cache.keep("units", {latest.digest(b"units", b"b.en.po"): latest.digest(toolkit_digest(), OLD.encode()) + b"\xa3abc"})
    assert read_kept_units(Source("b.en.po", OLD), cache) == read_units(OLD)


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_is_discarded(tmp_path: Path, content: bytes) -> None:
    """And what is made is kept in a new one."""
    cache = kept(tmp_path)
    assert cache.file
    cache.file.write_bytes(content)
    assert list(make_all(Project(tmp_path, cache), DOUBLED, [(7,)])) == [14]
    make_all(Project(tmp_path, cache), DOUBLED, [(7,)])
    assert list(make_all(Project(tmp_path, cache), DOUBLED, [(7,)])) == [14]
    assert len(rows(cache)) == 1


def test_a_table_of_another_shape_is_as_none(tmp_path: Path) -> None:
    """Nothing is found in it, and nothing stops."""
    cache = kept(tmp_path)
    spoil(cache, "ALTER TABLE made DROP COLUMN seal")
    assert list(make_all(Project(tmp_path, cache), DOUBLED, [(7,)])) == [14]


def test_a_value_of_another_shape_is_made_again(tmp_path: Path) -> None:
    """Though it was sealed by the user's own run: a digest is not asked what its value is."""
    cache = kept(tmp_path)
    name = digest(rules_digest(tmp_path), b"doubled", bytes([7]))
    cache.keep("doubled", {name: b"\xa3abc"})
    assert list(make_all(Project(tmp_path, cache), DOUBLED, [(7,)])) == [14]


def test_nothing_is_written_where_nothing_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link in the folder's place, a file there, no place for the secret."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name, put_there in {"link": lambda path: path.symlink_to(elsewhere), "file": lambda path: path.touch()}.items():
        root = tmp_path / name
        root.mkdir()
        put_there(root / CACHE_FOLDER)
        kept(root)
    assert list(elsewhere.iterdir()) == []
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    assert open_cache(tmp_path) == Cache()


def test_what_was_not_used_for_long_is_gone(tmp_path: Path) -> None:
    """Eight runs that kept something else, and not before."""
    cache = open_cache(tmp_path)
    cache.keep("a", {b"old": b"1"})
    cache.keep("b", {b"of another kind": b"1"})
    for number in range(8):
        cache.forget("a", [b"old"] if number == 0 else [])
    assert cache.find([b"old"])
    cache.forget("a", [])
    assert not cache.find([b"old"])
    assert cache.find([b"of another kind"])


def test_rules_and_code_are_in_the_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule of the project's own, its name, what is installed."""
    seen = {rules_digest(tmp_path)}
    for name, rule in (("dates", "x = 1"), ("dates", "x = 2"), ("page", "x = 2")):
        (tmp_path / "rules" / "fr").mkdir(parents=True, exist_ok=True)
        (tmp_path / "rules" / "fr" / f"{name}.toml").write_text(rule)
        seen.add(rules_digest(tmp_path))
    assert len(seen) == 4
    before = toolkit_digest()
    (tmp_path / "else" / "more-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(tmp_path / "else"))
    toolkit_digest.cache_clear()
    assert toolkit_digest() != before
    monkeypatch.undo()
    toolkit_digest.cache_clear()
    assert toolkit_digest() == before


def test_rules_changed_while_a_process_goes_on_are_not_mixed(tmp_path: Path) -> None:
    """It knows those that it met: nothing is kept under the new ones, and nothing taken of the old."""
    cache = kept(tmp_path)
    (tmp_path / "rules" / "fr").mkdir(parents=True)
    (tmp_path / "rules" / "fr" / "dates.toml").write_text("x = 1")
    assert list(make_all(Project(tmp_path, cache), DOUBLED, [(9,)])) == [18]
    assert len(rows(cache)) == 2


@pytest.mark.runs
def test_commands_say_and_write_the_same_with_a_cache_and_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Byte for byte, the first time and the second; only the folder is there more, and git told to leave it."""
    made = []
    for name, more in (("with", ()), ("without", ("--no-cache",))):
        root = copy("essai", tmp_path / name)
        put(root, "nouveau.txt", "Le Conseil s'est réuni le 7 décembre 2007.\n")
        said = [
            run(capsys, *words, *more, "--project", str(root))
            for words in (("events", "--json"), ("check",), ("translate",), ("check",), ("status",), ("events",))
        ]
        made.append((said, snapshot(root)))
    assert made[0] == made[1]
    assert (tmp_path / "with" / CACHE_FOLDER / ".gitignore").read_text(encoding="utf-8").endswith("*\n")
    assert not (tmp_path / "without" / CACHE_FOLDER).exists()


@pytest.mark.runs
def test_two_runs_share_it(tmp_path: Path, texts: Path) -> None:
    """Both begun at once, both with the same result, and the file whole."""
    root = shutil.copytree(texts, tmp_path / "project", ignore=shutil.ignore_patterns(CACHE_FOLDER))
    words = [sys.executable, "-m", "timeline", "events", "--json", "--project", str(root)]
    both = [subprocess.Popen(words, stdout=subprocess.PIPE) for _ in range(2)]
    said = [one.communicate()[0] for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert said[0] == said[1] == subprocess.run(words, check=True, capture_output=True).stdout
    with closing(sqlite3.connect(open_cache(root).file or "")) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def answers(root: Path) -> int:
    """How many answers of commands are kept."""
    with closing(sqlite3.connect(open_cache(root).file or "")) as base:
        return int(base.execute("SELECT count(*) FROM made WHERE kind LIKE 'answers%'").fetchone()[0])


@pytest.mark.runs
@pytest.mark.parametrize("words", [("events",), ("events", "--year", "2007", "-q"), ("check",), ("status", "--json"), ("translate", "--check")])
def test_a_command_says_again_what_it_said(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its result, its complaints, its exit code, without reading anything; anew after any change, and with --no-cache."""
    root = copy("essai", tmp_path / "project")
    put(root, "nouveau.txt", "Le Conseil s'est réuni le 7 décembre 2007.\n")
    first = run(capsys, *words, "--project", str(root))
    assert answers(root) == 1
    with monkeypatch.context() as patch:
        patch.setattr("timeline.cli.project.read_corpus", lambda *_, **__: pytest.fail("it was read"))
        assert run(capsys, *words, "--project", str(root)) == first
    assert run(capsys, *words, "--no-cache", "--project", str(root)) == first
    put(root, "encore.txt", "Le Conseil s'est réuni le 9 décembre 2007.\n", id="encore-2007")
    changed = run(capsys, *words, "--project", str(root))
    assert changed == run(capsys, *words, "--no-cache", "--project", str(root))
    assert changed != first


@pytest.mark.runs
def test_publications_are_written_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where they were taken away, and no longer the same after a change of a template of the project's own."""
    root = copy("essai", tmp_path / "project")
    said = run(capsys, "build", "html", "json", "--draft", "--project", str(root))
    made = snapshot(root / "build")
    assert len(made) == 2
    shutil.rmtree(root / "build")
    assert run(capsys, "build", "html", "json", "--draft", "--project", str(root)) == said
    assert snapshot(root / "build") == made
    with closing(sqlite3.connect(open_cache(root).file or "")) as base, base:
        assert base.execute("DELETE FROM made WHERE rowid IN (SELECT rowid FROM made WHERE kind LIKE 'files%' LIMIT 1)").rowcount == 1
    shutil.rmtree(root / "build")
    assert run(capsys, "build", "html", "json", "--draft", "--project", str(root)) == said
    assert snapshot(root / "build") == made
    (root / "templates/html/style").mkdir(parents=True)
    (root / "templates/html/style/theme.css").write_text(":root { --accent: #123456; }", encoding="utf-8")
    assert run(capsys, "build", "html", "json", "--draft", "--project", str(root))[0] == 0
    assert snapshot(root / "build")["timeline.html"] != made["timeline.html"]


@pytest.mark.runs
def test_what_is_done_each_time_is_not_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A translate that writes, a file that belongs to no project, a project with a link, a run that failed."""
    root = copy("essai", tmp_path / "project")
    path = put(root, "nouveau.txt", "Le Conseil s'est réuni le 7 décembre 2007.\n")
    assert run(capsys, "translate", "--project", str(root))[0] == 0
    run(capsys, "events", str(path), "--published", "2007-12-07", "--project", str(root))
    run(capsys, "events", "--communique", "nonsense", "--project", str(root))
    assert answers(root) == 0
    run(capsys, "translate", "--project", str(root))
    assert answers(root) == 1
    (root / "corpus" / "link.md").symlink_to(path)
    run(capsys, "status", "--project", str(root))
    assert answers(root) == 1


def built(root: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, bytes]:
    """What the build makes, whatever it was made of before."""
    code, _, err = run(capsys, "build", "html", "--draft", "--project", str(root), "--out", str(root / "build"), *more)
    assert code == 0, err
    return snapshot(root / "build")


def test_templates_are_made_code_once(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Until one changes, or another secret seals, for all projects, and with --no-cache, which is about the project's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "own"))
    compiled, compile_one = list[str](), jinja2.Environment.compile
    monkeypatch.setattr(
        jinja2.Environment, "compile", lambda *given, **more: compiled.append(given[2]) or compile_one(*given, **more)
    )
    root = copy("essai", tmp_path / "project")
    first = built(root, capsys)
    assert len({*compiled}) == len(compiled) > 10
    put_off(root)
    del compiled[:]
    assert built(root, capsys) == first
    assert compiled == []
    own = root / "templates" / "html" / "placed.html.jinja"
    own.parent.mkdir(parents=True)
    own.write_text((ROOT / "templates" / "html" / own.name).read_text(encoding="utf-8") + "<!-- ours -->", encoding="utf-8")
    changed = built(root, capsys)
    assert (compiled, changed == first) == (["html/placed.html.jinja"], False)
    assert built(root, capsys, "--no-cache") == changed
    assert (built(copy("essai", tmp_path / "other"), capsys), compiled) == (first, ["html/placed.html.jinja"])
    del compiled[:]
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    assert built(root, capsys) == changed
    assert len(compiled) > 10


def put_off(root: Path) -> None:
    """A file beside, so that the command is carried out again."""
    (root / "corpus" / "essai" / "beside.md").write_text("…", encoding="utf-8")


def test_a_kept_template_is_wrong_at_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What its code does wrong is told at the file of today, however often it is asked."""
    root = copy("essai", tmp_path / "project")
    path = root / "templates" / "html" / "entry.html.jinja"
    path.parent.mkdir(parents=True)
    for line in (2, 4):
        path.write_text("\n" * (line - 1) + "{{ 1/0 }}", encoding="utf-8")
        for _ in range(2):
            code, _, err = run(capsys, "build", "html", "--draft", "--project", str(root))
            assert code == 1
            assert f"entry.html.jinja:{line}: P02 the template cannot be used: division by zero" in err


WORK = {
    "text": ("corpus/**/*.txt", r"\b(a|ont) ", r"\1 bien "),
    "day": ("corpus/**/*.txt", r"\ndate: (\d+)-(\d\d)-\d\d", r"\ndate: \1-\2-09"),
    "words": ("translations/**/*.po", r'(msgstr "[A-Z]\w+ )', r"\1in March 2011, "),
    "other days": ("translations/**/*.po", r"(msgstr .*)20(\d)", r"\g<1>19\2"),
    "lost words": ("translations/**/*.po", r'msgstr "[A-Z].*"', 'msgstr ""'),
    "headline": ("corpus/**/editing.toml", r"headline = .*", 'headline = "Un titre"'),
}


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(WORK)), st.integers(0, 4), st.integers(1, 3)), min_size=1, max_size=4))
def test_the_list_of_events_is_the_same_whatever_of_it_was_kept(work: list[tuple[str, int, int]]) -> None:
    """After any change of texts, translations and edits: words, dates in them, headlines, on screens of any width."""
    with TemporaryDirectory() as folder:
        root = copy("edited-and-retold", Path(folder, "project"))
        assert listed(root, 80) == listed(root, 80, "--no-cache")
        for name, number, times in work:
            pattern, old, new = WORK[name]
            paths = sorted(root.glob(pattern))
            rewrite_any(paths[number % len(paths)], lambda text: re.sub(old, new, text, count=times))  # noqa: B023 at once
            assert listed(root, 60 + 20 * times) == listed(root, 60 + 20 * times, "--no-cache")


def rewrite_any(path: Path, change: Callable[[str], str]) -> None:
    """A file that says something else; of a text, the digest is that of what it says now."""
    text = change(path.read_text(encoding="utf-8"))
    rewrite(path, text) if path.suffix == ".txt" else path.write_text(text, encoding="utf-8")


def listed(root: Path, width: int, *words: str) -> list[str]:
    """The list of events on a screen of a width, and what is read of them by machines."""
    cache = Cache() if words else open_cache(root)
    corpus = read_corpus(Project(root, cache), allow_loss=True)
    load = corpus.languages.of_texts
    find = partial(find_places, load=load, find=partial(make_all, corpus.project, PLACES))
    entries = all_entries(corpus)
    return [*event_lines(entries, width, None, load, find), *map(repr, entries)]


def test_of_the_list_only_the_text_that_changed_is_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dates of translations, headlines cut out of them, words that tell an event."""
    root = copy("edited-and-retold", tmp_path / "project")
    listed(root, 80)
    asked: set[str] = set()
    places = {"timeline.chronology.composing.find_dates": 0, "timeline.chronology.proposals.propose_for_words": 0}
    for name, place in places.items():
        module, _, function = name.rpartition(".")
        monkeypatch.setattr(name, partial(heard, asked, place, getattr(sys.modules[module], function)))
    path = min((root / "translations" / "events").glob("*.po"))
    entry = re.search(r'msgctxt "([^".]+)\.\w{4}"\nmsgid .*\nmsgstr "([^"\n]*20\d\d[^"\n]*)"', path.read_text(encoding="utf-8"))
    assert entry
    listed(root, 80)
    assert asked == set()
    rewrite_any(path, lambda text: text.replace(f'"{entry[2]}"', f'"In short, {entry[2]}"'))
    listed(root, 80)
    own = set(re.findall(rf'msgctxt "{entry[1]}\..*\n(?:.*\n)*?msgstr "(.*)"', path.read_text(encoding="utf-8")))
    assert f"In short, {entry[2]}" in asked
    assert {words.replace('"', '\\"') for words in asked} <= own


def heard(asked: set[str], place: int, function: Callable[..., object], *words: object) -> object:
    """What a function makes, and what it was asked."""
    asked.add(str(words[place]))
    return function(*words)
