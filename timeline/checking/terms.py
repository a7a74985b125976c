"""Terms and acronyms: what the glossary asks for is there, and every acronym is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.translations.glossary import Term, flat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checking.pair import Pair
    from timeline.translations.glossary import Glossary

_ACRONYM = re.compile(r"(?<![\w/.@-])[A-ZÀ-Þ]{2,}(?:-[A-ZÀ-Þ]{2,})?(?![\w@]|\.\w)")
_ROMAN = re.compile(r"[IVXLCDM]+")
_LONGEST = 6  # letters of an acronym
_PUBLIC = frozenset({
    "US", "UK", "USA", "EU", "UN", "AM", "PM", "GMT", "TV", "OK", "AIDS", "EUR", "USD", "BC", "BCE", "AD", "CE",
})  # fmt: skip


def check_terms(pair: Pair) -> Iterator[Problem]:
    """Each term the French holds has one of its English forms."""
    for term in pair.glossary.applying(pair.source):
        if term.status == "must" and not term.stands_in(pair.target):
            yield Problem(
                Check.ACRONYM if term.is_acronym else Check.TERM,
                f"« {term.fr} » is to be {_forms(term)}, and the English has it nowhere",
            )


def hints(french: str, glossary: Glossary) -> tuple[str, ...]:
    """The terms that apply to a sentence, one line each for its translator; what English has borrowed needs none."""
    applying = (term for term in glossary.applying(french) if term.en != term.fr or term.is_acronym)
    return tuple(f"term: {term.fr} = {_forms(term)}" for term in applying)


def check_acronyms(pair: Pair) -> Iterator[Problem]:
    """Each acronym is in the glossary or the same in both; none is left in French, none comes from nowhere."""
    if _shouted(pair.source) or _shouted(pair.target):
        return
    french, english = (dict.fromkeys(_acronyms(text)) for text in (pair.source, pair.target))
    known = pair.glossary.acronyms
    covered = {match for term in pair.glossary.applying(pair.source) for match in _acronyms(term.fr)}
    for acronym in french:
        if acronym not in known and acronym not in covered and acronym not in english:
            yield Problem(Check.ACRONYM, f"{acronym} is not in the English, and the glossary does not know it")
    for acronym in english:
        if acronym in pair.glossary.english_acronyms | _PUBLIC:
            continue
        if term := known.get(acronym):
            if term.stands_in(pair.target) or acronym not in french:
                yield Problem(Check.ACRONYM, f"{acronym} is French: English has {_forms(term)}")
        elif acronym not in french:
            yield Problem(Check.ACRONYM, f"{acronym} is not in the French, and the glossary does not know it")


def check_spelling(pair: Pair) -> Iterator[Problem]:
    """No word is spelt in a way the house does not use, but in names the glossary has so."""
    spellings = pair.glossary.spellings
    text = flat(pair.target)
    for term in pair.glossary.applying(pair.source):
        text = text.replace(flat(term.en), "")
    for word in dict.fromkeys(re.findall(r"[a-z]+", text)):
        if right := spellings.get(word):
            yield Problem(Check.SPELLING, f"{word}: the house spells it as in {right}")


def _forms(term: Term) -> str:
    return " or ".join(f'"{form}"' for form in (term.en, *term.variants))


def _acronyms(text: str) -> list[str]:
    return [acronym for acronym in _ACRONYM.findall(text) if not _ROMAN.fullmatch(acronym)]


def _shouted(text: str) -> bool:
    """Whether a text is all in capitals: none of them then marks an acronym."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return not any(word.islower() for word in words) and any(word.isupper() and len(word) > _LONGEST for word in words)
