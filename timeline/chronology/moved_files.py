"""What of a project's files must change so that catalogues, edits and originals stand where their texts do.

The order is that in which a killed run loses nothing: the text is where it is to be before anything goes after it,
edits before the entries that know the former id, and what comes into a file is written before it goes from another.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from timeline.chronology.keeping import kept_change
from timeline.events.editing_text import settled_texts
from timeline.events.seen import settled_seen
from timeline.intake.corpus_file import ORIGINALS
from timeline.project.changing import Change
from timeline.reading.header import read_header
from timeline.translations.catalogue import write_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from timeline.chronology.catalogue_files import CatalogueFile
    from timeline.chronology.corpus import Corpus
    from timeline.project.folders import Project
    from timeline.translations.catalogue import Catalogue


def moved_files(
    corpus: Corpus, texts: Iterable[Path] = (), catalogues: Mapping[Path, Catalogue] | None = None
) -> tuple[Change, ...]:
    """What must change in a corpus that was read, in its order; last, what is translated is kept.

    Beside the originals of all texts that are seen to have moved, those of ``texts`` go along; ``catalogues`` are
    written, by their paths, in place of those of the corpus. TimelineError C74 for an edit that cannot be cut out.
    """
    moves = corpus.whereabouts.moves
    moved = (corpus.communiques[move.communique].path for move in moves if move.communique in corpus.communiques)
    paths = dict.fromkeys((*(corpus.project.root / path for path in moved), *texts))
    receiving = {move.collection for move in moves} | {stray.collection for stray in corpus.strays}
    # Python sorts stably: of edits and of catalogues, first those of collections that receive something.
    edits = sorted(_editings(corpus), key=lambda named: named[0] not in receiving)
    entries = sorted(_catalogues(corpus, catalogues or {}), key=lambda named: named[0] not in receiving)
    between = (_written(file) for file in corpus.whereabouts.on_the_way)
    left = (_left(corpus, file) for file in corpus.whereabouts.left)
    files = (*(change for _, change in edits), *between, *(change for _, change in entries), *left)
    kept = kept_change(corpus, catalogues)
    return (*_originals(corpus.project, paths), *files, *((kept,) if kept else ()))


def _written(file: CatalogueFile) -> Change:
    return Change(file.path, write_catalogue(file.catalogue).encode())


def _catalogues(corpus: Corpus, catalogues: Mapping[Path, Catalogue]) -> Iterator[tuple[str, Change]]:
    """Each catalogue that is to be another, with its collection."""
    for collection in corpus.collections:
        for updated in collection.catalogues:
            text = write_catalogue(catalogues.get(updated.path, updated.merge.catalogue))
            if not updated.path.exists() or text != updated.text:
                yield collection.name, Change(updated.path, text.encode())


def _editings(corpus: Corpus) -> Iterator[tuple[str, Change]]:
    """Each editing.toml that is to be another; one that says nothing any more is taken away."""
    today, project = corpus.whereabouts.today, corpus.project
    sources = {name: source for name in project.collections_with_editing() if (source := project.editing(name))}
    goes = corpus.strays or today.renamed or today.removed
    texts = settled_texts(sources, today) if goes else {}
    for name, text in {**texts, **settled_seen(sources, texts, today)}.items():
        yield name, Change(project.editing_path(name), text.encode() if text else None)


def _left(corpus: Corpus, file: CatalogueFile) -> Change:
    """The catalogue of a collection without texts; taken away when it is empty and its header stands elsewhere."""
    header = file.catalogue.header
    elsewhere = (one.catalogue.header for own in corpus.whereabouts.files.values() for one in own)
    if not file.catalogue.units and header in elsewhere:
        return Change(file.path)
    return _written(file)


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
