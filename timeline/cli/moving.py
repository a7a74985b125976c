"""The commands by which texts move: move gives them another place or id, remove takes them away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from timeline.chronology.corpus import read_corpus
from timeline.chronology.moving import kept_as_obsolete, plan_move, plan_removal
from timeline.cli.changes import say_changes, say_edits
from timeline.cli.nearest import project_asked
from timeline.cli.output import note, show_findings
from timeline.cli.project import watched
from timeline.project.changing import change_all
from timeline.project.lock import locked

if TYPE_CHECKING:
    import argparse

    from timeline.chronology.moving import MovingPlan, Read
    from timeline.project.folders import Project


def move(arguments: argparse.Namespace) -> int:
    """Move texts to another collection, or give one another id, with its original, its edits and translations."""
    project = project_asked(arguments)
    project.settings()
    with locked(project.root):
        plan = plan_move(project, arguments.ids, arguments.to, arguments.id, _reading(arguments))
        _carry_out(plan, project, dry=arguments.dry_run)
    if not plan.changes:
        note("nothing to do: all stands there already")
    return 0


def remove(arguments: argparse.Namespace) -> int:
    """Take texts away, with their originals and edits; what was translated is kept as obsolete."""
    project = project_asked(arguments)
    project.settings()
    with locked(project.root):
        plan = plan_removal(project, arguments.ids, _reading(arguments))
        _carry_out(plan, project, dry=arguments.dry_run)
    would = "would be " if arguments.dry_run else ""
    note(f"what was written into a header by hand {would or 'is '}gone too; added again, a text has what its file has")
    if plan.lost_edits:
        note(f"{plan.lost_edits} edit{'s' * (plan.lost_edits != 1)} of editing.toml {would}taken away")
    for path, count in kept_as_obsolete(plan).items():
        note(f"{path}: {count} translation{'s' * (count != 1)} {would}kept as obsolete; they come back with the text")
    return 0


def _reading(arguments: argparse.Namespace) -> Read:
    return partial(read_corpus, jobs=arguments.jobs, watch=watched)


def _carry_out(plan: MovingPlan, project: Project, *, dry: bool) -> None:
    """Make the changes, or only say what they would be."""
    show_findings(finding for finding in plan.corpus.findings if finding.code != "C70")
    if not dry:
        change_all(plan.changes)
    say_changes(plan.changes, project, dry=dry)
    say_edits(plan.corpus, dry=dry)
    for collection in plan.corpus.collections:
        for updated in collection.catalogues:
            report = updated.merge.report
            for word in ("renamed", "arrived", "left"):
                for line in getattr(report, word):
                    note(f"  {updated.merge.catalogue.path}: {word} {line}")
