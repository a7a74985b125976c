"""What is published: a Chronology of Entries, events with their translations, in the Edition that is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from timeline.model.event import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from timeline.model.communique import Communique
    from timeline.model.event import Event
    from timeline.model.translation import Translation

# Whose headlines an edition prints.
EDITORS, PROPOSED = "editor", "proposed"


class Words(NamedTuple):
    """What is printed of a text, and the stretches of it that give the date, as characters ``(start, end)``."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()

    def part(self, start: int, end: int) -> Words:
        """A stretch of the words, with the marks that stand wholly in it."""
        inside = [(first, last) for first, last in self.marks if start <= first and last <= end]
        return Words(self.text[start:end], tuple((first - start, last - start) for first, last in inside))


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as published: its lasting id, the same in every publication, its communiqué and its translations.

    ``stated`` says where an entry of the editors' comes from, which no text states. ``marks`` has, by language, the
    stretches of the text that give the date, as characters ``(start, end)``. ``others`` are the entries of other texts
    that tell the same event; each has this one's id in ``within``, and ``why`` says by what they were joined.

    ``proposed`` says that the headline is the toolkit's proposal, which no editor has seen.

    ``leads`` says by language how many characters of the text open the list it stands in, as they do for its siblings.
    Where ``main`` prints the sentence whole, ``clauses`` has by language the words of it that are printed here.
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
    stated: Translation | None = None
    others: tuple[Entry, ...] = ()
    why: str = ""
    within: str = ""
    leads: dict[str, int] = field(default_factory=dict)
    clauses: dict[str, Words] = field(default_factory=dict)
    main: Entry | None = None
    proposed: bool = False

    def whole(self, code: str) -> Words:
        """The text in a language with the marks of its date; what parts it from the next item of a list is left out."""
        text = self.text.said(code)
        return Words(text, self.marks.get(code, ())).part(0, len(text.rstrip(" ;")))

    def words(self, code: str, *, opened: bool = False) -> Words:
        """What is printed here: the clause of a sentence that stands whole elsewhere, else all of the text.

        Below the words that open its list, ``opened``, an item says only its own.
        """
        whole = self.whole(code)
        if self.main:
            return self.clauses.get(code, whole)
        return whole.part(self.leads.get(code, 0), len(whole.text)) if opened else whole

    def opening(self, code: str) -> Words:
        """The words that open the list in which the entry stands; empty where they cannot be told from its own."""
        whole = self.whole(code)
        return whole.part(0, len(whole.text[: self.leads.get(code, 0)].rstrip(" ,")))

    def clipped(self, codes: Iterable[str]) -> bool:
        """Whether less than the sentence is printed here, in any of these languages: ``main`` has all of it."""
        return self.main is not None and any(self.words(code).text != self.whole(code).text for code in codes)

    @property
    def tellings(self) -> tuple[Entry, ...]:
        """This entry and those that tell the same event, in the order in which they were published."""
        return tuple(sorted((self, *self.others), key=lambda entry: str(entry.communique.published)))

    @property
    def subjects(self) -> tuple[str, ...]:
        """The ids of the subjects of the event, those that other texts' tellings have among them, each once."""
        return tuple(dict.fromkeys(name for entry in (self, *self.others) for name in entry.event.subjects))


@dataclass(frozen=True, slots=True)
class Items:
    """Entries of a group in order; ``opened`` by one opening, said above where it is ``told``."""

    entries: tuple[Entry, ...]
    opened: bool = False
    told: bool = False

    def opening(self, code: str) -> Words:
        """The words that open the list in a language, printed once."""
        said = (entry.opening(code) for entry in self.entries if self.opened and not self.told)
        return next((words for words in said if words.text), Words(""))


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that are printed as one: the decisions of a meeting, the items of a list; most entries stand alone.

    ``meeting`` is the entry of the meeting that took the decisions, where there is one.
    """

    entries: tuple[Entry, ...]
    meeting: Entry | None = None

    @property
    def first(self) -> Entry:
        """The first entry, the only one of those that stand alone."""
        return self.entries[0]

    @property
    def alone(self) -> bool:
        """Whether it is an entry like any other."""
        return len(self.entries) == 1

    @property
    def kind(self) -> Kind:
        """The kind that goes without saying: that of the first."""
        return self.first.event.kind

    @property
    def called(self) -> str:
        """What the entries are together, in the English of the templates."""
        if self.kind is Kind.DECISION:
            return "Decisions of the meeting" if self.meeting else "Decisions"
        return self.kind.capitalize()

    @property
    def lists(self) -> tuple[Items, ...]:
        """The entries as they stand below one opening, or below none."""
        lists = [tuple(entries) for _, entries in groupby(self.entries, key=_opened_by)]
        return tuple(map(_items, lists, [self.meeting, *(entries[-1] for entries in lists)]))


def _items(entries: tuple[Entry, ...], before: Entry | None) -> Items:
    opening = _opened_by(entries[0])
    told = bool(opening) and before is not None and before.text.source == opening
    return Items(entries, opened=told or (len(entries) > 1 and bool(opening)), told=told)


def _opened_by(entry: Entry) -> str:
    """The words that open the list of an entry, in its own language; of an entry that prints them not, none."""
    return entry.event.sentence.opening if entry.leads and not entry.main else ""


def group_entries(entries: Iterable[Entry]) -> Iterator[Group]:
    """Entries in their order as groups: of one communiqué and one date, decisions or items of one list."""
    ordered = tuple(entries)
    starts = [0, *(place for place, (one, two) in enumerate(pairwise(ordered), 1) if not _belong(one, two))]
    met = {_occasion(entry): entry for entry in ordered if entry.event.kind is Kind.MEETING}
    for start, end in zip(starts, [*starts[1:], len(ordered)], strict=True):
        if start < end:
            yield Group(ordered[start:end], met.get(_occasion(ordered[start])))


def _belong(one: Entry, two: Entry) -> bool:
    decided = one.event.kind is two.event.kind is Kind.DECISION
    listed = one.event.sentence.opening == two.event.sentence.opening != ""
    return _occasion(one) == _occasion(two) and (decided or listed)


def _occasion(entry: Entry) -> tuple[str, str]:
    return entry.communique.id, str(entry.event.when)


@dataclass(frozen=True, slots=True)
class Edition:
    """The settings of chronology.toml: texts by language code, the languages in order, the printed page.

    ``headlines`` says whose are printed, ``one_file`` whether each publication is one file, None by its size;
    ``subjects`` what all is about, ``subject_names`` those of entries; ``addressee``, ``marking`` are for the cover.
    """

    identifier: str
    title: dict[str, str]
    subtitle: dict[str, str]
    publisher: dict[str, str]
    rights: dict[str, str]
    languages: tuple[str, ...]
    subjects: dict[str, tuple[str, ...]] = field(default_factory=dict)
    page: dict[str, Any] = field(default_factory=dict)
    address: str = ""
    as_of: date | None = None
    one_file: bool | None = None
    headlines: str = EDITORS
    subject_names: dict[str, dict[str, str]] = field(default_factory=dict)
    addressee: dict[str, str] = field(default_factory=dict)
    marking: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Glance:
    """A list of the front page: what it is ``called``, its day where it has one; ``more`` entries are not shown."""

    called: str
    entries: tuple[Entry, ...]
    day: date | None = None
    more: int = 0


@dataclass(frozen=True)
class Chronology:
    """All that is published: entries in order of time, titles by communiqué; ``date`` is that of the newest source.

    ``glance`` has the lists of the front page, none where there is nothing to list; ``names`` has issuers and places of
    the communiqués, and the terms of the glossary, by their own words and by language.
    """

    edition: Edition
    communiques: tuple[Communique, ...]
    entries: tuple[Entry, ...]
    titles: dict[str, Translation]
    date: date
    draft: bool = False
    glance: tuple[Glance, ...] = ()
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def years(self) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        """Each year, as four digits, with the entries that stand in it; 9999 is the year of those without one."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.entries:
            groups.setdefault(str(entry.event.when.sort_key[0].year), []).append(entry)
        return tuple((year, tuple(entries)) for year, entries in groups.items())

    @cached_property
    def grouped_years(self) -> tuple[tuple[str, tuple[Group, ...]], ...]:
        """Each year with its entries as they are printed, those of one meeting's decisions together."""
        return tuple((year, tuple(group_entries(entries))) for year, entries in self.years)
