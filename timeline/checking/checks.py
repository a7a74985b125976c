"""All checks, and the putting of them to one translation and to a catalogue; a new check is added to ``CHECKS``.

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
from timeline.checking.addressed import check_addressed
from timeline.checking.choice import check_choice
from timeline.checking.coverage import check_coverage
from timeline.checking.dates import check_dates, check_deadlines, check_weekdays
from timeline.checking.facing import check_facing
from timeline.checking.freed import check_freed
from timeline.checking.gauged import check_gauged
from timeline.checking.joined import check_joined
from timeline.checking.junctions import check_junctions
from timeline.checking.kept import check_kept
from timeline.checking.marks import check_brackets, check_emphasis, check_ending, check_links
from timeline.checking.names import check_names
from timeline.checking.nearby import check_nearby
from timeline.checking.negation import check_negation
from timeline.checking.numbers import check_numbers
from timeline.checking.official import differences
from timeline.checking.omissions import check_omissions
from timeline.checking.order import check_order
from timeline.checking.pair import Pair, Problem, Side
from timeline.checking.periods import check_periods
from timeline.checking.qualifiers import check_qualifiers
from timeline.checking.qualities import check_qualities
from timeline.checking.replaced import check_replaced
from timeline.checking.roles import check_roles
from timeline.checking.senses import check_senses
from timeline.checking.sentences import check_sentences
from timeline.checking.signed import check_signed
from timeline.checking.tenses import check_tenses
from timeline.checking.terms import check_acronyms, check_spelling, check_terms
from timeline.checking.things import check_things
from timeline.checking.undone import check_undone
from timeline.checking.units import check_units
from timeline.checking.words import check_doubled, check_empty, check_length, check_untranslated
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

    from timeline.language import Language
    from timeline.model.communique import Communique
    from timeline.translations.catalogue import Catalogue
    from timeline.translations.po import Unit

    Load = Callable[[str], Language | None]
    Checks = Sequence[Callable[[Pair], Iterator[Problem]]]
    # What is asked of one text: its pairs, their languages, its day, and what is known of words.
    Asked = tuple[tuple[tuple[str, str], ...], Direction, date | None, Load, Glossary | None, Checks]

CHECKS = (
    check_dates,
    check_deadlines,
    check_weekdays,
    check_numbers,
    check_units,
    check_signed,
    check_gauged,
    check_order,
    check_roles,
    check_names,
    check_addressed,
    check_senses,
    check_facing,
    check_things,
    check_replaced,
    check_nearby,
    check_undone,
    check_periods,
    check_tenses,
    check_freed,
    check_negation,
    check_kept,
    check_qualities,
    check_junctions,
    check_joined,
    check_omissions,
    check_coverage,
    check_terms,
    check_acronyms,
    check_spelling,
    check_choice,
    check_emphasis,
    check_links,
    check_brackets,
    check_ending,
    check_untranslated,
    check_doubled,
    check_qualifiers,
    check_sentences,
    check_length,
)
# The checks that may find an error, for which no final edition is made.
GRAVE_CHECKS = (check_dates, check_weekdays, check_numbers, check_signed)
_ASKED = (State.TRANSLATED, State.DRAFT)
# What can be asked only where both languages have rules.
_NEED_RULES = frozenset((check_dates, check_weekdays, check_numbers, check_order, check_untranslated))


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
    here, there = _side(source, direction.source, load, published), _side(target, direction.target, load, published)
    terms = (glossary or Glossary()).terms(direction, (here.checks.plurals, there.checks.plurals))
    pair = Pair(here, there, terms)
    if empty := tuple(check_empty(pair)):
        return empty
    ruled = all(side.language for side in pair.sides)
    asked = (check for check in checks if ruled or check not in _NEED_RULES)
    return tuple(dict.fromkeys(problem for check in asked for problem in check(pair)))


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
