"""The order of the stages: what is read from a project, what is made of it, where it goes.

corpus/**/*.txt ─read→ Communique ─extract→ Events ─pair (translations/)→ Chronology ─render, publish→ build/*
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from timeline.checking.questions import check_catalogue
from timeline.chronology.composing import compose, entry_order
from timeline.chronology.corpus import known_language
from timeline.chronology.retelling import join_retellings
from timeline.language.names import english_name
from timeline.model.edition import Chronology
from timeline.model.errors import Finding, MisuseError
from timeline.model.ids import communique_of
from timeline.model.translation import State
from timeline.project.files import write_all
from timeline.translations.catalogue import write_catalogue
from timeline.translations.coverage import CountedTranslation, CoverageRow, coverage_rows
from timeline.translations.exchange.returned import take_returned
from timeline.translations.glossary import read_glossary
from timeline.translations.suggesting import KnownTexts, build_memory, suggest_drafts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.acceptance import Answer
    from timeline.chronology.collections import Updated
    from timeline.chronology.corpus import Corpus
    from timeline.language import Language
    from timeline.model.edition import Edition, Entry
    from timeline.model.translation import Direction, Translation
    from timeline.translations.exchange.returned import ReturnedTranslation, TakenBack
    from timeline.translations.suggesting import Suggestion

_WANTING = {
    State.MISSING: ("T40", "this sentence has no translation", "translate it"),
    State.STALE: (
        "T41",
        "the {source}, or the date read in it, has changed since it was translated",
        "review the translation, clear its fuzzy flag",
    ),
    State.DRAFT: ("T42", "the translation is a draft", "review the translation, clear its fuzzy flag"),
}


def write_catalogues(corpus: Corpus, *, check: bool = False) -> list[tuple[Updated, bool]]:
    """Write every catalogue that the merge changed (none to ``check``); each, and whether it changed."""
    texts = {one.path: write_catalogue(one.merge.catalogue) for one in _updated(corpus)}
    changed = {one.path for one in _updated(corpus) if not one.path.exists() or texts[one.path] != one.text}
    if changed and not check:
        write_all({path: texts[path].encode() for path in texts if path in changed})
    return [(one, one.path in changed) for one in _updated(corpus)]


def _updated(corpus: Corpus) -> Iterator[Updated]:
    """The catalogues of every collection."""
    return (one for collection in corpus.collections for one in collection.catalogues)


def chronology(corpus: Corpus, *, draft: bool = False, languages: Sequence[str] = ()) -> Chronology:
    """The chronology of a corpus in order of time, in all its languages or in those named."""
    known = corpus.edition.languages
    if unknown := [code for code in languages if code not in known]:
        fact = f"the chronology has no language {', '.join(unknown)}"
        raise MisuseError(Finding("corpus/chronology.toml", 0, "C24", fact, f"its languages are {', '.join(known)}"))
    edition = replace(corpus.edition, languages=tuple(languages)) if languages else corpus.edition
    translations = {key: one for collection in corpus.collections for key, one in collection.translations.items()}
    ids = {key: named for collection in corpus.collections for key, named in collection.event_ids.items()}
    rules = _rules(corpus)
    entries, titles = compose(corpus.tellings, translations, ids, rules)
    joined = join_retellings(entries, rules, *_by_hand(corpus))
    communiques = tuple(corpus.communiques.values())
    newest = max((one.published for one in communiques if one.published), default=date(1970, 1, 1))
    return Chronology(edition, communiques, tuple(sorted(joined, key=entry_order)), titles, newest, draft=draft)


def tellings(corpus: Corpus) -> list[Entry]:
    """Every telling of every event in order of time: an entry's own and those joined to it."""
    entries = chronology(corpus, draft=True).entries
    return sorted((one for entry in entries for one in (entry, *entry.others)), key=entry_order)


def _by_hand(corpus: Corpus) -> tuple[list[tuple[str, str]], list[str]]:
    """The pairs of ids that the editor joins, and the ids that the editor keeps apart."""
    edits = [edit for collection in corpus.collections for edit in collection.editing.edits]
    joins = [(edit.id, edit.said["join"]) for edit in edits if "join" in edit.said]
    return joins, [edit.id for edit in edits if edit.said.get("part")]


def _rules(corpus: Corpus) -> dict[str, Language]:
    """The rules of the edition's languages and of those in which its texts are written."""
    codes = dict.fromkeys((*corpus.edition.languages, *(one.language for one in corpus.communiques.values())))
    return {code: language for code in codes if (language := known_language(code))}


def wanting(corpus: Corpus, languages: Sequence[str] = ()) -> list[Finding]:
    """A finding for each message that a final edition in these languages, or all of the edition's, could not print."""
    return [
        _wanted(translation, code)
        for collection in corpus.collections
        for code in languages or corpus.edition.languages
        for translation in collection.translations.values()
        if translation.state(code) in _WANTING
    ]


def _wanted(translation: Translation, language: str) -> Finding:
    target = translation.target(language)
    code, fact, remedy = _WANTING[target.state]
    fact = fact.format(source=english_name(translation.language))
    return Finding(target.path, target.line, code, f"{translation.id}: {fact}", remedy)


def answers(corpus: Corpus) -> list[Answer]:
    """What may be wrong with each translation, accepted problems and idle acceptances among them."""
    shipped = corpus.project.shipped_glossary()
    glossary = corpus.glossary if corpus.glossary.rows or not shipped else read_glossary(shipped)
    return [
        answer
        for one in _updated(corpus)
        for answer in check_catalogue(one.merge.catalogue, corpus.communiques, known_language, glossary)
    ]


def directions(corpus: Corpus) -> tuple[Direction, ...]:
    """From which language into which the catalogues go, each once."""
    return tuple(dict.fromkeys(one.merge.catalogue.direction for one in _updated(corpus)))


def take_back(corpus: Corpus, foreign: Sequence[ReturnedTranslation]) -> list[TakenBack]:
    """Bring back what another tool translated into every catalogue, by the ids of the entries."""
    taken = [(one, take_returned(one.merge.catalogue, foreign)) for one in _updated(corpus)]
    write_all({one.path: write_catalogue(back.catalogue).encode() for one, back in taken})
    return [back for _, back in taken]


def write_suggestions(corpus: Corpus) -> list[tuple[Updated, tuple[Suggestion, ...]]]:
    """Write drafts into the empty entries of every catalogue, from the memory of all; what each draft is made from."""
    texts = KnownTexts(corpus.communiques, known_language)
    memory = build_memory([one.merge.catalogue for one in _updated(corpus)], texts)
    filled = [(one, *suggest_drafts(one.merge.catalogue, memory, texts)) for one in _updated(corpus)]
    write_all({one.path: write_catalogue(catalogue).encode() for one, catalogue, found in filled if found})
    return [(one, found) for one, _, found in filled]


def count_coverage(corpus: Corpus) -> tuple[CoverageRow, ...]:
    """How complete the translation of a corpus is: of all, by language, collection, communiqué and year."""
    days = {name: communique.published for name, communique in corpus.communiques.items()}
    covered = []
    for collection in corpus.collections:
        for translation in collection.translations.values():
            communique = communique_of(translation.id)
            day = days.get(communique)
            for code in _foreign(corpus.edition, translation):
                year = str(day.year) if day else ""
                covered.append(CountedTranslation(code, collection.name, communique, year, translation.state(code)))
    return coverage_rows(covered)


def _foreign(edition: Edition, translation: Translation) -> list[str]:
    """The languages of an edition into which a message is to be translated."""
    return [code for code in edition.languages if code != translation.language]
