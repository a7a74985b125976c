"""The institution's own words in a catalogue: taken where nothing is translated, marked, followed when they change.

The mark is a comment of the entry, which other tools keep: where the words stand in the twin, and a digest of them.
Words that are no longer those of the digest were changed by the translator, and are this edition's own again.

>>> mark = write_mark(OfficialWords("The plan.", "corpus/a/b-en.txt", 12, "paragraph 4"))
>>> mark
'official: corpus/a/b-en.txt:12, paragraph 4 [8fe5]'
>>> is_official(Unit("a.k3f7", "Le plan.", "The plan.", comments=(mark,)))
True
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.model.translation import State
from timeline.translations.alignment import comparable
from timeline.translations.po import FUZZY, Unit
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from timeline.model.communique import Sentence

_MARK = re.compile(r"official(?:, unsure)?: .*\[(?P<digest>[0-9a-f]{4})\]")


@dataclass(frozen=True, slots=True)
class OfficialWords:
    """What the twin of a text says where it says a message: words, file and line, the place for a reader.

    ``sure`` when the words say that message alone and nothing else was as likely; ``why`` names what both have.
    """

    text: str
    path: str
    line: int
    place: str = ""
    sure: bool = True
    score: float = 1.0
    why: str = ""
    sentence: Sentence | None = None


def with_official(unit: Unit, words: OfficialWords | None) -> Unit:
    """The unit with the words of the twin: taken when it is empty, else only marked where they are the same.

    Words that are not sure are a draft. When the twin says other words than were taken, the unit is stale.
    """
    if words is None and not unit.comments:
        return unit
    marked, own = _parted(unit)
    if words is None or not words.text.strip():
        return _stale(unit) if is_official(unit) else replace(unit, comments=own)
    if unit_state(unit) is State.MISSING:
        return taken(replace(unit, comments=own), words)
    if comparable(unit.target) == comparable(words.text):
        return replace(unit, comments=(*own, write_mark(words, unsure=unit_state(unit) is State.DRAFT)))
    return _stale(unit) if marked and is_official(unit) else replace(unit, comments=own)


def taken(unit: Unit, words: OfficialWords) -> Unit:
    """The unit with the words of the twin in the place of any other: a draft when they are not sure."""
    flags = tuple(flag for flag in unit.flags if flag != FUZZY)
    return replace(
        unit,
        target=words.text,
        comments=(*_parted(unit)[1], write_mark(words, unsure=not words.sure)),
        flags=flags if words.sure else (FUZZY, *flags),
        previous=None,
        notes=tuple(note for note in unit.notes if not note.startswith("date was: ")),
    )


def is_official(unit: Unit) -> bool:
    """Whether the words of a unit are those that were taken from a twin, as the mark has them."""
    return any(match["digest"] == _digest(unit.target) for match in map(_MARK.fullmatch, unit.comments) if match)


def is_mark(comment: str) -> bool:
    """Whether a comment of an entry says where its words stand in a twin."""
    return bool(_MARK.fullmatch(comment))


def write_mark(words: OfficialWords, *, unsure: bool = False) -> str:
    """The comment that says where the words stand."""
    where = f"{words.path}:{words.line}{', ' if words.place else ''}{words.place}"
    return f"official{', unsure' if unsure else ''}: {where} [{_digest(words.text)}]"


def _parted(unit: Unit) -> tuple[list[str], tuple[str, ...]]:
    """The marks among the comments of a unit, and all its other comments."""
    marks = [comment for comment in unit.comments if is_mark(comment)]
    return marks, tuple(comment for comment in unit.comments if comment not in marks)


def _stale(unit: Unit) -> Unit:
    if unit.fuzzy:
        return unit
    return replace(unit, flags=(FUZZY, *unit.flags), previous=unit.source)


def _digest(text: str) -> str:
    return hashlib.sha256(comparable(text).encode()).hexdigest()[:4]
