"""All checks in the order in which they are asked, and what one tells for another; a new one is put here.

One slip is one finding: where a clause is gone, nobody wants to read of each word in it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.checking.addressed import check_addressed
from timeline.checking.choice import check_choice
from timeline.checking.closeness import closeness
from timeline.checking.contraries import check_contraries
from timeline.checking.coverage import check_coverage
from timeline.checking.dates import check_dates, check_deadlines, check_weekdays
from timeline.checking.enumerated import check_enumerated
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
from timeline.checking.omissions import check_omissions
from timeline.checking.order import check_order
from timeline.checking.periods import check_periods
from timeline.checking.qualifiers import check_qualifiers
from timeline.checking.qualities import check_qualities
from timeline.checking.replaced import check_replaced
from timeline.checking.roles import check_roles
from timeline.checking.senses import check_senses
from timeline.checking.sentences import check_sentences
from timeline.checking.series import check_series
from timeline.checking.signed import check_signed
from timeline.checking.tenses import check_tenses
from timeline.checking.terms import check_acronyms, check_spelling, check_terms
from timeline.checking.things import check_things
from timeline.checking.turned import check_turned
from timeline.checking.undone import check_undone
from timeline.checking.units import check_units
from timeline.checking.words import check_doubled, check_length, check_untranslated
from timeline.model.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from timeline.checking.pair import Pair, Problem

    Ask = Callable[[Pair], Iterator[Problem]]

CHECKS = (
    check_dates,
    check_deadlines,
    check_weekdays,
    check_numbers,
    check_units,
    check_signed,
    check_gauged,
    check_order,
    check_series,
    check_roles,
    check_turned,
    check_names,
    check_addressed,
    check_senses,
    check_facing,
    check_things,
    check_contraries,
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
    check_enumerated,
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
# What can be asked only where both languages have rules.
NEED_RULES = frozenset((check_dates, check_weekdays, check_numbers, check_order, check_untranslated))

_GONE = (check_sentences, check_omissions, check_kept)
_WORDS = (*_GONE, check_coverage, check_senses, check_names, check_things, check_joined)
_REPLACED = (*_WORDS, check_negation, check_junctions, check_numbers, check_terms, check_units)
# What each of these finds another tells better: it is silent where one of the others has found anything.
SILENT_FOR: dict[Ask, tuple[Ask, ...]] = {
    check_series: (check_order,),
    check_roles: (check_facing,),
    check_turned: (check_order, check_roles),
    check_gauged: (check_senses, check_numbers),
    check_coverage: _GONE,
    check_length: (*_GONE, check_coverage),
    check_things: (check_senses, check_names, check_omissions, check_coverage),
    check_facing: (check_senses, check_kept),
    check_freed: (check_kept,),
    check_joined: (*_GONE, check_coverage, check_names),
    check_enumerated: (*_GONE, check_coverage, check_names, check_joined),
    check_contraries: (*_REPLACED, check_facing, check_roles, check_order, check_undone, check_freed),
    check_replaced: (*_REPLACED, check_contraries),
    check_qualities: (*_WORDS, check_facing, check_contraries, check_replaced, check_undone),
    check_nearby: (
        *_REPLACED, check_replaced, check_dates, check_tenses, check_undone, check_periods, check_order, check_choice,
        check_untranslated, check_facing, check_roles, check_qualities, check_freed,
    ),
    check_qualifiers: (*_WORDS, check_negation, check_terms, check_qualities, check_nearby),
}  # fmt: skip

# How closely two texts must say one another for what a check finds to weigh: in a freer wording it is a note. Each
# figure parts most of the right pairs of 7,648 sentences of handbooks from most of 240 slips these alone find.
_FREELY, _CLOSELY, _NEVER = 0.6, 0.7, 1.1
CLOSELY: dict[Ask, float] = {
    **dict.fromkeys(
        (check_facing, check_nearby, check_kept, check_qualities, check_coverage, check_enumerated), _FREELY
    ),
    **dict.fromkeys((check_joined, check_roles, check_things, check_tenses, check_freed), _CLOSELY),
    # Of 2,750 right pairs 16 have « et » where the English has "or", or the other way round; two slips are that alone.
    check_junctions: 0.9,
    **dict.fromkeys((check_omissions, check_contraries), 0.5),
    # 31 right pairs, one slip.
    check_qualifiers: _NEVER,
}
# The same of groups of words that good translators leave or add: 94 right pairs were questioned for one of these, and
# all slips that they alone find still are.
SLIGHT: dict[str, float] = {
    **dict.fromkeys(("kept every", "quality automatic"), 0.85),
    **dict.fromkeys(
        (
            "likewise", "near directly2", "near digitalonly", "near optional2", "near onvacancy",
            "quality simultaneous", "quality attempted",
        ),
        0.8,
    ),
    **dict.fromkeys(
        (
            "kept can", "kept ifso", "kept may", "kept partial", "near ifpossible", "near transfer", "near ought",
            "near speech", "near permanent2", "near reasonable2", "quality independent",
        ),
        0.75,
    ),
    **dict.fromkeys(("near thing2", "near quantity"), _CLOSELY),
    "near ifany": 0.95,
}  # fmt: skip

# What no freer wording leaves out: « l'année précédant celle des travaux ».
FREELY_TOO = frozenset(
    (
        "kept maybe",
        "kept yearbefore",
        "kept yearafter",
        "near startpoint",
        "verb tried",
        "verb ought",
        "verb may",
        "verb must",
    )
)


def tell_once(pair: Pair, checks: Iterable[Ask]) -> Iterator[Problem]:
    """The problems that the checks find, in their order, but for what another tells better; each is asked once."""
    told: dict[Ask, tuple[Problem, ...]] = {}
    for check in checks:
        for problem in _tell(check, pair, told):
            least = max(CLOSELY.get(check, 0.0), SLIGHT.get(problem.group, 0.0))
            yield _weighed(problem, pair, 0.0 if problem.group in FREELY_TOO else least)


def _tell(check: Ask, pair: Pair, told: dict[Ask, tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """What a check finds in a pair, nothing where another tells it better; what it was told stays known."""
    if check not in told:
        found = tuple(check(pair))
        silent = found and any(_tell(other, pair, told) for other in SILENT_FOR.get(check, ()))
        told[check] = () if silent else found
    return told[check]


def _weighed(problem: Problem, pair: Pair, least: float) -> Problem:
    """A problem, or a note of it where the texts say one another less closely than that."""
    return replace(problem, level=Severity.INFO) if least and closeness(pair) < least else problem
