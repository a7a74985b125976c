"""What a text says of its dates: a Mention gives one, an Event is what it dates, a Telling all that the text tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.model.communique import Communique, Sentence
    from timeline.model.when import When


@dataclass(frozen=True, slots=True)
class Mention:
    """A calendar expression: characters ``start`` to ``end`` of the text as given, its value, the rule and its basis.

    ``basis`` is one of: stated, from publication, from the date before, from tense.
    """

    start: int
    end: int
    text: str
    when: When
    rule: str
    basis: str
    weekday_differs: bool = False


class Kind(StrEnum):
    """What a dated statement is about."""

    MEETING = "meeting"
    DECISION = "decision"
    PAST = "past"
    PLANNED = "planned"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Event:
    """A dated statement; without ``mentions`` it is the meeting that dates it, and ``expression`` is empty."""

    kind: Kind
    when: When
    sentence: Sentence
    communique: str
    rule: str
    basis: str
    mentions: tuple[Mention, ...] = ()
    headline: str = ""
    key: bool = False
    note: str = ""
    place: str = ""
    body: str = ""
    roles: dict[str, str] = field(default_factory=dict)
    left_out: bool = False

    @property
    def expression(self) -> str:
        """The words that give the date, as the sentence has them."""
        if not self.mentions:
            return ""
        return self.sentence.text[self.mentions[0].start : self.mentions[-1].end]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one text tells: the communiqué and its events in the order of its sentences."""

    communique: Communique
    events: tuple[Event, ...]
