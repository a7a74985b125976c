"""Whether an entry is translated, stale, a draft or missing, and what a change of its source makes of it."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from timeline.model.event import BY_HAND
from timeline.model.translation import State
from timeline.translations.alignment import comparable
from timeline.translations.event_ids import LetteredDate, read_dates, same_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model.translation import Message
    from timeline.translations.po import Unit


# Above a draft whose source, or the one it was made for, stands as the previous text: it never was a translation.
DRAFT_NOTE = "draft: "
WAS_DRAFT = "draft of before"


def unit_state(unit: Unit) -> State:
    """The state of a unit's translation."""
    if not unit.target.strip():
        return State.MISSING
    if not unit.fuzzy:
        return State.TRANSLATED
    if any(note.startswith(DRAFT_NOTE) for note in unit.notes):
        return State.DRAFT
    return State.DRAFT if unit.previous is None and read_dates(unit.notes)[1] is None else State.STALE


def kept_notes(unit: Unit, previous: str | None) -> tuple[str, ...]:
    """What says of a unit that its target is a draft, or was one; ``previous`` is what it was made for now."""
    if not unit.fuzzy:
        return ()
    drafted = unit_state(unit) is State.DRAFT
    if previous is not None and previous == unit.source and drafted:
        return (WAS_DRAFT,)
    own = tuple(note for note in unit.notes if note.startswith(DRAFT_NOTE))
    return own if drafted else (WAS_DRAFT,) * (WAS_DRAFT in unit.notes and previous is not None)


def state_after(
    unit: Unit, message: Message, known: Sequence[LetteredDate], was: tuple[str, ...] | None
) -> tuple[bool, str | None, tuple[str, ...] | None]:
    """What a unit is after today's extraction: whether it is fuzzy, the source and the dates that were translated.

    The source and the dates are None where they are today's. ``known`` are the dates that the unit remembers, ``was``
    those it was translated for when they were others.
    """
    if (now := unit_state(unit)) is State.MISSING:
        return False, None, None
    if now is State.DRAFT and comparable(unit.source) != comparable(message.text):
        return True, unit.source, None
    if now is State.DRAFT and unit.previous is not None:
        return True, unit.previous, None
    if now is State.DRAFT or unit.previous_id not in (None, unit.id):
        # msgmerge guessed from another entry: the target was never this sentence's own.
        return True, None, None
    stale = now is State.STALE
    translated = unit.previous if stale and unit.previous is not None else unit.source
    read = tuple(date.notation for date in known if not (date.gone or date.added))
    before = was if stale and was is not None else read
    # A program that drops comments drops the dates: that is no change of them.
    dated = _same_dates(before, message) or not (known or was)
    if dated and comparable(translated) == comparable(message.text):
        return WAS_DRAFT in unit.notes, None, None
    return True, translated, None if dated else before


def _same_dates(before: Sequence[str], message: Message) -> bool:
    """Whether a sentence is of the dates it was translated for; those that the editor adds are no words of it."""
    now = [date for date, hand in zip_longest(message.dates, message.hands, fillvalue="") if hand != BY_HAND]
    # A catalogue of before knew the editor's dates as any other.
    return same_dates(before, now) or same_dates(before, message.dates)
