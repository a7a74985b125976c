"""What is left to do in each text: events nobody has seen, sentences without their translation, doubts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.chronology.reviewing import is_read, reviewed_events
from timeline.model.translation import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.chronology.one_text import OneText
    from timeline.model.errors import Finding


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a text is translated into a language: all its messages, those translated, stale, drafts, missing."""

    code: str
    total: int
    translated: int
    stale: int
    draft: int
    missing: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: the text, how many events it has and how many wait, its translation, doubts, findings.

    ``doubts`` is None as long as the text is being checked.
    """

    text: OneText
    events: int = 0
    waiting: int = 0
    read: bool = False
    coverage: tuple[Coverage, ...] = ()
    doubts: int | None = 0
    findings: tuple[Finding, ...] = ()

    @property
    def held(self) -> bool:
        """Whether the text is held back until its header is right; an official twin has no events of its own."""
        return self.text.collection is None and not self.text.twin_of


def row_of(text: OneText, languages: Sequence[str]) -> Row:
    """The line of a text in an edition of these languages, without its doubts."""
    if text.collection is None:
        return Row(text, findings=text.findings)
    spoken = text.communique.language if text.communique else ""
    covered = tuple(_coverage(text, code) for code in languages if code != spoken)
    events = reviewed_events(text)
    shown, waiting = sum(not event.wanted.left_out for event in events), sum(event.waits for event in events)
    return Row(text, shown, waiting, is_read(text), covered, findings=text.findings)


def _coverage(text: OneText, code: str) -> Coverage:
    translations = text.collection.translations.values() if text.collection else ()
    counts = Counter(translation.state(code) for translation in translations)
    states = (State.TRANSLATED, State.STALE, State.DRAFT, State.MISSING)
    return Coverage(code, counts.total(), *(counts[state] for state in states))
