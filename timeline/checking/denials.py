"""Denials: which words of a text deny, and which of them only say what is needed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.checking.side import Side
    from timeline.language.senses import Sense

PERHAPS = "perhaps"
_GROUP = "denial"
_BARE = 2
_ENDS = re.compile(r"[.;:!?]")
_WORD = re.compile(r"\w+")
_CLAUSE = re.compile(r"[,.;:!?]")


def denials(side: Side) -> Sequence[Sense]:
    """The words of a text that deny, or may."""
    return side.by_group.get(_GROUP, ())


def is_bare(side: Side, sense: Sense) -> bool:
    """Whether it is the « ne » that goes with « pas », and says nothing by itself."""
    return len(denying_word(side, sense)) <= _BARE


def denying_word(side: Side, sense: Sense) -> str:
    """The word at which a denial begins."""
    word = _WORD.search(side.plain, sense.start)
    return word[0] if word else ""


def denies_at_all(side: Side) -> bool:
    """Whether a text has a word that may deny, but for those that only perhaps do."""
    return any(one.sense != PERHAPS for one in denials(side))


# Eight checks ask it of the same text.
@lru_cache(maxsize=8)
def is_negated(side: Side) -> bool:
    """Whether a text denies."""
    return any(one.proof for one in denials(side))


def has_any(text: str, words: frozenset[str]) -> bool:
    """Whether a text has a word that begins like one of these."""
    return any(re.search(rf"\b{re.escape(word)}", text) for word in words)


def is_lifted(side: Side, denial: Sense, other: Side) -> bool:
    """Whether one thing alone is denied till another is: « tant que … n'a pas eu lieu » is "before … takes place".

    "may not … unless" is « est subordonné à ».
    """
    before, behind = side.plain[: denial.start], side.plain[denial.start :]
    clause = _ENDS.split(before)[-1]
    if has_any(clause, side.checks.till) and has_any(other.plain, other.checks.till):
        return True
    if not has_any(other.plain, other.checks.conditions):
        return False
    return has_any(behind, side.checks.lifting) or _is_of_two(side, denial)


def _is_of_two(side: Side, denial: Sense) -> bool:
    """Whether a thing is denied if another is not, « nul ne peut être élu s'il n'a réuni … »: then that is needed."""
    starts = sorted(one.start for one in denials(side) if one.sense != PERHAPS)
    for opening in _opening(side.checks.ifs).finditer(side.plain):
        clause = _CLAUSE.split(side.plain[opening.end() :])[0]
        denied = any(opening.end() <= start < opening.end() + len(clause) for start in starts)
        if denied and starts[0] < opening.start() and denial.start >= starts[0]:
            return True
    return False


@lru_cache(maxsize=16)
def _opening(words: frozenset[str]) -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")
