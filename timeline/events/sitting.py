"""What is known of the meeting where a sentence stands, and what a sentence may stand over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from timeline.model.communique import Block

if TYPE_CHECKING:
    from datetime import date

    from timeline.events.cues import Heard
    from timeline.events.statements import Statement
    from timeline.model.communique import Sentence
    from timeline.model.event import Event

# Sentences: no more are looked back to.
_BACK = 4
# Letters: what opens what is decided is no longer.
_OPENING = 120


class Sitting(NamedTuple):
    """What is known of the meeting where a sentence stands.

    ``held`` is its day, ``told`` whether that has its entry, ``sat`` whether a meeting or a decision of it was told,
    ``headed`` whether a heading is that, ``after`` the event told just before, ``said`` the few sentences before, none
    at the head of a text; ``named`` are the words of those who decide, ``above`` the heading or opening above in small
    letters; ``debate``: the members of a house speak in turn; ``norms``: who decides as a rule; ``treaty``: what its
    parties shall do; ``speaking``: some « nous » says it; ``trial``: a trial is told; ``next``: the sentence that
    follows; ``agenda``: the heading of an agenda, as long as no sentence with a verb has followed.
    """

    held: date | None
    told: bool = False
    sat: bool = False
    headed: bool = False
    after: Event | None = None
    said: tuple[Statement, ...] | None = None
    named: frozenset[str] = frozenset()
    above: str = ""
    debate: bool = False
    norms: bool = False
    treaty: bool = False
    speaking: bool = False
    trial: bool = False
    next: Heard | None = None
    agenda: str = ""


def may_open(sentence: Sentence) -> bool:
    """Whether a sentence may stand over what follows: a heading, the opening of a list, « Par ces motifs, »."""
    text = sentence.text
    return sentence.opens_list or sentence.block is Block.HEADING or (text[-1:] in ":," and len(text) < _OPENING)


def goes_on_with(sitting: Sitting, statement: Statement) -> tuple[Statement, ...]:
    """The sentences before the next, as far back as « il » and « elle » may reach."""
    return (*(sitting.said or ())[1 - _BACK :], statement)
