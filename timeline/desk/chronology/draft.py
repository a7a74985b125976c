"""The chronology as it stands on the desk, as a draft: the page of it whole, or only what changed since it was shown.

Whole, the page of 500 entries takes a second to make and longer to show; what one step changes is an entry or two,
their places, and what stands around the list. These are rendered by the templates that render the page. Of a longer
chronology a stretch is shown.
"""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from timeline.chronology.corpus import Corpus
from timeline.chronology.pipeline import compose_chronology
from timeline.chronology.whereabouts import Whereabouts
from timeline.desk.chronology.stretch import stretch_of
from timeline.desk.shelved import stamp
from timeline.events.moved_edits import Today
from timeline.publishing import rendering
from timeline.publishing.formats import read_template_labels, read_wordings
from timeline.publishing.html import page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import jinja2

    from timeline.desk.chronology.stretch import Stretch
    from timeline.desk.shelved import Shelved, Stamp
    from timeline.desk.workbench import Workbench
    from timeline.model.edition import Chronology, Group
    from timeline.project.folders import Project

    Look = tuple[tuple[Path, Stamp], ...]

# In the frame no script runs, and one that may run none would complain of each.
_SCRIPT = re.compile(r"<script\b.*?</script>\n?", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style\b.*?</style>\n?", re.DOTALL | re.IGNORECASE)
# So many windows are followed; one that nobody heard of for longest is shown the whole again.
_WINDOWS = 16


@dataclass(frozen=True, slots=True)
class Shown:
    """What a window shows: the chronology, its places by the id of their first entry, the look, what is around them.

    ``order`` has these ids as they stand, year by year.
    """

    chronology: Chronology
    places: Mapping[str, Group]
    order: Sequence[tuple[str, list[str]]]
    look: Look
    around: str
    near: str
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class Changed:
    """What is to be put anew in a page: places by the id of their first entry, their order, what is around, or all.

    ``was`` names the places as the page has them, ``years`` those that it is to have; both are empty where no place
    comes, goes or moves.
    """

    parts: Mapping[str, str] = field(default_factory=dict)
    was: tuple[str, ...] = ()
    years: tuple[tuple[str, list[str]], ...] = ()
    around: str = ""
    whole: bool = False


@dataclass
class Draft:
    """The chronology as each open window shows it; asked by one thread at a time."""

    shown: dict[str, Shown] = field(default_factory=dict)
    latest: Chronology | None = None
    templates: tuple[object, jinja2.Environment] | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def page(self, bench: Workbench, window: str = "", near: str = "") -> str:
        """The page as it is now, without scripts; TimelineError where texts, settings or templates cannot be used.

        Of a long chronology it has the entries that stand ``near`` one.
        """
        with self.lock:
            now = self._now(bench, near, None)
            made = page.make(now.chronology, self._templates(bench.project, now), bench.project.templates())
            self._keep(window, now)
            return _SCRIPT.sub("", made.decode())

    def changed(self, bench: Workbench, window: str = "") -> Changed:
        """What changed since a window was shown it; all of it where the look did, or what any entry may say."""
        with self.lock:
            before = self.shown.get(window)
            now = self._now(bench, before.near if before else "", before.stretch if before else None)
            if before is None or not _can_be_put(before, now) or (_moved(before, now) and _own_templates(bench)):
                return Changed(whole=True)
            self._keep(window, now)
            return _difference(before, now, self._templates(bench.project, now), bench.project.templates())

    def stretch(self, window: str) -> Stretch | None:
        """Which part of the chronology a window shows; None where it was shown nothing."""
        shown = self.shown.get(window)
        return shown.stretch if shown else None

    def _now(self, bench: Workbench, near: str, former: Stretch | None) -> Shown:
        self.latest = draft_of(bench, bench.look())
        chronology, stretch = stretch_of(self.latest, near, former)
        years = chronology.grouped_years
        places = {group.first.id: group for _, groups in years for group in groups}
        order = [(year, [group.first.id for group in groups]) for year, groups in years]
        now = Shown(chronology, places, order, _look(bench.project), "", near, stretch)
        hollow = page.make_hollow(chronology, self._templates(bench.project, now), bench.project.templates())
        return replace(now, around=_STYLE.sub("", _SCRIPT.sub("", hollow)))

    def _templates(self, project: Project, now: Shown) -> jinja2.Environment:
        """The templates of the page, made ready once for each look: that takes longer than to fill them."""
        key = (now.look, now.chronology.edition.languages)
        if self.templates is None or self.templates[0] != key:
            labels, wordings = read_template_labels(project, now.chronology), read_wordings(project, now.chronology)
            self.templates = key, rendering.environment(project.templates(), labels, wordings)
        return self.templates[1]

    def _keep(self, window: str, now: Shown) -> None:
        """What a window shows now; the windows that were heard of last are kept."""
        self.shown.pop(window, None)
        self.shown[window] = now
        while len(self.shown) > _WINDOWS:
            self.shown.pop(next(iter(self.shown)))


def draft_of(bench: Workbench, shelved: Shelved) -> Chronology:
    """The chronology of all texts that can be read, gaps and all."""
    collections = tuple(text.collection for text in shelved.texts if text.collection)
    whereabouts = Whereabouts(Today({}, {}, frozenset()), {})
    languages, glossary = bench.shelf.languages, bench.shelf.glossary()
    corpus = Corpus(bench.project, languages, shelved.edition, collections, glossary, (), whereabouts)
    return compose_chronology(corpus, draft=True)


def _can_be_put(before: Shown, now: Shown) -> bool:
    """Whether the look and what any entry may say of the edition and its sources are the same."""
    return before.look == now.look and _said_everywhere(before.chronology) == _said_everywhere(now.chronology)


def _said_everywhere(chronology: Chronology) -> tuple[object, ...]:
    """What every entry may name: the edition, the communiqués with their titles, issuers and places."""
    names = {name: chronology.names.get(name) for one in chronology.communiques for name in (one.issuer, one.place)}
    return chronology.edition, chronology.communiques, chronology.titles, names


def _moved(before: Shown, now: Shown) -> bool:
    return before.order != now.order


def _own_templates(bench: Workbench) -> bool:
    """Whether the project has templates of its own for the page: what they print of an entry may hang on its place."""
    return any((bench.project.root / "templates" / "html").glob("*.jinja"))


def _difference(before: Shown, now: Shown, templates: jinja2.Environment, folders: Sequence[Path]) -> Changed:
    changed = (group for name, group in now.places.items() if before.places.get(name) != group)
    parts = {group.first.id: page.place(now.chronology, group, templates, folders) for group in changed}
    around = now.around if now.around != before.around else ""
    if not _moved(before, now):
        return Changed(parts, around=around)
    was = tuple(name for _, names in before.order for name in names)
    # The years stand around the places: where these moved it is sent, the same or not.
    return Changed(parts, was, tuple(now.order), now.around)


def _look(project: Project) -> Look:
    """The versions of all templates and labels of the project."""
    folders = (project.root / "templates", project.root / "translations" / "labels", project.root / "rules")
    paths = (path for folder in folders if folder.is_dir() for path in sorted(folder.rglob("*")))
    return tuple((path, stamp(path)) for path in paths)
