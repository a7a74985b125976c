"""The checks put to one translation, to the pairs of a text and to catalogues; ``asked.py`` lists them.

>>> from datetime import date
>>> from timeline.language import load_language
>>> into_english = Direction("fr", "en")
>>> problems = check_translation(
...     "Le 7 mars 2008, 10 000 m.", "On 8 March 2008, 10,000 m.", into_english, load_language, published=None
... )
>>> [problem.fact for problem in problems]
['the French has 7 mars 2008 (2008-03-07), the English 8 March 2008 (2008-03-08)']
>>> day = date(2002, 6, 6)
>>> check_translation("Réunis ce jour.", "Meeting on 6 June 2002.", into_english, load_language, published=day)
()
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from timeline.checking.acceptance import EntryProblem, entry_problems
from timeline.checking.asked import CHECKS, NEED_RULES, tell_once
from timeline.checking.official import differences
from timeline.checking.pair import Pair, Problem
from timeline.checking.side import Side
from timeline.checking.words import check_empty
from timeline.dates import find_dates
from timeline.language.quantities import find_quantities
from timeline.model.ids import communique_of
from timeline.model.translation import Direction, State
from timeline.translations.glossary import Glossary
from timeline.translations.states import unit_state
from timeline.translations.twins.official import is_official

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from timeline.checking.asked import Ask
    from timeline.language import Language
    from timeline.model.communique import Communique
    from timeline.translations.catalogue import Catalogue
    from timeline.translations.po import Unit

    Load = Callable[[str], Language | None]
    Checks = Sequence[Ask]
    # What is asked of one text: its pairs, their languages, its day, and what is known of words.
    Asked = tuple[tuple[tuple[str, str], ...], Direction, date | None, Load, Glossary | None, Checks]

_ASKED = (State.TRANSLATED, State.DRAFT)


def check_translation(  # noqa: PLR0913 a pair of texts, their languages, their day, and what is known of words
    source: str,
    target: str,
    direction: Direction,
    load: Load,
    *,
    published: date | None,
    glossary: Glossary | None = None,
    checks: Checks = CHECKS,
) -> tuple[Problem, ...]:
    """The problems of a translation, each once; ``load`` gives a language, None when it has no rules."""
    pair = make_pair(source, target, direction, load, published=published, glossary=glossary)
    if empty := tuple(check_empty(pair)):
        return empty
    ruled = all(side.language for side in pair.sides)
    asked = (check for check in checks if ruled or check not in NEED_RULES)
    return tuple(dict.fromkeys(tell_once(pair, asked)))


def make_pair(  # noqa: PLR0913 as above
    source: str,
    target: str,
    direction: Direction,
    load: Load,
    *,
    published: date | None = None,
    glossary: Glossary | None = None,
) -> Pair:
    """A text and its translation as the checks are given them, with what the rules of their languages find in them."""
    here, there = _side(source, direction.source, load, published), _side(target, direction.target, load, published)
    terms = (glossary or Glossary()).terms(direction, (here.checks.plurals, there.checks.plurals))
    return Pair(here, there, terms)


def _side(text: str, code: str, load: Load, published: date | None) -> Side:
    language = load(code)
    if language is None:
        return Side(text, code)
    if not language.reads_dates:
        return Side(text, code, checks=language.checks)
    dates = find_dates(text, language, published)
    return Side(text, code, language, dates, find_quantities(text, dates, language), language.checks, published)


def check_pairs(  # noqa: PLR0913, PLR0917 as above, for the pairs of one text
    pairs: Iterable[tuple[str, str]],
    direction: Direction,
    published: date | None,
    load: Load,
    glossary: Glossary | None,
    checks: Checks,
) -> tuple[tuple[Problem, ...], ...]:
    """The problems of each pair of a text, all of which have its languages and its day."""
    known = cache(load)
    return tuple(
        check_translation(source, target, direction, known, published=published, glossary=glossary, checks=checks)
        for source, target in pairs
    )


def _check_each(asked: Iterable[Asked]) -> Iterator[tuple[tuple[Problem, ...], ...]]:
    return (check_pairs(*one) for one in asked)


def check_catalogue(
    catalogue: Catalogue, communiques: Mapping[str, Communique], load: Load, glossary: Glossary | None = None
) -> tuple[EntryProblem, ...]:
    """The problems of one catalogue's entries, as ``check_catalogues`` gives those of many."""
    return check_catalogues([catalogue], communiques, load, glossary)


def check_catalogues(  # noqa: PLR0913, PLR0917 the catalogues, what is known of texts and words, what is asked and how
    catalogues: Iterable[Catalogue],
    communiques: Mapping[str, Communique],
    load: Load,
    glossary: Glossary | None = None,
    checks: Checks = CHECKS,
    check_all: Callable[[Iterable[Asked]], Iterable[tuple[tuple[Problem, ...], ...]]] = _check_each,
) -> tuple[EntryProblem, ...]:
    """The problems of the catalogues' entries, in their order, accepted ones and idle acceptances among them.

    ``communiques`` has each by its id: the day and the language of what it says. What is missing or stale is not asked
    about: it has to be translated. ``check_all`` does for all texts of all catalogues, at once, what ``check_pairs``
    does for one.
    """
    texts = [text for catalogue in catalogues for text in _texts(catalogue, communiques)]
    asked = (
        (tuple((unit.source, unit.target) for unit in text.units), text.direction, text.day, load, glossary, checks)
        for text in texts
    )
    checked: list[EntryProblem] = []
    for text, found in zip(texts, check_all(asked), strict=True):
        for unit, problems in zip(text.units, found, strict=True):
            differing = differences(problems) if is_official(unit) else problems
            checked += entry_problems(unit, differing, text.path, text.direction)
    return tuple(checked)


class _Text(NamedTuple):
    """What a catalogue has of one text to be asked about, the languages of its pairs, and its day."""

    path: str
    units: Sequence[Unit]
    direction: Direction
    day: date | None


def _texts(catalogue: Catalogue, communiques: Mapping[str, Communique]) -> Iterator[_Text]:
    translated = (unit for unit in catalogue.units if not unit.obsolete and unit_state(unit) in _ASKED)
    for name, units in groupby(translated, key=lambda unit: communique_of(unit.id)):
        yield _Text(catalogue.path, list(units), *_direction(catalogue, communiques.get(name)))


def _direction(catalogue: Catalogue, communique: Communique | None) -> tuple[Direction, date | None]:
    """The languages of a text's pairs, and its day."""
    if communique is None:
        return catalogue.direction, None
    return catalogue.direction._replace(source=communique.language), communique.published
