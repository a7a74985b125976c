r"""Where in a Markdown file or a page stand the words that were taken from it: each is found again, in their order.

>>> places = places_of("Réunion du 3 mai", "# Réunion\n\ndu **3** mai")
>>> places[len("Réunion du ")], places[-1]
(16, 23)
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.model.communique import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.model.communique import Sentence

_WORD = re.compile(r"[^\W_]+")
# Words passed over without a doubt, « ](https://… » or a mark; beyond, three in a row must be the same.
_NEAR = 8


def places_of(taken: str, file: str) -> Sequence[int]:
    """For each character of what was taken from a file, and for its end, the character of the file it stands for.

    What is in no word, or in one that the file does not have so, stands where the word before it ends.
    """
    places, last = array("l"), 0
    for start, end, at in _found(list(_WORD.finditer(taken)), list(_WORD.finditer(file))):
        places.extend([last] * (start - len(places)))
        places.extend(range(at, at + end - start))
        last = at + end - start
    places.extend([last] * (len(taken) + 1 - len(places)))
    return places


def _found(taken: list[re.Match[str]], file: list[re.Match[str]]) -> Iterator[tuple[int, int, int]]:
    """Each word that is found again: where it begins and ends in what was taken, and where it begins in the file."""
    words, there = [word[0] for word in taken], [word[0] for word in file]
    in_threes: dict[tuple[str, ...], list[int]] = {}
    for number in range(len(there)):
        in_threes.setdefault(tuple(there[number : number + 3]), []).append(number)
    here = 0
    for number, word in enumerate(taken):
        at = _next(words[number : number + 3], there, here, in_threes)
        if at is not None:
            yield word.start(), word.end(), file[at].start()
            here = at + 1


def _next(words: list[str], there: list[str], here: int, in_threes: dict[tuple[str, ...], list[int]]) -> int | None:
    """The number of the word in the file: the next, else where three are the same, further on or, as notes, before."""
    if here < len(there) and there[here] == words[0]:
        return here
    same = in_threes.get(tuple(words), [])
    after = bisect_left(same, here)
    if same:
        return same[after] if after < len(same) else same[-1]
    near = there[here : here + _NEAR]
    return here + near.index(words[0]) if words[0] in near else None


def placed_in(file: str, taken: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of what was taken, each at its place in the file; all as they are where two would share one."""
    places, ends = places_of(taken, file), [match.end() for match in re.finditer("\r\n?|\n|\u2028", file)]
    placed = tuple(_moved(sentence, places, ends) for sentence in sentences)
    keys = {(one.span.start, one.span.end) for one in placed}
    return placed if len(keys) == len(placed) else tuple(sentences)


def _moved(sentence: Sentence, places: Sequence[int], ends: Sequence[int]) -> Sentence:
    start, end = places[sentence.span.start], places[sentence.span.end - 1] + 1
    span = Span(sentence.span.path, bisect_right(ends, start) + 1, start, max(start, end))
    return replace(sentence, span=span, offsets=[places[offset] for offset in sentence.offsets])
