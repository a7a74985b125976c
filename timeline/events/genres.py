"""What a text is, which says what its words do: a debate, a letter, an order, a treaty, the rules of a club.

« Le gouvernement autorise l'officier de liaison à communiquer librement » decides nothing in a convention; « Monsieur
le Président, je demande … », said twice, is a debate without its heading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.bodies import words_of
from timeline.events.ordered import signing_days
from timeline.model.communique import Block
from timeline.model.event import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.cues import Read
    from timeline.events.sitting import Sitting

# The head of a text is among so many sentences from the top.
_TOP = 8
# Once may be by chance, « la présente convention » in the minutes of a council; what a text is it says again.
_AGAIN = 2


def with_head(read: Sequence[Read], sitting: Sitting) -> tuple[Sitting, Kind | None]:
    """The meeting with what the head of a release names, and what its own day is: of a letter, a debate, an order."""
    top = [one for one in read[:_TOP] if one.sentence.block is Block.HEADING]
    edges = (*read[:_TOP], *read[max(_TOP, len(read) - _TOP) :])
    is_letter = any(one.heard.says("letter") for one in edges)
    debate = any(one.heard.says("debate") for one in top) or _says_again(read, "speech")
    minutes = any(one.heard.says("deciding") for one in top)
    sitting = sitting._replace(
        named=sitting.named | words_of([one.sentence.text for one in top]),
        debate=debate,
        sat=debate,
        norms=any(one.heard.says("norms") for one in top),
        treaty=not (debate or minutes) and _says_again(read, "treaty"),
        speaking=any(one.heard.says("ourselves") for one in read),
        trial=any(one.heard.says("trial") for one in read),
    )
    is_order = any(signing_days([one.heard for one in read], [one.mentions for one in read]))
    met = debate or (minutes and _tells_its_day(read[:_TOP]))
    own = ((Kind.MEETING, met), (Kind.DECISION, is_order), (Kind.PAST, is_letter))
    return sitting, next((kind for kind, told in own if told), None)


def _tells_its_day(read: Sequence[Read]) -> bool:
    """Whether a line says when the meeting was that the minutes are of: « Date : 06.12.22 »."""
    dated = ((one.heard, one.mentions[0].start) for one in read if one.mentions)
    return any(heard.cues.says("dated", heard.low[:start]) for heard, start in dated)


def _says_again(read: Sequence[Read], sign: str) -> bool:
    """Whether a sign is in more than one sentence."""
    return sum(one.heard.says(sign) for one in read) >= _AGAIN
