"""What the checks find in an entry: the same code as ``timeline check``, asked of words that are being typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.checking.acceptance import entry_problems
from timeline.desk.checked import find_in, found_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.checking.acceptance import EntryProblem
    from timeline.chronology.one_text import OneText
    from timeline.desk.translate.entries import Open
    from timeline.desk.workbench import Workbench


def problems_of(bench: Workbench, entry: Open, target: str | None = None) -> tuple[EntryProblem, ...]:
    """The problems of an entry, or of other words for it, those that are accepted among them; none of empty words."""
    words = entry.unit.target if target is None else target
    if not words.strip():
        return ()
    find = found_in if target is None else find_in
    found = find(bench, entry.unit.source, words, entry.direction, entry.communique.published)
    unit = replace(entry.unit, target=words)
    return tuple(entry_problems(unit, found, bench.project.name(entry.path), entry.direction))


def doubtful(bench: Workbench, text: OneText, code: str, entries: Sequence[Open]) -> frozenset[str]:
    """The ids of the entries of a text in which something is found that nobody accepted; asked once of each state."""

    def ask() -> frozenset[str]:
        found = ((entry.id, problems_of(bench, entry)) for entry in entries)
        return frozenset(name for name, problems in found if any(not one.accepted for one in problems))

    return bench.keep(("doubts", text.path, code), text.collection, ask)
