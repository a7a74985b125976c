"""A catalogue: the PO file of one collection, French sentences and their English, as data and as text.

The header a fresh one gets is complete, holds no date and is not fuzzy; header fields that other programs write stay,
in their order. Everything that is wrong with a file is said in one run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, TimelineError
from timeline.translations.po import FUZZY, Unit, read_units, write_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CONTENT_TYPE = "Content-Type: text/plain; charset=UTF-8"
FRESH_HEADER = (
    "Project-Id-Version: bilingual chronology",
    "PO-Revision-Date: ",
    "Last-Translator: ",
    "Language-Team: English",
    "Language: en",
    "MIME-Version: 1.0",
    _CONTENT_TYPE,
    "Content-Transfer-Encoding: 8bit",
    "X-Source-Language: fr",
)

_REMEDIES = {
    "T01": "open the file in Poedit, or run msgfmt -c on it; the version before stands in git",
    "T02": "keep one of the two; the lasting id of a sentence stands once in a catalogue",
    "T20": "write msgid and msgstr only, without msgid_plural",
    "T21": "the tool that wrote the file lost them: give the entry its msgctxt back, from the version before in git",
    "T22": "save the file as UTF-8, and say charset=UTF-8 in its header",
}
_UTF8 = frozenset({"UTF-8", "UTF8", "US-ASCII", "ASCII", "CHARSET"})


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A PO file: its header, its units in their order, and the path that findings name."""

    path: str
    header: Unit
    units: tuple[Unit, ...] = ()


def new_catalogue(path: str) -> Catalogue:
    """An empty catalogue with the header every tool expects, and no date in it."""
    return Catalogue(path, Unit("", "", "".join(f"{line}\n" for line in FRESH_HEADER)))


def read_catalogue(text: str, path: str) -> Catalogue:
    """Read a catalogue of sentences; TimelineError carries everything that is wrong with it, in one run."""
    header, units, findings = _read(text, path)
    findings += [
        _finding(path, unit.line, "T21", "this entry has no msgctxt, so it belongs to no sentence")
        for unit in units
        if not unit.id
    ]
    findings += _repeated(path, ((unit.id, unit) for unit in units if unit.id and not unit.obsolete))
    if findings:
        raise TimelineError(*findings)
    return Catalogue(path, header, tuple(units))


def read_labels(text: str, path: str) -> dict[str, str]:
    r"""Read fixed words, English to French; a msgctxt stands before its msgid, ``\x04`` between, as gettext has it."""
    _, units, findings = _read(text, path)
    keyed = [(f"{unit.id}\x04{unit.source}" if unit.id else unit.source, unit) for unit in units if not unit.obsolete]
    findings += _repeated(path, keyed)
    if findings:
        raise TimelineError(*findings)
    return {key: unit.target for key, unit in keyed if unit.target and not unit.fuzzy}


def write_catalogue(catalogue: Catalogue) -> str:
    """The canonical text: nothing wrapped, flags in order, obsolete entries last."""
    live = [unit for unit in catalogue.units if not unit.obsolete]
    gone = [unit for unit in catalogue.units if unit.obsolete]
    return "\n".join(write_unit(unit) for unit in (catalogue.header, *live, *gone))


def _read(text: str, path: str) -> tuple[Unit, list[Unit], list[Finding]]:
    everything, wrongs = read_units(text)
    findings = [_finding(path, *wrong) for wrong in wrongs]
    headers = [unit for unit in everything if _is_header(unit)]
    findings += _repeated(path, (("", unit) for unit in headers))
    findings += _foreign_charset(path, headers)
    header = _sound(headers[0]) if headers else new_catalogue(path).header
    return header, [unit for unit in everything if not _is_header(unit)], findings


def _is_header(unit: Unit) -> bool:
    return not (unit.id or unit.source or unit.obsolete)


def _sound(header: Unit) -> Unit:
    """The header, no longer fuzzy, with the character set that every tool needs to be told."""
    target = header.target.replace("charset=CHARSET", "charset=UTF-8")
    if "charset=" not in target:
        target = target.rstrip("\n") + "\n" * bool(target) + f"{_CONTENT_TYPE}\n"
    return replace(header, target=target, flags=tuple(flag for flag in header.flags if flag != FUZZY))


def _finding(path: str, line: int, code: str, fact: str) -> Finding:
    return Finding(path, line, code, fact, _REMEDIES[code])


def _repeated(path: str, keyed: Iterable[tuple[str, Unit]]) -> Iterator[Finding]:
    first: dict[str, Unit] = {}
    for key, unit in keyed:
        if first.setdefault(key, unit) is not unit:
            name = key.replace("\x04", " / ") or "the header"
            yield _finding(path, unit.line, "T02", f"{name} stands here again, first at line {first[key].line}")


def _foreign_charset(path: str, headers: Iterable[Unit]) -> Iterator[Finding]:
    for unit in headers:
        match = re.search(r"charset=([^\s;]+)", unit.target)
        if match and match[1].upper() not in _UTF8:
            yield _finding(path, unit.line, "T22", f"the header says charset={match[1]}")
