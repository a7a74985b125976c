"""Words that are said or are missing, « permanent », "knowingly", and names in which one says nothing by itself."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from timeline.language.senses import folded

_FILE = Path(__file__).parent.parent / "rules" / "qualifiers.csv"


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """The qualifiers of a language and the names in which they say nothing, « année civile », without accents."""

    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


@lru_cache(maxsize=8)
def load_qualifiers(code: str) -> Qualifiers:
    """The qualifiers of a language; none of one that the list has not."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == code]
    words, names = (
        frozenset(folded(one) for row in rows if row["kind"] == kind for one in row["words"].split("|"))
        for kind in ("word", "name")
    )
    return Qualifiers(words, names)
