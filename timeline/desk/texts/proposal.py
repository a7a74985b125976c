"""What a file that is brought in would become: its header with how sure each field is, what was read, what it tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from timeline.chronology.adding import add_text, known_texts
from timeline.chronology.corpus_text import read_whole
from timeline.chronology.twin_sources import likely_sources
from timeline.intake.any_file import read_any, shown_name
from timeline.intake.extract import Clue, Sure
from timeline.intake.header_guess import guess_header
from timeline.intake.kinds import find_kind
from timeline.intake.language_guess import guess_language
from timeline.intake.shown import lay_open
from timeline.model.errors import TimelineError
from timeline.reading.encodings import find_encoding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from timeline.chronology.adding import AddedText, KnownText
    from timeline.chronology.twin_sources import LikelySource
    from timeline.desk.workbench import Workbench
    from timeline.intake.extract import Extract
    from timeline.language import Language
    from timeline.model.errors import Finding
    from timeline.model.event import Event, Telling
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

    ``original`` is its own text where it is one, ``opened`` its original laid open as HTML. ``languages`` are those in
    which it can be read, ``sources`` the texts of which it may be the official translation, the likeliest first.
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
    language: Field
    languages: tuple[str, ...]
    sources: tuple[LikelySource, ...]


def propose(bench: Workbench, folder: Path, name: str, raw: bytes, chosen: str) -> Proposal:
    """What becomes of a file in the folder of a collection; TimelineError C50 or C51 where it cannot be read.

    It is read in the language that is ``chosen``, else in that of which it has the most small words.
    """
    project, name = bench.project, shown_name(name)
    readable = readable_languages(bench)
    language, extract, spoken = _read(name, raw, readable, chosen)
    kind = find_kind(name, raw)
    known, _ = known_texts(project)
    guess = guess_header(extract, language, name, [text.fields.get("id", "") for text in known])
    added, refused = _added(name, raw, language, folder, known, {})
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
        telling.events if added and (telling := _telling(project, added, language)) else (),
        tuple(findings),
        not any(one.code in ("C26", "C27") for one in refused),
        _field("language", spoken),
        tuple(one.code for one in readable),
        _sources(bench, added or _dated(name, raw, language, folder, known), language, known),
    )


def readable_languages(bench: Workbench) -> list[Language]:
    """The languages in which texts can be read: first those of the edition, in its order, then all others."""
    knows = bench.shelf.languages
    codes = dict.fromkeys((*bench.look().edition.languages, *knows.known()))
    return [language for code in codes if (language := knows.of_texts(code))]


def _read(name: str, raw: bytes, readable: Sequence[Language], chosen: str) -> tuple[Language, Extract, Clue]:
    """The language of a file, what was read of it by the rules of that, and how sure the language is."""
    by_code = {language.code: language for language in readable}
    extract = read_any(name, raw, by_code.get(chosen, readable[0]))
    if chosen in by_code:
        return by_code[chosen], extract, Clue("language", chosen, "as chosen", Sure.STATED)
    spoken = guess_language(extract.text, readable) or Clue("language", readable[0].code, "", Sure.GUESS)
    if spoken.value != readable[0].code:
        extract = read_any(name, raw, by_code[spoken.value])
    return by_code[spoken.value], extract, spoken


def _dated(name: str, raw: bytes, language: Language, folder: Path, known: Sequence[KnownText]) -> AddedText | None:
    """A text whose day nobody knows, as it would go in on some day or other."""
    return _added(name, raw, language, folder, known, {"date": date.min.isoformat()})[0]


def _sources(
    bench: Workbench, added: AddedText | None, language: Language, known: Sequence[KnownText]
) -> tuple[LikelySource, ...]:
    """The texts of which this one may be the official translation."""
    telling = _telling(bench.project, added, language) if added else None
    if telling is None:
        return ()
    return likely_sources(bench.project, bench.shelf.languages, bench.shelf.glossary(), telling.communique, known)


def laid_open(kind: str, raw: bytes) -> Markup:
    """The original as HTML; empty where it cannot be laid open, for what was read of it is there all the same."""
    try:
        return Markup(lay_open(kind, raw))  # noqa: S704 cleaned, and shown only where nothing may act
    except (ValueError, RecursionError, MemoryError, TimelineError):
        return Markup()


def _added(  # noqa: PLR0913, PLR0917 as add_text
    name: str, raw: bytes, language: Language, folder: Path, known: Sequence[KnownText], stated: Mapping[str, str]
) -> tuple[AddedText | None, tuple[Finding, ...]]:
    """The text as it would go in with this said of it, or why it would not."""
    try:
        return add_text(name, raw, language, folder, known, stated), ()
    except TimelineError as error:
        return None, error.findings


def _field(name: str, clue: Clue | None) -> Field:
    return Field(name, clue.value, str(clue.sure), clue.basis) if clue else Field(name, "", "", "")


def _telling(project: Project, added: AddedText, language: Language) -> Telling | None:
    """What the text tells, read as it would stand in the corpus."""
    path = project.name(added.path)
    load = {language.code: language}.get
    return read_whole(path, added.path.parent.name, added.text.content, load)[0]


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
