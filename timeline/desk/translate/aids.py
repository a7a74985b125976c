"""What helps with an entry: its dates and terms, what stands around it, what was translated before, what changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from timeline.chronology.corpus import terms_of
from timeline.dates import find_dates
from timeline.desk.translate.entries import entries_of
from timeline.language.wording import write_when
from timeline.translations.compared import Piece, compared
from timeline.translations.known_texts import KnownTexts
from timeline.translations.memory import Memories, Memory
from timeline.translations.suggesting import build_memory, suggest_drafts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.chronology.collections import Collection, UpdatedCatalogue
    from timeline.chronology.one_text import OneText
    from timeline.desk.shelved import Shelved
    from timeline.desk.translate.entries import Open
    from timeline.desk.workbench import Workbench
    from timeline.model.when import When
    from timeline.translations.terms import Term


@dataclass(frozen=True, slots=True)
class Match:
    """What was translated before: the words to take, the entry it is from, how alike, what differs in the source."""

    target: str
    origin: str
    percent: int
    differs: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Date:
    """A date of the source and how the target language writes it."""

    text: str
    written: str


class Marked(NamedTuple):
    """Words of the source: a date, a term of the glossary with the word that it ``asks`` for, or neither."""

    text: str
    kind: str = ""
    asks: str = ""


def marked_source(bench: Workbench, entry: Open) -> tuple[Marked, ...]:
    """The source with its dates and the terms of the glossary told from its other words; of two that meet, the date."""
    text, pieces, at = entry.unit.source, list[Marked](), 0
    marks = [(start, end, "date", "") for start, end, _ in _dates(bench, entry)]
    terms = ((start, end, "term", term.target) for start, end, term in _terms(bench, entry))
    marks += [one for one in terms if not any(one[0] < end and start < one[1] for start, end, *_ in marks)]
    for start, end, kind, asks in sorted(marks):
        pieces += [Marked(text[at:start]), Marked(text[start:end], kind, asks)]
        at = end
    return tuple(piece for piece in (*pieces, Marked(text[at:])) if piece.text)


def _terms(bench: Workbench, entry: Open) -> list[tuple[int, int, Term]]:
    """Where the terms stand."""
    return terms_of(bench.shelf.glossary(), bench.shelf.languages)(entry.direction).marks(entry.unit.source)


def dates_of(bench: Workbench, entry: Open) -> tuple[Date, ...]:
    """The dates of the source, each once, as the target language writes them."""
    wording = bench.shelf.languages.wording(entry.direction.target)
    found = (Date(text, write_when(when, wording)) for text, when in _said(bench, entry))
    return tuple(dict.fromkeys(found))


def _said(bench: Workbench, entry: Open) -> Iterator[tuple[str, When]]:
    text = entry.unit.source
    return ((text[start:end], when) for start, end, when in _dates(bench, entry))


def _dates(bench: Workbench, entry: Open) -> list[tuple[int, int, When]]:
    language = bench.shelf.languages.of_dates(entry.direction.source)
    if language is None:
        return []
    found = find_dates(entry.unit.source, language, entry.communique.published)
    return [(mention.start, mention.end, mention.when) for mention in found]


def terms_in(bench: Workbench, entry: Open) -> tuple[Term, ...]:
    """The terms of the glossary that the source holds."""
    return terms_of(bench.shelf.glossary(), bench.shelf.languages)(entry.direction).applying(entry.unit.source)


def around(text: OneText, code: str, entry: Open) -> tuple[tuple[str, str], list[Open]]:
    """The sentences before and after in the text; then the entries beside it, whose words may be taken."""
    sentences = ["", *(sentence.text for sentence in text.communique.sentences), ""] if text.communique else []
    at = next((number for number, words in enumerate(sentences) if words and entry.unit.source in words), None)
    before, after = ("", "") if at is None else (sentences[at - 1], sentences[at + 1])
    entries = entries_of(text, code)
    place = next((number for number, one in enumerate(entries) if one.id == entry.id), 0)
    return (before, after), [*entries[max(0, place - 2) : place], *entries[place + 1 : place + 3]]


def best_match(bench: Workbench, shelved: Shelved, entry: Open) -> Match | None:
    """The likest source that was translated before, its target with the dates and numbers of this one."""
    texts = _known(bench, shelved)
    memory = Memories(tuple(_memories(bench, shelved, texts, entry)))
    empty = replace(entry.unit, target="", flags=(), previous=None, previous_id=None)
    updated = next((one for one in _catalogues(shelved, entry) if one.path == entry.path), None)
    if updated is None:
        return None
    _, found = suggest_drafts(replace(updated.merge.catalogue, units=(empty,)), memory, texts)
    if not found:
        return None
    percent = min(100, round(100 * found[0].likeness))
    return Match(found[0].target, found[0].origin, percent, compared(found[0].source, entry.unit.source))


def _known(bench: Workbench, shelved: Shelved) -> KnownTexts:
    communiques = {text.id: text.communique for text in shelved.texts if text.communique}
    return KnownTexts(communiques, bench.shelf.languages)


def remember(bench: Workbench, shelved: Shelved) -> None:
    """All that was ever translated is read, before anybody waits for it."""
    texts = _known(bench, shelved)
    for text in shelved.texts:
        bench.behind.give_way()
        _memory(bench, text, texts)


def _memories(bench: Workbench, shelved: Shelved, texts: KnownTexts, entry: Open) -> Iterator[Memory]:
    """What was ever translated of each text; without the entry itself."""
    for text in shelved.texts:
        memory, own = _memory(bench, text, texts), text.id == entry.communique.id
        yield Memory(tuple(pair for pair in memory.pairs if pair.id != entry.id)) if own else memory


def _memory(bench: Workbench, text: OneText, texts: KnownTexts) -> Memory:
    """What was ever translated of a text, read anew only where that changed."""
    if text.collection is None:
        return Memory(())
    return bench.keep(("memory", text.path), text.collection, partial(_memory_of, text.collection, texts))


def _memory_of(collection: Collection, texts: KnownTexts) -> Memory:
    return build_memory([updated.merge.catalogue for updated in collection.catalogues], texts)


def _catalogues(shelved: Shelved, entry: Open) -> Sequence[UpdatedCatalogue]:
    text = shelved.text(entry.communique.id)
    return text.collection.catalogues if text and text.collection else ()
