"""Events listed text by text: the same entries, lines and findings as the whole corpus gives, whatever is edited."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import run
from retold_english import make_translated

from timeline.chronology import corpus_text
from timeline.chronology.corpus import read_corpus
from timeline.chronology.entries_by_text import list_by_text
from timeline.chronology.entries_of_text import KIND
from timeline.chronology.frame import read_frame
from timeline.chronology.keeping import catalogues_of
from timeline.chronology.made_before import rules_of
from timeline.chronology.pipeline import all_entries
from timeline.chronology.texts_alone import texts_alone
from timeline.cli.listing import event_lines
from timeline.cli.rows import as_json
from timeline.language.languages import Languages
from timeline.model.errors import TimelineError
from timeline.project.cache import CACHE_FOLDER, Cache, open_cache
from timeline.project.folders import Project
from timeline.translations.catalogue import write_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.cli.listing import Places
    from timeline.model.edition import Entry
    from timeline.model.errors import Finding

COUNT = 8


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of communiqués with their English that nobody changes."""
    root = tmp_path_factory.mktemp("texts") / "project"
    make_translated(root, COUNT)
    return root


def shown(entries: Sequence[Entry], ids: Sequence[str], findings: Sequence[Finding], places: Places | None = None) -> object:
    """All that a list of events shows to machines and to people, and what is said beside it."""
    load = Languages().of_texts
    lines = list(event_lines(entries, 80, Languages().wording("fr"), load, places))
    return list(as_json(entries, ("fr", "en"))), lines, list(ids), list(findings)


def of_whole(root: Path) -> object:
    """What the whole corpus shows, made anew; nothing where it cannot be read."""
    try:
        corpus = read_corpus(Project(root))
    except TimelineError:
        return None
    return shown(all_entries(corpus), list(corpus.communiques), corpus.findings)


def of_texts(root: Path, cache: Cache) -> object:
    """What the texts show one by one; nothing where only the whole corpus tells."""
    listed = list_by_text(Project(root, cache), 1, lambda files: files)
    return shown(listed.entries, listed.communiques, listed.findings, lambda _: listed.places) if listed else None


def folder_of(root: Path) -> Path:
    """The folder of the one collection."""
    return next(path for path in sorted((root / "corpus").iterdir()) if path.is_dir())


def text_of(root: Path, number: int) -> Path:
    """One of the texts that there are."""
    paths = sorted(folder_of(root).glob("*.txt"))
    return paths[number % len(paths)]


def write(path: Path, text: str) -> None:
    """A text with the digest of its body, so that the edit holds nothing back."""
    body = text.split("---\n", 2)[-1]
    line = f"sha256: {hashlib.sha256(body.encode()).hexdigest()}"
    path.write_text(re.sub("sha256: .*", line, text), encoding="utf-8")


def say(root: Path, said: str) -> None:
    """The editor says so, and nothing else."""
    (folder_of(root) / "editing.toml").write_text(said, encoding="utf-8")


def event_of(root: Path, number: int) -> str:
    """The id of an event: that of an entry of a catalogue which has a date."""
    catalogue = next((root / "translations" / "events").glob("*.po")).read_text(encoding="utf-8")
    ids = re.findall(r'^msgctxt "(session-\d+\.\w*\d\w*)"', catalogue, re.MULTILINE)
    return ids[number % len(ids)] if ids else "session-00000.a2a2"


def change_word(root: Path, number: int) -> None:
    """Another word in a text, which may be a date or the header's."""
    path = text_of(root, number)
    words = path.read_text(encoding="utf-8").split(" ")
    words[number % len(words)] = "le 3 mars 2009"
    write(path, " ".join(words))


def add_sentence(root: Path, number: int) -> None:
    """A sentence more, of an exercise that other texts may tell of."""
    path = text_of(root, number)
    write(path, path.read_text(encoding="utf-8") + f"\nL'exercice de déminage préventif s'est déroulé à Kerval le {number % 27 + 1} mai 1971.\n")


def add_text(root: Path, number: int) -> None:
    """A text that no catalogue knows."""
    path = text_of(root, number)
    text = path.read_text(encoding="utf-8")
    name = f"nouveau-{number}"
    write(path.with_name(f"{name}.txt"), re.sub("^id: .*$", f"id: {name}", text, count=1, flags=re.MULTILINE))


def take_away(root: Path, number: int) -> None:
    """A text less, but for the last."""
    if len(list(folder_of(root).glob("*.txt"))) > 1:
        text_of(root, number).unlink()


def rename(root: Path, number: int) -> None:
    """A text under another id, by hand."""
    path = text_of(root, number)
    write(path, re.sub("^id: .*$", f"id: autre-{number}", path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE))


def rename_file(root: Path, number: int) -> None:
    """The same text in a file of another name."""
    path = text_of(root, number)
    path.rename(path.with_name(f"z-{number}.txt"))


def move_away(root: Path, number: int) -> None:
    """A text in another collection."""
    path, other = text_of(root, number), root / "corpus" / "autres"
    if len(list(folder_of(root).glob("*.txt"))) > 1:
        other.mkdir(exist_ok=True)
        path.rename(other / path.name)


def edit_event(root: Path, number: int) -> None:
    """The editor has a headline, another date, or no wish for an event."""
    words = ('headline = "Un titre"', 'date = "by end 2009"', 'date = "d\'ici à la fin 2009"', "leave-out = true", "part = true", 'place = "Kerval"')
    say(root, f'["{event_of(root, number)}"]\n{words[number % len(words)]}\n')


def join_events(root: Path, number: int) -> None:
    """The editor joins two events of any texts."""
    say(root, f'["{event_of(root, number)}"]\njoin = "{event_of(root, number * 7 + 1)}"\n')


def add_event(root: Path, number: int) -> None:
    """An event of the editor's: of a sentence, or one that no text states."""
    text = text_of(root, number).stem
    said = 'quotation = "La sécurité de la navigation reste la première des priorités"' if number % 2 else 'stated = "Archives"\ntext = "Un entretien."'
    say(root, f'[[add]]\ncommunique = "{text}"\nkind = "past"\ndate = "1999"\n{said}\n' * (1 + number % 3 // 2))


def say_nothing(root: Path, _: int) -> None:
    """The editor takes all back."""
    (folder_of(root) / "editing.toml").unlink(missing_ok=True)


def bring_up_to_date(root: Path, _: int) -> None:
    """The catalogues as a translate leaves them."""
    try:
        corpus = read_corpus(Project(root), allow_loss=True)
    except TimelineError:
        return
    for updated in catalogues_of(corpus):
        updated.path.write_text(write_catalogue(updated.merge.catalogue), encoding="utf-8")


def translate_otherwise(root: Path, number: int) -> None:
    """Other English for an entry, with a date that it has not."""
    path = next((root / "translations" / "events").glob("*.po"))
    pieces = path.read_text(encoding="utf-8").split('msgstr "')
    place = 2 + number % (len(pieces) - 2)
    pieces[place] = f"On 3 March 2009, {pieces[place]}"
    path.write_text('msgstr "'.join(pieces), encoding="utf-8")


def lose_entry(root: Path, number: int) -> None:
    """An entry less in a catalogue."""
    path = next((root / "translations" / "events").glob("*.po"))
    entries = path.read_text(encoding="utf-8").split("\n\n")
    if len(entries) > 2:
        del entries[1 + number % (len(entries) - 1)]
    path.write_text("\n\n".join(entries), encoding="utf-8")


EDITS: tuple[Callable[[Path, int], None], ...] = (
    change_word, add_sentence, add_text, take_away, rename, rename_file, move_away, edit_event, join_events, add_event, say_nothing,
    bring_up_to_date, translate_otherwise, lose_entry,
)  # fmt: skip


def fresh(texts: Path, folder: str) -> Path:
    """A copy of the project of which nothing is kept."""
    return Path(shutil.copytree(texts, Path(folder, "project"), ignore=shutil.ignore_patterns(CACHE_FOLDER)))


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 400)), min_size=1, max_size=4))
def test_whatever_is_edited_the_texts_show_what_the_whole_corpus_shows(
    texts: Path, edits: list[tuple[Callable[[Path, int], None], int]]
) -> None:
    """After each edit, with what was kept of the state before; or they leave it to the whole corpus."""
    with TemporaryDirectory() as folder:
        root = fresh(texts, folder)
        cache = open_cache(root)
        assert of_texts(root, cache) == of_whole(root)
        for edit, number in edits:
            edit(root, number)
            assert of_texts(root, cache) in (None, of_whole(root))


@pytest.mark.parametrize(
    ("edit", "number", "alone"),
    [
        (add_sentence, 3, True), (add_text, 2, True), (rename_file, 1, True), (edit_event, 0, True), (edit_event, 1, True),
        (edit_event, 2, True), (edit_event, 3, True), (edit_event, 4, True), (join_events, 9, True), (add_event, 2, True),
        (add_event, 3, True), (translate_otherwise, 5, True), (lose_entry, 5, True),
        (take_away, 3, False), (rename, 3, False), (move_away, 3, False),
    ],
)  # fmt: skip
def test_what_stands_alone(edit: Callable[[Path, int], None], number: int, alone: bool, texts: Path, tmp_path: Path) -> None:  # noqa: FBT001 a case
    """Most edits; none after which entries stand elsewhere than their text, and only until they went after it."""
    root = fresh(texts, str(tmp_path))
    cache = open_cache(root)
    assert of_texts(root, cache)
    edit(root, number)
    expected = of_whole(root)
    assert expected
    assert of_texts(root, cache) == (expected if alone else None)
    bring_up_to_date(root, 0)
    if edit is not move_away:
        assert of_texts(root, cache) == of_whole(root) is not None


def test_one_changed_text_is_read_alone(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All the first time, none the second, one after a change of one; none after one of the catalogue."""
    root, read = fresh(texts, str(tmp_path)), list[str]()
    extract = corpus_text.extract
    monkeypatch.setattr(corpus_text, "extract", lambda text, language: read.append(text.id) or extract(text, language))
    for edit, times in ((say_nothing, COUNT), (say_nothing, 0), (add_sentence, 1), (bring_up_to_date, 0), (edit_event, 0)):
        edit(root, 3)
        del read[:]
        assert of_texts(root, open_cache(root))
        assert len(read) == times, edit
        del read[:]
    read_corpus(Project(root, open_cache(root)))
    assert read == [], "what was read for a list is kept for all commands"


def test_what_is_damaged_is_made_anew(texts: Path, tmp_path: Path) -> None:
    """A value of another shape, though the user's own run sealed it; and nothing is made where nothing is kept."""
    root = fresh(texts, str(tmp_path))
    cache = open_cache(root)
    first = of_texts(root, cache)
    with closing(sqlite3.connect(cache.file or "")) as base:
        assert base.execute("SELECT count(*) FROM made WHERE kind = ?", (KIND,)).fetchone() == (COUNT,)
    project = Project(root, cache)
    names = [text.name for text in texts_alone(project, read_frame(project), rules_of(project) or b"")]
    cache.keep(KIND, dict.fromkeys(names, b"\xa3abc"))
    assert of_texts(root, cache) == first
    assert of_texts(root, Cache()) is None


@pytest.mark.runs
@pytest.mark.parametrize("words", [("events",), ("events", "--json"), ("events", "--csv"), ("events", "--communique", "session-00003", "-q")])
def test_the_command_says_the_same_with_a_cache_and_without(
    words: tuple[str, ...], texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """At first, after a text changed, after a rule of the project's own came, whichever processes read."""
    root = fresh(texts, str(tmp_path))
    for change in (say_nothing, add_sentence, edit_event, translate_otherwise):
        change(root, 3)
        expected = run(capsys, *words, "--no-cache", "--project", str(root))
        assert run(capsys, *words, "--project", str(root)) == expected
    own = root / "rules" / "fr"
    own.mkdir(parents=True)
    (own / "events.toml").write_text('[retelling]\ndull = ["exercice"]\n', encoding="utf-8")
    command = [sys.executable, "-m", "timeline", *words, "--project", str(root)]
    said = [subprocess.run([*command, *more], check=True, capture_output=True).stdout for more in (("--no-cache",), (), (), ("--jobs", "1"))]
    assert len({*said}) == 1
