"""What a person can put right: a place, a plain fact, a remedy.

Codes are stable and grouped by craft: ``C..`` corpus, ``R..`` rules, ``T..`` translations, ``P..`` publishing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops a final edition, a warning is for the editor to judge."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to put right, at a place one can click."""

    path: str
    line: int
    code: str
    fact: str
    remedy: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """``corpus/a.txt:3: C02 fact`` and, on a line of its own, the remedy."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        head = f"{place}: {self.code} {self.fact}"
        return f"{head}\n    {self.remedy}" if self.remedy else head


class TimelineError(Exception):
    """Raised when work cannot go on; carries every finding of the run, never only the first."""

    exit_code = 1

    def __init__(self, *findings: Finding) -> None:
        """Hold the findings in the order of their places."""
        self.findings = tuple(sorted(findings))
        super().__init__("\n".join(map(str, self.findings)))


class MisuseError(TimelineError):
    """What was asked cannot be asked: an unknown format, no project in the folder."""

    exit_code = 2


class ToolMissingError(TimelineError):
    """A program the work needs is not installed."""

    exit_code = 3
