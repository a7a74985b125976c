"""Things and people: « le greffier » is not "the president", nor « la pêche » "agriculture"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.checking.pair import Check, Problem
from timeline.language.senses import PEOPLE, THINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.checking.counterparts import Counterparts, Word
    from timeline.checking.pair import Pair
    from timeline.checking.side import Side

# Groups of words that exclude one another: each says another thing than any word of the others as well.
_NAMED = frozenset(
    (
        PEOPLE, THINGS, "official", "trade", "loan", "debt", "lease", "work", "suit", "cover", "sexes", "age", "gift",
        "crime", "generation", "family", "supplychain", "wealth", "duration", "mode", "force", "area", "owner", "level",
        "instrument",
    )
)  # fmt: skip
_NAME = 16  # characters of a name in which its words begin
_NEAR = 2  # words by which a name may stand away from where the words around it are said


def check_things(pair: Pair) -> Iterator[Problem]:
    """A problem for a name of a thing that the target has not, where it has a name that the source has not."""
    if not all(side.language and THINGS in side.language.senses.groups for side in pair.sides):
        return
    named = [_named(side) for side in pair.sides]
    lost, gained = _alone(*named), _alone(*named[::-1])
    if not lost or not gained:
        return
    here, there = pair.words
    forth, back = pair.counterparts
    for one, other in (*_replaced(lost, gained, here, there, forth, back), *_headed(lost, gained, here, there, forth)):
        words = here[one].plain, there[other].plain
        fact = f'the {pair.source.name} says « {words[0]} », the {pair.target.name} "{words[1]}"'
        yield Problem(Check.OPPOSITE, fact, here=words[:1], there=words[1:])
        return


def _replaced(  # noqa: PLR0913, PLR0917 what either text alone names, its words, and how they say one another
    lost: Sequence[int],
    gained: Sequence[int],
    here: Sequence[Word],
    there: Sequence[Word],
    forth: Counterparts,
    back: Counterparts,
) -> Iterator[tuple[int, int]]:
    """The words that nothing says, each with one that says nothing and stands where it would be said."""
    for one in _unsaid(lost, here, forth):
        low, high = _span(one, len(here), len(there), forth)
        yield from ((one, other) for other in _unsaid(gained, there, back) if low - _NEAR <= other <= high + _NEAR)


def _headed(
    lost: Sequence[int], gained: Sequence[int], here: Sequence[Word], there: Sequence[Word], forth: Counterparts
) -> Iterator[tuple[int, int]]:
    """Words of names that say one another, where the names do not: « personne morale », "natural person"."""
    for place, said in sorted(forth.own.items()):
        # One is the first word of its name, and the other is not: « donneur de licence », "licensee".
        heads = here[place].start in lost, there[said].start in gained
        if heads[0] != heads[1] and _is_in(here[place], lost) and _is_in(there[said], gained):
            yield place, said


def _is_in(word: Word, names: Sequence[int]) -> bool:
    """Whether a word stands in one of the names that begin at these characters."""
    return any(start <= word.start < start + _NAME for start in names)


def _named(side: Side) -> dict[int, dict[tuple[str, str], bool]]:
    """Where a text may name things, which each may be, and whether that is beyond doubt."""
    named: dict[int, dict[tuple[str, str], bool]] = {}
    for one in side.senses:
        if one.group in _NAMED:
            named.setdefault(one.start, {})[one.group, one.sense] = one.proof
    return named


def _alone(here: dict[int, dict[tuple[str, str], bool]], there: dict[int, dict[tuple[str, str], bool]]) -> list[int]:
    """Where a text names what the other names nowhere."""
    said = {sense for senses in there.values() for sense in senses}
    return [start for start, senses in here.items() if any(senses.values()) and said.isdisjoint(senses)]


def _unsaid(starts: Sequence[int], words: Sequence[Word], said: Counterparts) -> list[int]:
    """Which words of weight begin there and have no counterpart."""
    return [
        place
        for place, word in enumerate(words)
        if word.start in starts and place not in said.own and place not in said.shared
    ]


def _span(place: int, wide: int, high: int, forth: Counterparts) -> tuple[int, int]:
    """The words of the other text between which a word would be said."""
    before = next((forth.own[at] for at in range(place - 1, -1, -1) if _is_sure(at, forth)), 0)
    behind = next((forth.own[at] for at in range(place + 1, wide) if _is_sure(at, forth)), high)
    return min(before, behind), max(before, behind)


def _is_sure(place: int, forth: Counterparts) -> bool:
    return place in forth.firm
