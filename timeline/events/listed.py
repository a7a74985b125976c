"""What a date in the words over a list tells is told once, with the list.

« Le 3 mai, il a reçu : – les syndicats ; – les élus. »

Where the items are decisions, « Par délibération du 3 mai, le conseil a décidé : », the opening is told above them and
gives them its day; where they are none, they stand in its own sentence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.events.decisions import FROM_MEETING
from timeline.model.communique import Span
from timeline.model.event import Event, Kind
from timeline.model.period import Precision
from timeline.model.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from timeline.events.statements import Statement
    from timeline.model.communique import Sentence
    from timeline.model.event import Mention

# Letters beside the date: « matin », « Le ».
_MORE = 12
_OVER = frozenset({Kind.DECISION, Kind.MEETING, Kind.PAST})


class Opened(NamedTuple):
    """What the words over a list tell with their date: its events, and whether what stands below is decided."""

    events: tuple[Event, ...] = ()
    decides: str = ""

    @classmethod
    def of(cls, statement: Statement, events: Sequence[Event]) -> Opened:
        """What a statement over a list tells: what is decided « dans un délibéré du 3 mai » is a decision."""
        decides = _decides_below(statement)
        kinds = (Kind.DECISION if decides and event.kind is Kind.PAST else event.kind for event in events)
        return cls(tuple(replace(event, kind=kind) for event, kind in zip(events, kinds, strict=True)), decides)

    def lends(self, held: date | None) -> date | None:
        """The day that decides an item: that of the opening, none where that is to come, else the meeting's."""
        if not self.events:
            return held
        over = (event for event in self.events if event.kind in _OVER and event.when.precision is Precision.DAY)
        return next((event.when.latest for event in over), None)

    def of_item(self, statement: Statement, found: list[Event]) -> list[Event]:
        """What an item tells by its own dates; without any it is a decision of the day over it.

        « Par délibération du 3 mai, le conseil a décidé : la vente du bois ; un prêt, à compter du 1er juin »
        """
        if not self.events:
            return found
        dated = [event for event in found if event.mentions]
        day = self.lends(None)
        if dated or found or day is None or not self.decides:
            return dated or found
        return [Event(Kind.DECISION, When.day(day), statement.sentence, "", self.decides, FROM_MEETING)]


NOTHING = Opened()


def _decides_below(statement: Statement) -> str:
    """The name of the cue by which the words over a list say that what follows is decided; empty when none does."""
    cues = (one.cue for one in statement.found if one.cue.undated and not one.cue.noun)
    return next((cue.name for cue in cues if cue.kind is Kind.DECISION), "")


def _is_bare(opening: Sentence, mentions: Sequence[Mention]) -> bool:
    """Whether the words over a list are a date and hardly more: « Lundi 3 février, matin : »."""
    letters = sum(map(str.isalpha, opening.text[len(opening.opening) :]))
    return bool(mentions) and letters - sum(map(str.isalpha, "".join(one.text for one in mentions))) < _MORE


def with_lists(events: Iterable[Event], sentences: Sequence[Sentence]) -> Iterator[Event]:
    """The events, those of an opening with the items below it in their sentence where none of these tells anything."""
    told = tuple(events)
    items = _items(sentences) if any(event.sentence.opens_list for event in told) else {}
    telling = {event.sentence.span.start for event in told}
    for event in told:
        below = items.get(event.sentence.span.start, ())
        silent = event.sentence.opens_list and not any(item.span.start in telling for item in below)
        yield replace(event, sentence=_joined(event.sentence, below)) if silent and below else event


def _items(sentences: Sequence[Sentence]) -> dict[int, list[Sentence]]:
    """By the place of an opening, the items that follow it."""
    items: dict[int, list[Sentence]] = {}
    openings: dict[str, int] = {}
    for sentence in sentences:
        if sentence.opening in openings:
            items.setdefault(openings[sentence.opening], []).append(sentence)
        if sentence.opens_list:
            openings[sentence.text] = sentence.span.start
    return items


def _joined(opening: Sentence, items: Sequence[Sentence]) -> Sentence:
    """The words that open a list and its items as one sentence; each character still leads back to its own."""
    text, offsets = opening.text, list(opening.offsets)
    for item in items:
        own = item.text[len(item.opening) :]
        text += own
        offsets += [item.offsets[0], *item.offsets]
    span = Span(opening.span.path, opening.span.line, opening.span.start, items[-1].span.end)
    return replace(opening, text=text, span=span, offsets=offsets, opens_list=False, is_last=items[-1].is_last)


def with_bare_openings(sentences: Sequence[Sentence], placed: list[list[Mention]]) -> list[list[Mention]]:
    """The mentions of each sentence; a day that stands alone over a list is each item's."""
    opening: list[Mention] = []
    for number, sentence in enumerate(sentences):
        if sentence.opens_list:
            opening = placed[number] if _is_bare(sentence, placed[number]) else []
            placed[number] = [] if opening else placed[number]
        elif sentence.opening:
            placed[number] = [*opening, *placed[number]]
    return placed
