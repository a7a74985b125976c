"""The command exchange: translations and the glossary written for other tools, and what those give back taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline.chronology import pipeline
from timeline.cli.output import note
from timeline.cli.project import read_asked
from timeline.model.errors import Finding, MisuseError
from timeline.project.files import read_file, write_all
from timeline.project.lock import locked
from timeline.translations.exchange import tbx, tmx, xliff

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from timeline.chronology.corpus import Corpus
    from timeline.translations.catalogue import Catalogue


def exchange(arguments: argparse.Namespace) -> int:
    """Write the translations or the glossary for other tools, or bring back what those tools made of them."""
    if arguments.take:
        return _take(arguments)
    corpus = read_asked(arguments)
    out = arguments.out or Path(arguments.project) / "build"
    files = {out / name: text for name, text in _WRITERS[arguments.form](corpus).items()}
    write_all({path: text.encode() for path, text in files.items()})
    for path in files:
        note(str(path))
    return 0


def _tbx(corpus: Corpus) -> dict[str, str]:
    """The glossary, if the project has one."""
    return {"glossary.tbx": tbx.write_tbx(corpus.glossary)} if corpus.glossary.rows else {}


def _tmx(corpus: Corpus) -> dict[str, str]:
    """A memory for each language of the catalogues; its code is in the name where there are several."""
    memories: dict[str, list[Catalogue]] = {}
    for catalogue in _catalogues(corpus):
        memories.setdefault(catalogue.direction.target, []).append(catalogue)
    ending = {code: f".{code}" if len(memories) > 1 else "" for code in memories}
    return {
        f"memory{ending[code]}.tmx": tmx.write_tmx(catalogues, catalogues[0].direction.source)
        for code, catalogues in memories.items()
    }


def _xliff(corpus: Corpus) -> dict[str, str]:
    """A file for each catalogue; the language is in the name where a collection has several."""
    files: dict[str, str] = {}
    for collection in corpus.collections:
        for updated in collection.catalogues:
            catalogue = updated.merge.catalogue
            ending = f".{catalogue.direction.target}" if len(collection.catalogues) > 1 else ""
            files[f"{collection.name}{ending}.xlf"] = xliff.write_xliff(catalogue)
    return files


def _catalogues(corpus: Corpus) -> Iterator[Catalogue]:
    return (updated.merge.catalogue for collection in corpus.collections for updated in collection.catalogues)


_WRITERS = {"tbx": _tbx, "tmx": _tmx, "xliff": _xliff}
_READERS = {"tmx": tmx.read_tmx, "xliff": xliff.read_xliff}


def _take(arguments: argparse.Namespace) -> int:
    if arguments.form not in _READERS:
        raise MisuseError(Finding(str(arguments.take), 0, "P05", "a glossary is not taken back", "edit glossary.csv"))
    with locked(Path(arguments.project)):
        corpus, text = read_asked(arguments), read_file(arguments.take).decode("utf-8", "replace")
        returned = _READERS[arguments.form](text, arguments.take.as_posix(), pipeline.catalogue_directions(corpus))
        for taken in pipeline.take_back(corpus, returned):
            counts = {"filled": taken.filled, "changed": taken.changed, "stale": taken.stale}
            note(f"{taken.catalogue.path}: " + ", ".join(f"{len(ids)} {what}" for what, ids in counts.items()))
    return 0
