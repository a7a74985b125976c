"""What the checks find in pairs of texts, asked of each pair once: who saves one entry has only that one checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.checking.checks import check_translation
from timeline.chronology.checked_before import checks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from timeline.checking.checks import Asked
    from timeline.checking.pair import Problem
    from timeline.desk.workbench import Workbench
    from timeline.model.translation import Direction

    # What is asked: source, target, their languages, the day of the text.
    Asking = tuple[str, str, Direction, date | None]


def found_in(
    bench: Workbench, source: str, target: str, direction: Direction, published: date | None
) -> tuple[Problem, ...]:
    """The problems of a translation that stands in a catalogue, by the glossary of today."""
    known, name = _known(bench), (source, target, direction, published)
    if name not in known:
        known[name] = find_in(bench, source, target, direction, published)
    return known[name]


def _known(bench: Workbench) -> dict[Asking, tuple[Problem, ...]]:
    return bench.keep("checked", bench.shelf.glossary(), dict)


def find_in(
    bench: Workbench, source: str, target: str, direction: Direction, published: date | None
) -> tuple[Problem, ...]:
    """The same of words that are being typed, of which nothing is kept."""
    knows, glossary = bench.shelf.languages, bench.shelf.glossary()
    return check_translation(source, target, direction, knows.of_words, published=published, glossary=glossary)


def found_in_each(bench: Workbench, asked: Iterable[Asked]) -> Iterator[tuple[tuple[Problem, ...], ...]]:
    """The problems of the pairs of each text, as the checks of whole catalogues ask for them.

    Of a text of which nothing is known yet, what an earlier run found is taken from the project's cache.
    """
    known = _known(bench)
    for one in asked:
        pairs, direction, day, *_, checks = one
        names = [(source, target, direction, day) for source, target in pairs]
        if names and known.keys().isdisjoint(names):
            (found,) = checks_of(bench.project, 1, checks, some=True)([one])
            known.update(zip(names, found, strict=True))
        yield tuple(found_in(bench, *name) for name in names)
