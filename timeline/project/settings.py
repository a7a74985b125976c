"""The settings of a project: ``corpus/chronology.toml`` becomes an Edition; what is wrong is told at the setting."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from timeline.model.characters import web_address
from timeline.model.edition import EDITORS, PROPOSED, Edition
from timeline.model.errors import Finding, TimelineError
from timeline.model.language_codes import is_language_code
from timeline.project.toml import read_toml
from timeline.project.toml_lines import key_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from timeline.project.files import Source
    from timeline.project.toml_lines import Path

    # Where it stands, the fact, the remedy.
    Fault = tuple[Path, str, str]

# The papers that a briefing may be printed on.
PAPERS = ("a3", "a4", "a5", "us-letter", "us-legal")
# What the lanes of the briefing's overview may be.
LANES = ("kinds", "subjects")
_TEXTS = ("title", "subtitle", "publisher", "rights")
_PAGE = {
    "paper": str,
    "landscape": bool,
    "duplex": bool,
    "large": bool,
    "look": str,
    "lanes": str,
    "data": bool,
    "appendix": bool,
    "columns": str,
}
# What the cover of the briefing says where it is given.
_COVER_TEXTS = ("addressee", "marking")
_KNOWN = {
    "identifier",
    "languages",
    "subjects",
    "page",
    "address",
    "as_of",
    "entries",
    "one_file",
    *_TEXTS,
    *_COVER_TEXTS,
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# What no publication can hold; within texts a line may end.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
# The id of a subject: words of letters and digits with hyphens between them.
_SUBJECT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LOOK = re.compile(r"[\w-]+")
_WRITE_LANGUAGES = 'write languages = ["fr", "en"]'


def read_edition(source: Source) -> Edition:
    """The edition that the settings describe; TimelineError C21 names all that is missing or wrong in them."""
    table = read_toml(source, "C21")
    if faults := list(_faults(table)):
        lines = key_lines(source.text)
        raise TimelineError(
            *(Finding(source.name, _line(lines, path), "C21", fact, remedy) for path, fact, remedy in faults)
        )
    return Edition(
        identifier=table["identifier"],
        languages=tuple(table["languages"]),
        subjects=_keywords(table),
        subject_names=_subject_names(table),
        page=dict(table.get("page", {})),
        address=table.get("address", ""),
        as_of=_day(table.get("as_of")),
        one_file=table.get("one_file"),
        headlines=table.get("entries", {}).get("headlines", EDITORS),
        **{name: dict(table.get(name, {})) for name in (*_TEXTS, *_COVER_TEXTS)},
    )


def _subject_names(table: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The tables below [subjects]: the name of each subject of entries by language."""
    return {name: dict(said) for name, said in table.get("subjects", {}).items() if isinstance(said, dict)}


def _keywords(table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """What the whole is about, in each language: the words that [subjects] says itself, else the names of subjects."""
    said = {code: tuple(words) for code, words in table.get("subjects", {}).items() if isinstance(words, list)}
    names = _subject_names(table).values()
    codes = dict.fromkeys((*said, *(table["languages"] if names else ())))
    return {code: said.get(code) or tuple(name[code] for name in names if code in name) for code in codes}


def _day(value: object) -> date | None:
    """The day that is said, in quotes or without; None where it is none."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) and _DAY.fullmatch(value) else None
    except ValueError:
        return None


def _line(lines: Mapping[Path, int], path: Path) -> int:
    """The line of a setting, or of what holds it; 0 where neither stands."""
    return next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), 0)


def _faults(table: dict[str, Any]) -> Iterator[Fault]:
    languages = table.get("languages")
    yield from _language_faults(languages)
    yield from _identifier_faults(table)
    codes = languages if isinstance(languages, list) else ()
    for name in (*_TEXTS, *(name for name in _COVER_TEXTS if name in table)):
        yield from _text_faults(name, table.get(name), [code for code in codes if isinstance(code, str)])
    yield from _subject_faults(table.get("subjects", {}), [code for code in codes if isinstance(code, str)])
    yield from _page_faults(table.get("page", {}), codes)
    yield from _entry_faults(table.get("entries", {}))
    if "as_of" in table and not _day(table["as_of"]):
        remedy = 'write the day as of which something is to come: as_of = "2013-12-04"'
        yield ("as_of",), f"as_of = {str(table['as_of'])!r} is no day", remedy
    if not isinstance(table.get("one_file", False), bool):
        remedy = "write one_file = true for page and books in one file each of whatever size, or leave it out"
        yield ("one_file",), f"one_file = {table['one_file']!r} is neither true nor false", remedy
    for name in sorted(table.keys() - _KNOWN):
        yield (name,), f"{name} is nothing this file may say", f"it may say {', '.join(sorted(_KNOWN))}"


def _language_faults(languages: object) -> Iterator[Fault]:
    if not isinstance(languages, list) or not languages or not all(isinstance(code, str) for code in languages):
        yield ("languages",), "languages is missing or no list of codes", _WRITE_LANGUAGES
        return
    for code in languages:
        if not is_language_code(code):
            yield ("languages",), f"{code!r} is no code of a language", f"{_WRITE_LANGUAGES}, codes as in BCP 47"
    if len({code.lower() for code in languages}) < len(languages):
        yield ("languages",), "a language stands twice in languages", "keep one"


def _identifier_faults(table: Mapping[str, Any]) -> Iterator[Fault]:
    identifier, address = table.get("identifier"), table.get("address", "")
    if not isinstance(identifier, str) or not identifier.strip():
        remedy = 'write identifier = "urn:uuid:..." (any address of your own)'
        yield ("identifier",), f"identifier is {'no text' if identifier else 'missing'}", remedy
    elif not identifier.isprintable() or len(identifier.split()) > 1:
        yield ("identifier",), "identifier holds spaces or signs that no address has", "write it without them"
    if not isinstance(address, str) or (address and not web_address(address)):
        remedy = 'write address = "https://example.org/chronology/", or take the line away'
        yield ("address",), f"address = {address!r} is no address of the web", remedy


def _text_faults(name: str, texts: object, languages: list[str]) -> Iterator[Fault]:
    """What is wrong with the texts of a table, each by its language."""
    said = texts if isinstance(texts, dict) else {}
    for code in languages:
        text = said.get(code)
        if code not in said or (name == "title" and isinstance(text, str) and not text.strip()):
            yield (name, code), f"{name} has no text in {code!r}", f"add {code} = ... under [{name}]"
    for code, text in said.items():
        if not isinstance(text, str):
            yield (name, code), f"{name} in {code!r} is no text", "write it in quotes, or take the line away"
        if isinstance(text, str) and (sign := _CONTROL.search(text)):
            yield (name, code), f"{name} in {code!r} holds the control sign U+{ord(sign[0]):04X}", "take it out"


def _subject_faults(subjects: object, languages: list[str]) -> Iterator[Fault]:
    if not isinstance(subjects, dict):
        yield ("subjects",), "subjects is no table of lists", 'write under [subjects]: fr = ["paix", "sécurité"]'
        return
    for code, words in subjects.items():
        if isinstance(words, dict):
            yield from _name_faults(code, words, languages)
        elif not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            yield ("subjects", code), f"the subjects in {code!r} are no list of words", f'write {code} = ["…", "…"]'
        elif any(map(_CONTROL.search, words)):
            yield ("subjects", code), f"a subject in {code!r} holds a control sign", "take it out"


def _entry_faults(entries: object) -> Iterator[Fault]:
    choices = f'headlines = "{EDITORS}", or "{PROPOSED}" to print those that are proposed too'
    if not isinstance(entries, dict):
        yield ("entries",), f"entries = {entries!r} is no table", f"write [entries], and below it {choices}"
        return
    for name, value in entries.items():
        if name != "headlines":
            yield ("entries", name), f"{name} is nothing that [entries] may say", f"it may say {choices}"
        elif value not in (EDITORS, PROPOSED):
            yield ("entries", name), f"headlines = {value!r} says not whose are printed", f"write {choices}"


def _name_faults(subject: str, names: Mapping[str, object], languages: list[str]) -> Iterator[Fault]:
    """What is wrong with the id of a subject of entries, and with its name in each language."""
    path = ("subjects", subject)
    if not _SUBJECT.fullmatch(subject):
        remedy = "write small letters, digits and hyphens: [subjects.missile-defence]"
        yield path, f"{subject!r} cannot be the id of a subject", remedy
    for code in languages:
        name = names.get(code)
        if not isinstance(name, str) or not name.strip():
            fact = f"the subject {subject} has no name in {code!r}"
            yield (*path, code), fact, f'add {code} = "…" under [subjects.{subject}]'
        elif _CONTROL.search(name) or "\n" in name:
            yield (*path, code), f"the name of {subject} in {code!r} holds a control sign", "take it out"


def _page_faults(page: object, codes: Collection[object]) -> Iterator[Fault]:
    kinds = ", ".join(f"{word} ({'text' if kind is str else 'true or false'})" for word, kind in _PAGE.items())
    if not isinstance(page, dict):
        yield ("page",), f"page = {page!r} is no table", f"write [page], and below it what it may say: {kinds}"
        return
    for name, value in page.items():
        if not isinstance(value, _PAGE.get(name, ())):
            yield ("page", name), f"{name} = {value!r} is nothing a page can be", f"[page] may say {kinds}"
        elif name == "paper" and value not in PAPERS:
            yield ("page", name), f"there is no paper {value!r}", f"choose from {', '.join(PAPERS)}"
        elif name == "lanes" and value not in LANES:
            yield ("page", name), f"the lanes of the overview cannot be {value!r}", f"choose from {', '.join(LANES)}"
        elif name == "columns" and not {*str(value).split(",")} <= {*codes}:
            remedy = f"write some of {', '.join(map(str, codes))}, with commas between them"
            yield ("page", name), f"the columns {value!r} are not all languages of the edition", remedy
        elif name == "look" and not _LOOK.fullmatch(str(value)):
            remedy = "write the name of a file of templates/pdf, without .typ"
            yield ("page", name), f"{value!r} is no name of a look", remedy
