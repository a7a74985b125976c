"""The header of a corpus file: YAML between two lines of three hyphens, then the text as found, byte for byte."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import yaml

from timeline.model.errors import Finding, Severity
from timeline.reading.pages import parse_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

REQUIRED = ("id", "title", "place", "issuer", "language", "source", "sha256")
OPTIONAL = (
    "date", "basis", "headline", "reference", "updated", "original", "original_sha256", "converter", "unread", "pages",
)  # fmt: skip
# Of these a text may know nothing; then nothing stands behind the name.
_MAY_BE_UNKNOWN = ("place", "issuer")
HEADER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?P<fields>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_ID = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Header:
    """The fields, each with its line in the file, and the number of bytes before the text begins."""

    fields: Mapping[str, str]
    lines: Mapping[str, int]
    length: int


def read_header(path: str, raw: bytes) -> tuple[Header | None, tuple[Finding, ...]]:
    """The header of a file and all that is wrong with it; None when there is none to be read."""
    match = HEADER.match(raw)
    if match is None:
        fact = "the header is not closed" if raw.lstrip(b"\xef\xbb\xbf").startswith(b"---") else "there is no header"
        remedy = "begin the file with a line ---, the fields (see corpus/README.md), a line ---, then the text"
        return None, (Finding(path, 1, "C01", fact, remedy),)
    try:
        node = yaml.compose(match["fields"].decode("utf-8"), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        fact = f"the header cannot be read: {getattr(error, 'problem', None) or error}"
        return None, (
            Finding(path, mark.line + 2 if mark else 2, "C02", fact, "put a value that holds : or # in quotes"),
        )
    if not isinstance(node, yaml.MappingNode):
        return None, (Finding(path, 2, "C02", "the header has no fields", "write one field a line, such as id: ..."),)
    header, findings = _fields(path, node, match.end())
    return header, (*findings, *_check(path, header, raw[match.end() :]))


def _fields(path: str, node: yaml.MappingNode, length: int) -> tuple[Header, list[Finding]]:
    fields: dict[str, str] = {}
    lines: dict[str, int] = {}
    findings: list[Finding] = []
    for key, value in node.value:
        line, name = key.start_mark.line + 2, str(key.value)
        if not isinstance(value, yaml.ScalarNode):
            findings.append(Finding(path, line, "C02", f"{name} is not one text", "write it on one line"))
        elif name in fields:
            findings.append(Finding(path, line, "C02", f"{name} stands twice", "keep one"))
        else:
            fields[name], lines[name] = value.value.strip(), line
    return Header(fields, lines, length), findings


def _check(path: str, header: Header, body: bytes) -> Iterator[Finding]:
    fields, lines = header.fields, header.lines
    digest = hashlib.sha256(body).hexdigest()
    for name in REQUIRED:
        if not fields.get(name) and (name not in fields or name not in _MAY_BE_UNKNOWN):
            remedy = f"add the line  sha256: {digest}" if name == "sha256" else f"add a line  {name}: ..."
            yield Finding(path, lines.get(name, 1), "C03", f"the header has no {name}", remedy)
    for name in sorted(fields.keys() - {*REQUIRED, *OPTIONAL}):
        known = ", ".join((*REQUIRED, *OPTIONAL))
        yield Finding(path, lines[name], "C04", f"{name} is no field of a header", f"the fields are {known}")
    for name in ("date", "updated"):
        if fields.get(name) and not _is_date(fields[name]):
            yield Finding(
                path, lines[name], "C05", f"{fields[name]} is no day of the calendar", "write it as 2007-12-07"
            )
    if fields.get("id") and not _ID.fullmatch(fields["id"]):
        remedy = "begin with a small letter; then small letters, digits and hyphens"
        yield Finding(path, lines["id"], "C06", f"{fields['id']!r} cannot be an id", remedy)
    if fields.get("sha256") and fields["sha256"] != digest:
        remedy = f"restore the text as found; if the text was to change, write  sha256: {digest}"
        yield Finding(path, lines["sha256"], "C07", "the text is not the one that was found", remedy)
    if fields.get("pages") and not _are_pages(fields["pages"]):
        fact, kept = f"{fields['pages'][:40]} does not tell where pages begin", fields.get("id", "")
        remedy = f"timeline add --again {kept} writes it anew; or write page=line of the text, such as 1=1 2=14"
        yield Finding(path, lines["pages"], "C15", fact, remedy)
    if not body.strip():
        yield Finding(path, max(lines.values(), default=1), "C09", "there is no text after the header", "add the text",
                      Severity.ERROR)  # fmt: skip


def _are_pages(text: str) -> bool:
    try:
        return bool(parse_pages(text))
    except ValueError:
        return False


def _is_date(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text)) and len(text) == len("2007-12-07")
    except ValueError:
        return False
