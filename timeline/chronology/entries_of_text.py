"""The entries of one text, made of nothing but its file, what the editor says of it, and its entries of catalogues.

They are found again while all of that is the same, whatever becomes of other texts. Whether another text tells an event
again is asked where all of them are known (``entries_by_text``).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from timeline.chronology.catalogue_files import CatalogueFile
from timeline.chronology.collections import make_collection
from timeline.chronology.composing import Order, compose_entries, entry_order
from timeline.chronology.corpus_text import TELLINGS
from timeline.chronology.dated_before import stretches_of
from timeline.chronology.made_before import make_all, rules_of
from timeline.chronology.occasions import Known  # noqa: TC001 what is kept in the cache is held to these types
from timeline.chronology.proposals import with_proposals
from timeline.chronology.retelling import occasions_of
from timeline.chronology.told_before import find_places
from timeline.events.editing_dates import with_read_dates
from timeline.events.editors_hand import unfound
from timeline.events.moved_edits import edit_communique
from timeline.model.communique import Communique  # noqa: TC001 as above
from timeline.model.edition import Entry
from timeline.model.errors import Finding  # noqa: TC001 as above
from timeline.model.event import Event  # noqa: TC001 as above
from timeline.model.ids import communique_of
from timeline.model.translation import Direction, Translation  # noqa: TC001 as above
from timeline.translations.catalogue import new_catalogue
from timeline.translations.terms import TermList

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.chronology.collections import Collection
    from timeline.chronology.corpus_text import ReadTelling
    from timeline.events.editing import Editing
    from timeline.language.languages import Languages
    from timeline.project.folders import Project
    from timeline.translations.catalogue import Catalogue
    from timeline.translations.po import Unit

KIND = "entries of texts"
_NO_TERMS = TermList()


class CatalogueOfText(NamedTuple):
    """The entries of one text in a catalogue, and the path and languages of that."""

    path: str
    direction: Direction
    units: tuple[Unit, ...]

    @property
    def told(self) -> object:
        """All that is said in it; the line where it stands moves with what is said of other texts."""
        said = (
            (one.id, one.source, one.target, one.comments, one.notes, one.references, one.flags, one.previous,
             one.previous_id, one.obsolete, one.sticky)
            for one in self.units
        )  # fmt: skip
        return self.path, self.direction, list(said)


class SaidOfText(NamedTuple):
    """What a project says of one text beside its file: the editor's words, its catalogues in their order.

    ``codes`` are the languages in which dates are marked.
    """

    editing: Editing
    catalogues: tuple[CatalogueOfText, ...]
    codes: tuple[str, ...]

    @property
    def told(self) -> object:
        """The same as it can be written down."""
        return self.editing, [one.told for one in self.catalogues], self.codes


class AskedText(NamedTuple):
    """A text of which entries are asked: its file as it is read, the quotations that it may hold, what is said of it.

    ``name`` is that under which they are kept.
    """

    file: tuple[str, str, bytes]
    quotations: tuple[str, ...]
    said: SaidOfText
    name: bytes


class OwnEntry(NamedTuple):
    """An entry without its text and without what other texts have to do with it, and what it is known to tell of.

    ``order`` is that among all entries, ``told`` from where to where its words tell it.
    """

    id: str
    event: Event
    text: Translation
    headline: Translation | None
    place: Translation | None
    marks: dict[str, tuple[tuple[int, int], ...]]
    note: Translation | None
    body: Translation | None
    stated: Translation | None
    proposed: bool
    known: Known
    order: Order
    told: tuple[int, int]

    def whole(self, communique: Communique) -> Entry:
        """The entry as it is while no other text tells it again."""
        self.event.when.recall(self.order[:4])
        return Entry(
            self.id, self.event, communique, self.text, self.headline, self.place, self.marks, self.note, self.body,
            self.stated, proposed=self.proposed,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class EntriesOfText:
    """What is listed of a text: of its ``communique`` only those sentences are there that open a list.

    ``ids`` are those of all its events, left out or not; ``lost`` says for each catalogue how many of its entries are
    those of no sentence any more. ``is_well`` says that the text is read, and that all that is said of it is true.
    """

    communique: Communique | None
    findings: tuple[Finding, ...]
    entries: tuple[OwnEntry, ...] = ()
    ids: tuple[str, ...] = ()
    lost: tuple[int, ...] = ()
    is_well: bool = False

    def whole(self) -> list[tuple[Order, Entry, Known]]:
        """The entries with their text, each with its place in the order of all and what it is known to tell of."""
        return [(one.order, one.whole(self.communique), one.known) for one in self.entries if self.communique]


class _Made(NamedTuple):
    """What is made of a text before its entries are composed; no collection where it makes none."""

    listed: EntriesOfText
    collection: Collection | None = None


def keep_entries(project: Project, languages: Languages, rules: bytes, texts: Sequence[AskedText]) -> None:
    """What is listed of some texts is kept under their names, and what was read of them, and proposed for them, too.

    Nothing is kept where the rules are no longer those.
    """
    asked = [(*one.file, languages.of_texts, one.quotations) for one in texts]
    read = make_all(project, TELLINGS, asked, some=True)
    made = [_made(telling, one.said, languages) for telling, one in zip(read, texts, strict=True)]
    entries = _composed(project, languages, [one.collection for one in made if one.collection], texts[0].said.codes)
    listed = (replace(one.listed, entries=tuple(entries[communique_id(one.listed)])) for one in made)
    written = {text.name: msgspec.msgpack.encode(one) for text, one in zip(texts, listed, strict=True)}
    if rules_of(project) == rules:
        project.cache.keep(KIND, written)


def communique_id(listed: EntriesOfText) -> str:
    """The id of a text; empty where it cannot be read."""
    return listed.communique.id if listed.communique else ""


def _made(read: ReadTelling, said: SaidOfText, languages: Languages) -> _Made:
    """What is made of a text; nothing of one that is held back, or is the twin of another."""
    telling, findings = read
    if telling is None or telling.held or telling.communique.translation_of:
        return _Made(EntriesOfText(telling.communique if telling else None, findings))
    communique = telling.communique
    editing, misread = with_read_dates(said.editing, {communique.id: communique}, languages.of_texts)
    files = [_file(one) for one in said.catalogues]
    collection, events = make_collection(
        communique.collection, [telling], editing, files, lambda _: _NO_TERMS, allow_loss=True
    )
    own, others = _of_text(editing, communique.id), _joined_to(editing) - {communique.id}
    unmet = [*misread, *unfound(own, events, [communique], others)]
    after = (one.merge.catalogue for one in collection.catalogues)
    lost = tuple(map(_lost, said.catalogues, after))
    light = replace(communique, sentences=tuple(one for one in communique.sentences if one.opens_list))
    return _Made(EntriesOfText(light, findings, (), tuple(events), lost, is_well=not unmet), collection)


def _file(one: CatalogueOfText) -> CatalogueFile:
    units = tuple(replace(unit, line=0) for unit in one.units)
    return CatalogueFile(Path(one.path), "", replace(new_catalogue(one.path, one.direction), units=units))


def _of_text(editing: Editing, communique: str) -> Editing:
    """What is said of one text alone."""
    edits, added = (
        tuple(edit for edit in some if edit_communique(edit) == communique) for some in (editing.edits, editing.added)
    )
    return replace(editing, edits=edits, added=added)


def _joined_to(editing: Editing) -> set[str]:
    """The texts of the events to which others are joined: whether they have them one text cannot say of another."""
    return {communique_of(edit.said["join"]) for edit in editing.edits if "join" in edit.said}


def _lost(before: CatalogueOfText, after: Catalogue) -> int:
    live = {unit.id for unit in after.units if not unit.obsolete}
    return sum(not unit.obsolete and unit.id not in live for unit in before.units)


def _composed(
    project: Project, languages: Languages, collections: Sequence[Collection], codes: Iterable[str]
) -> dict[str, list[OwnEntry]]:
    """By the id of its text, each entry of collections that have one text each."""
    tellings = [telling for one in collections for telling in one.tellings]
    translations = {key: text for one in collections for key, text in one.translations.items()}
    ids = {key: names for one in collections for key, names in one.event_ids.items()}
    dated_in = {code: language for code in codes if (language := languages.of_dates(code))}
    find = stretches_of(project, languages.of_dates, 1, some=True)
    composed, _ = compose_entries(tellings, translations, ids, dated_in, find=find)
    own: dict[str, list[OwnEntry]] = defaultdict(list)
    for entry in _with_known(with_proposals(composed, languages.of_dates, project, some=True), languages):
        own[entry.event.communique].append(entry)
    return own


def _with_known(entries: Iterable[Entry], languages: Languages) -> Iterator[OwnEntry]:
    proposed = list(entries)
    spoken = {entry.communique.language for entry in proposed}
    read_in = {code: language for code in spoken if (language := languages.of_texts(code))}
    told = find_places(proposed, languages.of_texts)
    for one, occasion in zip(proposed, occasions_of(proposed, read_in), strict=True):
        translated = (one.text, one.headline, one.place, one.marks, one.note, one.body, one.stated)
        yield OwnEntry(one.id, one.event, *translated, one.proposed, occasion.look(), entry_order(one), told[one.id])
