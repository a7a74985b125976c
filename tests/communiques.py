"""The small communiqués of tests/cases, and how their entries compare with what an editor wrote down."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.events.extraction import extract_events
from timeline.model.when import When
from timeline.reading.communique import decode, read_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.language import Language
    from timeline.model.event import Event

FOLDER = Path(__file__).parent / "cases" / "communiques"


@dataclass(frozen=True)
class Case:
    """A text and what it tells: its day, given or to be read, and the entries an editor would list."""

    name: str
    text: str
    published: date | None
    read: date | None
    entries: tuple[tuple[str, str, str], ...]


def cases() -> Iterator[Case]:
    """Every case of the folder, by name."""
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text())
        text, _ = decode(path.name, path.with_suffix(".txt").read_bytes())
        entries = tuple((one["date"], one["kind"], one["words"]) for one in table.get("event", ()))
        yield Case(path.stem, text, _day(table.get("published")), _day(table.get("read")), entries)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def events(case: Case, language: Language) -> tuple[Event, ...]:
    """What the extraction makes of a case, on the day given or that a reader would infer."""
    return extract_events(read_sentences(case.name, case.text, language), case.published or case.read, language)


def compare(
    case: Case, found: tuple[Event, ...]
) -> tuple[list[tuple[str, str, str]], list[Event], list[tuple[str, str]]]:
    """Entries missed, events invented, and for those that agree in sentence and date their kinds, wanted and found."""
    left, missed, kinds = list(found), [], []
    for when, kind, words in case.entries:
        fits = [event for event in left if _same(when, event.when) and _folded(words) in _folded(event.sentence.text)]
        fits.sort(key=lambda event: event.kind != kind)
        if fits:
            left.remove(fits[0])
            kinds.append((kind, str(fits[0].kind)))
        else:
            missed.append((when, kind, words))
    return missed, left, kinds


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("*", "").split())


def _same(wanted: str, found: When) -> bool:
    if wanted == str(found):
        return True
    try:
        value = When.read(wanted)
    except ValueError:
        return False
    return (value.earliest, value.latest) == (found.earliest, found.latest)
