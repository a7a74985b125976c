"""Choice of words: false friends, « actuel » as "actual", and words that the house never uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.checking.said import is_said_by
from timeline.translations.terms import MEANT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from timeline.checking.pair import Pair
    from timeline.language.senses import Sense
    from timeline.translations.terms import Term

_LIKE = 6  # letters by which words are the same
_WORD = re.compile(r"[^\W\d_]{3,}")


def check_choice(pair: Pair) -> Iterator[Problem]:
    """A problem for each false friend of a word of the source, and for each word that is never used."""
    in_source, in_target, rows = pair.terms.avoided
    senses = in_source.find(pair.source.plain) if rows else []
    said = {one.group for one in senses} - {one.group for one in senses if one.sense == MEANT}
    for found in in_target.find(pair.target.plain) if rows else ():
        term, word = rows[found.group], pair.target.plain[found.start :].split()[0].strip(".,;:)")
        if term.status == "never":
            fact = f'"{word}" is never used: the glossary has "{term.target}"'
            yield Problem(Check.CHOICE, fact, there=(word,))
        elif found.group in said and not _is_anothers(word, _its_own(senses, found.group, term, pair), pair):
            french = term.source.split("|")[0].strip(" *")
            fact = f'« {french} » is "{term.target}", hardly "{word}"'
            yield Problem(Check.CHOICE, fact, here=(french,), there=(word,))


def _its_own(senses: Collection[Sense], group: str, term: Term, pair: Pair) -> set[str]:
    """How the words of the source begin that have the false friend, all words of a phrase, « a demandé »."""
    # « voiture d'occasion » has three.
    longest = max(len(re.findall(r"\w+", form)) for form in term.source.split("|"))
    words = [(match.start(), match[0][:_LIKE]) for match in re.finditer(r"\w+", pair.source.plain)]
    places = [
        place
        for place, (start, _) in enumerate(words)
        if any((start, group) == (one.start, one.group) for one in senses)
    ]
    return {begun for place in places for _, begun in words[place : place + longest]}


def _is_anothers(word: str, own: Collection[str], pair: Pair) -> bool:
    """Whether another word of the source is well said so: « avec l'agrément du conseil, un accord » "an agreement"."""
    source, target = pair.sides
    others = (one for one in _WORD.findall(source.plain) if one[:_LIKE] not in own)
    return any(is_said_by(one, source.code, word, target.code) for one in others)
