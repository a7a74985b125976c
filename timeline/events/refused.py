"""The dates of a text that make no event, each with the form by which it was refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.events.extraction import find_mentions
from timeline.events.forms import load_forms
from timeline.reading.offsets import lowered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.events.forms import Form
    from timeline.language import Language
    from timeline.model.communique import Communique, Sentence
    from timeline.model.event import Event, Mention


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file: characters counted from 0, the end exclusive."""

    start: int
    end: int

    def meets(self, other: Place) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Refused:
    """A date that makes no event: its mention, where it stands, its sentence, the name of its form.

    ``by_form`` says that the form alone is why; else no word beside it places anything.
    """

    mention: Mention
    place: Place
    sentence: Sentence
    form: str
    by_form: bool


def refused_dates(communique: Communique, events: Sequence[Event], language: Language) -> Iterator[Refused]:
    """Each date of the sentences, as they were read whole, that none of these events has."""
    taken = [place for event in events for mention in event.mentions if (place := mention_place(event, mention))]
    read = find_mentions(communique.sentences, communique.published, language)
    for sentence, mentions in zip(communique.sentences, read, strict=True):
        lead = len(sentence.opening) + 1 if sentence.opening else 0
        for mention in mentions:
            place = _place(sentence, mention.start - lead, mention.end - lead)
            if place and not any(place.meets(other) for other in taken):
                form = _form(sentence, mention, language)
                yield Refused(mention, place, sentence, form.name, not form.makes)


def mention_place(event: Event, mention: Mention) -> Place | None:
    """Where in its file a date of an event stands; None for one in the words that open the list of the sentence."""
    sentence = event.sentence
    lead = len(sentence.opening) + 1 if sentence.opening else _cut_lead(sentence)
    return _place(sentence, mention.start - lead, mention.end - lead)


def _cut_lead(sentence: Sentence) -> int:
    """« […] » and a space stand before a clause that is quoted of a long sentence."""
    return len("[…] ") if sentence.whole and sentence.text.startswith("[…] ") else 0


def _place(sentence: Sentence, start: int, end: int) -> Place | None:
    offsets = sentence.offsets
    if start < 0 or end > len(offsets) or start >= end:
        return None
    return Place(offsets[start], offsets[end - 1] + 1)


def _form(sentence: Sentence, mention: Mention, language: Language) -> Form:
    return load_forms(language).of(lowered(sentence.text), mention.start, mention.end)
