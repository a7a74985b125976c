"""Packed documents are opened with measure: no part longer than it should be, no name that leads outside, nothing kept.

A .docx, an .odt and an .epub are zip files; forty kilobytes of one can unpack to gigabytes.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

LONGEST_PART = 64 << 20
LONGEST = 128 << 20
MOST_PARTS = 10_000


def names_in(raw: bytes) -> frozenset[str]:
    """The names of the parts; ValueError when the file is no zip file, or is one under a password."""
    with _opened(raw) as packed:
        return frozenset(one.filename for one in packed.infolist())


def part_of(raw: bytes, name: str, longest: int = LONGEST_PART) -> bytes:
    """One part, unpacked; ValueError when it is damaged or longer than ``longest``."""
    with _opened(raw) as packed:
        return _read(packed, packed.getinfo(name), longest) if name in packed.namelist() else b""


def repack(raw: bytes, keep: Callable[[str], bool], change: Callable[[str, bytes], bytes]) -> bytes:
    """The same document with the parts that are wanted, each as ``change`` gives it back by its name.

    ValueError when a part is damaged, or all are longer than a document can be.
    """
    parts: dict[str, bytes] = {}
    left = LONGEST
    with _opened(raw) as packed:
        for one in packed.infolist():
            if keep(one.filename) and not one.is_dir():
                parts[one.filename] = _read(packed, one, min(left, LONGEST_PART))
                left -= len(parts[one.filename])
    return _pack({name: change(name, part) for name, part in parts.items()}, _first(parts))


def _first(names: Iterable[str]) -> list[str]:
    """``mimetype`` stands first in a packed document."""
    return sorted(names, key=lambda name: name != "mimetype")


def _pack(parts: Mapping[str, bytes], order: Iterable[str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as packed:
        for name in order:
            packed.writestr(zipfile.ZipInfo(name), parts[name])
    return made.getvalue()


def _opened(raw: bytes) -> zipfile.ZipFile:
    try:
        packed = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ValueError("it is damaged: it ends too early, or is no longer as it was packed") from error
    if len(packed.infolist()) > MOST_PARTS:
        raise ValueError(f"it has more than {MOST_PARTS} parts")
    if any(one.flag_bits & 1 for one in packed.infolist()):
        raise ValueError("it is under a password")
    return packed


def _read(packed: zipfile.ZipFile, one: zipfile.ZipInfo, longest: int) -> bytes:
    """At most ``longest`` bytes are ever unpacked, whatever the file says of its own length."""
    try:
        with packed.open(one) as part:
            read = part.read(longest + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise ValueError(f"its part {one.filename!r} is damaged") from error
    if len(read) > longest:
        raise ValueError(f"unpacked it is longer than {longest >> 20} MB")
    return read
