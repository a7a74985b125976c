"""Whether an entry is translated, stale, a draft or missing, and what a change of its source makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model.translation import State
from timeline.translations.alignment import comparable
from timeline.translations.event_ids import LetteredDate, read_dates, same_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model.translation import Message
    from timeline.translations.po import Unit


def unit_state(unit: Unit) -> State:
    """The state of a unit's translation."""
    if not unit.target.strip():
        return State.MISSING
    if not unit.fuzzy:
        return State.TRANSLATED
    return State.DRAFT if unit.previous is None and read_dates(unit.notes)[1] is None else State.STALE


def state_after(
    unit: Unit, message: Message, known: Sequence[LetteredDate], was: tuple[str, ...] | None
) -> tuple[bool, str | None, tuple[str, ...] | None]:
    """What a unit is after today's extraction: whether it is fuzzy, the source and the dates that were translated.

    The source and the dates are None where they are today's. ``known`` are the dates that the unit remembers, ``was``
    those it was translated for when they were others.
    """
    if (now := unit_state(unit)) is State.MISSING:
        return False, None, None
    if now is State.DRAFT or unit.previous_id not in (None, unit.id):
        # msgmerge guessed from another entry: the target was never this sentence's own.
        return True, None, None
    stale = now is State.STALE
    translated = unit.previous if stale and unit.previous is not None else unit.source
    before = was if stale and was is not None else tuple(date.notation for date in known if not date.gone)
    # A program that drops comments drops the dates: that is no change of them.
    dated = same_dates(before, message.dates) or not (known or was)
    if dated and comparable(translated) == comparable(message.text):
        return False, None, None
    return True, translated, None if dated else before
