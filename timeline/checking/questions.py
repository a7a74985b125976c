"""Questions put to a translation: whether its dates, numbers, terms and marks agree with the French.

>>> from datetime import date
>>> [doubt.fact for doubt in check_translation("Le 7 mars 2008, 10 000 m.", "On 8 March 2008, 10,000 m.", None)]
['the French has 7 mars 2008 (2008-03-07), the English 8 March 2008 (2008-03-08)']
>>> check_translation("Réunis ce jour, ils ont adopté.", "Meeting on 6 June 2002, they adopted.", date(2002, 6, 6))
()
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.checking.acceptance import Answer, answers_about
from timeline.checking.dates import check_dates, check_order, check_weekdays
from timeline.checking.marks import check_brackets, check_emphasis, check_ending, check_links
from timeline.checking.numbers import check_numbers
from timeline.checking.pair import Pair, Problem
from timeline.checking.terms import check_acronyms, check_spelling, check_terms
from timeline.checking.words import check_doubled, check_empty, check_length, check_untranslated
from timeline.dates import find_dates
from timeline.language import load_language
from timeline.language.quantities import find_quantities
from timeline.model.translation import State
from timeline.translations.glossary import Glossary, read_glossary
from timeline.translations.identity import communique_of
from timeline.translations.states import state

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from timeline.translations.catalogue import Catalogue

CHECKS = (
    check_dates,
    check_weekdays,
    check_numbers,
    check_order,
    check_terms,
    check_acronyms,
    check_spelling,
    check_emphasis,
    check_links,
    check_brackets,
    check_ending,
    check_untranslated,
    check_doubled,
    check_length,
)


def check_translation(
    source: str, target: str, published: date | None, glossary: Glossary | None = None
) -> tuple[Problem, ...]:
    """What may be wrong with the English of a French text, each thing once; without a glossary, the shipped one."""
    glossary = shipped_glossary() if glossary is None else glossary
    languages = load_language("fr"), load_language("en")
    french = find_dates(source, languages[0], published)
    english = find_dates(target, languages[1], published)
    numbers = find_quantities(source, french, languages[0]), find_quantities(target, english, languages[1])
    pair = Pair(source, target, french, english, *numbers, glossary)
    if empty := tuple(check_empty(pair)):
        return empty
    return tuple(dict.fromkeys(doubt for check in CHECKS for doubt in check(pair)))


def check_catalogue(
    catalogue: Catalogue, published: Mapping[str, date | None], glossary: Glossary | None = None
) -> tuple[Answer, ...]:
    """The answers to every question about a catalogue, in its order, accepted ones and idle acceptances among them.

    ``published`` has the day of each communiqué. What is missing or stale is not asked about: it has to be translated.
    """
    answers: list[Answer] = []
    for unit in catalogue.units:
        if not unit.obsolete and state(unit) in (State.TRANSLATED, State.DRAFT):
            doubts = check_translation(unit.source, unit.target, published.get(communique_of(unit.id)), glossary)
            answers += answers_about(unit, doubts, catalogue.path)
    return tuple(answers)


@lru_cache(maxsize=1)
def shipped_glossary() -> Glossary:
    """The glossary that comes with the toolkit."""
    package = Path(__file__).parent.parent
    for place in (package / "shipped" / "translations", package.parent / "translations"):
        if (path := place / "glossary.csv").is_file():
            return read_glossary(path.read_text(encoding="utf-8"), str(path))
    return Glossary("")
