"""The memory of a project: what is translated is kept as catalogues are written, and given back where it is gone."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, Severity
from timeline.project.changing import Change, change_all
from timeline.translations.carried import carried
from timeline.translations.exchange.returned import listed
from timeline.translations.kept import emptied, keep, read_kept, restored, without, write_kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from timeline.chronology.collections import UpdatedCatalogue
    from timeline.chronology.corpus import Corpus
    from timeline.translations.catalogue import Catalogue
    from timeline.translations.kept import Kept
    from timeline.translations.po import Unit


def read_memory(corpus: Corpus) -> Kept:
    """All that was ever translated, of the file of a project."""
    return _read_once(corpus.project.kept())


@lru_cache(maxsize=1)
def _read_once(text: str) -> Kept:
    """What is kept in a text: what was emptied is looked for in it, then what is new is added to it."""
    return read_kept(text)


def kept_change(corpus: Corpus, catalogues: Mapping[Path, Catalogue] | None = None) -> Change | None:
    """The change after which all that is translated is kept; None when it is already.

    ``catalogues`` stand by their paths in place of those of the corpus.
    """
    before, instead = corpus.project.kept(), catalogues or {}
    now = (instead.get(one.path, one.merge.catalogue) for one in catalogues_of(corpus))
    after = write_kept(keep(_read_once(before), now))
    return Change(corpus.project.kept_path, after.encode()) if after != before else None


def keep_translations(corpus: Corpus) -> None:
    """All that is translated in the catalogues is kept."""
    if change := kept_change(corpus):
        change_all([change])


def emptied_entries(corpus: Corpus) -> list[Finding]:
    """A warning T31 for each catalogue of which entries were translated and are empty now, with their names."""
    memory = read_memory(corpus)
    found = ((one, emptied(one.merge.catalogue, memory)) for one in catalogues_of(corpus))
    return [
        Finding(
            one.merge.catalogue.path,
            units[0].line,
            "T31",
            _said(units, "that {was} translated {is} empty now"),
            "timeline translate --restore gives the words back; --leave-empty, if it is meant, forgets them",
            Severity.WARNING,
        )
        for one, units in found
        if units
    ]


def restored_catalogues(corpus: Corpus) -> tuple[dict[Path, Catalogue], list[str]]:
    """By its path, each catalogue with what was emptied in it given back; then a line of report for each."""
    memory = read_memory(corpus)
    catalogues: dict[Path, Catalogue] = {}
    said: list[str] = []
    for one in catalogues_of(corpus):
        if units := emptied(one.merge.catalogue, memory):
            catalogues[one.path] = restored(one.merge.catalogue, memory)
            said.append(f"{one.merge.catalogue.path}: {_said(units, '{has} {its} words again')}")
    return catalogues, said


def carried_catalogues(corpus: Corpus, instead: Mapping[Path, Catalogue]) -> tuple[dict[Path, Catalogue], list[str]]:
    """By its path, each catalogue in which a place, body or headline is filled that is translated once elsewhere.

    Then a line of report for each; ``instead`` stand by their paths in place of those of the corpus. Nothing is filled
    while a catalogue cannot be read: it may have the entries' own words.
    """
    if corpus.whereabouts.findings:
        return dict(instead), []
    paths = [one.path for one in catalogues_of(corpus)]
    done = carried([instead.get(one.path, one.merge.catalogue) for one in catalogues_of(corpus)])
    filled = {path: catalogue for path, (catalogue, ids) in zip(paths, done, strict=True) if ids}
    said = [f"{one.path}: {len(ids)} filled as elsewhere{listed(ids)}" for one, ids in done if ids]
    return {**instead, **filled}, said


def _said(units: Sequence[Unit], fact: str) -> str:
    """A fact about entries, with the names of some: « 2 entries have their words again: a.place, a.title »."""
    words = {"was": "were", "is": "are", "has": "have", "its": "their"}
    fact = fact.format(**{one: many if len(units) > 1 else one for one, many in words.items()})
    return f"{len(units)} entr{'ies' if len(units) > 1 else 'y'} {fact}{listed([unit.id for unit in units])}"


def forget_emptied(corpus: Corpus) -> None:
    """What is empty now is meant to be: nothing of it is kept any more."""
    memory = read_memory(corpus)
    gone = {
        (unit.id, one.merge.catalogue.direction.target)
        for one in catalogues_of(corpus)
        for unit in emptied(one.merge.catalogue, memory)
    }
    if gone:
        change_all([Change(corpus.project.kept_path, write_kept(without(memory, gone)).encode())])


def catalogues_of(corpus: Corpus) -> Iterator[UpdatedCatalogue]:
    """The catalogues of every collection."""
    return (updated for collection in corpus.collections for updated in collection.catalogues)
