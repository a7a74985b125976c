"""What is done is not left free: « le transporteur facilite l'accès » is not "the carrier may facilitate access"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.checking.counterparts import Word
    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

_CUT = re.compile(r"[.;:,()]")
_NEAR = 40  # characters before a verb among which the word stands that frees it


def check_freed(pair: Pair) -> Iterator[Problem]:
    """A problem for a verb of a main clause that the source tells as done, and the target as free."""
    source, target = pair.sides
    freed = target.checks.freed
    if not source.checks.present_ends or not any(word in target.plain for word in freed):
        return
    here, there = pair.words
    forth, _ = pair.counterparts
    for at in sorted(forth.sure):
        one, other = here[at], there[forth.own[at]]
        found = _behind(freed).search(target.plain[max(other.start - _NEAR, 0) : other.start])
        if found and at not in forth.astray and _is_told(source, one):
            words = one.plain, f"{found[1]} {other.plain}"
            fact = f'the {source.name} says « {words[0]} », the {target.name} "{words[1]}"'
            yield Problem(Check.OPPOSITE, fact, here=words[:1], there=words[1:])
            return


def _is_told(side: Side, word: Word) -> bool:
    """Whether a word is a verb of the present that nothing in its clause frees, « peut », « afin que », « qui »."""
    if not word.plain.endswith(side.checks.present_ends) or word.plain.endswith(side.checks.noun_ends):
        return False
    clause = re.findall(r"\w+", _CUT.split(side.plain[: word.start])[-1])
    if not clause or clause[-1] in side.checks.before_nouns:
        return False
    return not any(one.startswith(side.checks.freeing) or one in side.checks.unbinding for one in clause)


@lru_cache(maxsize=16)
def _behind(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(sorted(words))})\s(?:also\s|then\s)?(?:\w+ly\s)?$")
