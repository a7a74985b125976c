"""A very long sentence is quoted by the clause that holds the date, the cut marked, the whole kept for the translator.

Nothing is cut within quotation marks or brackets, and nothing that a page can hold as it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.model.communique import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.language import Language
    from timeline.model.communique import Sentence
    from timeline.model.event import Event

LONG = 1000
_SHORTEST = 60
_CUT = "[…]"


def quote_clause(event: Event, language: Language) -> Event:
    """The event, quoting of a sentence past a thousand letters only the clause that tells it."""
    sentence = event.sentence
    if len(sentence.text) < LONG or sentence.opening or not event.mentions:
        return event
    start, end = _clause(sentence.text, event.mentions[0].start, event.mentions[-1].end, _joints(language))
    if end - start > len(sentence.text) * 2 // 3:
        return event
    lead = len(_CUT) + 1 if start else 0
    moved = tuple(replace(one, start=one.start - start + lead, end=one.end - start + lead) for one in event.mentions)
    return replace(event, sentence=_cut(sentence, start, end), mentions=moved)


def uncut(text: str) -> str:
    """The clause without the marks of the cut."""
    return text.removeprefix(f"{_CUT} ").removesuffix(f" {_CUT}")


@lru_cache(maxsize=8)
def _joints(language: Language) -> tuple[re.Pattern[str], ...]:
    """Where a sentence may be cut, the best first: between its parts, then before a clause of its own."""
    return tuple(map(re.compile, language.events.table.get("quoting", {}).get("joints", ())))


def _clause(text: str, first: int, last: int, joints: Sequence[re.Pattern[str]]) -> tuple[int, int]:
    """The stretch between two joints around the date, grown until it says enough."""
    left, right = max(0, first - LONG), min(len(text), last + LONG)
    for joint in joints:
        cuts = [match.end() for match in joint.finditer(text, left, right) if not _level(text[left : match.start()])]
        start = max((cut for cut in cuts if cut <= first), default=0)
        end = min((cut for cut in cuts if cut > last), default=len(text))
        if _SHORTEST < end - start < LONG:
            return start, len(text[:end].rstrip())
    return 0, len(text)


def _level(before: str) -> int:
    return sum(before.count(opening) - before.count(closing) for opening, closing in ("«»", "()", "[]"))


def _cut(sentence: Sentence, start: int, end: int) -> Sentence:
    offsets = sentence.offsets[start:end]
    marked = f"{_CUT} " * (start > 0) + sentence.text[start:end] + f" {_CUT}" * (end < len(sentence.text))
    span = Span(sentence.span.path, sentence.span.line, offsets[0], offsets[-1] + 1)
    return replace(sentence, text=marked, span=span, offsets=offsets, whole=sentence.text)
