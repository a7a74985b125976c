"""The nouns of a bilingual chronology, in the order in which a communiqué becomes one.

A file of the corpus is read as a Communique of Sentences; a sentence holds Mentions of dates; what it dates is an
Event; what is to be translated is a Message; its English is a Translation; an Entry is an event with its translations;
a Chronology is all of it, ready to be printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from timeline.when import When


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file: lines counted from 1, characters of the decoded file counted from 0, end exclusive."""

    path: str
    line: int
    start: int
    end: int

    def __str__(self) -> str:
        """``path:line``, as terminals and editors make it clickable."""
        return f"{self.path}:{self.line}"


class Block(StrEnum):
    """What a stretch of a corpus file is; only headings, paragraphs and items are the communiqué's own French."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CAPTION = "caption"
    FURNITURE = "furniture"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a reader sees it: wraps joined, hyphens undone, apostrophes and spaces folded, ``*emphasis*`` kept.

    ``offsets`` has one file offset for each character of ``text`` after ``opening``: the words that open the list an
    item stands in, repeated in front of the item's own; they end a sentence that ``opens_list``. Where only a clause is
    quoted, ``whole`` is all of the sentence.
    """

    text: str
    place: Place
    block: Block
    paragraph: int
    offsets: Sequence[int] = field(repr=False, compare=False)
    opening: str = ""
    opens_list: bool = False
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Communique:
    """One text of the corpus with its header; ``basis`` says how its date is known."""

    id: str
    collection: str
    path: str
    title: str
    headline: str
    published: date | None
    basis: str
    place: str
    issuer: str
    language: str
    reference: str
    source: str
    sentences: tuple[Sentence, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Mention:
    """A calendar expression: characters ``start`` to ``end`` of the text as given, its value, the rule and its basis.

    ``basis`` is one of: stated, from publication, from the date before, from tense, recurring.
    """

    start: int
    end: int
    text: str
    when: When
    rule: str
    basis: str
    weekday_differs: bool = False


class Kind(StrEnum):
    """What a dated statement is about."""

    MEETING = "meeting"
    DECISION = "decision"
    PAST = "past"
    PLANNED = "planned"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Event:
    """A dated statement; ``mention`` is None when the meeting dates it, ``expression`` then is empty."""

    kind: Kind
    when: When
    sentence: Sentence
    communique: str
    rule: str
    basis: str
    mentions: tuple[Mention, ...] = ()
    headline: str = ""
    key: bool = False
    note: str = ""
    place: str = ""
    body: str = ""
    roles: dict[str, str] = field(default_factory=dict)
    left_out: bool = False

    @property
    def expression(self) -> str:
        """The words that give the date, as the sentence has them."""
        if not self.mentions:
            return ""
        return self.sentence.text[self.mentions[0].start : self.mentions[-1].end]


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


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as published: its lasting id, the same on paper, in the e-book and on the web, and its translations.

    ``marks`` has, by language, the stretches of the text that give the date; ``others`` tell the same event in their
    own words (each ``within`` this one), and ``why`` says by what they were joined.
    """

    id: str
    event: Event
    communique: Communique
    text: Translation
    headline: Translation | None = None
    place: Translation | None = None
    marks: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    note: Translation | None = None
    body: Translation | None = None
    others: tuple[Entry, ...] = ()
    why: str = ""
    within: str = ""

    @property
    def tellings(self) -> tuple[Entry, ...]:
        """This entry and those that tell the same event, in the order in which they were published."""
        return tuple(sorted((self, *self.others), key=lambda one: str(one.communique.published)))


@dataclass(frozen=True, slots=True)
class Edition:
    """What the project's chronology.toml says: each text by language code, the printed page as its maker names it."""

    identifier: str
    title: dict[str, str]
    subtitle: dict[str, str]
    publisher: dict[str, str]
    rights: dict[str, str]
    languages: tuple[str, ...]
    subjects: dict[str, tuple[str, ...]] = field(default_factory=dict)
    page: dict[str, Any] = field(default_factory=dict)
    address: str = ""


@dataclass(frozen=True, slots=True)
class Chronology:
    """All that is published: entries by time, titles by communiqué; ``date`` is that of the newest source."""

    edition: Edition
    communiques: tuple[Communique, ...]
    entries: tuple[Entry, ...]
    titles: dict[str, Translation]
    date: date
    draft: bool = False

    @property
    def years(self) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        """Entries grouped by the year in which they stand, in order."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.entries:
            groups.setdefault(str(entry.event.when.sort_key[0].year), []).append(entry)
        return tuple((year, tuple(entries)) for year, entries in groups.items())
