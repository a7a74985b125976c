"""The texts as they stand on the disk at this moment, each read once and kept until a file of its changes.

What is given is never older than the files: before each answer their sizes and times are compared, and a file that
differs is read. Whoever changed it, the desk or another program, makes no difference.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar, cast

from timeline.chronology.collections import read_catalogues
from timeline.chronology.corpus import terms_of
from timeline.chronology.corpus_text import WHOLE_TELLINGS
from timeline.chronology.made_before import make_all
from timeline.chronology.one_text import OneText, all_said, edits_by_text, make_one_text, text_digest, units_by_text
from timeline.chronology.twins import Twins, join_twins
from timeline.desk.moved_texts import moved_texts, to_be_settled
from timeline.desk.shelved import Catalogues, Hand, Shelved, stamp
from timeline.events.editing import Editing, read_editing
from timeline.language.languages import Languages
from timeline.model.errors import TimelineError
from timeline.model.language_codes import PAIR
from timeline.project.settings import read_edition
from timeline.translations.glossary import Glossary, read_glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from timeline.chronology.corpus_text import ReadTelling
    from timeline.model.communique import Communique
    from timeline.model.edition import Edition
    from timeline.model.errors import Finding
    from timeline.project.files import Source
    from timeline.project.folders import Project
    from timeline.translations.po import Unit

    # The official twins of a text by its id, and what is wrong with any of them.
    OfTexts = Mapping[str, tuple[Twins, Sequence[Finding]]]

T = TypeVar("T")


class Shelf:
    """What was read of a project's files, by what it was read from; any thread may ask.

    The rules of the languages are those of the beginning.
    """

    def __init__(self, project: Project) -> None:
        """Read nothing yet."""
        self.project, self.languages = project, Languages(project.rules())
        self._read_by = self.languages.of_texts
        self._kept: dict[object, tuple[object, object]] = {}
        self._lock = threading.RLock()
        self._proven: tuple[str, Editing] = "", Editing()

    def look(self) -> Shelved:
        """Everything as it is now; TimelineError where the settings of the project cannot be read."""
        with self._lock:
            edition = self._edition()
            read = {path: self._read(path) for path in self.project.communique_paths()}
            ids = {telling.communique.id for _, (telling, _) in read.values() if telling}
            folders = sorted({path.parent.name for path in read})
            hands = {name: self._hand(name) for name in folders}
            catalogues = {name: self._catalogues(name, edition) for name in folders}
            moved = self._moved(edition, read.values())
            twins = self._twins(read)
            texts = tuple(
                self._text(path, hands[path.parent.name], catalogues[path.parent.name], ids, moved, twins)
                for path in read
            )
            of_many = (one.findings for name in folders for one in (hands[name], catalogues[name]))
            return Shelved(edition, texts, tuple(one for found in of_many for one in found))

    def editing(self, collection: str) -> Editing:
        """What the editor says of a collection; TimelineError where that cannot be read."""
        with self._lock:
            hand = self._hand(collection)
        if hand.findings:
            raise TimelineError(*hand.findings)
        return hand.editing

    def units(self, collection: str, code: str) -> Mapping[str, Unit]:
        """The entries that the catalogue of a collection has on the disk, by their ids; none where there is no file."""
        with self._lock:
            files = self._catalogues(collection, self._edition()).files
        there = (file.catalogue.units for file in files if file.catalogue.direction.target == code)
        return {unit.id: unit for units in there for unit in units if not unit.obsolete}

    def prove_editing(self, source: Source) -> None:
        """The editor's file can be read; what was read of it is kept, for it is asked for as soon as it is written."""
        self._proven = source.text, read_editing(source)

    def glossary(self) -> Glossary:
        """The glossary by which translations are checked: the project's, or the one that comes with the toolkit."""
        with self._lock:
            own = self._glossary()
            shipped = None if own.rows else self.project.shipped_glossary()
            return self._keep("shipped", shipped, lambda: read_glossary(shipped)) if shipped else own

    def _keep(self, name: object, key: object, make: Callable[[], T]) -> T:
        """What was made under a name, made again when what it was made from is another."""
        known = self._kept.get(name)
        if known is not None and known[0] == key:
            return cast("T", known[1])
        made = make()
        self._kept[name] = (key, made)
        return made

    def _edition(self) -> Edition:
        path = self.project.settings_path
        return self._keep(path, stamp(path), lambda: read_edition(self.project.settings()))

    def _read(self, path: Path) -> tuple[str, ReadTelling]:
        """The digest of a file and what the rules tell of it."""

        def read() -> tuple[str, ReadTelling]:
            try:
                file = self.project.read_communique(path)
            except TimelineError as error:
                return "", (None, error.findings)
            return text_digest(file[2]), next(make_all(self.project, WHOLE_TELLINGS, [(*file, self._read_by)]))

        return self._keep(path, stamp(path), read)

    def _hand(self, collection: str) -> Hand:
        path = self.project.editing_path(collection)

        def read() -> Hand:
            try:
                source = self.project.editing(collection)
                editing = self._edited(source) if source else Editing(self.project.name(path))
            except TimelineError as error:
                return Hand(findings=error.findings)
            return Hand(editing, edits_by_text(editing))

        return self._keep(path, stamp(path), read)

    def _edited(self, source: Source) -> Editing:
        proven, editing = self._proven
        return editing if proven == source.text and editing.path == source.name else read_editing(source)

    def _catalogues(self, collection: str, edition: Edition) -> Catalogues:
        codes = dict.fromkeys((*edition.languages, *self.project.catalogue_codes(collection)))
        paths = [self.project.catalogue_path(collection, code) for code in codes]
        spoken = self._spoken(collection)
        key = (spoken, edition.languages, [(path, stamp(path)) for path in paths])

        def read() -> Catalogues:
            try:
                files = read_catalogues(self.project, collection, edition.languages, spoken)
            except TimelineError as error:
                return Catalogues(findings=error.findings)
            return Catalogues(files, tuple(units_by_text(file.catalogue.units) for file in files))

        return self._keep(("catalogues", collection), key, read)

    def _spoken(self, collection: str) -> tuple[str, ...]:
        """The languages of the texts of a collection, in their order, as the whole corpus is read."""
        paths = (path for path in self.project.communique_paths() if path.parent.name == collection)
        tellings = (telling for path in paths if (telling := self._read(path)[1][0]))
        spoken = (one.communique.language for one in tellings if not one.communique.translation_of)
        return tuple(dict.fromkeys(spoken)) or PAIR[:1]

    def _glossary(self) -> Glossary:
        source = self.project.glossary()
        return self._keep("glossary", source, lambda: read_glossary(source) if source else Glossary())

    def _moved(self, edition: Edition, read: Iterable[tuple[str, ReadTelling]]) -> AbstractSet[str]:
        """The ids of texts whose entries stand in another collection or under another id yet.

        Only the whole corpus tells; it is asked where a text has no entry and some entries have no text.
        """
        there = (telling.communique for _, (telling, _) in read if telling)
        at_home = {(one.collection, one.id) for one in there if not one.translation_of}
        names = self.project.collections_with_catalogue()
        known = {(name, one) for name in names for units in self._catalogues(name, edition).by_text for one in units}
        fresh, strange = frozenset(at_home - known), frozenset(known - at_home)
        ask = partial(moved_texts, self.project)
        return self._keep("moved", (fresh, strange), ask) if fresh and strange else frozenset()

    def _twins(self, read: Mapping[Path, tuple[str, ReadTelling]]) -> OfTexts:
        """The official twins of each text that has any, and what is wrong with them by their own paths."""
        tellings = {telling.communique.id: (digest, telling) for digest, (telling, _) in read.values() if telling}
        of: dict[str, list[tuple[str, Communique]]] = {}
        for digest, telling in tellings.values():
            if telling.communique.translation_of and not telling.held:
                of.setdefault(telling.communique.translation_of, []).append((digest, telling.communique))
        sources = [telling for _, telling in tellings.values() if not telling.communique.translation_of]

        def joined(name: str) -> tuple[Twins, Sequence[Finding]]:
            digest, _ = tellings.get(name, ("", None))
            key = (digest, [(one, twin.path) for one, twin in of[name]], self.glossary())
            twins = [twin for _, twin in of[name]]
            join = partial(join_twins, self.project, self.languages, self.glossary(), sources, twins)
            return self._keep(("twins", name), key, join)

        return {name: joined(name) for name in of}

    def _text(  # noqa: PLR0913, PLR0917 what the archivist, the editor, the translators and the institution each give
        self,
        path: Path,
        hand: Hand,
        catalogues: Catalogues,
        ids: AbstractSet[str],
        moved: AbstractSet[str],
        twins: OfTexts,
    ) -> OneText:
        digest, (telling, findings) = self._read(path)
        if telling and telling.communique.id in moved:
            return OneText(
                self.project.name(path), digest, telling, (*findings, to_be_settled(self.project.name(path)))
            )
        if telling and (name := telling.communique.translation_of) and not telling.held:
            wrong = (one for one in twins[name][1] if one.path == self.project.name(path))
            return OneText(self.project.name(path), digest, telling, (*findings, *wrong))
        if telling is None or telling.held or catalogues.findings:
            return OneText(self.project.name(path), digest, telling, findings)
        communique = telling.communique.id
        editing, files = hand.by_text.get(communique, Editing()), catalogues.of(communique)
        own, _ = twins.get(communique, (Twins(), ()))

        def make() -> OneText:
            terms = cache(terms_of(self._glossary(), self.languages))
            load, others = self._read_by, ids - {communique}
            return make_one_text(digest, telling, findings, editing, files, terms, load, others, own)

        key = (digest, all_said(editing), [file.catalogue for file in files], ids, own)
        made = self._keep((path, "made"), key, make)
        if made.editing is editing:
            return made
        # The same words on other lines, for another text has more of them than before.
        return self._keep((path, "placed"), (made, editing), lambda: replace(made, editing=editing))
