"""The commands on a project: each does its work, prints what came of it and returns its exit code."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from functools import partial
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.chronology import drafting, keeping, pipeline
from timeline.chronology.former_edition import read_former
from timeline.cli.changes import say_changes, say_edits
from timeline.cli.extras import extra_needed
from timeline.cli.output import is_verbose, note, say_data, say_error, show, show_findings, step, wrote
from timeline.cli.project import read_asked
from timeline.cli.subjects import list_subjects
from timeline.model.close_words import did_you_mean
from timeline.model.errors import Finding, MisuseError, TimelineError, UnfinishedError
from timeline.project.files import read_file
from timeline.project.folders import Project
from timeline.project.lock import locked
from timeline.publishing import formats
from timeline.publishing.file_names import FILE_NAMES, PUBLICATIONS
from timeline.publishing.pdf.briefing import PageStyle
from timeline.translations.coverage import coverage_table, shortcomings, words_table
from timeline.translations.exchange.decoding import decode
from timeline.translations.exchange.tmx import read_tmx
from timeline.translations.machine import BROUGHT, load_machine

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from timeline.chronology.corpus import Corpus
    from timeline.translations.exchange.returned import ReturnedFile
    from timeline.translations.machine import Machine

# Entries of a briefing whose one file Typst sets in more than two gigabytes: 5,000 took 4.6.
_LARGE = 2000
# Of entries of which the same is told, at most so many are named.
_MANY = 8


def build(arguments: argparse.Namespace) -> int:
    """Make the publications; nothing is written when one cannot be made. With --watch, again at each change."""
    asked_for = list(dict.fromkeys(arguments.formats)) or list(("html",) if arguments.watch else PUBLICATIONS)
    if unknown := [name for name in asked_for if name not in FILE_NAMES and name != "all"]:
        near = "" if len(unknown) > 1 else did_you_mean(unknown[0], (*FILE_NAMES, "all"))
        remedy = near or f"choose from {', '.join((*FILE_NAMES, 'all'))}"
        raise MisuseError(Finding(" ".join(unknown), 0, "P03", "there is no such publication", remedy))
    wanted, project = list(FILE_NAMES) if "all" in asked_for else asked_for, Project(Path(arguments.project))
    out = arguments.out or project.build_folder
    make = partial(_make, arguments, wanted, out)
    if arguments.watch:
        project.settings()
        # Server and watcher are loaded when they are asked for.
        return int(import_module("timeline.cli.watch").watch(arguments, project, out, wanted, make))
    try:
        make()
    except MisuseError:
        raise
    except TimelineError as error:
        show_findings(error.findings)
        unfinished = isinstance(error, UnfinishedError)
        say_error(f"nothing was built{'; timeline build --draft makes a draft all the same' if unfinished else ''}")
        return error.exit_code
    return 0


def _make(arguments: argparse.Namespace, wanted: Sequence[str], out: Path) -> Sequence[Finding]:
    """Make publications and tell where they are; what was found in the project's files."""
    corpus, languages = read_asked(arguments), arguments.languages
    with step("dates and numbers of the translations"):
        wrong = pipeline.wrong_translations(corpus, languages)
    gaps = arguments.watch and formats.has_gaps(corpus, languages)
    if gaps:
        note("a draft: what is not translated yet shows as a gap; timeline status counts")
    draft = arguments.draft or (arguments.watch and bool(gaps or wrong))
    if draft:
        show_findings(wrong)
    former = read_former(arguments.since, corpus.edition.identifier) if arguments.since else None
    with step("the entries"):
        chronology = formats.chronology_to_print(corpus, draft=draft, languages=languages, wrong=wrong, former=former)
    style = _style(arguments, corpus)
    one_file = corpus.edition.one_file if arguments.one_file is None else arguments.one_file
    if "pdf" in wanted and one_file and not arguments.volumes and len(chronology.entries) > _LARGE:
        note(f"{len(chronology.entries)} entries in one briefing: it takes about as many MB of memory as entries")
    written = formats.make_publications(
        corpus.project,
        chronology,
        wanted,
        out,
        style,
        volumes=arguments.volumes,
        one_file=one_file,
        jobs=arguments.jobs,
        step=step,
        tell=show_findings,
    )
    for path in written:
        wrote(path)
    for line in _listed(written, out):
        note(line)
    return [*corpus.findings, *wrong]


def _listed(written: Sequence[Path], out: Path) -> Iterator[str]:
    """The files and their sizes, a folder of them in one line."""
    for folder, paths in groupby(written, key=lambda path: path.parent):
        sizes = {path: path.stat().st_size for path in paths}
        if folder == out:
            yield from (f"{path}  {_size(size)}" for path, size in sizes.items())
        else:
            yield f"{folder}  {len(sizes)} files, {_size(sum(sizes.values()))}"


def _size(size: int) -> str:
    """A file's size as people say it: 48 kB, 1.2 MB."""
    return f"{size / 1_000_000:,.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"


def _style(arguments: argparse.Namespace, corpus: Corpus) -> PageStyle:
    """The briefing's page: as chronology.toml says, and as the command line says otherwise."""
    options = {field.name: getattr(arguments, field.name, None) for field in fields(PageStyle)}
    return replace(
        PageStyle(**corpus.edition.page), **{name: value for name, value in options.items() if value is not None}
    )


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
