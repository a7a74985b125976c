"""Where the words of a text give dates, found again while words, day and rules are the same."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from timeline.chronology.composing import find_stretches
from timeline.chronology.made_before import Making, make_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from timeline.chronology.composing import Find, Stretches
    from timeline.chronology.corpus_text import Load
    from timeline.project.folders import Project


def stretches_of(project: Project, load: Load, jobs: int, *, some: bool = False) -> Find:
    """What finds the dates in words of many texts, or of ``some``, and keeps them."""
    return partial(_found, project, load, jobs, some=some)


def _found(
    project: Project, load: Load, jobs: int, asked: Iterable[tuple[tuple[str, ...], str, date | None]], *, some: bool
) -> Iterator[tuple[Stretches, ...]]:
    return make_all(project, STRETCHES, ((*one, load) for one in asked), jobs, some=some)


def _words_of(texts: Sequence[str], code: str, published: date | None, _: Load) -> tuple[object, ...]:
    return texts, code, published


STRETCHES = Making("stretches", find_stretches, tuple[tuple[tuple[int, int, str], ...], ...], _words_of)
