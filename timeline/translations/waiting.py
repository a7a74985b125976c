"""What waits in a catalogue, obsolete: what vanished from the texts, and what the editor does not print.

A program that writes PO keeps the translator's comments of an obsolete unit and no others: the dates wait among them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.translations.event_ids import carry_letters, read_dates, write_dates
from timeline.translations.po import Unit

if TYPE_CHECKING:
    from timeline.model.translation import Message

_WAITING = "event "


def retired(unit: Unit) -> Unit:
    """The unit as obsolete, with its dates."""
    dates, was = read_dates(unit.notes)
    kept = tuple(_WAITING + line for line in write_dates(dates, was))
    return replace(unit, obsolete=True, comments=unit.comments + kept, notes=(), references=(), previous_id=None)


def recalled(unit: Unit) -> Unit:
    """The unit as live, its dates among the extracted comments; a live one as it is."""
    if not unit.obsolete:
        return unit
    waiting = tuple(
        comment for comment in unit.comments if comment.startswith((_WAITING + "date: ", _WAITING + "date "))
    )
    comments = tuple(comment for comment in unit.comments if comment not in waiting)
    notes = tuple(comment.removeprefix(_WAITING) for comment in waiting)
    return replace(unit, obsolete=False, comments=comments, notes=notes or unit.notes)


def set_aside(unit: Unit | None, identity: str, message: Message) -> Unit:
    """The unit of a sentence that the editor does not print: it keeps its id, its letters and its translation."""
    known = recalled(unit or Unit(identity, message.text))
    dates, was = read_dates(known.notes)
    lettered = carry_letters(dates, message.dates, message.hands)
    return retired(replace(known, id=identity, notes=tuple(write_dates(lettered, was))))
