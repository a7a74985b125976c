"""PO that comes back: whatever a tool made of a catalogue, its words are taken and nothing is taken away.

What is empty there empties nothing; a mark that is missing there may have been dropped by the tool, as OmegaT does, and
clears nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.model.errors import TimelineError
from timeline.model.translation import Direction, State
from timeline.translations.catalogue import catalogue_finding
from timeline.translations.exchange.returned import (
    ReturnedFile,
    ReturnedTranslation,
    language_mismatch,
    not_taken,
    same_language,
)
from timeline.translations.po import Unit, read_units
from timeline.translations.states import unit_state

if TYPE_CHECKING:
    from collections.abc import Collection

_LANGUAGE = re.compile(r"^Language:[ \t]*(\S+)", re.MULTILINE)
_SOURCE_LANGUAGE = re.compile(r"^X-Source-Language:[ \t]*(\S+)", re.MULTILINE)


def read_po(text: str, path: str, directions: Collection[Direction]) -> ReturnedFile:
    """What a PO file gives back, and what in it gives nothing.

    TimelineError T01, T20 and T33 when it cannot be read, T28 when its header names other languages.
    """
    entries, unreadable = read_units(text)
    findings = [catalogue_finding(path, *stretch) for stretch in unreadable if stretch.code != "T20"]
    if findings:
        raise TimelineError(*findings)
    header = next((unit for unit in entries if not (unit.id or unit.source or unit.obsolete)), Unit("", ""))
    direction = _direction(header.target, path, directions)
    units = [unit for unit in entries if unit.source and not unit.obsolete]
    reasons = [("with plural forms", f"line {one.line}") for one in unreadable]
    reasons += [("that are obsolete", unit.id) for unit in entries if unit.obsolete]
    reasons += [("without a translation", unit.id) for unit in units if not unit.target.strip()]
    return ReturnedFile(tuple(_returned(unit, direction) for unit in units), not_taken(path, reasons))


def _direction(header: str, path: str, directions: Collection[Direction]) -> Direction:
    """The direction of the header; that of the catalogues where it names no language and they go in one only."""
    language, source = (match[1] if (match := said.search(header)) else "" for said in (_LANGUAGE, _SOURCE_LANGUAGE))
    going = [
        one
        for one in directions
        if (not language or same_language(one.target, language)) and (not source or same_language(one.source, source))
    ]
    if len(going) == 1 or (going and language):
        return going[0]
    said = f"the file says Language: {language}" if language else "the file does not say into which language it goes"
    raise TimelineError(language_mismatch(path, said, directions))


def _returned(unit: Unit, direction: Direction) -> ReturnedTranslation:
    now = unit_state(unit)
    comments = tuple(comment for comment in unit.comments if comment.strip())
    marked = now is not State.TRANSLATED
    return ReturnedTranslation(unit.id, unit.source, unit.target, now, direction, marked, comments, unit.previous)
