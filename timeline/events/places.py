"""Where something took place and what it is called, as its sentence says it.

« la conférence tenue à Rome en février »: Rome, a conference. A wrong place is worse than none: a town stands after
« à », after « en » only a country, and both within reach of the date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from babel import Locale, UnknownLocaleError

from timeline.events.cues import clause_gap
from timeline.language.expressions import NEVER, Expression
from timeline.language.schema import PLACED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from timeline.language import Language

_WAYS = ("town", "country", "named")
_REACH = 60
# What may stand between an office and its body: « du », "of the", « des ».
_LINK = re.compile(r"\s(?:\w{1,3}['’ ]\s?){0,2}")


class Actors(NamedTuple):
    """Who acts in a text: bodies, organisations that have many, and whether one that is not known comes first."""

    bodies: frozenset[str]
    wide: frozenset[str]
    unknown: bool


@dataclass(frozen=True, slots=True)
class Places:
    """How a language says where and what: patterns for places, its countries, its names for what takes place.

    ``signs``, ``wide``, ``roles``, ``acts`` and ``subjects`` are bodies, organisations with many bodies, offices, what
    they do and about what, under the sign that each has in every language; ``organ`` is any body, known or not.
    ``dull`` words are those of every meeting: they do not say which one is meant, nor do ``papers`` say what is
    decided. Many a month has two of what is ``frequent`` in one place.
    """

    ways: Mapping[str, re.Pattern[str]]
    bodies: re.Pattern[str]
    no_place: frozenset[str]
    countries: frozenset[str]
    names: Mapping[str, re.Pattern[str]]
    signs: Mapping[str, re.Pattern[str]]
    wide: Mapping[str, re.Pattern[str]]
    subjects: Mapping[str, re.Pattern[str]]
    organ: re.Pattern[str]
    roles: Mapping[str, re.Pattern[str]]
    acts: Mapping[str, re.Pattern[str]]
    dull: frozenset[str]
    papers: frozenset[str]
    frequent: frozenset[str]

    def place(self, text: str, start: int, end: int) -> str:
        """The place nearest to the characters ``start`` to ``end``, within reach; empty when the text gives none."""
        text, start, end = _window(text, start, end)
        found = [(clause_gap(text, *span, start, end), place) for span, place in self._places(text)]
        return min((one for one in found if one[0] <= _REACH), default=(0, ""))[1]

    def _places(self, text: str) -> Iterator[tuple[tuple[int, int], str]]:
        for way, pattern in self.ways.items():
            for match in pattern.finditer(text):
                place = match["place"].strip()
                known = place in self.countries
                if place not in self.no_place and (known or way != "country") and not place.isupper():
                    yield match.span("place"), place

    def body(self, text: str, start: int, end: int) -> str:
        """The body named nearest to the characters ``start`` to ``end``; empty when none is named in reach."""
        text, start, end = _window(text, start, end)
        found = [(clause_gap(text, *match.span(), start, end), match["body"]) for match in self.bodies.finditer(text)]
        return min((one for one in found if one[0] <= 3 * _REACH), default=(0, ""))[1]

    def name(self, text: str, start: int, end: int) -> str:
        """What takes place, by the name nearest to the characters ``start`` to ``end``; empty when none is in reach."""
        return _nearest(self.names, text, start, end)

    def acts_near(self, text: str, start: int, end: int) -> list[str]:
        """The signs of what is done around the characters ``start`` to ``end``."""
        text, _, _ = _window(text, start, end)
        return [sign for sign, pattern in self.acts.items() if pattern.search(text)]

    def roles_named(self, text: str) -> list[str]:
        """The signs of the offices that a text names: a foreign minister."""
        return [sign for sign, pattern in self.roles.items() if pattern.search(text)]

    def subjects_named(self, text: str) -> list[str]:
        """The signs of what a text is about: agriculture, taxes."""
        return [sign for sign, pattern in self.subjects.items() if pattern.search(text)]

    def actors_named(self, text: str) -> Actors:
        """The bodies that a text names, a longer name before one that it holds: the Council, not NATO."""
        known = [*_outermost(text, {**self.wide, **self.signs})]
        own = [(start, sign) for start, _, sign in known if sign in self.signs]
        others = [match.start() for match in self.organ.finditer(text) if not _within(match.span(), known)]
        offices = {role for start, _ in own for role in self._offices_of(text, start)}
        first = min((start for start, _ in own), default=len(text))
        return Actors(
            frozenset({sign for _, sign in own} | offices if own else ()),
            frozenset(sign for _, _, sign in known if sign in self.wide),
            unknown=any(start < first for start in others),
        )

    def _offices_of(self, text: str, body: int) -> list[str]:
        """The offices that stand right before a body: « le président du Conseil européen » is not the Council."""
        before = text[max(0, body - 2 * _REACH) : body]
        spans = ((sign, match.end()) for sign, pattern in self.roles.items() for match in pattern.finditer(before))
        return [sign for sign, end in spans if _LINK.fullmatch(before[end:])]


def _outermost(text: str, names: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[int, int, str]]:
    """Where each name stands that no longer name holds, and its sign."""
    found = [(*match.span(), sign) for sign, pattern in names.items() for match in pattern.finditer(text)]
    for start, end, sign in found:
        if not any(first <= start and end <= last and last - first > end - start for first, last, _ in found):
            yield start, end, sign


def _within(span: tuple[int, int], known: Iterable[tuple[int, int, str]]) -> bool:
    """Whether a span touches one of the names that are known."""
    return any(start < span[1] and span[0] < end for start, end, _ in known)


def _nearest(names: Mapping[str, re.Pattern[str]], text: str, start: int, end: int) -> str:
    """The name whose pattern is found nearest to a stretch of a text; empty when none is in reach."""
    text, start, end = _window(text, start, end)
    found = [
        (clause_gap(text, *match.span(), start, end), name)
        for name, pattern in names.items()
        for match in pattern.finditer(text)
    ]
    return min((one for one in found if one[0] <= 2 * _REACH), default=(0, ""))[1]


def _window(text: str, start: int, end: int) -> tuple[str, int, int]:
    first = max(0, start - 3 * _REACH)
    return text[first : end + 3 * _REACH], start - first, end - first


@lru_cache(maxsize=8)
def load_places(language: Language) -> Places:
    """The scenery of a language, as its rules file has it; countries are those of the CLDR."""
    table, retelling = language.events.table.get("places", {}), language.events.table.get("retelling", {})
    return Places(
        ways={way: table[way] for way in _WAYS if way in table},
        bodies=table.get("body", NEVER),
        organ=table.get("organ", NEVER),
        no_place=frozenset(table.get("no_place", ())),
        countries=_countries(language.code),
        **{group: {name: _word(words) for name, words in table.get(group, {}).items()} for group in PLACED},
        dull=frozenset(retelling.get("dull", ())),
        papers=frozenset(retelling.get("papers", ())),
        frequent=frozenset(retelling.get("frequent", ())),
    )


def _word(words: re.Pattern[str]) -> re.Pattern[str]:
    # Most of the names and offices are asked for only where retellings are compared.
    return cast("re.Pattern[str]", Expression(rf"\b(?:{words.pattern})\b", words.flags))


def _countries(code: str) -> frozenset[str]:
    try:
        return frozenset(Locale.parse(code, sep="-").territories.values())
    except UnknownLocaleError:
        return frozenset()
