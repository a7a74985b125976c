"""HTML becomes what a publication needs, by pandoc; the only runner of pandoc that publishes.

It always runs with ``--sandbox``, at midnight of the chronology's day, without the user's settings; a warning is an
error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.model.errors import Finding, TimelineError
from timeline.project.leftovers import workspace
from timeline.project.programs import bare_surroundings, find_pandoc
from timeline.publishing.pandoc_tree import READ_AS, pandoc_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

SECONDS_AT_MOST = 600
_OTHER_TREE = "Incompatible API versions"
FIXED_OPTIONS = ("--sandbox", "--defaults=pandoc.yaml", "--fail-if-warnings", "--output=-")


@contextmanager
def gathered_templates(folders: Sequence[Path], publication: str) -> Iterator[Path]:
    """A temporary folder with the files of a publication from all template folders; the first that has a file wins.

    A project may thus bring one file of its own (``pdf/style.typ``) and leave the others as they come with the tool.
    """
    with workspace() as name:
        for folder in reversed(folders):
            if (source := folder / publication).is_dir():
                shutil.copytree(source, name, dirs_exist_ok=True)
        yield Path(name)


def convert(html: str, folder: Path, day: date, *options: str) -> bytes:
    """What pandoc makes of the HTML by ``folder/pandoc.yaml`` and the options; relative names there are of that folder.

    TimelineError P10 when there is no such file, P11 with pandoc's own words when it refuses or only warns;
    ToolMissingError P12 without a pandoc new enough.
    """
    defaults = folder / "pandoc.yaml"
    if not defaults.is_file():
        remedy = "restore it, or delete your own templates/ folder to use the one that comes with the tool"
        raise TimelineError(Finding("templates/", 0, "P10", "pandoc.yaml of this publication is missing", remedy))
    with workspace() as home:
        command = [find_pandoc()[0], *FIXED_OPTIONS, f"--data-dir={home}", *options, "-"]
        surroundings = _environment(home, day)
        if READ_AS.search(defaults.read_bytes()) and (tree := pandoc_tree(html)):
            with suppress(_OtherTreeError):
                return _run([*command, "--from=json"], tree, folder, surroundings)
        return _run(command, html.encode(), folder, surroundings)


class _OtherTreeError(TimelineError):
    """This pandoc has trees of another version: it reads the HTML itself."""


def convert_all(pages: Sequence[str], folder: Path, day: date, *options: str) -> list[bytes]:
    """``convert`` for each page, as many at once as the machine has cores; the order of the pages is kept."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return list(pool.map(lambda html: convert(html, folder, day, *options), pages))


def midnight(day: date) -> datetime:
    """The first moment of a day in UTC: the time that every publication has as its own."""
    return datetime.combine(day, time(), UTC)


def _run(command: Sequence[str], manuscript: bytes, folder: Path, environment: dict[str, str]) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 no shell, and none of the words come from a text
            command,
            input=manuscript,
            capture_output=True,
            cwd=folder,
            env=environment,
            timeout=SECONDS_AT_MOST,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TimelineError(_refusal(f"it took more than {SECONDS_AT_MOST} seconds")) from error
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip()
        refused = _OtherTreeError if _OTHER_TREE in words else TimelineError
        raise refused(_refusal(words or f"it ended with {done.returncode}"))
    return done.stdout


def _environment(home: str, day: date) -> dict[str, str]:
    """The environment of pandoc: no home of the user, no locale, the time of the chronology."""
    return bare_surroundings(home) | {"SOURCE_DATE_EPOCH": f"{midnight(day).timestamp():.0f}"}


def _refusal(words: str) -> Finding:
    fact = f"pandoc could not convert the manuscript: {words}"
    return Finding("templates/", 0, "P11", fact, "correct the template or the filter it names")
