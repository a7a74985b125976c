"""What the institution itself says of an entry, where it published the text in the other language too."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.chronology.official_words import sayings_of
from timeline.translations.alignment import comparable
from timeline.translations.compared import Piece, compared
from timeline.translations.twins.official import is_official, taken

if TYPE_CHECKING:
    from timeline.chronology.one_text import OneText
    from timeline.desk.translate.entries import Open
    from timeline.translations.po import Unit
    from timeline.translations.twins.official import OfficialWords


@dataclass(frozen=True, slots=True)
class Official:
    """The words of a twin beside what an entry has; ``differs`` compares the two where the entry has others."""

    words: OfficialWords
    is_taken: bool
    differs: tuple[Piece, ...] = ()

    @property
    def percent(self) -> int:
        """How sure it is that these words say the entry."""
        return round(100 * self.words.score)


def words_for(text: OneText, entry: Open) -> OfficialWords | None:
    """What the twin in the entry's language says of it; None without a twin, or where that says nothing of it."""
    code = entry.direction.target
    sayings = sayings_of(text.collection, text.twins) if text.collection and text.twins.of else ()
    return next((one.words for one in sayings if one.id == entry.id and one.code == code), None)


def official_for(text: OneText, entry: Open) -> Official | None:
    """The same, beside what the entry has."""
    words = words_for(text, entry)
    if words is None:
        return None
    # What was taken once is no longer official where the twin says something else by now.
    if is_official(entry.unit) and comparable(entry.unit.target) == comparable(words.text):
        return Official(words, is_taken=True)
    target = entry.unit.target
    return Official(words, is_taken=False, differs=compared(target, words.text) if target.strip() else ())


def with_words_taken(unit: Unit, words: OfficialWords) -> Unit:
    """The entry with the words of the twin, no draft: a person has looked at both."""
    return taken(unit, replace(words, sure=True))
