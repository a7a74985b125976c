"""The front matter of a site's page (Jekyll, Hugo and friends) becomes clues and never text.

YAML stands between two lines ``---``, TOML between ``+++``, JSON in braces; « title: A : b », no YAML, is read too.
"""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import yaml

from timeline.intake.extract import Clue, Remark, Sure
from timeline.reading.header import NESTED, OPTIONAL, REQUIRED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_YAML = re.compile(r"---[ \t]*\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<fields>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# Lists within lists that anyone writes.
_DEEPEST = 3
_LINE = re.compile(r"(?P<key>[A-Za-zÀ-ÿ][\w .-]{0,40}?)\s*:(?:\s+(?P<value>.*))?$")
_LONGEST = 20_000
# « Quentin [Roche]{.smallcaps} », « [le port](https://port.example) », « **Note** », « `2017-10-19` »
_MARKUP = re.compile(
    r"\[(?P<words>[^\[\]]*)\](?:\{[^{}]*\}|\([^()\s]*\))|(?P<sign>\*{1,2}|`)(?P<within>[^*`]+)(?P=sign)"
)
# What sites call the fields of our header; the first that is there wins.
_KEYS = {
    "title": ("title", "titre"),
    "date": ("date", "publishdate", "pubdate", "published", "date_publication", "date de publication"),
    "place": ("place", "lieu", "location", "ville"),
    "issuer": ("issuer", "publisher", "organisme", "emetteur", "émetteur", "institution", "organization", "author",
               "auteur", "authors", "auteurs"),
    "language": ("language", "lang", "langue", "locale"),
    "reference": ("reference", "référence", "ref", "réf", "numero", "numéro", "number"),
    "source": ("source", "canonical_url", "canonical", "permalink", "url", "link"),
}  # fmt: skip
_GUESSED = frozenset({"author", "auteur", "authors", "auteurs", "permalink", "url"})
_OURS = frozenset({"id", "sha256", "source"})


def take_front_matter(text: str) -> tuple[str, tuple[Clue, ...], tuple[Remark, ...]]:
    """The text after the front matter, its clues, and C57 where a line of it could not be read.

    The header of a corpus file is recognised as such: each of its fields is a clue that is stated.
    """
    found = _found(text)
    if found is None:
        return text, (), ()
    fields, length, unread = found
    said = "the header of a corpus file" if fields.keys() >= _OURS else "the front matter"
    clues = tuple(_ours(fields) if fields.keys() >= _OURS else _clues(fields))
    fact = f"{unread} of {said} could not be read" if unread else ""
    remarks = (Remark("C57", fact, "look whether its title, date and issuer are right", 1),) if fact else ()
    return text[length:] if fields.keys() >= _OURS else text[length:].lstrip("\n"), clues, remarks


def _found(text: str) -> tuple[Mapping[str, str], int, str] | None:
    """The fields, how many characters they take, and what could not be read; None when there is no front matter."""
    start = len(text) - len(text.lstrip("\ufeff \n"))
    head = text[start : start + _LONGEST]
    if match := _TOML.match(head):
        fields, unread = _toml(match["fields"])
    elif match := _YAML.match(head):
        if not _is_fields(match["fields"]):
            return None
        fields, unread = _yaml(match["fields"])
    elif head.startswith("{") and (made := _json(head)):
        return made[0], start + made[1], ""
    else:
        return None
    return {key: value for key, value in fields.items() if value}, start + match.end(), unread


def _is_fields(lines: str) -> bool:
    """Whether the first line that is one has a key: two rules above and below a paragraph are no front matter."""
    filled = [line for line in lines.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    return not filled or _LINE.match(filled[0]) is not None


def _yaml(lines: str) -> tuple[dict[str, str], str]:
    if NESTED.search(lines):
        return _by_line(lines), ""
    try:
        node = yaml.compose(lines, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return _by_line(lines), ""
    if not isinstance(node, yaml.MappingNode):
        return {}, "" if node is None else "nothing"
    return {str(key.value).strip().lower(): _scalar(value) for key, value in node.value}, ""


def _scalar(node: yaml.Node, depth: int = 0) -> str:
    """The words of a value; of a list the first that are words, of a mapping its name; nothing that lies deeper."""
    if isinstance(node, yaml.ScalarNode):
        return "" if node.value in ("null", "~") else " ".join(str(node.value).split())
    if isinstance(node, yaml.SequenceNode):
        inside = (_scalar(one, depth + 1) for one in node.value[:3]) if depth < _DEEPEST else ()
        return next(filter(None, inside), "")
    named = {str(key.value): value for key, value in node.value}
    return _scalar(named["name"]) if isinstance(named.get("name"), yaml.ScalarNode) else ""


def _by_line(lines: str) -> dict[str, str]:
    """« title: Réunion : le point » read as a person reads it: the key, then all the rest of the line."""
    fields: dict[str, str] = {}
    for line in lines.split("\n"):
        if (match := _LINE.match(line)) and match["value"]:
            value = match["value"].strip()
            quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
            fields.setdefault(match["key"].lower(), value[1:-1] if quoted else value)
    return fields


def _toml(lines: str) -> tuple[dict[str, str], str]:
    try:
        table = tomllib.loads(lines)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return _by_line(re.sub(r"^(\w+)\s*=\s*", r"\1: ", lines, flags=re.MULTILINE)), f"a line ({error})"
    return _flat(table), ""


def _json(head: str) -> tuple[dict[str, str], int] | None:
    try:
        table, length = json.JSONDecoder().raw_decode(head)
    except (ValueError, RecursionError):
        return None
    return (_flat(table), length) if isinstance(table, dict) and table.keys() & {"title", "date"} else None


def _flat(table: Mapping[str, Any]) -> dict[str, str]:
    return {str(key).lower(): _words(value) for key, value in table.items()}


def _words(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, list):
        return next((one for one in map(_words, value[:3]) if one), "")
    return " ".join(str(value).split()) if isinstance(value, (str, int, float)) else ""


def _clues(fields: Mapping[str, str]) -> Iterator[Clue]:
    for field, keys in _KEYS.items():
        for key in keys:
            if value := fields.get(key):
                sure = Sure.GUESS if key in _GUESSED else Sure.STATED
                words = value if field == "source" else _unmarked(value)
                yield Clue(field, words, f"« {key} » of the front matter", sure)
                break


def _unmarked(value: str) -> str:
    return _MARKUP.sub(lambda found: found["words"] or found["within"] or "", value)


def _ours(fields: Mapping[str, str]) -> Iterator[Clue]:
    for field in (*REQUIRED, *OPTIONAL):
        if value := fields.get(field):
            yield Clue(field, value, "the header of a corpus file", Sure.STATED)
