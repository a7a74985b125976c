"""The index of a book: terms of the glossary and places, each with the entries that have it, and abbreviations."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.model.edition import Entry
    from timeline.translations.glossary import Glossary, GlossaryRow

# More dates than this in one line of the index, and years are given.
MANY = 12
# « FCE », "WMD", "PR/CP": capitals and nothing else that is lower case but a plural's s.
_ABBREVIATION = re.compile(r"[^\W\d_a-zà-ÿ][^\Wa-zà-ÿ]+s?")


@dataclass(frozen=True, slots=True)
class IndexDay:
    """One date in a line of the index: how many entries have it, and the first of them."""

    first: Entry
    count: int


@dataclass(frozen=True, slots=True)
class IndexTerm:
    """A line of the index: the word by language, and the entries that have it in order of time.

    ``short`` says whether it is an abbreviation, ``meaning`` its long form by language where that is known.
    """

    words: Mapping[str, str]
    entries: tuple[Entry, ...]
    short: bool = False
    meaning: Mapping[str, str] | None = None

    @property
    def days(self) -> tuple[IndexDay, ...]:
        """The dates of the entries in order, each once."""
        return index_days(self.entries)

    @property
    def many(self) -> bool:
        """Whether the dates are so many that the line is better grouped by years."""
        return len(self.days) > MANY

    @property
    def years(self) -> tuple[tuple[str, IndexDay], ...]:
        """The years of the entries in order, each once and as a day."""
        groups = groupby(self.entries, key=lambda entry: str(entry.event.when.sort_key[0].year))
        return tuple((year, _day(tuple(group))) for year, group in groups)


def index_days(entries: Iterable[Entry]) -> tuple[IndexDay, ...]:
    """The dates of entries that are in order of time, each once: fifteen equal links would help nobody."""
    return tuple(_day(tuple(group)) for _, group in groupby(entries, key=lambda entry: entry.event.when))


def _day(entries: tuple[Entry, ...]) -> IndexDay:
    return IndexDay(entries[0], len(entries))


def find_index_terms(entries: Sequence[Entry], glossary: Glossary, languages: Sequence[str]) -> tuple[IndexTerm, ...]:
    """The index of these entries: terms that a text has, in the glossary's order; then places, by their first entry."""
    return (*_terms(entries, glossary, languages), *_places(entries, languages))


def subject_terms(entries: Sequence[Entry], names: Mapping[str, Mapping[str, str]]) -> tuple[IndexTerm, ...]:
    """A line for each subject that entries have, by its name; in the order of the settings."""
    having = {subject: tuple(entry for entry in entries if subject in entry.subjects) for subject in names}
    return tuple(IndexTerm(names[subject], found) for subject, found in having.items() if found)


def in_dictionary_order(terms: Iterable[IndexTerm], code: str) -> tuple[IndexTerm, ...]:
    """The index sorted as a dictionary of the language is; terms and places with one word there make one line."""
    lines: dict[str, IndexTerm] = {}
    for term in terms:
        if word := term.words.get(code):
            lines[word] = join_terms(lines[word], term) if word in lines else term
    return tuple(sorted(lines.values(), key=lambda line: dictionary_key(line.words[code])))


def join_terms(first: IndexTerm, second: IndexTerm) -> IndexTerm:
    """The first term, with the entries of both in order of time."""
    entries = {entry.id: entry for entry in (*first.entries, *second.entries)}
    in_time = sorted(entries.values(), key=lambda entry: (entry.event.when, entry.id))
    return replace(first, entries=tuple(in_time), meaning=first.meaning or second.meaning)


def dictionary_key(text: str) -> tuple[str, str]:
    """The key by which words are sorted as in a dictionary: « État » before « Europe »."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if sign.isalnum() or sign == " ")
    return plain.casefold(), text


def _terms(entries: Sequence[Entry], glossary: Glossary, languages: Sequence[str]) -> Iterator[IndexTerm]:
    hits: dict[int, dict[str, Entry]] = {}
    for code in languages:
        wanted = {
            row.word(code): number for number, row in reversed([*enumerate(glossary.rows)]) if _is_term(row, code)
        }
        pattern = _pattern(tuple(wanted))
        for entry in entries if wanted else ():
            text = " ".join(telling.text.said(code) for telling in entry.tellings)
            for number in {wanted[word] for word in pattern.findall(text)}:
                hits.setdefault(number, {})[entry.id] = entry
    order = {entry.id: place for place, entry in enumerate(entries)}
    long_terms = [row for row in glossary.rows if len(row.words) > 1 and not is_abbreviation(row)]
    for number in sorted(hits):
        row = glossary.rows[number]
        having = tuple(sorted(hits[number].values(), key=lambda entry: order[entry.id]))
        words = {code: row.word(code) for code in languages}
        short = is_abbreviation(row)
        yield IndexTerm(words, having, short, _long_form(row, long_terms, glossary.languages) if short else None)


def _is_term(row: GlossaryRow, code: str) -> bool:
    """Whether a row has a term in a language; one that has a single language is a rule of spelling."""
    return len(row.words) > 1 and bool(row.word(code))


def _places(entries: Sequence[Entry], languages: Sequence[str]) -> Iterator[IndexTerm]:
    by_place: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.place:
            by_place.setdefault(entry.place.source, []).append(entry)
    for group in by_place.values():
        place = group[0].place
        if place:
            yield IndexTerm({code: place.said(code) for code in languages}, tuple(group))


def is_abbreviation(row: GlossaryRow) -> bool:
    """Whether the term is an abbreviation in any language."""
    return any(map(_ABBREVIATION.fullmatch, row.words.values()))


def _long_form(row: GlossaryRow, long_terms: Sequence[GlossaryRow], languages: Sequence[str]) -> dict[str, str] | None:
    """The long form of an abbreviation by language, None when the glossary has none.

    It is the longest term that the row's note names or whose note names the row; else what the note has at « = ».
    """
    if matching := [term for term in long_terms if _are_named(term, row) or _names(term, row)]:
        return dict(max(matching, key=lambda term: len(_first(term))).words)
    equal = re.search(r"([^;=]+) = ([^;=(]+)", row.note)
    return dict(zip(languages, (equal[1].strip(), equal[2].strip()), strict=False)) if equal else None


def _are_named(term: GlossaryRow, row: GlossaryRow) -> bool:
    """Whether the note of a row has the words of another."""
    return any(word in row.note for word in term.words.values())


def _names(term: GlossaryRow, row: GlossaryRow) -> bool:
    """« acronym CAI in both languages »."""
    word = _first(row)
    return word in term.note and re.search(rf"\bacronym {re.escape(word)}\b", term.note) is not None


def _first(row: GlossaryRow) -> str:
    return next(iter(row.words.values()), "")


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, whole, the longest first: « Conseil OTAN-Russie » is not « OTAN »."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
