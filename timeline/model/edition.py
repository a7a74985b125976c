"""What is published: a Chronology of Entries, events with their translations, in the Edition that is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from timeline.model.communique import Communique
    from timeline.model.event import Event
    from timeline.model.translation import Translation


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as published: its lasting id, the same in every publication, its communiqué and its translations.

    ``stated`` says where an entry of the editors' comes from, which no text states. ``marks`` has, by language, the
    stretches of the text that give the date, as characters ``(start, end)``. ``others`` are the entries of other texts
    that tell the same event; each has this one's id in ``within``, and ``why`` says by what they were joined.
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

    @property
    def tellings(self) -> tuple[Entry, ...]:
        """This entry and those that tell the same event, in the order in which they were published."""
        return tuple(sorted((self, *self.others), key=lambda entry: str(entry.communique.published)))


@dataclass(frozen=True, slots=True)
class Edition:
    """The settings of chronology.toml: texts by language code, the languages in order, the printed page."""

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
    """All that is published: entries in order of time, titles by communiqué; ``date`` is that of the newest source."""

    edition: Edition
    communiques: tuple[Communique, ...]
    entries: tuple[Entry, ...]
    titles: dict[str, Translation]
    date: date
    draft: bool = False

    @property
    def years(self) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
        """Each year, as four digits, with the entries that stand in it; 9999 is the year of those without one."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.entries:
            groups.setdefault(str(entry.event.when.sort_key[0].year), []).append(entry)
        return tuple((year, tuple(entries)) for year, entries in groups.items())
