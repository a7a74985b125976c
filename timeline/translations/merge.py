"""Merge: a fresh extraction meets the catalogue, and no translation is lost or silently wrong.

A unit whose French, or whose dates, are no longer those that were translated is stale, however large the change, and
keeps the French that was translated; it is clear again when that French returns. What vanishes is obsolete, and comes
back with its state. Only what no one had translated yet goes for good.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, TimelineError
from timeline.model.translation import Translation
from timeline.translations.event_ids import carry, read_dates, write_dates
from timeline.translations.identity import communique_of, current_units, new_id, pair
from timeline.translations.joining import joined, parted
from timeline.translations.po import FUZZY, Unit
from timeline.translations.report import Report, report
from timeline.translations.states import state, state_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.model.translation import Message
    from timeline.translations.catalogue import Catalogue

MOST_LOST = 0.2
_WAITING = "event "  # an obsolete unit has no extracted comments: its dates wait among the translator's


@dataclass(frozen=True, slots=True)
class Merge:
    """The catalogue of today; for each message, in order, its translation and the lasting ids of its events."""

    catalogue: Catalogue
    translations: tuple[Translation, ...]
    event_ids: tuple[tuple[str, ...], ...]
    report: Report


def merge(catalogue: Catalogue, messages: Sequence[Message], *, allow_loss: bool = False) -> Merge:
    """Bring a catalogue up to date with the messages of a fresh extraction.

    TimelineError when more than a fifth of its entries would become obsolete: that is a bad extraction more often than
    a change of the sources. ``allow_loss`` says that it is meant.
    """
    units, renamed = current_units(catalogue.units, messages)
    found = pair(units, messages)
    gone = _gone(units, found)
    grown, origins = joined(found, messages, gone, units), parted(found, messages)
    if not allow_loss:
        _refuse_loss(catalogue, [unit for unit in gone if not unit.obsolete])
    carried = [grown.get(place, unit) for place, unit in enumerate(found)]
    live = _live(carried, messages, {unit.id for unit in units}, origins)
    obsolete = sorted((_retire(unit) for unit in gone if unit.target.strip()), key=lambda unit: (unit.id, unit.source))
    return Merge(
        replace(catalogue, units=(*live, *obsolete)),
        tuple(_translation(unit, catalogue.path) for unit in live),
        tuple(_event_ids(unit) for unit in live),
        replace(
            report(found, live, units, gone, renamed),
            joined=tuple(live[place].id for place in grown),
            parted=tuple(live[place].id for place in origins),
        ),
    )


def _live(
    found: Sequence[Unit | None], messages: Sequence[Message], used: set[str], origins: Mapping[int, Unit]
) -> list[Unit]:
    live = []
    for place, (unit, message) in enumerate(zip(found, messages, strict=True)):
        live.append(_revise(unit or _new(message, used, origins.get(place)), message))
        used.add(live[-1].id)
    return live


def _new(message: Message, used: set[str], origin: Unit | None) -> Unit:
    """A unit for a message seen for the first time; the part of a sentence is offered the English of the whole."""
    if message.role:
        return Unit(f"{message.communique}.{message.role}", message.text)
    unit = Unit(new_id(message.communique, message.text, used), message.text)
    return replace(unit, target=origin.target, flags=(FUZZY,)) if origin else unit


def _revise(unit: Unit, message: Message) -> Unit:
    """The unit as it stands after today's extraction: its French, its dates, its flag."""
    unit = _recall(unit) if unit.obsolete else unit
    known, was = read_dates(unit.notes)
    fuzzy, previous, was = state_after(unit, message, known, was)
    notes = (" ".join(note.split()) for note in message.notes if note.strip())
    return replace(
        unit,
        source=message.text,
        flags=(FUZZY,) * fuzzy + tuple(flag for flag in unit.flags if flag != FUZZY),
        previous=previous,
        previous_id=None,
        notes=(*write_dates(carry(known, message.dates), was), *notes),
        references=_references(message.reference),
    )


def _references(reference: str) -> tuple[str, ...]:
    """The ``#:`` line; a name with spaces stands between isolates, as gettext writes it."""
    if not reference:
        return ()
    return (f"\u2068{reference}\u2069" if " " in reference else reference,)


def _retire(unit: Unit) -> Unit:
    """The unit as obsolete; its dates go among the translator's comments, the only ones every tool keeps there."""
    dates, was = read_dates(unit.notes)
    kept = tuple(_WAITING + line for line in write_dates(dates, was))
    return replace(unit, obsolete=True, comments=unit.comments + kept, notes=(), references=(), previous_id=None)


def _recall(unit: Unit) -> Unit:
    """The unit as live again, its dates among the extracted comments."""
    waiting = tuple(
        comment for comment in unit.comments if comment.startswith((_WAITING + "date: ", _WAITING + "date "))
    )
    comments = tuple(comment for comment in unit.comments if comment not in waiting)
    notes = tuple(comment.removeprefix(_WAITING) for comment in waiting)
    return replace(unit, obsolete=False, comments=comments, notes=notes or unit.notes)


def _gone(units: Iterable[Unit], found: Iterable[Unit | None]) -> list[Unit]:
    here = {unit.id for unit in found if unit}
    return [unit for unit in units if unit.id not in here]


def _refuse_loss(catalogue: Catalogue, gone: Sequence[Unit]) -> None:
    live = sum(not unit.obsolete for unit in catalogue.units)
    if len(gone) <= MOST_LOST * live:
        return
    named = ", ".join(sorted({communique_of(unit.id) for unit in gone}))
    fact = f"{len(gone)} of {live} entries would become obsolete, of {named}"
    remedy = "see whether a communiqué is missing or cut short; if the loss is meant, say --allow-loss"
    raise TimelineError(Finding(catalogue.path, 0, "T23", fact, remedy))


def _translation(unit: Unit, path: str) -> Translation:
    return Translation(unit.id, unit.source, unit.target, state(unit), path, unit.line)


def _event_ids(unit: Unit) -> tuple[str, ...]:
    dates, _ = read_dates(unit.notes)
    return tuple(f"{unit.id}-{date.letter}" if date.letter else unit.id for date in dates if not date.gone)
