"""Terms and acronyms: what the glossary asks for is there, and every acronym is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.checking.units import units_of
from timeline.language.dictionary import has_word
from timeline.language.numerals import may_be_roman
from timeline.model.errors import Severity
from timeline.translations.terms import quoted_forms, unaccented

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from timeline.checking.pair import Pair
    from timeline.checking.side import Side
    from timeline.translations.terms import Term

_WORD = re.compile(r"[^\W\d_]{2,}")
# The capital is sought first, and what stands before it looked at then.
_ACRONYM = re.compile(r"[A-ZÀ-Þ](?<![\w/.@-].)[A-ZÀ-Þ]+(?:-[A-ZÀ-Þ]{2,})?(?![\w@]|\.\w)")
_DOTTED = re.compile(r"(?<!\w)(?:[A-Z]\.){2,}")
_BRACKETED = re.compile(r"\(([A-ZÀ-Þ]{2,}(?:-[A-ZÀ-Þ]{2,})?)\)")
_IN_NAME = re.compile(r"[A-Z](?<=[a-z,;] .)[a-z]+(?: [A-Z][a-z]+)*")  # a capital inside a sentence
_LONGEST = 6  # letters of an acronym
_SMALL = 3  # « de », « the », « pour » begin no letter of one


def check_terms(pair: Pair) -> Iterator[Problem]:
    """A problem for each term of the source that must be kept and has none of its forms in the target."""
    for term in pair.terms.applying(pair.source.text):
        if term.status not in {"must", "keep"} or term.stands_in(pair.target.text):
            continue
        # "the U.S.A."
        spelt_out = _DOTTED.sub(lambda match: match[0].replace(".", ""), pair.target.text)
        if spelt_out == pair.target.text or not term.stands_in(spelt_out):
            # « la population de ses pays membres », "our populations"
            if not term.is_acronym and _speaks(pair.target) and not _speaks(pair.source):
                continue
            yield Problem(
                Check.ACRONYM if term.is_acronym else Check.TERM,
                f"« {term.source} » is to be {quoted_forms(term)}, and the {pair.target.name} has it nowhere",
                here=(term.source,),
            )


def _speaks(side: Side) -> bool:
    """Whether a text speaks of those who speak, « nous », "our"."""
    return not side.checks.ourselves.isdisjoint(re.findall(r"\w+", side.plain))


def check_acronyms(pair: Pair) -> Iterator[Problem]:
    """A problem for each acronym that is lost, left untranslated or new, unless the glossary or the rules have it so.

    Where both texts have one that nothing knows they may be one: that is said for information.
    """
    here, there = (dict.fromkeys(one for one in _acronyms(side.text) if not _is_word(one, side)) for side in pair.sides)
    if not (here or there) or any(is_shouted(side.text) for side in pair.sides):
        return
    bodies = pair.source.language.names.acronyms.keys() if pair.source.language else frozenset()
    covered = _covered(pair) | (pair.source.checks.acronyms - bodies)
    lost = [one for one in here if one not in pair.terms.acronyms and one not in covered and one not in there]
    lost = [one for one in lost if not (_is_spelt_out(one, *pair.sides) or _is_defined(one, pair.source))]
    known = pair.terms.target_acronyms | pair.target.checks.acronyms
    strange = [one for one in there if one not in known]
    new = [one for one in strange if one not in here and one not in pair.terms.acronyms]
    new = [one for one in new if not (_is_spelt_out(one, *reversed(pair.sides)) or _is_defined(one, pair.target))]
    named = {one.sign for one in pair.source.bodies}
    own = pair.target.language.names.acronyms if pair.target.language else {}
    for acronym in strange:
        # "CPI" of « l'Indice des prix à la consommation (IPC) »
        if own.get(acronym) in named:
            continue
        if term := pair.terms.acronyms.get(acronym):
            yield from _untranslated(acronym, term, pair, in_source=acronym in here)
    yield from _kept_as_it_was(pair, (one for one in strange if one in here and one not in pair.terms.acronyms))
    lost, new = _without_turned(lost, new)
    lost, new = _without_bracketed(pair, lost, new, known | own.keys())
    if lost and new:
        words = f"{', '.join(lost)} in the {pair.source.name}, {', '.join(new)} in the {pair.target.name}"
        fact = f"{words}: the glossary does not know whether they are one"
        yield Problem(Check.ACRONYM, fact, Severity.INFO, tuple(lost), tuple(new))
        return
    for acronyms, other in ((lost, pair.target), (new, pair.source)):
        if acronyms:
            fact = f"{', '.join(acronyms)} is not in the {other.name}, and the glossary does not know it"
            said = tuple(acronyms)
            # Either text may say in full what the other shortens; what nothing knows is told, and not questioned.
            level = Severity.INFO if acronyms is new or bodies.isdisjoint(acronyms) else None
            yield Problem(Check.ACRONYM, fact, level, *((said, ()) if acronyms is lost else ((), said)))


def _covered(pair: Pair) -> set[str]:
    """The acronyms of the terms that apply to the source."""
    return {one for term in pair.terms.applying(pair.source.text) for one in _acronyms(term.source)}


def _without_turned(lost: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    """The acronyms without those that have one another's letters in another order: « FEC » "ECF"."""
    turned = [(one, other) for one in lost for other in new if sorted(one) == sorted(other)]
    gone = {one for one, _ in turned}, {other for _, other in turned}
    return [one for one in lost if one not in gone[0]], [one for one in new if one not in gone[1]]


def _without_bracketed(
    pair: Pair, lost: Sequence[str], new: Sequence[str], known: Collection[str]
) -> tuple[list[str], list[str]]:
    """The acronyms without those that stand alone in the same brackets of both texts, « (LLO) » "(OLA)"."""
    here, there = (_BRACKETED.findall(side.text) for side in pair.sides)
    alike = zip(here, there, strict=True) if len(here) == len(there) else ()
    gone = {one: other for one, other in alike if one in lost and other not in known}
    return [one for one in lost if one not in gone], [one for one in new if one not in gone.values()]


def _kept_as_it_was(pair: Pair, acronyms: Iterable[str]) -> Iterator[Problem]:
    """A problem for each acronym of both texts that the rules of the target do not have, which have another for it."""
    here, there = (side.language.names.acronyms if side.language else {} for side in pair.sides)
    for acronym in acronyms:
        own = [other for other, sign in there.items() if sign == here.get(acronym)]
        if own and acronym not in there:
            fact = f"{acronym} is {pair.source.name}: {pair.target.name} has {' or '.join(own)}"
            yield Problem(Check.ACRONYM, fact, None, (acronym,), (acronym,))


def _untranslated(acronym: str, term: Term, pair: Pair, *, in_source: bool) -> Iterator[Problem]:
    """An acronym of the source language that stands in the target as it was."""
    if term.stands_in(pair.target.text) or not in_source:
        fact = f"{acronym} is {pair.source.name}: {pair.target.name} has {quoted_forms(term)}"
        yield Problem(Check.ACRONYM, fact, None, (acronym,), (acronym,))


def _is_spelt_out(acronym: str, side: Side, other: Side) -> bool:
    """Whether the other text has what an acronym stands for: the body or unit of the rules, or words that begin so."""
    if acronym in units_of(side) | units_of(other):
        return True
    # « Covid-19 » "COVID-19", « PC » "PCs"
    if re.search(rf"(?<!\w){re.escape(acronym)}s?(?![^\W\d_])", other.text, re.IGNORECASE):
        return True
    # « HT » and "excluding VAT"
    if {one.sign for one in side.bodies if acronym in one.said.split()} & {one.sign for one in other.bodies}:
        return True
    names = [side.language.names if side.language else None, other.language.names if other.language else None]
    sign = names[0].acronyms.get(acronym) if names[0] else None
    if sign and names[1]:
        return any(one.sign == sign for one in other.bodies)
    words = [word[0] for word in re.findall(r"\w+", other.plain) if len(word) > _SMALL]
    letters = sorted(unaccented(acronym).replace("-", ""))
    return any(sorted(words[place : place + len(letters)]) == letters for place in range(len(words)))


def _is_word(acronym: str, side: Side) -> bool:
    """Whether it is a word in capitals, "AND WHEREAS", or one of a place, « LA HAYE »."""
    word = unaccented(acronym)
    if _is_of_a_place(acronym, side):
        return True
    is_long = len(word) > _LONGEST or not acronym.isascii()
    # "DONE at Vienna"
    opens = len(word) > _SMALL and side.text.lstrip().startswith(f"{acronym} ")
    return word in side.common or ((is_long or opens) and has_word(side.code, acronym.lower()))


def _is_of_a_place(acronym: str, side: Side) -> bool:
    """Whether a text names a place of which it is a word in capitals; « UE » is none."""
    names = side.language.names if side.language else None
    if names is None:
        return False
    text = side.comparable
    return any(
        acronym in names.whole(text, one).split() and acronym not in names.forms.get(one.sign, ())
        for one in side.places
    )


def _is_defined(acronym: str, side: Side) -> bool:
    """Whether a text itself says in full what an acronym stands for, « programme national pour les enfants ou PNE »."""
    found = re.findall(r"\w{2,}", side.plain)
    small = side.common | side.checks.small_joined
    words = [word[0] for word in found if word not in small or len(word) > _SMALL + 1]
    letters = list(unaccented(acronym).replace("-", ""))
    return any(words[place : place + len(letters)] == letters for place in range(len(words)))


def check_spelling(pair: Pair) -> Iterator[Problem]:
    """A problem for each word spelt in a way the house does not use, but in names."""
    spellings = pair.terms.spellings
    if spellings.keys().isdisjoint(pair.target.tokens):
        return
    # "the Multidimensional Integrated Stabilization Mission"
    text = unaccented(_IN_NAME.sub("¤", pair.target.text))
    for term in pair.terms.applying(pair.source.text):
        text = text.replace(unaccented(term.target), "")
    for word in dict.fromkeys(re.findall(r"[a-z]+", text)):
        if right := spellings.get(word):
            # How a house spells is no question of what a text says.
            fact = f"{word}: the house spells it as in {right}"
            yield Problem(Check.SPELLING, fact, Severity.INFO, there=(word,))


def _acronyms(text: str) -> list[str]:
    return [acronym for acronym in _ACRONYM.findall(text) if not may_be_roman(acronym)]


def is_shouted(text: str) -> bool:
    """Whether a text is all in capitals: none of them then marks an acronym."""
    if any(match[0].islower() for match in _WORD.finditer(text)):
        return False
    return any(word.isupper() and len(word) > _LONGEST for word in _WORD.findall(text))
