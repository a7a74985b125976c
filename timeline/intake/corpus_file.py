"""What was taken from a file becomes a file of the corpus: the header written whole, then the text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar

import yaml

from timeline.intake.kinds import ending_of
from timeline.intake.names import one_line, slug
from timeline.reading.header import REQUIRED
from timeline.reading.pages import write_pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.intake.extract import Extract

# The folder beside the texts in which the originals lie, byte for byte.
ORIGINALS = "originals"
_ORDER = (
    "id", "title", "headline", "date", "basis", "place", "issuer", "language", "reference", "translation-of", "updated",
    "source", "original", "original_sha256", "converter", "unread", "pages", "sha256",
)  # fmt: skip
# What these codes tell was left out, or may be wrong: encodings, pages, tracked changes, words outside an article.
_UNREAD = frozenset(("C42", "C45", "C46", "C47", "C48", "C53", "C54", "C55", "C56", "C60", "C61"))
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class NewText:
    """A text for the corpus: the fields of its header, what stands after it, and the original it was taken from."""

    fields: Mapping[str, str]
    body: bytes
    original: bytes

    @property
    def content(self) -> bytes:
        """The whole file of the corpus."""
        known = {name: one_line(self.fields[name]) for name in _ORDER if name in self.fields}
        lines = (
            yaml.dump({name: value}, Dumper=_Plain, allow_unicode=True, width=1 << 20)
            for name, value in known.items()
            if value or name in REQUIRED
        )
        return f"---\n{''.join(lines)}---\n".encode() + self.body

    @property
    def stem(self) -> str:
        """The name of its file without its ending: 2007-12-07-reunion-des-ministres."""
        words = slug(self.fields["title"])
        if len(words) > _LONGEST:
            words = words[:_LONGEST].rpartition("-")[0] or words[:_LONGEST]
        return "-".join(filter(None, (self.fields.get("date"), words)))

    @property
    def ending(self) -> str:
        """The ending of the original, with its stop; nothing when it has none."""
        return PurePosixPath(self.fields["original"]).suffix

    def kept_as(self, stem: str, name: str) -> NewText:
        """The same text, its original, which came as ``name``, kept as ``originals/<stem>`` with its ending."""
        ending = ending_of(name)
        ending = f".{ending}" if ending.isalnum() else ""
        return replace(self, fields={**self.fields, "original": f"{ORIGINALS}/{stem}{ending}"})


def new_text(name: str, original: bytes, extract: Extract, known: Mapping[str, str]) -> NewText:
    """The text of a file called ``name``, with the fields that are known of it; the rest of the header is made here."""
    body = extract.text.encode()
    fields = {"place": "", "issuer": "", "source": name, **known}
    fields["original_sha256"] = hashlib.sha256(original).hexdigest()
    fields["converter"] = extract.converter
    fields["pages"] = write_pages(extract.pages)
    fields["sha256"] = hashlib.sha256(body).hexdigest()
    unread = dict.fromkeys(remark.fact for remark in extract.remarks if remark.code in _UNREAD)
    fields["unread"] = "; ".join(unread)
    return NewText(fields, body, original)


class _Plain(yaml.SafeDumper):
    """Writes every value as text: a day stands without quotes, for the reader of headers takes all for text."""

    yaml_implicit_resolvers: ClassVar[dict[str, object]] = {}  # type: ignore[misc]  # the stubs say no class has any
