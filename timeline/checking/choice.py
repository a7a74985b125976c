"""Choice of words: false friends, « actuel » as "actual", and words that the house never uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.translations.terms import MEANT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checking.pair import Pair


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
        elif found.group in said:
            french = term.source.split("|")[0].strip(" *")
            fact = f'« {french} » is "{term.target}", hardly "{word}"'
            yield Problem(Check.CHOICE, fact, here=(french,), there=(word,))
