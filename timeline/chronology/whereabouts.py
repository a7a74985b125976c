"""Where the texts of a corpus stand today, and what of theirs is still elsewhere: entries of catalogues, originals.

A text that was moved to another collection, or whose id is another, by the archivist's hand or by ``timeline move``, is
found again by its id, else by its title and sentences; its entries then stand in the catalogues of its collection of
today, whole, before those are brought up to date.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.chronology.catalogue_files import Came, CatalogueFile, language_file
from timeline.chronology.messages import messages_of
from timeline.events.moved_edits import Today
from timeline.model.errors import Finding, Severity, TimelineError
from timeline.model.ids import communique_of
from timeline.model.language_codes import PAIR
from timeline.model.translation import Direction
from timeline.translations.carrying import carried_in
from timeline.translations.renaming import renamed_communiques, said_by_messages, said_by_units, under_name
from timeline.translations.waiting import retired

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from timeline.model.event import Telling
    from timeline.project.folders import Project
    from timeline.translations.po import Unit

    Files = dict[str, tuple[CatalogueFile, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the archivist asks for: communiqués to have another id, old to new, and communiqués to be removed."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    removed: AbstractSet[str] = frozenset()


class Move(NamedTuple):
    """A communiqué whose entries stood under another id or in another collection, and where it stands today."""

    former: str
    from_collection: str
    communique: str
    collection: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where every text stands, and what moved.

    ``files`` are the catalogues of every collection that has texts, ``left`` those of collections that have none, as
    far as they change; ``findings`` tell of these what cannot be read. ``on_the_way`` are the catalogues from which
    entries go that take another id, with these entries under it: a run that is killed then finds them by their id.
    """

    today: Today
    files: Files
    left: tuple[CatalogueFile, ...] = ()
    moves: tuple[Move, ...] = ()
    findings: tuple[Finding, ...] = ()
    on_the_way: tuple[CatalogueFile, ...] = ()


def find_whereabouts(project: Project, files: Files, tellings: Sequence[Telling], asked: Asked) -> Whereabouts:
    """The whereabouts of the texts told, whose collections have these catalogues."""
    places = {telling.communique.id: telling.communique.collection for telling in tellings}
    order = {communique: rank for rank, communique in enumerate(places)}
    idle, findings = _catalogues_without_texts(project, files)
    every = files | idle
    today = Today(places, _renamed(every, tellings, asked), asked.removed)
    going = [went for name, own in every.items() for file in own for went in _going(name, file, today)]
    stayed = {name: tuple(_staying(name, file, today) for file in own) for name, own in every.items()}
    arrived = _with_arrivals(project, stayed, going, order)
    return Whereabouts(
        today,
        {name: tuple(sorted(arrived[name], key=lambda file: not file.catalogue.units)) for name in files},
        tuple(file for name in idle for file in arrived[name] if file not in idle[name]),
        tuple(dict.fromkeys(went.move for went in going)),
        findings,
        tuple(_on_the_way(every, today)),
    )


def _on_the_way(every: Files, today: Today) -> Iterator[CatalogueFile]:
    """Each catalogue from which entries go that take another id, all of them there still, under their ids of today."""
    for name, file in ((name, file) for name, own in every.items() for file in own):
        going = {went.move.former: went.move for went in _going(name, file, today)}
        if any(move.former != move.communique and move.collection != name for move in going.values()):
            moves = [(going.get(communique_of(unit.id)), unit) for unit in file.catalogue.units]
            units = tuple(under_name(move.communique, unit) if move else unit for move, unit in moves)
            yield replace(file, catalogue=replace(file.catalogue, units=units))


def _catalogues_without_texts(project: Project, files: Files) -> tuple[Files, tuple[Finding, ...]]:
    """The catalogues of collections that have no text today; one that cannot be read is told, and stays as it is."""
    idle: Files = {}
    findings: list[Finding] = []
    spoken = next((file.catalogue.direction.source for own in files.values() for file in own), PAIR[0])
    for name in project.collections_with_catalogue():
        for code in project.catalogue_codes(name) if name not in files else ():
            try:
                idle[name] = (*idle.get(name, ()), language_file(project, name, Direction(spoken, code)))
            except TimelineError as error:
                findings += [replace(finding, severity=Severity.WARNING) for finding in error.findings]
    return idle, tuple(findings)


def _renamed(every: Files, tellings: Sequence[Telling], asked: Asked) -> dict[str, str]:
    """Old id to new: as asked for, and where a text that is gone is found under an id that no catalogue knows.

    Each language is looked at for itself: of a run that was killed some catalogues have the new id, some the old.
    """
    by_language: dict[str, list[Unit]] = defaultdict(list)
    for file in (file for own in every.values() for file in own):
        by_language[file.catalogue.direction.target] += file.catalogue.units
    found: dict[str, str] = {}
    for units in by_language.values():
        found = _renamed_in(units, tellings, asked) | found
    return {**found, **asked.renamed}


def _renamed_in(units: Sequence[Unit], tellings: Sequence[Telling], asked: Asked) -> dict[str, str]:
    """Old id to new, of the communiqués that are gone from the catalogues of a language."""
    known = {communique_of(unit.id) for unit in units}
    today = {telling.communique.id for telling in tellings} | asked.renamed.keys() | asked.removed
    gone = (unit for unit in units if communique_of(unit.id) not in today)
    # One that has another id by hand already may be asked to have a third.
    expected = known | {new for former, new in asked.renamed.items() if former in known}
    new = [telling for telling in tellings if telling.communique.id not in expected]
    said = (message for telling in new for message in messages_of(telling))
    return renamed_communiques(said_by_units(gone), said_by_messages(said)) if new else {}


class _Went(NamedTuple):
    """An entry that belongs elsewhere, under its id of today, its file, and the move of its communiqué."""

    unit: Unit
    file: CatalogueFile
    move: Move


def _going(name: str, file: CatalogueFile, today: Today) -> Iterator[_Went]:
    formers = {communique_of(unit.id) for unit in file.catalogue.units} - today.removed
    moves = {move.former: move for former in formers if (move := _move(name, former, today))}
    for unit in file.catalogue.units if moves else ():
        if move := moves.get(communique_of(unit.id)):
            # No line of the file it is to stand in has it yet.
            yield _Went(replace(under_name(move.communique, unit), line=0), file, move)


def _move(name: str, former: str, today: Today) -> Move | None:
    """Where a text of a catalogue went, if it did."""
    communique = today.renamed.get(former, former)
    move = Move(former, name, communique, today.places.get(communique, name))
    return move if move[:2] != move[2:] else None


def _staying(name: str, file: CatalogueFile, today: Today) -> CatalogueFile:
    """The catalogue without what goes; the entries of removed communiqués are obsolete, where they are translated."""
    gone = {went.move.former for went in _going(name, file, today)}
    units = []
    for unit in file.catalogue.units:
        communique = communique_of(unit.id)
        if communique in today.removed and unit.target.strip():
            units.append(retired(unit))
        elif communique not in gone | today.removed:
            units.append(unit)
    kept = tuple(units)
    return replace(file, catalogue=replace(file.catalogue, units=kept)) if kept != file.catalogue.units else file


def _with_arrivals(project: Project, files: Files, going: Sequence[_Went], order: Mapping[str, int]) -> Files:
    """The files with what goes into each, a new one with the header of that it comes from, and the moves of each."""
    by_file: dict[tuple[str, str], list[_Went]] = defaultdict(list)
    for went in going:
        by_file[went.move.collection, went.file.catalogue.direction.target].append(went)
    settled = {(name, file.catalogue.direction.target): file for name, own in files.items() for file in own}
    for (name, code), arrivals in by_file.items():
        first = arrivals[0].file.catalogue
        file = settled.get((name, code)) or language_file(project, name, first.direction)
        header = file.catalogue.header if file.text.strip() else first.header
        catalogue = carried_in(replace(file.catalogue, header=header), [went.unit for went in arrivals])
        units = sorted(catalogue.units, key=lambda unit: order.get(communique_of(unit.id), len(order)))
        settled[name, code] = replace(file, catalogue=replace(catalogue, units=tuple(units)))
    with_moves: Files = dict.fromkeys(files, ())
    for (name, code), file in settled.items():
        moves = dict.fromkeys(w.move for w in going if w.file.catalogue.direction.target == code)
        with_moves[name] += (replace(file, came=_came(name, moves)),)
    return with_moves


def _came(name: str, moves: Iterable[Move]) -> Came:
    """What a report says of the moves that a collection's catalogue has part in."""
    renamed, arrived, left = [], [], []
    for move in moves:
        if move.collection == move.from_collection == name:
            renamed.append(f"{move.former} to {move.communique}")
        elif move.collection == name:
            once = f", {move.former} there" if move.former != move.communique else ""
            arrived.append(f"{move.communique} from {move.from_collection}{once}")
        elif move.from_collection == name:
            left.append(f"{move.former} to {move.collection}")
    return Came(tuple(renamed), tuple(arrived), tuple(left))
