"""The chronology as it stands on the desk, as a draft: the page of it whole, or only the entries that changed.

Whole, the page of 500 entries takes seconds; of a changed translation one entry is rendered anew, in milliseconds, by
the templates that render the page.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.chronology.corpus import Corpus
from timeline.chronology.pipeline import compose_chronology
from timeline.chronology.whereabouts import Whereabouts
from timeline.desk.shelved import stamp
from timeline.events.moved_edits import Today
from timeline.publishing import rendering
from timeline.publishing.formats import read_template_labels, read_wordings
from timeline.publishing.html import page

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import jinja2

    from timeline.desk.shelved import Shelved, Stamp
    from timeline.desk.workbench import Workbench
    from timeline.model.edition import Chronology, Group
    from timeline.project.folders import Project

    Look = tuple[tuple[Path, Stamp], ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What is to be put anew in the page that is shown: places of its list by the id of their first entry, or all."""

    parts: dict[str, str]
    whole: bool = False


@dataclass
class Draft:
    """The chronology that the page last shown is of; asked by one thread at a time."""

    shown: Chronology | None = None
    look: Look = ()
    lock: threading.Lock = field(default_factory=threading.Lock)

    def page(self, bench: Workbench) -> bytes:
        """The page of the chronology as it is now; TimelineError where texts, settings or templates cannot be used."""
        with self.lock:
            self.shown, self.look = draft_of(bench, bench.look()), _look(bench.project)
            return page.make(self.shown, _templates(bench.project, self.shown), bench.project.templates())

    def changed(self, bench: Workbench) -> Changed:
        """What has changed since the page was shown; all of it where entries came, went or moved, or the look did."""
        with self.lock:
            now, before = draft_of(bench, bench.look()), self.shown
            if before is None or self.look != _look(bench.project) or not _same_places(before, now):
                return Changed({}, whole=True)
            self.shown = now
            folders = bench.project.templates()
            templates = _templates(bench.project, now)
            groups = _changed_groups(before, now)
            return Changed({group.first.id: page.place(now, group, templates, folders) for group in groups})


def draft_of(bench: Workbench, shelved: Shelved) -> Chronology:
    """The chronology of all texts that can be read, gaps and all."""
    collections = tuple(text.collection for text in shelved.texts if text.collection)
    whereabouts = Whereabouts(Today({}, {}, frozenset()), {})
    languages, glossary = bench.shelf.languages, bench.shelf.glossary()
    corpus = Corpus(bench.project, languages, shelved.edition, collections, glossary, (), whereabouts)
    return compose_chronology(corpus, draft=True)


def _groups(chronology: Chronology) -> list[tuple[str, Group]]:
    return [(year, group) for year, groups in chronology.grouped_years for group in groups]


def _same_places(before: Chronology, now: Chronology) -> bool:
    """Whether the same entries stand in the same places, under the same head: only what they say may be another."""
    return _around(before) == _around(now) and _order(before) == _order(now)


def _around(chronology: Chronology) -> tuple[object, ...]:
    """What stands around the list: the head, the front page, the filters, the sources with their titles."""
    glance = [
        (one.called, one.more, [(entry.id, entry.headline) for entry in one.entries]) for one in chronology.glance
    ]
    return (chronology.edition, chronology.communiques, chronology.titles, chronology.names, chronology.date, glance)


def _order(chronology: Chronology) -> list[tuple[str, list[str], object]]:
    """What of each group the rest of the page depends on: its year, its entries, their dates and kinds."""
    return [
        (year, [entry.id for entry in group.entries], [(entry.event.when, entry.event.kind) for entry in group.entries])
        for year, group in _groups(chronology)
    ]


def _changed_groups(before: Chronology, now: Chronology) -> Sequence[Group]:
    pairs = zip(_groups(before), _groups(now), strict=True)
    return [group for (_, old), (_, group) in pairs if old != group]


def _templates(project: Project, chronology: Chronology) -> jinja2.Environment:
    labels = read_template_labels(project, chronology)
    return rendering.environment(project.templates(), labels, read_wordings(project, chronology))


def _look(project: Project) -> Look:
    """The versions of all templates and labels of the project."""
    folders = (project.root / "templates", project.root / "translations" / "labels", project.root / "rules")
    paths = (path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*")))
    return tuple((path, stamp(path)) for path in paths)
