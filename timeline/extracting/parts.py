"""Every part of an archive made exactly once, by processes of this machine or by the workers of a scheduler of Dask.

What is done stands in the folder: a run that was stopped goes on where it was, if archive, toolkit and parts are the
same. A worker that dies loses no part and makes none twice: its parts go to others, and come to the same places.
"""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.chronology.in_parallel import in_parallel
from timeline.extracting.archive import Archive, parts_of
from timeline.extracting.tables import make_part, part_path
from timeline.model.errors import Finding, MisuseError, TimelineError
from timeline.project.files import read_file, write_all
from timeline.project.toolkit import digest, toolkit_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    # Address of the archive, names, number of the part, the folder of the tables.
    Part = tuple[str, Sequence[str], int, str]
    Watch = Callable[[Iterable[int], int], Iterable[int]]

PART_SIZE = 500
# A part whose worker died is given to another so often.
_RETRIES = 5


def extract_archive(  # noqa: PLR0913 what is read, where it goes, by whom, in which parts, how it is watched
    address: str,
    out: Path,
    scheduler: str = "",
    *,
    jobs: int = 1,
    size: int = PART_SIZE,
    watch: Watch = lambda made, _: made,
) -> tuple[int, int]:
    """The tables of all texts stand in the folder; how many parts were made now, and how many there are.

    MisuseError P92 for an archive that cannot be read, P93 when the folder has the tables of another one or is one of
    the archive's own.
    """
    _stand_apart(out, address)
    names = Archive(address).names()
    _agree(out, address, names, size)
    parts = parts_of(names, size)
    place = str(out.resolve())
    left = [
        (address, part, number, place)
        for number, part in enumerate(parts)
        if not part_path(out, "texts", number).exists()
    ]
    made = _by_scheduler(left, scheduler) if scheduler else _here(left, jobs)
    return sum(1 for _ in watch(made, len(left))), len(parts)


def _here(parts: Sequence[Part], jobs: int) -> Iterator[int]:
    """How many events each part tells, made by processes of this machine."""
    for first in range(0, len(parts), jobs):
        some = parts[first : first + jobs]
        yield from in_parallel(make_part, some, len(some), jobs)


def _by_scheduler(parts: Sequence[Part], address: str) -> Iterator[int]:
    """The same, in the order in which the workers of a cluster end; TimelineError P94 when none can be reached."""
    distributed = import_module("distributed")  # a cluster alone needs it

    try:
        client = distributed.Client(address, timeout=10)
    except (OSError, ValueError) as error:
        remedy = "start one with: dask scheduler, and dask worker ADDRESS on each machine"
        raise TimelineError(Finding(address, 0, "P94", f"no scheduler answers: {error}", remedy)) from error
    with client:
        futures = client.map(make_part, *zip(*parts, strict=True), pure=False, retries=_RETRIES) if parts else []
        for _, events in distributed.as_completed(futures, with_results=True):
            yield events


def _stand_apart(out: Path, address: str) -> None:
    """The tables do not stand among the texts; MisuseError P93 where they would."""
    if Path(address).is_dir() and out.resolve().is_relative_to(Path(address).resolve()):
        fact = "it is of the archive itself: tables do not stand among the texts"
        raise MisuseError(Finding(out.as_posix(), 0, "P93", fact, "name a folder elsewhere"))


def _agree(out: Path, address: str, names: Sequence[str], size: int) -> None:
    """The folder says of what its tables are; MisuseError P93 when it says something else already."""
    path = out / "archive.json"
    of = digest(toolkit_digest(), *(name.encode("utf-8", "surrogateescape") for name in names)).hex()
    said = {"archive": address, "texts": len(names), "part": size, "digest": of}
    content = (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()
    if not path.exists():
        write_all({path: content})
    elif read_file(path) != content:
        fact = "its tables are of another archive, of other texts, or were made by another toolkit"
        raise MisuseError(Finding(path.as_posix(), 0, "P93", fact, "name another folder, or take this one away"))
