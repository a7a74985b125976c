"""What a text says of its dates: a Mention gives one, an Event is what it dates, a Telling all that the text tells."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 what is kept in the cache is held to these types
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from timeline.model.communique import Communique, Sentence  # noqa: TC001 as above
from timeline.model.when import When  # noqa: TC001 as above


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


# The rule of an event that the editor adds, and the basis of a date that the editor gives.
BY_HAND = "by the editor"


@dataclass(frozen=True, slots=True)
class Edit:
    """What the editor says of one event: the file and line that begin it, its words, and the line of each word.

    ``when`` is the date that is said; ``reading`` tells how it was read where it is said in words.
    """

    id: str
    path: str
    line: int
    said: Mapping[str, Any]
    lines: Mapping[str, int]
    when: When | None = None
    reading: str = ""

    def place(self, word: str) -> str:
        """The file and line where a word is said."""
        return f"{self.path}:{self.lines.get(word, self.line)}"


@dataclass(frozen=True, slots=True)
class Event:
    """A dated statement; without ``mentions`` it is the meeting that dates it, and ``expression`` is empty.

    ``roles`` are those of the texts that the editor gives. ``text`` has the words to print where the sentence says too
    much; ``stated`` says where an entry comes from that no text states; ``read`` is the date that the rules read where
    the editor gives another; ``edits`` all that the editor says of the event.
    ``form`` names the form that the date has in the sentence: adverbial, dated-document, …; ``subjects`` are the ids of
    those that the editor gives it.
    """

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
    text: str = ""
    stated: str = ""
    read: When | None = None
    edits: tuple[Edit, ...] = ()
    form: str = ""
    subjects: tuple[str, ...] = ()

    @property
    def added(self) -> bool:
        """Whether the editor added the event."""
        return self.rule == BY_HAND

    @property
    def expression(self) -> str:
        """The words that give the date, as the sentence has them."""
        if not self.mentions:
            return ""
        return self.sentence.text[self.mentions[0].start : self.mentions[-1].end]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one text tells: the communiqué and its events in the order of its sentences.

    ``held`` says that it is held back, without events, until its day is known.
    """

    communique: Communique
    events: tuple[Event, ...]
    held: bool = False
