"""The command that makes tables of an archive: its texts read and their events extracted, part by part."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from tqdm import tqdm

from timeline.cli.extras import extra_needed
from timeline.cli.output import is_quiet, note

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

# What the extra brings.
_EXTRA = ("fsspec", "pyarrow", "distributed", "dask")


def extract(arguments: argparse.Namespace) -> int:
    """Make the tables of an archive; ToolMissingError P91 when the extra is not installed."""
    remedy = "pip install 'bilingual-timeline[extract]'"
    with extra_needed("timeline extract", "P91", "archives need", remedy, _EXTRA):
        parts = import_module("timeline.extracting.parts")
        made, there = parts.extract_archive(
            arguments.source,
            arguments.out,
            arguments.scheduler,
            jobs=arguments.jobs,
            size=arguments.part,
            watch=_watched,
        )
    before = f", {there - made} were there" if there > made else ""
    note(f"{arguments.out}: {made} part{'s' * (made != 1)} made{before}")
    return 0


def _watched(made: Iterable[int], count: int) -> Iterable[int]:
    """Count the parts, with a bar where they take more than a second and a terminal is watching."""
    unseen = is_quiet() or sys.stderr is None
    return tqdm(made, "extracting", count, unit=" parts", delay=1, leave=False, disable=True if unseen else None)
