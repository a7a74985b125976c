"""The settings of a project: ``corpus/chronology.toml`` becomes an Edition."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from timeline.model.edition import Edition
from timeline.model.errors import Finding, TimelineError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.project.files import Source

_TEXTS = ("title", "subtitle", "publisher", "rights")
_PAGE = {"paper": str, "landscape": bool, "duplex": bool, "large": bool, "look": str, "data": bool, "appendix": bool}
_KNOWN = {"identifier", "languages", "subjects", "page", "address", *_TEXTS}


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
    if findings := list(_problems(path, text, table)):
        raise TimelineError(*findings)
    return Edition(
        identifier=table["identifier"],
        languages=tuple(table["languages"]),
        subjects={code: tuple(words) for code, words in table.get("subjects", {}).items()},
        page=dict(table.get("page", {})),
        address=str(table.get("address", "")),
        **{name: dict(table[name]) for name in _TEXTS},
    )


def _problems(path: str, text: str, table: dict[str, Any]) -> Iterator[Finding]:
    def finding(name: str, fact: str, remedy: str) -> Finding:
        line = next((n for n, row in enumerate(text.splitlines(), 1) if re.match(rf"\[?{name}\b", row)), 0)
        return Finding(path, line, "C21", fact, remedy)

    languages = table.get("languages")
    if not isinstance(languages, list) or not languages or not all(isinstance(code, str) for code in languages):
        yield finding("languages", "languages is missing or no list of codes", 'write languages = ["fr", "en"]')
        languages = []
    if not isinstance(table.get("identifier"), str) or not table["identifier"].strip():
        yield finding(
            "identifier", "identifier is missing", 'write identifier = "urn:uuid:..." (any address of your own)'
        )
    for name in _TEXTS:
        texts = table.get(name)
        for code in languages:
            if not isinstance(texts, dict) or not isinstance(texts.get(code), str):
                yield finding(name, f"{name} has no text in {code!r}", f"add {code} = ... under [{name}]")
    page = table.get("page", {})
    for name, value in page.items() if isinstance(page, dict) else ():
        if not isinstance(value, _PAGE.get(name, ())):
            kinds = ", ".join(f"{word} ({'text' if kind is str else 'true or false'})" for word, kind in _PAGE.items())
            yield finding(name, f"{name} = {value!r} is nothing a page can be", f"[page] may say {kinds}")
    for name in sorted(table.keys() - _KNOWN):
        yield finding(name, f"{name} is nothing this file may say", f"it may say {', '.join(sorted(_KNOWN))}")
