"""A catalogue: the PO file of one collection in one language, as data and as text.

The header a fresh one gets is complete, holds no date and is not fuzzy; header fields that other programs write stay,
in their order. Everything that is wrong with a file is said in one run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.language.names import english_name, gettext_name
from timeline.model.errors import Finding, TimelineError
from timeline.project.cache import Cache
from timeline.translations.kept_units import read_kept_units
from timeline.translations.po import FUZZY, Unit, write_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.model.translation import Direction
    from timeline.project.files import Source

_CONTENT_TYPE = "Content-Type: text/plain; charset=UTF-8"
FRESH_HEADER = (
    "Project-Id-Version: bilingual chronology",
    "PO-Revision-Date: ",
    "Last-Translator: ",
    "Language-Team: {team}",
    "Language: {language}",
    "MIME-Version: 1.0",
    _CONTENT_TYPE,
    "Content-Transfer-Encoding: 8bit",
    "X-Source-Language: {source}",
)

_REMEDIES = {
    "T01": "open the file in Poedit, or run msgfmt -c on it; or put back an earlier copy, if you keep any",
    "T02": "keep one of the two; the lasting id of a sentence stands once in a catalogue",
    "T20": "write msgid and msgstr only, without msgid_plural",
    "T21": "the tool that wrote the file lost them: give the entry its msgctxt back, as a copy from before has it",
    "T22": "save the file as UTF-8, and say charset=UTF-8 in its header",
    "T43": "settle it in the file: keep one of the two texts, and take the marks out",
    "T30": "give the file the name of its language; if only the header is wrong, write the language of the file there",
}
_NONE = Cache()
_UTF8 = frozenset({"UTF-8", "UTF8", "US-ASCII", "ASCII", "CHARSET"})


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A PO file: the path that findings name, its languages, its header, its units in their order."""

    path: str
    direction: Direction
    header: Unit
    units: tuple[Unit, ...] = ()


def new_catalogue(path: str, direction: Direction) -> Catalogue:
    """An empty catalogue with the header every tool expects, and no date in it."""
    lines = "".join(f"{line}\n" for line in FRESH_HEADER)
    names = {"team": english_name(direction.target), "language": gettext_name(direction.target)}
    return Catalogue(path, direction, Unit("", "", lines.format(source=direction.source, **names)))


def read_catalogue(source: Source, direction: Direction, cache: Cache = _NONE) -> Catalogue:
    """The catalogue that a file holds; TimelineError T01, T02, T20 to T22 and T30, all that is wrong in one run.

    One that was read before is found again in the ``cache``.
    """
    path = source.name
    header, units, findings = _read(source, cache)
    header = header or new_catalogue(path, direction).header
    findings += _other_language(path, header, direction.target)
    findings += [
        catalogue_finding(path, unit.line, "T21", "this entry has no msgctxt, so it belongs to no sentence")
        for unit in units
        if not unit.id
    ]
    findings += _repeated(path, ((unit.id, unit) for unit in units if unit.id and not unit.obsolete))
    if findings:
        raise TimelineError(*findings)
    return Catalogue(path, direction, header, tuple(units))


def read_labels(source: Source) -> dict[str, str]:
    r"""The translations of the templates' fixed words, by msgid; a msgctxt stands before it, ``\x04`` between.

    Fuzzy and empty entries are left out. TimelineError carries all that is wrong with the file.
    """
    _, units, findings = _read(source)
    keyed = [(f"{unit.id}\x04{unit.source}" if unit.id else unit.source, unit) for unit in units if not unit.obsolete]
    findings += _repeated(source.name, keyed)
    if findings:
        raise TimelineError(*findings)
    return {key: unit.target for key, unit in keyed if unit.target and not unit.fuzzy}


def write_catalogue(catalogue: Catalogue) -> str:
    """The text of the PO file: no line wrapped, flags in order, obsolete entries last."""
    live = [unit for unit in catalogue.units if not unit.obsolete]
    gone = [unit for unit in catalogue.units if unit.obsolete]
    return "\n".join(write_unit(unit) for unit in (catalogue.header, *live, *gone))


def _read(source: Source, cache: Cache = _NONE) -> tuple[Unit | None, list[Unit], list[Finding]]:
    """The header if there is one, the units, and all that is wrong with the file."""
    path = source.name
    entries, unreadable = read_kept_units(source, cache)
    findings = [catalogue_finding(path, *stretch) for stretch in unreadable]
    headers = [unit for unit in entries if _is_header(unit)]
    findings += _repeated(path, (("", unit) for unit in headers))
    findings += _foreign_charset(path, headers)
    return (
        _corrected_header(headers[0]) if headers else None,
        [unit for unit in entries if not _is_header(unit)],
        findings,
    )


def _is_header(unit: Unit) -> bool:
    return not (unit.id or unit.source or unit.obsolete)


def _corrected_header(header: Unit) -> Unit:
    """The header, no longer fuzzy, with the character set that every tool needs to be told."""
    target = header.target.replace("charset=CHARSET", "charset=UTF-8")
    if "charset=" not in target:
        target = target.rstrip("\n") + "\n" * bool(target) + f"{_CONTENT_TYPE}\n"
    return replace(header, target=target, flags=tuple(flag for flag in header.flags if flag != FUZZY))


def catalogue_finding(path: str, line: int, code: str, fact: str) -> Finding:
    """A finding about a catalogue, with the remedy of its code."""
    return Finding(path, line, code, fact, _REMEDIES[code])


def _repeated(path: str, keyed: Iterable[tuple[str, Unit]]) -> Iterator[Finding]:
    first: dict[str, Unit] = {}
    for key, unit in keyed:
        if first.setdefault(key, unit) is not unit:
            name = key.replace("\x04", " / ") or "the header"
            yield catalogue_finding(
                path, unit.line, "T02", f"{name} stands here again, first at line {first[key].line}"
            )


def _foreign_charset(path: str, headers: Iterable[Unit]) -> Iterator[Finding]:
    for unit in headers:
        match = re.search(r"charset=([^\s;]+)", unit.target)
        if match and match[1].upper() not in _UTF8:
            yield catalogue_finding(path, unit.line, "T22", f"the header says charset={match[1]}")


def _other_language(path: str, header: Unit, code: str) -> Iterator[Finding]:
    """« Language: en » in a German catalogue: its texts would be printed as German."""
    named = re.search(r"^Language:[ \t]*(\S+)", header.target, re.MULTILINE)
    if named and named[1].replace("_", "-").partition("-")[0].lower() != code.partition("-")[0].lower():
        fact = f"the header says Language: {named[1]}, and the file is the catalogue of {code}"
        yield catalogue_finding(path, header.line, "T30", fact)
