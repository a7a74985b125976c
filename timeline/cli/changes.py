"""What is said of the files that change when texts move or catalogues are brought up to date."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from timeline.cli.output import note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.chronology.corpus import Corpus
    from timeline.project.changing import Change
    from timeline.project.folders import Project


def say_edits(corpus: Corpus, *, dry: bool) -> None:
    """Say how many edits go after their texts."""
    would = "would come" if dry else "came"
    counts = Counter((stray.former, stray.path, stray.collection) for stray in corpus.strays)
    for (former, path, collection), count in counts.items():
        place = f"corpus/{collection}/editing.toml"
        came = f"{would} from {path} into {place}" if path != place else f"{would} under the new id"
        note(f"{count} edit{'s' * (count != 1)} of {former} {came}")


def say_changes(changes: Iterable[Change], project: Project, *, dry: bool) -> None:
    """Say of each file what became of it, or would."""
    would = "would be " if dry else ""
    for change in {(change.path, change.to): change for change in changes}.values():
        if change.to:
            note(f"{project.name(change.path)}: {would}moved to {project.name(change.to)}")
        else:
            note(f"{project.name(change.path)}: {would}{'taken away' if change.content is None else 'written'}")
