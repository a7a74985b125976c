"""The command that makes the publications, once or at each change."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.chronology import pipeline
from timeline.chronology.former_edition import read_former
from timeline.chronology.made_before import FEW
from timeline.cli.output import note, say_error, show_findings, step, wrote
from timeline.cli.project import read_asked
from timeline.model.close_words import did_you_mean
from timeline.model.errors import Finding, MisuseError, TimelineError, UnfinishedError
from timeline.project.folders import Project
from timeline.publishing import formats
from timeline.publishing.file_names import FILE_NAMES, PUBLICATIONS
from timeline.publishing.pdf.briefing import PageStyle

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from timeline.chronology.corpus import Corpus

# Entries of a briefing whose one file Typst sets in more than two gigabytes: 5,000 took 4.6.
_LARGE = 2000


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
    meanwhile = not (arguments.draft or arguments.watch) and _is_proved_meanwhile(corpus, wanted, languages)
    wrong = () if meanwhile else _wrong(corpus, languages)
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
        proof=partial(_prove, corpus, languages) if meanwhile else lambda: None,
    )
    for path in written:
        wrote(path)
    for line in _listed(written, out):
        note(line)
    return [*corpus.findings, *wrong]


def _is_proved_meanwhile(corpus: Corpus, wanted: Sequence[str], languages: Sequence[str]) -> bool:
    """Whether the translations are asked while Typst sets the briefing, by this process.

    Several processes ask those of many texts, and begin before any thread does; with a gap beside it, all that is wrong
    is told at once.
    """
    return "pdf" in wanted and len(corpus.communiques) <= FEW and not formats.has_gaps(corpus, languages)


def _wrong(corpus: Corpus, languages: Sequence[str]) -> Sequence[Finding]:
    """What the translations have wrong, told as a step."""
    with step("dates and numbers of the translations"):
        return pipeline.wrong_translations(corpus, languages)


def _prove(corpus: Corpus, languages: Sequence[str]) -> None:
    """Nothing is wrong with the translations; else UnfinishedError tells what."""
    if wrong := _wrong(corpus, languages):
        raise UnfinishedError(*wrong)


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
