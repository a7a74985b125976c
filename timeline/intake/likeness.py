"""How alike two texts are, whatever file each came in: by their words alone, in order.

Wraps, spaces, quotes, bullets, marks of notes and of Markdown, soft hyphens and hyphens at a line's end are not words;
« cessez-/le-feu » and « cessez-le-feu » are one word in both.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?:[ \t]*\n\s*)?(?=\w)")
_NUMBER = re.compile(r"^[ \t]*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}°)[ \t]+", re.MULTILINE)
_NOTE = re.compile(r"[ \xa0]?\[\^?\d{1,3}\]|\^\(|<[^<>\n]{1,200}>")
_WORD = re.compile(r"[^\W_]+")
_GRAM = 5
# Of the five-word stretches of the shorter text; how much shorter it may be; how many it must have.
_NEAR, _SHARE, _FEWEST = 0.97, 0.8, 20


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as they are compared, in small letters with a space between; empty when there are none."""

    said: str

    @classmethod
    def of(cls, text: str) -> Words:
        """The words of a text."""
        plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).casefold()
        plain = _NOTE.sub("", _NUMBER.sub("", plain))
        return cls(" ".join(_WORD.findall(_HYPHEN.sub("", plain))))

    @property
    def digest(self) -> str:
        """What two texts of the same words have in common, and no others."""
        return hashlib.sha256(self.said.encode()).hexdigest()

    def likeness(self, other: Words) -> float:
        """The share of the shorter text's five-word stretches that the other has too; 0 for what is no other version.

        1 for the same words; 0 too where one is much longer, or so short that all of its kind are alike.
        """
        if self.said == other.said:
            return 1.0
        shorter, longer = sorted((self, other), key=lambda one: len(one.said))
        if len(shorter.said) < _SHARE * len(longer.said):
            return 0.0
        some, others = _stretches(shorter.said), _stretches(longer.said)
        # All of the shorter text may stand in the longer one: it is another version all the same.
        share = min(0.999, len(some & others) / max(1, len(some)))
        return share if share > _NEAR and len(some) >= _FEWEST else 0.0


@lru_cache(maxsize=4096)
def _stretches(said: str) -> frozenset[int]:
    words = said.split(" ")
    return frozenset(map(hash, zip(*(islice(words, start, None) for start in range(_GRAM)), strict=False)))
