"""Catalogues are brought up to date with the texts, as ``timeline translate`` does: one step, which can be undone.

As long as no text moved and all is well, each text is merged by itself, as it is for the page; else all of them are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from timeline.chronology.corpus import read_corpus
from timeline.chronology.keeping import carried_catalogues
from timeline.chronology.moved_files import moved_files
from timeline.chronology.pipeline import write_catalogues
from timeline.chronology.text_by_text import carry, merge_file
from timeline.desk.journal import Change
from timeline.desk.pages import speaker
from timeline.desk.screens import told
from timeline.desk.translate.settled import is_settled
from timeline.desk.writing import ConflictError, patiently_locked
from timeline.translations.kept import StandingMemory, keep_all, memory_of, standing_memory, translated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from starlette.responses import Response

    from timeline.chronology.text_by_text import MergedFile
    from timeline.desk.screens import Ask
    from timeline.desk.workbench import Workbench
    from timeline.project import changing
    from timeline.project.files import Source
    from timeline.project.folders import Project
    from timeline.translations.kept import KeptTranslation


class _FilesMoveError(Exception):
    """Raised where files change their place: no text of theirs says how that is undone."""


@dataclass
class _Memory:
    """What was ever translated, as it was read or written last."""

    standing: StandingMemory = field(default_factory=partial(standing_memory, ""))


def updated(bench: Workbench, ask: Ask) -> Response:
    """Every catalogue has the entries of its texts as they are; what moved with a text is no step to be undone."""
    say = speaker(ask.language)
    said = say("catalogues brought up to date")
    try:
        changed = bench.carry_out(said, partial(planned, bench), place=ask.text("place", ""))
    except _FilesMoveError:
        with patiently_locked(bench.project.root):
            corpus = read_corpus(bench.project)
            write_catalogues(corpus, carried_catalogues(corpus, {})[0])
        return told(said=say("brought up to date; files were moved, and this cannot be undone here"))
    return told(said=said if changed else say("as it was"))


def planned(bench: Workbench) -> tuple[Change, ...]:
    """What must change in the files as they are now; _FilesMoveError where one goes elsewhere."""
    changes = planned_by_text(bench)
    return _planned_by_all(bench.project) if changes is None else changes


def _planned_by_all(project: Project) -> tuple[Change, ...]:
    corpus = read_corpus(project)
    changes = moved_files(corpus, catalogues=carried_catalogues(corpus, {})[0])
    if any(change.to or "originals" in change.path.parts for change in changes):
        raise _FilesMoveError
    return tuple(_change(project, change) for change in changes)


def _change(project: Project, change: changing.Change) -> Change:
    """The change of a text; what was ever translated stays kept whatever is undone after another has kept more."""
    after = (change.content or b"").decode()
    more = change.path == project.kept_path
    return Change(change.path, lambda _: after, (lambda text: text) if more else _changed_since, _is_ours)


def planned_by_text(bench: Workbench) -> tuple[Change, ...] | None:
    """The same from what was merged of each text; None where only the whole corpus tells."""
    files = _merged_files(bench)
    if files is None:
        return None
    carried = carry(files)
    texts = [(one, one.text) for one in carried]
    changes = [_of_catalogue(bench, one, text) for one, text in texts if text != one.standing.text]
    return *changes, *_of_memory(bench, carried)


def _merged_files(bench: Workbench) -> list[MergedFile] | None:
    shelved = bench.look()
    texts = [text for text in shelved.texts if text.collection]
    by_collection = {text.collection.name: text.collection for text in texts if text.collection}
    standing = {name: bench.shelf.catalogues(name) for name in by_collection}
    # What was read at once stands there at once.
    if bench.look() is not shelved or not is_settled(bench, shelved):
        return None
    merged = [
        merge_file([text for text in texts if text.collection and text.collection.name == name], file, one)
        for name, catalogues in standing.items()
        for file, one in zip(catalogues.files, catalogues.standing, strict=True)
    ]
    return None if None in merged else [one for one in merged if one]


def _of_catalogue(bench: Workbench, merged: MergedFile, text: str) -> Change:
    direction = merged.standing.catalogue.direction
    make = _instead_of(merged.standing.text, text)
    return Change(merged.file.path, make, _changed_since, lambda source: bench.shelf.read_catalogue(source, direction))


def _of_memory(bench: Workbench, files: Sequence[MergedFile]) -> Iterator[Change]:
    """All that is translated is kept."""
    memory = bench.keep("memory", bench.shelf, _Memory)
    before = bench.project.kept()
    standing = memory.standing if memory.standing.text == before else standing_memory(before)
    known = {
        (unit.id, one.standing.catalogue.direction.target)
        for one in files
        for units in one.by_text.values()
        for unit in units
    }
    memory.standing = memory_of(standing, keep_all(standing.kept, known, _translated(bench, files)))
    if memory.standing.text != before:
        yield Change(bench.project.kept_path, _instead_of(before, memory.standing.text), lambda text: text, _is_ours)


def _translated(bench: Workbench, files: Sequence[MergedFile]) -> Iterator[KeptTranslation]:
    for one in files:
        code = one.standing.catalogue.direction.target
        for name, units in one.by_text.items():
            yield from bench.keep(("translated", one.file.path, name), units, partial(translated, units, code))


def _instead_of(before: str, after: str) -> Callable[[str], str]:
    """What makes of the one text the other; ConflictError where another stands there by now."""

    def make(text: str) -> str:
        return after if text == before else _changed_since(text)

    return make


def _changed_since(_: str) -> str:
    """Nothing: a catalogue that another wrote since cannot be what it was."""
    raise ConflictError({"words": {}})


def _is_ours(_: Source) -> Sequence[object]:
    """What the catalogues' own writer has written needs no other proof."""
    return ()
