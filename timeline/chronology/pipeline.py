"""The order of the stages: what is read from a project, what is made of it, where it goes.

corpus/**/*.txt ─read→ Communique ─extract→ Events ─pair (translations/)→ Chronology ─render, publish→ build/*
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from timeline.checking.questions import check_catalogue
from timeline.chronology.composing import compose, entry_order
from timeline.chronology.corpus import Collection, Corpus, known_language
from timeline.chronology.retelling import join_retellings
from timeline.model.edition import Chronology
from timeline.model.errors import Finding, MisuseError
from timeline.model.translation import State
from timeline.project.files import write_all
from timeline.translations.catalogue import write_catalogue
from timeline.translations.coverage import Covered, Row, coverage
from timeline.translations.exchange.returned import take_returned
from timeline.translations.glossary import read_glossary
from timeline.translations.suggesting import remember, suggest_drafts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from timeline.checking.acceptance import Answer
    from timeline.language import Language
    from timeline.model.edition import Entry
    from timeline.model.translation import Translation
    from timeline.translations.exchange.returned import Foreign, Taken
    from timeline.translations.suggesting import Suggestion

_WANTING = {
    State.MISSING: ("T40", "this sentence has no translation", "translate it"),
    State.STALE: (
        "T41",
        "the French, or the date read in it, has changed since it was translated",
        "review the translation, clear its fuzzy flag",
    ),
    State.DRAFT: ("T42", "the translation is a draft", "review the translation, clear its fuzzy flag"),
}


def write_catalogues(corpus: Corpus, *, check: bool = False) -> list[tuple[Collection, bool]]:
    """Write every catalogue that the merge changed (none to ``check``); each collection, and whether it changed."""
    changed = {one.path: write_catalogue(one.merge.catalogue) for one in corpus.collections}
    changed = {path: text for path, text in changed.items() if not path.exists() or text != _before(corpus, path)}
    if changed and not check:
        write_all({path: text.encode() for path, text in changed.items()})
    return [(one, one.path in changed) for one in corpus.collections]


def _before(corpus: Corpus, path: Path) -> str:
    return next(one.before for one in corpus.collections if one.path == path)


def chronology(corpus: Corpus, *, draft: bool = False, languages: Sequence[str] = ()) -> Chronology:
    """The chronology of a corpus in order of time, in all its languages or in those named."""
    known = corpus.edition.languages
    if unknown := [code for code in languages if code not in known]:
        fact = f"the chronology has no language {', '.join(unknown)}"
        raise MisuseError(Finding("corpus/chronology.toml", 0, "C24", fact, f"its languages are {', '.join(known)}"))
    edition = replace(corpus.edition, languages=tuple(languages)) if languages else corpus.edition
    told = [(one, events) for collection in corpus.collections for one, events in collection.told]
    translations = [one for collection in corpus.collections for one in collection.merge.translations]
    ids = [one for collection in corpus.collections for one in collection.merge.event_ids]
    entries, titles = compose(told, translations, ids, _languages(corpus))
    joined = join_retellings(entries, _languages(corpus), *_by_hand(corpus))
    newest = max((one.published for one, _ in told if one.published), default=date(1970, 1, 1))
    ordered = tuple(sorted(joined, key=entry_order))
    return Chronology(edition, tuple(one for one, _ in told), ordered, titles, newest, draft=draft)


def tellings(corpus: Corpus) -> list[Entry]:
    """Every telling of every event in order of time: an entry's own and those joined to it."""
    entries = chronology(corpus, draft=True).entries
    return sorted((one for entry in entries for one in (entry, *entry.others)), key=entry_order)


def _by_hand(corpus: Corpus) -> tuple[list[tuple[str, str]], list[str]]:
    """The pairs of ids that the editor joins, and the ids that the editor keeps apart."""
    edits = [edit for collection in corpus.collections for edit in collection.editing.edits]
    return [(one.id, one.said["join"]) for one in edits if "join" in one.said], [
        one.id for one in edits if one.said.get("part")
    ]


def _languages(corpus: Corpus) -> dict[str, Language]:
    own = corpus.project.rules()
    return {code: language for code in corpus.edition.languages if (language := known_language(code, own))}


def wanting(corpus: Corpus) -> list[Finding]:
    """A finding for each message that a final edition could not print in every language."""
    return [_wanted(one) for collection in corpus.collections for one in collection.merge.translations
            if one.state in _WANTING]  # fmt: skip


def _wanted(translation: Translation) -> Finding:
    code, fact, remedy = _WANTING[translation.state]
    return Finding(translation.place, translation.line, code, f"{translation.id}: {fact}", remedy)


def answers(corpus: Corpus) -> list[Answer]:
    """What may be wrong with each translation, accepted doubts and idle acceptances among them."""
    named = corpus.project.glossary()
    glossary = read_glossary(named[1], named[0]) if named else None
    days = published(corpus)
    return [
        one for collection in corpus.collections for one in check_catalogue(collection.merge.catalogue, days, glossary)
    ]


def published(corpus: Corpus) -> dict[str, date | None]:
    """The day of each communiqué, by id."""
    return {one.id: one.published for collection in corpus.collections for one, _ in collection.told}


def take_back(corpus: Corpus, foreign: Sequence[Foreign]) -> list[tuple[str, Taken]]:
    """Bring back what another tool translated into every catalogue, by the ids of the entries."""
    taken = [(one, take_returned(one.merge.catalogue, foreign)) for one in corpus.collections]
    write_all({one.path: write_catalogue(back.catalogue).encode() for one, back in taken})
    return [(one.merge.catalogue.path, back) for one, back in taken]


def write_suggestions(corpus: Corpus) -> list[tuple[Collection, tuple[Suggestion, ...]]]:
    """Write drafts into the empty entries of every catalogue, from the memory of all; what each draft is made from."""
    days = published(corpus)
    memory = remember([one.merge.catalogue for one in corpus.collections], days)
    filled = [(one, *suggest_drafts(one.merge.catalogue, memory, days)) for one in corpus.collections]
    write_all({one.path: write_catalogue(catalogue).encode() for one, catalogue, found in filled if found})
    return [(one, found) for one, _, found in filled]


def count_coverage(corpus: Corpus) -> tuple[Row, ...]:
    """How complete the translation of a corpus is: of all, by collection, communiqué and year."""
    covered = []
    for collection in corpus.collections:
        years = {one.id: str(one.published.year) if one.published else "" for one, _ in collection.told}
        for translation in collection.merge.translations:
            communique = translation.id.split(".", 1)[0]
            covered.append(Covered(collection.name, communique, years.get(communique, ""), translation.state))
    return coverage(covered)
