"""Catalogues brought up to date text by text: who changed one text does not wait for the merge of all others.

What comes of it is byte for byte what merging the whole corpus makes. Where that cannot be known of the texts one by
one, as where a catalogue would lose much or has entries of a text that is gone, nothing is made.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.translations.carried import carried, is_short
from timeline.translations.in_place import with_all_units
from timeline.translations.loss import MOST_LOST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.chronology.catalogue_files import CatalogueFile
    from timeline.chronology.one_text import OneText
    from timeline.translations.in_place import StandingCatalogue
    from timeline.translations.po import Unit


@dataclass(frozen=True, slots=True)
class MergedFile:
    """A catalogue as it stands, and by the id of each text the entries that it is to have of it, in their order."""

    file: CatalogueFile
    standing: StandingCatalogue
    by_text: Mapping[str, tuple[Unit, ...]]

    @property
    def text(self) -> str:
        """The text that the file is to have."""
        if all(self.standing.by_text.get(name, ()) is units for name, units in self.by_text.items()):
            return self.standing.text
        units = [unit for own in self.by_text.values() for unit in own]
        gone = sorted((unit for unit in units if unit.obsolete), key=lambda unit: (unit.id, unit.source))
        return with_all_units(self.standing, (*(unit for unit in units if not unit.obsolete), *gone))


def merge_file(texts: Iterable[OneText], file: CatalogueFile, standing: StandingCatalogue) -> MergedFile | None:
    """A catalogue with what was merged of each text of its collection; None where only the whole corpus tells."""
    merged = {text.id: _merged(text, standing) for text in texts}
    gone = [unit for name, units in standing.by_text.items() if name not in merged for unit in units]
    # What an entry of no text of today becomes is known where it is obsolete already.
    idle = all(unit.obsolete and unit.target.strip() for unit in gone)
    live = {unit.id for units in merged.values() for unit in units if not unit.obsolete}
    lost = len(standing.places.keys() - live) > MOST_LOST * len(standing.places)
    if not standing.is_ours or not idle or lost or len({unit.id for unit in gone}) < len(gone):
        return None
    others = {name: units for name, units in standing.by_text.items() if name not in merged}
    return MergedFile(file, standing, {**merged, **others})


def _merged(text: OneText, standing: StandingCatalogue) -> tuple[Unit, ...]:
    """The entries of a text after its merge; the very same that stand there where they say the same."""
    there = standing.by_text.get(text.id, ())
    catalogues = (updated.merge.catalogue for updated in (text.collection.catalogues if text.collection else ()))
    own = next((one.units for one in catalogues if one.path == standing.catalogue.path), ())
    return there if own == there else own


def carry(files: Sequence[MergedFile]) -> tuple[MergedFile, ...]:
    """The files, each place, body or headline filled that is translated once elsewhere, as the whole corpus has it."""
    short = [replace(one.standing.catalogue, units=tuple(_short(one))) for one in files]
    done = zip(files, carried(short), strict=True)
    return tuple(_filled(file, catalogue.units, frozenset(ids)) if ids else file for file, (catalogue, ids) in done)


def _short(file: MergedFile) -> Iterator[Unit]:
    return (unit for units in file.by_text.values() for unit in units if is_short(unit))


def _filled(file: MergedFile, short: Iterable[Unit], ids: frozenset[str]) -> MergedFile:
    targets = {unit.id: unit.target for unit in short if unit.id in ids}
    by_text = {
        name: tuple(
            replace(unit, target=targets[unit.id]) if unit.id in targets and not unit.obsolete else unit
            for unit in units
        )
        if any(unit.id in targets for unit in units)
        else units
        for name, units in file.by_text.items()
    }
    return replace(file, by_text=by_text)
