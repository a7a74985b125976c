"""How much a catalogue loses: what is gone from the texts, not what the editor takes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model.errors import Finding, TimelineError
from timeline.model.ids import code_of, communique_of
from timeline.translations.editor_texts import editors_word
from timeline.translations.event_ids import read_dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.translations.po import Unit

MOST_LOST = 0.2


def refuse_loss(path: str, units: Iterable[Unit], gone: Iterable[Unit]) -> None:
    """TimelineError T23 when more than a fifth of the live entries would become obsolete.

    That is a bad extraction more often than a change of the sources. What the editor added and takes away is no loss.
    """
    live = sum(not unit.obsolete for unit in units)
    lost = [unit for unit in gone if not unit.obsolete and not _by_hand(unit)]
    if len(lost) <= MOST_LOST * live:
        return
    named = ", ".join(sorted({communique_of(unit.id) for unit in lost}))
    fact = f"{len(lost)} of {live} entries would become obsolete, of {named}"
    remedy = "see whether a communiqué is missing or cut short; if the loss is meant: timeline translate --allow-loss"
    raise TimelineError(Finding(path, 0, "T23", fact, remedy))


def _by_hand(unit: Unit) -> bool:
    """Whether only the editor spoke of it: a text of the editor's, a place, a sentence of added events alone."""
    dates = [date for date in read_dates(unit.notes)[0] if not date.gone]
    of_place = code_of(unit.id).startswith(("place-", "body-"))
    return bool(editors_word(unit.id)) or of_place or (bool(dates) and all(date.added for date in dates))
