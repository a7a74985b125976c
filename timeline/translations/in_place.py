"""A PO file as it stands: its text, the catalogue read of it, and how either changes with the lines of an entry.

A catalogue may have thousands of entries, and who saves one need not wait until all are read and written again. In a
file whose every line is as we write it the lines of an entry give way to others, and of the file that comes of it only
those lines are read that were not read before. What is written is byte for byte what writing all of them makes, and
what is read is what reading all of it gives; only the numbers of the lines further down stay those of the reading
before. Any other file is read and written whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.model.ids import communique_of
from timeline.project.differing import differing
from timeline.translations.catalogue import read_catalogue, write_catalogue
from timeline.translations.po import read_units, write_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.model.translation import Direction
    from timeline.project.files import Source
    from timeline.translations.catalogue import Catalogue
    from timeline.translations.po import Unit

# What stands between two entries, and nowhere else in a file that is as we write it.
_BETWEEN = "\n\n"
# Of so many entries that may all differ those that do are sought.
_MANY = 50


@dataclass(frozen=True, slots=True)
class StandingCatalogue:
    """The text of a PO file and the catalogue that was read of it.

    ``by_text`` has its units by the id of the text they are of, ``places`` the index of each live unit by its own id;
    ``is_ours``: the text is what we write of the catalogue, byte for byte.
    """

    text: str
    catalogue: Catalogue
    by_text: Mapping[str, tuple[Unit, ...]]
    places: Mapping[str, int]
    is_ours: bool

    def unit(self, name: str) -> Unit | None:
        """The live entry with an id; None where the file has none."""
        place = self.places.get(name)
        return None if place is None else self.catalogue.units[place]


def standing_catalogue(text: str, catalogue: Catalogue) -> StandingCatalogue:
    """A file with this text, of which this catalogue was read."""
    units = catalogue.units
    return StandingCatalogue(text, catalogue, _by_text(units), _places(units), write_catalogue(catalogue) == text)


def _by_text(units: Iterable[Unit]) -> dict[str, tuple[Unit, ...]]:
    groups: dict[str, list[Unit]] = {}
    for unit in units:
        groups.setdefault(communique_of(unit.id), []).append(unit)
    return {name: tuple(own) for name, own in groups.items()}


def _places(units: Iterable[Unit]) -> dict[str, int]:
    return {unit.id: place for place, unit in enumerate(units) if not unit.obsolete}


def read_again(source: Source, direction: Direction, known: StandingCatalogue | None) -> StandingCatalogue:
    """The file as it stands now, of which an earlier state may be known; TimelineError as ``read_catalogue`` has it."""
    if known and known.catalogue.direction == direction and known.catalogue.path == source.name:
        if known.text == source.text:
            return known
        if changed := _read_what_changed(source.text, known):
            return changed
    return standing_catalogue(source.text, read_catalogue(source, direction))


def with_units(standing: StandingCatalogue, units: Iterable[Unit]) -> str:
    """The text of the file with these live entries in place of those that have their ids."""
    new = {standing.places[unit.id]: unit for unit in units}
    if standing.is_ours and (text := _in_place(standing, new)) is not None:
        return text
    all_units = tuple(new.get(place, unit) for place, unit in enumerate(standing.catalogue.units))
    return write_catalogue(replace(standing.catalogue, units=all_units))


def with_all_units(standing: StandingCatalogue, units: Iterable[Unit]) -> str:
    """The text of the file with these entries and no others; the lines of those that stand there are as they were."""
    ordered, blocks = sorted(units, key=lambda unit: unit.obsolete), _blocks(standing)
    if blocks is None:
        return write_catalogue(replace(standing.catalogue, units=tuple(ordered)))
    known = dict(zip(map(id, standing.catalogue.units), blocks[1:], strict=True))
    lines = (known.get(id(unit)) or write_unit(unit).removesuffix("\n") for unit in ordered)
    return f"{_BETWEEN.join([blocks[0], *lines])}\n"


def _blocks(standing: StandingCatalogue) -> list[str] | None:
    """The lines of the header and of each entry; None of a file that is not as we write it."""
    blocks = standing.text.removesuffix("\n").split(_BETWEEN)
    return blocks if standing.is_ours and len(blocks) == len(standing.catalogue.units) + 1 else None


def _in_place(standing: StandingCatalogue, new: Mapping[int, Unit]) -> str | None:
    text = standing.text
    for place, unit in new.items():
        former = f"{_BETWEEN}{write_unit(standing.catalogue.units[place])}"
        if (at := text.find(former)) < 0:
            return None
        text = f"{text[:at]}{_BETWEEN}{write_unit(unit)}{text[at + len(former) :]}"
    return text


class _Stretch(NamedTuple):
    """The entries from the index ``first`` on, up to ``last``, give way to others; ``line`` is that above them."""

    first: int
    last: int
    text: str
    line: int


def _read_what_changed(text: str, known: StandingCatalogue) -> StandingCatalogue | None:
    """The file with this text; None where all of it must be read to know what it is."""
    stretch = _stretch(text, known.text) if known.is_ours else None
    if stretch is None:
        return None
    if stretch.last - stretch.first > _MANY:
        return _read_new_entries(text, known)
    read, wrong = read_units(stretch.text)
    if wrong or not read or "\n".join(map(write_unit, read)) != stretch.text or not all(unit.id for unit in read):
        return None
    old = known.catalogue.units[stretch.first : stretch.last]
    same = {unit: unit for unit in old}
    new = [same.get(unit) or replace(unit, line=unit.line + stretch.line) for unit in read]
    return _replaced(text, known, old, new, stretch.first)


def _read_new_entries(text: str, known: StandingCatalogue) -> StandingCatalogue | None:
    """The same, of entries that differ here and there; those whose lines stood there before are not read again."""
    blocks, former = text.removesuffix("\n").split(_BETWEEN), _blocks(known)
    if former is None or blocks[0] != former[0]:
        return None
    units = dict(zip(former[1:], known.catalogue.units, strict=True))
    fresh = [block for block in dict.fromkeys(blocks[1:]) if block not in units]
    read, wrong = read_units(f"{_BETWEEN.join(fresh)}\n")
    if wrong or [write_unit(unit) for unit in read] != [f"{block}\n" for block in fresh]:
        return None
    units |= dict(zip(fresh, _placed(read, fresh, blocks), strict=True))
    return _arranged(text, known, tuple(units[block] for block in blocks[1:])) if text.endswith("\n") else None


def _placed(read: Iterable[Unit], fresh: Sequence[str], blocks: Sequence[str]) -> Iterator[Unit]:
    """Entries that were read one behind the other, each with the number of its line in the whole file."""
    here, there = _first_lines(fresh), _first_lines(blocks)
    return (replace(unit, line=unit.line - here[block] + there[block]) for unit, block in zip(read, fresh, strict=True))


def _first_lines(blocks: Iterable[str]) -> dict[str, int]:
    """How many lines stand above each entry."""
    above, lines = 0, dict[str, int]()
    for block in blocks:
        lines[block] = above
        above += block.count("\n") + len(_BETWEEN)
    return lines


def _stretch(text: str, former: str) -> _Stretch | None:
    """The entries that differ, whole; None where the header does."""
    start, end, former_end = differing(text, former)
    begin = former.rfind(_BETWEEN, 0, start)
    if begin < 0:
        return None
    above = former.count(_BETWEEN, 0, begin)
    # The same empty line stands behind the last of them in both; the last entry of all has none.
    behind = former.find(_BETWEEN, former_end)
    close = len(former) if behind < 0 else behind + 1
    last = above + former.count(_BETWEEN, begin, close)
    first = begin + len(_BETWEEN)
    lines = former.count("\n", 0, first)
    return _Stretch(above, last, text[first : end + close - former_end], lines)


def _replaced(
    text: str, known: StandingCatalogue, old: Sequence[Unit], new: Sequence[Unit], first: int
) -> StandingCatalogue | None:
    """The file with new entries in place of old ones; None where they do not stand as we write them."""
    before, behind = known.catalogue.units[:first], known.catalogue.units[first + len(old) :]
    units = (*before, *new, *behind)
    catalogue = replace(known.catalogue, units=units)
    if [(unit.id, unit.obsolete) for unit in old] == [(unit.id, unit.obsolete) for unit in new]:
        turned = dict(zip(map(id, old), new, strict=True))
        names = {communique_of(unit.id) for unit in new}
        own = {name: tuple(turned.get(id(unit), unit) for unit in known.by_text[name]) for name in names}
        return StandingCatalogue(text, catalogue, {**known.by_text, **own}, known.places, is_ours=True)
    return _arranged(text, known, units)


def _arranged(text: str, known: StandingCatalogue, units: tuple[Unit, ...]) -> StandingCatalogue | None:
    """The file with these entries; None where no file of ours has them so."""
    catalogue, places = replace(known.catalogue, units=units), _places(units)
    in_order = list(units) == sorted(units, key=lambda unit: unit.obsolete)
    if len(places) != sum(not unit.obsolete for unit in units) or not in_order or not all(unit.id for unit in units):
        return None
    return StandingCatalogue(text, catalogue, _same_where_same(_by_text(units), known.by_text), places, is_ours=True)


def _same_where_same(
    now: Mapping[str, tuple[Unit, ...]], before: Mapping[str, tuple[Unit, ...]]
) -> Mapping[str, tuple[Unit, ...]]:
    """The units of each text, the very same where they say the same."""
    return {name: known if (known := before.get(name)) == units else units for name, units in now.items()}
