"""The chronology as data for other programs: each module makes one file, from a chronology and its words.

Nothing here is for the eye alone: dates are EDTF and ISO, texts are marked with their language where the format can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.publishing.exports import atom, data, ical, jsonld, spreadsheet, timelinejs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import jinja2

    from timeline.model.edition import Chronology

    Exporter = Callable[[Chronology, jinja2.Environment, Sequence[Path]], bytes]

EXPORTS: Mapping[str, Exporter] = {
    "json": data.make,
    "schema": data.schema,
    "jsonld": jsonld.make,
    "csv": spreadsheet.make,
    "ical": ical.make,
    "atom": atom.make,
    "timelinejs": timelinejs.make,
}
