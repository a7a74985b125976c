"""What a translator writes becomes one entry of the PO file, there and back; all other entries stay as they are."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.desk.writing import ConflictError
from timeline.model.errors import Finding, TimelineError
from timeline.project.files import Source
from timeline.translations import review
from timeline.translations.in_place import with_units
from timeline.translations.po import FUZZY
from timeline.translations.twins.official import is_mark, with_official

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.model.translation import Direction
    from timeline.translations.in_place import StandingCatalogue
    from timeline.translations.po import Unit
    from timeline.translations.twins.official import OfficialWords


def digest(unit: Unit) -> str:
    """What tells what an entry says from anything else it may say."""
    said = [unit.id, unit.source, unit.target, unit.comments, unit.fuzzy]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:12]


# How a comment begins that accepts what a check finds.
ACCEPT = "accept:"
_ACCEPTING = (ACCEPT, "accepted:")


@dataclass(frozen=True, slots=True)
class Written:
    """Entries of a catalogue that are written anew: by id, what each was and what it is to be.

    ``read`` gives a file with a text as it stands. ``make`` and ``back`` raise ConflictError where an entry says
    something else than it should, and TimelineError P64 where the file has no such entry yet.
    """

    path: str
    direction: Direction
    units: tuple[tuple[Unit, Unit], ...]
    read: Callable[[Source, Direction], StandingCatalogue]

    def make(self, text: str) -> str:
        """The text of the file with what they are to be."""
        return self._put(text, self.units)

    def back(self, text: str) -> str:
        """The text of the file with what they were."""
        return self._put(text, tuple((after, before) for before, after in self.units))

    def prove(self, source: Source) -> object:
        """What is to be written, read as every command reads it."""
        return self.read(source, self.direction)

    def _put(self, text: str, wanted: Sequence[tuple[Unit, Unit]]) -> str:
        standing = self.read(Source(self.path, text), self.direction)
        if lacking := [before.id for before, _ in wanted if before.id not in standing.places]:
            raise TimelineError(behind(self.path, min(lacking)))
        there = (standing.unit(before.id) or before for before, _ in wanted)
        return with_units(standing, [_turned(unit, *pair) for unit, pair in zip(there, wanted, strict=True)])


def _turned(unit: Unit, before: Unit, after: Unit) -> Unit:
    """The entry of the file, saying the one thing where it said the other; its notes and places stay its own."""
    if digest(unit) != digest(before):
        raise ConflictError({"target": unit.target, "fuzzy": unit.fuzzy, "was": digest(unit)})
    kept = {name: getattr(after, name) for name in ("target", "comments", "flags", "previous", "previous_id")}
    return replace(unit, **kept)


def behind(path: str, name: str) -> Finding:
    """The finding P64: the file does not have an entry as it is today."""
    fact = f"{name} is not in the file as the text has it now"
    return Finding(path, 0, "P64", fact, "bring the catalogues up to date, here or by: timeline translate")


def translated(unit: Unit, target: str, *, draft: bool) -> Unit:
    """The entry with these words: a draft keeps its mark and what it was a translation of; else both go."""
    others = tuple(flag for flag in unit.flags if flag != FUZZY)
    if not target.strip():
        return replace(unit, target="", flags=others, previous=None, previous_id=None)
    if draft:
        return replace(unit, target=target, flags=(FUZZY, *others))
    return replace(unit, target=target, flags=others, previous=None, previous_id=None)


def commented(unit: Unit, words: str) -> Unit:
    """The entry with these lines of the translator's own, beside what is accepted in it and what marks say of it."""
    kept = tuple(line for line in unit.comments if not _is_own(line))
    return replace(unit, comments=(*(line.rstrip() for line in words.strip().splitlines()), *kept))


def settled(unit: Unit, official: OfficialWords | None) -> Unit:
    """The entry with the marks that the next update would give it: whether it is official, whether reviewed."""
    return with_official(review.with_review(unit), official)


def accepting(unit: Unit, code: str, reason: str) -> Unit:
    """The entry with a line by which what a check finds in it is meant, and why."""
    return replace(unit, comments=(*unit.comments, f"{ACCEPT} {code} {' '.join(reason.split())}".rstrip()))


def comments_of(unit: Unit) -> str:
    """The translator's own lines, without those that accept something, or say that it is official or reviewed."""
    return "\n".join(line for line in unit.comments if _is_own(line))


def _is_own(line: str) -> bool:
    return not line.strip().lower().startswith(_ACCEPTING) and not is_mark(line) and not review.is_mark(line)
