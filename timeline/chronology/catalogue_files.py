"""The files of the catalogues of a collection, one for each language: where each lies and what is read of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from timeline.model.errors import Finding, TimelineError
from timeline.model.translation import Direction
from timeline.project.files import Source
from timeline.translations.catalogue import Catalogue, new_catalogue, read_catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from timeline.project.folders import Project

# What reads a catalogue: whole, or what changed of it since it was read before.
ReadCatalogue = Callable[[Source, Direction], Catalogue]


class Came(NamedTuple):
    """What a report says of communiqués that moved: renamed here, arrived from another catalogue, left for one."""

    renamed: tuple[str, ...] = ()
    arrived: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


_STAYED = Came()


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """The file of a catalogue: its path and text, the catalogue read of it, empty without a file, what moved there."""

    path: Path
    text: str
    catalogue: Catalogue
    came: Came = _STAYED


def read_catalogues(
    project: Project,
    collection: str,
    languages: Sequence[str],
    spoken: Sequence[str],
    read: ReadCatalogue | None = None,
) -> tuple[CatalogueFile, ...]:
    """The catalogues of a collection: of each language that is wanted, and of each that has one already.

    ``spoken`` are the languages of its texts. Where neither is, as in an edition of one language, one in that of
    the texts keeps the ids. The first that has entries comes first. TimelineError carries all that is wrong with any.
    """
    codes = [code for code in languages if {*spoken} - {code}] + project.catalogue_codes(collection)
    unkept = [code for code in spoken if not {*codes} - {code}]
    files, findings = [], list[Finding]()
    for code in dict.fromkeys([*codes, *unkept]):
        source = next((one for one in spoken if one != code), code)
        try:
            files.append(language_file(project, collection, Direction(source, code), read))
        except TimelineError as error:
            findings += error.findings
    if findings:
        raise TimelineError(*findings)
    return tuple(sorted(files, key=lambda file: not file.catalogue.units))


def language_file(
    project: Project, collection: str, direction: Direction, read: ReadCatalogue | None = None
) -> CatalogueFile:
    """The catalogue of a collection in one language; TimelineError carries all that is wrong with it."""
    read = read or partial(read_catalogue, cache=project.cache)
    source = project.catalogue(collection, direction.target)
    filled = read(source, direction) if source.text.strip() else new_catalogue(source.name, direction)
    return CatalogueFile(project.catalogue_path(collection, direction.target), source.text, filled)
