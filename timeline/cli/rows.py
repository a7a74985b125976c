"""Entries as rows: for machines as JSON or CSV, for people as lines; chosen by year, kind, communiqué and state."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.model.edition import Entry

# A cell that begins so is a formula to a spreadsheet (OWASP, CSV injection); an apostrophe in front makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which entries are wanted; an empty field wants all."""

    year: str = ""
    kind: str = ""
    communique: str = ""
    state: str = ""

    def wants(self, entry: Entry) -> bool:
        """Whether an entry is of the year, kind, communiqué and state wanted."""
        when = entry.event.when
        years = {str(day.year) for day in (when.earliest, when.latest) if day}
        return (
            (not self.year or self.year in years)
            and self.kind in ("", entry.event.kind)
            and self.communique in ("", entry.communique.id)
            and self.state in ("", entry.text.state)
        )


def row(entry: Entry) -> dict[str, object]:
    """One event; ``start`` and ``end`` are the characters of its sentence in the file, line counted from 1.

    ``entry`` is the id of the entry that prints it, which is not its own where two tellings are joined.
    """
    event, place = entry.event, entry.event.sentence.span
    return {
        "id": entry.id,
        "date": str(event.when),
        "kind": str(event.kind),
        "text": event.sentence.text,
        "translation": entry.text.target,
        "state": str(entry.text.state),
        "communique": entry.communique.id,
        "file": place.path,
        "line": place.line,
        "start": place.start,
        "end": place.end,
        "expression": event.expression,
        "rule": event.rule,
        "basis": event.basis,
        "place": event.place or (entry.place.source if entry.place else ""),
        "body": event.body,
        "entry": entry.within or entry.id,
    }


def as_json(entries: Iterable[Entry]) -> Iterator[str]:
    """JSON Lines, one event a line."""
    return (json.dumps(row(entry), ensure_ascii=False) for entry in entries)


def as_csv(entries: Sequence[Entry]) -> Iterator[str]:
    """CSV with a head, no cell a formula."""
    rows = [row(entry) for entry in entries]
    for cells in ([list(rows[0])] if rows else []) + [list(one.values()) for one in rows]:
        text = io.StringIO()
        csv.writer(text, lineterminator="").writerow([_cell(cell) for cell in cells])
        yield text.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def as_lines(entries: Sequence[Entry]) -> Iterator[str]:
    """A table for people: date, kind, id, the words that give the date or the sentence's first."""
    width = max((len(entry.id) for entry in entries), default=0)
    for entry in entries:
        event = entry.event
        yield f"{event.when!s:24} {event.kind:9} {entry.id:{width}} {_short(event.expression or event.sentence.text)}"
    yield f"{len(entries)} event{'s' * (len(entries) != 1)}"


def _short(text: str, width: int = 60) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
