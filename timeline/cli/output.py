"""The one place that prints: results to standard output, findings to standard error."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable


def say(text: str) -> None:
    """Print a line of the result to standard output."""
    print(text)  # noqa: T201 the one place that prints


def say_json(rows: Iterable[object]) -> None:
    """Print each row as a line of JSON."""
    for row in rows:
        say(json.dumps(row, ensure_ascii=False))


def say_error(text: str) -> None:
    """Print a line to standard error."""
    print(text, file=sys.stderr)  # noqa: T201 the one place that prints


def show_findings(findings: Iterable[Finding]) -> None:
    """Print findings in the order of their places, "warning: " before a warning."""
    for finding in sorted(findings):
        warning = "warning: " if finding.severity is Severity.WARNING else ""
        say_error(f"{warning}{finding}")
