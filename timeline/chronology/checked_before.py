"""What the checks found on the pairs of a text, found again while pairs, day, terms and rules are the same."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from timeline.checking.asked import CHECKS
from timeline.checking.checks import check_pairs
from timeline.checking.pair import Problem
from timeline.chronology.linked_before import terms_digest
from timeline.chronology.made_before import Making, made_before, make_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from timeline.checking.checks import Asked, Checks, Load
    from timeline.model.translation import Direction
    from timeline.project.folders import Project
    from timeline.translations.glossary import Glossary

    Problems = tuple[tuple[Problem, ...], ...]


def checks_of(
    project: Project, jobs: int, checks: Checks, *, some: bool = False
) -> Callable[[Iterable[Asked]], Iterator[Problems]]:
    """What asks these checks of many texts, or of ``some``, and keeps what they found.

    What other checks found is of another kind: builds, which ask few of them, do not let it grow old.
    """
    return partial(make_all, project, _kind(checks), jobs=jobs, some=some)


def found_before(project: Project, asked: Sequence[Asked], checks: Checks = CHECKS) -> list[Problems | None]:
    """What earlier runs found in each text by these checks; None of one that nobody asked about as it is."""
    return made_before(project, _kind(checks), asked)


def _kind(checks: Checks) -> Making[Problems]:
    return replace(PROBLEMS, kind=f"problems of {' '.join(check.__name__ for check in checks)}")


def _pairs_of(
    pairs: tuple[tuple[str, str], ...],
    direction: Direction,
    published: date | None,
    _: Load,
    glossary: Glossary | None,
    checks: Checks,
) -> tuple[object, ...]:
    names = [check.__name__ for check in checks]
    return pairs, direction, published, terms_digest(glossary), names


PROBLEMS = Making("problems", check_pairs, tuple[tuple[Problem, ...], ...], _pairs_of)
