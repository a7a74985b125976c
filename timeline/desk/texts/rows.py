"""What is left to do in each text: events nobody has seen, sentences without their translation, doubts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from timeline.checking.checks import check_catalogues
from timeline.chronology.reviewing import is_read, reviewed_events
from timeline.desk.checked import found_in_each
from timeline.model.translation import State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.chronology.one_text import OneText
    from timeline.desk.workbench import Workbench
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
    """One line of the list: the text, how many events it has and how many wait, its translation, doubts, findings."""

    text: OneText
    events: int = 0
    waiting: int = 0
    read: bool = False
    coverage: tuple[Coverage, ...] = ()
    doubts: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def held(self) -> bool:
        """Whether the text is held back until its header is right; an official twin has no events of its own."""
        return self.text.collection is None and not self.text.twin_of


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to do for the translators of a text."""

    coverage: tuple[Coverage, ...] = ()
    doubts: int = 0


def work_on(bench: Workbench, text: OneText, languages: Sequence[str]) -> Work:
    """What there is to do for the translators of a text in an edition of these languages."""
    spoken = text.communique.language if text.communique else ""
    covered = tuple(_coverage(text, code) for code in languages if text.collection and code != spoken)
    return Work(covered, _doubts(bench, text, languages))


def row_of(text: OneText, work: Work) -> Row:
    """The line of a text, for whose translators there is this to do."""
    if text.collection is None:
        return Row(text, findings=text.findings)
    events = reviewed_events(text)
    shown, waiting = sum(not event.wanted.left_out for event in events), sum(event.waits for event in events)
    return Row(text, shown, waiting, is_read(text), work.coverage, work.doubts, text.findings)


def _coverage(text: OneText, code: str) -> Coverage:
    translations = text.collection.translations.values() if text.collection else ()
    counts = Counter(translation.state(code) for translation in translations)
    states = (State.TRANSLATED, State.STALE, State.DRAFT, State.MISSING)
    return Coverage(code, counts.total(), *(counts[state] for state in states))


def _doubts(bench: Workbench, text: OneText, printed: Sequence[str]) -> int:
    """How many problems of the translations nobody accepted."""
    communiques = {text.id: text.communique} if text.communique else {}
    made = (updated.merge.catalogue for updated in (text.collection.catalogues if text.collection else ()))
    catalogues = (one for one in made if one.direction.target in printed)
    load, glossary = cache(bench.shelf.languages.of_words), bench.shelf.glossary()
    found = check_catalogues(catalogues, communiques, load, glossary, check_all=partial(found_in_each, bench))
    return sum(not problem.accepted for problem in found)
