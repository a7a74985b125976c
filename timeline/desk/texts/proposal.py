"""What a file that is brought in would become: its header with how sure each field is, what was read, what it tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from timeline.chronology.adding import add_text, known_texts
from timeline.chronology.corpus_text import read_whole
from timeline.intake.any_file import read_any, shown_name
from timeline.intake.extract import Sure
from timeline.intake.header_guess import guess_header
from timeline.intake.kinds import find_kind
from timeline.intake.shown import lay_open
from timeline.model.errors import TimelineError
from timeline.reading.encodings import find_encoding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from timeline.chronology.adding import AddedText, KnownText
    from timeline.intake.extract import Clue
    from timeline.language import Language
    from timeline.model.errors import Finding
    from timeline.model.event import Event
    from timeline.project.folders import Project

# What is asked about a text before it is taken, in this order; what must be known first.
ASKED = ("date", "title", "place", "issuer", "reference", "id")
# Files that are text themselves: their original can be shown as it is.
SHOWN_AS_TEXT = frozenset(("text", "markdown"))
_LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the header: its value as proposed, how sure that is, and by what it is known."""

    name: str
    value: str
    sure: str
    basis: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file as it was read, by the rules of a language; ``findings`` are what is to be known of it.

    ``original`` is its own text where it is one, ``opened`` its original laid open as HTML.
    """

    name: str
    kind: str
    words: str
    text: str
    original: str
    opened: Markup
    fields: tuple[Field, ...]
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    takeable: bool
    language: str


def propose(project: Project, folder: Path, name: str, raw: bytes, language: Language) -> Proposal:
    """What becomes of a file in the folder of a collection; TimelineError C50 or C51 where it cannot be read."""
    name = shown_name(name)
    extract = read_any(name, raw, language)
    kind = find_kind(name, raw)
    known, _ = known_texts(project)
    guess = guess_header(extract, language, name, [text.fields.get("id", "") for text in known])
    added, refused = _added(name, raw, language, folder, known)
    said = added.findings if added else tuple(remark.finding(name) for remark in extract.remarks)
    # What is not known of the header stands at its field.
    findings = (one for one in (*refused, *said) if one.code != "C58")
    return Proposal(
        name,
        kind.name,
        kind.words,
        extract.text[:_LONGEST],
        find_encoding(raw).decode(raw)[:_LONGEST] if kind.name in SHOWN_AS_TEXT else "",
        laid_open(kind.name, raw),
        tuple(_field(field, guess.clues.get(field)) for field in ASKED),
        _events(project, added, language) if added else (),
        tuple(findings),
        not any(one.code in ("C26", "C27") for one in refused),
        language.code,
    )


def laid_open(kind: str, raw: bytes) -> Markup:
    """The original as HTML; empty where it cannot be laid open, for what was read of it is there all the same."""
    try:
        return Markup(lay_open(kind, raw))  # noqa: S704 cleaned, and shown only where nothing may act
    except (ValueError, RecursionError, MemoryError, TimelineError):
        return Markup()


def _added(
    name: str, raw: bytes, language: Language, folder: Path, known: Sequence[KnownText]
) -> tuple[AddedText | None, tuple[Finding, ...]]:
    """The text as it would go in with nothing said of it, or why it would not."""
    try:
        return add_text(name, raw, language, folder, known, {}), ()
    except TimelineError as error:
        return None, error.findings


def _field(name: str, clue: Clue | None) -> Field:
    return Field(name, clue.value, str(clue.sure), clue.basis) if clue else Field(name, "", "", "")


def _events(project: Project, added: AddedText, language: Language) -> tuple[Event, ...]:
    """What the text tells, read as it would stand in the corpus."""
    path = project.name(added.path)
    load = {language.code: language}.get
    telling, _ = read_whole(path, added.path.parent.name, added.text.content, load)
    return telling.events if telling else ()


def stated_fields(given: Mapping[str, str]) -> dict[str, str]:
    """What a person says of a text, of the fields that are asked."""
    return {name: value.strip() for name in ASKED if (value := given.get(name, "")).strip()}


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, as 2007-12-07."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_guess(sure: str) -> bool:
    """Whether a person has to say that a value is right before it is written."""
    return sure == Sure.GUESS
