"""The commands on catalogues: they are brought up to date, and it is told how complete they are."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.chronology import keeping, pipeline
from timeline.cli.changes import say_changes, say_edits
from timeline.cli.output import is_verbose, note, say_data, say_error, show, show_findings
from timeline.cli.project import read_asked
from timeline.project.lock import locked
from timeline.translations.coverage import coverage_table, shortcomings, words_table

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence


# Of entries of which the same is told, at most so many are named.
_MANY = 8


def translate(arguments: argparse.Namespace) -> int:
    """Bring the catalogues up to date with the corpus, losing nothing; exit 1 with --check if one would change."""
    with locked(Path(arguments.project)):
        corpus = read_asked(arguments)
        lost = keeping.emptied_entries(corpus)
        back, given = keeping.restored_catalogues(corpus) if arguments.restore else ({}, [])
        back, filled = keeping.carried_catalogues(corpus, back)
        done, others = pipeline.write_catalogues(corpus, back, check=arguments.check)
        if arguments.leave_empty and not arguments.check:
            keeping.forget_emptied(corpus)
    for line in (*given, *filled):
        note(line)
    show_findings(() if arguments.restore or arguments.leave_empty else lost)
    for updated, changed in done:
        verb = ("would change" if arguments.check else "written") if changed else "unchanged"
        note(f"{updated.merge.catalogue.path}: {verb}")
        for line in _shortened(updated.merge.report.lines):
            note(f"  {line}")
    say_changes(others, corpus.project, dry=arguments.check)
    if others:
        say_edits(corpus, dry=arguments.check)
    return int(arguments.check and (bool(others or lost) or any(changed for _, changed in done)))


def _shortened(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a report; of those that tell the same of many entries only some, unless all is to be told."""
    for word, alike in groupby(lines, key=lambda line: line.split()[0] if line.startswith(" ") else ""):
        told = list(alike)
        kept = len(told) if is_verbose() or len(told) <= _MANY + 1 else _MANY
        yield from told[:kept]
        if kept < len(told):
            yield f"  {word} … and {len(told) - kept} more (-v names all)"


def status(arguments: argparse.Namespace) -> int:
    """Tell how complete the translation is, by collection, communiqué and year."""
    counts = pipeline.count_coverage(read_asked(arguments))
    if arguments.json:
        say_data(json.dumps([row.record for row in counts], ensure_ascii=False, indent=1))
    else:
        show([*coverage_table(counts).splitlines(), "", *words_table(counts).splitlines()])
    short = shortcomings(counts, arguments.fail_under, arguments.max_stale)
    for line in short:
        say_error(line)
    return int(bool(short))
