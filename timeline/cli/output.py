"""The one place that prints: results to standard output, findings to standard error."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable


def say(text: str) -> None:
    """Print a line of the result."""
    print(text)  # noqa: T201 the one place that prints


def say_json(rows: Iterable[object]) -> None:
    """Print JSON Lines."""
    for row in rows:
        say(json.dumps(row, ensure_ascii=False))


def complain(text: str) -> None:
    """Print a line that is no result."""
    print(text, file=sys.stderr)  # noqa: T201 the one place that prints


def show(findings: Iterable[Finding]) -> None:
    """Print findings in the order of their places, a warning as one."""
    for finding in sorted(findings):
        warning = "warning: " if finding.severity is Severity.WARNING else ""
        complain(f"{warning}{finding}")
