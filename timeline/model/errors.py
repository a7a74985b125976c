"""Finding: what a person can put right, with its place, fact and remedy; and the errors that carry findings.

Codes are stable and grouped by craft: ``C..`` corpus, ``R..`` rules, ``T..`` translations, ``P..`` publishing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops a final edition, a warning is for the editor to judge.

    What is said as information only questions nothing.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to put right: file and line (0 for the whole file), a stable code, the fact, the remedy."""

    path: str
    line: int
    code: str
    fact: str
    remedy: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """What a finding prints: ``corpus/a.txt:3: C02 fact`` and, on a line of its own, the remedy."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        head = f"{place}: {self.code} {self.fact}"
        return f"{head}\n    {self.remedy}" if self.remedy else head


class TimelineError(Exception):
    """Raised when work cannot go on, with every finding of the run; ``exit_code`` is that of the command."""

    exit_code = 1

    def __init__(self, *findings: Finding) -> None:
        """Hold the findings in the order of their places."""
        self.findings = tuple(sorted(findings))
        super().__init__("\n".join(map(str, self.findings)))


class UnfinishedError(TimelineError):
    """Raised when no final edition may be made of a project, but a draft may."""


class MisuseError(TimelineError):
    """Raised when a command asks for what there is not: an unknown format, a folder without a project."""

    exit_code = 2


class ToolMissingError(TimelineError):
    """Raised when a program the work needs is not installed."""

    exit_code = 3
