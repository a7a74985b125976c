"""Which texts of a project stand alone: nothing that is listed of one depends on what another says.

A text that moved or is gone, one that is another's official twin, an edit that stands elsewhere than its text, entries
of a catalogue that are those of no text: what becomes of these the whole corpus alone can tell.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from timeline.chronology.catalogue_files import read_catalogues
from timeline.chronology.corpus import own_glossary
from timeline.chronology.corpus_text import TELLINGS
from timeline.chronology.entries_of_text import KIND, AskedText, CatalogueOfText, SaidOfText
from timeline.chronology.made_before import name_of
from timeline.events.editing import Editing
from timeline.events.editors_hand import quotations
from timeline.events.moved_edits import edit_communique
from timeline.model.ids import communique_of
from timeline.project.toolkit import digest
from timeline.reading.header import read_header

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from timeline.chronology.frame import Frame
    from timeline.language.languages import Languages
    from timeline.model.event import Edit
    from timeline.project.folders import Project
    from timeline.translations.catalogue import Catalogue
    from timeline.translations.po import Unit

    # By collection, its catalogues, each with its entries by the id of their text.
    Entries = Mapping[str, Sequence[tuple[Catalogue, Mapping[str, Sequence[Unit]]]]]

_NOTHING_SAID = Editing()


class TogetherError(Exception):
    """What is asked for can be told of the whole corpus alone."""


def demand(is_so: bool) -> None:  # noqa: FBT001 what is to be so
    """It is so; else a TogetherError."""
    if not is_so:
        raise TogetherError


class _Read(NamedTuple):
    """A file of the corpus by its header, and the name under which is kept what was read of it."""

    path: Path
    collection: str
    id: str
    language: str
    told: bytes


@dataclass(frozen=True, slots=True)
class TextAlone:
    """A text: its file, its id, what the project says of it, the names of what was read and of what is listed of it."""

    path: Path
    id: str
    quotations: tuple[str, ...]
    said: SaidOfText
    languages: Languages
    told: bytes
    name: bytes

    def asked(self, project: Project, rules: bytes) -> AskedText:
        """The text as it is asked for; TogetherError where its file is another by now."""
        file = project.read_communique(self.path)
        demand(name_of(rules, TELLINGS, (*file, self.languages.of_texts, self.quotations)) == self.told)
        return AskedText(file, self.quotations, self.said, self.name)


def texts_alone(project: Project, frame: Frame, rules: bytes) -> list[TextAlone]:
    """Every text of a project in order; TogetherError where one does not stand alone."""
    own_glossary(project)
    quoted = {name: quotations(editing) for name, editing in frame.editings.items()}
    read = [_read(project, frame, rules, path, quoted) for path in project.communique_paths()]
    demand(bool(read) and len({text.id for text in read}) == len(read))
    entries = _entries(project, frame, read)
    _demand_at_home(frame, read, entries)
    codes = tuple(dict.fromkeys((*(text.language for text in read), *frame.edition.languages)))
    edits = {name: _edits_of_texts(editing) for name, editing in frame.editings.items()}

    def alone(text: _Read) -> TextAlone:
        own = (
            CatalogueOfText(one.path, one.direction, tuple(by_text.get(text.id, ())))
            for one, by_text in entries[text.collection]
        )
        said = SaidOfText(edits[text.collection].get(text.id, _NOTHING_SAID), tuple(own), codes)
        name = digest(rules, KIND.encode(), text.told, msgspec.msgpack.encode(said.told))
        return TextAlone(text.path, text.id, quoted[text.collection], said, frame.languages, text.told, name)

    return [alone(text) for text in read]


def _read(project: Project, frame: Frame, rules: bytes, path: Path, quoted: Mapping[str, tuple[str, ...]]) -> _Read:
    """A text by its header; TogetherError where that cannot tell, or the text is the twin of another."""
    file = project.read_communique(path)
    header, _ = read_header(file[0], file[2])
    fields = header.fields if header else {}
    told = name_of(rules, TELLINGS, (*file, frame.languages.of_texts, quoted[file[1]]))
    demand(bool(told and fields.get("id") and fields.get("language") and not fields.get("translation-of")))
    return _Read(path, file[1], fields["id"], fields["language"], told)


def _entries(project: Project, frame: Frame, read: Sequence[_Read]) -> Entries:
    """The catalogues of each collection in their order, each with its entries by the id of their text."""
    spoken: dict[str, dict[str, None]] = defaultdict(dict)
    for text in read:
        spoken[text.collection][text.language] = None
    demand(spoken.keys() >= {*project.collections_with_catalogue()})
    files = (
        (name, read_catalogues(project, name, frame.edition.languages, tuple(codes))) for name, codes in spoken.items()
    )
    return {name: [(file.catalogue, _by_text(file.catalogue.units)) for file in own] for name, own in files}


def _by_text(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    by_text: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_text[communique_of(unit.id)].append(unit)
    return by_text


def _demand_at_home(frame: Frame, read: Sequence[_Read], entries: Entries) -> None:
    """Every edit and every entry stands with its text, or the entry waits, obsolete, for one that is gone.

    Where any waits, no text may be new: it might be one that is gone, under another id.
    """
    homes = {text.id: text.collection for text in read}
    for name, editing in frame.editings.items():
        demand(all(homes.get(edit_communique(edit)) == name for edit in (*editing.edits, *editing.added)))
    known: dict[str, set[str]] = defaultdict(set)
    for name, own in entries.items():
        for catalogue, by_text in own:
            gone = [text for text in by_text if homes.get(text) != name]
            demand(all(text not in homes and all(unit.obsolete for unit in by_text[text]) for text in gone))
            known[catalogue.direction.target].update(by_text)
    waits = any(not names <= homes.keys() for names in known.values())
    demand(not waits or all(homes.keys() <= names for names in known.values()))


def _edits_of_texts(editing: Editing) -> dict[str, Editing]:
    """By the id of each text what is said of it; what an editor tells of none is numbered in all that is added."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    added: dict[str, list[Edit]] = defaultdict(list)
    for some, of in ((editing.edits, edits), (editing.added, added)):
        for edit in some:
            of[edit_communique(edit)].append(edit)
    return {
        name: Editing(editing.path, tuple(edits[name]), _numbered(editing, added[name])) for name in {*edits, *added}
    }


def _numbered(editing: Editing, own: Sequence[Edit]) -> tuple[Edit, ...]:
    return editing.added if any("stated" in edit.said for edit in own) else tuple(own)
