"""Subjects that entries may have, by the glossary: of each term, what the entries that have it are already about.

« défense antimissile » stands in three entries, and two of them have the subject missile-defence: so may the third.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from timeline.chronology.pipeline import all_entries
from timeline.model.translation import Direction
from timeline.translations.terms import unaccented

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.chronology.corpus import Corpus
    from timeline.model.edition import Entry
    from timeline.translations.terms import Term

    Found = Mapping[str, Sequence[Term]]

# So many of the entries of a term must have a subject, for the others to be thought of it.
_MOST = 2 / 3
# What the note of a term may begin with whose term names someone or somewhere, and tells no subject.
_NAMES = ("body", "place", "office", "person", "document", "level")
# As first subjects: so many terms, each in two entries or more, and in no more than this part of all.
_FIRST, _FEWEST, _COMMON = 7, 2, 1 / 3


class SubjectSuggestion(NamedTuple):
    """An entry without subjects, and the terms for which it may have each."""

    entry: Entry
    terms: Mapping[str, Sequence[str]]


def suggest_subjects(corpus: Corpus) -> list[SubjectSuggestion]:
    """What each entry may be about that no editor gave subjects, in order of time, where a term tells it."""
    entries = all_entries(corpus)
    found = _terms_of(corpus, entries)
    meant = _meant(corpus.edition.subject_names, entries, found)
    open_to_all = (entry for entry in entries if not _is_decided(entry))
    suggestions = (SubjectSuggestion(entry, _by_subject(found[entry.id], meant)) for entry in open_to_all)
    return [one for one in suggestions if one.terms]


def suggest_names(corpus: Corpus) -> list[tuple[str, Term]]:
    """Terms by which a project may name its first subjects, each with an id: what some entries share, not most."""
    entries = all_entries(corpus)
    counted = Counter(term for terms in _terms_of(corpus, entries).values() for term in terms)
    fitting = [term for term, count in counted.most_common() if _FEWEST <= count <= len(entries) * _COMMON]
    named = {_id(term.target): term for term in reversed(fitting)}
    return [(name, term) for name, term in reversed(named.items()) if name][:_FIRST]


def _is_decided(entry: Entry) -> bool:
    """Whether an editor said what the entry is about, if only that it is nothing: ``subjects = []``."""
    return bool(entry.subjects or entry.within) or any("subjects" in edit.said for edit in entry.event.edits)


def _terms_of(corpus: Corpus, entries: Sequence[Entry]) -> Found:
    """The glossary's terms in what each entry says in its own language, by id, but for acronyms and mere names."""
    notes = {word: row.note for row in corpus.glossary.rows for word in row.words.values()}
    telling = {
        entry.id: [term for term in _terms(corpus, entry) if term.status == "must" and not term.is_acronym]
        for entry in entries
    }
    return {
        name: [term for term in terms if not notes.get(term.source, "").startswith(_NAMES)]
        for name, terms in telling.items()
    }


def _terms(corpus: Corpus, entry: Entry) -> Iterator[Term]:
    source = entry.text.language
    text = f"{entry.text.source} {entry.event.headline}"
    for target in corpus.edition.languages:
        if target != source:
            direction = Direction(source, target)
            yield from corpus.glossary.terms(direction, corpus.languages.plurals(direction)).applying(text)


def _meant(names: Mapping[str, Mapping[str, str]], entries: Sequence[Entry], found: Found) -> Mapping[Term, list[str]]:
    """The subjects that each term tells: those called so, and those that most entries have in which it stands."""
    about: dict[Term, Counter[str]] = defaultdict(Counter)
    decided: Counter[Term] = Counter()
    for entry in entries:
        for term in found[entry.id] if entry.subjects else ():
            decided[term] += 1
            about[term].update(entry.subjects)
    called = {unaccented(word): subject for subject, said in names.items() for word in said.values()}
    terms = {term for of_entry in found.values() for term in of_entry}
    return {
        term: [
            subject
            for subject in names
            if subject in (called.get(unaccented(term.source)), called.get(unaccented(term.target)))
            or about[term][subject] > decided[term] * _MOST
        ]
        for term in terms
    }


def _by_subject(terms: Sequence[Term], meant: Mapping[Term, Sequence[str]]) -> dict[str, list[str]]:
    clues: dict[str, list[str]] = defaultdict(list)
    for term in terms:
        for subject in meant[term]:
            clues[subject].append(term.source)
    return dict(clues)


def _id(words: str) -> str:
    """« Missile defence » is missile-defence."""
    return "-".join(re.findall(r"[a-z0-9]+", unaccented(words)))
