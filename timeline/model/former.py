"""The last edition, as far as a new one is compared with it: what each of its entries told, by id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.model.translation import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.model.edition import Entry

# What is printed of an entry, and may be corrected.
TEXTS = ("headline", "place", "text", "note", "stated")


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry tells: its date as EDTF, its kind, the state of its translation, its texts by name and language."""

    date: str
    kind: str
    state: str
    texts: Mapping[str, Mapping[str, str]]

    @property
    def sure(self) -> bool:
        """Whether every language has a translation that may be printed."""
        return self.state == State.TRANSLATED


@dataclass(frozen=True, slots=True)
class Former:
    """An edition that was published: its languages, its entries by id, and those that stood with another entry."""

    languages: tuple[str, ...]
    entries: Mapping[str, Told]
    tellings: Mapping[str, Told]


def told(entry: Entry, languages: tuple[str, ...]) -> Told:
    """What an entry tells today, in these languages."""
    given = {name: getattr(entry, name) for name in TEXTS if not (name == "headline" and entry.proposed)}
    texts = {
        name: {code: text.said(code) for code in languages if text.said(code)} for name, text in given.items() if text
    }
    return Told(str(entry.event.when), str(entry.event.kind), str(entry.text.worst(languages)), texts)
