"""The texts as they stand on the disk at this moment, each read once and kept until a file of its changes.

What is given is never older than the files: before each answer their sizes and times are compared, and a file that
differs is read. Whoever changed it, the desk or another program, makes no difference.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from timeline.chronology.catalogue_files import read_catalogues
from timeline.chronology.corpus import terms_of
from timeline.chronology.one_text import OneText, edits_by_text, make_one_text
from timeline.chronology.twins import Twins, join_twins
from timeline.desk.moved_texts import moved_texts, to_be_settled, unmatched
from timeline.desk.read_texts import ReadTexts, spoken_in, twins_in
from timeline.desk.shelved import Catalogues, Hand, Said, Shelved, stamp, stamps
from timeline.events.editing import Editing, read_editing
from timeline.language.languages import Languages
from timeline.model.errors import TimelineError
from timeline.project.settings import read_edition
from timeline.translations.glossary import Glossary, read_glossary
from timeline.translations.in_place import StandingCatalogue, read_again, standing_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from timeline.chronology.catalogue_files import CatalogueFile
    from timeline.chronology.collections import Terms
    from timeline.chronology.corpus_text import ReadTelling
    from timeline.model.edition import Edition
    from timeline.model.errors import Finding
    from timeline.model.translation import Direction
    from timeline.project.files import Source
    from timeline.project.folders import Project

    # The official twins of a text by its id, and what is wrong with any of them.
    OfTexts = Mapping[str, tuple[Twins, Sequence[Finding]]]

T = TypeVar("T")
_NOTHING_SAID, _NO_TWINS = Editing(), Twins()


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
        self._standing: dict[str, StandingCatalogue] = {}
        self._texts = ReadTexts(project, self._read_by)

    def look(self) -> Shelved:
        """Everything as it is now; TimelineError where the settings of the project cannot be read."""
        with self._lock:
            now = stamps(self.project)
            # What cannot be listed has its findings each time.
            return self._keep("all", now, self._look) if now else self._look()

    def _look(self) -> Shelved:
        """The same, of which something may have changed."""
        edition = self._edition()
        read = self._texts.read(self.project.communique_paths())
        there = frozenset(telling.communique.id for _, (telling, _) in read.values() if telling)
        ids = self._keep("ids", there, lambda: there)
        folders = sorted({path.parent.name for path in read})
        hands = {name: self._hand(name) for name in folders}
        spoken = spoken_in(read)
        catalogues = {name: self._catalogues(name, edition, spoken[name]) for name in folders}
        moved = self._moved(edition, read)
        twins, glossary = self._twins(read), self._glossary()
        terms = self._keep("terms", glossary, lambda: terms_of(glossary, self.languages))
        texts = tuple(
            self._text(path, one, hands[path.parent.name], catalogues[path.parent.name], ids, moved, twins, terms)
            for path, one in read.items()
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

    def standing(self, collection: str, code: str) -> StandingCatalogue | None:
        """The catalogue of a collection in a language as it is on the disk; None where there is none."""
        there = self.catalogues(collection).standing
        return next((one for one in there if one.catalogue.direction.target == code), None)

    def catalogues(self, collection: str) -> Catalogues:
        """All catalogues of a collection as they are on the disk."""
        with self._lock:
            self.look()
            _, known = self._kept.get(("catalogues", collection), ((), None))
        return known if isinstance(known, Catalogues) else Catalogues()

    def read_catalogue(self, source: Source, direction: Direction) -> StandingCatalogue:
        """A catalogue with this text; of one that is known but for some entries only these are read."""
        with self._lock:
            known = self._standing.get(source.name)
            self._standing[source.name] = now = read_again(source, direction, known)
            return now

    def prove_editing(self, source: Source) -> None:
        """The editor's file can be read; what was read of it is kept, for it is asked for as soon as it is written."""
        self._proven = source.text, read_editing(source, self._proven[1])

    def glossary(self) -> Glossary:
        """The glossary by which translations are checked: the project's, or the one that comes with the toolkit."""
        with self._lock:
            own = self._glossary()
            return own if own.rows else self._glossary_of("shipped", (), self.project.shipped_glossary)

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

    def _hand(self, collection: str) -> Hand:
        path = self.project.editing_path(collection)

        def read() -> Hand:
            try:
                source = self.project.editing(collection)
                editing = self._edited(source) if source else Editing(self.project.name(path))
            except TimelineError as error:
                return Hand(findings=error.findings)
            _, former = self._kept.get(path, ((), None))
            return Hand(editing, edits_by_text(editing, former.by_text if isinstance(former, Hand) else None))

        return self._keep(path, stamp(path), read)

    def _edited(self, source: Source) -> Editing:
        proven, editing = self._proven
        if proven != source.text or editing.path != source.name:
            self.prove_editing(source)
        return self._proven[1]

    def _catalogues(self, collection: str, edition: Edition, spoken: tuple[str, ...]) -> Catalogues:
        codes = dict.fromkeys((*edition.languages, *self.project.catalogue_codes(collection)))
        paths = [self.project.catalogue_path(collection, code) for code in codes]
        key = (spoken, edition.languages, [(path, stamp(path)) for path in paths])

        def read() -> Catalogues:
            try:
                files = read_catalogues(
                    self.project,
                    collection,
                    edition.languages,
                    spoken,
                    lambda *one: self.read_catalogue(*one).catalogue,
                )
            except TimelineError as error:
                return Catalogues(findings=error.findings)
            return Catalogues(files, tuple(map(self._as_it_stands, files)))

        return self._keep(("catalogues", collection), key, read)

    def _as_it_stands(self, file: CatalogueFile) -> StandingCatalogue:
        known = self._standing.get(file.catalogue.path)
        is_read = known is not None and known.catalogue is file.catalogue
        return known if known and is_read else standing_catalogue(file.text, file.catalogue)

    def _glossary(self) -> Glossary:
        return self._glossary_of("glossary", stamp(self.project.glossary_path), self.project.glossary)

    def _glossary_of(self, name: str, key: object, find: Callable[[], Source | None]) -> Glossary:
        return self._keep(name, key, lambda: read_glossary(source) if (source := find()) else Glossary())

    def _moved(self, edition: Edition, read: Mapping[Path, tuple[str, ReadTelling]]) -> AbstractSet[str]:
        """The ids of texts whose entries stand in another collection or under another id yet."""
        names, spoken = self.project.collections_with_catalogue(), spoken_in(read)
        files = {name: self._catalogues(name, edition, spoken[name]).standing for name in names}
        tellings = (telling for _, (telling, _) in read.values() if telling)
        fresh, strange = unmatched(tellings, files)
        # Only the whole corpus tells.
        ask = partial(moved_texts, self.project)
        return self._keep("moved", (fresh, strange), ask) if fresh and strange else frozenset()

    def _twins(self, read: Mapping[Path, tuple[str, ReadTelling]]) -> OfTexts:
        """The official twins of each text that has any, and what is wrong with them by their own paths."""
        of, sources, digests = twins_in(read)

        def joined(name: str) -> tuple[Twins, Sequence[Finding]]:
            key = (digests.get(name, ""), [(one, twin.path) for one, twin in of[name]], self.glossary())
            twins = [twin for _, twin in of[name]]
            join = partial(join_twins, self.project, self.languages, self.glossary(), sources, twins)
            return self._keep(("twins", name), key, join)

        return {name: joined(name) for name in of}

    def _text(  # noqa: PLR0913, PLR0917 what the archivist, the editor, the translators and the institution each give
        self,
        path: Path,
        read: tuple[str, ReadTelling],
        hand: Hand,
        catalogues: Catalogues,
        ids: AbstractSet[str],
        moved: AbstractSet[str],
        twins: OfTexts,
        terms: Terms,
    ) -> OneText:
        digest, (telling, findings) = read
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
        editing = hand.by_text.get(communique, _NOTHING_SAID)
        own, _ = twins.get(communique, (_NO_TWINS, ()))

        def make() -> OneText:
            load, others = self._read_by, ids - {communique}
            files = catalogues.of(communique)
            return make_one_text(digest, telling, findings, editing, files, terms, load, others, own)

        key = (digest, Said(editing), catalogues.units(communique), ids, own, terms)
        made = self._keep((path, "made"), key, make)
        if made.editing is editing:
            return made
        # The same words on other lines, for another text has more of them than before.
        return self._keep((path, "placed"), (made, editing), lambda: replace(made, editing=editing))
