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
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    # A field's name, its line, and its value, None when it is not one text.
    Pair = tuple[str, int, str | None]

REQUIRED = ("id", "title", "place", "issuer", "language", "source", "sha256")
OPTIONAL = (
    "date", "basis", "headline", "reference", "translation-of", "updated", "original", "original_sha256", "converter",
    "unread", "pages",
)  # fmt: skip
# Of these a text may know nothing; then nothing stands behind the name.
_MAY_BE_UNKNOWN = ("place", "issuer")
HEADER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?P<fields>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
ID = re.compile(r"[a-z][a-z0-9-]*")
# A line that begins at the margin, with all that is set in below it.
_FIELD = re.compile(r"^(?![ \t\r\n]|#)[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE)
# What a text of one line cannot hold: control signs, halves of a pair of UTF-16.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# Lists within lists: no field is one, and so many take the reader of YAML minutes.
NESTED = re.compile(r"(?:[\[{][^\]}\[{\n]*+){50}")
# A line that YAML reads as it stands, « title: Réunion du Conseil »: no sign that means more, and none it cannot hold.
_LINE = (
    r"([A-Za-z][A-Za-z0-9_-]{0,60}):[ ]+((?=[^\W_])"
    r"(?:[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff:#]|:(?![ \n])|(?<! )#)*+)\n"
)
_PLAIN_LINE, _PLAIN = re.compile(_LINE), re.compile(f"(?:{_LINE})++")
_NAME, _SHOWN = re.compile(r"[\w-]+"), 60


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
        written = match["fields"].decode("utf-8")
    except UnicodeDecodeError as error:
        line = match["fields"].count(b"\n", 0, error.start) + 2
        remedy = "save the file as UTF-8, or write the accents of its header anew"
        return None, (Finding(path, line, "C02", "the header holds letters that are not UTF-8", remedy),)
    pairs, findings = _pairs(path, written)
    if not pairs and not findings:
        return None, (Finding(path, 2, "C02", "the header has no fields", "write one field a line, such as id: ..."),)
    header, told = _fields(path, pairs, match.end())
    findings += told
    faulty = frozenset(one.fact.split(" ", 1)[0] for one in findings)
    checked = _check(path, header, raw[match.end() :], faulty)
    return header, (*findings, *checked)


def _pairs(path: str, written: str) -> tuple[list[Pair], list[Finding]]:
    """Each field with its line and its value, None for one that is not one text; what cannot be read is told."""
    try:
        return _composed(written, 2), []
    except (yaml.YAMLError, RecursionError):
        pairs: list[Pair] = []
        findings: list[Finding] = []
        for match in _FIELD.finditer(written):
            line = written.count("\n", 0, match.start()) + 2
            try:
                pairs += _composed(match[0], line)
            except (yaml.YAMLError, RecursionError):
                findings.append(_unquoted(path, line, match[0]))
        return pairs, findings


def _composed(written: str, line: int) -> list[Pair]:
    if NESTED.search(written):
        raise yaml.YAMLError
    if _PLAIN.fullmatch(written):
        # Most headers: the reader of YAML takes longer for one than a short text takes.
        return [(name, at, value.strip()) for at, (name, value) in enumerate(_PLAIN_LINE.findall(written), line)]
    node = yaml.compose(written, Loader=yaml.BaseLoader)
    if not isinstance(node, yaml.MappingNode):
        if written.strip() and line > 2:
            raise yaml.YAMLError
        return []
    if not all(isinstance(key, yaml.ScalarNode) for key, _ in node.value):
        raise yaml.YAMLError
    return [
        (
            str(key.value),
            key.start_mark.line + line,
            value.value.strip() if isinstance(value, yaml.ScalarNode) else None,
        )
        for key, value in node.value
    ]


def _unquoted(path: str, line: int, written: str) -> Finding:
    """« title: Déclaration : suite » cannot be read; the line as it should be."""
    name, colon, value = written.partition(":")
    value, shown = " ".join(value.split()), " ".join(written.split())[:_SHOWN]
    if not colon or not _NAME.fullmatch(name):
        return Finding(path, line, "C02", f"« {shown} » is no field", "write  name: value,  or take the line out")
    sign = next((sign for sign in (": ", " #") if sign in f"{value} "), value[:1])
    why = f"it holds « {sign.strip()} »" if len(sign) > 1 else f"it begins with « {sign} »"
    quoted = "'" + value.replace("'", "''") + "'" if '"' in value or "\\" in value else f'"{value}"'
    return Finding(path, line, "C02", f"{name} cannot be read: {why}", f"put the value in quotes:  {name}: {quoted}")


def _fields(path: str, pairs: Iterable[Pair], length: int) -> tuple[Header, list[Finding]]:
    fields: dict[str, str] = {}
    lines: dict[str, int] = {}
    findings: list[Finding] = []
    for name, line, value in pairs:
        if value is None:
            findings.append(Finding(path, line, "C02", f"{name} is not one text", "write it on one line"))
        elif name in fields:
            findings.append(Finding(path, line, "C02", f"{name} stands twice", "keep one"))
        elif sign := _CONTROL.search(value):
            fact = f"{name} holds the sign U+{ord(sign[0]):04X}, which no text can have"
            findings.append(Finding(path, line, "C02", fact, "take it out"))
        else:
            fields[name], lines[name] = value, line
    return Header(fields, lines, length), findings


def _check(path: str, header: Header, body: bytes, faulty: AbstractSet[str]) -> Iterator[Finding]:
    """All that is wrong with the fields; those that are ``faulty`` already are not missing."""
    fields, lines = header.fields, header.lines
    digest = hashlib.sha256(body).hexdigest()
    for name in REQUIRED:
        if name not in faulty and not fields.get(name) and (name not in fields or name not in _MAY_BE_UNKNOWN):
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
    if fields.get("id") and not ID.fullmatch(fields["id"]):
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
