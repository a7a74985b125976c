"""Terms and acronyms: what the glossary asks for is there, and every acronym is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.language.numerals import may_be_roman
from timeline.translations.terms import quoted_forms, unaccented

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checking.pair import Pair

_ACRONYM = re.compile(r"(?<![\w/.@-])[A-ZÀ-Þ]{2,}(?:-[A-ZÀ-Þ]{2,})?(?![\w@]|\.\w)")
_LONGEST = 6  # letters of an acronym


def check_terms(pair: Pair) -> Iterator[Problem]:
    """A problem for each term of the source that must be kept and has none of its forms in the target."""
    for term in pair.terms.applying(pair.source.text):
        if term.status == "must" and not term.stands_in(pair.target.text):
            yield Problem(
                Check.ACRONYM if term.is_acronym else Check.TERM,
                f"« {term.source} » is to be {quoted_forms(term)}, and the {pair.target.name} has it nowhere",
            )


def check_acronyms(pair: Pair) -> Iterator[Problem]:
    """A problem for each acronym that is lost, left untranslated or new, unless the glossary has it so."""
    if any(_shouted(side.text) for side in pair.sides):
        return
    here, there = (dict.fromkeys(_acronyms(side.text)) for side in pair.sides)
    covered = {match for term in pair.terms.applying(pair.source.text) for match in _acronyms(term.source)}
    known = pair.terms.target_acronyms | pair.target.checks.acronyms
    for acronym in here:
        if acronym not in pair.terms.acronyms and acronym not in covered and acronym not in there:
            fact = f"{acronym} is not in the {pair.target.name}, and the glossary does not know it"
            yield Problem(Check.ACRONYM, fact)
    for acronym in there:
        if acronym not in known:
            yield from _strange_acronym(acronym, pair, in_source=acronym in here)


def _strange_acronym(acronym: str, pair: Pair, *, in_source: bool) -> Iterator[Problem]:
    """What is wrong with an acronym of the target that no term has there: left as it was, or from nowhere."""
    source, target = pair.sides
    if term := pair.terms.acronyms.get(acronym):
        if term.stands_in(target.text) or not in_source:
            yield Problem(Check.ACRONYM, f"{acronym} is {source.name}: {target.name} has {quoted_forms(term)}")
    elif not in_source:
        fact = f"{acronym} is not in the {source.name}, and the glossary does not know it"
        yield Problem(Check.ACRONYM, fact)


def check_spelling(pair: Pair) -> Iterator[Problem]:
    """A problem for each word spelt in a way the house does not use, but in names that the glossary has so."""
    spellings = pair.terms.spellings
    text = unaccented(pair.target.text)
    for term in pair.terms.applying(pair.source.text):
        text = text.replace(unaccented(term.target), "")
    for word in dict.fromkeys(re.findall(r"[a-z]+", text)):
        if right := spellings.get(word):
            yield Problem(Check.SPELLING, f"{word}: the house spells it as in {right}")


def _acronyms(text: str) -> list[str]:
    return [acronym for acronym in _ACRONYM.findall(text) if not may_be_roman(acronym)]


def _shouted(text: str) -> bool:
    """Whether a text is all in capitals: none of them then marks an acronym."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return not any(word.islower() for word in words) and any(word.isupper() and len(word) > _LONGEST for word in words)
