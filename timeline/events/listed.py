"""What a date in the words over a list tells is told once, with the list.

« Le 3 mai, il a reçu : – les syndicats ; – les élus. »

Where the items are decisions, « Par délibération du 3 mai, le conseil a décidé : », the opening is told above them and
gives them its day; where they are none, they stand in its own sentence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.events.decisions import FROM_MEETING
from timeline.events.undeciding import ASKS
from timeline.model.communique import Span
from timeline.model.event import Event, Kind
from timeline.model.period import Precision
from timeline.model.when import When
from timeline.reading.offsets import lowered
from timeline.reading.sentences import load_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from timeline.events.statements import Statement
    from timeline.language import Language
    from timeline.model.communique import Sentence
    from timeline.model.event import Mention
    from timeline.reading.sentences import ListSigns

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
        if dated or found or day is None or not self.decides or statement.heard.says("formal"):
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


def with_lists(events: Iterable[Event], sentences: Sequence[Sentence], language: Language) -> Iterator[Event]:
    """The events, those of an opening with the items below it in their sentence where none of these tells anything.

    So it is with what is asked or said in one breath: « demande au ministre de garantir : – le gîte ; – le couvert ».
    """
    told = tuple(events)
    if not any(event.sentence.opens_list or event.sentence.opening for event in told):
        yield from told
        return
    by_place: dict[int, list[Event]] = {}
    for event in told:
        by_place.setdefault(event.sentence.span.start, []).append(event)
    lists = [_List(sentences[at], items) for at, items in _items(sentences).items()]
    whole = {one.place: one for one in lists if one.is_whole(by_place, load_lists(language))}
    within = {item.span.start: one for one in whole.values() for item in one.items}
    for event in told:
        start = event.sentence.span.start
        one = whole.get(start) or within.get(start)
        if one is None:
            yield event
        elif event is one.first(by_place):
            yield replace(event, sentence=_joined(one.opening, one.items))


class _List(NamedTuple):
    """The words that open a list and all that stands below them."""

    opening: Sentence
    items: tuple[Sentence, ...]

    @property
    def place(self) -> int:
        return self.opening.span.start

    def first(self, told: Mapping[int, Sequence[Event]]) -> Event | None:
        """The first event of the opening or of an item."""
        places = (self.place, *(item.span.start for item in self.items))
        return next((told[place][0] for place in places if place in told), None)

    def is_whole(self, told: Mapping[int, Sequence[Event]], signs: ListSigns) -> bool:
        """Whether it is told as one: its opening alone tells something, or its items are what is asked, and undated."""
        below = [event for item in self.items for event in told.get(item.span.start, ())]
        if not below or any(event.mentions for event in below):
            return not below and self.place in told
        things = all(signs.things.match(lowered(self.own(item))) for item in self.items)
        return signs.that.search(lowered(self.opening.text)) is not None or (below[0].rule in ASKS and things)

    @staticmethod
    def own(item: Sentence) -> str:
        """The words of an item without those that open its list."""
        return item.text[len(item.opening) :].lstrip()


def _items(sentences: Sequence[Sentence]) -> dict[int, tuple[Sentence, ...]]:
    """By the number of an opening, all that stands below it, lists within the list too."""
    below: dict[int, list[Sentence]] = {}
    over: list[int] = []
    for number, sentence in enumerate(sentences):
        while over and not (sentence.opening and sentence.opening.startswith(sentences[over[-1]].text)):
            over.pop()
        for at in over:
            below.setdefault(at, []).append(sentence)
        if sentence.opens_list:
            over.append(number)
    return {at: tuple(items) for at, items in below.items()}


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
    """The mentions of each sentence; a date that stands alone over a list is each item's that has none within it."""
    opening: list[Mention] = []
    for number, sentence in enumerate(sentences):
        if sentence.opens_list:
            opening = placed[number] if _is_bare(sentence, placed[number]) else []
            placed[number] = [] if opening else placed[number]
        elif sentence.opening:
            over = (one for one in opening if not any(_holds(one, own) for own in placed[number]))
            placed[number] = [*over, *placed[number]]
    return placed


def _holds(over: Mention, own: Mention) -> bool:
    """Whether the date over a list holds that of an item: « 1978 », above « 10 mars... Arrêté n° 3061 »."""
    first, last, day = over.when.earliest, over.when.latest, own.when.earliest
    coarse = over.when.precision in (Precision.YEAR, Precision.MONTH) and over.when.precision != own.when.precision
    return bool(first and last and day and coarse and first <= day <= last)
