"""What the texts of one part tell, as three tables of Parquet: their events, the texts themselves, what is wrong.

Each part has files of its own name, and the table of its texts is written last: a part is done when that is there, and
one that is made again, for its worker died, has the same bytes in the same place.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from timeline.chronology.corpus_text import read_telling
from timeline.extracting.archive import Archive
from timeline.language.languages import Languages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model.event import Event, Telling

EVENTS = pa.schema([
    ("text", pa.string()), ("path", pa.string()), ("line", pa.int32()), ("number", pa.int32()), ("kind", pa.string()),
    ("date", pa.string()), ("notation", pa.string()), ("earliest", pa.date32()), ("latest", pa.date32()),
    ("precision", pa.string()), ("words", pa.string()), ("sentence", pa.string()), ("place", pa.string()),
    ("rule", pa.string()), ("basis", pa.string()), ("form", pa.string()),
])  # fmt: skip
TEXTS = pa.schema([
    ("path", pa.string()), ("text", pa.string()), ("title", pa.string()), ("published", pa.date32()),
    ("place", pa.string()), ("issuer", pa.string()), ("language", pa.string()), ("events", pa.int32()),
    ("held", pa.bool_()), ("bytes", pa.int64()), ("sha256", pa.string()),
])  # fmt: skip
FINDINGS = pa.schema([
    ("path", pa.string()), ("line", pa.int32()), ("code", pa.string()), ("severity", pa.string()),
    ("fact", pa.string()), ("remedy", pa.string()),
])  # fmt: skip


def make_part(address: str, names: Sequence[str], number: int, out: str) -> int:
    """The tables of a part stand below ``out``; how many events its texts tell."""
    load = cache(Languages().of_texts)
    texts: list[tuple[object, ...]] = []
    events: list[tuple[object, ...]] = []
    findings: list[tuple[object, ...]] = []
    for read in Archive(address).read(names):
        telling, found = (None, read.findings) if read.findings else read_telling(read.path, "", read.raw, load)
        texts.append(_text(read.path, read.raw, telling))
        events += _events(telling) if telling else ()
        findings += ((one.path, one.line, one.code, str(one.severity), one.fact, one.remedy) for one in found)
    for name, schema, rows in (("events", EVENTS, events), ("findings", FINDINGS, findings), ("texts", TEXTS, texts)):
        _write(part_path(out, name, number), schema, rows)
    return len(events)


def part_path(out: str | Path, table: str, number: int) -> Path:
    """Where a table of a part stands."""
    return Path(out, table, f"part-{number:06}.parquet")


def _text(path: str, raw: bytes, telling: Telling | None) -> tuple[object, ...]:
    digest = hashlib.sha256(raw).hexdigest()
    if telling is None:
        return path, None, None, None, None, None, None, 0, True, len(raw), digest
    one = telling.communique
    said = (one.id, one.title, one.published, one.place, one.issuer, one.language)
    return path, *said, len(telling.events), telling.held, len(raw), digest


def _events(telling: Telling) -> Iterator[tuple[object, ...]]:
    return (_event(telling, number, event) for number, event in enumerate(telling.events))


def _event(telling: Telling, number: int, event: Event) -> tuple[object, ...]:
    when, span, text = event.when, event.sentence.span, telling.communique
    at_meeting = when.latest == text.published and not event.place
    return (
        text.id, span.path, span.line, number, str(event.kind), str(when), when.notation, when.earliest, when.latest,
        str(when.precision), event.expression, event.sentence.text, text.place if at_meeting else event.place,
        event.rule, event.basis, event.form,
    )  # fmt: skip


def _write(path: Path, schema: pa.Schema, rows: Sequence[tuple[object, ...]]) -> None:
    """The table stands there whole: it is written under the name of this process, and renamed."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    table = pa.table([pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    pq.write_table(table, beside, compression="zstd")
    beside.replace(path)
