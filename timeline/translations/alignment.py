r"""Which of the sentences known before is which of today's, inside one communiqué.

First the same text, typography aside; then likeness, word by word, between the neighbours of what was found, and more
strictly over the whole communiqué. A sentence that is like none of the old ones is new: nothing is guessed.

>>> comparable("L’« OTAN » a *décidé*…") == comparable("L'\"OTAN\" a décidé...")
True
>>> align(["Un.", "Le Conseil a adopté le plan."], ["Zéro.", "Le Conseil a adopté un plan.", "Un."])
[None, 1, 0]
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.translations.tangled import are_tangled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NEAR = 0.5  # how alike two sentences must be that stand in the same gap
FAR = 0.75  # and two that stand anywhere in the communiqué
_WHOLE = 0.8  # how much of the shorter one must stand in the longer, in runs of words, for it to be a part of it
_RUN = 3
_LONG = 8  # how many words a part must have to be known outside its gap
_REACH = 12  # how many sentences of a gap are looked at from each side
_TWINS = 10_000  # pairs of equal sentences past which they are taken in order
_RARE = 12  # a word in more of the sentences left over than this points at none of them

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ′`´‛", "'"),
        **dict.fromkeys("«»“”„‟″‹›", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("*_\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
        "œ": "oe",
        "Œ": "Oe",
        "æ": "ae",
        "Æ": "Ae",
    }
)
_ODD = re.compile(f"[{''.join(map(chr, _FOLDED))}]")
_CAPITAL = re.compile("[À-ÖØ-ÞĀ-Ž]")
_CLOSE = (*((f" {mark}", mark) for mark in ';:!?%,.)]"'), ("( ", "("), ("[ ", "["), ('" ', '"'))
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1 << 16)
def comparable(text: str) -> str:
    """The text without its typography: apostrophes, quotes, hyphens, spaces, emphasis, the accents of capitals."""
    if _ODD.search(text):
        text = text.translate(_FOLDED)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text).translate(_FOLDED)
    text = " ".join(_CAPITAL.sub(lambda match: unicodedata.normalize("NFD", match[0])[0], text).split())
    for spaced, closed in _CLOSE:
        text = text.replace(spaced, closed)
    return text


def align(
    old: Sequence[str], new: Sequence[str], old_dates: Sequence[object] = (), new_dates: Sequence[object] = ()
) -> list[int | None]:
    """For each new sentence, given comparable, the index of the old one that it is, or None.

    ``old_dates`` and ``new_dates``, one for each sentence where they are given, tell equal sentences apart.
    """
    aligned = _align_equal(old, new, old_dates, new_dates)
    _align_edited(old, new, aligned)
    return aligned


def align_unordered(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """As ``align``, but nothing is known of the order: only sentences much alike (``FAR``) are the same."""
    aligned: list[int | None] = [None] * len(new)
    pairs = _sharing_rare_words(old, new, aligned, range(len(old)))
    scored = sorted((-score, i, j) for i, j, _, score in _scores(old, new, set(), pairs))
    for i, j in _greedy([(i, j) for _, i, j in scored]):
        aligned[i] = j
    return aligned


def likeness(a: str, b: str) -> float:
    """How alike two comparable sentences are, from 0 to 1, by the words they share in order."""
    first, second = _words(a), _words(b)
    if not first or not second:
        return float(a == b)
    if (most := _ceiling(first, second)) >= NEAR:
        return most if are_tangled(first, second) else _matcher(first, second).ratio()
    # « Réunions de Bruxelle »: misspelt titles share few words and nearly all letters.
    ratio = SequenceMatcher(None, a, b, autojunk=False).ratio() if max(len(a), len(b)) < 100 else 0.0
    return ratio if ratio >= FAR else 0.0


def is_part(part: str, whole: str) -> bool:
    """Whether a comparable sentence of some length stands in a longer one, as where two were joined or one parted."""
    return len(_words(part)) < len(_words(whole)) and _part(part, whole, _RUN + 1)


def _align_equal(
    old: Sequence[str], new: Sequence[str], old_dates: Sequence[object], new_dates: Sequence[object]
) -> list[int | None]:
    aligned: list[int | None] = [None] * len(new)
    places, twins = _places(old), _places(new)
    for text, here in twins.items():
        there = places.get(text, [])
        if len(there) == len(here):
            pairs: Iterable[tuple[int, int]] = zip(here, there, strict=True)
        elif len(there) * len(here) > _TWINS:
            pairs = zip(here, there, strict=False)
        else:
            pairs = _pair_twins(here, there, (old, new), (old_dates, new_dates))
        for i, j in pairs:
            aligned[i] = j
    return aligned


def _places(texts: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        places[text].append(place)
    return places


def _pair_twins(
    here: list[int], there: list[int], texts: tuple[Sequence[str], ...], dates: tuple[Sequence[object], ...]
) -> Iterator[tuple[int, int]]:
    """Pair twins of which some are gone or new: first those with the same dates and neighbours."""
    (old, new), (old_dates, new_dates) = texts, dates

    def unlike(pair: tuple[int, int]) -> tuple[int, int, int]:
        i, j = pair
        dated = old_dates[j : j + 1] == new_dates[i : i + 1]
        around = (old[j - 1 : j] == new[i - 1 : i]) + (old[j + 1 : j + 2] == new[i + 1 : i + 2])
        return -2 * dated - around, i, j

    return _greedy(sorted(((i, j) for i in here for j in there), key=unlike))


def _greedy(pairs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    news: set[int] = set()
    olds: set[int] = set()
    for i, j in pairs:
        if i not in news and j not in olds:
            news.add(i)
            olds.add(j)
            yield i, j


def _align_edited(old: Sequence[str], new: Sequence[str], aligned: list[int | None]) -> None:
    """Fill ``aligned`` for edited sentences, the likest pairs first, those of one gap before those far apart."""
    taken = set(aligned)
    left = [j for j in range(len(old)) if j not in taken]
    if not left:
        return
    near = set(_neighbours(aligned, set(left), len(old)))
    scored = [
        (not_near, -score, i, j)
        for i, j, not_near, score in _scores(old, new, near, _sharing_rare_words(old, new, aligned, left))
    ]
    for i, j in _greedy([(i, j) for _, _, i, j in sorted(scored)]):
        aligned[i] = j


def _scores(
    old: Sequence[str], new: Sequence[str], near: set[tuple[int, int]], far: set[tuple[int, int]]
) -> Iterator[tuple[int, int, bool, float]]:
    for i, j in sorted(near | far):
        score = likeness(old[j], new[i])
        if (i, j) in near and (score >= NEAR or _part(old[j], new[i], _RUN)):
            yield i, j, False, score
        elif score >= FAR or _part(old[j], new[i], _LONG):
            yield i, j, True, score


def _neighbours(aligned: list[int | None], left: set[int], size: int) -> Iterator[tuple[int, int]]:
    """New and old sentences that stand in the same gap, seen from the pair found before them and the one after."""
    for step in (1, -1):
        anchor = -1 if step == 1 else size
        for i in range(len(aligned))[::step]:
            if (here := aligned[i]) is not None:
                anchor = here
                continue
            for n in range(1, _REACH + 1):
                if (j := anchor + n * step) not in left:
                    break
                yield i, j


def _sharing_rare_words(
    old: Sequence[str], new: Sequence[str], aligned: Sequence[int | None], left: Sequence[int]
) -> set[tuple[int, int]]:
    """Pairs left over, anywhere, that share words which few others have."""
    with_word: dict[str, list[int]] = defaultdict(list)
    for j in left:
        for word in set(_words(old[j])):
            with_word[word].append(j)
    return {
        (i, j)
        for i, known in enumerate(aligned)
        if known is None
        for word in set(_words(new[i]))
        if len(with_word.get(word, ())) <= _RARE
        for j in with_word.get(word, ())
    }


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _matcher(first: Sequence[str], second: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, first, second, autojunk=False)


def _ceiling(first: Sequence[str], second: Sequence[str]) -> float:
    """What the likeness cannot pass: words shared in any order, cheap to count."""
    return _matcher(first, second).quick_ratio()


def _part(a: str, b: str, least: int) -> bool:
    """Whether the shorter sentence, of ``least`` words, stands in the longer: cut off, or one of a list taken apart."""
    shorter, longer = sorted((_words(a), _words(b)), key=len)
    if len(shorter) < least:
        return False
    if longer[: len(shorter)] == shorter:
        return True
    if are_tangled(shorter, longer):
        return False
    runs = sum(block.size for block in _matcher(shorter, longer).get_matching_blocks() if block.size >= _RUN)
    return len(shorter) > _RUN and runs >= _WHOLE * len(shorter)
