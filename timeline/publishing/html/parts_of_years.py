"""The years of a chronology in parts that are loaded as they are looked at, each with as many entries as are quick."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.publishing.stretches import cut, cut_evenly

if TYPE_CHECKING:
    from timeline.model.edition import Chronology, Entry, Group

# Entries of a file, and of what is put into the list at once.
_FILE, _BATCH = 500, 40
_NO_YEAR = "9999"


@dataclass(frozen=True, slots=True)
class Part:
    """A year, or a stretch of one of many entries: the name of its files, its places, the parts on its sides."""

    name: str
    year: str
    groups: tuple[Group, ...]
    before: str = ""
    after: str = ""

    @property
    def title(self) -> str:
        """« 2008 », « 2008 (2) »; nothing of the entries without a year."""
        return title_of(self.name)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that stand in it."""
        return tuple(entry for group in self.groups for entry in group.entries)

    @property
    def sources(self) -> set[str]:
        """The ids of the communiqués that tell them."""
        return {telling.communique.id for entry in self.entries for telling in entry.tellings}

    @property
    def batches(self) -> list[list[Group]]:
        """Its places, as many together as are put into the list at once."""
        return cut(self.groups, _BATCH)


def part_years(chronology: Chronology) -> tuple[Part, ...]:
    """The years in order, those of very many entries in several parts: « 2008 », « 2008-2 »."""
    parts = [
        Part(f"{year}-{number}" if number > 1 else year, year, tuple(groups))
        for year, all_groups in chronology.grouped_years
        for number, groups in enumerate(cut_evenly(all_groups, _FILE), 1)
    ]
    names = ["", *(part.name for part in parts), ""]
    return tuple(replace(part, before=names[at], after=names[at + 2]) for at, part in enumerate(parts))


def title_of(name: str) -> str:
    """What the part of a name is called: « 2008 », « 2008 (2) »; nothing where it has no year."""
    year, _, number = name.partition("-")
    return "" if year == _NO_YEAR else f"{year} ({number})" if number else year
