"""The entries of a PO file that was read before, found again in the project's cache while it says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from timeline.project.latest import keep_last, made_last
from timeline.translations.po import Unit, Unreadable, read_units

if TYPE_CHECKING:
    from timeline.project.cache import Cache
    from timeline.project.files import Source

_KIND = "units"
_DECODER = msgspec.msgpack.Decoder(tuple[list[Unit], list[Unreadable]])


def read_kept_units(source: Source, cache: Cache) -> tuple[list[Unit], list[Unreadable]]:
    """What ``read_units`` gives of a file; of one in which all can be read, without reading it again."""
    said = source.text.encode("utf-8", "surrogatepass")
    if kept := made_last(cache, _KIND, source.name, said):
        try:
            return _DECODER.decode(kept)
        except (msgspec.DecodeError, ValueError):
            pass
    units, unreadable = read_units(source.text)
    if not unreadable:
        keep_last(cache, _KIND, source.name, said, msgspec.msgpack.encode((units, unreadable)))
    return units, unreadable
