"""The command that fills empty entries with drafts, from what was translated before or by a machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline.chronology import drafting, pipeline
from timeline.cli.extras import extra_needed
from timeline.cli.output import note, show_findings
from timeline.cli.project import read_asked
from timeline.cli.subjects import list_subjects
from timeline.project.files import read_file
from timeline.project.lock import locked
from timeline.translations.exchange.decoding import decode
from timeline.translations.exchange.tmx import read_tmx
from timeline.translations.machine import BROUGHT, load_machine

if TYPE_CHECKING:
    import argparse

    from timeline.chronology.corpus import Corpus
    from timeline.translations.exchange.returned import ReturnedFile
    from timeline.translations.machine import Machine


def suggest(arguments: argparse.Namespace) -> int:
    """Fill empty entries with drafts from all that was ever translated, their dates and numbers made today's."""
    if arguments.subjects:
        return list_subjects(read_asked(arguments))
    machine = _machine(arguments.machine) if arguments.machine else None
    with locked(Path(arguments.project)):
        corpus = read_asked(arguments)
        memories = [_memory(path, corpus) for path in arguments.memory]
        done = drafting.write_suggestions(corpus, [one for file in memories for one in file.translations], machine)
    show_findings(finding for file in memories for finding in file.skipped)
    for updated, suggestions in done:
        note(f"{updated.merge.catalogue.path}: {len(suggestions) or 'no'} draft{'s' * (len(suggestions) != 1)}")
        for draft in suggestions:
            alike = f"from {draft.origin}, {draft.likeness:.0%} alike" if draft.likeness else f"by {draft.origin}"
            note(f"  {draft.id} {alike}: {draft.target}")
    return 0


def _machine(folder: Path) -> Machine:
    """The model in a folder; ToolMissingError P95 when the extra is not installed."""
    remedy = "pip install 'bilingual-timeline[machine]'"
    with extra_needed("timeline suggest --machine", "P95", "a machine's drafts need", remedy, BROUGHT):
        return load_machine(folder)


def _memory(path: Path, corpus: Corpus) -> ReturnedFile:
    """The translations of a memory from outside, a TMX file."""
    text = decode(read_file(path), path.as_posix())
    return read_tmx(text, path.as_posix(), pipeline.catalogue_directions(corpus))
