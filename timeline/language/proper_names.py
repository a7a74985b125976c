"""Names that two languages say differently: countries and their peoples, towns, bodies and their acronyms.

The names of countries are those of the CLDR; peoples, towns and bodies stand in ``checks.toml``, under one sign in
every language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale, UnknownLocaleError

from timeline.language.senses import Senses, folded, make_senses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_CODE = re.compile(r"[A-Z]{2}")
# What must stand before a word is looked at behind its first letter, which is sought at once.
_ACRONYM = re.compile(r"[A-ZÀ-Þ](?<!\w.)(?:[A-Za-zÀ-ÿ]?[A-ZÀ-Þ][\w&-]*|(?<=R)&D)(?![\w])")
_NAMED, _ANY = "named", "any"
# Territories whose name is a word as well, « la réunion » "a jersey" "man", or that are named for what they are not.
_WORDS = frozenset(("RE", "IM", "JE", "GG", "AQ", "UM", "IO", "TF", "EZ", "UN", "QO", "EU", "XA", "XB", "ZZ"))
_ARTICLES = re.compile(r"^(?:la|le|les|l|the) ")


class NamedPlace(NamedTuple):
    """A name in a text: its sign, its words, and the character at which it begins."""

    sign: str
    said: str
    start: int


@dataclass(frozen=True, eq=False)
class ProperNames:
    """The names of a language: of countries and towns, of peoples, of bodies."""

    places: Senses = field(default_factory=Senses)
    bodies: Senses = field(default_factory=Senses)
    acronyms: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def whole(self, text: str, place: NamedPlace) -> str:
        """All words of a place where it stands in a text, « Royaume-Uni », as the longest of its forms has them."""
        here = text[place.start :]
        long = (form for form in self.forms.get(place.sign, ()) if folded(here).startswith(folded(form)))
        return here[: len(max(long, key=len, default=place.said))]

    def like(self, sign: str, other: str, said: str) -> str:
        """The form of a place that answers to that of another, a country to a country; empty when there is none."""
        there = [folded(form) for form in self.forms.get(other, ())]
        forms = self.forms.get(sign, ())
        at = there.index(folded(said)) if folded(said) in there else len(forms)
        return forms[at] if at < len(forms) else ""

    def find_places(self, text: str, plain: str) -> list[NamedPlace]:
        """The countries, peoples and towns of a comparable text; ``plain`` is it in small letters, without accents."""
        named = [
            NamedPlace(one.sense, _said(text, one.start), one.start)
            for one in self.places.find(plain)
            if one.group == _ANY or text[one.start].isupper()
        ]
        # « la Suisse » is a country and, in small letters, an adjective.
        return list(dict.fromkeys(named))

    def find_bodies(self, text: str, plain: str) -> list[NamedPlace]:
        """The bodies of a comparable text, by their names, in whatever letters, and by their acronyms."""
        named = [NamedPlace(one.sense, _said(text, one.start, 3), one.start) for one in self.bodies.find(plain)]
        # "NATO-Russland-Rat" names NATO as well.
        words = [(match.start(), match[0], match[0].partition("-")[0]) for match in _ACRONYM.finditer(text)]
        said = [(start, whole if whole in self.acronyms else first) for start, whole, first in words]
        named += [NamedPlace(self.acronyms[word], word, start) for start, word in said if word in self.acronyms]
        return sorted(named, key=attrgetter("start")) if len(named) > 1 else named


def make_proper_names(
    code: str, places: Mapping[str, Sequence[str]], bodies: Mapping[str, Sequence[str]]
) -> ProperNames:
    """The names that a language has for what its rules list."""
    groups: dict[str, dict[str, list[str]]] = {_NAMED: {}, _ANY: {}}
    for sign, name in (*_territories(code), *((sign, word) for sign, words in places.items() for word in words)):
        groups[_NAMED if name[0].isupper() else _ANY].setdefault(sign, []).append(name)
    acronyms = {word: sign for sign, words in bodies.items() for word in words if _ACRONYM.fullmatch(word)}
    names = {sign: [word for word in words if word not in acronyms] for sign, words in bodies.items()}
    forms = {
        sign: [name for group in groups.values() for name in group.get(sign, ())] for sign in (*places, *groups[_NAMED])
    }
    return ProperNames(make_senses(groups), make_senses({"body": names}), acronyms, forms)


def _territories(code: str) -> Iterator[tuple[str, str]]:
    """The sign and the name of each country, without its article."""
    try:
        territories = Locale.parse(code, sep="-").territories
    except (UnknownLocaleError, ValueError):
        return
    for sign, name in territories.items():
        if _CODE.fullmatch(sign) and sign not in _WORDS:
            plain = _ARTICLES.sub("", folded(name))
            yield sign, plain[:1].upper() + plain[1:]


def _said(text: str, start: int, words: int = 1) -> str:
    return " ".join(text[start:].split(maxsplit=words)[:words]).strip(".,;:()«»\"'")
