"""The order of the stages: what is made of a corpus that was read, and what of it is written.

corpus/**/*.txt ─read→ Communique ─extract→ Events ─pair (translations/)→ Chronology ─render, publish→ build/*
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from timeline.checking.asked import CHECKS, GRAVE_CHECKS
from timeline.checking.checks import check_catalogues
from timeline.chronology.at_a_glance import see_at_a_glance
from timeline.chronology.checked_before import checks_of
from timeline.chronology.composing import compose_entries, entry_order
from timeline.chronology.dated_before import stretches_of
from timeline.chronology.keeping import catalogues_of, keep_translations
from timeline.chronology.perhaps_same import perhaps_same
from timeline.chronology.proposals import with_proposals
from timeline.chronology.retelling import join_retellings
from timeline.chronology.saying_once import hanging_clauses, say_once
from timeline.language.names import english_name
from timeline.model.close_words import did_you_mean
from timeline.model.edition import PROPOSED, Chronology
from timeline.model.errors import Finding, MisuseError, Severity
from timeline.model.ids import communique_of
from timeline.model.translation import State
from timeline.project.changing import change_all
from timeline.project.files import write_all
from timeline.translations.catalogue import write_catalogue
from timeline.translations.coverage import CountedTranslation, CoverageRow, coverage_rows
from timeline.translations.glossary import read_glossary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from timeline.checking.acceptance import EntryProblem
    from timeline.checking.checks import Checks
    from timeline.chronology.collections import UpdatedCatalogue
    from timeline.chronology.corpus import Corpus
    from timeline.model.edition import Edition, Entry
    from timeline.model.former import Former
    from timeline.model.translation import Direction, MessageKey, Translation
    from timeline.project.changing import Change
    from timeline.translations.catalogue import Catalogue
    from timeline.translations.exchange.returned import ReturnedTranslation, TakenBack
    from timeline.translations.glossary import Glossary

# The date of an edition none of whose texts has a day.
_NO_DAY = date(1970, 1, 1)
_GAPS = {
    State.MISSING: ("T40", "this sentence has no translation", "translate it"),
    State.STALE: (
        "T41",
        "the {source}, or the date read in it, has changed since it was translated",
        "review the translation, clear its fuzzy flag",
    ),
    State.DRAFT: ("T42", "the translation is a draft", "review the translation, clear its fuzzy flag"),
}


def write_catalogues(
    corpus: Corpus, catalogues: Mapping[Path, Catalogue] | None = None, *, check: bool = False
) -> tuple[list[tuple[UpdatedCatalogue, bool]], list[Change]]:
    """Every catalogue and whether the merge changed it; what changed is written unless only to ``check``.

    What a text that moved left behind goes after it: its entries, its edits, its original; such changes come second.
    ``catalogues`` stand by their paths in place of those of the corpus. All that is translated is kept.
    """
    from timeline.chronology.moved_files import moved_files  # noqa: PLC0415 who only reads writes no file

    changes = moved_files(corpus, catalogues=catalogues)
    if changes and not check:
        change_all(changes)
    changed, told = {change.path for change in changes}, {corpus.project.kept_path}
    done = [(updated, updated.path in changed) for updated in catalogues_of(corpus)]
    return done, [change for change in changes if change.path not in told | {updated.path for updated, _ in done}]


def compose_chronology(
    corpus: Corpus, *, draft: bool = False, languages: Sequence[str] = (), former: Former | None = None
) -> Chronology:
    """The chronology of a corpus, in all its languages or in those named; MisuseError C24 for one it has not.

    Its front page says what changed since the ``former`` edition, where one is given.
    """
    all_languages = corpus.edition.languages
    if unknown := [code for code in languages if code not in all_languages]:
        fact = f"the chronology has no language {', '.join(unknown)}"
        near = did_you_mean(unknown[0], all_languages) if len(unknown) == 1 else ""
        remedy = near or f"its languages are {', '.join(all_languages)}"
        raise MisuseError(Finding("corpus/chronology.toml", 0, "C24", fact, remedy))
    edition = replace(corpus.edition, languages=tuple(languages)) if languages else corpus.edition
    communiques = tuple(corpus.communiques.values())
    spoken = dict.fromkeys(communique.language for communique in communiques)
    read_in = {code: language for code in spoken if (language := corpus.languages.of_texts(code))}
    dated_in = {code: language for code in (*spoken, *all_languages) if (language := corpus.languages.of_dates(code))}
    find = stretches_of(corpus.project, corpus.languages.of_dates, corpus.jobs)
    entries, titles = compose_entries(corpus.tellings, *_translated(corpus), dated_in, find=find)
    if edition.headlines == PROPOSED:
        entries = tuple(with_proposals(entries, corpus.languages.of_dates, corpus.project, corpus.jobs))
    joined = join_retellings(entries, read_in, *_joins_by_hand(corpus))
    newest = max(filter(None, (communique.published for communique in communiques)), default=None)
    ordered = say_once(sorted(joined, key=entry_order), edition.languages, hanging_clauses(dated_in))
    glance = see_at_a_glance(ordered, edition.as_of or newest, former, edition.languages)
    names = _names(corpus, ordered)
    return Chronology(edition, communiques, ordered, titles, newest or _NO_DAY, draft=draft, glance=glance, names=names)


def _names(corpus: Corpus, entries: Sequence[Entry]) -> dict[str, Mapping[str, str]]:
    """Terms and places by the words that the texts have for them, each by language: « OTAN » is "NATO"."""
    terms = {word: row.words for row in reversed(_glossary(corpus).rows) for word in row.words.values()}
    places = {
        place.source: {code: place.said(code) for code in corpus.edition.languages if place.said(code)}
        for entry in entries
        if (place := entry.place)
    }
    return terms | places


def all_entries(corpus: Corpus, *, left_out: bool = False) -> list[Entry]:
    """Every entry in order of time, joined ones and proposed headlines among them, on request those left out."""
    asked = replace(corpus, edition=replace(corpus.edition, headlines=PROPOSED))
    entries = compose_chronology(asked, draft=True).entries
    tellings = [telling for entry in entries for telling in (entry, *entry.others)]
    if left_out:
        tellings += compose_entries(corpus.tellings, *_translated(corpus), {}, left_out=True)[0]
    return sorted(tellings, key=entry_order)


def _translated(corpus: Corpus) -> tuple[dict[MessageKey, Translation], dict[MessageKey, tuple[str, ...]]]:
    """The translation of every message, and the ids of the events of every sentence."""
    translations = {key: text for collection in corpus.collections for key, text in collection.translations.items()}
    ids = {key: event_ids for collection in corpus.collections for key, event_ids in collection.event_ids.items()}
    return translations, ids


def _joins_by_hand(corpus: Corpus) -> tuple[list[tuple[str, str]], list[str]]:
    """The pairs of ids that the editor joins, and the ids that the editor keeps apart."""
    edits = [edit for collection in corpus.collections for edit in collection.editing.edits]
    joins = [(edit.id, edit.said["join"]) for edit in edits if "join" in edit.said]
    return joins, [edit.id for edit in edits if edit.said.get("part")]


def perhaps_told_twice(corpus: Corpus, entries: Sequence[Entry]) -> list[Finding]:
    """A remark C85 for each event that may be one of another language; none in a corpus of one language."""
    spoken = dict.fromkeys(communique.language for communique in corpus.communiques.values())
    read_in = {code: language for code in spoken if (language := corpus.languages.of_texts(code))}
    _, apart = _joins_by_hand(corpus)
    return [*perhaps_same(entries, read_in, frozenset(apart))] if len(read_in) > 1 else []


def translation_gaps(corpus: Corpus, languages: Sequence[str] = ()) -> list[Finding]:
    """A finding T40 to T42 for each translation missing, stale or draft in these languages, or in the edition's."""
    return [
        _gap(translation, code)
        for collection in corpus.collections
        for code in languages or corpus.edition.languages
        for translation in collection.translations.values()
        if translation.state(code) in _GAPS
    ]


def _gap(translation: Translation, language: str) -> Finding:
    target = translation.target(language)
    code, fact, remedy = _GAPS[target.state]
    fact = fact.format(source=english_name(translation.language))
    return Finding(target.path, target.line, code, f"{translation.id}: {fact}", remedy)


def wrong_translations(corpus: Corpus, languages: Sequence[str] = ()) -> list[Finding]:
    """A finding T03, T04 or T06 for each date, weekday or number that these languages, or the edition's, have wrong.

    What an editor accepted is none.
    """
    printed = languages or corpus.edition.languages
    return [
        problem.finding
        for problem in check_corpus(corpus, GRAVE_CHECKS)
        if problem.direction.target in printed and not problem.accepted and problem.problem.severity is Severity.ERROR
    ]


def check_corpus(corpus: Corpus, checks: Checks = CHECKS) -> list[EntryProblem]:
    """Every problem of every catalogue that these checks find, accepted ones and idle acceptances among them."""
    catalogues = [updated.merge.catalogue for updated in catalogues_of(corpus)]
    ask = checks_of(corpus.project, corpus.jobs, checks)
    load, glossary = corpus.languages.of_words, _glossary(corpus)
    return list(check_catalogues(catalogues, corpus.communiques, load, glossary, checks, ask))


def _glossary(corpus: Corpus) -> Glossary:
    """The terms of a project; without a glossary of its own, those that come with the toolkit."""
    shipped = corpus.project.shipped_glossary()
    return corpus.glossary if corpus.glossary.rows or not shipped else read_glossary(shipped)


def catalogue_directions(corpus: Corpus) -> tuple[Direction, ...]:
    """The directions in which the catalogues go, each once."""
    return tuple(dict.fromkeys(updated.merge.catalogue.direction for updated in catalogues_of(corpus)))


def take_back(corpus: Corpus, returned: Sequence[ReturnedTranslation], *, cleared: bool = False) -> list[TakenBack]:
    """Write what another tool translated into every catalogue, by the ids of the entries; what became of it in each.

    With ``cleared`` a mark that is missing is one that a translator took away.
    """
    from timeline.translations.exchange.returned import take_returned  # noqa: PLC0415 as above

    taken = [
        (updated, take_returned(updated.merge.catalogue, returned, cleared=cleared))
        for updated in catalogues_of(corpus)
    ]
    keep_translations(corpus)
    write_filled(corpus, {updated.path: taken_back.catalogue for updated, taken_back in taken})
    return [taken_back for _, taken_back in taken]


def write_filled(corpus: Corpus, catalogues: Mapping[Path, Catalogue]) -> None:
    """Write these catalogues; where a text moved, all that goes along too, for they could not be told apart later."""
    if corpus.whereabouts.moves:
        from timeline.chronology.moved_files import moved_files  # noqa: PLC0415 as above

        change_all(moved_files(corpus, catalogues=catalogues))
    else:
        write_all({path: write_catalogue(catalogue).encode() for path, catalogue in catalogues.items()})


def count_coverage(corpus: Corpus) -> tuple[CoverageRow, ...]:
    """How much of a corpus is translated: counts of all, by language, collection, communiqué and year."""
    days = {name: communique.published for name, communique in corpus.communiques.items()}
    covered = []
    for collection in corpus.collections:
        for translation in collection.translations.values():
            communique = communique_of(translation.id)
            day = days.get(communique)
            for code in _target_languages(corpus.edition, translation):
                year = str(day.year) if day else ""
                target = translation.target(code)
                counted = CountedTranslation(code, collection.name, communique, year, target.state, target.reviewed)
                covered.append(counted._replace(source=translation.source))
    return coverage_rows(covered)


def _target_languages(edition: Edition, translation: Translation) -> list[str]:
    """The languages of an edition into which a message is to be translated."""
    return [code for code in edition.languages if code != translation.language]
