"""The settings of a project: ``corpus/chronology.toml`` becomes an Edition."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from timeline.model.edition import Edition
from timeline.model.errors import Finding, TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.project.files import Source

_TEXTS = ("title", "subtitle", "publisher", "rights")
_PAGE = {"paper": str, "landscape": bool, "duplex": bool, "large": bool, "look": str, "data": bool, "appendix": bool}
_KNOWN = {"identifier", "languages", "subjects", "page", "address", "as_of", *_TEXTS}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read_edition(source: Source) -> Edition:
    """The edition that the settings describe; TimelineError C21 names all that is missing or wrong in them."""
    path, text = source.name, source.text
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        fact = f"the file is not TOML: {error}"
        raise TimelineError(
            Finding(path, int(line[1]) if line else text.count("\n") + 1, "C21", fact, "correct that line")
        ) from error
    if findings := list(_Settings(path, text, table).problems()):
        raise TimelineError(*findings)
    return Edition(
        identifier=table["identifier"],
        languages=tuple(table["languages"]),
        subjects={code: tuple(words) for code, words in table.get("subjects", {}).items()},
        page=dict(table.get("page", {})),
        address=str(table.get("address", "")),
        as_of=_day(table.get("as_of")),
        **{name: dict(table[name]) for name in _TEXTS},
    )


def _day(value: object) -> date | None:
    """The day that is said, in quotes or without; None where it is none."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) and _DAY.fullmatch(value) else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class _Settings:
    """The file as it was read: its name, its text, what TOML says of it."""

    path: str
    text: str
    table: dict[str, Any]

    def finding(self, name: str, fact: str, remedy: str) -> Finding:
        """A finding C21 at the line of a name."""
        rows = enumerate(self.text.splitlines(), 1)
        line = next((number for number, row in rows if re.match(rf"\[?{name}\b", row)), 0)
        return Finding(self.path, line, "C21", fact, remedy)

    def problems(self) -> Iterator[Finding]:
        """All that is missing or wrong."""
        yield from self._wrong_languages()
        if not isinstance(self.table.get("identifier"), str) or not self.table["identifier"].strip():
            remedy = 'write identifier = "urn:uuid:..." (any address of your own)'
            yield self.finding("identifier", "identifier is missing", remedy)
        yield from self._missing_texts()
        yield from self._wrong_page()
        if "as_of" in self.table and not _day(self.table["as_of"]):
            fact = f"as_of = {str(self.table['as_of'])!r} is no day"
            yield self.finding("as_of", fact, 'write the day as of which something is to come: as_of = "2013-12-04"')
        for name in sorted(self.table.keys() - _KNOWN):
            fact = f"{name} is nothing this file may say"
            yield self.finding(name, fact, f"it may say {', '.join(sorted(_KNOWN))}")

    @property
    def languages(self) -> list[str]:
        """The codes of the languages; none where they are not said as they should be."""
        said = self.table.get("languages")
        return said if isinstance(said, list) and all(isinstance(code, str) for code in said) else []

    def _wrong_languages(self) -> Iterator[Finding]:
        if not self.languages:
            fact, remedy = "languages is missing or no list of codes", 'write languages = ["fr", "en"]'
            yield self.finding("languages", fact, remedy)

    def _missing_texts(self) -> Iterator[Finding]:
        for name in _TEXTS:
            texts = self.table.get(name)
            for code in self.languages:
                if not isinstance(texts, dict) or not isinstance(texts.get(code), str):
                    yield self.finding(name, f"{name} has no text in {code!r}", f"add {code} = ... under [{name}]")

    def _wrong_page(self) -> Iterator[Finding]:
        page = self.table.get("page", {})
        for name, value in page.items() if isinstance(page, dict) else ():
            if not isinstance(value, _PAGE.get(name, ())):
                kinds = ", ".join(
                    f"{word} ({'text' if kind is str else 'true or false'})" for word, kind in _PAGE.items()
                )
                yield self.finding(name, f"{name} = {value!r} is nothing a page can be", f"[page] may say {kinds}")
