"""What the toolkit tells in English, told again in the language of who reads it.

A finding, the basis of a title, the reason of a date are made where nobody knows who will read them: they are plain
English, printed and kept as they are. ``translations/labels/told/<code>.po`` has each as a pattern, with braces where
something is filled in, and its words in another language. What no pattern knows stays English, and says so.

>>> again = phrases({"the {here} has {words}, the {there} {other}": "en {here} : {words} ; en {there} : {other}"}, "fr")
>>> again("the French has 7 mars, the English 8 March").words
'en français : 7 mars ; en anglais : 8 March'
>>> again("a flat tyre").language
'en'
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from timeline.language.names import names_of_languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_OWN = "en"
_FILLED = re.compile(r"\{(\w+)\}")


class Told(NamedTuple):
    """Words and the language they are in."""

    words: str
    language: str


class _Pattern(NamedTuple):
    """A sentence with braces: what it must hold, what it looks like filled in, its other words, its own characters."""

    holds: str
    filled: re.Pattern[str]
    words: str
    literal: int


def phrases(known: Mapping[str, str], language: str) -> Callable[[str], Told]:
    """What says a sentence of the toolkit in a language, by its patterns; English where they know none like it."""
    exact = names_of_languages(_OWN, language) | {text: words for text, words in known.items() if "{" not in text}
    patterns = sorted(_patterns(known), key=lambda one: -one.literal)

    def said(sentence: str) -> str | None:
        if sentence in exact:
            return exact[sentence]
        for one in patterns:
            if one.holds in sentence and (match := one.filled.fullmatch(sentence)):
                return one.words.format(**{name: said(part) or part for name, part in match.groupdict().items()})
        return None

    @cache
    def again(sentence: str) -> Told:
        words = said(sentence)
        return Told(sentence, _OWN) if words is None else Told(words, language)

    return again


def _patterns(known: Mapping[str, str]) -> Iterator[_Pattern]:
    for text, words in known.items():
        if "{" in text:
            literal = _FILLED.split(text)
            either = "".join(f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(literal))
            own = literal[::2]
            yield _Pattern(max(own, key=len), re.compile(either, re.DOTALL), words, sum(map(len, own)))
