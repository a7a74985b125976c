"""What the page knows of entries that it has not loaded: where each stands, what it is, and the words in it.

It is read from the very markup that is published, as ``script/filter.js`` would read it there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    # How many entries, and their places in the list as markup.
    Batch = tuple[int, str]

_HELD = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
# White space as ECMAScript has it (21.2.2.12): \u0085 and \x1c to \x1f are none, \ufeff is.
_SPACE = re.compile("[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+")


class _Bare(dict[int, int | None]):
    """Each sign as the search has it, looked up in Unicode's tables once: no mark, one apostrophe, one hyphen."""

    def __missing__(self, sign: int) -> int | None:
        self[sign] = None if unicodedata.category(chr(sign))[0] == "M" else sign
        return self[sign]


_BARE = _Bare(str.maketrans("‘’‐‑", "''--"))
_DAY = re.compile(r"\d{4}-(\d\d)-(\d\d)")
# 48 and so many on: the signs that a number is written with.
_FIRST_SIGN, _BITS = 48, 5


@dataclass(slots=True)
class Indexed:
    """The entries in columns, the words by language, and the part in which each id stands, as an address says it."""

    columns: dict[str, Any] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def fold(text: str) -> str:
    """The text as the search reads it: without accents and case, one kind of apostrophe, hyphen and space."""
    return _SPACE.sub(" ", unicodedata.normalize("NFD", text).translate(_BARE)).lower()


def index_entries(
    batches: Mapping[str, Sequence[Batch]], listed: Mapping[str, str], languages: Sequence[str]
) -> Indexed:
    """The index of all entries; ``listed`` has each communiqué as the list of sources has it."""
    titles = {name: _titles(text, languages) for name, text in listed.items()}
    found, kept = Indexed(), _Columns()
    words: dict[str, dict[str, list[int]]] = {code: defaultdict(list) for code in languages}
    for part, lists in batches.items():
        for _, text in lists:
            for entry in _entries(text):
                number = len(kept.ids)
                kept.add(entry)
                for name in (entry.get("id"), *entry.xpath(".//*[contains(@class, 'telling')]/@id")):
                    found.names[escape(name)] = part
                    if name != entry.get("id"):
                        kept.tellings[name] = number
                told = [titles[name] for name in entry.get("data-source").split() if name in titles]
                for code in languages:
                    said = [*_said(entry, code), *(one[code] for one in told)]
                    for word in {*fold(" ".join(said)).split(" ")} - {""}:
                        words[code][word].append(number)
    found.columns = kept.table | {"languages": list(languages)}
    found.words = {code: _written(entries) for code, entries in words.items()}
    return found


@dataclass(slots=True)
class _Columns:
    ids: list[str] = field(default_factory=list)
    tellings: dict[str, int] = field(default_factory=dict)
    kind: list[int] = field(default_factory=list)
    source: list[list[int]] = field(default_factory=list)
    subject: list[list[int]] = field(default_factory=list)
    month: list[int] = field(default_factory=list)
    day: list[int] = field(default_factory=list)
    known: dict[str, dict[str, int]] = field(default_factory=lambda: {"kinds": {}, "sources": {}, "subjects": {}})

    def add(self, entry: Any) -> None:  # noqa: ANN401 lxml has no types
        """What the attributes of an entry say, and the day of the year in its heading: 528 is 28 May."""
        self.ids.append(entry.get("id"))
        self.kind += self._numbers("kinds", [entry.get("data-kind")])
        self.source.append(self._numbers("sources", entry.get("data-source").split()))
        self.subject.append(self._numbers("subjects", entry.get("data-subject", "").split()))
        self.month.append(int(entry.get("data-column", 0)))
        days = [found for text in entry.xpath("./h3//time/@datetime") if (found := _DAY.fullmatch(text))]
        self.day.append(int(days[0][1] + days[0][2]) if days else 0)

    def _numbers(self, what: str, names: Iterable[str]) -> list[int]:
        known = self.known[what]
        return [known.setdefault(name, len(known)) for name in names]

    @property
    def table(self) -> dict[str, Any]:
        """All of it, to be written."""
        columns = {
            name: getattr(self, name) for name in ("ids", "tellings", "kind", "source", "subject", "month", "day")
        }
        return columns | {name: list(known) for name, known in self.known.items()}


def _parsed(text: str) -> Any:  # noqa: ANN401 lxml has no types
    from lxml import html  # noqa: PLC0415 slow to load, and few pages need it

    return html.fragment_fromstring(_HELD.sub("", text), create_parent="ol")


def _entries(text: str) -> Iterator[Any]:
    return iter(_parsed(text).xpath(".//li[@data-kind]"))


def _said(entry: Any, code: str) -> Iterator[str]:  # noqa: ANN401 lxml has no types
    """The words of an entry in a language: its own, and of an item its date and what opens its list."""
    parts = [entry]
    if entry.getparent().getparent() is not None and entry.getparent().getparent().get("class") == "list":
        around = entry.getparent().getparent()
        parts += [
            *around.xpath("./*[contains(@class, 'opening')]"),
            *around.getparent().xpath("./*[contains(@class, 'head')]"),
        ]
    for part in parts:
        for said in part.xpath(
            "descendant-or-self::*[contains(concat(' ', @class, ' '), ' pair ')]/*[@lang = $code]", code=code
        ):
            yield said.text_content()


def _titles(text: str, languages: Iterable[str]) -> dict[str, str]:
    item = _parsed(text)
    return {
        code: " ".join(cite.text_content() for cite in item.xpath(".//*[@lang = $code]//cite", code=code))
        for code in languages
    }


def _written(entries: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """Each word, and beside it the numbers of its entries, as ``script/years/index.js`` reads them."""
    ordered = sorted(entries)
    return {"words": "\n".join(ordered), "entries": "\n".join(_steps(entries[word]) for word in ordered)}


def _steps(numbers: Iterable[int]) -> str:
    """Each number as what it is more than the one before: five bits a sign, the least first, 32 where more follow."""
    signs, before = [], -1
    for number in numbers:
        more, before = number - before, number
        while more >> _BITS:
            signs.append(chr(_FIRST_SIGN + (more & 31 | 32)))
            more >>= _BITS
        signs.append(chr(_FIRST_SIGN + more))
    return "".join(signs)
