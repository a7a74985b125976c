"""What is to be translated is a Message; what became of it in each language is its Translation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What a translation is worth today."""

    TRANSLATED = "translated"
    STALE = "stale"
    DRAFT = "draft"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Message:
    """A text to translate, in document order; ``role`` is title, headline, place or, for a sentence, empty.

    ``dates`` are the notations of the events it carries, in the order of the sentence: a change of theirs makes the
    translation stale. ``notes`` are lines for the translator.
    """

    communique: str
    role: str
    text: str
    dates: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Translation:
    """A message's lasting id, its French, its English (empty when missing), its state and its line in the catalogue."""

    id: str
    source: str
    target: str
    state: State
    place: str = ""
    line: int = 0
    language: str = "fr"

    def said(self, code: str) -> str:
        """The text in a language: the source in its own, the translation (empty when missing) in any other."""
        return self.source if code == self.language else self.target

    @property
    def usable(self) -> bool:
        """Whether a final edition may print it."""
        return self.state is State.TRANSLATED
