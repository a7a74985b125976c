"""The day of an order is the one on which it was signed, at its foot: « Arrête : … Fait à Dakar, le 3 mai 2012 ».

A gazette prints it later, and holds several: each is of the first such line below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.model.period import Precision
from timeline.model.when import Shape
from timeline.reading.offsets import lowered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from timeline.events.cues import Cues
    from timeline.model.communique import Sentence
    from timeline.model.event import Mention

# A line that signs has no more letters.
_LONGEST = 100


def signing_days(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], cues: Cues) -> list[date | None]:
    """For each sentence the day on which the order it stands in was signed; None where it is in none."""
    days: list[date | None] = []
    ordered = False
    for at, (sentence, dates) in enumerate(zip(sentences, mentions, strict=True), 1):
        ordered = ordered or cues.signs["ordering"].search(lowered(sentence.text)) is not None
        if day := _signed(sentence, dates, cues):
            days += [day if ordered else None] * (at - len(days))
            ordered = False
    return days + [None] * (len(sentences) - len(days))


def is_order(read: Sequence[tuple[Sentence, Sequence[Mention]]], cues: Cues) -> bool:
    """Whether sentences with their dates hold an order and the line that signs it."""
    return any(signing_days([sentence for sentence, _ in read], [dates for _, dates in read], cues))


def _signed(sentence: Sentence, mentions: Sequence[Mention], cues: Cues) -> date | None:
    """The day of a line that only signs: « Fait à Dakar, le 3 mai 2012. », « Monaco, le 26 octobre 2005 »."""
    if len(mentions) != 1 or len(sentence.text) > _LONGEST:
        return None
    mention, low = mentions[0], lowered(sentence.text)
    when = mention.when
    rest = low[mention.end :].strip(" .,*_")
    ends = not rest or cues.signs["signing_end"].fullmatch(rest)
    whole = ends and cues.signs["signing"].fullmatch(low[: mention.start])
    return when.latest if whole and when.precision is Precision.DAY and when.shape is Shape.ONE else None
