"""The day of an order is the one on which it was signed, at its foot: « Arrête : … Fait à Dakar, le 3 mai 2012 ».

A gazette prints it later, and holds several: each is of the first such line below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model.period import Precision
from timeline.model.when import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from timeline.events.cues import Heard
    from timeline.model.event import Mention

# A line that signs has no more letters.
_LONGEST = 100


def signing_days(heard: Sequence[Heard], mentions: Sequence[Sequence[Mention]]) -> list[date | None]:
    """For each sentence the day on which the order it stands in was signed; None where it is in none."""
    days: list[date | None] = []
    ordered = False
    for at, (one, dates) in enumerate(zip(heard, mentions, strict=True), 1):
        ordered = ordered or one.says("ordering")
        if day := _signed(one, dates):
            days += [day if ordered else None] * (at - len(days))
            ordered = False
    return days + [None] * (len(heard) - len(days))


def _signed(heard: Heard, mentions: Sequence[Mention]) -> date | None:
    """The day of a line that only signs: « Fait à Dakar, le 3 mai 2012. », « Monaco, le 26 octobre 2005 »."""
    if len(mentions) != 1 or len(heard.low) > _LONGEST:
        return None
    mention, low = mentions[0], heard.low
    when = mention.when
    rest = low[mention.end :].strip(" .,*_")
    ends = not rest or heard.cues.signs["signing_end"].fullmatch(rest)
    whole = ends and heard.cues.signs["signing"].fullmatch(low[: mention.start])
    return when.latest if whole and when.precision is Precision.DAY and when.shape is Shape.ONE else None
