"""What the page shows of a text: its events as cards, its document, its refused dates, what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from timeline.chronology.reviewing import forgotten, is_read, reviewed_events
from timeline.desk.review.across import told_elsewhere
from timeline.desk.review.acts import field_values
from timeline.desk.review.document import lay_open
from timeline.desk.review.hand import digest, words_of
from timeline.events.headlines import propose_headline
from timeline.events.refused import refused_dates
from timeline.reading.communique import decode, text_start
from timeline.reading.header import read_header

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.chronology.one_text import OneText
    from timeline.chronology.reviewing import ReviewedEvent
    from timeline.desk.review.across import Elsewhere
    from timeline.desk.review.document import Paragraph
    from timeline.desk.workbench import Workbench
    from timeline.events.refused import Refused
    from timeline.language import Language
    from timeline.model.edition import Entry
    from timeline.model.event import Event

# « dernier paragraphe » may be long; of a sentence the list shows so much.
_SHOWN = 240


@dataclass(frozen=True, slots=True)
class Card:
    """An event as the list shows it: what its fields say, what the editor said, what tells it from a later state.

    ``proposed`` is the headline that the toolkit proposes, where there is none; ``elsewhere`` what a text in another
    language perhaps tells too, the likeliest.
    """

    reviewed: ReviewedEvent
    values: Mapping[str, Any]
    said: Mapping[str, Any]
    was: str
    proposed: str = ""
    elsewhere: Entry | None = None

    @property
    def id(self) -> str:
        """The lasting id of the event."""
        return self.reviewed.id

    @property
    def words(self) -> str:
        """The sentence, or the stretch of it around the date."""
        return shown_words(self.reviewed.bare)


@dataclass(frozen=True, slots=True)
class Opened:
    """A text as the page shows it."""

    text: OneText
    cards: tuple[Card, ...]
    document: tuple[Paragraph, ...]
    refused: tuple[Refused, ...]
    forgotten: tuple[str, ...]
    read: bool

    @property
    def waiting(self) -> int:
        """How many events nobody has looked at as they are today."""
        return sum(card.reviewed.waits for card in self.cards)


def shown_words(event: Event) -> str:
    """The sentence of an event, or the stretch of it around the date."""
    text = event.sentence.text
    date = event.mentions[0].start if event.mentions else 0
    start = max(0, date - _SHOWN // 2)
    end = min(len(text), start + _SHOWN)
    # No word is cut, but one so long that nothing else would be shown.
    if start and (space := text.find(" ", start - 1, date)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", date, end + 1)) >= 0:
        end = space
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")


def card_of(bench: Workbench, event: ReviewedEvent, language: Language, elsewhere: Sequence[Elsewhere]) -> Card:
    """The card of an event of a text in this language."""
    proposed = "" if event.wanted.headline else _proposed(bench, event, language)
    likeliest = elsewhere[0].entry if elsewhere else None
    return Card(event, field_values(event), words_of(event), digest(event), proposed, likeliest)


def _proposed(bench: Workbench, event: ReviewedEvent, language: Language) -> str:
    """The headline that the toolkit proposes, asked once of each state of an event."""
    known: dict[str, tuple[Event, str]] = bench.keep(("headlines", language.code), language, dict)
    if event.id not in known or known[event.id][0] != event.wanted:
        known[event.id] = event.wanted, propose_headline(event.wanted, language)
    return known[event.id][1]


def open_text(bench: Workbench, text: OneText) -> Opened:
    """The text as it stands now; one that is held back has no events, and its document is not laid open."""
    events, communique = reviewed_events(text) if text.collection else (), text.communique
    language = bench.shelf.languages.of_texts(communique.language) if communique else None
    if communique is None or language is None or text.collection is None:
        return Opened(text, (), (), (), (), read=False)
    refused = tuple(refused_dates(communique, text.bare, language))
    name, _, raw = bench.project.read_communique(bench.project.root / text.path)
    header, _ = read_header(name, raw)
    start = text_start(raw, header.length) if header else 0
    document = lay_open(communique, decode(name, raw)[0], start, events, refused)
    elsewhere = told_elsewhere(bench, bench.look(), text)
    cards = tuple(card_of(bench, event, language, elsewhere.get(event.id, ())) for event in events)
    return Opened(text, cards, tuple(document), refused, forgotten(text), is_read(text))
