"""How closely a translation follows its text: how many words of either the other says, by the lists and by spelling.

« Il n'est pas toujours évident de vérifier que le matériel fonctionne » is "Checking that a piece of hardware works can
be tricky": where the wording is free, a word that has nothing like it says little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.checking.counterparts import SMALL
from timeline.language.common_words import has_word_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.checking.counterparts import Counterparts, Word
    from timeline.checking.pair import Pair


def closeness(pair: Pair) -> float:
    """The share of the words of weight that the other text says: 1.0 for all; of both texts the lower.

    Of a language without lists of words, German, nothing is known, and no wording is called free.
    """
    if not all(has_word_pairs(side.code) for side in pair.sides):
        return 1.0
    here, there = pair.words
    forth, back = pair.counterparts
    return min(_share(here, forth), _share(there, back))


def _share(words: Sequence[Word], said: Counterparts) -> float:
    told = are_said(words, said)
    return told.count(True) / max(len(told), 1)


def are_said(words: Sequence[Word], said: Counterparts) -> list[bool]:
    """Of each word of weight but the smallest, whether the other text says it, alone or with another."""
    return [place in said.own or place in said.shared for place, word in enumerate(words) if len(word.plain) > SMALL]
