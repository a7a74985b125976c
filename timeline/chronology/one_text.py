"""One text with all that the project says of it: what the rules read, what the editor wants, how far it is translated.

It is read by the same functions as the whole corpus, from a catalogue that has no other text's entries: who works on
one text need not wait for the others.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from timeline.chronology.collections import Collection, make_collection
from timeline.chronology.twins import Twins
from timeline.events.editing import Editing
from timeline.events.editing_dates import with_read_dates
from timeline.events.editors_hand import unfound, with_added
from timeline.events.moved_edits import edit_communique
from timeline.model.ids import communique_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from timeline.chronology.catalogue_files import CatalogueFile
    from timeline.chronology.collections import Terms
    from timeline.chronology.corpus_text import Load
    from timeline.model.communique import Communique
    from timeline.model.errors import Finding
    from timeline.model.event import Event, Telling

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OneText:
    """A text: its file's name and digest, what the rules tell of it, and what editor and translators make of that.

    ``read`` is None where an error is in the way of its very id. ``ids`` are those of ``bare``, its events as the rules
    have them with those that are added, in the order of the text; ``wanted`` has each as the editor wants it.
    ``editing`` is what the editor says as it is written, ``twins`` the official texts that say this one again.
    """

    path: str
    digest: str
    read: Telling | None
    findings: tuple[Finding, ...]
    editing: Editing = field(default_factory=Editing)
    collection: Collection | None = None
    bare: tuple[Event, ...] = ()
    ids: tuple[str, ...] = ()
    wanted: Mapping[str, Event] = field(default_factory=dict)
    twins: Twins = field(default_factory=Twins)

    @property
    def communique(self) -> Communique | None:
        """The text itself, where its header can be read."""
        return self.read.communique if self.read else None

    @property
    def id(self) -> str:
        """Its id; empty where that cannot be read."""
        return self.read.communique.id if self.read else ""

    @property
    def twin_of(self) -> str:
        """The id of the text of which this is the official version in another language; else nothing."""
        return self.read.communique.translation_of if self.read and not self.read.held else ""


def text_digest(raw: bytes) -> str:
    """What tells a version of a file from any other."""
    return hashlib.sha256(raw).hexdigest()


def edits_by_text(editing: Editing, former: Mapping[str, Editing] | None = None) -> dict[str, Editing]:
    """What is said of each text of which anything is said; where it is what was said before, the very same."""
    edits, added = _grouped(editing.edits, edit_communique), _grouped(editing.added, edit_communique)
    seen = _grouped(editing.seen, lambda name: communique_of(name) or name)
    now = {
        name: Editing(
            editing.path,
            edits.get(name, ()),
            added.get(name, ()),
            {one: editing.seen[one] for one in seen.get(name, ())},
            {one: editing.seen_lines[one] for one in seen.get(name, ())},
        )
        for name in {*edits, *added, *seen}
    }
    before = former or {}
    return {name: known if (known := before.get(name)) == said else said for name, said in now.items()}


def all_said(editing: Editing) -> object:
    """What an editor says, wherever in the file it stands."""
    return [(edit.id, edit.said) for edit in (*editing.edits, *editing.added)], editing.seen


def _grouped(some: Iterable[T], name: Callable[[T], str]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for one in some:
        groups.setdefault(name(one), []).append(one)
    return {name: tuple(own) for name, own in groups.items()}


def make_one_text(  # noqa: PLR0913, PLR0917 what the archivist, the rules, the editor and the translators each give
    digest: str,
    read: Telling,
    findings: Sequence[Finding],
    editing: Editing,
    files: Sequence[CatalogueFile],
    terms: Terms,
    load: Load,
    others: AbstractSet[str],
    twins: Twins,
) -> OneText:
    """The text, of which ``editing`` and ``files`` say all there is and nothing of another.

    ``others`` are the ids of the other texts: whether they have the events that are spoken of is not asked.
    """
    communique = read.communique
    dated, misread = with_read_dates(editing, {communique.id: communique}, load)
    name = communique.collection
    collection, events = make_collection(name, [read], dated, files, terms, allow_loss=True, twins=twins)
    told = (*findings, *misread, *unfound(dated, events, [communique], others))
    bare = with_added(dated, read).events
    ids = tuple(events)
    return OneText(communique.path, digest, read, told, editing, collection, bare, ids, events, twins)
