"""Where a sentence says what an event is about: the cue that governs it, and the clause from which it is understood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.events.cues import governing, load_cues

if TYPE_CHECKING:
    from timeline.events.cues import FoundCue
    from timeline.language import Language
    from timeline.model.event import Event

# « Reconnaissant que …, les ministres ont décidé de … »
_CLAUSE = re.compile(r"[,;:]\s+|\s[–—-]\s+")
# What is to be seen behind the verb: « ont décidé d'élargir et d'intensifier ».
_AFTER = 40
# Fewer letters than these beside its date tell nothing of an event.
_TELLING = 25


def telling_words(event: Event, language: Language | None, room: int, place: tuple[int, int] | None = None) -> str:
    """The words of a sentence that tell an event, an item of a list by its own; they begin at a clause, "…" before it.

    As much of the sentence stands before the verb as leaves it within ``room`` characters; nothing is cut behind it.
    ``place`` is what ``telling_place`` gives, where that is known.
    """
    own = own_words(event)
    if len(own) <= room:
        return own
    first, last = place or telling_place(event, language)
    if last <= room:
        return own
    start = _start(own, first, last, room, len(event.expression))
    return f"… {own[start:]}" if start else own


def own_words(event: Event) -> str:
    """The sentence of an event, of an item of a list its own words."""
    return event.sentence.text[_lead(event) :]


def _lead(event: Event) -> int:
    return len(event.sentence.opening) + 1 if event.sentence.opening else 0


def _start(own: str, first: int, last: int, room: int, date: int) -> int:
    """Where to begin: at the first clause from which all up to ``last`` has room, at one before if that says little.

    « …, au plus tard le 1er mars 2008. » says no more than its ``date``, which is so many letters long.
    """
    begins = [0, *(match.end() for match in _CLAUSE.finditer(own, 0, first))]
    after = _CLAUSE.search(own, last)
    end = after.start() if after else len(own)
    telling = [begin for begin in begins if end - begin - date >= _TELLING]
    fitting = [begin for begin in telling if last - begin <= room]
    return fitting[0] if fitting else telling[-1] if telling else 0


def telling_place(event: Event, language: Language | None) -> tuple[int, int]:
    """From where to where an event's own words tell it: the verb and what it says, or the date's clause."""
    lead = _lead(event)
    cue = _cue(event, language) if language else None
    if event.mentions and event.mentions[0].start >= lead:
        start, end = event.mentions[0].start, event.mentions[-1].end
        near = cue and cue.start >= lead and not _CLAUSE.search(event.sentence.text, cue.start, start)
        return min(start, cue.start if cue and near else start) - lead, end - lead
    if cue and cue.start >= lead:
        return cue.start - lead, cue.end + _AFTER - lead
    return 0, 0


def _cue(event: Event, language: Language) -> FoundCue | None:
    text = event.sentence.text
    found = load_cues(language).hear(text).found()
    if event.mentions:
        return governing(found, text, event.mentions[0].start, event.mentions[-1].end)
    return next((one for one in found if one.cue.name == event.rule), None)
