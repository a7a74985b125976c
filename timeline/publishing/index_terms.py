"""The words a reader looks up: terms of the glossary and places, with the entries that have them, and abbreviations."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.model.edition import Entry

# More dates than this in one line of the index, and years are given.
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
class Day:
    """One date in a list of places: how many entries have it, and the first of them."""

    first: Entry
    count: int


@dataclass(frozen=True, slots=True)
class IndexTerm:
    """A word in each language, and the entries that have it in order of time."""

    words: Mapping[str, str]
    entries: tuple[Entry, ...]
    short: bool = False
    meaning: Mapping[str, str] | None = None

    @property
    def days(self) -> tuple[Day, ...]:
        """The dates of the entries, each once."""
        return index_days(self.entries)

    @property
    def many(self) -> bool:
        """Whether the dates are so many that a reader is helped by years."""
        return len(self.days) > MANY

    @property
    def years(self) -> tuple[tuple[str, Day], ...]:
        """The years of the entries, each once."""
        groups = groupby(self.entries, key=lambda entry: str(entry.event.when.sort_key[0].year))
        return tuple((year, _day(tuple(group))) for year, group in groups)


def index_days(entries: Iterable[Entry]) -> tuple[Day, ...]:
    """The dates of entries in order of time: a list of fifteen equal links would help nobody."""
    return tuple(_day(tuple(group)) for _, group in groupby(entries, key=lambda entry: entry.event.when))


def _day(entries: tuple[Entry, ...]) -> Day:
    return Day(entries[0], len(entries))


def find(entries: Sequence[Entry], glossary: Sequence[Term], languages: Sequence[str]) -> tuple[IndexTerm, ...]:
    """Every term that a text of the book has, in the glossary's order; then every place, by its first entry."""
    return (*_terms(entries, glossary, languages), *_places(entries, languages))


def in_dictionary_order(found: Iterable[IndexTerm], code: str) -> tuple[IndexTerm, ...]:
    """Sorted as a dictionary of the language would; one line for what has one word there, be it term, place or both."""
    lines: dict[str, IndexTerm] = {}
    for one in found:
        if word := one.words.get(code):
            lines[word] = _joined(lines[word], one) if word in lines else one
    return tuple(sorted(lines.values(), key=lambda line: sort_key(line.words[code])))


def _joined(first: IndexTerm, second: IndexTerm) -> IndexTerm:
    entries = {entry.id: entry for entry in (*first.entries, *second.entries)}
    in_time = sorted(entries.values(), key=lambda entry: (entry.event.when, entry.id))
    return replace(first, entries=tuple(in_time), meaning=first.meaning or second.meaning)


def sort_key(text: str) -> tuple[str, str]:
    """« État » before « Europe »."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if sign.isalnum() or sign == " ")
    return plain.casefold(), text


def _terms(entries: Sequence[Entry], glossary: Sequence[Term], languages: Sequence[str]) -> Iterator[IndexTerm]:
    hits: dict[int, dict[str, Entry]] = {}
    for code in languages:
        # A line that has one language only is a rule of spelling, no term.
        wanted = {_said(term, code): number for number, term in reversed([*enumerate(glossary)]) if term.fr and term.en}
        pattern = _pattern(wanted)
        for entry in entries if wanted else ():
            for number in {
                wanted[word] for word in pattern.findall(" ".join(one.text.said(code) for one in entry.tellings))
            }:
                hits.setdefault(number, {})[entry.id] = entry
    order = {entry.id: place for place, entry in enumerate(entries)}
    for number in sorted(hits):
        term = glossary[number]
        there = tuple(sorted(hits[number].values(), key=lambda entry: order[entry.id]))
        words = {code: _said(term, code) for code in languages}
        yield IndexTerm(words, there, is_short(term), meaning(term, glossary) if is_short(term) else None)


def _places(entries: Sequence[Entry], languages: Sequence[str]) -> Iterator[IndexTerm]:
    there: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.place:
            there.setdefault(entry.place.source, []).append(entry)
    for group in there.values():
        place = group[0].place
        if place:
            yield IndexTerm({code: place.said(code) for code in languages}, tuple(group))


def is_short(term: Term) -> bool:
    """Whether the term is an abbreviation in either language."""
    return bool(_SHORT.fullmatch(term.fr) or _SHORT.fullmatch(term.en))


def meaning(term: Term, glossary: Sequence[Term]) -> dict[str, str] | None:
    """The long form: the longest term that the note names or whose note names it; else what the note has at « = »."""
    long = [other for other in glossary if other.fr and other.en and not is_short(other)]
    if named := [other for other in long if other.fr in term.note or other.en in term.note or _names(other, term)]:
        longest = max(named, key=lambda other: len(other.fr))
        return {"fr": longest.fr, "en": longest.en}
    equal = re.search(r"([^;=]+) = ([^;=(]+)", term.note)
    return {"fr": equal[1].strip(), "en": equal[2].strip()} if equal else None


def _names(other: Term, term: Term) -> bool:
    """« acronym CAI in both languages »."""
    return re.search(rf"\bacronym {re.escape(term.fr)}\b", other.note) is not None


def _said(term: Term, code: str) -> str:
    return str(getattr(term, code, ""))


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, whole, the longest first: « Conseil OTAN-Russie » is not « OTAN »."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
