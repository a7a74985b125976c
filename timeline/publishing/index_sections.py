"""The index as both books print it: persons, bodies, places, each once, without what the whole book is about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from timeline.publishing.index_terms import IndexTerm, find_index_terms, in_dictionary_order, join_terms, subject_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.model.edition import Chronology
    from timeline.translations.glossary import Glossary

# What terms name, by the first word of the glossary's note, under headings in the English of the templates.
SECTIONS = {
    "subject": "Subjects", "person": "Persons", "body": "Bodies", "place": "Places",
    "operation": "Operations and projects", "document": "Documents", "term": "Terms",
}  # fmt: skip
_ALSO = {"project": "operation", "": "term"}


class IndexSection(NamedTuple):
    """A heading of the index, in the English of the templates, and its lines in the order of one language."""

    title: str
    terms: tuple[IndexTerm, ...]


def index_sections(
    chronology: Chronology, glossary: Glossary, terms: Sequence[IndexTerm] | None = None
) -> Mapping[str, tuple[IndexSection, ...]]:
    """By language the sections that have a line; what a glossary's note calls neither person, body … is in none.

    ``terms`` are what ``find_index_terms`` finds for these entries, where that is known.
    """
    edition = chronology.edition
    if terms is None:
        terms = find_index_terms(chronology.entries, glossary, edition.languages)
    lines = [("subject", term) for term in subject_terms(chronology.entries, edition.subject_names)]
    named = _each_once(_named(edition.languages, glossary, terms))
    lines += [line for line in named if not _is_the_subject(line[1], edition.title)]
    return {code: tuple(_sections(lines, code)) for code in edition.languages}


def _sections(lines: Iterable[tuple[str, IndexTerm]], code: str) -> Iterator[IndexSection]:
    for group, title in SECTIONS.items():
        own = (_by_family(term) if group == "person" else term for one, term in lines if one == group)
        if terms := in_dictionary_order(own, code):
            yield IndexSection(title, terms)


def _named(languages: Sequence[str], glossary: Glossary, terms: Iterable[IndexTerm]) -> Iterator[tuple[str, IndexTerm]]:
    """Every term with its group, an abbreviation after all others and by its long form: « FIAS » is the force."""
    notes = {row.word(code): row.note for code in glossary.languages for row in glossary.rows if row.word(code)}
    for term in sorted(terms, key=lambda term: term.short):
        words = term.meaning if term.short else term.words
        # « SFOR = Force de stabilisation » in a note alone; « Bruxelles » as the place of an entry.
        unnoted = "body" if term.short else "place"
        own = {code: words[code] for code in languages if words and words.get(code)}
        group = _group(next((notes[word] for word in own.values() if word in notes), unnoted))
        if own and group:
            yield group, replace(term, words=own, short=False, meaning=None)


def _group(note: str) -> str:
    """What a note says that a term names; empty for what an index does not list."""
    first = re.match(r"\w*", note)
    said = first[0].casefold() if first else ""
    said = _ALSO.get(said, said)
    return said if said in SECTIONS else ""


def _each_once(named: Iterable[tuple[str, IndexTerm]]) -> list[tuple[str, IndexTerm]]:
    """Terms that share their word in a language are one line: « Conseil OTAN-Russie » and « Conseil Russie-OTAN »."""
    lines: list[tuple[str, IndexTerm]] = []
    known: dict[tuple[str, str], int] = {}
    for group, term in named:
        keys = [(code, word.casefold()) for code, word in term.words.items()]
        place = next((known[key] for key in keys if key in known), len(lines))
        if place == len(lines):
            lines.append((group, term))
        else:
            lines[place] = (lines[place][0], join_terms(lines[place][1], term))
        known |= dict.fromkeys(keys, place)
    return lines


def _is_the_subject(term: IndexTerm, titles: Mapping[str, str]) -> bool:
    """Whether a term is most of the book's title: it would lead to every page."""
    said = ((word, titles.get(code, "")) for code, word in term.words.items())
    return any(word.casefold() in title.casefold() and 2 * len(word) > len(title) for word, title in said)


def _by_family(person: IndexTerm) -> IndexTerm:
    """« Lavrov, Sergueï », « de Hoop Scheffer, Jaap »: a name as an index has it."""
    return replace(person, words={code: _inverted(name) for code, name in person.words.items()})


def _inverted(name: str) -> str:
    words = name.split()
    particle = next((place for place, word in enumerate(words) if place and word[0].islower()), len(words) - 1)
    return f"{' '.join(words[particle:])}, {' '.join(words[:particle])}" if len(words) > 1 else name
