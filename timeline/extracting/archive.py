"""The texts of an archive, a folder, an object store or a tar, by their names, in parts that are always the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import fsspec
from fsspec.implementations.tar import TarFileSystem

from timeline.model.errors import Finding, MisuseError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A tar that is not packed can be read from anywhere in it.
_TAR = ".tar"
_ENDING = ".txt"


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive by its address: ``texts/``, ``s3://bucket/texts``, ``texts.tar``; nothing is open."""

    address: str

    def names(self) -> list[str]:
        """The names of its texts, in order; MisuseError P92 when there is no such archive, or none in it."""
        try:
            files, root = self._opened()
            names = sorted(name for name in files.find(root) if name.endswith(_ENDING))
        except (OSError, ValueError, ImportError) as error:
            raise MisuseError(Finding(self.address, 0, "P92", f"it cannot be read: {error}", _REMEDY)) from error
        if not names:
            raise MisuseError(Finding(self.address, 0, "P92", "there is no text in it", _REMEDY))
        return names

    def read(self, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Each name as it stands in the archive, and the bytes of its text."""
        files, root = self._opened()
        for name in names:
            yield name.removeprefix(root).removeprefix("./").lstrip("/"), files.cat_file(name)

    def _opened(self) -> tuple[fsspec.AbstractFileSystem, str]:
        if self.address.endswith(_TAR):
            return TarFileSystem(fo=self.address), ""
        files, root = fsspec.core.url_to_fs(self.address)
        return files, root


_REMEDY = "name a folder, an address such as s3://bucket/texts (pip install s3fs), or a .tar, with texts in .txt files"


def parts_of(names: Sequence[str], size: int) -> list[Sequence[str]]:
    """The names in parts of so many, in order."""
    return [names[first : first + size] for first in range(0, len(names), size)]
