"""Persons that a text names behind a title, « M. Jean de La Fontaine », by the last of their names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = re.compile(r"[^\W\d_][\w'’-]*")
_PARTICLES = frozenset("de du des von van der den la le di da dos al el ben bin".split())  # noqa: SIM905 a list of words
_SHORTEST = 3
_BRIEF = 3  # letters of a title that may have a full stop


class NamedPerson(NamedTuple):
    """A person in a text: the surname, the whole name, where either begins, and the title before it."""

    name: str
    start: int
    whole: str
    begin: int
    title: str


def find_persons(text: str, titles: Sequence[str]) -> list[NamedPerson]:
    """The persons of a text, each with the last name behind each title; none where the language lists no titles."""
    found: dict[int, NamedPerson] = {}
    for match in _title(tuple(titles)).finditer(text) if titles else ():
        last: re.Match[str] | None = None
        place = match.end()
        while word := NAME.match(text, place):
            if word[0][0].isupper():
                last = word
            elif word[0].lower() not in _PARTICLES:
                break
            place = word.end() + 1 if text[word.end() : word.end() + 1] == " " else len(text)
        if last and len(last[0]) >= _SHORTEST:
            name, whole = (text[at : last.end()].removesuffix("'s") for at in (last.start(), match.end()))
            found[last.start()] = NamedPerson(name, last.start(), whole, match.end(), match[0].strip())
    return list(found.values())


@lru_cache(maxsize=16)
def _title(titles: Sequence[str]) -> re.Pattern[str]:
    # "Mr. Smith", "Mr Smith"; a full stop behind "Secretary" ends its sentence.
    either = "|".join(
        re.escape(title) + r"\.?" * (title.isalpha() and len(title) <= _BRIEF)
        for title in sorted(titles, key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w-])(?:{either}) (?=[A-ZÀ-Þ])")
