"""What is to be translated is a Message; what there is of it in each language is its Translation."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 what is kept in the cache is held to these types
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from timeline.model.communique import Communique, Sentence  # noqa: TC001 as above

if TYPE_CHECKING:
    from collections.abc import Iterable


class State(StrEnum):
    """How far a translation is from being printed, the best first; ``stale`` when its source has changed since."""

    TRANSLATED = "translated"
    STALE = "stale"
    DRAFT = "draft"
    MISSING = "missing"


class Direction(NamedTuple):
    """From which language into which: the codes of the source and of the target."""

    source: str
    target: str


class MessageKey(NamedTuple):
    """What tells a message from all others of one extraction: its communiqué with its role, or its sentence's span."""

    communique: str
    role: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Message:
    """A text to translate, in document order; ``role`` is title, headline, place or, for a sentence, empty.

    ``start`` and ``end`` are the characters of the file that a sentence takes. ``dates`` are the notations of the
    events it carries, in the order of the sentence: a change of theirs makes the translation stale. ``hands`` says of
    each whether it is the editor's: empty, ``by the editor``, ``instead of 2014``. ``notes`` are lines for the
    translator. ``whole`` has, for words taken out of a sentence, the key of that sentence.
    """

    communique: str
    role: str
    text: str
    dates: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    reference: str = ""
    start: int = 0
    end: int = 0
    language: str = ""
    hands: tuple[str, ...] = ()
    whole: MessageKey | None = None
    key: MessageKey = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make once what is asked again and again: the key under which the message is found in its extraction."""
        object.__setattr__(self, "key", MessageKey(self.communique, self.role, self.start, self.end))


class Official(NamedTuple):
    """Where the institution says a message in its own words: the twin, and the sentence there unless in its header."""

    twin: Communique
    sentence: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A message in another language: its text (empty when missing), its state, its catalogue and the line there.

    ``official`` says where the words stand when they are the institution's own, ``reviewed`` whether a second person
    stands for them.
    """

    text: str = ""
    state: State = State.MISSING
    path: str = ""
    line: int = 0
    official: Official | None = None
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Translation:
    """A message's lasting id, its text in its own language, and its target in each other language by code."""

    id: str
    source: str
    language: str
    targets: Mapping[str, Target] = field(default_factory=dict)

    def said(self, code: str) -> str:
        """The text in a language: the source in its own, the target in any other; empty when there is none."""
        return self.source if code == self.language else self.target(code).text

    def target(self, code: str) -> Target:
        """The target in a language; one that is missing when no catalogue has it."""
        return self.targets.get(code) or Target()

    def official(self, code: str) -> Official | None:
        """Where the institution says it in a language, when the words there are its own."""
        return None if code == self.language else self.target(code).official

    def state(self, code: str) -> State:
        """The state of the text in a language; in its own language it is translated."""
        return State.TRANSLATED if code == self.language else self.target(code).state

    def usable(self, code: str) -> bool:
        """Whether a final edition in a language may print it."""
        return self.state(code) is State.TRANSLATED

    def worst(self, codes: Iterable[str]) -> State:
        """The worst of the states in these languages; translated when there are none."""
        return max(map(self.state, codes), key=list(State).index, default=State.TRANSLATED)
