"""What a syllable undoes: « irrévocable » is not "revocable", nor « autorisé » "unauthorised"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.checking.denials import denies_at_all
from timeline.checking.pair import Check, Problem
from timeline.checking.said import is_said_by
from timeline.language.dictionary import has_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.counterparts import Word
    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

_UNDOING = re.compile(r"(?:un|non|in|im|ir|il)(?=\w{5})")
_ENDING = re.compile(r"less(?:ly)?$")  # « insensé » "senseless"
_ALIKE = 6  # letters that two words of one origin begin with


def check_undone(pair: Pair) -> Iterator[Problem]:
    """A problem for a word of one text that the other has undone by its first syllable, where neither denies."""
    source, target = pair.sides
    if not (source.language and target.language):
        return
    here, there = pair.words
    forth, back = pair.counterparts
    for side, words, said, other, others in (
        (source, here, forth.own, target, there),
        (target, there, back.own, source, here),
    ):
        for place, word in enumerate(words):
            if place in said or not _UNDOING.match(word.plain) or denies_at_all(other):
                continue
            unsaid = [one for at, one in enumerate(others) if at not in said.values()]
            if found := _affirmed(word, side, other, unsaid):
                told = (word.plain, found) if side is source else (found, word.plain)
                fact = f'the {source.name} says « {told[0]} », the {target.name} "{told[1]}"'
                yield Problem(Check.OPPOSITE, fact, here=told[:1], there=told[1:])
                return


def _affirmed(word: Word, side: Side, other: Side, others: Sequence[Word]) -> str:
    """The word of the other text that is one without its first syllable; none where that is no word of the language."""
    stem = _UNDOING.sub("", word.plain, count=1)
    # « révocable » is known by its accents.
    if not has_word(side.code, side.lowered[word.end - len(stem) : word.end]):
        return ""
    for one in others:
        alike = one.plain[:_ALIKE] == stem[:_ALIKE] or is_said_by(stem, side.code, one.plain, other.code)
        if alike and not _UNDOING.match(one.plain) and not _ENDING.search(one.plain):
            return one.plain
    return ""
