"""What is taken from a file: its text, what the file says of itself, where its pages begin, what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, Severity

if TYPE_CHECKING:
    from timeline.reading.pages import PageStart


class Sure(StrEnum):
    """How sure a clue is: stated by the file as its own, likely, or a guess that is only shown."""

    STATED = "stated"
    LIKELY = "likely"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Clue:
    """What a file says of one header field, where it says so in a person's words, and how sure that is.

    ``field`` is a field of the header: title, date, place, issuer, language, reference, source.
    """

    field: str
    value: str
    basis: str
    sure: Sure = Sure.LIKELY


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person should know of the reading: a stable code, the fact, the remedy; its line, 0 for all."""

    code: str
    fact: str
    remedy: str = ""
    line: int = 0

    def finding(self, name: str, severity: Severity = Severity.WARNING) -> Finding:
        """The remark as it is told of a file called ``name``."""
        return Finding(name, self.line, self.code, self.fact, self.remedy, severity)


@dataclass(frozen=True, slots=True)
class Extract:
    """The text as a corpus file wants it, and all that is known of it beside.

    A block stands on one line, a blank line between two; items begin with « - », « 1. » or « a) », two spaces more for
    each level; a note's mark is « [1] » before the stop, the notes come last as « [1] … ». ``converter`` names what
    read the file, and its version.
    """

    text: str
    converter: str
    clues: tuple[Clue, ...] = ()
    pages: tuple[PageStart, ...] = ()
    remarks: tuple[Remark, ...] = ()
