"""The communiqué as it stands, its dates marked: those of events, those refused, and what of the file is not read.

A date is marked by its place in the file, never by looking for its words: the same words may stand there twice.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from timeline.events.refused import Place, Refused, mention_place
from timeline.model.communique import Block

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.chronology.reviewing import ReviewedEvent
    from timeline.model.communique import Communique, Sentence
    from timeline.model.event import Event

# Numbers and bullets of a list are no text that was passed over.
_WORDS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the file that dates something: the events by their ids, or why it makes none."""

    place: Place
    ids: tuple[str, ...] = ()
    state: str = ""
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a sentence that all have the same marks."""

    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def ids(self) -> str:
        """The ids of the events that these words date."""
        return " ".join(name for mark in self.marks for name in mark.ids)

    @property
    def state(self) -> str:
        """The state of the first of these events, or that the date is refused."""
        return next((mark.state for mark in self.marks if mark.ids), "refused" if self.marks else "")

    @property
    def refused(self) -> Refused | None:
        """Why these words make no event, where they make none."""
        return next((mark.refused for mark in self.marks if mark.refused), None)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence with its stretches; ``undated`` are the events of it that no word of it dates."""

    number: int
    stretches: tuple[Stretch, ...]
    undated: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All words of the sentence that stand here."""
        return "".join(stretch.text for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together; of what is not read only ``unread`` is there, the text as found."""

    kind: str
    pieces: tuple[Piece, ...] = ()
    unread: str = ""


def lay_open(
    communique: Communique, raw_text: str, start: int, events: Sequence[ReviewedEvent], refused: Iterable[Refused]
) -> list[Paragraph]:
    """The document in its paragraphs; its text begins at the character ``start`` of the file."""
    sentences = communique.sentences
    marks = [*_of_events(sentences, events), *(Mark(one.place, refused=one) for one in refused)]
    marks.sort(key=lambda mark: (mark.place.start, mark.place.end))
    undated = _undated(events)
    pieces = [_piece(number, one, marks, undated) for number, one in enumerate(sentences)]
    laid: list[Paragraph] = []
    at = start
    for _, group in groupby(zip(sentences, pieces, strict=True), key=_together):
        members = list(group)
        first, last = members[0][0], members[-1][0]
        laid += _unread(raw_text[at : first.span.start])
        inside = [raw_text[one.span.end : two.span.start] for (one, _), (two, _) in pairwise(members)]
        laid.append(Paragraph(str(first.block), tuple(piece for _, piece in members)))
        laid += [paragraph for gap in inside for paragraph in _unread(gap)]
        at = last.span.end
    return [*laid, *_unread(raw_text[at:])]


def _together(one: tuple[Sentence, Piece]) -> tuple[object, ...]:
    """What sentences of one paragraph have in common; an item stands alone."""
    sentence, piece = one
    alone = sentence.block is not Block.PARAGRAPH
    return sentence.block, sentence.paragraph, piece.number if alone else -1


def _unread(gap: str) -> list[Paragraph]:
    """What stands in the file and is not read; nothing where only numbers and signs stand."""
    return [Paragraph("unread", unread=" ".join(gap.split()))] if _WORDS.search(gap) else []


def _of_events(sentences: Sequence[Sentence], events: Sequence[ReviewedEvent]) -> Iterator[Mark]:
    """A mark for each date; events that one date makes share it."""
    by_place: dict[Place, list[ReviewedEvent]] = {}
    for event in events:
        for mention in event.bare.mentions:
            place = mention_place(event.bare, mention) or _in_opening(sentences, event.bare, mention.start, mention.end)
            if place and event not in by_place.setdefault(place, []):
                by_place[place].append(event)
    for place, own in by_place.items():
        waiting = next((event for event in own if event.waits), own[0])
        yield Mark(place, tuple(event.id for event in own), str(waiting.state))


def _in_opening(sentences: Sequence[Sentence], event: Event, start: int, end: int) -> Place | None:
    """Where a date stands in the words that open the list of an item."""
    for sentence in sentences:
        if sentence.opens_list and sentence.text == event.sentence.opening and end <= len(sentence.offsets):
            return Place(sentence.offsets[start], sentence.offsets[end - 1] + 1)
    return None


def _undated(events: Iterable[ReviewedEvent]) -> dict[tuple[int, int], tuple[str, ...]]:
    """By the place of a sentence, the events that the meeting dates, or the editor."""
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    for event in events:
        span = event.bare.sentence.span
        if not event.bare.mentions and span.start >= 0:
            found[span.start, span.end] = (*found.get((span.start, span.end), ()), event.id)
    return found


def _piece(
    number: int, sentence: Sentence, marks: Sequence[Mark], undated: dict[tuple[int, int], tuple[str, ...]]
) -> Piece:
    """A sentence cut where a mark begins or ends."""
    lead = len(sentence.opening) + 1 if sentence.opening else 0
    text, offsets = sentence.text[lead:], sentence.offsets
    span = sentence.span
    ranges = []
    for mark in marks:
        if mark.place.start < span.end and span.start < mark.place.end:
            first, last = bisect_left(offsets, mark.place.start), bisect_left(offsets, mark.place.end)
            if first < last:
                ranges.append((first, last, mark))
    cuts = sorted({0, len(text), *(first for first, _, _ in ranges), *(last for _, last, _ in ranges)})
    stretches = tuple(
        Stretch(text[begin:end], tuple(mark for first, last, mark in ranges if first <= begin and end <= last))
        for begin, end in pairwise(cuts)
    )
    return Piece(number, stretches, undated.get((span.start, span.end), ()))
