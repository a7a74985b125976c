"""The command check: what may be wrong with texts and translations, told, as JSON, and as a report for a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline.chronology import keeping, pipeline
from timeline.chronology.official_words import differing_twins
from timeline.cli.findings import arranged
from timeline.cli.output import note, say_json, show_findings, step
from timeline.cli.project import read_asked
from timeline.events.trial import try_rules
from timeline.language import languages_with, load_language
from timeline.language.schema import FILES as FILES_OF_A_LANGUAGE
from timeline.model.errors import Severity
from timeline.project.files import write_all
from timeline.project.folders import Project
from timeline.publishing import formats
from timeline.publishing.check_report import make_report

if TYPE_CHECKING:
    import argparse


def check(arguments: argparse.Namespace) -> int:
    """Tell all that may be wrong with texts and translations; exit 1 when there is something."""
    if arguments.rules is not None:
        return _check_rules(arguments)
    corpus = read_asked(arguments, show=False)
    with step("comparing texts and translations"):
        problems = pipeline.check_corpus(corpus)
    unaccepted = [problem for problem in problems if not problem.accepted]
    asked = [problem for problem in unaccepted if problem.finding.severity is not Severity.INFO]
    shown = problems if arguments.all else unaccepted
    gaps = [*pipeline.translation_gaps(corpus), *formats.label_gaps(corpus.project, corpus.edition.languages)]
    others = [*corpus.findings, *keeping.emptied_entries(corpus), *gaps]
    entries = pipeline.all_entries(corpus)
    notes = [*corpus.languages.unchecked(corpus.edition.languages), *differing_twins(corpus)]
    notes += pipeline.perhaps_told_twice(corpus, entries)
    if arguments.json:
        show_findings(corpus.findings)
        say_json(problem.record for problem in shown)
    else:
        show_findings([*others, *(problem.finding for problem in unaccepted)])
        show_findings(problem.finding for problem in shown if problem.accepted)
        show_findings(notes)
        count = len(gaps) + len(asked) + len(corpus.findings)
        note(_checked(len(entries), count, len(problems) - len(unaccepted)))
    if path := arguments.html:
        told = [*arranged(others), *notes]
        write_all({path: make_report(corpus, shown, told, arguments.report_language, path)})
        if not arguments.json:
            note(str(path))
    return int(bool(corpus.findings or asked or gaps))


def _checked(events: int, findings: int, accepted: int) -> str:
    """The sums of a check: « 12 events, 1 finding, 3 accepted »."""
    said = f"{events} event{'s' * (events != 1)}, {findings or 'no'} finding{'s' * (findings != 1)}"
    return f"{said}, {accepted} accepted" if accepted else said


def _check_rules(arguments: argparse.Namespace) -> int:
    """Try every example and refusal of the languages named, or of all; exit 1 when one fails or a file is wrong."""
    own = Project(Path(arguments.project)).rules()
    known = sorted({code for part in FILES_OF_A_LANGUAGE for code in languages_with(part, own)})
    found = False
    for code in dict.fromkeys(arguments.rules or known):
        trial = try_rules(load_language(code, own))
        show_findings(trial.findings)
        tried = f"{trial.rules} rules, {trial.forms} forms, {trial.cues} cues and {trial.turns} turns"
        words = f"{trial.examples} examples, {trial.refusals} refusals"
        note(f"{code}: {tried}, {words}, {len(trial.findings) or 'no'} findings")
        found |= bool(trial.findings)
    return int(found)
