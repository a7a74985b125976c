"""Omissions inside a sentence: a clause of which the translation has no word, an item of a list that is gone."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.checking.said import is_known, is_listed, may_say, shares_a_mark, vocabulary, weighty
from timeline.checking.waking import first_words
from timeline.language.common_words import load_common_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checking.pair import Pair
    from timeline.checking.said import Vocabulary
    from timeline.checking.side import Side

# Where a clause may begin: behind a comma or a bracket, at « et » or a relative word of the rules.
_SIGN = re.compile(r"[,;:()–—]\s+|\s[–—-]\s")
_PART = re.compile(r"[^,]+")
_LONG = 60  # characters of a source in which a clause may be missed
_TWO = 2
_LEAST = 3  # words of weight in a clause that is missed
_SHORTER = 0.95  # English is as long as nine tenths of French
_SHORT = 0.72  # of the length of the source: one right translation in twenty is shorter


def check_omissions(pair: Pair) -> Iterator[Problem]:
    """A problem for a clause of which a shorter target has no word, and for an item of a list that is gone.

    Where the target is not much shorter, translations of the clause's words must be known, and none of them be there.
    """
    source, target = pair.sides
    # Of a language without common words, German, nothing is known that may say a word: « réunion », « Treffen ».
    if not all(side.language and load_common_words(side.code) for side in pair.sides):
        return
    length = len(target.text) / max(len(source.text), 1)
    if len(source.text) > _LONG and length < _SHORTER:
        there = vocabulary(target)
        for start, end in _clauses(source):
            words = weighty(source, start, end)
            asked = words if length < _SHORT else [word for word in words if is_known(word, source)]
            if len(asked) >= _LEAST and not (
                any(may_say(there, word, source) for word in words) or shares_a_mark(pair, start, end)
            ):
                said = source.plain[start:end].strip(" ,;:")
                fact = f"« {said[:60]}{'…' * (len(said) > 60)} » seems to be missing in the {target.name}"
                yield Problem(Check.OMISSION, fact, here=(said,))
                return
    yield from _missing_item(pair)


def _missing_item(pair: Pair) -> Iterator[Problem]:
    """A problem for the one item of a list of which the target has no word, where its own list is one item shorter."""
    source, target = pair.sides
    lists = _lists(source)
    if not lists:
        return
    there = vocabulary(target)
    longest = max((len(items) for items in _lists(target)), default=_LEAST - 1)
    for items in lists:
        if len(items) == longest + 1 and (len(items) > _LEAST or _is_plain(source, items[1])):
            unsaid = [item for item in items if _is_unsaid(item, pair, there)]
            # Of three items the two others must be there, or the list is told in other words.
            if len(items) == _LEAST and any(_is_unknown(item, pair, there) for item in (items[0], items[2])):
                continue
            # « la COP15 a abouti, à Montréal, à un accord … »: the words before a first item are unsaid too.
            if len(unsaid) == 1 and unsaid != items[:1]:
                said = source.plain[slice(*unsaid[0])].strip()
                yield Problem(Check.OMISSION, f"« {said} » of a list is missing in the {target.name}", here=(said,))
                return


def _is_plain(side: Side, item: tuple[int, int]) -> bool:
    """Whether translations of all words of an item are known, and it is no clause: « la gestion de crise »."""
    words = weighty(side, *item)
    return _TWO <= len(words) <= _LEAST and all(is_known(word, side) for word in words)


def _is_unknown(item: tuple[int, int], pair: Pair, there: Vocabulary) -> bool:
    """Whether the other text has no word of an item."""
    return not any(may_say(there, word, pair.source) for word in weighty(pair.source, *item))


def _is_unsaid(item: tuple[int, int], pair: Pair, there: Vocabulary) -> bool:
    words = weighty(pair.source, *item)
    # Of « qui sont choqués » nothing may know that it is "who are shocked".
    if not words or not all(is_listed(word, pair.source) for word in words):
        return False
    # « la Biélorussie » "Belarus" is told by its place.
    return not (any(may_say(there, word, pair.source) for word in words) or shares_a_mark(pair, *item))


def _lists(side: Side) -> list[list[tuple[int, int]]]:
    """Where the items of each list stand, « A, B et C »; the first has what stands before the list too."""
    if "," not in side.plain or first_words(side.checks.list_joins).isdisjoint(side.tokens):
        return []
    return [
        [part.span() for part in _PART.finditer(side.plain, *match.span("items")) if part[0].strip()]
        + [match.span("last")]
        for match in _list(side.checks.list_joins).finditer(side.plain)
    ]


@lru_cache(maxsize=16)
def _list(joins: frozenset[str]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, joins)) or "(?!)"
    item = r"[^,;:.()]{2,60}"
    return re.compile(rf"(?P<items>(?:{item},\s)+{item}?),?\s(?:{either})\s(?P<last>{item})")


def _clauses(side: Side) -> list[tuple[int, int]]:
    """Where the clauses of a text begin and end."""
    text = side.plain
    cuts = {match.end() for match in _SIGN.finditer(text)}
    cuts |= {match.start() + 1 for match in _joins(side.checks.clauses).finditer(text)}
    places = sorted({0, *cuts, len(text)})
    return list(pairwise(places))


@lru_cache(maxsize=16)
def _joins(words: frozenset[str]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"(?<=\w)\s(?=(?:{either})\s)")
