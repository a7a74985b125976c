"""The command twins: what the official texts in other languages say of each entry, shown or taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline.chronology.official_words import Saying, find_sayings, take_sayings
from timeline.cli.output import note, show
from timeline.cli.project import read_asked
from timeline.language.names import english_name
from timeline.model.close_words import did_you_mean
from timeline.model.errors import Finding, MisuseError
from timeline.project.lock import locked

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from timeline.chronology.corpus import Corpus
    from timeline.chronology.twins import Twin


def twins(arguments: argparse.Namespace) -> int:
    """Show what official texts in other languages say of each entry, or take their words by choice."""
    with locked(Path(arguments.project)):
        corpus = read_asked(arguments)
        if arguments.links:
            show([line for twin in corpus.twins.of.values() for line in _links(twin)])
            return 0
        sayings = _chosen(find_sayings(corpus), arguments.ids)
        if arguments.take:
            return _take(corpus, sayings, arguments.ids)
    shown = [one for one in sayings if not (arguments.differing and one.is_official)]
    show([line for one in shown for line in _lines(one)])
    official = sum(one.is_official for one in sayings)
    note(f"{len(sayings)} entries that a twin says, {official} of them in its words")
    return 0


def _chosen(sayings: Sequence[Saying], ids: Sequence[str]) -> list[Saying]:
    known = {one.id for one in sayings}
    if unknown := [name for name in ids if name not in known]:
        remedy = did_you_mean(unknown[0], sorted(known)) or "timeline twins lists the entries that a twin says"
        raise MisuseError(Finding(unknown[0], 0, "C84", "no twin says anything of this entry", remedy))
    return [one for one in sayings if not ids or one.id in ids]


def _take(corpus: Corpus, sayings: Sequence[Saying], ids: Sequence[str]) -> int:
    if not ids:
        fact, remedy = "--take names no entry", "timeline twins --differing shows them; give the ids of those to take"
        raise MisuseError(Finding("timeline twins", 0, "C84", fact, remedy))
    take_sayings(corpus, sayings)
    for one in sayings:
        note(f"{one.id}: {one.words.text}")
    return 0


def _lines(one: Saying) -> Iterator[str]:
    """An entry: its id and how sure its twin is, the source, the official words, and ours where they differ."""
    sure = "official" if one.is_official else f"{one.state}, {'sure' if one.words.sure else 'not sure'}"
    yield f"{one.id}  {sure} ({one.words.score:.2f}: {one.words.why or one.words.place})"
    yield f"  {one.language}  {one.source}"
    yield f"  {one.code}  {one.words.text}  [{one.words.path}:{one.words.line}]"
    if one.target and not one.is_official:
        yield f"  now {one.target}"


def _links(twin: Twin) -> Iterator[str]:
    """Every link of two texts in the order of the source."""
    yield f"{twin.source.path} = {twin.twin.path} ({english_name(twin.twin.language)})"
    for link in twin.links:
        here = [twin.source.sentences[i].span.line for i in link.source]
        there = [twin.twin.sentences[j].span.line for j in link.target]
        moved = ", moved" if link.moved else ""
        yield f"  {_places(here)} = {_places(there)}  {link.score:.2f}{moved}  {link.why}"


def _places(lines: Sequence[int]) -> str:
    return ", ".join(f"line {line}" for line in dict.fromkeys(lines)) or "nothing"
