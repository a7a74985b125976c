"""The words a reader looks up: terms of the glossary and places, with the entries that have them, and abbreviations."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.model import Entry

# More places than this and a reader is helped by years, not by days.
MANY = 12
# « FCE », "WMD", "PR/CP": capitals and nothing else that is lower case but a plural's s.
_SHORT = re.compile(r"[^\W\d_a-zà-ÿ][^\Wa-zà-ÿ]+s?")


class Term(Protocol):
    """What the book needs of a line of the glossary."""

    @property
    def fr(self) -> str: ...  # noqa: D102

    @property
    def en(self) -> str: ...  # noqa: D102

    @property
    def note(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Found:
    """A word in each language, and the entries that have it in order of time."""

    words: Mapping[str, str]
    entries: tuple[Entry, ...]
    short: bool = False
    meaning: Mapping[str, str] | None = None

    @property
    def many(self) -> bool:
        """Whether the places are so many that they are given by year."""
        return len(self.entries) > MANY

    @property
    def years(self) -> tuple[tuple[str, int, Entry], ...]:
        """Year, number of entries, the first of them."""
        groups = groupby(self.entries, key=lambda entry: str(entry.event.when.sort_key[0].year))
        listed = [(year, tuple(group)) for year, group in groups]
        return tuple((year, len(group), group[0]) for year, group in listed)


def find(entries: Sequence[Entry], glossary: Sequence[Term], languages: Sequence[str]) -> tuple[Found, ...]:
    """Every term that a text of the book has, in the glossary's order; then every place, by its first entry."""
    return (*_terms(entries, glossary, languages), *_places(entries, languages))


def in_order(found: Iterable[Found], code: str) -> tuple[Found, ...]:
    """Sorted as a dictionary of the language would: accents and capitals count for nothing."""
    return tuple(sorted((word for word in found if word.words.get(code)), key=lambda word: sort_key(word.words[code])))


def sort_key(text: str) -> tuple[str, str]:
    """« État » before « Europe »."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if sign.isalnum() or sign == " ")
    return plain.casefold(), text


def _terms(entries: Sequence[Entry], glossary: Sequence[Term], languages: Sequence[str]) -> Iterator[Found]:
    hits: dict[int, dict[str, Entry]] = {}
    for code in languages:
        wanted = {_said(glossary[number], code): number for number in reversed(range(len(glossary)))}
        wanted.pop("", None)
        pattern = _pattern(wanted)
        for entry in entries if wanted else ():
            for number in {wanted[word] for word in pattern.findall(entry.text.said(code))}:
                hits.setdefault(number, {})[entry.id] = entry
    order = {entry.id: place for place, entry in enumerate(entries)}
    for number in sorted(hits):
        term = glossary[number]
        there = tuple(sorted(hits[number].values(), key=lambda entry: order[entry.id]))
        words = {code: _said(term, code) for code in languages}
        yield Found(words, there, is_short(term), meaning(term, glossary) if is_short(term) else None)


def _places(entries: Sequence[Entry], languages: Sequence[str]) -> Iterator[Found]:
    there: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.place:
            there.setdefault(entry.place.source, []).append(entry)
    for group in there.values():
        place = group[0].place
        if place:
            yield Found({code: place.said(code) for code in languages}, tuple(group))


def is_short(term: Term) -> bool:
    """Whether the term is an abbreviation in either language."""
    return bool(_SHORT.fullmatch(term.fr) or _SHORT.fullmatch(term.en))


def meaning(term: Term, glossary: Sequence[Term]) -> dict[str, str] | None:
    """The long form: the longest other term that the abbreviation's note names; else what the note says after « = »."""
    named = [other for other in glossary if not is_short(other) and (other.fr in term.note or other.en in term.note)]
    if named:
        longest = max(named, key=lambda other: len(other.fr))
        return {"fr": longest.fr, "en": longest.en}
    equal = re.search(r"([^;=]+) = ([^;=(]+)", term.note)
    return {"fr": equal[1].strip(), "en": equal[2].strip()} if equal else None


def _said(term: Term, code: str) -> str:
    return str(getattr(term, code, ""))


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, whole, the longest first: « Conseil OTAN-Russie » is not « OTAN »."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
