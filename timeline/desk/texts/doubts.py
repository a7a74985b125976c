"""How many doubts the checks have about the translations of each text; who opens the list does not wait for them.

What earlier runs found is taken from the project's cache, the pairs of one save are checked at once; all else is
checked behind the pages, a few texts at a time, or many of them by several processes.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from timeline.checking.checks import check_catalogues
from timeline.chronology.made_before import FEW
from timeline.desk.checked import find_each, found_in_each, know_found_before, unchecked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from timeline.checking.acceptance import EntryProblem
    from timeline.checking.checks import Asked
    from timeline.checking.pair import Problem
    from timeline.chronology.collections import Collection
    from timeline.chronology.one_text import OneText
    from timeline.desk.workbench import Workbench

    Found = Iterator[tuple[tuple[Problem, ...], ...]]

NAME = "doubts"
# So many pairs are checked while a page is made: about a fifth of a second.
_AT_ONCE = 40
# So many texts are checked before the pages are told, where one process checks them.
_TOGETHER = 5


@dataclass(frozen=True)
class _Known:
    """By the path of a text, its collection with the number of its doubts; the collections sought in the cache."""

    doubts: dict[str, tuple[Collection, int]] = field(default_factory=dict)
    sought: dict[str, Collection] = field(default_factory=dict)

    def number(self, text: OneText) -> int | None:
        """How many doubts there are about a text; None where that is not known of it as it is."""
        if text.collection is None:
            return 0
        # Whatever changes of a text or of what is said of it, its collection is made anew.
        collection, number = self.doubts.get(text.path, (None, 0))
        return number if collection is text.collection else None

    def lacking(self, texts: Iterable[OneText]) -> list[OneText]:
        """The texts of which it is not known."""
        return [text for text in texts if self.number(text) is None]


def doubts_in(bench: Workbench, texts: Sequence[OneText], printed: Sequence[str]) -> list[int | None]:
    """The number of doubts in the languages printed, in each text; None where its checks go on behind the page."""
    known = _known(bench, printed)
    waiting = known.lacking(texts)
    asked = {text.path: asked_of(bench, text, printed) for text in waiting}
    new = [text for text in waiting if known.sought.get(text.path) is not text.collection]
    know_found_before(bench, [one for text in new for one in asked[text.path]])
    known.sought.update((text.path, text.collection) for text in new if text.collection)
    _check(bench, _at_once(waiting, asked, unchecked(bench, asked.values())), printed, known)
    if known.lacking(waiting):
        bench.behind.ask(NAME, partial(find_doubts, bench))
    return [known.number(text) for text in texts]


def _at_once(texts: Sequence[OneText], asked: Mapping[str, tuple[Asked, ...]], lacking: Sequence[int]) -> list[OneText]:
    """The texts that nobody waits for long: all, where they lack few checks; else those that were saved since."""
    few, left = sum(lacking) <= _AT_ONCE, _AT_ONCE
    several: list[OneText] = []
    for text, number in zip(texts, lacking, strict=True):
        all_of_it = sum(len(pairs) for pairs, *_ in asked[text.path])
        if number <= left and (few or number < all_of_it or not number):
            left -= number
            several.append(text)
    return several


def find_doubts(bench: Workbench) -> None:
    """Every text is checked; the pages are told as it goes on."""
    while True:
        shelved = bench.look()
        printed = shelved.edition.languages
        known = _known(bench, printed)
        waiting = known.lacking(shelved.texts)
        if not waiting:
            return
        for several in _portion(waiting):
            bench.behind.give_way()
            _check(bench, several, printed, known, os.cpu_count() or 1)
        bench.news.tell({"found": True})


def _portion(waiting: Sequence[OneText]) -> list[Sequence[OneText]]:
    """The texts that are checked before the pages are told: a few, each by itself, or enough for several processes."""
    if len(waiting) <= FEW:
        return [[text] for text in waiting[:_TOGETHER]]
    portions = len(waiting) // (FEW + 1)
    return [waiting[: len(waiting) // portions]]


def asked_of(bench: Workbench, text: OneText, printed: Sequence[str]) -> tuple[Asked, ...]:
    """What the checks are asked of a text, whatever the terms."""

    def gather() -> tuple[Asked, ...]:
        asked: list[Asked] = []
        _problems(bench, text, printed, partial(_noted, asked))
        return tuple(asked)

    return bench.keep(("asked", text.path, printed), text.collection, gather)


def _noted(noted: list[Asked], asked: Iterable[Asked]) -> Found:
    """No problem of anything, for what is asked is only noted."""
    for one in asked:
        noted.append(one)
        yield ((),) * len(one[0])


def _known(bench: Workbench, printed: Sequence[str]) -> _Known:
    """What is known by the terms of today."""
    return bench.keep(("doubts", printed), bench.shelf.glossary(), _Known)


def _check(bench: Workbench, texts: Iterable[OneText], printed: Sequence[str], known: _Known, jobs: int = 1) -> None:
    """Texts are checked, and the number of the problems of each that nobody accepted is known."""
    several = {text.path: (text, text.collection) for text in texts if text.collection}
    find_each(bench, [one for text, _ in several.values() for one in asked_of(bench, text, printed)], jobs)
    for path, (text, collection) in several.items():
        found = _problems(bench, text, printed, partial(found_in_each, bench))
        known.doubts[path] = collection, sum(not problem.accepted for problem in found)


def _problems(
    bench: Workbench, text: OneText, printed: Sequence[str], check_all: Callable[[Iterable[Asked]], Found]
) -> tuple[EntryProblem, ...]:
    communiques = {text.id: text.communique} if text.communique else {}
    made = (updated.merge.catalogue for updated in (text.collection.catalogues if text.collection else ()))
    catalogues = (one for one in made if one.direction.target in printed)
    load, glossary = bench.shelf.languages.of_words, bench.shelf.glossary()
    return check_catalogues(catalogues, communiques, load, glossary, check_all=check_all)
