"""The commands on a project: each does its work, prints what came of it and returns its exit code."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.chronology import explaining, pipeline
from timeline.chronology.single_text import read_single_text
from timeline.cli import rows
from timeline.cli.output import say, say_error, say_json, show_findings
from timeline.cli.project import language_asked, read_asked
from timeline.events.trial import try_rules
from timeline.language import languages_with, load_language
from timeline.language.schema import FILES as FILES_OF_A_LANGUAGE
from timeline.model.errors import Finding, MisuseError
from timeline.project.files import read_file
from timeline.project.folders import Project
from timeline.project.lock import locked
from timeline.publishing import formats
from timeline.publishing.file_names import FILE_NAMES, PUBLICATIONS
from timeline.publishing.pdf.briefing import PageStyle
from timeline.translations.coverage import coverage_table, shortcomings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from timeline.chronology.corpus import Corpus
    from timeline.model.edition import Entry


def build(arguments: argparse.Namespace) -> int:
    """Make the publications; nothing is written when one cannot be made. With --watch, again at each change."""
    asked_for = list(dict.fromkeys(arguments.formats)) or list(("html",) if arguments.watch else PUBLICATIONS)
    if unknown := [name for name in asked_for if name not in FILE_NAMES and name != "all"]:
        known = ", ".join((*FILE_NAMES, "all"))
        raise MisuseError(Finding(" ".join(unknown), 0, "P03", "there is no such publication", f"choose from {known}"))
    wanted, project = list(FILE_NAMES) if "all" in asked_for else asked_for, Project(Path(arguments.project))
    out = arguments.out or project.root / "build"
    make = partial(_make, arguments, wanted, out)
    if arguments.watch:
        project.settings()
        # Server and watcher are loaded when they are asked for.
        return int(import_module("timeline.cli.watch").watch(arguments, project, out, wanted, make))
    make()
    return 0


def _make(arguments: argparse.Namespace, wanted: Sequence[str], out: Path) -> Sequence[Finding]:
    """Make publications and tell where they are; what was found in the project's files."""
    corpus = read_asked(arguments)
    gaps = arguments.watch and formats.has_gaps(corpus, arguments.languages)
    if gaps:
        say("a draft: what is not translated yet shows as a gap; timeline status counts")
    chronology = formats.chronology_to_print(corpus, draft=arguments.draft or gaps, languages=arguments.languages)
    for path in formats.make_publications(corpus.project, chronology, wanted, out, _style(arguments, corpus)):
        say(f"{path}  {path.stat().st_size / 1000:,.0f} kB")
    return corpus.findings


def _style(arguments: argparse.Namespace, corpus: Corpus) -> PageStyle:
    """The briefing's page: as chronology.toml says, and as the command line says otherwise."""
    options = {field.name: getattr(arguments, field.name, None) for field in fields(PageStyle)}
    return replace(
        PageStyle(**corpus.edition.page), **{name: value for name, value in options.items() if value is not None}
    )


def events(arguments: argparse.Namespace) -> int:
    """List every event of the project, or of the files named, in order of time."""
    corpus = None if arguments.files else read_asked(arguments)
    entries = pipeline.all_entries(corpus) if corpus else _single_texts(arguments)
    languages = corpus.edition.languages if corpus else ()
    if arguments.explain:
        return _explain_entry(entries, arguments.explain, languages)
    choice = rows.Choice(arguments.year, arguments.kind, arguments.communique, arguments.state, languages)
    chosen = [entry for entry in entries if choice.wants(entry)]
    as_asked = rows.as_json if arguments.json else rows.as_csv if arguments.csv else rows.as_lines
    for line in as_asked(chosen, languages):
        say(line)
    return 0


def _single_texts(arguments: argparse.Namespace) -> list[Entry]:
    entries: list[Entry] = []
    language = language_asked(arguments)
    for path in arguments.files:
        of_text, findings = read_single_text(path.as_posix(), read_file(path), language, arguments.published)
        entries += of_text
        show_findings(findings)
    return sorted(entries, key=lambda entry: entry.event.when)


def _explain_entry(entries: Sequence[Entry], name: str, languages: Sequence[str]) -> int:
    entry = next((entry for entry in entries if entry.id == name), None)
    if entry is None:
        raise MisuseError(Finding(name, 0, "P04", "there is no such event", "timeline events lists the ids"))
    for line in explaining.explain_entry(entry, languages):
        say(line)
    return 0


def translate(arguments: argparse.Namespace) -> int:
    """Bring the catalogues up to date with the corpus, losing nothing; exit 1 with --check if one would change."""
    with locked(Path(arguments.project)):
        done = pipeline.write_catalogues(read_asked(arguments), check=arguments.check)
    for updated, changed in done:
        verb = ("would change" if arguments.check else "written") if changed else "unchanged"
        say(f"{updated.merge.catalogue.path}: {verb}")
        for line in updated.merge.report.lines:
            say(f"  {line}")
    return int(arguments.check and any(changed for _, changed in done))


def suggest(arguments: argparse.Namespace) -> int:
    """Fill empty entries with drafts from all that was ever translated, their dates and numbers made today's."""
    with locked(Path(arguments.project)):
        done = pipeline.write_suggestions(read_asked(arguments))
    for updated, suggestions in done:
        say(f"{updated.merge.catalogue.path}: {len(suggestions)} drafts")
        for draft in suggestions:
            say(f"  {draft.id} from {draft.origin}, {draft.likeness:.0%} alike: {draft.target}")
    return 0


def status(arguments: argparse.Namespace) -> int:
    """Tell how complete the translation is, by collection, communiqué and year."""
    counts = pipeline.count_coverage(read_asked(arguments))
    if arguments.json:
        say(json.dumps([row.record for row in counts], ensure_ascii=False, indent=1))
    else:
        say(coverage_table(counts))
    short = shortcomings(counts, arguments.fail_under, arguments.max_stale)
    for line in short:
        say_error(line)
    return int(bool(short))


def check(arguments: argparse.Namespace) -> int:
    """Tell all that may be wrong with texts and translations; exit 1 when there is something."""
    if arguments.rules is not None:
        return _check_rules(arguments)
    corpus = read_asked(arguments)
    problems = pipeline.check_corpus(corpus)
    unaccepted = [problem for problem in problems if not problem.accepted]
    shown = problems if arguments.all else unaccepted
    gaps = [*pipeline.translation_gaps(corpus), *formats.label_gaps(corpus.project, corpus.edition.languages)]
    findings = [*gaps, *(problem.finding for problem in shown)]
    if arguments.json:
        say_json(problem.record for problem in shown)
    else:
        show_findings(findings)
        accepted = len(problems) - len(unaccepted)
        event_count = len(pipeline.all_entries(corpus))
        count = len(findings) - (accepted if arguments.all else 0) + len(corpus.findings)
        say(f"{event_count} events, {count or 'no'} findings{f', {accepted} accepted' if accepted else ''}")
    return int(bool(corpus.findings or unaccepted or gaps))


def _check_rules(arguments: argparse.Namespace) -> int:
    """Try every example and refusal of the languages named, or of all; exit 1 when one fails or a file is wrong."""
    own = Project(Path(arguments.project)).rules()
    known = sorted({code for part in FILES_OF_A_LANGUAGE for code in languages_with(part, own)})
    found = False
    for code in dict.fromkeys(arguments.rules or known):
        trial = try_rules(load_language(code, own))
        show_findings(trial.findings)
        tried = f"{trial.rules} rules and {trial.cues} cues, {trial.examples} examples, {trial.refusals} refusals"
        say(f"{code}: {tried}, {len(trial.findings) or 'no'} findings")
        found |= bool(trial.findings)
    return int(found)
