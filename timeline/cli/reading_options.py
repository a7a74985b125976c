"""The options that say which project is read, and how; each with the commands that do without."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from timeline.cli import values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ALONE = ("explain", "languages", "new", "add", "completion")
_WITHOUT_PROJECT = ("new", "completion", "extract")

OF_READING: Mapping[str, tuple[Sequence[str], dict[str, Any]]] = {
    "--project": (
        _WITHOUT_PROJECT,
        {"metavar": "DIR", "type": values.project, "help": "the project's folder (default: here, or above)"},
    ),
    "--jobs": (
        (*_ALONE, "desk"),
        {
            "metavar": "N",
            "type": values.count,
            "default": os.cpu_count() or 1,
            "help": "work with at most N processes (default: one for each core)",
        },
    ),
    "--no-cache": (
        (*_ALONE, "extract"),
        {
            "action": "store_false",
            "dest": "cache",
            "help": "make all anew: use and keep nothing in .timeline-cache/",
        },
    ),
}
