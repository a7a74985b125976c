"""What the checks find in pairs of texts, asked of each pair once: who saves one entry has only that one checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.checking.asked import CHECKS
from timeline.checking.checks import check_translation
from timeline.chronology.checked_before import checks_of, found_before

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from timeline.checking.checks import Asked
    from timeline.checking.pair import Problem
    from timeline.desk.workbench import Workbench
    from timeline.model.translation import Direction
    from timeline.translations.glossary import Glossary

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
    """The problems of the pairs of each text, as the checks of whole catalogues ask for them."""
    known = _known(bench)
    for one in asked:
        yield tuple(known[name] if name in known else found_in(bench, *name) for name in _names(one))


def unchecked(bench: Workbench, asked: Iterable[Iterable[Asked]]) -> list[int]:
    """How many pairs of each text nobody has asked about yet."""
    known = _known(bench)
    return [sum(name not in known for one in several for name in _names(one)) for several in asked]


def know_found_before(bench: Workbench, asked: Sequence[Asked]) -> None:
    """What an earlier run found in texts of which nothing is known yet is taken from the project's cache."""
    new = [one for one in asked if _is_new(_known(bench), one)]
    glossary = bench.shelf.glossary()
    for one, found in zip(new, found_before(bench.project, [_by(glossary, one) for one in new]), strict=True):
        if found is not None:
            _known(bench).update(zip(_names(one), found, strict=True))


def find_each(bench: Workbench, asked: Sequence[Asked], jobs: int = 1) -> None:
    """All of these texts are asked about and known, those of which nothing was known in the project's cache too.

    Where they are many they are asked about by so many processes.
    """
    known, glossary = _known(bench), bench.shelf.glossary()
    new = [one for one in asked if _is_new(known, one)]
    made = checks_of(bench.project, jobs, CHECKS, some=True)(_by(glossary, one) for one in new)
    known.update(pair for one, found in zip(new, made, strict=True) for pair in zip(_names(one), found, strict=True))
    for _ in found_in_each(bench, asked):
        pass


def _is_new(known: Mapping[Asking, object], asked: Asked) -> bool:
    """Whether something is asked of a text, and nothing of it known."""
    return bool(asked[0]) and known.keys().isdisjoint(_names(asked))


def _by(glossary: Glossary, asked: Asked) -> Asked:
    """The same by the terms of today."""
    pairs, direction, day, load, _, checks = asked
    return pairs, direction, day, load, glossary, checks


def _names(asked: Asked) -> list[Asking]:
    pairs, direction, day, *_ = asked
    return [(source, target, direction, day) for source, target in pairs]
