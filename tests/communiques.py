"""The small communiqués of tests/cases, and how their entries compare with what an editor wrote down."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from timeline.events.extraction import extract_events
from timeline.model.when import When
from timeline.reading.communique import decode, read_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.language import Language
    from timeline.model.event import Event

FOLDER = Path(__file__).parent / "cases" / "communiques"


@dataclass(frozen=True)
class Case:
    """A text and what it tells: its day, given or to be read, or only its year, and the entries an editor would list."""

    name: str
    text: str
    published: date | None
    read: date | None
    year: int | None
    language: str
    entries: tuple[tuple[str, str, str], ...]


class Differences(NamedTuple):
    """How many entries of a text are read otherwise than the editor did: missed, invented, given another kind."""

    missed: int = 0
    invented: int = 0
    otherwise: int = 0


_KNOWN = re.compile(r"^(\S+) (\d+) missed (\d+) invented (\d+) of another kind$", re.MULTILINE)


def read_known(path: Path) -> dict[str, Differences]:
    """What is known to be read otherwise, by case, as last reviewed."""
    return {name: Differences(*map(int, numbers)) for name, *numbers in _KNOWN.findall(path.read_text(encoding="utf-8"))}


def shorten_known(path: Path, found: Mapping[str, Differences]) -> None:
    """The list without what is read right by now: no case comes to it, and no number in it grows."""
    kept = {
        name: Differences(*map(min, before, found.get(name, Differences())))
        for name, before in read_known(path).items()
    }
    lines = [
        f"{name} {one.missed} missed {one.invented} invented {one.otherwise} of another kind\n"
        for name, one in kept.items()
        if any(one)
    ]
    path.write_text("".join(lines), encoding="utf-8")


def cases() -> Iterator[Case]:
    """Every case of the folder, by name."""
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text())
        text, _ = decode(path.name, path.with_suffix(".txt").read_bytes())
        entries = tuple((one["date"], one["kind"], one["words"]) for one in table.get("event", ()))
        told = str(table.get("read", ""))
        year = int(told) if told.isdecimal() else None
        language = table.get("language", "fr")
        yield Case(path.stem, text, _day(table.get("published")), None if year else _day(told), year, language, entries)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def events(case: Case, language: Language) -> tuple[Event, ...]:
    """What the extraction makes of a case by a language, on the day given or that a reader would infer."""
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
