"""How a word ends in the plural and what is elided before it, so that a term of the glossary is found in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Plurals:
    """The ends of words in the singular, the longest first, each with the ends that may take their place.

    Where no end is known a word stands as it is written. « Conseil » is found as « Conseils », "ministry" as
    "ministries"; a word that has the first of the other ends already is found without it. ``elided``: what may stand
    before a word with an apostrophe, in small letters without accents, as « l » does in « l'inventaire ».
    """

    endings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    elided: frozenset[str] = frozenset()

    def pattern(self, word: str) -> str:
        """A regular expression that finds the word in the singular and the plural."""
        for singular, others in self.endings if word[-1:].isalpha() else ():
            for end in (*others[:1], singular):
                if word.endswith(end):
                    ends = "|".join(map(re.escape, (singular, *others)))
                    return f"{re.escape(word.removesuffix(end))}(?:{ends})"
        return re.escape(word)


def make_plurals(table: Mapping[str, Sequence[str]], elided: Iterable[str] = ()) -> Plurals:
    """The endings of a table: those of the plural by that of the singular; and what may be elided before a word."""
    longest_first = sorted(table.items(), key=lambda item: (-len(item[0]), item[0]))
    return Plurals(tuple((singular, tuple(others)) for singular, others in longest_first), frozenset(elided))
