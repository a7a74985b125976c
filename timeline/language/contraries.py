"""Contraries: which words say the contrary of one another, "lend" and "borrow", and so which rows of the lists do.

>>> are_contrary("refus", "granted", "fr", "en")
True
>>> are_contrary("refus", "refused", "fr", "en") or are_contrary("octroi", "granted", "fr", "en")
False
"""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.language.common_words import forms_beside, rows_of
from timeline.language.inflection import inflected

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = Path(__file__).parent.parent / "rules" / "contraries.csv"
_LISTED = "en"  # the language whose words are listed; those of another are what the rows that have them say in it


@lru_cache(maxsize=1 << 16)
def are_contrary(one: str, other: str, code: str, other_code: str) -> bool:
    """Whether two words say the contrary of one another: what the lists have for one is listed beside the other."""
    known = _contraries()
    here, there = _said(one, code), _said(other, other_code)
    return here.isdisjoint(there) and any(not known[word].isdisjoint(there) for word in here if word in known)


@lru_cache(maxsize=1 << 14)
def has_contrary(word: str, code: str) -> bool:
    """Whether any word is listed as the contrary of this one."""
    return not _said(word, code).isdisjoint(_contraries().keys())


@lru_cache(maxsize=1 << 14)
def _said(word: str, code: str) -> frozenset[str]:
    """What a word says in the language of the list: itself, or what stands beside it in its rows."""
    return frozenset((inflected(word, code),)) if code == _LISTED else forms_beside(rows_of(word, code), _LISTED)


@lru_cache(maxsize=1)
def _contraries() -> Mapping[str, frozenset[str]]:
    """The contraries of each word by what its forms have in common."""
    found: dict[str, set[str]] = defaultdict(set)
    with _FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            one, other = ({inflected(word, _LISTED) for word in row[key].split("|")} for key in ("one", "other"))
            for word in one:
                found[word] |= other
            for word in other:
                found[word] |= one
    return {word: frozenset(others) for word, others in found.items()}
