"""The command exchange: translations and the glossary written for other tools, and what those give back taken in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.chronology import pipeline
from timeline.chronology.keeping import keep_translations
from timeline.chronology.official_words import official_pairs
from timeline.cli.output import note, show_findings
from timeline.cli.project import read_asked
from timeline.model.errors import Finding, MisuseError
from timeline.project.files import read_file, write_all
from timeline.project.folders import Project
from timeline.project.lock import locked
from timeline.translations.catalogue import write_catalogue
from timeline.translations.exchange import po, tbx, tmx, xliff
from timeline.translations.exchange.decoding import decode
from timeline.translations.exchange.returned import listed, not_taken

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from timeline.chronology.corpus import Corpus
    from timeline.translations.catalogue import Catalogue
    from timeline.translations.exchange.returned import TakenBack


def exchange(arguments: argparse.Namespace) -> int:
    """Write the translations or the glossary for other tools, or bring back what those tools made of them."""
    if arguments.take:
        return _take(arguments)
    out = arguments.out or Project(Path(arguments.project)).build_folder
    with locked(Path(arguments.project)):
        corpus = read_asked(arguments)
        # What goes out may come back with less in it.
        keep_translations(corpus)
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
    for catalogue in (*_catalogues(corpus), *official_pairs(corpus.twins)):
        memories.setdefault(catalogue.direction.target, []).append(catalogue)
    ending = {code: f".{code}" if len(memories) > 1 else "" for code in memories}
    return {
        f"memory{ending[code]}.tmx": tmx.write_tmx(catalogues, catalogues[0].direction.source)
        for code, catalogues in memories.items()
    }


def _xliff(corpus: Corpus, write: Callable[[Catalogue], str]) -> dict[str, str]:
    """A file for each catalogue; the language is in the name where a collection has several."""
    files: dict[str, str] = {}
    for collection in corpus.collections:
        for updated in collection.catalogues:
            catalogue = updated.merge.catalogue
            ending = f".{catalogue.direction.target}" if len(collection.catalogues) > 1 else ""
            files[f"{collection.name}{ending}.xlf"] = write(catalogue)
    return files


def _catalogues(corpus: Corpus) -> Iterator[Catalogue]:
    return (updated.merge.catalogue for collection in corpus.collections for updated in collection.catalogues)


def _po(corpus: Corpus) -> dict[str, str]:
    """Each catalogue under its own name."""
    return {Path(catalogue.path).name: write_catalogue(catalogue) for catalogue in _catalogues(corpus)}


_WRITERS: Mapping[str, Callable[[Corpus], dict[str, str]]] = {
    "tbx": _tbx,
    "tmx": _tmx,
    "xliff": partial(_xliff, write=xliff.write_xliff),
    "xliff1": partial(_xliff, write=xliff.write_xliff_1),
    "po": _po,
}
_READERS = {"tmx": tmx.read_tmx, "xliff": xliff.read_xliff, "xliff1": xliff.read_xliff, "po": po.read_po}
# What became of entries, as it is told; those of the second line are told by name.
_DONE = ("filled", "changed", "stale")
_LEFT = {
    "unconfirmed": "kept their mark, for the file has the same words without one: clear it in the catalogue, or take "
    "the file with --cleared if a translator cleared it there",
    "older": "kept their translation, for what came back was made for an earlier text",
    "weaker": "kept their translation, for what came back is only a draft, or of a memory",
}


def _take(arguments: argparse.Namespace) -> int:
    if arguments.form not in _READERS:
        raise MisuseError(Finding(str(arguments.take), 0, "P05", "a glossary is not taken back", "edit glossary.csv"))
    path = arguments.take.as_posix()
    with locked(Path(arguments.project)):
        corpus, text = read_asked(arguments), decode(read_file(arguments.take), path)
        file = _READERS[arguments.form](text, path, pipeline.catalogue_directions(corpus))
        taken = pipeline.take_back(corpus, file.translations, cleared=arguments.cleared)
    show_findings([*file.skipped, *_unknown(path, taken)])
    for one in taken:
        note(f"{one.catalogue.path}: " + ", ".join(f"{len(getattr(one, what))} {what}" for what in _DONE))
        for what, said in _LEFT.items():
            if ids := getattr(one, what):
                note(f"  {len(ids)} {said}{listed(ids)}")
    return 0


def _unknown(path: str, taken: Sequence[TakenBack]) -> tuple[Finding, ...]:
    """A warning for the ids that no catalogue has."""
    nowhere = (
        [identity for identity in taken[0].unknown if all(identity in one.unknown for one in taken)] if taken else []
    )
    return not_taken(path, (("of ids that no catalogue has", identity) for identity in nowhere))
