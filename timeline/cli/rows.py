"""Entries as rows: for machines as JSON or CSV, for people as lines; chosen by year, kind, communiqué and state."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.model.characters import safe_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.model.edition import Entry


@dataclass(frozen=True, slots=True)
class Choice:
    """Which entries are wanted; an empty field wants all. The state is that in one of the languages at least."""

    year: str = ""
    kind: str = ""
    communique: str = ""
    state: str = ""
    languages: tuple[str, ...] = ()

    def wants(self, entry: Entry) -> bool:
        """Whether an entry is of the year, kind, communiqué and state wanted."""
        when = entry.event.when
        years = {str(day.year) for day in (when.earliest, when.latest) if day}
        return (
            (not self.year or self.year in years)
            and self.kind in ("", entry.event.kind)
            and self.communique in ("", entry.communique.id)
            and (not self.state or self.state in self._states(entry))
        )

    def _states(self, entry: Entry) -> list[str]:
        return [str(entry.text.state(code)) for code in target_languages(entry, self.languages)]


def target_languages(entry: Entry, languages: Sequence[str]) -> list[str]:
    """Those of the languages into which an entry is translated: all but its own."""
    return [code for code in languages if code != entry.text.language]


def event_row(entry: Entry, languages: Sequence[str]) -> dict[str, object]:
    """The row of one event; ``start`` and ``end`` are the characters of its sentence in the file, lines counted from 1.

    ``translation`` and ``state`` are those of the first language that is not its own; further ones have the code behind
    them. ``entry`` is the id of the entry that prints it, which is not its own where two tellings are joined.
    """
    event, place = entry.event, entry.event.sentence.span
    first, *others = [*target_languages(entry, languages), ""]
    more = {code: entry.text.target(code) for code in others if code}
    return {
        "id": entry.id,
        "date": str(event.when),
        "kind": str(event.kind),
        "text": event.sentence.text,
        "translation": entry.text.target(first).text,
        "state": str(entry.text.target(first).state),
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
        **{f"translation_{code}": target.text for code, target in more.items()},
        **{f"state_{code}": str(target.state) for code, target in more.items()},
    }


def as_json(entries: Iterable[Entry], languages: Sequence[str]) -> Iterator[str]:
    """Lines of JSON, one event a line."""
    return (json.dumps(event_row(entry, languages), ensure_ascii=False) for entry in entries)


def as_csv(entries: Sequence[Entry], languages: Sequence[str]) -> Iterator[str]:
    """Lines of CSV, the names of the columns first; no cell is a formula."""
    rows = [event_row(entry, languages) for entry in entries]
    for cells in ([list(rows[0])] if rows else []) + [list(row.values()) for row in rows]:
        text = io.StringIO()
        csv.writer(text, lineterminator="").writerow([safe_cell(str(cell)) for cell in cells])
        yield text.getvalue()


def as_lines(entries: Sequence[Entry], _languages: Sequence[str]) -> Iterator[str]:
    """Lines of a table for people, then their number: date, kind, id, the dating words or the first ones."""
    width = max((len(entry.id) for entry in entries), default=0)
    for entry in entries:
        event = entry.event
        yield f"{event.when!s:24} {event.kind:9} {entry.id:{width}} {_short(event.expression or event.sentence.text)}"
    yield f"{len(entries)} event{'s' * (len(entries) != 1)}"


def _short(text: str, width: int = 60) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
