"""Whether the other text may say some words at all: by how they begin, by common words, by what both texts have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.language.common_words import fold, load_common_words, rows_of
from timeline.language.senses import KEPT

if TYPE_CHECKING:
    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME, _BEHIND_NAME = re.compile(r"[A-ZÀ-Þ]\w+"), re.compile(r"(?<=[\w,] )[A-ZÀ-Þ][\w-]+ $")
_LONGER = 5
_BEGINNING = 4  # letters that a word may share with its translation, « création » "creation"
_SHORT = 4  # a word of fewer letters is told with the one behind it


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a text: how each begins, and the rows of the lists that have it."""

    beginnings: frozenset[str]
    rows: frozenset[str]


# Several checks ask of the same text.
@lru_cache(maxsize=8)
def vocabulary(side: Side) -> Vocabulary:
    """The words of a text, small ones too."""
    words = [word for word in side.tokens if len(word) > 1]
    rows = frozenset[str]().union(*[rows_of(word, side.code) for word in words])
    return Vocabulary(frozenset([word[:_BEGINNING] for word in words]), rows)


def weighty(side: Side, start: int, end: int) -> list[str]:
    """The words of a stretch of the plain text that are none of the small ones of the language."""
    return [match[0] for match in _WORD.finditer(side.plain, start, end) if match[0] not in side.common]


def may_say(there: Vocabulary, word: str, side: Side) -> bool:
    """Whether a text has a word that begins like one of the other side, or may translate it."""
    return word[:_BEGINNING] in there.beginnings or not there.rows.isdisjoint(rows_of(word, side.code))


def may_be_said(side: Side, start: int, other: Side) -> bool:
    """Whether the other text has a word for the first of weight at a place: « individuellement » "as individuals"."""
    word = _WORD.search(side.plain, start)
    return word is not None and may_say(vocabulary(other), word[0], side)


def is_of_a_name(side: Side, start: int) -> bool:
    """Whether a word has a capital, and so has the one beside it: "the Chief Electoral Officer" for « il »."""
    text = side.comparable
    if not text[start : start + 1].isupper():
        return False
    word = _NAME.match(text, start)
    return word is not None and (
        _NAME.match(text, word.end() + 1) is not None or bool(_BEHIND_NAME.search(text[:start]))
    )


def words_at(side: Side, start: int) -> str:
    """The word that a text has at a place, with the one behind it where it is short."""
    words = side.plain[start:].split()
    return " ".join(words[: 2 if len(words[0]) < _SHORT else 1]).strip(".,;:")


def is_known(word: str, side: Side) -> bool:
    """Whether translations of a word are known."""
    return fold(word) in load_common_words(side.code)


def is_listed(word: str, side: Side) -> bool:
    """Whether any list has translations of a word."""
    return bool(rows_of(word, side.code))


def is_said_by(word: str, code: str, other: str, other_code: str) -> bool:
    """Whether a word of one language may be one of another: by a longer beginning, or as a common word."""
    # « invoqué » "invoked"
    if word.replace("qu", "k")[:_LONGER] == other.replace("qu", "k")[:_LONGER] and len(word) >= _LONGER:
        return True
    rows = load_common_words(code).get(fold(word), ())
    return bool(rows) and not set(rows).isdisjoint(load_common_words(other_code).get(fold(other), ()))


def is_paired_with(word: str, code: str, other: str, other_code: str) -> bool:
    """Whether a word of one language may be one of another, by all lists of words too."""
    rows = rows_of(word, code)
    return is_said_by(word, code, other, other_code) or not rows.isdisjoint(rows_of(other, other_code))


def shares_a_mark(pair: Pair, start: int, end: int) -> bool:
    """Whether a stretch of the source has a date, or what the target has too: a number, a name, a term, a sense.

    What must be kept, « sous réserve », is told by another check where it is not.
    """
    source, target = pair.sides
    inside = [one for one in source.quantities if start <= one.start < end]
    if any(not one.values.isdisjoint(other.values) for one in inside for other in target.quantities):
        return True
    if any(start <= date.start < end for date in source.dates):
        return True
    for here, there in ((source.places, target.places), (source.bodies, target.bodies)):
        if {one.sign for one in here if start <= one.start < end} & {one.sign for one in there}:
            return True
    senses = [one for one in source.senses if start <= one.start < end and one.proof]
    if {(one.group, one.sense) for one in senses} & {(one.group, one.sense) for one in target.senses}:
        return True
    if any(one.group.startswith(KEPT) for one in senses):
        return True
    return any(start <= first < end and term.stands_in(target.text) for first, _, term in pair.terms.spans(source.text))
