"""What of a project's files must change so that catalogues, edits and originals stand where their texts do.

The order is that in which a killed run loses nothing: what comes into a file is written before it goes from another.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from timeline.events.editing_text import settled_texts
from timeline.intake.corpus_file import ORIGINALS
from timeline.project.changing import Change
from timeline.reading.header import read_header
from timeline.translations.catalogue import write_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from timeline.chronology.collections import CatalogueFile
    from timeline.chronology.corpus import Corpus
    from timeline.project.folders import Project


@dataclass(frozen=True, slots=True)
class MovedFiles:
    """The changes to files into which something comes, to originals, and to files from which something goes."""

    coming: tuple[Change, ...] = ()
    originals: tuple[Change, ...] = ()
    going: tuple[Change, ...] = ()

    @property
    def all(self) -> tuple[Change, ...]:
        """All changes in their order."""
        return (*self.coming, *self.originals, *self.going)


def moved_files(corpus: Corpus, texts: Iterable[Path] = ()) -> MovedFiles:
    """What must change in a corpus that was read; TimelineError C74 for an edit that cannot be taken from its file.

    Beside the originals of all texts that are seen to have moved, those of ``texts`` go along.
    """
    moves = corpus.whereabouts.moves
    moved = (corpus.communiques[move.communique].path for move in moves if move.communique in corpus.communiques)
    paths = dict.fromkeys((*(corpus.project.root / path for path in moved), *texts))
    receiving = {move.collection for move in moves} | {stray.collection for stray in corpus.strays}
    coming, going = list[Change](), list[Change]()
    for collection in corpus.collections:
        for updated in collection.catalogues:
            text = write_catalogue(updated.merge.catalogue)
            if not updated.path.exists() or text != updated.text:
                (coming if collection.name in receiving else going).append(Change(updated.path, text.encode()))
    for name, change in _editings(corpus):
        (coming if name in receiving else going).append(change)
    going += (_left(corpus, file) for file in corpus.whereabouts.left)
    return MovedFiles(tuple(coming), tuple(_originals(corpus.project, paths)), tuple(going))


def _editings(corpus: Corpus) -> Iterator[tuple[str, Change]]:
    """Each editing.toml that is to be another; one that says nothing any more is taken away."""
    if not corpus.strays and not corpus.whereabouts.today.removed:
        return
    project = corpus.project
    sources = {name: source for name in project.collections_with_editing() if (source := project.editing(name))}
    for name, text in settled_texts(sources, corpus.whereabouts.today).items():
        yield name, Change(project.editing_path(name), text.encode() if text else None)


def _left(corpus: Corpus, file: CatalogueFile) -> Change:
    """The catalogue of a collection without texts; taken away when it is empty and its header stands elsewhere."""
    header = file.catalogue.header
    elsewhere = (one.catalogue.header for own in corpus.whereabouts.files.values() for one in own)
    if not file.catalogue.units and header in elsewhere:
        return Change(file.path)
    return Change(file.path, write_catalogue(file.catalogue).encode())


def _originals(project: Project, texts: Iterable[Path]) -> Iterator[Change]:
    """The original of each text, where it lies in another collection still; copied where that has a text of it too."""
    for path in texts:
        name, digest = original_of(project, path)
        if not name or (path.parent / name).exists():
            continue
        for folder in sorted(path.parent.parent.iterdir()):
            here = folder / name
            if here.is_file() and hashlib.sha256(here.read_bytes()).hexdigest() == digest:
                there = path.parent / name
                shared = is_shared(project, folder, name)
                yield Change(there, here.read_bytes()) if shared else Change(here, to=there)
                break


def is_shared(project: Project, folder: Path, name: str) -> bool:
    """Whether a text that stands in a collection's folder was taken from the original of this name."""
    return any(original_of(project, path)[0] == name for path in project.communique_paths() if path.parent == folder)


def original_of(project: Project, path: Path) -> tuple[str, str]:
    """The original that the header of a text names, in its folder ``originals/``, and its SHA-256; else nothing."""
    header, _ = read_header(project.name(path), project.read_communique(path)[2])
    name = header.fields.get("original", "") if header else ""
    # « ../../chronology.toml » is no original.
    if header is None or PurePosixPath(name).parts[:-1] != (ORIGINALS,) or PurePosixPath(name).name == "..":
        return "", ""
    return name, header.fields.get("original_sha256", "")
