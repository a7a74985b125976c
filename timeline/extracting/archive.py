"""The texts of an archive, a folder, an object store or a tar, by their names, in parts that are always the same."""

from __future__ import annotations

import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import fsspec
from fsspec.implementations.local import LocalFileSystem
from fsspec.implementations.tar import TarFileSystem

from timeline.model.errors import Finding, MisuseError, TimelineError
from timeline.project.contents import kept_inside, typed_name
from timeline.project.files import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A tar that is not packed can be read from anywhere in it.
_TAR = ".tar"
_ENDING = ".txt"


@dataclass(frozen=True, slots=True)
class Read:
    """A text by its name in the archive, and its bytes; ``findings`` tell why there are none."""

    path: str
    raw: bytes
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive by its address: ``texts/``, ``s3://bucket/texts``, ``texts.tar``; nothing is open."""

    address: str

    def names(self) -> list[str]:
        """The names of its texts, in order; MisuseError P92 when there is no such archive, or none in it."""
        try:
            files, root = self._opened()
            names = sorted(name for name in files.find(root) if name.endswith(_ENDING))
            fact = "there is no text in it" if names or files.exists(root) else "there is no such archive"
        except (OSError, ValueError, ImportError, tarfile.TarError) as error:
            raise MisuseError(Finding(self.address, 0, "P92", f"it cannot be read: {error}", _REMEDY)) from error
        if not names:
            raise MisuseError(Finding(self.address, 0, "P92", fact, _REMEDY))
        return names

    def read(self, names: Sequence[str]) -> Iterator[Read]:
        """Each text by its name in the archive; C18 and C22 for what is none, and the others are read."""
        files, root = self._opened()
        for name in names:
            shown = typed_name(Path(name), Path(root)).removeprefix("./").lstrip("/")
            try:
                yield Read(shown, _bytes_of(files, root, name, shown))
            except TimelineError as error:
                yield Read(shown, b"", error.findings)

    def _opened(self) -> tuple[fsspec.AbstractFileSystem, str]:
        if self.address.endswith(_TAR):
            return TarFileSystem(fo=self.address), ""
        files, root = fsspec.core.url_to_fs(self.address)
        return files, root


def _bytes_of(files: fsspec.AbstractFileSystem, root: str, name: str, shown: str) -> bytes:
    if isinstance(files, LocalFileSystem):
        remedy = "put the file itself in its place: an archive is read whole from its own folder"
        return read_file(kept_inside(Path(name), Path(root), remedy), shown)
    try:
        found: bytes = files.cat_file(name)
    except (OSError, KeyError, ValueError, tarfile.TarError) as error:
        raise TimelineError(
            Finding(shown, 0, "C22", f"the file cannot be read: {error}", "see that it is whole")
        ) from error
    return found


_REMEDY = "name a folder, an address such as s3://bucket/texts (pip install s3fs), or a .tar, with texts in .txt files"


def parts_of(names: Sequence[str], size: int) -> list[Sequence[str]]:
    """The names in parts of so many, in order."""
    return [names[first : first + size] for first in range(0, len(names), size)]
