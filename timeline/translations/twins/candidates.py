"""Candidates for the glossary: words of two official texts that stand in the same pairs of sentences again and again.

>>> small = {"le", "la", "de", "au", "a"}, {"the", "in"}
>>> pairs = [("Le Conseil de la Meuse siège.", "The Meuse Council met."), ("Au Conseil de la Meuse", "Meuse Council")]
>>> [(one.source, one.target, one.times) for one in find_candidates(pairs, small)]
[('Conseil de la Meuse', 'Meuse Council', 2)]
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from timeline.translations.alignment import comparable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    TextPair = tuple[str, str]

LEAST = 2  # a term stands in so many pairs at least
_TOGETHER = 0.8  # and in so large a share of its sentences with the other
_LONGEST = 5
_SHORTEST = 3
_PIECE = re.compile(r"[^.,;:!?()\"«»\d–—]+")
_WORD = re.compile(r"[^\W\d_](?:[\w]|-(?=\w))*'?")


class Candidate(NamedTuple):
    """A term and what stands where it stands: in how many pairs, in which share of all, the first pair of them."""

    source: str
    target: str
    times: int
    together: float
    example: TextPair


def find_candidates(
    pairs: Sequence[TextPair], common: tuple[Collection[str], Collection[str]], known: AbstractSet[str] = frozenset()
) -> list[Candidate]:
    """The candidates of pairs of sentences, the most frequent first; ``common`` are the small words of either language.

    Terms that are ``known``, in small letters, are left out, and those that are part of a longer one.
    """
    sides = [[dict(_phrases(pair[side], small)) for pair in pairs] for side, small in enumerate(common)]
    counts = [Counter(key for phrases in side for key in phrases) for side in sides]
    places: dict[str, list[int]] = defaultdict(list)
    for place, phrases in enumerate(sides[0]):
        for key in phrases:
            places[key].append(place)
    found = []
    for key, where in places.items():
        if len(where) < LEAST or key in known:
            continue
        joint = Counter(other for place in where for other in sides[1][place])
        best = max(joint, key=lambda other: (_dice(joint, counts, key, other), len(other), other), default=None)
        if best is not None and joint[best] >= LEAST and (share := _dice(joint, counts, key, best)) >= _TOGETHER:
            first = next(place for place in where if best in sides[1][place])
            found.append(Candidate(sides[0][first][key], sides[1][first][best], joint[best], share, pairs[first]))
    return sorted(_longest(found), key=lambda one: (-one.times, -one.together, one.source))


def _dice(joint: Counter[str], counts: Sequence[Counter[str]], key: str, other: str) -> float:
    return 2 * joint[other] / (counts[0][key] + counts[1][other])


def _phrases(text: str, common: Collection[str]) -> Iterator[tuple[str, str]]:
    """What may be a term, in small letters and as it stands: names, several words between none of the small ones."""
    for piece in _PIECE.finditer(comparable(text)):
        words = list(_WORD.finditer(piece[0]))
        for start, first in enumerate(words):
            for last in words[start : start + _LONGEST]:
                phrase = piece[0][first.start() : last.end()]
                if all(_tells(word[0], common) for word in (first, last)) and (
                    first is not last or (start and phrase[0].isupper())
                ):
                    yield phrase.casefold(), phrase


def _tells(word: str, common: Collection[str]) -> bool:
    return len(word) >= _SHORTEST and not word.endswith("'") and word.lower() not in common


def _longest(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The candidates without those that are part of a longer one as frequent."""
    for one in found:
        longer = (other for other in found if len(other.source) > len(one.source) and other.times >= one.times)
        if not any(one.source in other.source for other in longer):
            yield one
