"""The editor's hand of the desk: what is said of an event becomes lines of ``editing.toml``, there and back.

Each word that is changed is held against what the file says of it at that moment: where another has said something
else, nothing is written, and the page shows both.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from timeline.desk.writing import ConflictError
from timeline.events.editing import SEEN
from timeline.model.errors import Finding, TimelineError
from timeline.project.toml import said_in
from timeline.project.toml_edits import Said, UnpatchableError
from timeline.project.toml_patch import patch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.chronology.reviewing import ReviewedEvent
    from timeline.project.toml_lines import Path
    from timeline.project.toml_value import Value

Words = Mapping[str, Any]
ADD = "add"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the file: that of an event's id, ``[seen]``, or the ``[[add]]`` that says just these words."""

    name: str
    added: Words | None = None

    def path(self, said: Words) -> Path | None:
        """Where it is in a file that says this; None when it is not there."""
        if self.added is None:
            return (self.name,)
        several = [dict(one) for one in said.get(ADD, [])]
        return (ADD, several.index(dict(self.added))) if dict(self.added) in several else None

    def words(self, said: Words) -> Words:
        """What it says now."""
        path = self.path(said)
        if path is None:
            return {}
        return dict(said[ADD][path[1]]) if self.added is not None else dict(said.get(self.name, {}))


@dataclass(frozen=True, slots=True)
class Turn:
    """A word of a table that says something, and is to say something else; None where it is not said."""

    table: Table
    word: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Turns:
    """Words that change together; each way is refused where the file no longer says what it is to say before."""

    path: str
    turns: tuple[Turn, ...]

    def make(self, text: str) -> str:
        """The text with all of them."""
        return _turned(self.path, text, self.turns)

    def back(self, text: str) -> str:
        """The text without any of them."""
        return _turned(self.path, text, tuple(self._reversed()))

    def _reversed(self) -> list[Turn]:
        """The way back; an added event is known by what it says once all is said."""
        return [
            Turn(replace(turn.table, added=self._said_in(turn.table)), turn.word, turn.after, turn.before)
            for turn in reversed(self.turns)
        ]

    def _said_in(self, table: Table) -> Words | None:
        """What an ``[[add]]`` says after all turns; None for another table."""
        words = table.added
        for turn in self.turns if words is not None else ():
            if turn.table.added == table.added:
                words = _with(words or {}, turn.word, turn.after)
        return words


def _with(words: Words, word: str, value: Value | None) -> dict[str, Any]:
    kept = {name: said for name, said in words.items() if name != word}
    return kept if value is None else {**kept, word: value}


def _turned(path: str, text: str, turns: Sequence[Turn]) -> str:
    try:
        said = said_in(text)
        return patch(text, [_said(turn, said) for turn in turns])
    except UnpatchableError as error:
        remedy = "open the file and write the edit as a table of its own, one word on a line"
        fact = "this line is written in a way the desk cannot change"
        raise TimelineError(Finding(path, error.line, "C75", fact, remedy)) from error
    except tomllib.TOMLDecodeError as error:
        raise TimelineError(Finding(path, 0, "C30", f"the file is not TOML: {error}", "correct that line")) from error


def _said(turn: Turn, said: Words) -> Said:
    """The change of a line; ConflictError where the word says something else than it should."""
    path, words = turn.table.path(said), turn.table.words(said)
    if turn.table.added == {}:
        return Said((ADD, len(said.get(ADD, []))), turn.word, turn.after)
    if path is None or words.get(turn.word) != turn.before:
        raise ConflictError({"words": words})
    return Said(path, turn.word, turn.after)


def words_of(event: ReviewedEvent) -> Words:
    """What the editor says of an event, in its own table and in the ``[[add]]`` it comes from."""
    return {word: said for edit in event.wanted.edits for word, said in edit.said.items()}


def digest(event: ReviewedEvent) -> str:
    """What tells what the editor and the rules say of an event from anything else they may say."""
    said = [event.id, words_of(event), event.seen, str(event.bare.kind), event.bare.when.notation]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, default=str).encode()).hexdigest()[:12]


def table_of(event: ReviewedEvent, word: str) -> tuple[Table, Words]:
    """Where a word of an event is said, and what is said there now: an added event says most in its ``[[add]]``."""
    added = next((edit for edit in event.wanted.edits if not edit.id), None)
    own = next((edit for edit in event.wanted.edits if edit.id), None)
    if added is not None and word not in ("join", "part") and not (own and word in own.said):
        return Table(ADD, added.said), added.said
    return Table(event.id), own.said if own else {}


def turn_of(event: ReviewedEvent, word: str, value: Value | None) -> list[Turn]:
    """The change of one word of an event, nothing where it says that already."""
    table, said = table_of(event, word)
    before = said.get(word)
    return [] if before == value else [Turn(table, word, before, value)]


def seen_turn(event: ReviewedEvent, says: str) -> list[Turn]:
    """The line that keeps that an event was seen as the rules have it."""
    if event.bare.added or event.seen == says:
        return []
    return [Turn(Table(SEEN), event.id, event.seen or None, says)]
