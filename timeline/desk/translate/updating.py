"""Catalogues are brought up to date with the texts, as ``timeline translate`` does: one step, which can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.chronology.corpus import read_corpus
from timeline.chronology.moved_files import moved_files
from timeline.chronology.pipeline import write_catalogues
from timeline.desk.journal import Change
from timeline.desk.pages import speaker
from timeline.desk.screens import told
from timeline.desk.writing import ConflictError, patiently_locked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.responses import Response

    from timeline.desk.screens import Ask
    from timeline.desk.workbench import Workbench
    from timeline.project import changing
    from timeline.project.files import Source
    from timeline.project.folders import Project


class _FilesMoveError(Exception):
    """Raised where files change their place: no text of theirs says how that is undone."""


def updated(bench: Workbench, ask: Ask) -> Response:
    """Every catalogue has the entries of its texts as they are; what moved with a text is no step to be undone."""
    say = speaker(ask.language)
    said = say("catalogues brought up to date")
    try:
        changed = bench.carry_out(said, lambda: planned(bench.project), place=ask.text("place", ""))
    except _FilesMoveError:
        with patiently_locked(bench.project.root):
            write_catalogues(read_corpus(bench.project))
        return told(said=say("brought up to date; files were moved, and this cannot be undone here"))
    return told(said=said if changed else say("as it was"))


def planned(project: Project) -> tuple[Change, ...]:
    """What must change in the files as they are now; _FilesMoveError where one goes elsewhere."""
    changes = moved_files(read_corpus(project))
    if any(change.to or "originals" in change.path.parts for change in changes):
        raise _FilesMoveError
    return tuple(_change(project, change) for change in changes)


def _change(project: Project, change: changing.Change) -> Change:
    """The change of a text; what was ever translated stays kept whatever is undone after another has kept more."""
    after = (change.content or b"").decode()
    more = change.path == project.kept_path
    return Change(change.path, lambda _: after, (lambda text: text) if more else _changed_since, _is_ours)


def _changed_since(_: str) -> str:
    """Nothing: a catalogue that another wrote since cannot be what it was."""
    raise ConflictError({"words": {}})


def _is_ours(_: Source) -> Sequence[object]:
    """What the catalogues' own writer has written needs no other proof."""
    return ()
