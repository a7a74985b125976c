"""What a translation is worth: translated, stale, draft or missing, and what a change of the source makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model.translation import State
from timeline.translations.alignment import comparable
from timeline.translations.event_ids import Dated, read_dates, same_dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.model.translation import Message
    from timeline.translations.po import Unit


def state(unit: Unit) -> State:
    """What the target of a unit is worth."""
    if not unit.target.strip():
        return State.MISSING
    if not unit.fuzzy:
        return State.TRANSLATED
    return State.DRAFT if unit.previous is None and read_dates(unit.notes)[1] is None else State.STALE


def state_after(
    unit: Unit, message: Message, known: Sequence[Dated], was: tuple[str, ...] | None
) -> tuple[bool, str | None, tuple[str, ...] | None]:
    """Whether the unit is fuzzy now; the source, and the dates where they were others, that were translated."""
    if (now := state(unit)) is State.MISSING:
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
